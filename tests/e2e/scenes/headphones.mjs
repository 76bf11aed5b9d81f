// A keypad with a socket of its own, on the real window: it tells of the headphones by a key code, and its five keys do all
// the rest. No screen is looked at and none is touched.
import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Scene } from '../stage/facts.mjs';
import { Listener } from '../stage/listener.mjs';
import { Stage } from '../stage/stage.mjs';

const scene = new Scene('headphones in a keypad');
const fact = (name, body) => scene.fact(name, body);

// themes/keypads/storm-audionav.json, as X numbers those keys: F15 to F20.
const keys = { headphones_in: 193, headphones_out: 194, up: 196, down: 197, select: 198 };

let stage, customer, listener;

// At a person's pace: what comes faster is a worn contact.
const press = async (key) => {
  await sleep(150);
  stage.display.run('xdotool', 'key', String(keys[key]));
};
const until = (holds, what) => stage.mirror.until(holds, what, 10_000);

describe(scene.name, { concurrency: 1 }, () => {
  before(async () => {
    listener = new Listener();
    stage = await Stage.set({ glass: true, full_screen: true, devices: false,
      kiosk: ['--voice-program', listener.program, '--keypad', 'storm-audionav'] });
    customer = stage.customer;
    await customer.sees('attract');
  }, { timeout: 60_000 });
  after(async () => {
    scene.keep();
    await stage?.strike(scene.passed);
    listener?.leaves();
  });

  fact('plugging them in begins a visit that is spoken to one person alone', async () => {
    await press('headphones_in');
    const view = await until(({ screen }) => screen === 'language', 'the choice of languages');
    assert.equal(view.speech?.on, true);
    assert.equal(view.speech.in_private, true);
    await listener.hears('en-gb: Speech is on. The up and down keys move. The middle key chooses.');
    await listener.hears(`en-gb: ${view.title}`);
  });

  fact('its keys move and choose', async () => {
    const { focus } = stage.mirror.view;
    await press('down');
    await until((view) => view.focus !== focus, 'another focus');
    await press('up');
    await until((view) => view.focus === focus, 'the focus of the beginning');
    await press('select');
    const view = await until(({ screen }) => screen === 'home', 'the first choice');
    await listener.hears(`en-gb: ${view.title}`);
  });

  fact('pulling them out is silence at once, and the visit goes on', async () => {
    await press('headphones_out');
    const view = await until(({ speech }) => !speech?.on, 'silence');
    assert.equal(view.screen, 'home');
    await listener.hears_no_more(stage.house.kiosk.pid);
  });

  fact('plugging them in again goes on in private', async () => {
    await press('headphones_in');
    const view = await until(({ speech }) => speech?.on, 'speech');
    assert.equal(view.speech.in_private, true);
    await press('headphones_out');
    await until(({ speech }) => !speech?.on, 'silence');
  });
});
