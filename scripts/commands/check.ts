import { resolve } from 'node:path';
import { loadSources } from '../load/load-sources.ts';
import { protectExempt } from '../protect/protect-exempt.ts';
import { protectTables } from '../protect/protect-tables.ts';
import { mendSwap } from '../publish/swap.ts';
import { validateSources } from '../validate/validate-sources.ts';
import { defineCommand, printWarnings, withProblems } from './command.ts';

export const checkCommand = defineCommand({
  options: { root: { type: 'string' } },
  async run(options) {
    const root = resolve(options.root ?? '.');
    await mendSwap(resolve(root, 'dist'));
    await withProblems(async (show) => {
      const sources = await loadSources(root);
      show(sources);
      const records = validateSources(sources);
      await protectExempt(records, await protectTables(records));
      const { publications, withheld, warnings } = records;
      printWarnings(warnings, sources.texts);
      const count = publications.length + withheld.length;
      console.log(`No problems in ${count} publication${count === 1 ? '' : 's'}`);
    });
  },
});
