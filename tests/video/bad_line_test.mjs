// Calls over bad lines: packets that are lost, lines that go away and come back, and lines that are too narrow.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Call, stamped_pictures } from './stage/call.mjs';
import { Impairment, queue_ms } from './stage/impairment.mjs';

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

// The media process numbers those that it has decoded: its kiosk may be too late to look at each.
const whole = (pictures) => (pictures[0].sequence === undefined ? pictures.length : pictures.at(-1).sequence - pictures[0].sequence + 1);

test('a twentieth of the packets lost, pictures still come whole both ways', limit, async () => {
  line.now.loss = 0.05;
  const [at_kiosk, at_adviser] = await Promise.all([stamped_pictures(call.kiosk, 90), stamped_pictures(call.adviser, 90)]);
  line.now.loss = 0;
  for (const pictures of [at_kiosk, at_adviser]) {
    const made = (pictures.at(-1).number - pictures[0].number) & 0xffff;
    assert.ok(whole(pictures) > made * 0.8, `${whole(pictures)} of ${made + 1} pictures`);
  }
});

// Half of the pictures are no later than this at the adviser.
async function lateness() {
  const late = (await stamped_pictures(call.adviser, 60)).map(({ late_ms }) => late_ms).sort((a, b) => a - b);
  return late[Math.floor(late.length / 2)];
}

// The browser keeps sound back for as long as it was late in the worst moment, the whole queue, and pictures with it.
test('a narrow line makes pictures later by little more than its queue', limit, async () => {
  const wide = await lateness();
  line.now.kbits = 250;
  await sleep(8000);
  const narrow = await lateness();
  line.now.kbits = 0;
  console.log(`half of the pictures come within ${wide} ms on the wide line, ${narrow} ms on the narrow one`);
  assert.ok(narrow - wide < 1.5 * queue_ms, `${narrow - wide} ms later`);
});

// What a kiosk does: it waits a little for the line to mend itself, then begins a new leg. (libnice gives a pair up
// between 10 and 15 s without an answer, as its last question fell.)
async function mended() {
  const back = call.kiosk.next('connection', { holds: ({ state }) => state === 'connected', within_ms: 2000 });
  await back.catch(() => call.connect());
}

for (const seconds of [4, 12]) {
  test(`after ${seconds} s without a line, pictures and sound are back`, limit, async () => {
    const interrupted = call.kiosk.next('connection', { holds: ({ state }) => state === 'interrupted' });
    line.now.away = true;
    await Promise.all([interrupted, sleep(seconds * 1000)]);
    line.now.away = false;
    const back = performance.now();
    const tone = call.kiosk.next('tone', { holds: ({ hertz }) => hertz > 0 });
    await mended();
    await Promise.all([tone, stamped_pictures(call.kiosk, 5), stamped_pictures(call.adviser, 5)]);
    console.log(`back after ${Math.round(performance.now() - back)} ms, on leg ${call.leg}`);
  });
}

// How late pictures are shown then is the browser's: it keeps sound back for as long as it was late when the line became
// narrow, and pictures with it.
test('a line that becomes narrow after that is not filled with what is sent again', limit, async () => {
  await stamped_pictures(call.adviser, 60);
  line.now.kbits = 250;
  await sleep(8000);
  const before = { ...line.count.to_adviser };
  const queues = [];
  for (let at = 0; at < 100; at++) {
    await sleep(40);
    queues.push(line.queue.to_adviser);
  }
  const came = line.count.to_adviser.came - before.came;
  const lost = line.count.to_adviser.lost - before.lost;
  const queue = queues.sort((a, b) => a - b)[50];
  console.log(`half of the packets wait at most ${Math.round(queue)} ms; ${lost} of ${came} are lost`);
  assert.ok(queue < queue_ms / 2, `${queue} ms`);
  assert.ok(lost < came / 10, `${lost} of ${came}`);
  await stamped_pictures(call.adviser, 30, 10_000);
  line.now.kbits = 0;
});
