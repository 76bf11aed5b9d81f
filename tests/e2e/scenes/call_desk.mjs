// The adviser's desk against the real hub, in real Chromium, from the ring to the report; the kiosk's end is played by a
// page (stage/played_kiosk.mjs), which speaks to the hub as a kiosk does. Signals, legs, transfer, restarts and the
// shield are those of the hub and the desk.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe } from 'node:test';
import { House, root } from '../../../dev.d/house/house.mjs';
import { Adviser } from '../stage/adviser.mjs';
import { moves } from '../stage/call.mjs';
import { Scene } from '../stage/facts.mjs';
import { PlayedKiosk } from '../stage/played_kiosk.mjs';
import { programs } from '../stage/stage.mjs';

let folder, house, kiosk, morag, hamish;

const scene = new Scene('the adviser\'s desk');
const fact = (name, body) => scene.fact(name, body, 90_000);

// Text has 500 ms. A machine that has other work gets more here; what it took is printed.
const text_limit_ms = 5_000;

// The demonstration council, whose calls are about these two.
function council() {
  const copy = join(folder, 'council');
  cpSync(join(root, 'provisioning/demo'), copy, { recursive: true });
  const settings = JSON.parse(readFileSync(join(copy, 'council.json'), 'utf8'));
  settings.calls = { ...settings.calls, skills: ['council-tax', 'general'].map((id) => ({ id, name: { 'en-GB': id } })) };
  writeFileSync(join(copy, 'council.json'), JSON.stringify(settings));
  return copy;
}

const desk = (name) => Adviser.at_the_desk(house.browser_address, house.staff().find((one) => one.name === name), { folder });
const wraps_up = async (adviser, digit) => {
  await adviser.page.getByRole('heading', { name: /How did the call about/ }).waitFor({ timeout: 45_000 });
  await adviser.page.keyboard.press(digit);
  await adviser.page.keyboard.press('Enter');
  await adviser.page.getByText('You are: Available').waitFor();
};

