// An adviser on duty in this browser: the state that the hub knows, what rings, and the one call that goes on whatever
// page is shown. Joins the pure call (calls/call.ts) to the hub, the peer connection, camera and sound.
import {computed, signal} from '@preact/signals';
import type {Adviser, AdviserOrder, CallDetail, CallList, CallSignal, CallSummary, WrapUp} from '../../generated/api';
import * as hub from '../api/calls';
import {on_call, on_change, send_signal, type CallNews} from '../api/live';
import type {Outcome} from '../api/problem';
import {create_resource} from '../api/resource';
import {announce} from '../parts/announcer';
import {beat_ms, begin_call, is_held, is_over, sends, update, without_words, type Call, type Effect, type Event} from './call';
import {close_media, open_media, type OwnMedia} from './own_media';
import {Peer} from './peer';
import {quality_of, type Figures, type Quality} from './quality';
import {start_ringing, stop_ringing} from './ringer';
import {claim, forget, is_here, listen_to_windows} from './window';

export const adviser = create_resource<Adviser>(hub.get_adviser);
export const calls = create_resource<CallList>(hub.list_calls);
export const ring = signal<CallSummary | null>(null);
export const call = signal<Call | null>(null);
export const finished = signal<Call | null>(null); // still to be wrapped up
export const consulted = signal<CallDetail | null>(null); // a call about which somebody asks for advice
export const elsewhere = signal(''); // a call of ours that another window has
export const shields = signal<CallSummary[]>([]); // told to supervisors, until they have read it
export const own = signal<OwnMedia | null>(null);
export const theirs = signal<MediaStream | null>(null);
export const quality = signal<Quality | null>(null);
export const trouble = signal(''); // why the last act did not work
export const accepting = signal(false);

// The customer is neither seen nor heard: on hold, or behind the shield.
export const curtained = computed(() => call.value !== null && (is_held(call.value) || call.value.shielded));

const poll_ms = 30_000;
const figures_ms = 2_000;
const most_early_signals = 64;

let peer: Peer | null = null;
let before: Figures | null = null;
let early: CallSignal[] = []; // of a call whose acceptance is still on its way
let page_of_calls: () => void = () => undefined;

export function go_on_duty(open_page: () => void): () => void {
  page_of_calls = open_page;
  void look();
  const timers = [
    setInterval(() => void look(), poll_ms),
    setInterval(() => act({type: 'tick', now: Date.now()}), beat_ms),
    setInterval(() => void measure(), figures_ms),
  ];
  const stops = [
    on_change('adviser', () => void look()),
    on_change('calls', () => void calls.refresh()),
    on_call(hear),
    listen_to_windows(let_go),
  ];
  const stay = (event: BeforeUnloadEvent) => {
    if (call.peek()) event.preventDefault();
  };
  addEventListener('beforeunload', stay);
  return () => {
    timers.forEach(clearInterval);
    for (const stop of stops) stop();
    removeEventListener('beforeunload', stay);
    leave_call();
    stop_ringing();
    shields.value = [];
    ring.value = finished.value = consulted.value = adviser.value.value = calls.value.value = null;
  };
}

function let_go(call_id: string): void {
  if (call.peek()?.known.call_id !== call_id) return;
  leave_call();
  elsewhere.value = call_id;
}

// One look at a time: an answer that is older than the news that asked for it must not undo the news.
let looking: Promise<void> | null = null;
let look_again = false;
let rings = 0;
let endings = 0;

function look(): Promise<void> {
  look_again = true;
  looking ??= look_until_fresh().finally(() => {
    looking = null;
  });
  return looking;
}

async function look_until_fresh(): Promise<void> {
  while (look_again) {
    look_again = false;
    await look_once();
  }
}

async function look_once(): Promise<void> {
  const [rung, ended] = [rings, endings];
  await Promise.all([adviser.refresh(), calls.refresh()]);
  const known = adviser.value.peek();
  if (!known) return;
  if (known.state !== 'ringing') {
    if (rung === rings) silence();
  } else if (known.call_id && ring.peek()?.call_id !== known.call_id) {
    find_ring(known.call_id);
  }
  if (known.state !== 'wrap_up' && ended === endings) finished.value = null;
  const going = call.peek();
  if (known.state !== 'busy' || known.call_id !== elsewhere.peek()) elsewhere.value = '';
  if (known.state === 'busy' && known.call_id && !going && !accepting.peek()) await take_up(known, known.call_id);
  if (!known.consulting) consulted.value = null;
  if (known.state === 'wrap_up' && known.call_id && !finished.peek() && !going) await remember(known.call_id);
  if (going && !belongs(known, going)) await give_up(going);
}

