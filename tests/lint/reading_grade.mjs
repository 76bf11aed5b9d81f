// How hard English words are to read: the Flesch-Kincaid grade (Kincaid and others, 1975), the school year of the
// United States in which a child reads them: 0.39 words a sentence + 11.8 syllables a word - 15.59.

import { exceptions } from './words.mjs';

// Syllables are counted by the letters: each run of vowels is one; a silent e at the end is none, except after
// a consonant and l ("able"); -ed is none except after t or d ("wanted"); -es is one after s, x, z, ch, sh ("boxes").
// Numbers, signs and addresses are one. Words that this counts wrongly are in words.json.
export function syllables_of(word) {
  const letters = word.toLowerCase().replace(/[’']s$/, '').replace(/[^a-z]/g, '');
  if (letters === '' || word.includes('@')) return 1;
  const known = exceptions.reading_grade.syllables[letters];
  if (known !== undefined) return known;
  const stem = letters
    .replace(/([^td])ed$/, '$1')
    .replace(/([^sxzc]|[^sc]h)es$/, '$1s')
    .replace(/([^aeiouyl]|[aeiouy]l)e$/, '$1')
    .replace(/([a-z])e(ly|ment|ful|less)$/, '$1$2');
  const runs = stem.match(/[aeiouy]+/g) ?? [];
  const parted = stem.match(/ia(?!l)|iou$|eo|ua|io(?!n)|[^q]uo|yi/g) ?? [];  // two vowels said apart
  return Math.max(1, runs.length + parted.length);
}

export function words_of(text) {
  return text.split(/[\s–—/]+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
}

const sentences_of = (text) => text.split(/[.!?:;]+(?:\s|$)|\n+/).filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));

export function reading_grade(text) {
  const words = words_of(text);
  if (words.length === 0) return 0;
  const syllables = words.reduce((sum, word) => sum + syllables_of(word), 0);
  return 0.39 * (words.length / sentences_of(text).length) + 11.8 * (syllables / words.length) - 15.59;
}
