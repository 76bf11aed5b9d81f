// What a program has started, by its process number.
import { readFileSync, readdirSync } from 'node:fs';

export const children_of = (pid) => readdirSync(`/proc/${pid}/task`)
  .flatMap((thread) => readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number));
