// Names of what an adviser sees in a call, for what the hub and the kiosk send as words of a machine.
import type {Adviser, AvoidableReason, CallbackChange, CallbackOutcome, CallState, CallSummary, SpeakBy, WrapUp} from '../../generated/api';
import type {Call, Request} from '../calls/call';
import type {Tone} from '../parts/tag';

export const states: Record<Adviser['state'], {name: string; tone: Tone}> = {
  available: {name: 'Available', tone: 'good'},
  ringing: {name: 'Ringing', tone: 'warn'},
  busy: {name: 'In a call', tone: 'busy'},
  wrap_up: {name: 'Wrapping up', tone: 'busy'},
  break: {name: 'On a break', tone: 'quiet'},
  away: {name: 'Away', tone: 'quiet'},
};

export const speaks: Record<SpeakBy, string> = {
  handset: 'By the handset',
  headphones: 'By headphones',
  type: 'By typing: do not expect a voice',
  aloud: 'Aloud: others may hear',
};

// The council stands before it only where the hub has several.
export const where_of = ({council_name, kiosk_name, site_name}: CallSummary) =>
  `${council_name ? `${council_name}: ` : ''}${kiosk_name}, ${site_name}`;

export const outcomes: Array<{value: WrapUp['outcome']; name: string}> = [
  {value: 'resolved', name: 'Resolved'},
  {value: 'handed_over', name: 'Handed over to somebody else'},
  {value: 'callback', name: 'We call back'},
  {value: 'not_resolved', name: 'Not resolved'},
];

// Why this contact need not have been, and the digit that chooses it.
export const reasons: Array<{value: AvoidableReason | 'none' | 'not_sure'; key: string; name: string}> = [
  {value: 'none', key: '0', name: 'None: it was needed'},
  {value: 'not_done', key: '1', name: 'Something was not done'},
  {value: 'done_wrong', key: '2', name: 'Something was done wrong'},
  {value: 'needless_clarification', key: '3', name: 'Our words were not clear'},
  {value: 'same_facts_again', key: '4', name: 'We asked for the same facts again'},
  {value: 'progress_chasing', key: '5', name: 'To ask how far a request is'},
  {value: 'tried_online', key: '6', name: 'Tried it online and could not'},
  {value: 'not_sure', key: '9', name: 'Not sure'},
];

export const callback_outcomes: Record<CallbackOutcome, string> = {
  reached: 'Reached, done',
  not_reached: 'Not reached, given up',
  wrong_number: 'Wrong number',
  no_longer_wanted: 'No longer wanted',
};

export const tries: Record<NonNullable<CallbackChange['attempt']>, string> = {
  spoke: 'Spoke',
  no_answer: 'No answer',
  engaged: 'Engaged',
  voicemail: 'Voicemail',
};

const times: Record<string, string> = {any: 'Any time', morning: 'In the morning', afternoon: 'In the afternoon'};

// What a customer chose at the kiosk, or an adviser wrote down in their words.
export const phone_time = (when: string) => times[when] ?? when;

// How the connection stands, in one line that is always on the page.
export function connection_words(call: Call): {tone: Tone; words: string} {
  if (call.known.state === 'moving') return {tone: 'warn', words: `Walking to ${call.known.room?.name ?? 'the room'}`};
  if (call.known.state === 'held') return {tone: 'warn', words: 'On hold'};
  if (call.silent || call.connection === 'interrupted') return {tone: 'bad', words: 'Connection lost'};
  if (call.connection === 'failed') return {tone: 'bad', words: 'Connecting again'};
  if (call.connection === 'connecting') return {tone: 'warn', words: 'Connecting'};
  return {tone: 'good', words: 'Connected'};
}

const requests: Record<Request['kind'], string> = {
  suggestion: 'Suggestion',
  journey: 'Journey',
  leaflet: 'Leaflet',
  document: 'Document',
  print: 'Print',
  photo: 'Photo of a paper',
  private: 'Private question',
  room: 'Private room',
};

const replies: Record<Request['outcome'], {tone: Tone; words: string}> = {
  sent: {tone: 'quiet', words: 'Sent'},
  asked: {tone: 'busy', words: 'On their screen'},
  agreed: {tone: 'good', words: 'Agreed'},
  opened: {tone: 'good', words: 'Opened'},
  printed: {tone: 'good', words: 'Printed'},
  taken: {tone: 'good', words: 'Taken'},
  answered: {tone: 'good', words: 'Answered'},
  refused: {tone: 'warn', words: 'Refused'},
  gone: {tone: 'warn', words: 'No longer there'},
  failed: {tone: 'bad', words: 'Did not work'},
};

// How a call ended, where an adviser may wonder.
const endings: Partial<Record<NonNullable<CallState['end_reason']>, string>> = {
  not_arrived: 'The customer did not arrive in the private room.',
  wrong_code: 'The code was typed wrong three times in the private room.',
  room_lost: 'The kiosk in the private room stopped answering.',
};
export const ending_words = (call: Call) => endings[call.known.end_reason ?? 'adviser'] ?? '';

export const request_name = (request: Request) => requests[request.kind];
export const reply_words = (request: Request) => replies[request.outcome];

export function duration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
