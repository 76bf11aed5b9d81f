// The calls of the hub's double: one adviser, one call, no clock. A test makes it ring, end and fail; what the console
// asks for is answered as openapi.yaml describes, and remembered.
import type {
  Adviser,
  CallbackHead,
  CallDetail,
  CallList,
  CallSignal,
  CallState,
  WrapUp,
} from '../../provisioning/console/generated/api';
import * as sample from './sample';

export interface Reply {
  schema: string;
  value: unknown;
  status?: number;
}

export class FakeCalls {
  me: Adviser = sample.adviser();
  list: CallList;
  detail: CallDetail = sample.call_detail();
  callbacks: CallbackHead[];
  asked: string[] = []; // acts, in order: "accept", "hold", "state break"
  wrap_ups: WrapUp[] = [];
  signals: CallSignal[] = []; // from the console
  on_signal: (signal: CallSignal) => void = () => undefined;
  tell: (schema: string, message: object) => void = () => undefined; // to every open line

  constructor(now: number) {
    this.list = sample.call_list(now);
    this.callbacks = sample.callbacks(now);
  }

  rings(): void {
    this.detail.call.state = 'offered';
    this.me = sample.adviser({state: 'ringing', call_id: this.detail.call.call_id, ring_until: Date.now() + 20_000});
    this.tell('LiveCallRing', {type: 'call.ring', call: this.detail.summary});
  }

  // Somebody else has the call and asks this adviser.
  consults(): void {
    this.detail.summary = {...this.detail.summary, consulting: true, adviser: 'Hamish'};
    this.me = sample.adviser({state: 'ringing', consulting: true, call_id: this.detail.call.call_id});
    this.tell('LiveCallRing', {type: 'call.ring', call: this.detail.summary});
  }

  signals_to_console(signal: Partial<CallSignal>): void {
    const call_id = this.detail.call.call_id;
    this.tell('LiveCallSignal', {type: 'call.signal', call_id, leg: 1, sequence: 1, kind: 'candidate', ...signal});
  }

  becomes(change: Partial<CallState>): CallState {
    this.detail.call = {...this.detail.call, revision: this.detail.call.revision + 1, ...change};
    this.tell('LiveCallState', {type: 'call.state', call: this.detail.call});
    return this.detail.call;
  }

  ends(reason: NonNullable<CallState['end_reason']>): CallState {
    const wrap_up_until = Date.now() + 30_000;
    this.me = sample.adviser({state: 'wrap_up', call_id: this.detail.call.call_id, wrap_up_until});
    return this.becomes({state: 'ended', end_reason: reason});
  }

  heard(signal: CallSignal): void {
    this.signals.push(signal);
    this.on_signal(signal);
  }

  // Null: there is no such thing here.
  answer(method: string, what: string, id: string, act: string, body: Record<string, unknown>): Reply | null {
    if (method !== 'GET') this.asked.push(act || id || what);
    switch (`${method} ${what}`) {
      case 'GET adviser':
        return {schema: 'Adviser', value: this.me};
      case 'PUT adviser':
        this.me = sample.adviser({state: body['state'] as Adviser['state'], since: Date.now()});
        return {schema: 'Adviser', value: this.me};
      case 'GET calls':
        return id ? {schema: 'CallDetail', value: this.detail} : {schema: 'CallList', value: this.list};
      case 'POST calls':
        return this.#act(act, body);
      case 'GET callbacks':
        return id ? this.#opened(id) : {schema: 'CallbackList', value: {callbacks: this.callbacks}};
      case 'POST callbacks':
        return {schema: 'CallbackHead', value: this.callbacks[0], status: 201};
      case 'PATCH callbacks':
        return {schema: 'CallbackHead', value: this.callbacks.find((one) => one.callback_id === id)};
      default:
        return null;
    }
  }

  #consulting(): Partial<Adviser> {
    return this.detail.summary.consulting ? {consulting: true} : {};
  }

  #opened(id: string): Reply {
    const callback = this.callbacks.find((one) => one.callback_id === id);
    return {schema: 'OpenedCallback', value: {callback, name: 'Sam Taylor', phone: '01632 960123', when: 'After 2pm'}};
  }

  #act(act: string, body: Record<string, unknown>): Reply | null {
    const state = (value: CallState): Reply => ({schema: 'CallState', value});
    switch (act) {
      case 'accept':
        this.me = {...sample.adviser({state: 'busy', call_id: this.detail.call.call_id}), ...this.#consulting()};
        return state(this.becomes({state: 'accepted'}));
      case 'take':
        return state(this.detail.call);
      case 'decline':
        this.me = sample.adviser({state: 'away'});
        return state(this.detail.call);
      case 'hold':
        return state(this.becomes({state: 'held'}));
      case 'resume':
        return state(this.becomes({state: 'connected'}));
      case 'end':
        return state(this.ends('adviser'));
      case 'shield':
        return state(this.ends('shielded'));
      case 'transfer':
        return state(this.becomes({state: 'transferring'}));
      case 'extend':
        this.me = {...this.me, wrap_up_extended: true, wrap_up_until: Date.now() + 120_000};
        return {schema: 'Adviser', value: this.me};
      case 'wrap-up':
        this.wrap_ups.push(body as unknown as WrapUp);
        this.me = sample.adviser();
        return {schema: 'Adviser', value: this.me};
      default:
        return null;
    }
  }
}