const belongs = (known: Adviser, going: Call) =>
  known.state === 'ringing' || (known.state === 'busy' && known.call_id === going.known.call_id);

// The call went to somebody else, or the hub gave it up. Asked twice, because the first answer may be older than the call.
async function give_up(going: Call): Promise<void> {
  const again = await hub.get_adviser();
  const detail = await hub.get_call(going.known.call_id);
  const now = call.peek();
  if (!again.ok || belongs(again.value, going) || now?.known.call_id !== going.known.call_id) return;
  finish(detail.ok ? passed_on({...now, known: detail.value.call}) : now);
}

// It is over for this desk, and goes on with somebody else.
const passed_on = (left: Call): Call =>
  left.known.state === 'ended' ? left : {...left, known: {...left.known, state: 'transferring'}};

function hear(news: CallNews): void {
  switch (news.type) {
    case 'call.ring':
      hear_ring(news.call);
      return void look();
    case 'call.state':
      return act({type: 'state', state: news.call});
    case 'call.signal':
      if (call.peek()) act({type: 'signal', signal: news});
      else if (early.length < most_early_signals) early.push(news);
      return;
    case 'call.shielded':
      shields.value = [...shields.peek(), news.call];
      return announce(`${news.call.adviser ?? 'An adviser'} used the shield.`);
    case 'call.taken':
      forget(news.call_id);
      return let_go(news.call_id);
    case 'line.back':
      return void catch_up();
  }
}

function hear_ring(summary: CallSummary): void {
  rings += 1;
  ring.value = summary;
  start_ringing(summary, page_of_calls);
  announce(`A call about ${summary.skill_name}, from ${summary.kiosk_name}. F2 accepts it.`);
}

function find_ring(call_id: string): void {
  const summary = calls.value.peek()?.calls.find((one) => one.call_id === call_id);
  if (summary) hear_ring(summary);
}

function silence(): void {
  stop_ringing();
  ring.value = null;
}

// The line to the hub was lost for a while; the call itself went on without it.
async function catch_up(): Promise<void> {
  const going = call.peek();
  if (!going) return;
  const detail = await hub.get_call(going.known.call_id);
  if (detail.ok) act({type: 'state', state: detail.value.call});
  if (call.peek()?.connection === 'failed') act({type: 'rebuild'});
}

export async function order(state: AdviserOrder['state']): Promise<void> {
  await tried(hub.order_state(state));
  await look();
}

export async function accept(): Promise<void> {
  const summary = ring.peek();
  if (!summary || accepting.peek()) return;
  accepting.value = true;
  stop_ringing();
  early = [];
  const accepted = await tried(hub.accept_call(summary.call_id));
  if (accepted) claim(summary.call_id);
  const detail = accepted ? await tried(hub.get_call(summary.call_id)) : null;
  if (detail && summary.consulting) consulted.value = detail;
  else if (detail) await enter(detail);
  accepting.value = false;
  silence();
  await look();
}

export async function decline(): Promise<void> {
  const summary = ring.peek();
  if (!summary) return;
  silence();
  await tried(hub.decline_call(summary.call_id));
  await look();
}

async function enter(detail: CallDetail): Promise<void> {
  own.value = await open_media();
  if (own.value.missing) announce(own.value.missing);
  quality.value = before = null;
  finished.value = null;
  call.value = begin_call(detail);
  act({type: 'mine', ...has(own.value.stream)});
  for (const given of early.splice(0)) act({type: 'signal', signal: given});
}

const has = (stream: MediaStream) => ({
  audio: stream.getAudioTracks().length > 0,
  video: stream.getVideoTracks().length > 0,
});

// A call that is ours although it was not accepted on this page. Either the customer is handed over by somebody who asked
// for advice, and the kiosk offers by itself; or the page was loaded again in the middle of a call: its end of the
// connection is gone, and a new leg is asked for.
async function take_up(known: Adviser, call_id: string): Promise<void> {
  if (!known.consulting && !is_here(call_id)) {
    elsewhere.value = call_id;
    return;
  }
  accepting.value = true;
  const handed_over = consulted.peek() !== null && !known.consulting;
  if (!handed_over) early = [];
  const detail = await hub.get_call(call_id);
  if (detail.ok && known.consulting) consulted.value = detail.value;
  else if (detail.ok && detail.value.call.state !== 'ended') {
    await enter(detail.value);
    if (!handed_over) act({type: 'rebuild'});
  }
  accepting.value = false;
}

