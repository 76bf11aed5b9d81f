// What a newcomer meets: ./dev run on a machine with no display. It says where things are, stops cleanly on Ctrl-C, finds
// its data again the second time, and explains a busy port.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { HubClient } from '../../../dev.d/house/hub_client.mjs';
import { root } from '../../../dev.d/house/house.mjs';
import { free_port } from '../../../dev.d/house/ports.mjs';
import { Scene } from '../stage/facts.mjs';
import { programs, Stage } from '../stage/stage.mjs';

const scene = new Scene('the first minutes with dev run');
const fact = (name, body) => scene.fact(name, body);
const folder = mkdtempSync(join(tmpdir(), 'waymark-run-'));
const seen = {};
let running;

class Run {
  constructor(port) {
    const env = { ...process.env };
    delete env.DISPLAY;
    this.said = '';
    this.process = spawn(process.execPath, [join(root, 'dev.d/house/run.mjs'), '--programs', programs, '--state', folder, '--port', String(port)],
      { env, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [this.process.stdout, this.process.stderr]) stream.on('data', (piece) => { this.said += piece; });
    this.exited = new Promise((resolve) => { this.process.once('exit', (code) => resolve(code)); });
    this.exited.then((code) => { this.code = code; });
  }

  async says(pattern, within_ms = 40_000) {
    const give_up = Date.now() + within_ms;
    for (;;) {
      const match = pattern.exec(this.said);
      if (match) return match;
      if (this.code !== undefined || Date.now() > give_up) throw new Error(`it never said ${pattern}:\n${this.said}`);
      await sleep(30);
    }
  }
}

const alive = (pid) => readdirSync('/proc').includes(String(pid)) && !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));

async function stops_on_interrupt() {
  const family = Stage.family(running.process.pid);
  assert.ok(family.length >= 5, `only ${family.length} processes: ${running.said}`);
  running.process.kill('SIGINT');
  const code = await Promise.race([running.exited, sleep(15_000)]);
  assert.equal(code, 0, running.said);
  assert.deepEqual(family.filter(alive), []);
}

async function kiosks() {
  const staff = new HubClient(`http://127.0.0.1:${seen.port}`);
  const person = JSON.parse(readFileSync(join(root, 'provisioning/demo/staff.json'), 'utf8')).staff.find(({ roles }) => roles.includes('admin'));
  await staff.sign_in(person.name, person.password);
  return (await staff.get('/api/v1/kiosks')).kiosks;
}

describe(scene.name, { concurrency: 1 }, () => {
  after(async () => {
    scene.keep();
    if (running?.code === undefined) running?.process.kill('SIGTERM');
    await running?.exited;
    if (scene.passed) rmSync(folder, { recursive: true, force: true });
    else console.error(`What the programs said is kept in ${join(folder, 'logs')}`);
  });

  fact('with no display it is headless, and says where the kiosk is in the browser and how to log in', async () => {
    seen.port = await free_port();
    running = new Run(seen.port);
    await running.says(/Ctrl-C stops everything/);
    assert.match(running.said, /headless, because there is no display/);
    assert.match(running.said, new RegExp(`http://127\\.0\\.0\\.1:${seen.port}/mirror/[0-9a-f-]{36}`));
    assert.match(running.said, /admin\s+\S+/);
  });

  fact('one kiosk is connected to the hub', async () => {
    const all = await kiosks();
    assert.equal(all.length, 1);
    assert.equal(all[0].connected, true);
    seen.kiosk_id = all[0].kiosk_id;
  });

  fact('a busy port is explained, with what to do', async () => {
    const second = new Run(seen.port);
    assert.equal(await second.exited, 1);
    assert.match(second.said, new RegExp(`Port ${seen.port} of this machine is in use.*--port \\d+`));
  });

  fact('Ctrl-C stops everything that it started', stops_on_interrupt);

  fact('a second run finds the same kiosk again', async () => {
    running = new Run(seen.port);
    await running.says(/Ctrl-C stops everything/);
    const all = await kiosks();
    assert.deepEqual(all.map(({ kiosk_id }) => kiosk_id), [seen.kiosk_id]);
  });

  fact('and stops as cleanly', stops_on_interrupt);

  fact('a port that is no port is refused in words', async () => {
    const wrong = new Run('eighty');
    assert.equal(await wrong.exited, 1);
    assert.match(wrong.said, /'eighty' is no port/);
  });
});
