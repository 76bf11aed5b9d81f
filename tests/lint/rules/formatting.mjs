// The C++ sources are as clang-format 14 would write them (./dev format does it).
import { execFileSync, spawnSync } from 'node:child_process';
import { is_cpp, root } from '../tree.mjs';

export default function formatting(tree) {
  const paths = tree.map(({ path }) => path).filter(is_cpp);
  if (paths.length === 0) return [];
  const run = spawnSync('clang-format-14', ['--dry-run', '--ferror-limit=1', ...paths], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 });
  if (run.error) return [{ path: 'packages.txt', line: 1, message: 'clang-format-14 is not installed: ./dev setup' }];
  const problems = [];
  for (const match of run.stderr.matchAll(/^(\S+?):(\d+):\d+: (?:warning|error): code should be clang-formatted/gm)) {
    problems.push({ path: match[1], line: Number(match[2]), message: 'not formatted: run ./dev format' });
  }
  return problems;
}

// For the self-test: would this text pass as a file of that name?
export function is_formatted(text) {
  return execFileSync('clang-format-14', ['--assume-filename=x.cpp'], { cwd: root, input: text, encoding: 'utf8' }) === text;
}
