// The generated types are those of the committed description of the interface.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { TARGET, currentTypes, typesOf } from '../../../scripts/schema.mjs';

describe('the schema', () => {
  it('is fresh: else run npm run schema', () => {
    expect(readFileSync(TARGET, 'utf8')).toBe(currentTypes());
  });

  it('tells what may be absent, lists, choices and references', () => {
    const types = typesOf({
      components: { schemas: { Thing: { type: 'object', required: ['id'], properties: { id: { type: 'string' }, size: { type: ['integer', 'null'] }, kinds: { type: 'array', items: { oneOf: [{ type: 'null' }, { $ref: '#/components/schemas/Kind' }] } } } }, Kind: { type: 'string', enum: ['a', 'b'] } } },
      paths: { '/api/v1/things/{id}': { get: { parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }], responses: { 200: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } } } } } } },
    });
    expect(types).toContain('id: string;\n  size?: number | null;\n  kinds?: (null | Kind)[];');
    expect(types).toContain('export type Kind = "a" | "b";');
    expect(types).toContain("'GET /things/{id}': {\n    path: { id: string };");
    expect(types).toContain('answer: Thing;');
  });
});
