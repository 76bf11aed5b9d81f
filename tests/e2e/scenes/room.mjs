// "Move to a private room" between two real kiosks, one hub and an adviser's real browser: a customer in the middle of a
// journey asks for it, walks, types the code, and goes on with the same adviser and the same answers. Nothing of them
// stays at the first kiosk.
import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../dev.d/house/house.mjs';
import { Adviser } from '../stage/adviser.mjs';
import { agrees, asks_for_an_adviser, is_seen_and_heard, moves, no_devices } from '../stage/call.mjs';
import { Customer, ThroughTheMirror } from '../stage/customer.mjs';
import { Scene } from '../stage/facts.mjs';
import { Mirror } from '../stage/mirror.mjs';
import { Stage } from '../stage/stage.mjs';
import { find } from '../stage/view.mjs';

const room_name = 'Ardwell Library, room 2';
const typed = `Thistlewick${process.pid}${Date.now() % 100000}`;  // accepted as an answer
const begun = `Bramblehurst${process.pid}${Date.now() % 100000}`;  // written, and not sent yet
let stage, floor, there, room, adviser, code;

const scene = new Scene('a call that moves to a private room');
const fact = (name, body) => scene.fact(name, body, 90_000);

// The kiosk of the room: another program, enrolled by its own code, with a state of its own.
async function start_room() {
  const { house } = stage;
  const state = join(house.folder, 'room');
  const child = await house.start('room', {
    command: [house.program('waymark-kiosk'), '--hub', house.kiosk_address, '--ca', house.certificates.authority, '--state', state,
      '--enrol', await house.enrolment_code(), '--name', room_name, '--demo', '--headless', ...house.kiosk_options],
  });
  return { child, state };
}

async function stands_in(customer) {
  const hands = new ThroughTheMirror(customer.mirror);
  return new Customer({ mirror: customer.mirror, hands });
}

// At rest the languages take turns.
const in_every_language = (id) => readdirSync(join(root, 'themes/languages'))
  .map((tag) => JSON.parse(readFileSync(join(root, 'themes/languages', tag, 'words.json'), 'utf8')).messages[id]);

const fleet_line = async () => (await stage.house.fleet()).find(({ name }) => name === room_name);

async function room_is_at_rest() {
  await adviser.until(async () => {
    const one = await fleet_line();
    return one?.connected && one.report?.glass === 'attract' && one.report.room_key;
  }, 'the kiosk in the room at rest');
}

