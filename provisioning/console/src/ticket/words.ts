// Words of the page: one language at a time, as the kiosk's catalogues write them (ICU MessageFormat: values, plurals).
import {languages} from '../../generated/ticket_languages';

export {languages};

export interface Words {
  tag: string;
  direction: string;
  messages: Record<string, string>;
}
export type Values = Record<string, string | number>;

// The best of the languages that there are: the first wanted that is one, by its whole tag or its first part.
export function language_for(wanted: readonly string[]): string {
  const base = (tag: string) => tag.split('-')[0]?.toLowerCase();
  for (const tag of wanted) {
    const found =
      languages.find((one) => one.tag.toLowerCase() === tag.toLowerCase()) ??
      languages.find((one) => base(one.tag) === base(tag));
    if (found) return found.tag;
  }
  return 'en-GB';
}

export async function load_words(tag: string): Promise<Words> {
  const answer = await fetch(`/ticket.${tag}.json`, {credentials: 'omit'});
  if (!answer.ok) throw new Error(`no words in ${tag}`);
  const direction = languages.find((one) => one.tag === tag)?.direction ?? 'ltr';
  return {tag, direction, messages: (await answer.json()) as Record<string, string>};
}

export function say(words: Words, id: string, values: Values = {}): string {
  return fill(words.messages[id] ?? id, words.tag, values, '');
}

export function clock_time(words: Words, at: number): string {
  return new Intl.DateTimeFormat(words.tag, {hour: '2-digit', minute: '2-digit', hourCycle: 'h23', numberingSystem: 'latn'}).format(at);
}

function fill(pattern: string, tag: string, values: Values, count: string): string {
  let made = '';
  for (let at = 0; at < pattern.length; at++) {
    const letter = pattern.charAt(at);
    if (letter === '#' && count) {
      made += count;
    } else if (letter === '{') {
      const end = closing(pattern, at);
      made += argument(pattern.slice(at + 1, end), tag, values);
      at = end;
    } else {
      made += letter;
    }
  }
  return made;
}

function closing(pattern: string, open: number): number {
  let depth = 0;
  for (let at = open; at < pattern.length; at++) {
    if (pattern.charAt(at) === '{') depth++;
    if (pattern.charAt(at) === '}' && --depth === 0) return at;
  }
  return pattern.length;
}

function argument(text: string, tag: string, values: Values): string {
  const plural = /^(\w+),\s*plural,\s*/.exec(text);
  if (!plural) return String(values[text] ?? '');
  const number = Number(values[plural[1] ?? ''] ?? 0);
  const branches = new Map<string, string>();
  const rest = text.slice(plural[0].length);
  for (let at = 0; at < rest.length; ) {
    const open = rest.indexOf('{', at);
    if (open < 0) break;
    const end = closing(rest, open);
    branches.set(rest.slice(at, open).trim(), rest.slice(open + 1, end));
    at = end + 1;
  }
  const category = new Intl.PluralRules(tag).select(number);
  const branch = branches.get(`=${number}`) ?? branches.get(category) ?? branches.get('other') ?? '';
  return fill(branch, tag, values, String(number));
}
