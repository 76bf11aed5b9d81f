// What an adviser does for a customer who is stuck, between a real kiosk and real browsers: guidance, the handset, a private
// question, another journey, a colleague who is asked before they take over; and, when nobody is there, a call back.
import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { SoundServer } from '../../video/stage/sound_server.mjs';
import { Adviser } from '../stage/adviser.mjs';
import { agrees, asks_for_an_adviser, handset, hook } from '../stage/call.mjs';
import { Scene } from '../stage/facts.mjs';
import { Listener } from '../stage/listener.mjs';
import { missed_bin } from '../stage/missed_bin.mjs';
import { Stage } from '../stage/stage.mjs';
import { find } from '../stage/view.mjs';

let stage, customer, morag, hamish, listener, sound, ears;

const scene = new Scene('an adviser helps');
const fact = (name, body) => scene.fact(name, body, 90_000);

// Letters that are in no other word here, so that one of them alone would be noticed too.
const answer = 'qxjzq';
const theirs = 880;  // the adviser's tone, in hertz

const desk = (name) => Adviser.at_the_desk(stage.house.browser_address, stage.house.staff().find((one) => one.name === name), { folder: stage.folder });
const wraps_up = async (adviser, digit) => {
  await adviser.page.getByRole('heading', { name: /How did the call about/ }).waitFor({ timeout: 20_000 });
  await adviser.page.keyboard.press(digit);
  await adviser.page.keyboard.press('Enter');
  await adviser.page.getByText('You are: Available').waitFor();
};

