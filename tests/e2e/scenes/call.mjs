// A call between a customer on the real glass and an adviser in a real Chromium, from the first touch to the report.
// Pictures carry a mark and sound a tone that the other end must find again; nothing between the two ends is simulated
// but camera and microphone.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe } from 'node:test';
import { Adviser } from '../stage/adviser.mjs';
import { agrees, asks_for_an_adviser, is_seen_and_heard, moves, no_devices, stamp_on_the_glass } from '../stage/call.mjs';
import { Scene } from '../stage/facts.mjs';
import { missed_bin } from '../stage/missed_bin.mjs';
import { Stage } from '../stage/stage.mjs';
import { all, can, find } from '../stage/view.mjs';

let stage, customer, adviser;
const seen = {};

const scene = new Scene('a call');
const fact = (name, body) => scene.fact(name, body, 90_000);

// Text has 500 ms. A machine that compiles, paints and encodes at the same time gets more here; what it took is kept.
const text_limit_ms = 5_000;

const tones_at_the_kiosk = () =>
  [...readFileSync(join(stage.house.logs, 'kiosk.log'), 'utf8').matchAll(/tone (\d+) hertz/g)].map(([, hertz]) => Number(hertz));

describe(scene.name, { concurrency: 1 }, () => {
  before(async () => {
    stage = await Stage.set({ glass: true, kiosk: no_devices });
    customer = stage.customer;
    customer.answers = missed_bin('By the green gate');
    const person = stage.house.staff().find(({ name }) => name === 'morag');
    adviser = await Adviser.at_the_desk(stage.house.browser_address, person, { folder: stage.folder });
  }, { timeout: 90_000 });
  after(async () => {
    scene.keep();
    await adviser?.close();
    await stage?.strike(scene.passed);
  });

  fact('an adviser is available', () => adviser.is_available());

  fact('the customer asks for an adviser by touch, and it rings', async () => {
    await customer.begins();
    await asks_for_an_adviser(customer);
    await adviser.page.getByRole('button', { name: /^Accept/ }).waitFor({ timeout: 30_000 });
  });

  fact('the adviser accepts with one key, and the customer agrees to be seen and heard', async () => {
    await adviser.accepts();
    await is_seen_and_heard(customer);
    await adviser.is_connected();
    await customer.sees('call', 20_000);
  });

  fact('the kiosk\'s pictures move in the browser, and each says which it is', async () => {
    await moves(adviser, () => adviser.sees_stamp(), 'in the browser');
  });

  fact('the browser\'s pictures move on the kiosk\'s glass, and each says which it is', async () => {
    await moves(adviser, () => stamp_on_the_glass(stage), 'on the glass');
  });

  fact('the kiosk\'s tone is heard in the browser', async () => {
    await adviser.until(async () => Math.abs((await adviser.hears_tone()) - 440) < 15, 'the tone of 440 Hz');
  });

  fact('the browser\'s tone is heard at the kiosk', async () => {
    await adviser.until(() => tones_at_the_kiosk().some((hertz) => Math.abs(hertz - 880) < 20), 'the tone of 880 Hz');
  });

  fact('what the adviser types stands on the glass letter by letter, in time', async () => {
    await adviser.page.keyboard.press('Alt+Shift+KeyW');
    const begun = Date.now();
    await adviser.page.keyboard.press('H');
    await stage.mirror.until((view) => all(view, { role: 'list_item', value: 'H' }).length > 0, 'the adviser\'s letter', text_limit_ms);
    seen.text_to_kiosk_ms = Date.now() - begun;
    await adviser.page.keyboard.type('ello');
    await adviser.page.keyboard.press('Enter');
    await stage.mirror.until((view) => all(view, { role: 'list_item', value: 'Hello' }).length > 0, 'the adviser\'s line');
  });

  fact('what the customer types is read by the adviser letter by letter, in time', async () => {
    const field = await customer.reads((node) => can(node, 'edit_text') && /call-text/.test(node.id ?? ''));
    if (customer.view.focus !== field.id) await customer.touches(field.id);
    const begun = Date.now();
    await customer.hands.type(customer.view, 'b');
    await adviser.page.locator('.wm-talk__line--customer', { hasText: 'b' }).waitFor({ timeout: text_limit_ms });
    seen.text_to_adviser_ms = Date.now() - begun;
    await customer.types('in');
    await customer.touches('call.send-text');
    await adviser.page.locator('.wm-talk__line--customer', { hasText: 'bin' }).waitFor({ timeout: text_limit_ms });
    console.log(`text to the kiosk ${seen.text_to_kiosk_ms} ms, to the adviser ${seen.text_to_adviser_ms} ms`);
  });

  fact('the customer goes on with a service while the call lasts', async () => {
    await customer.touches('call.carry-on');
    await customer.reaches('home.do-it-here', ['home', 'back']);
    await customer.touches('home.do-it-here');
    await customer.touches({ id: /^service\..*bin/ });
    while (customer.view.screen === 'question' && !all(customer.view, (node) => can(node, 'edit_text') && /^field\./.test(node.id ?? '')).length) {
      await customer.answers_the_page();
    }
    seen.field = all(customer.view, (node) => can(node, 'edit_text') && /^field\./.test(node.id ?? ''))[0].id;
  });

  fact('the adviser sees the screen only after the customer agreed', async () => {
    assert.equal(await adviser.page.getByRole('region', { name: 'The customer’s screen' }).count(), 0);
    await adviser.page.keyboard.press('Alt+Shift+KeyS');
    await agrees(customer);
    await adviser.page.getByRole('region', { name: 'The customer’s screen' }).waitFor();
    await adviser.page.locator(`[id="node-${seen.field}"]`).waitFor();
  });

  fact('what the adviser points at is marked on the glass', async () => {
    await adviser.page.getByRole('button', { name: 'Ask to point' }).click();
    await agrees(customer);
    await adviser.page.getByText('You may point').waitFor();
    await adviser.page.locator(`[id="node-${seen.field}"]`).click();
    await stage.mirror.until((view) => find(view, seen.field)?.pointed === true, 'the mark of what is pointed at');
  });

  fact('a suggestion fills the field once the customer agreed', async () => {
    await adviser.page.getByRole('button', { name: 'Ask to suggest answers' }).click();
    await agrees(customer);
    await adviser.page.getByText('You may suggest').waitFor();
    await adviser.page.getByRole('button', { name: 'Point or suggest' }).click();
    await adviser.page.getByLabel('Suggest an answer').fill('12');
    await adviser.page.getByRole('button', { name: 'Suggest', exact: true }).click();
    await agrees(customer);
    await adviser.page.getByText('Agreed', { exact: true }).waitFor();
    await stage.mirror.until((view) => (find(view, seen.field)?.value ?? '') !== '', 'the suggested answer');
  });

  fact('on hold the adviser sees nobody, and then the same customer again', async () => {
    await adviser.page.keyboard.press('Alt+Shift+KeyH');
    await adviser.page.getByText('On hold', { exact: true }).waitFor();
    await stage.mirror.until((view) => JSON.stringify(view).match(/hold/i), 'that the call is on hold');
    await adviser.page.keyboard.press('Alt+Shift+KeyH');
    await adviser.is_connected();
    await adviser.until(() => adviser.sees_stamp(), 'the customer after the hold');
  });

  fact('the adviser ends the call, and wraps it up with two keys', async () => {
    await adviser.page.keyboard.press('Alt+Shift+KeyE');
    await adviser.page.getByRole('heading', { name: /How did the call about/ }).waitFor();
    await adviser.page.keyboard.press('0');
    await adviser.page.keyboard.press('Enter');
    await adviser.page.getByText('You are: Available').waitFor();
  });

  fact('the customer is told that the call has ended, and goes on where they are', async () => {
    await customer.reads({ id: 'call.status', name: 'The call has ended' });
    await customer.touches('call.close');
    assert.ok(find(customer.view, seen.field));
  });

  fact('the report counts the call and its wrap-up', async () => {
    const { calls } = await stage.staff.get('/api/v1/reports/overview');
    assert.equal(calls.asked, 1);
    assert.equal(calls.accepted, 1);
    assert.equal(calls.outcomes.find(({ outcome }) => outcome === 'resolved').count, 1);
    assert.equal(calls.classified, 1);
    assert.equal(calls.avoidable, 0);
    await adviser.go('/reports');
    await adviser.page.getByRole('heading', { name: 'Calls with an adviser' }).waitFor();
  });

  fact('nothing went wrong in the browser', () => assert.deepEqual(adviser.errors, []));
});
