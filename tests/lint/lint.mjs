// node lint.mjs [RULE...]: checks the tree against the rules and prints each place that breaks one. Exits 1 if any does.
import { readdirSync } from 'node:fs';
import { read_tree } from './tree.mjs';

const all = readdirSync(new URL('./rules/', import.meta.url)).filter((name) => name.endsWith('.mjs')).map((name) => name.slice(0, -4));
const wanted = process.argv.length > 2 ? process.argv.slice(2) : all;
const tree = read_tree();
let count = 0;
for (const name of wanted) {
  if (!all.includes(name)) {
    console.error(`There is no rule '${name}'. The rules are: ${all.join(', ')}.`);
    process.exit(2);
  }
  const { default: rule } = await import(`./rules/${name}.mjs`);
  const problems = rule(tree);
  for (const { path, line, message } of problems) console.log(`${path}:${line}: ${message} [${name}]`);
  count += problems.length;
}
console.log(`${wanted.length} rules, ${tree.length} files, ${count} problems`);
process.exit(count === 0 ? 0 : 1);
