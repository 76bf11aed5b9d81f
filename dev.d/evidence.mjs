// docs/evidence.md from the JSON and XML that the runs left in build/evidence. A part that was not run again stays as it
// was, and says at which commit that is.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { short } from '../tests/bench/table.mjs';
import { root } from './house/house.mjs';

const folder = join(root, 'build/evidence');
const page = join(root, 'docs/evidence.md');
const read = (name) => (existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : null);
const json = (name) => JSON.parse(read(name) ?? 'null');
const escape = (text) => String(text).replaceAll('|', '\\|');
const lines = [];
const say = (...more) => lines.push(...more);
const table = (head, rows) => say(`| ${head.join(' | ')} |`, `|${head.map(() => '---').join('|')}|`, ...rows.map((row) => `| ${row.map(escape).join(' | ')} |`), '');

const before = existsSync(page) ? readFileSync(page, 'utf8') : '';
const commit_before = /^At commit ([0-9a-f]+)/m.exec(before)?.[1];

// What stood under a heading until now: up to the next one of its level or above.
function stood_under(heading) {
  const from = `\n${before}`.indexOf(`\n${heading}\n`);
  if (from < 0) return null;
  const text = before.slice(from + heading.length).trim();
  const level = heading.indexOf(' ');
  const end = new RegExp(`^#{2,${level}} `, 'm').exec(text)?.index ?? text.length;
  const stood = text.slice(0, end).trim();
  return stood && !stood.startsWith('Not in this run') ? stood : null;
}

// A heading, and what `tell` says of the last run; it returns false when there was none.
function part(heading, command, tell) {
  say(heading, '');
  if (tell() !== false) return;
  const stood = stood_under(heading);
  if (!stood) return say(`Not in this run: \`${command}\`.`, '');
  if (!stood.startsWith('As it was at commit')) say(`As it was at commit ${commit_before}: \`${command}\` was not run again.`, '');
  say(stood, '');
}

const kind_in_words = {
  typed: 'typed, accepted, then Start again', left: 'typed, then Start again', touched: 'by touch alone, then Start again',
  sent: 'sent, printed, a number taken, rated, goodbye', deserted: 'walked away from',
  listened: 'listened to in headphones, then Start again', moment: 'covered for a moment, opened again with its code, then Start again',
  covered: 'covered for a moment, cleared by somebody else', searched: 'a service searched for, then Start again',
  phoned_back: 'a name and a number left to be phoned on', appointment: 'the code of an appointment typed', enquired: 'the reference of a request typed',
  helped: 'help asked for, then Start again',
};

function tests() {
  const xml = read('tests.xml');
  if (!xml) return false;
  const cases = [...xml.matchAll(/<testcase name="([^"]*)" classname="[^"]*" time="([^"]*)" status="([^"]*)"/g)];
  const groups = new Map();
  for (const [, name, time, status] of cases) {
    const group = /^(e2e|lint|faults|console|video|lockdown|gallery|fuzz)\./.exec(name)?.[1] ?? 'units';
    const entry = groups.get(group) ?? { count: 0, passed: 0, skipped: 0, seconds: 0 };
    entry.count += 1;
    entry.skipped += status === 'notrun' ? 1 : 0;
    entry.passed += status === 'run' ? 1 : 0;
    entry.seconds += Number(time);
    groups.set(group, entry);
  }
  table(['group', 'tests', 'passed', 'skipped', 'seconds'], [...groups].map(([name, one]) => [name, one.count, one.passed, one.skipped, one.seconds.toFixed(1)]));
}

function scenes() {
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.startsWith('scene-')).sort() : [];
  if (files.length === 0) return false;
  for (const file of files) {
    const { scene, facts } = json(file);
    say(`### ${scene[0].toUpperCase()}${scene.slice(1)}`, '', ...facts.map(({ fact, holds }) => `- ${holds ? 'shown' : '**NOT shown**'}: ${fact}`), '');
  }
}

