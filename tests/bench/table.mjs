// A measurement is {name, unit, ours, peer, ratio, goal, met}. `goal` says in words what is wanted; `met` whether it is.
// This prints them as a table for people and writes them as JSON.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

export function figure(name, unit, ours, { peer = null, at_most = null, at_least = null, ratio_at_most = null, ratio_at_least = null } = {}) {
  const ratio = peer === null || peer === 0 ? null : ours / peer;
  const goals = [];
  const holds = [];
  const add = (value, words, test) => {
    if (value === null) return;
    goals.push(words);
    holds.push(test);
  };
  add(at_most, `≤ ${at_most} ${unit}`.trim(), ours <= at_most);
  add(at_least, `≥ ${at_least} ${unit}`.trim(), ours >= at_least);
  add(ratio_at_most, `≤ ${short(ratio_at_most)} of the peer`, ratio !== null && ratio <= ratio_at_most);
  add(ratio_at_least, `≥ ${short(ratio_at_least)} × the peer`, ratio !== null && ratio >= ratio_at_least);
  return { name, unit, ours, peer, ratio, goal: goals.join(', ') || null, met: goals.length === 0 ? null : holds.every(Boolean) };
}

export const short = (value) => (value === null || value === undefined ? '' : Number(value) === 0 ? '0'
  : Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en-GB') : Number(value.toPrecision(3)).toString());

export function print_table(title, figures) {
  const rows = [['', 'unit', 'ours', 'peer', 'ratio', 'goal', 'met']];
  for (const { name, unit, ours, peer, ratio, goal, met } of figures) {
    rows.push([name, unit, short(ours), short(peer), short(ratio), goal ?? '', met === null ? '' : met ? 'yes' : 'NO']);
  }
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => [...row[column]].length)));
  console.log(`\n${title}`);
  for (const row of rows) console.log('  ' + row.map((cell, column) => cell + ' '.repeat(widths[column] - [...cell].length)).join('  ').trimEnd());
}

export function save(path, figures) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, JSON.stringify(figures, null, 2) + '\n');
}

export const median = (values) => quantile(values, 0.5);
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted.length === 0 ? null : sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}
