// Bundles the tests (TypeScript, with the packages of provisioning/console) and runs them under node:test.
//   node run.mjs --out FOLDER --site FOLDER FILE...
import {spawnSync} from 'node:child_process';
import {mkdirSync} from 'node:fs';
import {createRequire} from 'node:module';
import {basename, dirname, join, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';

const here = dirname(fileURLToPath(import.meta.url));
const console_folder = resolve(here, '../../provisioning/console');
const {build} = createRequire(join(console_folder, 'package.json'))('esbuild');
const {values, positionals} = parseArgs({
  options: {out: {type: 'string'}, site: {type: 'string'}},
  allowPositionals: true,
});
if (!values.out || !values.site || !positionals.length) throw new Error('run.mjs: --out FOLDER --site FOLDER FILE...');
const out = resolve(values.out);
mkdirSync(out, {recursive: true});

await build({
  entryPoints: positionals.map((name) => join(here, name)),
  outdir: out,
  outExtension: {'.js': '.cjs'},
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node18',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  // These find their own files beside themselves and cannot be bundled; NODE_PATH below leads to them.
  external: ['playwright-core', 'axe-core', 'ws'],
  nodePaths: [join(console_folder, 'node_modules')],
  logLevel: 'warning',
});

const files = positionals.map((name) => join(out, basename(name).replace(/\.tsx?$/, '.cjs')));
const ran = spawnSync(process.execPath, ['--test', ...files], {
  stdio: 'inherit',
  timeout: 280_000, // under ctest's own limit, so that the reason is still told
  env: {
    ...process.env,
    NODE_PATH: join(console_folder, 'node_modules'),
    WAYMARK_SITE: resolve(values.site),
    WAYMARK_SHOTS: join(out, 'shots'),
    WAYMARK_SOURCE: resolve(here, '../..'),
  },
});
process.exit(ran.status ?? 1);
