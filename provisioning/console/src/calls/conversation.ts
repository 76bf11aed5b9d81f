// Real-time text: what both have typed, line by line, in the order in which the lines were begun. Pure.
import type {TextLine} from './channel';

export interface Line extends TextLine {
  who: 'adviser' | 'customer';
}

export interface Conversation {
  lines: Line[];
  own: number; // the number of the line that the adviser is writing now
}

export const no_words: Conversation = {lines: [], own: 0};

const most_lines = 400; // a long call by text has about a hundred

// A line that was begun keeps its place; the words in it are replaced. A line without words that is not being written
// leaves nothing behind.
export function heard(conversation: Conversation, who: Line['who'], line: TextLine): Conversation {
  const known = conversation.lines.findIndex((one) => one.who === who && one.line === line.line);
  const lines = [...conversation.lines];
  if (known >= 0) lines[known] = {...line, who};
  else if (line.text) lines.push({...line, who});
  const worth = lines.filter((one) => one.text || !one.done).slice(-most_lines);
  return {...conversation, lines: worth};
}

// The adviser typed: the new conversation, and the line as it goes over.
export function typed(conversation: Conversation, text: string, done: boolean): [Conversation, TextLine] {
  const line = {line: conversation.own, text, done};
  const next = heard(conversation, 'adviser', line);
  return [done ? {...next, own: next.own + 1} : next, line];
}

export function own_line(conversation: Conversation): string {
  return conversation.lines.find((one) => one.who === 'adviser' && one.line === conversation.own)?.text ?? '';
}

// The newest lines of the adviser as they go over, the one being written among them.
export function own_lines({lines}: Conversation, most: number): TextLine[] {
  return lines
    .filter((one) => one.who === 'adviser')
    .slice(-most)
    .map(({line, text, done}) => ({line, text, done}));
}

// Whether the customer's line was already finished: one that comes again is not read out again.
export function was_done({lines}: Conversation, line: number): boolean {
  return lines.some((one) => one.who === 'customer' && one.line === line && one.done);
}
