// ./dev bench ui: the kiosk beside Chromium in kiosk mode with an equivalent page, on one X display, seen by one probe,
// in turns. Start to first pixels, CPU to first pixels, memory with every language visited, idle CPU, key to pixels. And of
// the kiosk alone: speech in every language, and the repaint of every page.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { House, root } from '../../../dev.d/house/house.mjs';
import { Customer } from '../../e2e/stage/customer.mjs';
import { XDisplay } from '../../e2e/stage/display.mjs';
import { OnTheGlass } from '../../e2e/stage/glass.mjs';
import { missed_bin } from '../../e2e/stage/missed_bin.mjs';
import { Mirror } from '../../e2e/stage/mirror.mjs';
import { all, can } from '../../e2e/stage/view.mjs';
import { cpu_ms, family, name_of, pss_mb } from '../processes.mjs';
import { figure, median, print_table, quantile, save } from '../table.mjs';

const { values: chosen } = parseArgs({ options: {
  json: { type: 'string' }, programs: { type: 'string', default: join(root, 'build/release/bin') }, tests: { type: 'string', default: join(root, 'build/release/tests') },
  rounds: { type: 'string', default: '5' }, idle: { type: 'string', default: '60' }, keys: { type: 'string', default: '60' } } });
const [rounds, idle_seconds, keys] = [chosen.rounds, chosen.idle, chosen.keys].map(Number);

const folder = mkdtempSync(join(tmpdir(), 'waymark-bench-'));
const house = new House({ folder: join(folder, 'house'), programs: chosen.programs });
const display = await XDisplay.start(folder);
const page = 'file://' + join(root, 'tests/peers/ui/page.html');
const profile = join(folder, 'profile');

const probe = (...words) => {
  try {
    return JSON.parse(display.run(join(chosen.tests, 'probe'), ...words.map(String)));
  } catch (error) {
    if (error.stdout) return JSON.parse(error.stdout);
    throw error;
  }
};