describe(scene.name, { concurrency: 1 }, () => {
  before(async () => {
    listener = new Listener();
    sound = await SoundServer.start();
    for (const name of ['loudspeaker', 'handset']) sound.sink(name);
    ears = { loudspeaker: sound.listen('loudspeaker'), handset: sound.listen('handset') };
    process.env.PULSE_SERVER = sound.environment.PULSE_SERVER;
    stage = await Stage.set({ glass: true, devices: false, handset: true, kiosk: ['--media-camera', 'test', '--media-microphone', 'test',
      '--media-speaker', 'pulse:loudspeaker', '--media-handset', 'pulse:handset', '--voice-program', listener.program] });
    customer = stage.customer;
    customer.answers = missed_bin();
    morag = await desk('morag');
  }, { timeout: 90_000 });
  after(async () => {
    scene.keep();
    await morag?.close();
    await hamish?.close();
    await stage?.strike(scene.passed);
    listener?.leaves();
    for (const ear of Object.values(ears ?? {})) ear.stop();
    await sound?.stop();
  });

  fact('who is stuck in a journey asks for a person from there', async () => {
    await morag.is_available();
    await customer.begins();
    await customer.touches('home.do-it-here');
    await customer.touches({ id: /^service\..*bin/ });
    await customer.sees('question');
    await customer.touches('control.help');
    await asks_for_an_adviser(customer, { speak: 'handset' });
    await morag.accepts();
  });

  fact('the adviser reads where the customer is, and what the council wrote for that page', async () => {
    const told = morag.page.getByLabel('What the customer already told');
    await told.getByText('Report a missed bin').waitFor();
    await told.getByText('By the handset').waitFor();
    await morag.page.getByRole('heading', { name: 'Guidance: Report a missed bin' }).waitFor();
    await morag.page.getByText('Green is non-recyclable waste').waitFor();
  });

  fact('lifting the handset answers, and puts nothing on the loudspeaker', async () => {
    await customer.sees('call_permission', 20_000);
    await handset(stage, 'lifted');
    await morag.is_connected();
    await customer.sees('call', 20_000);
    await morag.until(async () => Math.abs((await morag.hears_tone()) - 440) < 15, 'the customer\'s tone');
    await ears.handset.hears(theirs);
    await assert.rejects(ears.loudspeaker.hears(theirs, 1_000));
  });

  fact('the handset put back is silence both ways and no end, until it is lifted again', async () => {
    await handset(stage, 'replaced');
    await customer.reads({ id: 'call.unplugged', name: /The handset is down/ });
    await morag.page.getByText('Their sound is off').waitFor();
    await handset(stage, 'lifted');
    await stage.mirror.until((view) => !find(view, 'call.unplugged'), 'the words about the handset gone');
    await morag.page.getByText('Their sound is off').waitFor({ state: 'detached' });
  });

  fact('the sound is at the ear within 300 ms of the hook', async () => {
    const took = [];
    for (let time = 0; time < 5; ++time) {
      await handset(stage, 'replaced');
      await customer.reads({ id: 'call.unplugged', name: /The handset is down/ });
      await sleep(700);  // only when it is quiet can it be heard to come back
      const heard = ears.handset.hears(theirs);
      const lifted = performance.timeOrigin + performance.now();
      stage.display.run('xdotool', 'key', hook.lifted);
      took.push(Math.round(await heard - lifted));
      await stage.mirror.until((view) => !find(view, 'call.unplugged'), 'the words about the handset gone');
    }
    console.log(`from the hook's key to the sound: ${took.join(', ')} ms`);
    // The adviser's tone comes in bursts, and the machine has other things to do: the quickest of them counts.
    assert.ok(Math.min(...took) <= 300, took.join(', '));
  });

  fact('a private question is answered on the kiosk, and the answer is neither spoken nor shown to others', async () => {
    await morag.page.keyboard.press('Alt+Shift+KeyS');
    await agrees(customer);
    const shared = morag.page.getByRole('region', { name: 'The customer’s screen' });
    await shared.waitFor();
    await customer.touches('control.listen');
    const seen = [];
    const look = (view) => seen.push(JSON.stringify(view));
    stage.mirror.watchers.add(look);
    await morag.page.getByRole('button', { name: 'Private question' }).click();
    await morag.page.getByLabel('Private question').fill('What is your password for us?');
    await morag.page.getByRole('button', { name: 'Ask', exact: true }).click();
    await customer.sees('private_question');
    await listener.hears('en-gb: A private question');
    await customer.hands.type(customer.view, answer);
    await morag.until(async () => (await shared.locator('[id="node-field.@private-answer"]').count()) > 0, 'the field on the shared screen');
    const on_their_page = await shared.innerHTML();
    await customer.touches('continue');
    await morag.page.getByLabel('What you asked for').getByText(answer, { exact: true }).waitFor();
    stage.mirror.watchers.delete(look);
    assert.ok(seen.some((view) => view.includes('private_question')));
    assert.deepEqual(seen.filter((view) => view.includes(answer.slice(0, 3))), [], 'in the mirrored View');
    assert.ok(!on_their_page.includes(answer.slice(0, 3)), 'in the shared screen');
    const letters = new Set(listener.said().map((line) => line.replace(/^.*?: /, '').toLowerCase()));
    assert.deepEqual([...answer].filter((letter) => letters.has(letter)), [], 'spoken letter by letter');
    assert.ok(![...letters].some((line) => line.includes(answer)), 'spoken');
    await customer.touches('control.listen');
  });

  fact('a journey that the adviser offers is opened once the customer agreed', async () => {
    await morag.page.getByRole('button', { name: 'Open a journey' }).click();
    await morag.page.locator('#journey').selectOption({ label: 'Tell us you have moved' });
    await morag.page.getByRole('button', { name: 'Offer it to the customer' }).click();
    await agrees(customer);
    await morag.page.getByText('Opened', { exact: true }).waitFor();
    await customer.sees('question');
    await morag.page.getByText('Green is non-recyclable waste').waitFor({ state: 'detached' });
  });

  fact('a leaflet that the adviser offers is read on the glass, and closed again', async () => {
    await morag.page.getByRole('button', { name: 'Show something to read' }).click();
    const form = morag.page.getByRole('form', { name: 'Leaflet' });
    await form.getByLabel('Leaflet').selectOption({ label: 'Your bins: what goes where' });
    await form.getByRole('button', { name: 'Offer it to the customer' }).click();
    await customer.reads({ name: 'Adviser Morag wants to show you something to read' });
    await agrees(customer);
    await customer.sees('reading');
    await customer.reads({ role: 'list_item', name: 'paper and card' });
    await morag.page.getByLabel('What you asked for').getByText('Your bins: what goes where').waitFor();
    await customer.touches('back');
    await customer.sees('question');
  });

  fact('a page of words is on the glass in full, and covered on the shared screen', async () => {
    const form = morag.page.getByRole('form', { name: 'Document' });
    await form.getByLabel('Heading of the document').fill('Your new bin days');
    await form.getByLabel('Words of the document').fill(`The blue bin: Friday ${answer}`);
    await form.getByRole('button', { name: 'Offer it to the customer' }).click();
    await agrees(customer);
    await customer.sees('reading');
    await customer.reads({ value: `The blue bin: Friday ${answer}` });
    const shared = morag.page.getByRole('region', { name: 'The customer’s screen' });
    await shared.getByText('Adviser Morag shows you this').waitFor();
    assert.ok(!(await shared.innerHTML()).includes(answer), 'in the shared screen');
    await customer.touches('back');
    await customer.sees('question');
  });

  fact('a colleague is asked before they take over, and then has the customer', async () => {
    hamish = await desk('hamish');
    await hamish.is_available();
    await morag.page.getByRole('button', { name: 'Transfer', exact: true }).click();
    await morag.until(() => morag.page.getByLabel('To whom').locator('option[value="adviser hamish"]').count(), 'hamish in the list');
    await morag.page.getByLabel('To whom').selectOption('adviser hamish');
    await morag.page.getByRole('button', { name: 'Ask them first' }).click();
    await hamish.page.getByRole('button', { name: /^Accept/ }).waitFor({ timeout: 20_000 });
    await hamish.page.keyboard.press('F2');
    await hamish.page.getByText('asks for your advice').waitFor();
    assert.equal(await hamish.page.getByRole('group', { name: 'Your call' }).count(), 0, 'the customer is still with the first');
    await customer.reads({ id: 'call.status', name: /You are on hold/ });
    await morag.page.getByRole('button', { name: 'Transfer now' }).click();
    await hamish.is_connected(60_000);
    await customer.reads({ id: 'call.status', name: 'You are talking to Adviser Hamish' }, 20_000);
    // They have to ask again.
    await stage.mirror.until((view) => !find(view, 'consent.see'), 'the end of what the first adviser was allowed');
    await hamish.page.getByRole('button', { name: 'Ask to see the screen' }).waitFor();
    assert.equal(await hamish.page.getByRole('region', { name: 'The customer’s screen' }).count(), 0);
  });

  fact('both wrap up: the first handed over, the second has the last word', async () => {
    await morag.page.getByRole('heading', { name: /How did the call about/ }).waitFor();
    assert.ok(await morag.page.getByLabel('Handed over to somebody else').isChecked());
    await wraps_up(morag, '1');
    await hamish.page.keyboard.press('Alt+Shift+KeyE');
    await wraps_up(hamish, '5');
  });

  fact('the report counts one call, one outcome and one reason', async () => {
    const { calls } = await stage.staff.get('/api/v1/reports/overview');
    assert.deepEqual([calls.asked, calls.accepted, calls.contacts, calls.classified], [1, 1, 1, 1]);
    assert.deepEqual(calls.outcomes, [{ outcome: 'resolved', count: 1 }]);
    assert.deepEqual(calls.reasons, [{ reason: 'progress_chasing', count: 1 }]);
  });

  fact('when nobody is there, the customer asks to be phoned in the afternoon', async () => {
    for (const adviser of [morag, hamish]) {
      await adviser.page.getByRole('button', { name: 'Away', exact: true }).click();
      await adviser.page.getByText('You are: Away').waitFor();
    }
    await customer.touches('call.close');
    await customer.touches('control.start-again');
    await customer.begins();
    await customer.reaches('call.skill.general', ['home.talk']);
    await customer.reads({ id: 'call.skill.general', description: /Nobody is here for this now/ });
    await customer.touches('call.skill.general');
    await customer.touches('callback');
    await customer.types('Isla Grant');
    await customer.touches('field.@callback-phone');
    await customer.types('01632 960001');
    await customer.touches('callback.when.afternoon');
    await customer.touches('continue');
    await customer.reads({ id: 'callback.done' });
  });

  fact('an adviser takes it, with a time that it is due, writes down a try and closes it', async () => {
    const { page } = hamish;
    await page.getByRole('button', { name: /Open it and take it/ }).click({ timeout: 30_000 });
    for (const words of ['Isla Grant', '+441632960001', 'In the afternoon']) await page.getByText(words).waitFor();
    await page.getByText(/^Due /).waitFor();
    await page.getByLabel('Tried').selectOption('no_answer');
    await page.getByText('1 try').waitFor();
    await page.getByLabel('Close it').selectOption('reached');
    await page.getByText('Nobody waits to be called back.').waitFor();
    const [kept] = (await stage.staff.get('/api/v1/callbacks')).callbacks;
    assert.deepEqual([kept.owner, kept.attempts.map(({ result }) => result), kept.outcome], ['hamish', ['no_answer'], 'reached']);
    assert.ok(kept.due_at > Date.now() - 3_600_000);
  });

  fact('nothing went wrong in the browsers', () => assert.deepEqual([...morag.errors, ...hamish.errors], []));
});
