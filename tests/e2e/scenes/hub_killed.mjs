// The same visit with the hub killed twice in the middle (kill -9): once as the answers are sent, once as a ticket is
// asked for. The glass goes on; when the hub is back everything is there once.
import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Mirror } from '../stage/mirror.mjs';
import { Scene } from '../stage/facts.mjs';
import { missed_bin } from '../stage/missed_bin.mjs';
import { Stage } from '../stage/stage.mjs';
import { all, find } from '../stage/view.mjs';

let stage, customer;
const seen = {};

const scene = new Scene('a visit during which the hub is killed');
const fact = (name, body) => scene.fact(name, body);

// Touches what the last View showed while nobody can see the kiosk but the customer; true when the pixels changed.
async function touches_blindly(id) {
  const before = stage.glass_fingerprint();
  await customer.hands.touch(customer.view, find(customer.view, id));
  const give_up = Date.now() + 5_000;
  while (stage.glass_fingerprint() === before) {
    if (Date.now() > give_up) return false;
    await sleep(50);
  }
  return true;
}

async function hub_comes_back() {
  await stage.house.restart_hub();
  stage.staff = await stage.house.signed_in('admin');
  stage.mirror.close();
  const last = stage.mirror;
  stage.mirror = await Mirror.open(stage.staff, stage.kiosk_id);
  stage.mirror.watchers = last.watchers;
  customer.mirror = stage.mirror;
}

describe(scene.name, { concurrency: 1 }, () => {
  before(async () => {
    stage = await Stage.set({ glass: true });
    customer = stage.customer;
    customer.answers = missed_bin();
  }, { timeout: 60_000 });
  after(async () => {
    scene.keep();
    await stage?.strike(scene.passed);
  });

  fact('the customer answers every question', async () => {
    await customer.begins();
    await customer.touches('home.do-it-here');
    await customer.touches({ id: /^service\..*bin/ });
    while (customer.view.screen === 'question') await customer.answers_the_page();
    await customer.sees('check');
  });

  fact('with the hub killed, sending still moves the glass on', async () => {
    await stage.house.hub.kill();
    assert.ok(await touches_blindly('send'), 'the pixels did not change');
  });

  fact('when the hub is back, the glass shows the reference', async () => {
    await sleep(500);
    await hub_comes_back();
    await customer.sees('confirmation', 30_000);
    seen.reference = customer.reference();
    assert.ok(seen.reference);
  });

  fact('with the hub killed again, a ticket is still given', async () => {
    // In the footer: how far the page is scrolled nobody but the customer saw.
    await customer.touches('home');
    await customer.reaches('home.get-a-number', ['home']);
    await customer.touches('home.get-a-number');
    await customer.reads('queue.housing');
    await stage.house.hub.kill();
    assert.ok(await touches_blindly('queue.housing'), 'the pixels did not change');
    await sleep(4_000);
    await hub_comes_back();
    await customer.sees('ticket', 30_000);
    seen.ticket = all(customer.view, { role: 'ticket' })[0].value;
    assert.match(seen.ticket, /^H\d+$/);
  });

  fact('the visit ends as any other', async () => {
    await customer.rates(3);
    await customer.leaves();
  });

  fact('the hub holds one submission', async () => {
    const rows = await stage.rows_until('SELECT reference FROM submission', (found) => found.length > 0, 'no submission', 30_000);
    assert.deepEqual(rows, [{ reference: seen.reference }]);
  });

  fact('the hub holds one ticket that waits, with the number that was shown', async () => {
    const rows = await stage.rows_until('SELECT number, state FROM ticket WHERE state = 2', (found) => found.length > 0, 'no waiting ticket', 30_000);
    assert.deepEqual(rows.map(({ number }) => number), [Number(seen.ticket.slice(1))]);
  });

  fact('the usage has no gap and no double', async () => {
    const rows = await stage.rows_until('SELECT stream, seq, name FROM usage_event ORDER BY stream, seq', (found) => found.some(({ name }) => name === 'session.ended'), 'no end of the session', 30_000);
    assert.equal(new Set(rows.map(({ stream }) => stream)).size, 1);
    assert.deepEqual(rows.map(({ seq }) => seq), rows.map((row, index) => index + 1));
  });

  fact('the hub\'s database is whole', () => assert.deepEqual(stage.rows('PRAGMA integrity_check'), [{ integrity_check: 'ok' }]));
});
