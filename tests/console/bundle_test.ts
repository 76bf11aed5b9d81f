// How the console is built: small enough, complete, and without anything that a council must not show.
import assert from 'node:assert/strict';
import {readFileSync, readdirSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {gzipSync} from 'node:zlib';
import {api_types, schema_types} from '../../provisioning/console/bundle/api_types.mjs';

const site = process.env['WAYMARK_SITE'] ?? '';
const source = process.env['WAYMARK_SOURCE'] ?? '';
const most_script = 90 * 1024; // bytes after gzip, of all scripts together

test('all scripts together are small enough for poor broadband', () => {
  const scripts = readdirSync(site).filter((name) => name.endsWith('.js'));
  assert.ok(scripts.length > 0);
  const total = scripts.reduce((sum, name) => sum + gzipSync(readFileSync(join(site, name)), {level: 9}).length, 0);
  assert.ok(total <= most_script, `${total} bytes`);
});

test('the page has no script or style of its own, so that the strictest policy holds', () => {
  const page = readFileSync(join(site, 'index.html'), 'utf8');
  assert.doesNotMatch(page, /<script(?![^>]*\bsrc=)/);
  assert.doesNotMatch(page, /<style|\bstyle=|\bon\w+=/);
  for (const [, name] of page.matchAll(/(?:src|href)="\/([^"?]+)/g))
    assert.ok(readFileSync(join(site, name ?? '')).length > 0);
});

test('no crown, no font of gov.uk, nothing from another origin', () => {
  const styles = readFileSync(join(site, 'console.css'), 'utf8');
  assert.doesNotMatch(styles, /GDS Transport|crown|@font-face|url\(["']?(?:https?:)?\/\//i);
});

test('every icon of the kiosk is in the sprite', () => {
  const names = Object.keys(JSON.parse(readFileSync(join(source, 'themes/icons/icons.json'), 'utf8')));
  const sprite = readFileSync(join(site, 'icons.svg'), 'utf8');
  for (const name of names) assert.ok(sprite.includes(`<symbol id="${name}" `), name);
});

test('the lock file names no registry, and every package has its hash', () => {
  const {packages} = JSON.parse(readFileSync(join(source, 'provisioning/console/package-lock.json'), 'utf8'));
  for (const [name, entry] of Object.entries<{resolved?: string; integrity?: string}>(packages)) {
    if (!name) continue;
    assert.equal(entry.resolved, undefined, name);
    assert.match(entry.integrity ?? '', /^sha512-/, name);
  }
});

test('types come from the description: choices, optional members, references into others', () => {
  const types = api_types(`
components:
  schemas:
    Ticket: {type: object, required: [id], properties: {id: {type: integer}, state: {enum: [waiting, called]}, called_at: {type: [integer, 'null']}}}
    Called: {type: object, required: [ticket], properties: {ticket: {oneOf: [{$ref: '#/components/schemas/Ticket'}, {type: 'null'}]}, id: {$ref: '#/components/schemas/Ticket/properties/id'}}}
`);
  assert.match(
    types,
    /export type Ticket = \{\n {2}id: number;\n {2}state\?: "waiting" \| "called";\n {2}called_at\?: number \| null;\n\}/,
  );
  assert.match(types, /ticket: Ticket \| null;\n {2}id\?: Ticket\["id"\];/);
  assert.match(
    schema_types(
      '{"type":"object","properties":{"a":{"$ref":"#/$defs/node"}},"$defs":{"node":{"type":"array","items":{"$ref":"#/$defs/node"}}}}',
      'View',
      'x',
    ),
    /export type Node = Node\[\];\n\nexport type View = \{\n {2}a\?: Node;/,
  );
});
