// What the two ends of a call say to each other over its data channels, and to nobody else: the hub never sees it. What
// a kiosk sends is outside data, so it is read with limits; what does not fit is dropped, and so is an unknown type.
import {cut_graphemes} from '../mirror/graphemes';
import type {View} from '../mirror/view_tools';
import {read_view} from './received_view';

export const longest_message = 200_000; // UTF-16 units; a View of the fullest screen has about 60,000
export const longest_line = 500; // graphemes
const longest_word = 200;
const longest_answer = 2_000;

export const consent_kinds = ['see', 'point', 'fill', 'print', 'photo'] as const;
export type ConsentKind = (typeof consent_kinds)[number];

const consent_states = ['asked', 'granted', 'refused', 'ended'] as const;
export type ConsentState = (typeof consent_states)[number];

export interface Hello {
  type: 'hello';
  language: string;
  speak: string;
  needs: string[];
  allowed: ConsentKind[];
}

// What became of something that the adviser asked for.
const outcomes = {
  suggestion: ['agreed', 'refused', 'gone'],
  push: ['opened', 'refused'],
  print: ['printed', 'refused', 'failed'],
  photo: ['taken', 'refused', 'failed'],
  private: ['asked', 'answered', 'refused'],
  room: ['agreed', 'refused', 'failed'],
} as const;
export type Answered = keyof typeof outcomes;
export type Outcome = (typeof outcomes)[Answered][number];

export interface Reply {
  type: Answered;
  id: string;
  outcome: Outcome;
  answer?: string; // to a private question
  document?: string; // the name of a photo that the hub has
}

export type FromKiosk =
  | Hello
  | {type: 'consent'; kind: ConsentKind; state: ConsentState}
  | {type: 'view'; sequence: number; view: View}
  | Reply
  | {type: 'media'; audio: boolean; video: boolean}
  | {type: 'beat'};

export type ToKiosk =
  | {type: 'hello'; version: 1; alias: string}
  | {type: 'ask'; kind: ConsentKind}
  | {type: 'point'; node: string | null}
  | {type: 'suggest'; id: string; node: string; value: string}
  | {type: 'push'; id: string; journey: string}
  | {type: 'push'; id: string; leaflet: string}
  | {type: 'push'; id: string; title: string; lines: string[]}
  | {type: 'private'; id: string; question: string}
  | {type: 'print'; id: string; title: string; lines: string[]}
  | {type: 'photo'; id: string}
  | {type: 'room'; id: string}
  | {type: 'media'; audio: boolean; video: boolean}
  | {type: 'beat'};

// What a customer is asked for, one by one, and answers.
export type Asking = Extract<ToKiosk, {id: string}>;

// The whole line so far, with every keystroke: a lost or doubled message changes nothing, erasing is a shorter text.
export interface TextLine {
  line: number;
  text: string;
  done: boolean;
}

type Members = Record<string, unknown>;

function members_of(text: string): Members | null {
  if (text.length > longest_message) return null;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Members) : null;
  } catch {
    return null;
  }
}

const word = (value: unknown, longest = longest_word): string | null =>
  typeof value === 'string' && value.length <= longest ? value : null;

function one_of<T extends string>(value: unknown, known: readonly T[]): T | null {
  return known.find((one) => one === value) ?? null;
}

export function read_assist(text: string): FromKiosk | null {
  const message = members_of(text);
  if (!message) return null;
  switch (message['type']) {
    case 'beat':
      return {type: 'beat'};
    case 'hello':
      return read_hello(message);
    case 'consent': {
      const kind = one_of(message['kind'], consent_kinds);
      const state = one_of(message['state'], consent_states);
      return kind && state ? {type: 'consent', kind, state} : null;
    }
    case 'view': {
      const view = read_view(message['view']);
      const sequence = message['sequence'];
      return view && Number.isSafeInteger(sequence) ? {type: 'view', sequence: sequence as number, view} : null;
    }
    case 'media':
      return typeof message['audio'] === 'boolean' && typeof message['video'] === 'boolean'
        ? {type: 'media', audio: message['audio'], video: message['video']}
        : null;
    case 'suggestion':
    case 'push':
    case 'print':
    case 'photo':
    case 'private':
    case 'room':
      return read_reply(message['type'], message);
    default:
      return null;
  }
}

function read_hello(message: Members): Hello {
  const words = (value: unknown) =>
    Array.isArray(value) ? value.slice(0, 20).flatMap((one) => word(one, 40) ?? []) : [];
  return {
    type: 'hello',
    language: word(message['language'], 40) ?? '',
    speak: word(message['speak'], 40) ?? '',
    needs: words(message['needs']),
    allowed: words(message['allowed']).flatMap((one) => one_of(one, consent_kinds) ?? []),
  };
}

function read_reply(type: Answered, message: Members): Reply | null {
  const id = word(message['id']);
  const outcome = one_of<Outcome>(message[type === 'private' ? 'state' : 'outcome'], outcomes[type]);
  if (!id || !outcome) return null;
  const answer = type === 'private' ? word(message['answer'], longest_answer) : null;
  const document = type === 'photo' ? word(message['document_id'], 64) : null;
  return {type, id, outcome, ...(answer === null ? {} : {answer}), ...(document ? {document} : {})};
}

export function read_text_line(text: string): TextLine | null {
  const message = members_of(text);
  const line = message?.['line'];
  const words = word(message?.['text'], longest_message);
  if (words === null || !Number.isSafeInteger(line) || (line as number) < 0) return null;
  return {line: line as number, text: cut_graphemes(words, longest_line), done: message?.['done'] === true};
}
