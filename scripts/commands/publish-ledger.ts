import { resolve } from 'node:path';
import { loadSources } from '../load/load-sources.ts';
import { protectTables } from '../protect/protect-tables.ts';
import { publishLedger } from '../publish/publish-ledger.ts';
import { validateSources } from '../validate/validate-sources.ts';
import { defineCommand, withProblems } from './command.ts';

export const publishLedgerCommand = defineCommand({
  options: { root: { type: 'string' } },
  async run(options) {
    const root = resolve(options.root ?? '.');
    await withProblems(async (show) => {
      const sources = await loadSources(root);
      show(sources);
      const records = validateSources(sources);
      for (const path of await publishLedger(root, records, await protectTables(records))) console.log(`${path} holds every published address and count`);
    });
  },
});
