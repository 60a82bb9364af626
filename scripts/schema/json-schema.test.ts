import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { z } from 'zod';
import { readYaml } from '../load/read-yaml.ts';
import { jsonSchemaOf, SCHEMAS } from './json-schema.ts';

const FOLDER = join(import.meta.dirname, '../../.vscode/schemas');

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** Every property at any depth, by its path: 'observations/period'. */
function propertiesOf(schema: JsonSchema, path: readonly string[] = []): [string, JsonSchema][] {
  const below = [schema.items, schema.additionalProperties, ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].flat().filter((inner) => typeof inner === 'object');
  const own = Object.entries(schema.properties ?? {}) as [string, JsonSchema][];
  return [
    ...own.flatMap(([name, property]): [string, JsonSchema][] => [[[...path, name].join('/'), property], ...propertiesOf(property, [...path, name])]),
    ...below.flatMap((inner) => propertiesOf(inner as JsonSchema, path)),
  ];
}

test.each(Object.entries(SCHEMAS))('the editor’s schema of %s is the one that validation uses; npm run schemas writes it anew', (name, schema) => {
  expect(JSON.parse(readFileSync(join(FOLDER, `${name}.schema.json`), 'utf8'))).toEqual(JSON.parse(JSON.stringify(jsonSchemaOf(schema))));
});

test.each(Object.entries(SCHEMAS))('every field of %s is described, and every word that may stand there', (_, schema) => {
  const properties = propertiesOf(jsonSchemaOf(schema));
  expect(properties.length).toBeGreaterThan(1);
  const say = ({ title = '', description = '' }: JsonSchema): string => description.toLowerCase().replace(title.toLowerCase(), '').trim();
  expect(properties.filter(([, property]) => !property.title || say(property).length < 8 || property.description?.endsWith('.')).map(([path]) => path)).toEqual([]);
  expect(properties.filter(([, { enum: words, enumDescriptions: said }]) => words && (said as string[] | undefined)?.filter(Boolean).length !== words.length).map(([path]) => path)).toEqual([]);
});

test.each(Object.entries(SCHEMAS))('every example in %s may stand where it is offered', (_, schema) => {
  const refused: unknown[] = [];
  let shown = 0;
  z.toJSONSchema(schema, {
    io: 'input', unrepresentable: 'any',
    override: ({ zodSchema, path }) => {
      for (const example of (z.globalRegistry.get(zodSchema)?.examples ?? []) as unknown[]) {
        shown += 1;
        // As an officer writes it: 12.5 is a decimal to our reader, and 2024 no text.
        const { source } = readYaml('example.yaml', stringify({ example }));
        if (!z.safeParse(zodSchema, (source?.data as { example: unknown }).example).success) refused.push([path.join('/'), example]);
      }
    },
  });
  expect(refused).toEqual([]);
  expect(shown).toBeGreaterThan(0);
});

test('numbers, whole numbers and periods are what an editor takes them for', () => {
  const properties = new Map(propertiesOf(jsonSchemaOf(SCHEMAS.indicator)));
  expect(properties.get('observations/value')).toMatchObject({ type: 'number', examples: [12, 69.5] });
  expect(properties.get('observations/period')).toMatchObject({ type: ['string', 'integer'], examples: ['2024-03', '2024-Q1', '2023-24', 2024] });
  expect(JSON.stringify(jsonSchemaOf(SCHEMAS.indicator))).not.toContain('jsonType');
});
