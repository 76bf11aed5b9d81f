// What a family of processes has used: CPU time and proportional memory, from /proc.
import { readdirSync, readFileSync } from 'node:fs';

const read = (path) => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};

// `root` and everything that it started, or that is in its process group.
export function family(root) {
  const known = new Map();
  for (const name of readdirSync('/proc')) {
    const stat = /^\d+$/.test(name) ? read(`/proc/${name}/stat`) : '';
    if (!stat) continue;
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    known.set(Number(name), { parent: Number(fields[1]), group: Number(fields[2]) });
  }
  const members = new Set([root]);
  for (let before = 0; before !== members.size;) {
    before = members.size;
    for (const [pid, { parent, group }] of known) if (members.has(parent) || group === root) members.add(pid);
  }
  return [...members].filter((pid) => known.has(pid));
}

// Of its program; nothing when it has gone.
export const name_of = (pid) => read(`/proc/${pid}/comm`).trim();

export function cpu_ms(root) {
  let nanoseconds = 0;
  for (const pid of family(root)) {
    let tasks = [];
    try {
      tasks = readdirSync(`/proc/${pid}/task`);
    } catch {
      continue;
    }
    for (const task of tasks) nanoseconds += Number(read(`/proc/${pid}/task/${task}/schedstat`).split(' ')[0] || 0);
  }
  return nanoseconds / 1e6;
}

export function pss_mb(root) {
  let kilobytes = 0;
  for (const pid of family(root)) kilobytes += Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0);
  return kilobytes / 1024;
}
