import { resolve } from 'node:path';
import { writeSchemas } from '../schema/json-schema.ts';
import { defineCommand } from './command.ts';

export const schemasCommand = defineCommand({
  options: { out: { type: 'string' } },
  async run(options) {
    for (const path of await writeSchemas(resolve(options.out ?? '.vscode/schemas'))) console.log(path);
  },
});
