// A call as the adviser's desk knows it. Pure: events in, the new state and what is to be done out. It knows no page, no
// clock and no RTCPeerConnection; `now` comes with the events that need it.
//
// A leg is one connection between the two ends, counted by the hub. The kiosk offers, the desk answers; signals of
// another leg than the newest are dropped. What was agreed, muted and written survives a leg.
import type {CallDetail, CallSignal, CallState} from '../../generated/api';
import type {View} from '../mirror/view_tools';
import type {Answered, Asking, ConsentKind, ConsentState, Hello, Outcome, Reply, ToKiosk} from './channel';
import {longest_line, read_assist, read_text_line} from './channel';
import {heard, no_words, own_lines, typed, was_done, type Conversation} from './conversation';
import {cut_graphemes} from '../mirror/graphemes';

export type Channel = 'assist' | 'text';
export type Connection = 'connecting' | 'connected' | 'interrupted' | 'failed';

export type RequestKind = 'suggestion' | 'journey' | 'leaflet' | 'document' | 'print' | 'photo' | 'private' | 'room';

// Something that the customer was asked, and what became of it.
export interface Request {
  id: string;
  kind: RequestKind;
  about: string; // in the adviser's words, for the list on the page
  journey?: string; // that was offered
  outcome: 'sent' | Outcome;
  answer?: string;
  document?: string;
}

export interface Call {
  detail: CallDetail; // as it was when the call came
  known: CallState; // as the hub said last
  leg: number; // the newest that the hub or the kiosk named
  offered: number; // the newest leg whose offer was answered here
  connection: Connection;
  open: Record<Channel, boolean>;
  heard_at: number | null; // when the kiosk was last heard; null until it was
  silent: boolean;
  hello: Hello | null;
  consents: Partial<Record<ConsentKind, ConsentState>>;
  screen: {sequence: number; view: View} | null;
  pointed: string | null;
  requests: Request[];
  conversation: Conversation;
  mine: {audio: boolean; video: boolean};
  theirs: {audio: boolean; video: boolean};
  shielded: boolean;
  in_room: string | null; // the private room that the customer moved to
  early: CallSignal[]; // candidates that came before the offer of their leg
  sequence: number; // of our signals
  rebuild_asked: number; // the leg that we asked to be replaced
}

export type Event =
  | {type: 'state'; state: CallState}
  | {type: 'signal'; signal: CallSignal}
  | {type: 'answered'; leg: number; sdp: string}
  | {type: 'candidate'; leg: number; candidate: string; index: number}
  | {type: 'connection'; leg: number; connection: Connection}
  | {type: 'channel'; leg: number; channel: Channel; open: boolean; now: number}
  | {type: 'message'; leg: number; channel: Channel; text: string; now: number}
  | {type: 'tick'; now: number}
  | {type: 'rebuild'} // this page lost what it had of the leg
  | {type: 'typed'; text: string; done: boolean}
  | {type: 'ask'; kind: ConsentKind}
  | {type: 'point'; node: string | null}
  | {type: 'request'; message: Asking; about: string}
  | {type: 'mine'; audio: boolean; video: boolean}
  | {type: 'shield'};

export type Effect =
  | {type: 'begin'; leg: number; sdp: string}
  | {type: 'drop'} // the peer connection of an older leg
  | {type: 'take_candidate'; leg: number; candidate: string; index: number}
  | {type: 'signal'; signal: CallSignal}
  | {type: 'send'; channel: Channel; message: object}
  | {type: 'tracks'}
  | {type: 'tell'; words: string};

type Step = [Call, Effect[]];

export const beat_ms = 1_000;
const silent_after_ms = 3_000; // three beats missed
// An outage of up to twelve seconds mends itself. The kiosk itself begins anew after that; this is for one that did not notice.
const rebuild_after_ms = 14_000;
const most_early = 64;
const lines_again = 4; // of ours, on a new leg: what was typed while there was none
const most_requests = 60;

