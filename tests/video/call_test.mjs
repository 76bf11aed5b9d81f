// A real call: the media process, driven as the kiosk drives it, and Debian's Chromium as the adviser's browser.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Call, stamped_pictures } from './stage/call.mjs';

const limit = { timeout: 180_000 };
let call;

before(async () => { call = await Call.set(); }, limit);
after(() => call?.end(), limit);

const rising = (pictures) => pictures.every(({ number }, at) => at === 0 || ((number - pictures[at - 1].number) & 0xffff) < 0x8000);
const remote = (holds) => (event) => event.surface === 'remote' && holds(event);

test('nothing is opened before the customer has agreed', limit, async () => {
  const since = call.kiosk.said.length;
  call.kiosk.start();
  await call.kiosk.next('ready', { since });
  const devices = call.kiosk.said.slice(since).filter(({ type }) => type === 'devices');
  assert.ok(devices.length > 0 && devices.every(({ light_on }) => !light_on));
});

test('the self view begins with the devices', limit, async () => {
  const since = call.kiosk.said.length;
  call.kiosk.tell({ type: 'open_devices', camera: true, microphone: true });
  await call.kiosk.next('devices', { since, holds: ({ light_on }) => light_on });
  await call.kiosk.next('picture', { since, holds: ({ surface, number }) => surface === 'self' && number !== undefined });
});

test('both ends are connected, and both channels open', limit, async () => {
  const since = call.adviser.said.length;
  await call.connect();
  for (const channel of ['assist', 'text']) {
    await call.kiosk.next('channel_opened', { since: 0, holds: (event) => event.channel === channel });
    await call.adviser.next('channel_opened', { since, holds: (event) => event.channel === channel });
  }
});

test('pictures carry their stamps both ways', limit, async () => {
  const [at_kiosk, at_adviser] = await Promise.all([stamped_pictures(call.kiosk, 15), stamped_pictures(call.adviser, 15)]);
  assert.ok(rising(at_kiosk) && rising(at_adviser));
});

test('tones are recognised both ways', limit, async () => {
  await Promise.all([
    call.kiosk.next('tone', { since: 0, holds: ({ hertz }) => hertz === 880 }),
    call.adviser.next('tone', { since: 0, holds: ({ hertz }) => hertz === 440 }),
  ]);
});

test('messages go both ways, long ones too', limit, async () => {
  for (const text of ['{"line":1,"text":"Ceud mìle fàilte","done":false}', JSON.stringify({ view: 'ü'.repeat(20_000) }),
    JSON.stringify({ view: Array.from({ length: 25_000 }, (_, at) => at) }), JSON.stringify({ view: '👋'.repeat(49_000) })]) {
    const to_adviser = call.adviser.next('message', { holds: (event) => event.channel === 'text' });
    call.kiosk.tell({ type: 'send', channel: 'text', text });
    assert.equal((await to_adviser).text, text);
    const to_kiosk = call.kiosk.next('message', { holds: (event) => event.channel === 'assist' });
    await call.adviser.call('send', 'assist', text);
    assert.equal((await to_kiosk).text, text);
  }
});

test('the kiosk is told how well the line does', limit, async () => {
  const quality = await call.kiosk.next('quality', { holds: ({ frames_per_second, kbits_out }) => frames_per_second > 0 && kbits_out > 0 });
  assert.deepEqual([quality.width, quality.height], [320, 240]);
});

test('muted, the adviser sees black and hears nothing; unmuted, everything again', limit, async () => {
  const since = call.adviser.said.length;
  call.kiosk.tell({ type: 'mute', audio: true, video: true });
  await call.adviser.next('picture', { since, holds: ({ number, brightness }) => number === undefined && brightness < 30 });
  await call.adviser.next('tone', { since, holds: ({ hertz }) => hertz === 0 });
  await call.kiosk.next('picture', { holds: ({ surface, number }) => surface === 'self' && number !== undefined });
  const again = call.adviser.said.length;
  call.kiosk.tell({ type: 'mute', audio: false, video: false });
  await call.adviser.next('tone', { since: again, holds: ({ hertz }) => hertz === 440 });
  await stamped_pictures(call.adviser, 5);
});

test('held, nothing goes either way; resumed, everything again', limit, async () => {
  const since = call.adviser.said.length;
  call.kiosk.tell({ type: 'hold', held: true });
  await call.adviser.next('picture', { since, holds: ({ number, brightness }) => number === undefined && brightness < 30 });
  const held = call.kiosk.said.length;
  await call.adviser.next('picture', { holds: ({ number }) => number === undefined });
  await call.adviser.next('picture', { holds: ({ number }) => number === undefined });
  assert.ok(!call.kiosk.said.slice(held).some((event) => event.type === 'picture' && remote(() => true)(event)));
  call.kiosk.tell({ type: 'hold', held: false });
  await Promise.all([stamped_pictures(call.kiosk, 5), stamped_pictures(call.adviser, 5)]);
});

