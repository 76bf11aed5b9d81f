// The hub's description as a judge: an answer of the hub's double that does not fit it fails the test that caused it.
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import {parse} from 'yaml';

const source = process.env['WAYMARK_SOURCE'] ?? '.';

const ajv = new Ajv2020({strict: false, allErrors: true});
ajv.addSchema({
  $id: 'http://waymark/hub',
  ...parse(readFileSync(join(source, 'provisioning/protocol/openapi.yaml'), 'utf8'), {merge: true}),
});
const view = ajv.compile(JSON.parse(readFileSync(join(source, 'provisioning/protocol/view.schema.json'), 'utf8')));

export function must_fit(schema: string, value: unknown): void {
  const check = ajv.getSchema(`http://waymark/hub#/components/schemas/${schema}`);
  if (!check) throw new Error(`openapi.yaml has no schema ${schema}`);
  if (!check(value)) throw new Error(`not a ${schema}: ${ajv.errorsText(check.errors)}`);
}

export function must_be_view(value: unknown): void {
  if (!view(value)) throw new Error(`not a View: ${ajv.errorsText(view.errors)}`);
}
