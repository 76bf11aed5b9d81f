// TypeScript types of the hub's HTTP interface, made from its OpenAPI description so that they are written once.
import {parse} from 'yaml';

const words = (name) =>
  name
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
const key = (name) => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name));

// "#/components/schemas/Kiosk/properties/status" is written as the member of a type that TypeScript knows it is.
function reference(path) {
  const [name, ...members] = path.replace(/^#\/(components\/schemas|\$defs)\//, '').split('/');
  return (
    words(name) +
    members
      .filter((word) => word !== 'properties')
      .map((word) => `[${JSON.stringify(word)}]`)
      .join('')
  );
}

function type_of(schema, indent) {
  if (schema === true || schema === undefined || Object.keys(schema).length === 0) return 'unknown';
  if (schema.$ref) return reference(schema.$ref);
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  const choice = schema.oneOf ?? schema.anyOf;
  if (choice) return choice.map((one) => type_of(one, indent)).join(' | ');
  if (schema.allOf) return schema.allOf.map((one) => type_of(one, indent)).join(' & ');
  const kinds = [schema.type ?? (schema.properties ? 'object' : 'unknown')].flat();
  if (schema.nullable) kinds.push('null');
  return kinds.map((kind) => plain(kind, schema, indent)).join(' | ');
}

function plain(kind, schema, indent) {
  switch (kind) {
    case 'integer':
    case 'number':
      return 'number';
    case 'string':
    case 'boolean':
    case 'null':
      return kind;
    case 'array': {
      const item = type_of(schema.items, indent);
      return /[|&{]/.test(item) ? `Array<${item}>` : `${item}[]`;
    }
    case 'object':
      return members(schema, indent);
    default:
      return 'unknown';
  }
}

function members(schema, indent) {
  const required = new Set(schema.required ?? []);
  const inner = indent + '  ';
  const lines = Object.entries(schema.properties ?? {}).map(([name, value]) => {
    const comment = value.description ? `${inner}/** ${value.description.trim().replace(/\s+/g, ' ')} */\n` : '';
    return `${comment}${inner}${key(name)}${required.has(name) ? '' : '?'}: ${type_of(value, inner)};`;
  });
  if (!lines.length) {
    const value =
      typeof schema.additionalProperties === 'object' ? type_of(schema.additionalProperties, indent) : 'unknown';
    return `Record<string, ${value}>`;
  }
  return `{\n${lines.join('\n')}\n${indent}}`;
}

// One JSON Schema: its definitions, and the whole under `name`.
export function schema_types(json, name, source) {
  const schema = JSON.parse(json);
  const parts = [`// Made by bundle/api_types.mjs from ${source}. Do not edit.`, ''];
  for (const [one, definition] of Object.entries(schema.$defs ?? {}))
    parts.push(`export type ${words(one)} = ${type_of(definition, '')};`, '');
  parts.push(`export type ${name} = ${type_of(schema, '')};`, '');
  return parts.join('\n');
}

export function api_types(yaml) {
  const description = parse(yaml, {merge: true});
  const parts = ['// Made by bundle/api_types.mjs from provisioning/protocol/openapi.yaml. Do not edit.', ''];
  for (const [name, schema] of Object.entries(description.components?.schemas ?? {})) {
    if (schema.description) parts.push(`/** ${schema.description.trim().replace(/\s+/g, ' ')} */`);
    parts.push(`export type ${words(name)} = ${type_of(schema, '')};`, '');
  }
  return parts.join('\n');
}
