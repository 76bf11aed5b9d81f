// English words lead nobody by shape, colour, size, place or sound alone (WCAG 1.3.3): they name the control.
import { catalogues_of, english, exceptions, line_of } from '../words.mjs';

const senses = /\b(left|right|above|below|top|bottom|corner|upper|lower|round|square|circle|triangle|red|green|blue|yellow|orange|purple|black|white|gr[ea]y|colou?r(?:ed|s)?|beeps?|bell|tone)\b/i;
const excused = exceptions.sensory_words;

export default function sensory_words(tree) {
  const catalogue = catalogues_of(tree).find(({ tag }) => tag === english);
  if (!catalogue) return [];
  const { path, messages, text } = catalogue;
  const found = Object.entries(messages).filter(([, pattern]) => senses.test(pattern));
  const problems = found.filter(([id]) => !excused[id])
    .map(([id, pattern]) => ({ path, line: line_of(text, id), message: `${id}: leads by "${senses.exec(pattern)[0]}"; name what is meant` }));
  const needed = new Set(found.map(([id]) => id));
  for (const id of Object.keys(excused)) {
    if (messages[id] && !needed.has(id)) problems.push({ path: 'tests/lint/words.json', line: 1, message: `needs no exception any more: ${id}` });
  }
  return problems;
}
