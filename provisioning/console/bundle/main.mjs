// Makes the files that the hub serves, the C++ that carries them, and the list of what they were made from.
//   node bundle/main.mjs --out FOLDER [--embed FILE.cpp] [--depfile FILE.d]
import {createHash} from 'node:crypto';
import {mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {dirname, join, relative, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';
import {build} from 'esbuild';
import {embed} from './embed.mjs';
import {api_types, schema_types} from './api_types.mjs';
import {icon_sprite} from './icon_sprite.mjs';
import {styles} from './styles.mjs';
import {ticket_words} from './ticket_words.mjs';

const here = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const {values} = parseArgs({options: {out: {type: 'string'}, embed: {type: 'string'}, depfile: {type: 'string'}}});
if (!values.out) throw new Error('bundle/main.mjs: say where the files go with --out FOLDER');
const out = resolve(values.out);
rmSync(out, {recursive: true, force: true});
mkdirSync(out, {recursive: true});

const inputs = new Set(readdirSync(join(here, 'bundle')).map((name) => join(here, 'bundle', name)));

const openapi = resolve(here, '../protocol/openapi.yaml');
mkdirSync(join(here, 'generated'), {recursive: true});
inputs.add(openapi);
writeFileSync(join(here, 'generated/api.ts'), api_types(readFileSync(openapi, 'utf8')));

const view_schema = resolve(here, '../protocol/view.schema.json');
inputs.add(view_schema);
writeFileSync(
  join(here, 'generated/view.ts'),
  schema_types(readFileSync(view_schema, 'utf8'), 'View', 'provisioning/protocol/view.schema.json'),
);

const words = ticket_words(resolve(here, '../../themes/languages'));
for (const name of words.inputs) inputs.add(name);
writeFileSync(join(here, 'generated/ticket_languages.ts'), words.languages);
for (const {tag, json} of words.files) writeFileSync(join(out, `ticket.${tag}.json`), json);

const scripts = await build({
  entryPoints: {console: join(here, 'src/main.tsx'), ticket: join(here, 'src/ticket/main.tsx')},
  outdir: out,
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2020', // of phones too
  jsx: 'automatic',
  jsxImportSource: 'preact',
  legalComments: 'none',
  metafile: true,
  absWorkingDir: here,
});
for (const name of Object.keys(scripts.metafile.inputs)) inputs.add(resolve(here, name));

const sheets = {'console.css': 'src/styles/console.scss', 'ticket.css': 'src/ticket/ticket.scss'};
for (const [name, source] of Object.entries(sheets)) {
  const sheet = styles(join(here, source), here);
  writeFileSync(join(out, name), sheet.css);
  for (const input of sheet.inputs) inputs.add(input);
}

const sprite = icon_sprite(resolve(here, '../../themes/icons/icons.json'));
writeFileSync(join(out, 'icons.svg'), sprite.svg);
for (const name of sprite.inputs) inputs.add(name);

// A page names its script and sheet by their content, so that a browser never mixes two versions of them.
const version = (name) =>
  createHash('sha256')
    .update(readFileSync(join(out, name)))
    .digest('hex')
    .slice(0, 12);
const pages = {'index.html': ['src/index.html', 'console'], 'ticket.html': ['src/ticket/ticket.html', 'ticket']};
for (const [name, [source, parts]] of Object.entries(pages)) {
  const page = readFileSync(join(here, source), 'utf8')
    .replace(`/${parts}.css`, `/${parts}.css?v=${version(`${parts}.css`)}`)
    .replace(`/${parts}.js`, `/${parts}.js?v=${version(`${parts}.js`)}`);
  writeFileSync(join(out, name), page);
  inputs.add(join(here, source));
}
writeFileSync(join(out, 'favicon.svg'), readFileSync(join(here, 'src/favicon.svg')));
inputs.add(join(here, 'src/favicon.svg'));

if (values.embed) writeFileSync(values.embed, embed(out));
if (values.depfile) {
  const escaped = [...inputs].map((name) => name.replaceAll(' ', '\\ '));
  writeFileSync(values.depfile, `${values.embed}: ${escaped.join(' \\\n  ')}\n`);
}
