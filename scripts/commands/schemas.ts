import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { writeSchemas } from '../schema/json-schema.ts';
import { defineCommand } from './command.ts';
import { editorSnippets } from './editor-snippets.ts';

/** What the editor knows of our files: their schemas, and the snippets beside them. */
export const schemasCommand = defineCommand({
  options: { out: { type: 'string' } },
  async run(options) {
    const folder = resolve(options.out ?? '.vscode');
    for (const path of await writeSchemas(join(folder, 'schemas'))) console.log(path);
    for (const [name, snippets] of Object.entries(editorSnippets())) {
      const path = join(folder, name);
      await writeFile(path, `${JSON.stringify(snippets, null, 2)}\n`);
      console.log(path);
    }
  },
});
