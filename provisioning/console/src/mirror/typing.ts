// What somebody does in a field of the mirror, as what the kiosk understands. The browser's own editing is stopped:
// the field always shows what the glass shows, and two people may type at once without one undoing the other.
import type {MirrorInput} from '../../generated/api';
import {graphemes_before} from './graphemes';
import {is_masked} from './view_tools';

export interface Selection {
  value: string;
  start: number;
  end: number;
}

export interface Edit {
  type: string; // InputEvent.inputType
  data: string | null;
  long: boolean; // takes line breaks
}

const longest_text = 100; // characters in one message: a kiosk takes 400 bytes, and a character has up to four

export function inputs_of_edit(edit: Edit, selection: Selection): MirrorInput[] {
  const removed = removal(selection);
  switch (edit.type) {
    case 'insertText':
    case 'insertReplacementText':
    case 'insertFromPaste':
    case 'insertFromDrop':
    case 'insertFromComposition':
      return edit.data ? [...removed, ...texts(edit.long ? edit.data : edit.data.replace(/[\r\n]+/g, ' '))] : removed;
    case 'insertLineBreak':
    case 'insertParagraph':
      return edit.long ? [...removed, {event: 'text', text: '\n'}] : [{event: 'key', key: 'enter'}];
    case 'deleteContentBackward':
    case 'deleteWordBackward':
    case 'deleteSoftLineBackward':
    case 'deleteByCut':
      return removed.length ? removed : edit.type === 'deleteByCut' ? [] : [{event: 'key', key: 'delete_back'}];
    case 'deleteContentForward':
    case 'deleteWordForward':
      return removed.length ? removed : [{event: 'key', key: 'delete_forward'}];
    default:
      return [];
  }
}

// A selection is taken away from its end. A masked value is not as long as it looks, so nothing in it can be selected.
function removal({value, start, end}: Selection): MirrorInput[] {
  if (start === end || is_masked(value)) return [];
  const from = graphemes_before(value, start);
  const to = graphemes_before(value, end);
  return [caret_at(to), ...Array.from({length: to - from}, (): MirrorInput => ({event: 'key', key: 'delete_back'}))];
}

function texts(text: string): MirrorInput[] {
  const letters = [...text];
  const pieces: MirrorInput[] = [];
  for (let from = 0; from < letters.length; from += longest_text) {
    pieces.push({event: 'text', text: letters.slice(from, from + longest_text).join('')});
  }
  return pieces;
}

export function caret_at(grapheme: number): MirrorInput {
  return {event: 'caret', grapheme};
}

const moves: Record<string, NonNullable<MirrorInput['key']>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Home: 'home',
  End: 'end',
};

export function input_of_move(key: string): MirrorInput | null {
  const move = moves[key];
  return move ? {event: 'key', key: move} : null;
}
