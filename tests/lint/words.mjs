// What the rules about words share: the catalogues, the demonstration's texts, and words.json with its lists of exceptions.
import { readFileSync } from 'node:fs';
import { arguments_of, parse_message } from './messages.mjs';

export const english = 'en-GB';
export const exceptions = JSON.parse(readFileSync(new URL('./words.json', import.meta.url), 'utf8'));

// [{path, tag, review, messages, text}] of every themes/languages/TAG/words.json, English first.
export function catalogues_of(tree) {
  return tree.flatMap(({ path, text }) => {
    const found = /^themes\/languages\/([A-Za-z-]+)\/words\.json$/.exec(path);
    if (!found) return [];
    const { language = {}, messages } = JSON.parse(text);
    return [{ path, tag: found[1], review: language.review, messages, text }];
  }).sort((a, b) => (b.tag === english) - (a.tag === english));
}

// [{path, file}] of the demonstration council's own texts.
export const demonstration_of = (tree) => tree
  .filter(({ path }) => /^provisioning\/demo\/(council|journeys\/[a-z-]+)\.json$/.test(path))
  .map(({ path, text }) => ({ path, file: JSON.parse(text) }));

// [{place, text}] of every text in several languages: an object with English in it.
export function texts_in(value, place = '') {
  if (value === null || typeof value !== 'object') return [];
  if (english in value) return [{ place, text: value }];
  return Object.entries(value).flatMap(([key, inner]) => texts_in(inner, place === '' ? key : `${place}/${key}`));
}

export function line_of(text, id) {
  const at = text.indexOf(`"${id}":`);
  return at < 0 ? 1 : text.slice(0, at).split('\n').length;
}

// What is wrong with one translation of one English pattern, as words; nothing when it is well.
export function problems_of_translation(tag, pattern, original) {
  if (pattern.trim() === '') return ['is empty'];
  let pieces, model;
  try {
    pieces = parse_message(pattern);
    model = parse_message(original);
  } catch (error) {
    return [error.message];
  }
  const found = [];
  const wants = new Map(arguments_of(model).map((argument) => [argument.name, argument.type]));
  const has = new Map(arguments_of(pieces).map((argument) => [argument.name, argument.type]));
  for (const name of wants.keys()) if (!has.has(name)) found.push(`lacks {${name}}`);
  for (const name of has.keys()) if (!wants.has(name)) found.push(`wants {${name}}, which nobody gives it`);
  for (const [name, type] of wants) {
    if (has.has(name) && has.get(name) !== type) found.push(`has {${name}} as a ${has.get(name)}, English as a ${type}`);
  }
  const categories = new Intl.PluralRules(tag).resolvedOptions().pluralCategories;
  for (const { name, type, options } of arguments_of(pieces)) {
    if (type !== 'plural') continue;
    for (const category of categories) {
      if (!(category in options)) found.push(`lacks the plural form "${category}" of {${name}}`);
    }
    for (const branch of Object.keys(options)) {
      if (!branch.startsWith('=') && !categories.includes(branch)) found.push(`has a plural form "${branch}", which ${tag} has not`);
    }
  }
  if (/["']/.test(pattern.replaceAll("''", '’').replace(/'[{}][^']*'/g, ''))) found.push('has a straight quotation mark or apostrophe');
  return found;
}
