// The words of the page on a customer's phone, out of the kiosk's own catalogues: they are written, translated and
// checked in one place. A file per language, so that a phone loads one.
import {readFileSync, readdirSync} from 'node:fs';
import {join} from 'node:path';

const shared = ['ticket.ahead', 'ticket.appointment', 'ticket.title', 'ticket.wait.about', 'ticket.wait.range', 'ticket.wait.soon'];

export function ticket_words(folder) {
  const inputs = [];
  const files = [];
  const languages = [];
  for (const tag of readdirSync(folder).sort()) {
    const path = join(folder, tag, 'words.json');
    const {language, messages} = JSON.parse(readFileSync(path, 'utf8'));
    const mine = Object.entries(messages).filter(([id]) => id.startsWith('phone.') || shared.includes(id));
    inputs.push(path);
    files.push({tag, json: JSON.stringify(Object.fromEntries(mine))});
    languages.push({tag, name: language.name, direction: language.direction});
  }
  // English first, as on the kiosk.
  languages.sort((a, b) => Number(b.tag === 'en-GB') - Number(a.tag === 'en-GB'));
  return {
    inputs,
    files,
    languages: `// Made by bundle/ticket_words.mjs. Do not edit.\nexport const languages = ${JSON.stringify(languages, null, 2)};\n`,
  };
}
