import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { z } from 'zod';
import { accessibilitySchema } from './accessibility.ts';
import { capacitySchema } from './capacity.ts';
import { councilSchema } from './council.ts';
import { easyReadSchema } from './easy-read.ts';
import { factsSchema } from './facts.ts';
import { flowsFileSchema } from './flows-file.ts';
import { importSchema } from './import.ts';
import { indicatorSchema } from './indicator.ts';
import { ledgerSchema } from './ledger.ts';
import { methodsSchema } from './methods.ts';
import { planSchema } from './plan.ts';
import { chapterSchema, glossarySchema, publicationSchema } from './publication.ts';
import { siteSchema } from './site.ts';
import { tableSchema } from './table.ts';
import { capitalise } from './words.ts';

/** By the name of the file below .vscode/schemas/ that each becomes. */
export const SCHEMAS = {
  council: councilSchema, facts: factsSchema, indicator: indicatorSchema, import: importSchema, table: tableSchema, publication: publicationSchema,
  glossary: glossarySchema, plan: planSchema, ledger: ledgerSchema, flows: flowsFileSchema, capacity: capacitySchema, chapter: chapterSchema,
  'easy-read': easyReadSchema, methods: methodsSchema, accessibility: accessibilitySchema, site: siteSchema,
};

const JSON_TYPES: Record<string, object> = {
  number: { type: 'number' }, integer: { type: 'integer' }, period: { type: ['string', 'integer'] }, 'text-or-number': { type: ['string', 'number'] },
};

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** What an editor checks and completes by; made from the same schemas that validation uses. Draft 7 is what every editor knows. */
export function jsonSchemaOf(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, {
    io: 'input', unrepresentable: 'any', target: 'draft-7',
    override: ({ zodSchema, jsonSchema }) => {
      for (const [name, property] of Object.entries(jsonSchema.properties ?? {})) if (typeof property === 'object') property.title ??= capitalise(name.replaceAll('-', ' '));
      // What a .csv file may hold instead need not stand in the YAML file.
      const required = jsonSchema.required?.filter((name) => !jsonSchema.properties?.[`${name}-from`]);
      if (required) jsonSchema.required = required;
      // An editor would write the empty list of a field that was chosen to be filled.
      if (typeof jsonSchema.default === 'object') delete jsonSchema.default;
      // With anyOf, an editor shows the shapes of a choice in place of what is said of it.
      if (jsonSchema.anyOf && jsonSchema.anyOf.filter(takesText).length < 2) {
        jsonSchema.oneOf = jsonSchema.anyOf;
        delete jsonSchema.anyOf;
      }
      const meta = z.globalRegistry.get(zodSchema);
      if (Array.isArray(meta?.examples)) showExamples(meta.examples, jsonSchema);
      const type = JSON_TYPES[String(meta?.['jsonType'])];
      if (!type) return;
      delete jsonSchema['jsonType'];
      Object.assign(jsonSchema, type);
    },
  });
}

const takesText = ({ type, const: word }: JsonSchema): boolean => [type].flat().includes('string') || typeof word === 'string';

/** An editor offers examples to choose from, and would call a group “[object Object]”: it is told in words instead. */
function showExamples(examples: readonly unknown[], jsonSchema: JsonSchema): void {
  const isGroup = (example: unknown): boolean => typeof example === 'object' && !Array.isArray(example);
  const [groups, others] = [examples.filter(isGroup), examples.filter((example) => !isGroup(example))];
  if (others.length > 0) jsonSchema.examples = others;
  else delete jsonSchema.examples;
  if (groups.length > 0) jsonSchema.description = `${jsonSchema.description}: ${groups.map((group) => stringify(group, { collectionStyle: 'flow', lineWidth: 0 }).trim()).join(', or ')}`;
}

export async function writeSchemas(folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  return Promise.all(Object.entries(SCHEMAS).map(async ([name, schema]) => {
    const path = join(folder, `${name}.schema.json`);
    await writeFile(path, `${JSON.stringify(jsonSchemaOf(schema), null, 2)}\n`);
    return path;
  }));
}