const chromium = (address) => ['chromium', '--kiosk', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--window-size=1920,1080', '--window-position=0,0', `--user-data-dir=${profile}`, address];
const kiosk = () => [house.program('waymark-kiosk'), '--hub', house.kiosk_address, '--ca', house.certificates.authority, '--state', house.kiosk_state, '--demo',
  '--sound-device', 'null'];

async function stop(pid) {
  for (const signal of ['SIGTERM', 'SIGKILL']) {
    for (const member of family(pid)) {
      try {
        process.kill(member, signal);
      } catch { /* it has gone already */ }
    }
    for (let waited = 0; waited < 30 && family(pid).length > 0; ++waited) await sleep(50);
  }
}

// Starts it in front of the probe: {ms, cpu, pid}.
function start(command) {
  const { ms, there, pid } = probe('start', 20_000, '--', ...command);
  if (!there) throw new Error(`${command[0]} showed nothing in 20 s`);
  return { ms, cpu: cpu_ms(pid), pid };
}

// Once each language has had its turn on the attract screen (10 s each), it is as it is all day.
const settling = 8 * 10_000 + 4_000;

async function idle_share(pid, seconds) {
  await sleep(settling);
  const before = cpu_ms(pid);
  const began = Date.now();
  await sleep(seconds * 1000);
  return (cpu_ms(pid) - before) / (Date.now() - began) * 100;
}

async function typing(pid, box) {
  const before = cpu_ms(pid);
  const { ms, missed } = probe('key', 'a', Math.round(box.x), Math.round(box.y), Math.round(box.width), Math.round(box.height), keys, 120);
  if (missed > keys / 10) throw new Error(`${missed} of ${keys} key presses changed nothing`);
  return { ms, cpu: (cpu_ms(pid) - before) / keys };
}

// The voice's program is memory, too: one is there as long as somebody listens.
const speaks = (pid) => family(pid).some((member) => name_of(member) === 'espeak-ng');
async function until_it_speaks(pid) {
  for (let waited = 0; !speaks(pid); ++waited) {
    if (waited > 100) throw new Error('Listen was touched, and no program speaks');
    await sleep(50);
  }
  await sleep(500);
}

async function starts() {
  const ours = [];
  const peer = [];
  await stop(start(chromium(page)).pid);  // the profile is used from now on
  for (let round = 0; round < rounds; ++round) {
    for (const [command, list] of [[kiosk(), ours], [chromium(page), peer]]) {
      const one = start(command);
      list.push(one);
      await sleep(300);
      await stop(one.pid);
    }
  }
  return { ours, peer };
}

async function ours_in_use() {
  const { pid } = start(kiosk());
  await house.kiosk_is_connected();
  const idle = await idle_share(pid, idle_seconds);
  const staff = await house.signed_in('admin');
  const mirror = await Mirror.open(staff, (await house.fleet())[0].kiosk_id);
  const hands = new OnTheGlass({ display, tests: chosen.tests });
  mirror.watchers.add((view) => hands.saw(view));
  const customer = new Customer({ mirror, hands, answers: missed_bin() });
  await customer.begins();
  for (const language of ['gd', 'cy', 'pl', 'uk', 'ar', 'ur', 'zh-Hans', 'en-GB']) {
    if (customer.view.screen !== 'language') await customer.touches('control.language');
    await customer.touches(`language.${language}`);
    await customer.sees('home');
  }
  await customer.touches('home.do-it-here');
  await customer.touches({ id: /^service\..*bin/ });
  const is_long_text = (node) => can(node, 'edit_text') && ['long_text', 'text', undefined].includes(node.purpose);
  while (!all(customer.view, is_long_text).length) await customer.answers_the_page();
  const field = all(customer.view, is_long_text)[0];
  if (customer.view.focus !== field.id) await customer.touches(field.id);
  const box = (await hands.boxes(customer.view))[field.id];
  const typed = await typing(pid, box);
  await customer.touches('control.listen');
  await until_it_speaks(pid);
  const memory = pss_mb(pid);
  if (!speaks(pid)) throw new Error('the program that speaks has gone while memory was read');
  mirror.close();
  hands.stop();
  await stop(pid);
  return { idle, typed, memory };
}

async function peer_in_use() {
  const { pid } = start(chromium(page));
  const idle = await idle_share(pid, idle_seconds);
  for (let state = 0; state < 9; ++state) {
    display.run('xdotool', 'key', 'F6');
    await sleep(600);
  }
  const typed = await typing(pid, { x: 48, y: 300, width: 1200, height: 330 });
  const memory = pss_mb(pid);
  await stop(pid);
  return { idle, typed, memory };
}

try {
  execFileSync('which', ['chromium']);
  await house.start_hub();
  await house.start_kiosk({ display: display.name, enrol: await house.enrolment_code() });  // fetches the bundle
  await house.kiosk_is_connected();
  await sleep(1_500);
  await house.kiosk.stop();
  const { ours: our_starts, peer: peer_starts } = await starts();
  const ours = await ours_in_use();
  const peer = await peer_in_use();
  const speech = JSON.parse(execFileSync(join(chosen.tests, 'waymark_bench_speech'), [String(Math.ceil(keys / 2))], { encoding: 'utf8' }));
  const slowest_voice = (of) => Math.max(...Object.values(speech).map(of));
  const paint = JSON.parse(display.run(join(chosen.tests, 'waymark_bench_paint')));
  const figures = [
    figure('kiosk start to first pixels', 'ms', median(our_starts.map(({ ms }) => ms)), { peer: median(peer_starts.map(({ ms }) => ms)), ratio_at_most: 1 / 5 }),
    figure('CPU to first pixels', 'ms', median(our_starts.map(({ cpu }) => cpu)), { peer: median(peer_starts.map(({ cpu }) => cpu)), ratio_at_most: 1 / 8 }),
    figure('memory, every language visited (PSS)', 'MB', ours.memory, { peer: peer.memory, ratio_at_most: 1 / 6 }),
    figure('idle CPU on attract, after a turn of every language', '% of a core', ours.idle, { peer: peer.idle, at_most: 0.1 }),
    figure('key to pixels, p50', 'ms', median(ours.typed.ms), { peer: median(peer.typed.ms), ratio_at_most: 1 / 2 }),
    figure('key to pixels, p95', 'ms', quantile(ours.typed.ms, 0.95), { peer: quantile(peer.typed.ms, 0.95), at_most: 16 }),
    figure('first speech byte after a focus change, slowest of the eight voices, p50', 'ms', slowest_voice(({ first_byte_ms }) => median(first_byte_ms))),
    figure('the same, p95', 'ms', slowest_voice(({ first_byte_ms }) => quantile(first_byte_ms, 0.95)), { at_most: 150 }),
    figure('speech cut off after a key, slowest of the eight voices, p95', 'ms', slowest_voice(({ silence_ms }) => quantile(silence_ms, 0.95)), { at_most: 50 }),
    figure('full repaint, slowest situation of the gallery', 'ms', paint.worst.ms, { at_most: 16 }),
    ...(paint.difference ? [figure('software and OpenGL painters, greatest difference of a page (RMSE)', '', paint.difference.rmse, { at_most: 0.002 })] : []),
    figure('CPU a keystroke', 'ms', ours.typed.cpu, { peer: peer.typed.cpu, ratio_at_most: 1 / 4 }),
  ];
  print_table(`The kiosk beside Chromium in kiosk mode (1920 × 1080, no GPU, ${rounds} starts, ${keys} keys, ${idle_seconds} s idle)`, figures);
  console.log(`  The slowest to draw of ${paint.situations}: ${paint.worst.situation}, ${paint.worst.setting}.`);
  for (const [language, { first_byte_ms }] of Object.entries(speech)) {
    console.log(`  First speech byte in ${language}: ${median(first_byte_ms).toFixed(1)} ms, p95 ${quantile(first_byte_ms, 0.95).toFixed(1)} ms.`);
  }
  if (chosen.json) save(chosen.json, figures);
} finally {
  await house.stop();
  await display.stop();
  rmSync(folder, { recursive: true, force: true });
}
