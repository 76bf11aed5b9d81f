// Each language's keyboard types every letter of that language's own words: directly, as a capital, by holding a key, or
// on the accents. A keyboard that is borrowed from another script is excused, the screen says so.
const words = /^themes\/languages\/([A-Za-z-]+)\/words\.json$/;

const keys_of = (row) => row.split(' ').filter((key) => key !== '');
const both_cases = (letter, tag) => [letter, letter.toLocaleUpperCase(tag), letter.toLocaleLowerCase(tag)];

function typed_by(keyboard, tag) {
  const { letters = [], accents = [], signs = [], before_space = '', after_space = '', held = {} } = keyboard;
  const rows = [...letters, ...accents, ...signs, before_space, after_space, ...Object.values(held)];
  return new Set(rows.flatMap(keys_of).flatMap((key) => both_cases(key, tag)).map((key) => key.normalize('NFC')));
}

// What is read, without the names of arguments and the words of ICU ("{count, plural, one {…}}").
const as_read = (message) => message.replace(/\{\s*\w+\s*,\s*\w+\s*,?|\b(zero|one|two|few|many|other|offset|=\d+)\s*(?=\{)|\{\w+\}/g, ' ');

export default function keyboards_type_words(tree) {
  const problems = [];
  const text_of = (path) => tree.find((file) => file.path === path)?.text;
  const latin = JSON.parse(text_of('themes/languages/en-GB/keyboard.json') ?? '{}');
  for (const { path, text } of tree) {
    const tag = words.exec(path)?.[1];
    if (tag === undefined) continue;
    const own = path.replace('words.json', 'keyboard.json');
    if (text_of(own) === undefined) {
      problems.push({ path, line: 1, message: `there is no ${own}` });
      continue;
    }
    const keyboard = JSON.parse(text_of(own));
    if (keyboard.language !== tag) problems.push({ path: own, line: 1, message: `its language is not "${tag}"` });
    if (keyboard.borrowed) continue;
    const typed = new Set([...typed_by(keyboard, tag), ...(keyboard.script === 'Latn' ? [] : typed_by(latin, 'en-GB'))]);
    const missing = new Set();
    for (const message of Object.values(JSON.parse(text).messages)) {
      for (const { segment } of new Intl.Segmenter(tag).segment(as_read(message).normalize('NFC'))) {
        if (/^\p{L}/u.test(segment) && !typed.has(segment) && !typed.has(segment.replace(/\p{M}/gu, ''))) missing.add(segment);
      }
    }
    if (missing.size > 0) problems.push({ path: own, line: 1, message: `has no key for ${[...missing].join(' ')}` });
  }
  return problems;
}
