import { resolve } from 'node:path';
import { importDfe } from '../import/import-dfe.ts';
import { loadSources } from '../load/load-sources.ts';
import { isDateOrMonth } from '../schema/period.ts';
import { joinWords } from '../schema/words.ts';
import { defineCommand, withProblems, WrongUsage } from './command.ts';

export const importCommand = defineCommand({
  options: { root: { type: 'string' }, council: { type: 'string' }, published: { type: 'string' }, area: { type: 'string' } },
  takes: 'dfe and the names of CSV files',
  async run({ root: folder = '.', council, published, area }, [from, ...files]) {
    if (from !== 'dfe') throw new WrongUsage('Say where from: npm run import -- dfe file.csv. Only the Department for Education’s files can be imported.');
    if (files.length === 0) throw new WrongUsage('Name the CSV files: npm run import -- dfe cla_number.csv sn_model_2025_wide.csv');
    if (published !== undefined && !isDateOrMonth(published)) throw new WrongUsage('--published needs a date or month such as 2025-11-20 or 2025-11.');
    const root = resolve(folder);
    await withProblems(async (show) => {
      const sources = await loadSources(root);
      show(sources);
      const councils = [...new Set([...sources.texts.keys()].flatMap((path) => /^data\/([^/]+)\/council\.yaml$/.exec(path)?.[1] ?? []))];
      const [only, ...others] = councils;
      if (council === undefined && (only === undefined || others.length > 0)) throw new WrongUsage(`Say for which council with --council.${councils.length > 0 ? ` There are ${joinWords(councils)}.` : ''}`);
      for (const line of await importDfe(sources, { council: council ?? (only as string), files, published, area })) console.log(`${line}\n`);
    });
  },
});
