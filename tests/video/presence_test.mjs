// Somebody comes before the camera of a real media process and goes again; not one picture of it leaves the process.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { KioskEnd } from './stage/kiosk_end.mjs';

const limit = { timeout: 120_000 };
let kiosk;

before(() => { kiosk = new KioskEnd(); });
after(() => kiosk.end());

test('the camera is off until it is asked to watch, and then its light is on', limit, async () => {
  kiosk.start({ camera: 'test-visitor' });
  await kiosk.next('ready', { since: 0 });
  assert.ok(kiosk.said.filter(({ type }) => type === 'devices').every(({ light_on }) => !light_on));
  kiosk.tell({ type: 'watch_for_presence', on: true });
  await kiosk.next('devices', { since: 0, holds: ({ light_on }) => light_on });
});

test('who comes is noticed, and so is that they go', limit, async () => {
  await kiosk.next('presence', { since: 0, holds: ({ someone }) => someone });
  await kiosk.next('presence', { holds: ({ someone }) => !someone });
});

test('no picture left the process', () => {
  assert.ok(!kiosk.said.some(({ type }) => type === 'picture'));
});

test('watching ends with the light off', limit, async () => {
  const since = kiosk.said.length;
  kiosk.tell({ type: 'watch_for_presence', on: false });
  await kiosk.next('devices', { since, holds: ({ light_on }) => !light_on });
});
