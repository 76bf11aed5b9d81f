// One style sheet from Sass: the parts of GOV.UK Frontend that the consoles use, and the consoles' own rules.
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {compile} from 'sass';

export function styles(entry, root) {
  const result = compile(entry, {loadPaths: [join(root, 'node_modules')], style: 'compressed', quietDeps: true});
  return {css: result.css, inputs: result.loadedUrls.map((url) => fileURLToPath(url))};
}
