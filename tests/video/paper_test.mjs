// A sheet of paper before the camera of a real media process: found, photographed, straight.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { KioskEnd } from './stage/kiosk_end.mjs';

const limit = { timeout: 120_000 };
let kiosk;

before(() => { kiosk = new KioskEnd(); });
after(() => kiosk.end());

const on_paper = (holds = () => true) => (event) => event.surface === 'paper' && holds(event);

test('paper is looked for in large pictures of the camera', limit, async () => {
  kiosk.start({ camera: 'test-paper' });
  await kiosk.next('ready', { since: 0 });
  kiosk.tell({ type: 'open_devices', camera: true, microphone: false });
  await kiosk.next('picture', { since: 0, holds: ({ surface, width }) => surface === 'self' && width === 320 });
  kiosk.tell({ type: 'look_for_paper', on: true });
  await kiosk.next('picture', { since: 0, holds: on_paper(({ width, height }) => width === 1920 && height === 1080) });
});

test('a sheet that lies still is ready to be taken', limit, async () => {
  await kiosk.next('paper', { since: 0, holds: ({ state }) => state === 'steady' });
});

test('the photograph is the sheet alone, straight, and a machine reads what is printed on it', limit, async () => {
  const since = kiosk.said.length;
  kiosk.tell({ type: 'take_paper' });
  const taken = await kiosk.next('paper_taken', { since });
  assert.deepEqual([taken.straight, taken.is_jpeg], [true, true]);
  assert.ok(taken.bytes > 20_000, `${taken.bytes} bytes`);
  const shown = await kiosk.next('picture', { since, holds: on_paper(({ number }) => number !== undefined) });
  assert.equal(shown.number, 0x5741);
});

test('what was taken stays in sight, and nothing else is looked at', limit, async () => {
  const since = kiosk.said.length;
  await kiosk.next('picture', { since, holds: on_paper(({ number }) => number === 0x5741) });
  assert.equal(kiosk.said.slice(since).filter(({ type }) => type === 'paper').length, 0);
});

test('it can be looked for again', limit, async () => {
  const since = kiosk.said.length;
  kiosk.tell({ type: 'look_for_paper', on: true });
  await kiosk.next('paper', { since, holds: ({ state }) => state === 'steady' });
});

test('afterwards the camera gives its usual pictures, and none of paper', limit, async () => {
  kiosk.tell({ type: 'look_for_paper', on: false });
  const since = kiosk.said.length;
  const usual = ({ surface, width }) => surface === 'self' && width === 320;
  await kiosk.next('picture', { since, holds: usual });
  for (let more = 0; more < 10; ++more) await kiosk.next('picture', { holds: usual });  // one may still be on its way
  const later = kiosk.said.length;
  for (let more = 0; more < 10; ++more) await kiosk.next('picture', { holds: usual });
  assert.ok(!kiosk.said.slice(later).some(on_paper()));
});

test('a picture without a page is taken whole', limit, async () => {
  const since = kiosk.said.length;
  kiosk.tell({ type: 'stop' });
  await kiosk.next('stopped', { since });
  kiosk.start({ camera: 'test' });
  await kiosk.next('ready', { since });
  kiosk.tell({ type: 'open_devices', camera: true, microphone: false });
  kiosk.tell({ type: 'look_for_paper', on: true });
  await kiosk.next('paper', { since, holds: ({ state }) => state === 'looking' });
  kiosk.tell({ type: 'take_paper' });
  assert.equal((await kiosk.next('paper_taken', { since })).straight, false);
});
