// The folder says what may be touched: includes follow the table in includes.json, third-party headers too.
import { readFileSync } from 'node:fs';
import { includes_of, is_cpp, is_product, is_under } from '../tree.mjs';

const table = JSON.parse(readFileSync(new URL('../includes.json', import.meta.url), 'utf8'));
const folders = Object.keys(table.folders).sort((a, b) => b.length - a.length);

export const folder_of = (path) => folders.find((folder) => is_under(path, folder));

function table_problem(path, header) {
  if (is_under(header, 'tests')) return 'product code never includes anything from tests';
  const from = folder_of(path);
  const to = folder_of(header);
  if (!from) return 'its folder is not in tests/lint/includes.json';
  if (!to) return `"${header}" is in no folder of tests/lint/includes.json: includes run from the repository root`;
  if (from === to || table.folders[from].may_include.includes(to)) return null;
  return `${from} may not include ${to}`;
}

function third_party_problem(path, header) {
  for (const rule of table.third_party) {
    if (!rule.headers.some((prefix) => header.startsWith(prefix))) continue;
    const allowed = rule.only_in.some((folder) => is_under(path, folder));
    const excepted = (rule.not_in ?? []).some((folder) => is_under(path, folder));
    if (!allowed || excepted) return `<${header}> may be named only in ${rule.only_in.join(', ')}`;
  }
  return null;
}

export default function include_table(tree) {
  const problems = [];
  const users = new Map(table.at_most.map((limit) => [limit.header, new Set()]));
  for (const { path, text } of tree) {
    if (!is_cpp(path) || !is_product(path)) continue;
    for (const { header, system, line } of includes_of(text)) {
      for (const [prefix, paths] of users) if (header.startsWith(prefix)) paths.add(path);
      const message = system ? third_party_problem(path, header) : table_problem(path, header) ?? third_party_problem(path, header);
      if (message) problems.push({ path, line, message });
    }
  }
  for (const { header, translation_units } of table.at_most) {
    const paths = [...users.get(header)].filter((path) => path.endsWith('.cpp'));
    if (paths.length > translation_units) {
      problems.push({ path: paths[paths.length - 1], line: 1,
        message: `<${header}> is slow to compile: at most ${translation_units} source files name it, now ${paths.length}` });
    }
  }
  return problems;
}
