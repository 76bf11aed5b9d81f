// ./dev bench devices: tickets a second, the round trip of a command to a driver, and how soon a hung driver is replaced.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../../../dev.d/house/house.mjs';
import { figure, print_table, save } from '../table.mjs';

const { values: chosen } = parseArgs({ options: {
  json: { type: 'string' }, tests: { type: 'string', default: join(root, 'build/release/tests') } } });
const output = execFileSync(join(chosen.tests, 'waymark_bench_devices'), ['--benchmark_format=json'],
  { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1 << 24 });
const runs = new Map(JSON.parse(output).benchmarks.map((run) => [run.name.split('/')[0], run]));
const a_second = (name) => runs.get(name).items_per_second;

const bare = runs.get('bare_round_trip');  // the peer: bytes from process to process on this machine

const figures = [
  figure('ticket, 40 lines, logo dithered each time, QR', '/s', a_second('ticket_with_its_logo_dithered_each_time'), { at_least: 5000 }),
  figure('ticket, logo kept', '/s', a_second('ticket_with_its_logo_kept'), { at_least: 50000 }),
  figure('ticket, logo kept, from its JSON', '/s', a_second('ticket_from_its_json')),
  figure('a line of Arabic as a picture', 'ms', runs.get('line_of_arabic').real_time),
  figure('command to a driver and back, p50', 'µs', runs.get('command_round_trip').p50_us, { peer: bare.p50_us }),
  figure('command to a driver and back, p99', 'µs', runs.get('command_round_trip').p99_us, { peer: bare.p99_us, at_most: 100 }),
  figure('hung driver replaced, p50', 'ms', runs.get('hung_driver_replaced').p50_us / 1000),
  figure('hung driver replaced, p99', 'ms', runs.get('hung_driver_replaced').p99_us / 1000, { at_most: 50 }),
];
print_table('Devices', figures);
if (chosen.json) save(chosen.json, figures);