describe(scene.name, { concurrency: 1 }, () => {
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'waymark-desk-'));
    house = new House({ folder: join(folder, 'house'), programs, council: council() });
    await house.start_hub();
    kiosk = await PlayedKiosk.enrolled(house);
    morag = await desk('morag');
  }, { timeout: 90_000 });
  after(async () => {
    scene.keep();
    await kiosk?.vanishes();
    await morag?.close();
    await hamish?.close();
    await house?.stop();
    if (scene.passed) rmSync(folder, { recursive: true, force: true });
    else console.error(`What the hub said is kept in ${join(folder, 'house', 'logs')}`);
  });

  fact('a call rings at an adviser who is available, is accepted with one key and is connected', async () => {
    await morag.is_available();
    await kiosk.asks();
    const rung = Date.now();
    await morag.accepts();
    await morag.is_connected();
    console.log(`from the question to connected: ${Date.now() - rung} ms`);
    await kiosk.is_told('connected');
  });

  fact('marked pictures go both ways', async () => {
    await moves(morag, () => morag.sees_stamp(), 'in the adviser\'s browser');
    await moves(morag, () => kiosk.sees_stamp(), 'at the kiosk\'s end');
  });

  fact('tones go both ways', async () => {
    await morag.until(async () => Math.abs((await morag.hears_tone()) - 440) < 15, 'the tone of 440 Hz');
    await morag.until(async () => Math.abs((await kiosk.hears_tone()) - 880) < 15, 'the tone of 880 Hz');
  });

  fact('text goes both ways letter by letter, in time', async () => {
    await morag.page.keyboard.press('Alt+Shift+KeyW');
    let begun = Date.now();
    await morag.page.keyboard.press('H');
    await kiosk.hears_message(({ text, done }) => text === 'H' && !done, 'the letter', 'text');
    const to_kiosk = Date.now() - begun;
    begun = Date.now();
    await kiosk.says({ line: 1, text: 'Good m', done: false }, 'text');
    await morag.page.locator('.wm-talk__line--customer', { hasText: 'Good m' }).waitFor();
    const to_adviser = Date.now() - begun;
    console.log(`text to the kiosk ${to_kiosk} ms, to the adviser ${to_adviser} ms`);
    assert.ok(Math.max(to_kiosk, to_adviser) < text_limit_ms);
  });

  fact('the customer\'s screen is shown while they agree, and what is pointed at goes to the kiosk', async () => {
    await morag.page.keyboard.press('Alt+Shift+KeyS');
    await kiosk.hears_message(({ type, kind }) => type === 'ask' && kind === 'see', 'the question');
    for (const kind of ['see', 'point']) await kiosk.says({ type: 'consent', kind, state: 'granted' });
    const field = { role: 'text_field', id: 'field.name', name: 'Full name', actions: ['edit_text'] };
    await kiosk.says({ type: 'view', sequence: 1, view: { screen: 'question', regions: [{ role: 'main', children: [field] }] } });
    await morag.page.locator('[id="node-field.name"]').click();
    await kiosk.hears_message(({ type, node }) => type === 'point' && node === 'field.name', 'what is pointed at');
    await kiosk.says({ type: 'consent', kind: 'see', state: 'ended' });
    await morag.page.getByRole('region', { name: 'The customer’s screen' }).waitFor({ state: 'detached' });
  });

  fact('a call is held and goes on', async () => {
    await morag.page.keyboard.press('Alt+Shift+KeyH');
    await kiosk.is_told('held');
    await morag.page.getByText('On hold', { exact: true }).waitFor();
    await morag.page.keyboard.press('Alt+Shift+KeyH');
    await kiosk.is_told('connected');
    await moves(morag, () => morag.sees_stamp(), 'after the hold');
  });

  fact('the hub is killed in the middle of the call: pictures go on, and afterwards it knows the call', async () => {
    await house.hub.kill();
    await moves(morag, () => morag.sees_stamp(), 'without a hub');
    await moves(morag, () => kiosk.sees_stamp(), 'at the kiosk without a hub');
    await house.restart_hub();
    const lost = morag.page.getByText('The connection to the hub is lost');
    await lost.waitFor({ timeout: 30_000 }).catch(() => {});
    await lost.waitFor({ state: 'detached', timeout: 40_000 });
    await morag.until(async () => {
      await morag.page.keyboard.press('Alt+Shift+KeyH');
      return morag.page.getByText('On hold', { exact: true }).waitFor({ timeout: 3_000 }).then(() => true, () => false);
    }, 'the hold after the restart');
    await kiosk.is_told('held', 30_000);
    await morag.page.keyboard.press('Alt+Shift+KeyH');
    await kiosk.is_told('connected');
  });

  fact('the adviser\'s page is loaded again: a new leg, the same customer', async () => {
    morag.page.on('dialog', (dialog) => dialog.accept());
    await morag.page.reload();
    await morag.is_connected();
    await moves(morag, () => morag.sees_stamp(), 'after the page was loaded again');
    assert.equal(kiosk.leg, 2);
  });

  fact('the call is transferred to a second browser', async () => {
    hamish = await desk('hamish');
    await hamish.is_available();
    await morag.page.getByRole('button', { name: 'Transfer', exact: true }).click();
    await morag.page.getByLabel('To whom').selectOption('adviser hamish');
    await morag.page.getByRole('button', { name: 'Transfer now' }).click();
    await hamish.accepts();
    await hamish.is_connected();
    await moves(hamish, () => hamish.sees_stamp(), 'in the second browser');
    await moves(hamish, () => kiosk.sees_stamp(), 'of the second adviser');
    await kiosk.hears_message(({ type, alias }) => type === 'hello' && alias === 'Adviser Hamish', 'the second adviser\'s name');
  });

  fact('the first adviser wraps up with two keys; the second ends the call and does so too', async () => {
    await wraps_up(morag, '0');
    await hamish.page.keyboard.press('Alt+Shift+KeyE');
    await kiosk.is_told('ended');
    await wraps_up(hamish, '5');
  });

  fact('the shield ends the call, and a supervisor is told', async () => {
    await hamish.page.getByRole('button', { name: 'Break', exact: true }).click();
    await kiosk.asks();
    await morag.accepts();
    await morag.is_connected();
    await morag.page.keyboard.press('F9');
    await kiosk.is_told('ended');
    assert.equal(kiosk.states.at(-1).end_reason, 'shielded');
    await hamish.page.getByText(/used the shield/).first().waitFor();
    await wraps_up(morag, '9');
  });

  fact('a kiosk that vanishes is told to the adviser, and the hub frees them', async () => {
    await kiosk.asks();
    await morag.accepts();
    await morag.is_connected();
    const gone = Date.now();
    await kiosk.vanishes();
    await morag.page.getByText('The connection is lost').first().waitFor({ timeout: 15_000 });
    const told = Date.now() - gone;
    await morag.page.getByRole('heading', { name: /How did the call about/ }).waitFor({ timeout: 45_000 });
    console.log(`told after ${told} ms, freed after ${Date.now() - gone} ms`);
    await wraps_up(morag, '0');
  });

  fact('the report counts the calls and why contact could have been avoided', async () => {
    const { calls } = await (await house.signed_in('admin')).get('/api/v1/reports/overview');
    assert.equal(calls.asked, 3);
    assert.equal(calls.reasons.find(({ reason }) => reason === 'progress_chasing').count, 1);
    await morag.go('/reports');
    await morag.page.getByRole('heading', { name: 'Calls with an adviser' }).waitFor();
  });

  fact('nothing went wrong in the browsers', () => assert.deepEqual([...morag.errors, ...hamish.errors], []));
});
