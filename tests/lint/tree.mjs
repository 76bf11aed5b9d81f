// The tree that the rules look at: a list of {path, text} that a rule can be shown, real or made up by a test.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

const text_files = /(\.(cpp|h|hpp|c|ts|tsx|mjs|js|css|html|py|sh|cmake|json|yaml|yml|md|txt|sql)|(^|\/)(dev|run|CMakeLists\.txt|LICENSE))$/;

// Everything that git has, or would have after `git add`.
export function read_tree() {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 });
  return [...new Set(listed.split('\0'))]
    .filter((path) => text_files.test(path) && existsSync(join(root, path)))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

export const is_cpp = (path) => /\.(cpp|h|hpp)$/.test(path);
export const is_product = (path) => /^(base|kiosk|devices|provisioning|video)\//.test(path);
export const is_under = (path, folder) => path === folder || path.startsWith(folder + '/');

// [{header, system, line}] for every include of a C++ file.
export function includes_of(text) {
  const found = [];
  text.split('\n').forEach((line, index) => {
    const match = /^\s*#\s*include\s*(?:"([^"]+)"|<([^>]+)>)/.exec(line);
    if (match) found.push({ header: match[1] ?? match[2], system: match[2] !== undefined, line: index + 1 });
  });
  return found;
}

// Lines with comments and the insides of string literals blanked, so that a rule sees code only. Line numbers hold.
export function code_lines(text) {
  const blank = (piece) => piece.replace(/[^\n]/g, ' ');
  return text
    .replace(/R"([^(\s]*)\([\s\S]*?\)\1"|"(?:[^"\\\n]|\\.)*"|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, blank)
    .split('\n');
}
