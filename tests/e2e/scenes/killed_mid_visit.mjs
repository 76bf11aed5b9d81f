// The kiosk dies in the middle of a visit, by a signal that would leave a core and by one that leaves no time for
// anything. Its parent starts it again; nothing of the visit is anywhere.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { after, before, describe } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Scene } from '../stage/facts.mjs';
import { ByKeys } from '../stage/keys.mjs';
import { Stage } from '../stage/stage.mjs';
import { QuickCustomer } from '../../faults/visits.mjs';

const marker = `Thistlewick${process.pid}${Date.now() % 100000}`;
let stage, customer, cores_before;

const scene = new Scene('a kiosk that dies in the middle of a visit');
const fact = (name, body) => scene.fact(name, body);

const child = () => Stage.family(stage.house.kiosk.pid)[1];
const said_by = (pid, file) => readFileSync(`/proc/${pid}/${file}`, 'utf8');
const cores = () => [tmpdir(), process.cwd(), stage.house.folder].flatMap((folder) => readdirSync(folder)).filter((name) => name.startsWith('core'));

async function types_a_name() {
  await customer.begin();
  await customer.to_the_name();
  await customer.fill('field.full-name', marker);
  assert.ok(stage.residue(marker, { pids: [child()] }).found.length > 0, 'the search cannot find what is there');
}

async function dies_by(signal) {
  const pid = child();
  const frames = stage.mirror.frames;
  process.kill(pid, signal);
  const give_up = Date.now() + 30_000;
  while (child() === pid || stage.mirror.frames === frames || stage.mirror.view.screen !== 'attract') {
    assert.ok(Date.now() < give_up, `no attract screen 30 s after ${signal}`);
    await sleep(20);
  }
}

function expect_nothing() {
  const pids = [...Stage.family(stage.house.kiosk.pid), ...Stage.family(stage.house.devices.pid)];
  const { found } = stage.residue(marker, { pids, paths: [stage.house.folder] });
  assert.deepEqual(found, []);
  assert.deepEqual(cores(), cores_before, 'a core was left behind');
}

describe(scene.name, { concurrency: 1 }, () => {
  before(async () => {
    stage = await Stage.set({ glass: true, supervise: true, quick: true });
    cores_before = cores();
    customer = new QuickCustomer({ mirror: stage.mirror, keys: new ByKeys(stage.display, stage.mirror) });
  }, { timeout: 60_000 });
  after(async () => {
    scene.keep();
    customer?.keys.stop();
    await stage?.strike(scene.passed);
  });

  fact('no memory of it may be written to a disk: no core, no page in the swap', () => {
    assert.match(said_by(child(), 'limits'), /Max core file size\s+0\s+0\s/);
    const status = said_by(child(), 'status');
    assert.match(status, /VmSwap:\s+0 kB/);
    if (process.getuid() === 0) assert.ok(Number(/VmLck:\s+(\d+)/.exec(status)[1]) > 0, 'its pages are not locked');
  });

  fact('it dies by a fault of its own, and nothing is left', async () => {
    await types_a_name();
    await dies_by('SIGSEGV');
    expect_nothing();
  });

  fact('it is killed, and nothing is left', async () => {
    await types_a_name();
    await dies_by('SIGKILL');
    expect_nothing();
  });

  fact('the next visit is as any other', async () => {
    await customer.begin();
    await customer.to_the_name();
    await customer.start_again();
    expect_nothing();
  });
});
