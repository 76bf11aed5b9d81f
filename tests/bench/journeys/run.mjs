// ./dev bench journeys: what one step of a journey costs (validate the page, find the next), from Google Benchmark.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../../../dev.d/house/house.mjs';
import { figure, print_table, save } from '../table.mjs';

const { values: chosen } = parseArgs({ options: {
  json: { type: 'string' }, tests: { type: 'string', default: join(root, 'build/release/tests') } } });
const output = execFileSync(join(chosen.tests, 'waymark_bench_journeys'), ['--benchmark_format=json'],
  { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
const micro = { ns: 1e-3, us: 1, ms: 1e3 };
const figures = JSON.parse(output).benchmarks
  .map(({ name, cpu_time, time_unit }) => figure(name, 'µs', cpu_time * micro[time_unit]));
print_table('Journeys', figures);
if (chosen.json) save(chosen.json, figures);