export async function take_here(): Promise<void> {
  const call_id = elsewhere.peek();
  if ((await tried(hub.take_call(call_id))) === null) return;
  claim(call_id);
  elsewhere.value = '';
  await look();
}

async function remember(call_id: string): Promise<void> {
  const detail = await hub.get_call(call_id);
  if (detail.ok) finished.value = passed_on(begin_call(detail.value));
}

export function act(event: Event): void {
  const going = call.peek();
  if (!going) return;
  const [next, effects] = update(going, event);
  call.value = next;
  for (const effect of effects) run(effect, next);
  if (is_over(next)) finish(next);
}

function run(effect: Effect, now: Call): void {
  switch (effect.type) {
    case 'begin':
      return begin(effect.leg, effect.sdp, now);
    case 'drop':
      return drop();
    case 'take_candidate':
      if (peer?.leg === effect.leg) void peer.candidate(effect.candidate, effect.index);
      return;
    case 'signal':
      return void send_signal(effect.signal);
    case 'send':
      return peer?.send(effect.channel, effect.message);
    case 'tracks': {
      const out = sends(now);
      for (const track of own.peek()?.stream.getTracks() ?? [])
        track.enabled = track.kind === 'audio' ? out.audio : out.video;
      return;
    }
    case 'tell':
      return announce(effect.words);
  }
}

function begin(leg: number, sdp: string, {known}: Call): void {
  peer?.close();
  peer = new Peer({
    leg,
    ice_servers: known.ice_servers,
    relay_only: known.relay_only,
    own: own.peek()?.stream ?? new MediaStream(),
    tell: act,
    show: (stream) => {
      theirs.value = stream;
    },
  });
  before = null;
  void peer.answer(sdp);
}

function drop(): void {
  peer?.close();
  peer = null;
}

function leave_call(): void {
  drop();
  early = [];
  close_media(own.peek()?.stream ?? null);
  call.value = own.value = theirs.value = quality.value = null;
}

function finish(ended: Call): void {
  endings += 1;
  leave_call();
  finished.value = without_words(ended);
  void look();
}

async function measure(): Promise<void> {
  if (!peer || call.peek()?.connection !== 'connected') return;
  const figures = await peer.figures(Date.now()).catch(() => null);
  if (!figures) return;
  quality.value = quality_of(figures, before);
  before = figures;
}

type OfCall = (call_id: string) => Promise<Outcome<unknown>>;

async function of_call(ask: OfCall): Promise<boolean> {
  const going = call.peek();
  return going !== null && (await tried(ask(going.known.call_id))) !== null;
}

export const hold = () => of_call(hub.hold_call);
export const resume = () => of_call(hub.resume_call);

// Ends here even when the hub cannot be reached: nobody is kept in a call that they want to leave.
export async function end(): Promise<void> {
  const going = call.peek();
  if (!going) return;
  await of_call(hub.end_call);
  if (call.peek()?.known.call_id === going.known.call_id) finish(going);
}

// The picture goes at once; what has to be asked of the hub comes after.
export async function shield(): Promise<void> {
  const going = call.peek();
  if (!going) return;
  act({type: 'shield'});
  await of_call(hub.shield_call);
  if (call.peek()?.known.call_id === going.known.call_id) finish({...going, shielded: true});
}

export const transfer = (where: Parameters<typeof hub.transfer_call>[1]) =>
  of_call((call_id) => hub.transfer_call(call_id, where));

export async function wrap_up(call_id: string, words: WrapUp): Promise<boolean> {
  const done = await tried(hub.wrap_up_call(call_id, words));
  if (done !== null) finished.value = null;
  await look();
  return done !== null;
}

export async function extend(call_id: string): Promise<void> {
  await tried(hub.extend_wrap_up(call_id));
  await look();
}

async function tried<T>(asked: Promise<Outcome<T>>): Promise<T | null> {
  const outcome = await asked;
  trouble.value = outcome.ok ? '' : outcome.problem.message;
  // An answer without a body is an answer all the same.
  return outcome.ok ? (outcome.value ?? ({} as T)) : null;
}
