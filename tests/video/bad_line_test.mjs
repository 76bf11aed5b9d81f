// Calls over bad lines: packets that are lost, lines that go away and come back, and lines that are too narrow.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Call, stamped_pictures } from './stage/call.mjs';
import { Impairment } from './stage/impairment.mjs';

const limit = { timeout: 240_000 };
let call;
let line;

before(async () => {
  line = await Impairment.open({ delay_ms: 25 });
  call = await Call.set({ change: line.change });
  await call.start();
  await call.connect();
  await Promise.all([stamped_pictures(call.kiosk, 15), stamped_pictures(call.adviser, 15)]);
}, limit);

after(async () => {
  await call?.end();
  line?.close();
}, limit);

test('everything crosses the bad line', limit, () => {
  assert.ok(line.count.to_kiosk.came > 100 && line.count.to_adviser.came > 100);
});

test('a twentieth of the packets lost, pictures still come whole both ways', limit, async () => {
  line.now.loss = 0.05;
  const [at_kiosk, at_adviser] = await Promise.all([stamped_pictures(call.kiosk, 90), stamped_pictures(call.adviser, 90)]);
  line.now.loss = 0;
  for (const pictures of [at_kiosk, at_adviser]) {
    const made = (pictures.at(-1).number - pictures[0].number) & 0xffff;
    assert.ok(pictures.length > made * 0.8, `${pictures.length} of ${made + 1} pictures`);
  }
});

for (const seconds of [4, 12]) {
  test(`after ${seconds} s without a line, pictures and sound are back`, limit, async () => {
    const since = call.kiosk.said.length;
    line.now.away = true;
    await call.kiosk.next('connection', { since, holds: ({ state }) => state === 'interrupted' });
    await sleep(seconds * 1000 - 2000);
    line.now.away = false;
    const back = performance.now();
    await Promise.all([
      call.kiosk.next('connection', { holds: ({ state }) => state === 'connected' }),
      stamped_pictures(call.kiosk, 5),
      stamped_pictures(call.adviser, 5),
    ]);
    console.log(`back after ${Math.round(performance.now() - back)} ms`);
  });
}

test('on a narrow line pictures come late by less than its queue', limit, async () => {
  line.now.kbits = 250;
  await sleep(8000);
  const late = (await stamped_pictures(call.adviser, 60)).map(({ late_ms }) => late_ms).sort((a, b) => a - b);
  line.now.kbits = 0;
  assert.ok(late[Math.floor(late.length / 2)] < 400, `half of the pictures are later than ${late[Math.floor(late.length / 2)]} ms`);
});