export function begin_call(detail: CallDetail): Call {
  return {
    detail,
    known: detail.call,
    leg: detail.call.leg,
    offered: 0,
    connection: 'connecting',
    open: {assist: false, text: false},
    heard_at: null,
    silent: false,
    hello: null,
    consents: {},
    screen: null,
    pointed: null,
    requests: [],
    conversation: no_words,
    mine: {audio: true, video: true},
    theirs: {audio: true, video: true},
    shielded: false,
    in_room: null,
    early: [],
    sequence: 0,
    rebuild_asked: 0,
  };
}

export function update(call: Call, event: Event): Step {
  switch (event.type) {
    case 'state':
      return hub_said(call, event.state);
    case 'signal':
      return signalled(call, event.signal);
    case 'answered':
      return event.leg === call.leg ? signal(call, {kind: 'answer', sdp: event.sdp}) : [call, []];
    case 'candidate':
      if (event.leg !== call.leg) return [call, []];
      return signal(call, {kind: 'candidate', candidate: event.candidate, index: event.index});
    case 'connection':
      return event.leg === call.leg ? connected(call, event.connection) : [call, []];
    case 'channel':
      return event.leg === call.leg ? opened(call, event.channel, event.open, event.now) : [call, []];
    case 'message':
      return event.leg === call.leg ? received(call, event.channel, event.text, event.now) : [call, []];
    case 'tick':
      return ticked(call, event.now);
    case 'rebuild':
      return rebuild(call);
    case 'typed': {
      const [conversation, line] = typed(call.conversation, cut_graphemes(event.text, longest_line), event.done);
      return [{...call, conversation}, send(call, 'text', line)];
    }
    case 'ask':
      if (!call.open.assist) return [call, []];
      return [
        {...call, consents: {...call.consents, [event.kind]: 'asked'}},
        send(call, 'assist', {type: 'ask', kind: event.kind}),
      ];
    case 'point':
      if (call.consents.point !== 'granted') return [call, []];
      return [{...call, pointed: event.node}, send(call, 'assist', {type: 'point', node: event.node})];
    case 'request':
      return requested(call, event.message, event.about);
    case 'mine':
      return [
        {...call, mine: {audio: event.audio, video: event.video}},
        [{type: 'tracks'}, ...send(call, 'assist', {type: 'media', audio: event.audio, video: event.video})],
      ];
    case 'shield':
      return [{...call, shielded: true, mine: {audio: false, video: false}}, [{type: 'tracks'}]];
  }
}

// What is left of a call once it is over: enough for the wrap-up, and nothing that was written, shown or asked in it.
export const without_words = (call: Call): Call => ({
  ...call,
  screen: null,
  requests: [],
  conversation: no_words,
});

export const is_over = (call: Call) => call.known.state === 'ended';
export const is_moving = (call: Call) => call.known.state === 'moving';
// The customer can be asked to go to a private room.
export const can_move = (call: Call) =>
  call.open.assist && Boolean(call.known.room) && (call.known.state === 'connected' || is_held(call));
export const is_held = (call: Call) => call.known.state === 'held';

// What this end sends: nothing of it while the call is held.
export function sends(call: Call): {audio: boolean; video: boolean} {
  const out = is_held(call) || is_over(call);
  return {audio: call.mine.audio && !out, video: call.mine.video && !out};
}

function send(call: Call, channel: Channel, message: ToKiosk | {line: number}): Effect[] {
  return call.open[channel] ? [{type: 'send', channel, message}] : [];
}

type OwnSignal = {kind: 'answer'; sdp: string} | {kind: 'candidate'; candidate: string; index: number} | {kind: 'restart'};

function signal(call: Call, own: OwnSignal): Step {
  const sequence = call.sequence + 1;
  const message: CallSignal = {type: 'call.signal', call_id: call.known.call_id, leg: call.leg, sequence, ...own};
  return [{...call, sequence}, [{type: 'signal', signal: message}]];
}

function hub_said(call: Call, known: CallState): Step {
  if (known.call_id !== call.known.call_id || known.revision < call.known.revision || is_over(call)) return [call, []];
  const [next, effects] = at_leg({...call, known}, known.leg);
  if (is_held(next) !== is_held(call) || is_over(next)) effects.push({type: 'tracks'});
  if (is_held(next) && !is_held(call)) effects.push({type: 'tell', words: 'The call is on hold.'});
  if (is_held(call) && known.state === 'connected') effects.push({type: 'tell', words: 'The call goes on.'});
  if (is_over(next)) effects.push({type: 'tell', words: 'The call has ended.'});
  return walked(call, next, effects);
}

