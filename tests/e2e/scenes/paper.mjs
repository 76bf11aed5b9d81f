// A receipt with answers: what a question lets on paper is there, what none does is not; and when the visit is over, the
// printed words are in no program that had them, nor in a file or a log.
import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import { Scene } from '../stage/facts.mjs';
import { Stage } from '../stage/stage.mjs';
import { all } from '../stage/view.mjs';

const letters = () => [...'XXXX'].map(() => 'BDFGHJKLMNPQRSTVWXZ'[Math.floor(Math.random() * 19)]).join('');
const registration = `${letters()}${1000 + Math.floor(Math.random() * 8999)}`.replace(/^(.{4})/, '$1 '); // may be printed
const name = `Quillfeather${process.pid}${Date.now() % 100_000}`; // may not
const next_week = new Date(Date.now() + 7 * 24 * 3600 * 1000);
let stage, customer;
const seen = {};

const scene = new Scene('answers on paper');
const fact = (what, body) => scene.fact(what, body);
const everywhere = () => ({
  pids: [...Stage.family(stage.house.kiosk.pid), ...Stage.family(stage.house.devices.pid)],
  paths: [stage.house.kiosk_state, stage.house.logs],
});

describe(scene.name, { concurrency: 1 }, () => {
  before(async () => {
    stage = await Stage.set();
    customer = stage.customer;
    customer.answers = {
      'kind-of-permit': 'resident', 'live-in-zone': 'yes', 'who-for': 'me', 'proof-of-address': 'none', keeper: 'mine', 'contact-by': 'none',
      'born.year': '1986', 'start-on.day': String(next_week.getDate()), 'start-on.month': String(next_week.getMonth() + 1),
      'start-on.year': String(next_week.getFullYear()), 'full-name': name, registration,
    };
  }, { timeout: 60_000 });
  after(async () => {
    scene.keep();
    await stage?.strike(scene.passed);
  });

  fact('a permit is applied for, and before it is sent the search finds what was typed', async () => {
    await customer.begins();
    await customer.touches('home.do-it-here');
    await customer.touches('service.parking');
    for (let pages = 0; customer.view.screen === 'question' && pages < 20; ++pages) await customer.answers_the_page();
    await customer.sees('check');
    for (const words of [registration, name]) {
      assert.ok(stage.residue(words, everywhere()).found.length > 0, 'it would prove nothing later');
    }
    seen.reference = await customer.sends();
  });

  fact('whoever asks for their answers on paper reads that whoever finds it can read them', async () => {
    assert.ok(all(customer.view, { role: 'hint' }).some(({ name: hint }) => /anyone who finds the paper can read them/.test(hint)));
    await customer.touches('receipt.answers');
    [seen.paper] = await stage.printed_until(1);
  });

  fact('the paper has what its questions let there, and no name', async () => {
    assert.ok(seen.paper.includes(seen.reference) && seen.paper.includes(registration), seen.paper);
    assert.ok(!seen.paper.includes(name), seen.paper);
    assert.match(seen.paper, /Some answers are never printed/);
  });

  fact('when the visit is over, nothing that was printed or typed is in a memory, a file or a log', async () => {
    await customer.rates(4);
    await customer.leaves();
    for (const words of [registration, name]) assert.deepEqual(stage.residue(words, everywhere()).found, []);
  });
});
