// The demonstration council says everything in every language that the kiosk has, and says which nobody has read.
import { catalogues_of, demonstration_of, english, exceptions, problems_of_translation, texts_in } from '../words.mjs';

const sorted = (list) => [...list].sort().join(' ');

export default function words_of_the_demonstration(tree) {
  const catalogues = catalogues_of(tree);
  const tags = catalogues.map(({ tag }) => tag);
  const unread = catalogues.filter(({ review }) => review !== 'reviewed').map(({ tag }) => tag);
  const problems = [];
  for (const { path, file } of demonstration_of(tree)) {
    const say = (message) => problems.push({ path, line: 1, message });
    if (sorted(file.languages ?? []) !== sorted(tags)) say(`languages are not those of themes/languages: ${tags.join(', ')}`);
    if (sorted(file.unreviewed_languages ?? []) !== sorted(unread)) {
      say(`unreviewed_languages are not those that their words.json calls unreviewed: ${unread.join(', ')}`);
    }
    for (const { place, text } of texts_in(file)) {
      for (const tag of tags) if (!(tag in text)) say(`${place}/${tag}: is missing`);
      for (const [tag, words] of Object.entries(text)) {
        if (!tags.includes(tag)) { say(`${place}/${tag}: is not one of the kiosk's languages`); continue; }
        const [each, models] = [[words].flat(), [text[english]].flat()];
        if (each.length === 0) say(`${place}/${tag}: is empty`);
        each.forEach((one, index) => {
          for (const problem of problems_of_translation(tag, one, models[index] ?? '')) say(`${place}/${tag}: ${problem}`);
        });
        const same = tag !== english && typeof words === 'string' && words === text[english] && /\p{L}/u.test(words);
        if (same && !exceptions.same_as_english.texts[words]) say(`${place}/${tag}: is still in English`);
      }
    }
  }
  return problems;
}
