// A visit that is listened to. What is said, by which voice, and what is left when the visit is over.
import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import { Scene } from '../stage/facts.mjs';
import { Listener } from '../stage/listener.mjs';
import { Stage } from '../stage/stage.mjs';

const scene = new Scene('a visit that is listened to');
const fact = (name, body) => scene.fact(name, body);

let stage, customer, listener;

describe(scene.name, { concurrency: 1 }, () => {
  before(async () => {
    listener = new Listener();
    stage = await Stage.set({ devices: false, kiosk: ['--voice-program', listener.program] });
    customer = stage.customer;
  }, { timeout: 60_000 });
  after(async () => {
    scene.keep();
    await stage?.strike(scene.passed);
    listener?.leaves();
  });

  fact('nothing is said, and no program runs, until somebody listens', async () => {
    await customer.begins();
    await customer.sees('home');
    assert.deepEqual(listener.said(), []);
    assert.deepEqual(Listener.voices_of(stage.house.kiosk.pid), []);
  });

  fact('Listen says how to go on, and the page', async () => {
    await customer.touches('control.listen');
    await listener.hears('en-gb: Speech is on. The up and down keys move. The middle key chooses.');
    await listener.hears(`en-gb: ${customer.view.title}`);
  });

  fact('a page in Gaelic is said by the Gaelic voice', async () => {
    await customer.touches('control.language');
    await customer.touches('language.gd');
    await customer.sees('home');
    await listener.hears(`gd: ${customer.view.title}`);
  });

  fact('when the visit is over, no program that knew a word is left', async () => {
    await customer.touches('control.start-again');
    await customer.sees('attract');
    await listener.hears_no_more(stage.house.kiosk.pid);
  });
});
