// kill -9 of the kiosk at random points of visits: nothing that was acknowledged is lost, and nothing is done twice.
//
// node kill_kiosk.mjs [--rounds N] [--seed N] [--json FILE]. A round is a visit through the mirror with the kiosk killed
// somewhere in it. What the glass promised (a reference, a number in the queue) is remembered and counted at the end.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Customer, ThroughTheMirror } from '../e2e/stage/customer.mjs';
import { missed_bin } from '../e2e/stage/missed_bin.mjs';
import { Stage } from '../e2e/stage/stage.mjs';
import { all, find } from '../e2e/stage/view.mjs';

const { values: chosen } = parseArgs({ options: {
  rounds: { type: 'string', default: '50' }, seed: { type: 'string', default: String(Date.now() % 1_000_000) }, json: { type: 'string' } } });
const rounds = Number(chosen.rounds);

// Repeatable with the same seed (mulberry32).
let state = Number(chosen.seed);
function chance() {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
}

const marker = `Thistledown${process.pid}${Date.now() % 100000}`;
const promised = { references: new Set(), tickets: new Set() };
const starts_ms = [];
const killed_on = {};
let completed = 0;
let usual_ms = 6_000;  // how long a visit takes, so that the kills fall all over it

// What the glass has promised by now; called for every View.
function remember(view) {
  if (view.screen === 'confirmation') {
    for (const { value } of all(view, { role: 'key_value' })) if (/^[0-9A-Z]{4}-[0-9A-Z]{4}-/.test(value)) promised.references.add(value);
  }
  // While it is being printed nothing is promised: only with Finish does the number count.
  if (view.screen === 'ticket' && find(view, 'finish')) {
    for (const { value } of all(view, { role: 'ticket' })) promised.tickets.add(value);
  }
}

async function visit(customer) {
  const began = Date.now();
  await customer.begins();
  await customer.touches('home.get-a-number');
  await customer.touches({ id: /^queue\./ });
  await customer.sees('ticket');
  await customer.reaches('home.do-it-here', ['ticket.written-down', 'home']);
  await customer.touches('home.do-it-here');
  await customer.touches({ id: /^service\..*bin/ });
  while (customer.view.screen === 'question') await customer.answers_the_page();
  await customer.sends();
  await customer.touches('receipt.paper');
  await customer.rates(4);
  usual_ms = completed === 0 ? Date.now() - began : (usual_ms * 3 + Date.now() - began) / 4;
  completed += 1;
  await customer.leaves();
}

async function kiosk_again(stage, killed_screen) {
  const began = Date.now();
  const frames = stage.mirror.frames;
  await stage.house.start_kiosk({ display: null });
  while (stage.mirror.frames === frames || stage.mirror.view.screen !== 'attract') {
    assert.ok(Date.now() - began < 30_000, `no attract screen 30 s after a kill:\n${stage.house.kiosk.last_words()}`);
    await sleep(10);
  }
  starts_ms.push(Date.now() - began);
  if (Date.now() - began > 1_000) console.log(`after a kill on ${killed_screen}: seen again only after ${Date.now() - began} ms`);
}

async function play(stage) {
  const began = Date.now();
  stage.mirror.watchers.add(remember);
  for (let round = 0; round < rounds; ++round) {
    const customer = new Customer({ mirror: stage.mirror, hands: new ThroughTheMirror(stage.mirror, 100), answers: missed_bin(marker) });
    const killed = sleep(chance() * usual_ms * 1.15).then(() => stage.house.kiosk.kill());
    await Promise.race([visit(customer), killed]).catch((error) => {
      if (stage.house.kiosk.running) throw error;  // a fault of the visit, not of the kill
    });
    await killed;
    customer.hands.let_go();
    const screen = stage.mirror.view.screen;
    killed_on[screen] = (killed_on[screen] ?? 0) + 1;
    await kiosk_again(stage, screen);
    if ((round + 1) % 10 === 0) console.log(`${round + 1} of ${rounds} kills, ${Math.round((Date.now() - began) / 1000)} s`);
  }
}

// The outbox is empty when the hub's fleet page says so.
async function drained(stage) {
  const give_up = Date.now() + 60_000;
  for (;;) {
    const [kiosk] = (await stage.staff.get('/api/v1/kiosks')).kiosks;
    if (kiosk.report?.outbox_pending === 0) return;
    assert.ok(Date.now() < give_up, `the outbox still holds ${kiosk.report?.outbox_pending} after 60 s`);
    await sleep(200);
  }
}

function check(stage) {
  const submissions = stage.rows('SELECT reference FROM submission').map(({ reference }) => reference);
  assert.equal(new Set(submissions).size, submissions.length, 'a submission came twice');
  for (const reference of promised.references) assert.ok(submissions.includes(reference), `${reference} was shown to a customer and is lost`);

  const tickets = stage.rows('SELECT service, day, number, state FROM ticket');
  const names = tickets.map(({ service, day, number }) => `${service} ${day} ${number}`);
  assert.equal(new Set(names).size, names.length, 'a number was given twice');
  const waiting = tickets.filter(({ state: how }) => how === 2).map(({ number }) => number);
  for (const ticket of promised.tickets) assert.ok(waiting.includes(Number(ticket.slice(1))), `${ticket} was given to a customer and does not wait`);

  for (const { stream } of stage.rows('SELECT DISTINCT stream FROM usage_event')) {
    const numbers = stage.rows(`SELECT seq FROM usage_event WHERE stream = ${stream} ORDER BY seq`).map(({ seq }) => seq);
    assert.deepEqual(numbers, numbers.map((seq, index) => index + 1), 'the usage has a gap');
  }
  const papers = stage.printed('.txt');
  const { found } = stage.residue(marker, { paths: [stage.house.kiosk_state, stage.house.logs] });
  assert.deepEqual(found, [], 'what a customer typed is in a file of the kiosk');
  return { submissions: submissions.length, tickets: tickets.length, waiting: waiting.length, papers: papers.length };
}

const stage = await Stage.set({ devices: true });
let passed = false;
try {
  await stage.mirror.until((view) => view.screen === 'attract', 'the attract screen');
  await play(stage);
  await drained(stage);
  const counts = check(stage);
  starts_ms.sort((a, b) => a - b);
  const result = { test: 'kill -9 of the kiosk', seed: Number(chosen.seed), kills: rounds, visits_completed: completed, killed_on, promised_references: promised.references.size,
    promised_tickets: promised.tickets.size, ...counts, lost: 0, doubled: 0, seen_again_p99_ms: starts_ms[Math.floor(starts_ms.length * 0.99)] ?? null };
  assert.ok(promised.references.size > 0 && promised.tickets.size > 0, 'no visit came far enough to prove anything');
  // Through the hub, so with the link's own pauses.
  assert.ok(result.seen_again_p99_ms <= 30_000, `the hub saw it again only after ${result.seen_again_p99_ms} ms`);
  console.log(JSON.stringify(result, null, 2));
  if (chosen.json) mkdirSync(dirname(chosen.json), { recursive: true });
  if (chosen.json) writeFileSync(chosen.json, JSON.stringify(result, null, 2) + '\n');
  passed = true;
} catch (error) {
  console.error(`seed ${chosen.seed}: ${error.stack}`);
} finally {
  await stage.strike(passed);
}
process.exit(passed ? 0 : 1);