function faults() {
  const result = json('faults.json');
  if (!result) return false;
  table(['what', 'count'], [
    ['kill -9 of the kiosk at random points of visits', result.kills],
    ['references shown to a customer', result.promised_references], ['submissions in the hub', result.submissions],
    ['tickets given to a customer', result.promised_tickets], ['tickets in the hub', result.tickets], ['papers printed', result.papers],
    ['acknowledged and lost', result.lost], ['done twice', result.doubled], ['seen by the hub again, p99, ms', result.seen_again_p99_ms],
  ]);
}

function residue() {
  const result = json('residue.json');
  if (!result) return false;
  table(['visits on a real window', 'count'], [
    ['visits, each with words of its own', result.visits],
    ...Object.entries(result.kinds).map(([kind, count]) => [`of them ${kind_in_words[kind]}`, count]),
    ['searches of memory that found the words while they were on the glass', Object.values(result.found_while_on_the_glass).reduce((sum, each) => sum + each, 0)],
    ['kinds of visits in which they did', Object.keys(result.found_while_on_the_glass).length],
    ['searches that found them in the program that speaks, while it spoke', result.found_at_the_voice],
    ['languages in which visits were made', result.languages],
    ['searches of memory afterwards', result.searches], ['of them of every file and log, too', result.searches_of_files],
    ['words found afterwards', result.found_afterwards], ['presses that nothing followed, and that were made again', result.pressed_again.length], ['seconds', result.seconds],
    ['KiB in memory at the end', result.resident_kib], ['of them its own', result.own_kib ?? 'not measured'],
    ['KiB by which its own grew after the first fifth of the visits', result.kib_since_a_fifth],
    [`KiB a visit by which its own grew in their third or their fourth quarter, the less${result.visits < 1_000 ? ' (judged from 1,000 visits on)' : ' (at most 0.2)'}`, result.kib_a_visit],
    ['threads', result.threads], ['open files', result.files],
  ]);
}

function soak() {
  const result = json('soak.json');
  if (!result) return false;
  table(['visits in a row through the whole shell', 'count'], [
    ['visits', result.visits], ['of them sent to the council', result.sent],
    ['KiB a visit that are never given back', result.heap_kib_a_visit.toFixed(4)],
    ['KiB a visit that stay in memory after warm-up (at most 0.2)', result.resident_kib_a_visit.toFixed(4)],
    ['KiB in memory at the end', result.resident_kib], ['threads', result.threads], ['open files', result.files],
  ]);
}

function bench(name) {
  const figures = json(`bench-${name}.json`);
  if (!figures) return false;
  table(['figure', 'unit', 'ours', 'peer', 'ratio', 'goal', 'met'], figures.map(({ name, unit, ours, peer, ratio, goal, met }) =>
    [name, unit, short(ours), short(peer), short(ratio), goal ?? '', met === null || met === undefined ? '' : met ? 'yes' : '**no**']));
}

const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim();
say('# Evidence', '', 'Written by `./dev evidence` from the last runs; not by hand.', '',
  `At commit ${commit}, on ${cpus().length} cores (${cpus()[0].model.trim()}) with ${Math.round(totalmem() / 2 ** 30)} GiB of memory.`, '');
part('## Tests', './dev test', tests);
part('## Scenes with the real programs', './dev test e2e', scenes);
part('## Faults', './dev faults', faults);
say('## What is left of a visit', '');
part('### On a real window', './dev faults residue', residue);
part('### Ten thousand in a row through the whole shell', './dev faults soak', soak);
say('## Speed', '', 'Ours beside what a council would use instead, in the same run on the same machine.', '');
if (!existsSync(join(root, 'build/release/bin/waymark-kiosk'))) {
  say('There is no release build in this tree: new figures here are those of a development build (-O1).', '');
}
for (const name of ['ui', 'hub', 'devices', 'journeys', 'video']) part(`### ${name}`, `./dev bench ${name}`, () => bench(name));
writeFileSync(page, lines.join('\n').trimEnd() + '\n');
console.log('docs/evidence.md is written.');
