// Picture and voice together: how late beeps are heard and pictures are seen, both ways. Pictures carry the time when they
// were made; beeps are timed where they begin.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Call, stamped_pictures } from './stage/call.mjs';
import { KioskEnd } from './stage/kiosk_end.mjs';
import { SoundServer } from './stage/sound_server.mjs';

const limit = { timeout: 180_000 };
// 100 ms is the goal; on a machine that is busy either may be late by chance.
const apart_ms = 400;
const beeps = 7;
let call, sound;

before(async () => {
  sound = await SoundServer.start();
  sound.sink('room');
  sound.sink('handset');
  call = await Call.set({ kiosk: new KioskEnd({ environment: sound.environment }),
    setup: { microphone: 'pulse:room.monitor', handset: 'pulse:handset' } });
  await call.start();
  await call.connect();
  await call.adviser.call('quiet');
  await Promise.all([stamped_pictures(call.kiosk, 60), stamped_pictures(call.adviser, 60)]);
}, limit);

after(async () => {
  await call?.end();
  await sound?.stop();
}, limit);

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

// How much later a voice is than the picture, of `end`; a beep answers [when it began, when it was heard].
async function voice_behind_picture(end, beep) {
  const behind = [];
  for (let tries = 0; behind.length < beeps && tries < 3 * beeps; tries++) {
    await sleep(700);
    const pictures = stamped_pictures(end, 10);
    const [began, heard] = await beep().catch(() => []);
    if (!began || !heard) continue;
    behind.push(heard - began - median((await pictures).map(({ late_ms }) => late_ms)));
  }
  console.log(`${end.name}: the voice comes ${behind.map(Math.round).join(', ')} ms after the picture`);
  assert.equal(behind.length, beeps);
  return median(behind);
}

test('the adviser hears the customer when their lips move', limit, async () => {
  const room = sound.listen('room');
  const samples = Int16Array.from({ length: 9_600 }, (_, at) => 9_000 * Math.sin(2 * Math.PI * 600 * at / 48_000));
  const behind = await voice_behind_picture(call.adviser, async () => {
    const times = Promise.all([room.hears(600, 10_000), call.adviser.call('hears_beep')]);
    await sound.play('room', samples);
    return times;
  });
  room.stop();
  assert.ok(Math.abs(behind) <= apart_ms, `${behind} ms`);
});

test('the customer hears the adviser when their lips move', limit, async () => {
  const handset = sound.listen('handset');
  const behind = await voice_behind_picture(call.kiosk, async () => {
    const heard = handset.hears(880, 10_000);
    return [await call.adviser.call('beep'), await heard];
  });
  handset.stop();
  assert.ok(Math.abs(behind) <= apart_ms, `${behind} ms`);
});
