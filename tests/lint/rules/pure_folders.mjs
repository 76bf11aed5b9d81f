// Pure folders touch no clock, file, thread or chance, and use nothing that clang 14 cannot compile (std::views).
import { readFileSync } from 'node:fs';
import { code_lines, includes_of, is_cpp } from '../tree.mjs';
import { folder_of } from './include_table.mjs';

const table = JSON.parse(readFileSync(new URL('../includes.json', import.meta.url), 'utf8'));

// A lock or an atomic around a cache is no thread.
const impure_headers = new Set(['thread', 'condition_variable', 'future', 'fstream',
  'iostream', 'filesystem', 'random', 'unistd.h', 'fcntl.h', 'poll.h', 'ctime', 'time.h']);
const impure_code = [
  [/\b(system|steady|high_resolution)_clock::now\b/, 'reads a clock: the time comes in with the event'],
  [/\bstd::(ranges::)?views::/, 'std::views does not compile with clang 14 and libstdc++ 12'],
  [/\b(getenv|fopen|std::rand|random_device)\b/, 'touches the world outside its arguments'],
];

export default function pure_folders(tree) {
  const problems = [];
  for (const { path, text } of tree) {
    if (!is_cpp(path) || !table.folders[folder_of(path)]?.pure) continue;
    for (const { header, system, line } of includes_of(text)) {
      if (system && (impure_headers.has(header) || header.startsWith('sys/'))) {
        problems.push({ path, line, message: `<${header}> has no place in a pure folder` });
      }
    }
    code_lines(text).forEach((code, index) => {
      for (const [pattern, message] of impure_code) {
        if (pattern.test(code)) problems.push({ path, line: index + 1, message });
      }
    });
  }
  return problems;
}