describe(scene.name, { concurrency: 1 }, () => {
  before(async () => {
    stage = await Stage.set({ devices: false, kiosk: no_devices });
    floor = stage.customer;
    room = await start_room();
    const person = stage.house.staff().find(({ name }) => name === 'morag');
    adviser = await Adviser.at_the_desk(stage.house.browser_address, person, { folder: stage.folder });
    await room_is_at_rest();
    there = await stands_in({ mirror: await Mirror.open(stage.staff, (await fleet_line()).kiosk_id) });
    await there.sees('attract');
  }, { timeout: 120_000 });
  after(async () => {
    scene.keep();
    there?.mirror.close();
    await adviser?.close();
    await stage?.strike(scene.passed);
  });

  fact('a customer in the middle of a journey talks to an adviser', async () => {
    await adviser.is_available();
    await floor.begins();
    await floor.touches('home.do-it-here');
    await floor.touches({ id: /^service\..*(parking|permit)/ });
    for (const option of ['field.kind-of-permit.resident', 'field.live-in-zone.yes', 'field.who-for.me']) {
      await floor.touches(option);
      await floor.touches('continue');
    }
    await floor.reads('field.full-name');
    await floor.types(typed);
    await floor.touches('control.help');
    await asks_for_an_adviser(floor, { speak: 'aloud' });
    await adviser.accepts();
    await is_seen_and_heard(floor);
    await adviser.is_connected();
    await floor.sees('call', 20_000);
    await floor.touches('field.@call-text');
    await floor.types(begun);
    await adviser.page.getByText(begun).waitFor();
    await floor.touches('keyboard.done').catch(() => {});
  });

  fact('the adviser asks them to move, and they agree on the glass', async () => {
    await adviser.page.getByRole('button', { name: 'Private room', exact: true }).click();
    await adviser.page.getByRole('button', { name: 'Ask them to move to Room 2' }).click();
    assert.ok((await floor.reads({ role: 'dialog' })).name.includes('asks you to move to Room 2'));
    assert.ok(stage.residue(typed, { pids: Stage.family(stage.house.kiosk.pid) }).found.length > 0, 'the search cannot find what is there');
    await agrees(floor);
    await floor.sees('room_way', 15_000);
    code = find(floor.view, 'room.numbers').value;
    assert.match(code, /^\d{4}$/);
  });

  fact('the adviser reads that they are walking, and the room says that it is kept', async () => {
    await adviser.page.getByRole('heading', { name: 'The customer is walking to Room 2' }).waitFor();
    const titles = in_every_language('room_kept.title');
    await there.mirror.until((view) => titles.includes(view.title), 'the words of a kept room');
    assert.equal((await fleet_line()).kept, true);
  });

  fact('nothing of them stays at the first kiosk, and the call goes on', async () => {
    await floor.touches('room.go');
    await floor.leaves();
    const pids = Stage.family(stage.house.kiosk.pid);
    for (const marker of [typed, begun]) {
      const { looked, found } = stage.residue(marker, { pids, paths: [stage.house.kiosk_state, stage.house.logs] });
      assert.ok(looked.length > 0);
      assert.deepEqual(found, [], marker);
    }
    await adviser.page.getByRole('heading', { name: 'The customer is walking to Room 2' }).waitFor();
  });

  fact('what they take along is nowhere on the hub\'s disk', () => {
    for (const marker of [typed, begun]) {
      assert.deepEqual(stage.residue(marker, { paths: [join(stage.house.folder, 'hub')] }).found, []);
    }
  });

  fact('a wrong code in the room gives nothing', async () => {
    await there.touches('start');
    await there.sees('room_code');
    await there.touches('control.language');
    await there.touches('language.en-GB');
    await there.sees('room_code');
    await there.types(code === '0000' ? '1111' : '0000');
    await there.touches('continue');
    assert.match((await there.reads({ role: 'error_message' }, 15_000)).name, /You can try 2 more times/);
  });

  fact('the right code brings the same adviser, who is seen again once the customer agrees', async () => {
    await there.types(code);
    await there.touches('continue');
    await there.sees('call_permission', 20_000);
    await is_seen_and_heard(there);
    await there.sees('call', 20_000);
    await adviser.is_connected();
    await moves(adviser, () => adviser.sees_stamp(), 'in the browser');
    await adviser.page.getByLabel('What the customer already told').getByText('Room 2').waitFor();
  });

  fact('what was written and what was answered are there', async () => {
    const shown = () => JSON.stringify(there.view);
    await there.mirror.until((view) => JSON.stringify(view).includes(begun.slice(0, 6)) || find(view, 'field.@call-text'), 'the text of the call');
    await there.touches('call.carry-on');
    await there.sees('question');
    assert.equal(find(there.view, 'field.full-name').value, typed, shown());
  });

  fact('it is one call to the hub, which was moved once', async () => {
    await there.touches('call.end');
    await adviser.page.getByRole('heading', { name: /How did the call about/ }).waitFor({ timeout: 20_000 });
    const events = stage.rows('SELECT event, count(*) AS times FROM call_event GROUP BY event');
    const times = (name) => events.find(({ event }) => event === name)?.times ?? 0;
    assert.equal(times('asked'), 1);
    assert.equal(times('moved'), 1);
    assert.equal(times('ended'), 1);
    assert.equal((await stage.staff.get('/api/v1/reports/overview')).calls.moved, 1);
  });

  fact('nothing of them stays in the room either', async () => {
    await there.touches('control.start-again');
    await there.sees('attract', 30_000);
    for (const marker of [typed, begun]) {
      const { found } = stage.residue(marker, { pids: Stage.family(room.child.pid), paths: [room.state, stage.house.logs] });
      assert.deepEqual(found, [], marker);
    }
  });
});
