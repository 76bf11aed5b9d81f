// Every message that the screens ask for is in every language, whole and translated, and every message is asked for.
import { catalogues_of, english, exceptions, line_of, problems_of_translation } from '../words.mjs';

// Ids that the code names as a whole ("home.title"), and those that it asks for directly: words("home.title").
function ids_in_code(tree) {
  const asked = new Map();
  const named = new Set();
  for (const { path, text } of tree) {
    if (/^provisioning\/console\/src\/ticket\/.*\.tsx?$/.test(path)) {  // the same words, on a phone
      for (const [, id] of text.matchAll(/['"]((?:phone|ticket)(?:\.[a-z_]+)+)['"]/g)) asked.set(id, { path, line: 1 }), named.add(id);
    }
    if (!/^kiosk\/.*\.(cpp|h)$/.test(path)) continue;
    text.split('\n').forEach((line, index) => {
      if (path.endsWith('.cpp')) for (const [, id] of line.matchAll(/\bwords\("([a-z0-9_]+(?:\.[a-z0-9_]+)+)"/g)) asked.set(id, { path, line: index + 1 });
      for (const [, id] of line.matchAll(/"([a-z0-9_]+(?:\.[a-z0-9_]*)+)"/g)) named.add(id);
    });
  }
  return { asked, named };
}

export default function words_catalogues(tree) {
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
  const computed = Object.keys(exceptions.computed_ids).filter((beginning) => named.has(beginning));
  for (const id of every_id) {
    if (named.has(id) || computed.some((beginning) => id.startsWith(beginning))) continue;
    problems.push({ path: catalogues[0].path, line: line_of(catalogues[0].text, id),
      message: `nothing asks for the message "${id}" (is its id put together? then its beginning belongs into tests/lint/words.json)` });
  }
  return problems;
}
