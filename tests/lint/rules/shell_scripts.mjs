// Shell scripts pass shellcheck.
import { spawnSync } from 'node:child_process';
import { root } from '../tree.mjs';

const is_shell = ({ path, text }) => path.endsWith('.sh') || /^#!.*\b(ba)?sh\b/.test(text.split('\n', 1)[0]);

export default function shell_scripts(tree) {
  const problems = [];
  for (const { path, text } of tree.filter(is_shell)) {
    const run = spawnSync('shellcheck', ['-x', '--shell=bash', '--format=gcc', '-'], { cwd: root, input: text, encoding: 'utf8' });
    if (run.error) return [{ path: 'packages.txt', line: 1, message: 'shellcheck is not installed: ./dev setup' }];
    for (const match of run.stdout.matchAll(/^-:(\d+):\d+: (.*)$/gm)) {
      problems.push({ path, line: Number(match[1]), message: match[2] });
    }
  }
  return problems;
}
