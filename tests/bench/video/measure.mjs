// One call between a kiosk's end and an adviser's browser, measured. The kiosk's end is waymark-media or Chromium.
import { setTimeout as sleep } from 'node:timers/promises';
import { Call } from '../../video/stage/call.mjs';
import { Impairment } from '../../video/stage/impairment.mjs';
import { cpu_ms, pss_mb } from '../processes.mjs';
import { median, quantile } from '../table.mjs';

const is_remote = (event) => event.type === 'picture' && (event.surface ?? 'remote') === 'remote';
const lateness = (pictures) => pictures.filter(({ number }) => number !== undefined).map(({ late_ms }) => late_ms);

// Different pictures among them: one that is shown twice counts once.
const different = (pictures) => new Set(lateness(pictures).length ? pictures.flatMap(({ number }) => number ?? []) : []).size;

// Ours numbers every picture that it has decoded, also those that its kiosk was too late to look at.
const decoded = (pictures) => (pictures[0]?.sequence === undefined ? different(pictures) : pictures.at(-1).sequence - pictures[0].sequence + 1);

const at_adviser = (call, since) => call.adviser.said.slice(since).filter(is_remote);
async function at_kiosk(call, since) {
  return call.kiosk.pictures ? call.kiosk.pictures() : call.kiosk.said.slice(since).filter(is_remote);
}

const decoded_by_adviser = async (call) => (await call.adviser.call('figures'))['inbound-rtp video'].framesDecoded;

// The pictures that came to each end in these seconds.
async function watch(call, seconds) {
  if (call.kiosk.pictures) await call.kiosk.pictures();
  const [adviser, kiosk] = [call.adviser.said.length, call.kiosk.said.length];
  await sleep(seconds * 1000);
  return { adviser: at_adviser(call, adviser), kiosk: await at_kiosk(call, kiosk) };
}

// Milliseconds from begin_leg to the first picture at each end.
async function first_pictures(call) {
  const [kiosk, adviser] = [call.kiosk.said.length, call.adviser.said.length];
  const began = performance.now();
  await call.connect();
  const [there, here] = await Promise.all([
    call.adviser.next('picture', { since: adviser }),
    call.kiosk.pictures ? call.kiosk.next('first_picture', { since: kiosk }) : call.kiosk.next('picture', { since: kiosk, holds: is_remote }),
  ]);
  return { adviser: there.at - began, kiosk: here.at - began };
}

const longest_gap = (pictures) => Math.max(...pictures.slice(1).map(({ at }, n) => at - pictures[n].at));

// On a good line: what it costs, how late pictures are, and how soon the first one comes.
export async function good_line({ kiosk, setup, size, seconds }) {
  const call = await Call.set({ kiosk, setup, adviser: { width: size.width, height: size.height, rate: size.frames_per_second } });
  try {
    await call.start();
    await sleep(1500);  // prewarmed, and quiet
    const first = await first_pictures(call);
    await sleep(12_000);  // the size of the picture has settled
    const root = kiosk.pid ?? kiosk.process.pid;
    const [cpu, began] = [cpu_ms(root), performance.now()];
    const seen = await watch(call, seconds);
    const result = { first, cpu: (cpu_ms(root) - cpu) / (performance.now() - began) * 100, pss: pss_mb(root),
      out: median(lateness(seen.adviser)), in: median(lateness(seen.kiosk)), width: seen.adviser.at(-1)?.width,
      frames: { out: different(seen.adviser) / seconds, in: decoded(seen.kiosk) / seconds } };
    if (kiosk.pictures) {
      await kiosk.call('draw');
      await sleep(1000);
      await kiosk.call('drawn');
      await sleep(4000);
      result.drawn = median(lateness(await kiosk.call('drawn')));
    }
    return result;
  } finally {
    await call.end();
  }
}

// On bad lines: a twentieth lost with a round trip of 50 ms; then 600 kbit/s.
export async function bad_lines({ kiosk, setup, size, seconds }) {
  const line = await Impairment.open({ delay_ms: 25 });
  const call = await Call.set({ kiosk, setup, change: line.change, adviser: { width: size.width, height: size.height, rate: size.frames_per_second } });
  try {
    await call.start();
    await call.connect();
    await sleep(4000);
    line.now.loss = 0.05;
    const before = await decoded_by_adviser(call);
    const lossy = await watch(call, seconds);
    const decoded_there = await decoded_by_adviser(call) - before;
    line.now.loss = 0;
    line.now.kbits = 600;
    await sleep(8000);
    const narrow = (await watch(call, seconds)).adviser;
    return { decoded: { kiosk: decoded(lossy.kiosk), adviser: decoded_there }, seen: different(lossy.adviser),
      narrow: { p95: quantile(lateness(narrow), 0.95), p50: median(lateness(narrow)), freeze: longest_gap(narrow), pictures: different(narrow) } };
  } finally {
    await call.end();
    line.close();
  }
}
