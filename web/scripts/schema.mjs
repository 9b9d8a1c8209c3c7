// Writes src/lib/api/schema.d.ts from docs/openapi.json: a type for every
// schema, and for every operation its path, query, body and answer. With
// --check it fails when the written file is stale.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const SOURCE = resolve(here, '../../docs/openapi.json');
export const TARGET = resolve(here, '../src/lib/api/schema.d.ts');
const PREFIX = '/api/v1';
const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

function name(ref) {
  return ref.split('/').pop().replace(/\W/g, '_');
}

function grouped(text) {
  return /[|&]/.test(text.replace(/{[^]*}/, '')) ? `(${text})` : text;
}

function joined(parts, by) {
  return parts.length === 1 ? parts[0] : parts.map(grouped).join(by);
}

function object(schema, indent) {
  const required = new Set(schema.required ?? []);
  const inner = `${indent}  `;
  const lines = Object.entries(schema.properties).map(([key, value]) => `${inner}${/^\w+$/.test(key) ? key : `'${key}'`}${required.has(key) ? '' : '?'}: ${type(value, inner)};`);
  return `{\n${lines.join('\n')}\n${indent}}`;
}

function type(schema, indent = '') {
  if (schema.$ref) return name(schema.$ref);
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  const options = schema.oneOf ?? schema.anyOf;
  if (options) return [...new Set(options.map((option) => type(option, indent)))].join(' | ');
  if (schema.allOf) return joined(schema.allOf.map((part) => type(part, indent)), ' & ');
  const kinds = Array.isArray(schema.type) ? schema.type : [schema.type];
  return kinds.map((kind) => plain(kind, schema, indent)).join(' | ');
}

function plain(kind, schema, indent) {
  switch (kind) {
    case 'string':
    case 'boolean':
    case 'null':
      return kind;
    case 'integer':
    case 'number':
      return 'number';
    case 'array':
      return `${grouped(type(schema.items ?? {}, indent))}[]`;
    case 'object':
      return schema.properties ? object(schema, indent) : `Record<string, ${schema.additionalProperties ? type(schema.additionalProperties, indent) : 'unknown'}>`;
    default:
      return 'unknown';
  }
}

function json(content) {
  return content?.['application/json']?.schema;
}

function operation(spec, shared) {
  const parameters = [...shared, ...(spec.parameters ?? [])];
  const fields = (where) => parameters.filter((parameter) => parameter.in === where).map((parameter) => `${parameter.name}${parameter.required ? '' : '?'}: ${type(parameter.schema ?? { type: 'string' })}`);
  const success = Object.entries(spec.responses).find(([status]) => status.startsWith('2'));
  const answer = success && json(success[1].content);
  const shape = (list) => (list.length === 0 ? 'unknown' : `{ ${list.join('; ')} }`);
  const body = json(spec.requestBody?.content);
  return `{\n    path: ${shape(fields('path'))};\n    query: ${shape(fields('query'))};\n    body: ${body ? type(body, '    ') : 'unknown'};\n    answer: ${answer ? type(answer, '    ') : 'undefined'};\n  }`;
}

/** The whole file for one description of the interface. */
export function typesOf(description) {
  const schemas = Object.entries(description.components.schemas).map(([key, schema]) => `export type ${key.replace(/\W/g, '_')} = ${type(schema)};`);
  const operations = Object.entries(description.paths)
    .filter(([path]) => path.startsWith(PREFIX))
    .flatMap(([path, item]) => METHODS.filter((method) => item[method]).map((method) => `  '${method.toUpperCase()} ${path.slice(PREFIX.length)}': ${operation(item[method], item.parameters ?? [])};`));
  return `// Generated from docs/openapi.json by scripts/schema.mjs. Do not edit.\n${schemas.join('\n')}\n\nexport interface Operations {\n${operations.join('\n')}\n}\n`;
}

export function currentTypes() {
  return typesOf(JSON.parse(readFileSync(SOURCE, 'utf8')));
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const types = currentTypes();
  if (!process.argv.includes('--check')) writeFileSync(TARGET, types);
  else if (readFileSync(TARGET, 'utf8') !== types) {
    console.error('schema.d.ts is stale: run npm run schema');
    process.exit(1);
  }
}
