import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { jsonSchemaOf, SCHEMAS } from './json-schema.ts';

const FOLDER = join(import.meta.dirname, '../../.vscode/schemas');

test.each(Object.entries(SCHEMAS))('the editor’s schema of %s is the one that validation uses; npm run schemas writes it anew', (name, schema) => {
  expect(JSON.parse(readFileSync(join(FOLDER, `${name}.schema.json`), 'utf8'))).toEqual(jsonSchemaOf(schema));
});

test('numbers, whole numbers and periods are what an editor takes them for', () => {
  const text = JSON.stringify(jsonSchemaOf(SCHEMAS.indicator));
  expect(text).toContain('"value":{"type":"number"}');
  expect(text).toContain('"period":{"type":["string","integer"]}');
  expect(text).not.toContain('jsonType');
});
