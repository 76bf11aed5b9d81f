// Every message that the screens ask for is in every language, whole and translated, and every message is asked for.
import { catalogues_of, english, exceptions, line_of, problems_of_translation } from '../words.mjs';

// Ids that the code names as a whole ("home.title"), and those that it asks for directly: words("home.title"). What the
// core names are nodes and usage, never words.
function ids_in_code(tree) {
  const asked = new Map();
  const named = new Set();
  for (const { path, text } of tree) {
    if (/^provisioning\/console\/src\/ticket\/.*\.tsx?$/.test(path)) {  // the same words, on a phone
      for (const [, id] of text.matchAll(/['"]((?:phone|ticket)(?:\.[a-z_]+)+)['"]/g)) asked.set(id, { path, line: 1 }), named.add(id);
    }
    if (!/^kiosk\/(?!core\/|gallery\/).*\.(cpp|h)$/.test(path)) continue;
    text.split('\n').forEach((line, index) => {
      if (path.endsWith('.cpp')) for (const [, id] of line.matchAll(/\bwords\("([a-z0-9_]+(?:\.[a-z0-9_]+)+)"/g)) asked.set(id, { path, line: index + 1 });
      for (const [, id] of line.matchAll(/"([a-z0-9_]+(?:\.[a-z0-9_]*)+)"/g)) named.add(id);
    });
  }
  return { asked, named };
}

// What an entry of words.json's computed_ids makes: beginning + word + ending, as long as the code still joins them. An
// entry that says of the code what is no longer so makes nothing of it, and is a problem.
function ids_of({ ids, joined_in, words, named_in = [] }, tree) {
  const literals = (path) => [...(tree.find((file) => file.path === path)?.text ?? '').matchAll(/"([^"\n]*)"/g)].map(([, text]) => text);
  const joined = literals(joined_in);
  const problems = [];
  const patterns = ids.map((id) => id.split('*')).filter(([beginning]) => {
    if (joined.some((text) => text.endsWith('.') && beginning.startsWith(text))) return true;
    problems.push(`${joined_in} joins no id that begins with "${beginning}"`);
    return false;
  });
  const named = named_in.flatMap(literals);
  const there = words.filter((word) => {
    const known = (text) => named.some((each) => each === text || each.endsWith(`.${text}`));
    const parts = word.split(/(?=_)/);  // "day" and "_month" are joined too
    if (named_in.length === 0 || known(word) || parts.every(known)) return true;
    problems.push(`"${word}" is named nowhere in ${named_in.join(' and ')}`);
    return false;
  });
  return { made: patterns.flatMap(([beginning, ending]) => there.map((word) => beginning + word + ending)), problems };
}

export default function words_catalogues(tree, computed = exceptions.computed_ids) {
  const catalogues = catalogues_of(tree);
  if (catalogues.length === 0) return [];
  const problems = [];
  const every_id = new Set(catalogues.flatMap(({ messages }) => Object.keys(messages)));
  const original = catalogues.find(({ tag }) => tag === english)?.messages ?? {};
  for (const { path, tag, messages, text } of catalogues) {
    const say = (id, message) => problems.push({ path, line: line_of(text, id), message: `"${id}" ${message}` });
    for (const id of every_id) if (!(id in messages)) say(id, 'is missing; another language has it');
    const ids = Object.keys(messages);
    ids.forEach((id, index) => { if (index > 0 && id < ids[index - 1]) say(id, 'is out of order: ids are sorted'); });
    for (const [id, pattern] of Object.entries(messages)) {
      if (!(id in original)) continue;
      for (const problem of problems_of_translation(tag, pattern, original[id])) say(id, problem);
      const excused = exceptions.same_as_english.ids[id];
      if (tag !== english && pattern === original[id] && /\p{L}/u.test(pattern) && !excused) say(id, 'is still in English');
    }
  }
  const { asked, named } = ids_in_code(tree);
  for (const [id, place] of asked) {
    if (!every_id.has(id)) problems.push({ ...place, message: `the message "${id}" is in no catalogue` });
  }
  const made = new Set();
  for (const entry of computed) {
    const joined = ids_of(entry, tree);
    for (const message of joined.problems) problems.push({ path: 'tests/lint/words.json', line: 1, message });
    for (const id of joined.made) {
      made.add(id);
      if (!every_id.has(id)) problems.push({ path: entry.joined_in, line: 1, message: `the message "${id}" is in no catalogue` });
    }
  }
  for (const id of every_id) {
    if (named.has(id) || made.has(id)) continue;
    problems.push({ path: catalogues[0].path, line: line_of(catalogues[0].text, id),
      message: `nothing asks for the message "${id}" (is its id put together? then tests/lint/words.json says of which words)` });
  }
  return problems;
}
