// Every message that the screens ask for is in every language's catalogue, and every message in one is asked for.
const catalogue = /^themes\/languages\/([A-Za-z-]+)\/words\.json$/;

// Ids that the code names: as a whole ("home.title"), or as the beginning of one ("feedback.reason." + code).
function ids_in_code(tree) {
  const whole = new Map();
  const beginnings = new Set();
  for (const { path, text } of tree) {
    if (!/^kiosk\/.*\.(cpp|h)$/.test(path)) continue;
    text.split('\n').forEach((line, index) => {
      if (path.endsWith('.cpp')) for (const [, asked] of line.matchAll(/\bwords\("([a-z0-9_]+(?:\.[a-z0-9_]+)+)"/g)) whole.set(asked, { path, line: index + 1 });
      for (const [, any] of line.matchAll(/"([a-z0-9_]+(?:\.[a-z0-9_]*)+)"/g)) beginnings.add(any);
    });
  }
  return { whole, beginnings };
}

export default function words_catalogues(tree) {
  const problems = [];
  const catalogues = tree.filter(({ path }) => catalogue.test(path))
    .map(({ path, text }) => ({ path, messages: JSON.parse(text).messages }));
  if (catalogues.length === 0) return [];
  const every_id = new Set(catalogues.flatMap(({ messages }) => Object.keys(messages)));
  const { whole, beginnings } = ids_in_code(tree);
  for (const { path, messages } of catalogues) {
    for (const id of every_id) {
      if (!(id in messages)) problems.push({ path, line: 1, message: `"${id}" is missing; another language has it` });
    }
  }
  for (const [id, place] of whole) {
    if (!every_id.has(id)) problems.push({ ...place, message: `the message "${id}" is in no catalogue` });
  }
  for (const id of every_id) {
    const used = [...beginnings].some((text) => id === text || (text.endsWith('.') && id.startsWith(text)) || id.startsWith(text + '.'));
    if (!used) problems.push({ path: catalogues[0].path, line: 1, message: `nothing asks for the message "${id}"` });
  }
  return problems;
}