// Neither a picture nor the tone of the test microphone has come to the adviser since then.
const nothing_came = (since) => !call.adviser.said.slice(since).some(({ type, number, hertz }) =>
  (type === 'picture' && number !== undefined) || (type === 'tone' && hertz === 440));
const packets_of_sound = async () => (await call.adviser.call('figures'))['inbound-rtp audio']?.packetsReceived ?? 0;

async function hears_and_sees_again() {
  const since = call.adviser.said.length;
  call.kiosk.tell({ type: 'mute', audio: false, video: false });
  await Promise.all([call.adviser.next('tone', { since, holds: ({ hertz }) => hertz === 440 }), stamped_pictures(call.adviser, 5)]);
}

async function mute_everything() {
  const last_tone = () => call.adviser.said.findLast(({ type }) => type === 'tone');
  if (last_tone()?.hertz !== 440) await call.adviser.next('tone', { holds: ({ hertz }) => hertz === 440 });
  const since = call.adviser.said.length;
  call.kiosk.tell({ type: 'mute', audio: true, video: true });
  await call.adviser.next('tone', { since, holds: ({ hertz }) => hertz === 0 });
  await call.adviser.next('picture', { holds: ({ number, brightness }) => number === undefined && brightness < 30 });
}

// A leg on which silence and black came, and nothing else.
async function stays_muted(since) {
  await call.adviser.next('picture', { since, holds: ({ brightness }) => brightness < 30 });
  for (let tries = 0; await packets_of_sound() < 50 && tries < 100; tries++) await sleep(200);
  assert.ok(await packets_of_sound() >= 50);
  assert.ok(nothing_came(since));
}

test('muted sound and a camera that is off stay so on a new leg', limit, async () => {
  await mute_everything();
  const since = call.adviser.said.length;
  await call.connect();
  await stays_muted(since);
  await hears_and_sees_again();
});

test('what comes for a leg that has ended is dropped', limit, async () => {
  call.kiosk.tell({ type: 'answer', leg: 1, sdp: 'v=0' });
  call.kiosk.tell({ type: 'candidate', leg: 1, index: 0, candidate: 'candidate:1 1 UDP 1 127.0.0.1 9 typ host' });
  await stamped_pictures(call.adviser, 3);
});

test('an answer that is none fails its leg and nothing else', limit, async () => {
  const leg = ++call.leg;
  const since = call.kiosk.said.length;
  call.kiosk.tell({ type: 'begin_leg', leg, ice_servers: [], relay_only: false });
  await call.kiosk.next('offer', { since });
  call.kiosk.tell({ type: 'answer', leg, sdp: 'v=0 what is this' });
  await call.kiosk.next('connection', { since, holds: (event) => event.leg === leg && event.state === 'failed' });
  await call.connect();
  await stamped_pictures(call.adviser, 3);
});

test('a media process that is killed is lost, and another takes its place, as muted as it was', limit, async () => {
  await mute_everything();
  const { pid } = await call.kiosk.about_process();
  const since = call.kiosk.said.length;
  process.kill(pid, 'SIGKILL');
  assert.equal((await call.kiosk.next('lost', { since })).reason, 1);
  const heard = call.adviser.said.length;
  await call.start();
  await call.connect();
  await stays_muted(heard);
  await hears_and_sees_again();
  assert.notEqual((await call.kiosk.about_process()).pid, pid);
});

test('stopped, the process is gone', limit, async () => {
  const { pid } = await call.kiosk.about_process();
  const since = call.kiosk.said.length;
  call.kiosk.tell({ type: 'stop' });
  await call.kiosk.next('stopped', { since });
  assert.throws(() => process.kill(pid, 0), { code: 'ESRCH' });
});

test('H.264 goes both ways where it is set up', limit, async () => {
  const since = call.kiosk.said.length;
  call.setup = { codec: 'h264' };
  await call.start();
  await call.connect();
  assert.match((await call.kiosk.next('offer', { since })).sdp, /a=rtpmap:96 H264/);
  await Promise.all([stamped_pictures(call.kiosk, 10), stamped_pictures(call.adviser, 10)]);
  call.setup = {};
  const stopped = call.kiosk.next('stopped');
  call.kiosk.tell({ type: 'stop' });
  await stopped;
});

test('twenty legs in a row leave no descriptor and no thread behind', limit, async () => {
  await call.start();
  const leg_and_end = async () => call.kiosk.tell({ type: 'end_leg', leg: await call.connect() });
  for (let round = 0; round < 3; round++) await leg_and_end();
  const before = await call.kiosk.about_process();
  for (let round = 0; round < 20; round++) await leg_and_end();
  // Pools of threads breathe, and a leg may be just ending: fewer than one for every third leg is no leak of legs.
  const flat = (now) => now.fds <= before.fds + 6 && now.threads <= before.threads + 6;
  for (let tries = 0; tries < 60; tries++) {
    if (flat(await call.kiosk.about_process())) return;
    await sleep(500);
  }
  assert.fail(`${JSON.stringify(before)} became ${JSON.stringify(await call.kiosk.about_process())}`);
});
