// Places in a text as people count them (grapheme clusters, as the kiosk counts) and as the browser does (UTF-16).

const segments = new Intl.Segmenter(undefined, {granularity: 'grapheme'});

export function graphemes_before(text: string, offset: number): number {
  let count = 0;
  for (const {index} of segments.segment(text)) {
    if (index >= offset) break;
    count += 1;
  }
  return count;
}

export function offset_of(text: string, grapheme: number): number {
  let count = 0;
  for (const {index} of segments.segment(text)) {
    if (count === grapheme) return index;
    count += 1;
  }
  return text.length;
}

export function cut_graphemes(text: string, most: number): string {
  return text.length <= most ? text : text.slice(0, offset_of(text, most));
}

const utf8 = new TextEncoder();

// How many at its end must go, so that a text is at most so many bytes.
export function graphemes_beyond(text: string, most_bytes: number): number {
  let bytes = 0;
  let beyond = 0;
  for (const {segment} of segments.segment(text)) {
    bytes += utf8.encode(segment).length;
    if (bytes > most_bytes) beyond += 1;
  }
  return beyond;
}
