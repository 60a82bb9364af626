import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
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

export const SCHEMAS = { council: councilSchema, facts: factsSchema, indicator: indicatorSchema, import: importSchema, table: tableSchema, publication: publicationSchema, glossary: glossarySchema, plan: planSchema, ledger: ledgerSchema, flows: flowsFileSchema, capacity: capacitySchema, chapter: chapterSchema, 'easy-read': easyReadSchema, methods: methodsSchema, accessibility: accessibilitySchema, site: siteSchema };

const JSON_TYPES: Record<string, object> = {
  number: { type: 'number' }, integer: { type: 'integer' }, period: { type: ['string', 'integer'] },
};

/** What an editor checks and completes by; made from the same schemas that validation uses. */
export function jsonSchemaOf(schema: z.ZodType): object {
  return z.toJSONSchema(schema, {
    io: 'input', unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      // What a .csv file may hold instead need not stand in the YAML file.
      const required = jsonSchema.required?.filter((name) => !jsonSchema.properties?.[`${name}-from`]);
      if (required) jsonSchema.required = required;
      const type = JSON_TYPES[String(z.globalRegistry.get(zodSchema)?.['jsonType'])];
      if (!type) return;
      delete jsonSchema['jsonType'];
      Object.assign(jsonSchema, type);
    },
  });
}

export async function writeSchemas(folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  return Promise.all(Object.entries(SCHEMAS).map(async ([name, schema]) => {
    const path = join(folder, `${name}.schema.json`);
    await writeFile(path, `${JSON.stringify(jsonSchemaOf(schema), null, 2)}\n`);
    return path;
  }));
}
