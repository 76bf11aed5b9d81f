// A long message of a data channel as several short ones, as video/wire/pieces.h says: '+' (more follow) or '.' (the last)
// and then a part of it. A short one that begins with neither goes as it is.
import {longest_message} from './channel';

const longest_piece = 5_000; // UTF-16 units, and so 15,000 bytes at most

const is_piece = (text: string): boolean => text.startsWith('+') || text.startsWith('.');

export function in_pieces(text: string): string[] {
  if (text.length <= longest_piece && !is_piece(text)) return [text];
  const pieces: string[] = [];
  for (let at = 0, end = 0; at < text.length; at = end) {
    end = Math.min(at + longest_piece, text.length);
    // The two halves of one character stay together.
    if (end < text.length && text.charCodeAt(end - 1) >= 0xd800 && text.charCodeAt(end - 1) <= 0xdbff) end -= 1;
    pieces.push((end < text.length ? '+' : '.') + text.slice(at, end));
  }
  return pieces;
}

// Puts together what came over one channel.
export class PieceReader {
  #begun = '';
  #too_long = false;

  // The message that is whole with this.
  take(text: string): string | null {
    if (!is_piece(text)) return text.length <= longest_message ? text : null;
    this.#too_long ||= this.#begun.length + text.length - 1 > longest_message;
    this.#begun = this.#too_long ? '' : this.#begun + text.slice(1);
    if (text.startsWith('+')) return null;
    const whole = this.#too_long ? null : this.#begun;
    this.#begun = '';
    this.#too_long = false;
    return whole;
  }
}