// To a private room, there, or not after all.
function walked(call: Call, next: Call, effects: Effect[]): Step {
  const room = call.known.room?.name ?? next.known.room?.name ?? 'the room';
  if (is_moving(next) && !is_moving(call))
    effects.push({type: 'tell', words: `The customer is walking to ${room}. Wait for them.`});
  if (!is_moving(call) || is_moving(next) || is_over(next)) return [next, effects];
  if (next.known.state !== 'accepted') return [next, [...effects, {type: 'tell', words: 'The customer stays where they are.'}]];
  return [{...next, in_room: room, heard_at: null}, [...effects, {type: 'tell', words: `The customer is in ${room}.`}]];
}

// A newer leg: what there was of the old one is thrown away, and the kiosk's offer is waited for.
function at_leg(call: Call, leg: number): Step {
  if (leg <= call.leg) return [call, []];
  const open = {assist: false, text: false};
  return [{...call, leg, connection: 'connecting', open, pointed: null}, [{type: 'drop'}]];
}

function signalled(call: Call, given: CallSignal): Step {
  if (given.call_id !== call.known.call_id || is_over(call) || given.leg < call.leg) return [call, []];
  if (given.kind === 'offer') {
    if (given.leg <= call.offered || !given.sdp) return [call, []];
    const [next, effects] = at_leg(call, given.leg);
    const early = call.early.filter((one) => one.leg === given.leg).flatMap(candidate_effect);
    effects.push({type: 'begin', leg: given.leg, sdp: given.sdp}, ...early);
    return [{...next, offered: given.leg, early: call.early.filter((one) => one.leg > given.leg)}, effects];
  }
  if (given.kind !== 'candidate') return [call, []];
  if (given.leg === call.offered) return [call, candidate_effect(given)];
  if (call.early.length >= most_early) return [call, []];
  return [{...call, early: [...call.early, given]}, []];
}

function candidate_effect({leg, candidate, index}: CallSignal): Effect[] {
  return !candidate ? [] : [{type: 'take_candidate', leg, candidate, index: index ?? 0}];
}

function connected(call: Call, connection: Connection): Step {
  const next = {...call, connection};
  return connection === 'failed' ? rebuild(next) : [next, []];
}

// Asks for a new leg, once for each leg that went wrong.
function rebuild(call: Call): Step {
  if (call.rebuild_asked >= call.leg || is_over(call)) return [call, []];
  return signal({...call, rebuild_asked: call.leg}, {kind: 'restart'});
}

function opened(call: Call, channel: Channel, open: boolean, now: number): Step {
  const next = {...call, open: {...call.open, [channel]: open}};
  if (!open) return [next, []];
  if (channel === 'text') return [next, own_lines(call.conversation, lines_again).flatMap((line) => send(next, 'text', line))];
  const {audio, video} = call.mine;
  const effects = [
    ...send(next, 'assist', {type: 'hello', version: 1, alias: call.known.adviser_alias ?? ''}),
    ...send(next, 'assist', {type: 'media', audio, video}),
  ];
  return [{...next, heard_at: now, silent: false}, effects];
}

function ticked(call: Call, now: number): Step {
  if (is_over(call) || is_moving(call) || call.heard_at === null) return [call, []];
  const beat = send(call, 'assist', {type: 'beat'});
  const gone = now - call.heard_at;
  if (gone <= silent_after_ms) return [call, beat];
  const effects: Effect[] = call.silent ? beat : [...beat, {type: 'tell', words: 'The connection is lost. Waiting.'}];
  const next = {...call, silent: true};
  if (gone <= rebuild_after_ms || call.connection === 'connecting') return [next, effects];
  const [rebuilt, asked] = rebuild(next);
  return [rebuilt, [...effects, ...asked]];
}

function received(call: Call, channel: Channel, text: string, now: number): Step {
  const [next, effects] = understood({...call, heard_at: now, silent: false}, channel, text);
  return [next, call.silent ? [{type: 'tell', words: 'The connection is back.'}, ...effects] : effects];
}

