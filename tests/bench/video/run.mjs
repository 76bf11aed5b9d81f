// ./dev bench video: our end of a call beside Chromium in its place, with the same pictures, to the same adviser's browser, in
// turns on one machine; then what only ours has: drawing, many calls in a row, and lines that go away.
//
// Each ratio is of the medians of all rounds. Nothing is drawn while processor time is measured; "after drawing" is what the
// kiosk's own painter adds to ours (measured apart), and the browser's own drawing in theirs.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../../../dev.d/house/house.mjs';
import { figure, median, print_table, quantile, save } from '../table.mjs';

const { values: chosen } = parseArgs({ options: {
  json: { type: 'string' }, programs: { type: 'string', default: join(root, 'build/release/bin') }, tests: { type: 'string', default: join(root, 'build/release/tests') },
  rounds: { type: 'string', default: '5' }, seconds: { type: 'string', default: '10' }, calls: { type: 'string', default: '120' },
  width: { type: 'string', default: '640' }, height: { type: 'string', default: '480' }, verbose: { type: 'boolean', default: false } } });
const [rounds, seconds, calls, width, height] = [chosen.rounds, chosen.seconds, chosen.calls, chosen.width, chosen.height].map(Number);
process.env.WAYMARK_BIN = chosen.programs;
process.env.WAYMARK_TESTS = chosen.tests;
const { KioskEnd } = await import('../../video/stage/kiosk_end.mjs');
const { ChromiumKiosk } = await import('./chromium_kiosk.mjs');
const { bad_lines, good_line } = await import('./measure.mjs');
const { many_calls, outages } = await import('./endurance.mjs');

const folder = mkdtempSync(join(tmpdir(), 'waymark-bench-'));
const film = join(folder, 'film');
const size = { width, height, frames_per_second: 30 };
// At a handset: the peer cancels no echo either, its tone does not come from a room.
const setup = { ...size, most_kbits: 1500, handset: 'test' };

// The same pictures for both: our test camera's own.
async function make_film() {
  const kiosk = new KioskEnd();
  kiosk.start(setup);
  await kiosk.next('ready', { since: 0 });
  const filmed = kiosk.next('filmed');
  kiosk.tell({ type: 'film', pictures: 60, file: film });
  kiosk.tell({ type: 'open_devices', camera: true, microphone: false });
  await filmed;
  await kiosk.end();
}

const ends = {
  ours: async () => new KioskEnd(),
  peer: () => ChromiumKiosk.open({ ...setup, film }),
};

async function rounds_of(measure, what) {
  const results = { ours: [], peer: [] };
  for (let round = 0; round < rounds; round++) {
    for (const [name, make] of Object.entries(ends)) {
      const result = await measure({ kiosk: await make(), setup, size, seconds });
      if (chosen.verbose) console.log(what, name, JSON.stringify(result));
      results[name].push(result);
    }
  }
  return results;
}

const draw = (...words) => JSON.parse(execFileSync(join(chosen.tests, 'waymark_bench_draw'), words.map(String), { encoding: 'utf8' }));

try {
  await make_film();
  const at_hand = draw(width, height, 5);
  const large = draw(1280, 720, 10);
  const good = await rounds_of(good_line, 'good line');
  const bad = await rounds_of(bad_lines, 'bad lines');
  const back = await outages([4, 8, 12]);
  const { set_up, about } = await many_calls(calls);
  const beside = (results, name, unit, pick, goals = {}) =>
    figure(name, unit, median(results.ours.map(pick)), { peer: median(results.peer.map(pick)), ...goals });
  const settled = about[Math.floor(about.length * 2 / 3)];
  const last = about[calls - 1];
  const warm = about[Math.min(9, about.length - 1)];

  const figures = [
    beside(good, 'processor without drawing', '% of a core', ({ cpu }) => cpu, { ratio_at_most: 0.85 }),
    beside(good, 'memory (PSS)', 'MB', ({ pss }) => pss, { ratio_at_most: 0.4 }),
    beside(good, 'a picture of the kiosk\'s, taken to seen by the adviser', 'ms', ({ out }) => out, { ratio_at_most: 1.15 }),
    figure('a picture of the adviser\'s, drawn to shown by the kiosk', 'ms', median(good.ours.map((one) => one.in)) + at_hand.ms,
      { peer: median(good.peer.map(({ drawn }) => drawn)), ratio_at_most: 0.7 }),
    beside(good, 'the same, to decoded', 'ms', (one) => one.in),
    beside(good, 'first picture at the adviser', 'ms', ({ first }) => first.adviser, { ratio_at_most: 0.9 }),
    beside(good, 'first picture at the kiosk', 'ms', ({ first }) => first.kiosk, { ratio_at_most: 1.3 }),
    beside(good, 'width of the picture at the adviser', 'pixels', (one) => one.width),
    beside(good, 'pictures a second at the adviser', '/s', ({ frames }) => frames.out),
    beside(bad, `5 % lost, 50 ms: pictures decoded at the kiosk in ${seconds} s`, '', ({ decoded }) => decoded.kiosk, { ratio_at_least: 0.97 }),
    beside(bad, `5 % lost, 50 ms: pictures decoded at the adviser in ${seconds} s`, '', ({ decoded }) => decoded.adviser, { ratio_at_least: 0.97 }),
    beside(bad, `of those, put on the adviser's screen`, '', ({ seen }) => seen),
    beside(bad, '600 kbit/s: 95 % of pictures at the adviser within', 'ms', ({ narrow }) => narrow.p95, { ratio_at_most: 1.5 }),
    beside(bad, '600 kbit/s: longest time without a new picture', 'ms', ({ narrow }) => narrow.freeze, { at_most: 500 }),
    figure(`drawing ${large.width} x ${large.height} 1:1 on X11 in software, 30 a second`, '% of a core', large.cpu_percent, { at_most: 12 }),
    figure('the same, a picture that has come to one handed to X', 'ms', large.ms),
    figure(`${set_up.length} set-ups: 95 % connected at both ends within`, 'ms', quantile(set_up, 0.95), { at_most: 3000 }),
    figure('lines away for 4, 8 and 12 s: the slowest return of pictures both ways', 'ms', Math.max(...back), { at_most: 5000 }),
    figure(`open files after ${calls} calls, beside after 10`, '', last.fds, { peer: warm.fds, ratio_at_most: 1.1 }),
    figure(`threads after ${calls} calls, beside after 10`, '', last.threads, { peer: warm.threads, ratio_at_most: 1.2 }),
    figure(`memory (RSS) after ${calls} calls, beside after two thirds of them`, 'MB', last.kbytes / 1024, { peer: settled.kbytes / 1024, ratio_at_most: 1.03 }),
  ];
  print_table(`A call: ours beside Chromium to Chromium (${width} x ${height}, 30 a second, VP8, ${rounds} rounds of ${seconds} s)`, figures);
  if (chosen.json) save(chosen.json, figures);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
