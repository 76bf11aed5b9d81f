// ./dev bench hub: durable ingest and tickets, beside raw SQLite rows and beside Fastify with better-sqlite3, on this machine
// in this run. Each pair runs twice in turn, and the better of its two counts: the other had company.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { figure, print_table, save } from '../table.mjs';

const root = resolve(fileURLToPath(import.meta.url), '../../../..');
const option = (name, otherwise) => (process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : otherwise);
const seconds = Number(option('--seconds', '5'));
const connections = 32;
const programs = option('--programs', join(root, 'build/release/tests'));
const peer_folder = join(root, 'tests/peers/hub');

for (const name of ['hub_bench_server', 'hub_bench_load', 'hub_bench_rows']) {
  if (!existsSync(join(programs, name))) {
    console.error(`${name} is not built: ./dev build --preset release`);
    process.exit(1);
  }
}

function peer_is_installed() {
  if (existsSync(join(peer_folder, 'node_modules/better-sqlite3/build/Release/better_sqlite3.node'))) return true;
  console.log('Installing the peer (Fastify, better-sqlite3; compiled here, which takes some minutes) …');
  try {
    execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: peer_folder, stdio: 'inherit' });
    return true;
  } catch {
    console.log('The peer could not be installed; its figures are left out.');
    return false;
  }
}

// Starts a server, answers {port, tokens, stop}.
async function start(command, words) {
  const child = spawn(command, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  const tokens = [];
  for await (const line of createInterface({ input: child.stdout })) {
    const [kind, value] = line.split(' ');
    if (kind === 'token') tokens.push(value);
    if (kind === 'listening') {
      const gone = new Promise((done) => child.once('exit', done));
      return { port: value, tokens, stop: () => { child.kill('SIGTERM'); return gone; } };
    }
  }
  throw new Error(`${command} ended before it listened`);
}

const load = (kind, { port, tokens }) => JSON.parse(execFileSync(join(programs, 'hub_bench_load'),
  [kind, port, String(connections), String(seconds)], { input: tokens.map((token) => token + '\n').join('') }));

async function in_a_folder(measure) {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-bench-'));
  try {
    return await measure(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const hub = (kind) => in_a_folder(async (folder) => {
  const server = await start(join(programs, 'hub_bench_server'), [folder, join(root, 'provisioning/demo'), String(connections)]);
  try {
    return load(kind, server);
  } finally {
    await server.stop();
  }
});
const rows = () => in_a_folder((folder) => JSON.parse(execFileSync(join(programs, 'hub_bench_rows'), [join(folder, 'rows.db'), String(seconds)])));
const peer = (kind) => in_a_folder(async (folder) => {
  const server = await start('node', [join(peer_folder, 'server.cjs'), join(folder, 'peer.db')]);
  try {
    return load(kind, server);
  } finally {
    await server.stop();
  }
});

async function best_of_two(measures) {
  const best = {};
  for (let round = 0; round < 2; ++round) {
    for (const [name, measure] of Object.entries(measures)) {
      const result = await measure();
      if (result.failed) throw new Error(`${result.failed} requests of ${name} failed`);
      if (!best[name] || result.a_second > best[name].a_second) best[name] = result;
    }
  }
  return best;
}

const with_peer = peer_is_installed();
const ingest = await best_of_two({ rows, hub: () => hub('usage'), ...(with_peer ? { peer: () => peer('usage') } : {}) });
const tickets = await best_of_two({ hub: () => hub('tickets'), ...(with_peer ? { peer: () => peer('tickets') } : {}) });

const figures = [
  figure('usage events kept, beside raw rows', 'events/s', ingest.hub.a_second, { peer: ingest.rows.a_second, ratio_at_least: 0.7 }),
  figure('a batch of 100, 99 in 100 within', 'ms', ingest.hub.p99_ms, { peer: ingest.peer?.p99_ms, at_most: 25 }),
  figure('tickets issued, 99 in 100 within', 'ms', tickets.hub.p99_ms, { peer: tickets.peer?.p99_ms, at_most: 5 }),
];
if (with_peer) {
  figures.splice(1, 0, figure('usage events kept, beside Fastify', 'events/s', ingest.hub.a_second, { peer: ingest.peer.a_second, ratio_at_least: 2.5 }));
  figures.push(figure('tickets issued, beside Fastify', 'tickets/s', tickets.hub.a_second, { peer: tickets.peer.a_second, ratio_at_least: 6 }));
} else {
  figures.push(figure('tickets issued', 'tickets/s', tickets.hub.a_second));
}
print_table(`The hub: ${connections} connections, ${seconds} s each, synchronous=FULL`, figures);
save(resolve(option('--json', 'build/evidence/bench-hub.json')), figures);