function understood(call: Call, channel: Channel, text: string): Step {
  if (channel === 'text') {
    const line = read_text_line(text);
    if (!line) return [call, []];
    const conversation = heard(call.conversation, 'customer', line);
    const finished = line.done && line.text && !was_done(call.conversation, line.line);
    return [{...call, conversation}, finished ? [{type: 'tell', words: `The customer wrote: ${line.text}`}] : []];
  }
  const message = read_assist(text);
  switch (message?.type) {
    case 'hello':
      return [{...call, hello: message}, []];
    case 'consent':
      return consented(call, message.kind, message.state);
    case 'view':
      if (call.consents.see !== 'granted' || message.sequence < (call.screen?.sequence ?? 0)) return [call, []];
      return [{...call, screen: {sequence: message.sequence, view: message.view}}, []];
    case 'media':
      return [{...call, theirs: {audio: message.audio, video: message.video}}, []];
    case 'suggestion':
    case 'push':
    case 'print':
    case 'photo':
    case 'private':
    case 'room':
      return replied(call, message);
    default:
      return [call, []];
  }
}

export const consent_words: Record<ConsentKind, string> = {
  see: 'see their screen',
  point: 'point at their screen',
  fill: 'suggest answers',
  print: 'print for them',
  photo: 'see a paper',
};

// What is no longer agreed leaves the page at once.
function consented(call: Call, kind: ConsentKind, state: ConsentState): Step {
  const next = {...call, consents: {...call.consents, [kind]: state}};
  if (kind === 'see' && state !== 'granted') Object.assign(next, {screen: null, pointed: null});
  if (kind === 'point' && state !== 'granted') next.pointed = null;
  if (state === 'asked' || call.consents[kind] === state) return [next, []];
  const words = {granted: 'agreed that you', refused: 'did not agree that you', ended: 'no longer wants that you'}[state];
  return [next, [{type: 'tell', words: `The customer ${words} ${consent_words[kind]}.`}]];
}

const answered_by: Record<RequestKind, Answered> = {
  suggestion: 'suggestion',
  journey: 'push',
  leaflet: 'push',
  document: 'push',
  print: 'print',
  photo: 'photo',
  private: 'private',
  room: 'room',
};

function kind_of(message: Asking): RequestKind {
  if (message.type !== 'push') return message.type === 'suggest' ? 'suggestion' : message.type;
  if ('journey' in message) return 'journey';
  return 'leaflet' in message ? 'leaflet' : 'document';
}

function requested(call: Call, message: Asking, about: string): Step {
  if (!call.open.assist) return [call, []];
  const request: Request = {id: message.id, kind: kind_of(message), about, outcome: 'sent'};
  if ('journey' in message) request.journey = message.journey;
  return [{...call, requests: [...call.requests, request].slice(-most_requests)}, send(call, 'assist', message)];
}

const reply_words: Record<Outcome, string> = {
  agreed: 'The customer took the suggestion.',
  refused: 'The customer said no.',
  gone: 'The field is no longer on the screen.',
  opened: 'The customer is reading it.',
  printed: 'It is printed.',
  failed: 'It did not work.',
  taken: 'The photo was taken.',
  asked: '',
  answered: 'The customer answered the private question.',
};

function words_of_reply(request: Request, outcome: Outcome): string {
  if (request.journey && outcome === 'opened') return 'The journey is on the customer’s screen.';
  if (request.kind === 'room' && outcome === 'agreed') return 'The customer agreed to move.';
  return reply_words[outcome];
}

function replied(call: Call, {type, id, outcome, answer, document}: Reply): Step {
  const found = call.requests.find((one) => one.id === id && answered_by[one.kind] === type);
  if (!found || found.outcome === outcome) return [call, []];
  const more = {...(answer === undefined ? {} : {answer}), ...(document === undefined ? {} : {document})};
  const requests = call.requests.map((one) => (one === found ? {...one, outcome, ...more} : one));
  const words = words_of_reply(found, outcome);
  return [{...call, requests}, words ? [{type: 'tell', words}] : []];
}
