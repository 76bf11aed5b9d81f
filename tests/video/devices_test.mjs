// Devices that come and go in a call: a camera, a microphone and a loudspeaker are taken away and given back, and the sound
// moves between a handset and headphones.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Call, stamped_pictures } from './stage/call.mjs';
import { KioskEnd } from './stage/kiosk_end.mjs';
import { SoundServer } from './stage/sound_server.mjs';

const limit = { timeout: 180_000 };
const [theirs, ours] = [880, 600];
let call, sound, folder, camera;
const modules = {};
const devices = (holds) => call.kiosk.next('devices', { holds });

function plug_microphone_in() {
  modules.room = sound.sink('room');
  modules.tone = sound.tone('room', ours);
}

before(async () => {
  sound = await SoundServer.start();
  for (const name of ['loudspeaker', 'handset', 'headphones']) modules[name] = sound.sink(name);
  plug_microphone_in();
  folder = mkdtempSync(join(tmpdir(), 'waymark-camera-'));
  camera = join(folder, 'camera');
  call = await Call.set({ kiosk: new KioskEnd({ environment: sound.environment }), setup: { camera: `test:${camera}`,
    microphone: 'pulse:room.monitor', speaker: 'pulse:loudspeaker', handset: 'pulse:handset', headphones: 'pulse:headphones' } });
}, limit);

after(async () => {
  await call?.end();
  await sound?.stop();
  if (folder) rmSync(folder, { recursive: true, force: true });
}, limit);

test('without a camera there is sound, and it is said', limit, async () => {
  const said = devices(({ camera: state, light_on }) => state === 'absent' && !light_on);
  await call.start();
  await said;
  const heard = call.adviser.next('tone', { holds: ({ hertz }) => hertz === ours });
  await call.connect();
  await heard;
});

test('a camera that somebody else uses is said to be busy, and the sound goes on', limit, async () => {
  const said = devices(({ camera: state, light_on }) => state === 'busy' && !light_on);
  writeFileSync(camera, 'busy');
  await said;
  assert.equal(call.adviser.said.findLast(({ type }) => type === 'tone').hertz, ours);
});

test('a camera that is plugged in, and free, sends pictures', limit, async () => {
  const said = devices(({ camera: state, light_on }) => state === 'ready' && light_on);
  writeFileSync(camera, '');
  await said;
  await stamped_pictures(call.adviser, 5);
});

test('a camera that is pulled out is said to be absent, the adviser sees black, and sound goes on', limit, async () => {
  const said = devices(({ camera: state, light_on }) => state === 'absent' && !light_on);
  const black = call.adviser.next('picture', { holds: ({ number, brightness }) => number === undefined && brightness < 30 });
  rmSync(camera);
  await said;
  await black;
  assert.equal(call.adviser.said.findLast(({ type }) => type === 'tone').hertz, ours);
  writeFileSync(camera, '');
  await stamped_pictures(call.adviser, 5);
});

test('the sound is at the headphones within 300 ms of their being plugged in', limit, async () => {
  const ears = { handset: sound.listen('handset'), headphones: sound.listen('headphones') };
  await ears.handset.hears(theirs);
  const took = [];
  for (const output of ['headphones', 'handset', 'headphones', 'handset', 'headphones']) {
    const there = ears[output].hears(theirs);
    const told = performance.timeOrigin + performance.now();
    call.kiosk.tell({ type: 'sound_to', output });
    took.push(await there - told);
    // Only when it is quiet here can it be heard to come back.
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  console.log(`the sound moved in ${took.map(Math.round).join(', ')} ms`);
  assert.ok(Math.min(...took) <= 300, took.join(', '));
  for (const ear of Object.values(ears)) ear.stop();
});

test('headphones that are pulled out and plugged in again sound again', limit, async () => {
  sound.unload(modules.headphones);
  modules.headphones = sound.sink('headphones');
  const ear = sound.listen('headphones');
  await ear.hears(theirs);
  ear.stop();
});

test('a microphone that hears nothing at all is said to be silent, and heard again when it does', limit, async () => {
  const silent = devices(({ microphone }) => microphone === 'silent');
  sound.unload(modules.tone);
  await silent;
  const ready = devices(({ microphone }) => microphone === 'ready');
  const since = call.adviser.said.length;
  modules.tone = sound.tone('room', ours);
  await ready;
  await call.adviser.next('tone', { since, holds: ({ hertz }) => hertz === ours });
});

test('a microphone that is pulled out is said to be absent, and heard again when it is back', limit, async () => {
  const gone = devices(({ microphone }) => microphone === 'absent');
  sound.unload(modules.room);
  await gone;
  await stamped_pictures(call.adviser, 3);
  const back = devices(({ microphone }) => microphone === 'ready');
  const since = call.adviser.said.length;
  plug_microphone_in();
  await back;
  await call.adviser.next('tone', { since, holds: ({ hertz }) => hertz === ours });
});
