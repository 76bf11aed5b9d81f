// English words are at a reading grade of 6 or below: a child of eleven reads them without effort.
import { parse_message, readings } from '../messages.mjs';
import { reading_grade, words_of } from '../reading_grade.mjs';
import { catalogues_of, demonstration_of, english, exceptions, line_of, texts_in } from '../words.mjs';

const { most, words_of_a_label, exceptions: excused } = exceptions.reading_grade;

// Labels are too short to be graded.
const graded = (text) => words_of(text).length > words_of_a_label;

export default function reading_grade_rule(tree) {
  const found = [];
  for (const { path, tag, messages, text } of catalogues_of(tree)) {
    if (tag !== english) continue;
    for (const [id, pattern] of Object.entries(messages)) found.push({ path, line: line_of(text, id), place: id, pattern });
  }
  for (const { path, file } of demonstration_of(tree)) {
    for (const { place, text } of texts_in(file)) if (place !== 'keywords') found.push({ path, line: 1, place, pattern: text[english] });
  }
  const problems = [];
  const hard = new Set();
  for (const { path, line, place, pattern } of found) {
    for (const reading of readings(parse_message(pattern), 'one').filter(graded)) {
      const grade = reading_grade(reading);
      if (grade <= most) continue;
      hard.add(reading);
      if (!excused[reading]) problems.push({ path, line, message: `${place}: grade ${grade.toFixed(1)}, more than ${most}: "${reading}"` });
    }
  }
  for (const text of Object.keys(excused)) {
    if (found.length > 0 && !hard.has(text)) problems.push({ path: 'tests/lint/words.json', line: 1, message: `needs no exception any more: "${text}"` });
  }
  return problems;
}
