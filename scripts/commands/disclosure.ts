import { resolve } from 'node:path';
import type { Council, Records } from '../schema/records.ts';
import { didYouMean } from '../validate/suggest.ts';
import { defineCommand, withProblems, WrongUsage } from './command.ts';

/** A dataset of ours by its name, all of them without one, or a file of an analyst's own. */
export const disclosureCommand = defineCommand({
  options: { root: { type: 'string' }, period: { type: 'string' }, audit: { type: 'string' }, protect: { type: 'string' }, threshold: { type: 'string' }, zeros: { type: 'string' }, json: { type: 'boolean' } },
  takes: 'a table',
  async run({ root = '.', period, audit, protect, threshold = '5', zeros = 'published', json = false }, names) {
    const [path, ...more] = [audit, protect].filter((file) => file !== undefined);
    const [name, ...others] = names;
    if (more.length > 0 || (path !== undefined && name !== undefined)) throw new WrongUsage('Say the name of a dataset, or --audit and a file, or --protect and a file.');
    if (others.length > 0) throw new WrongUsage(`One dataset at a time: “${name}” or “${others[0]}”.`);
    if (period !== undefined && name === undefined) throw new WrongUsage('--period goes with the name of a dataset.');
    if (!/^\d{1,9}$/.test(threshold)) throw new WrongUsage('--threshold needs a whole number, such as 5.');
    if (zeros !== 'published' && zeros !== 'protected') throw new WrongUsage('--zeros is published or protected.');
    if (path === undefined) return reviewOurs(resolve(root), name, period ?? null, json);
    await withProblems(async (show) => {
      const { readAnalystsFile, answerAudit, answerProtect } = await import('./disclosure/answer-files.ts');
      const { printAudit, printProtect } = await import('./disclosure/print-answers.ts');
      const text = await readAnalystsFile(path);
      show({ texts: new Map([[path, text]]) });
      if (audit !== undefined) {
        const answers = await answerAudit(path, text);
        console.log(json ? JSON.stringify(answers) : printAudit(answers));
      } else {
        const answer = await answerProtect(path, text, { threshold: Number(threshold), zeros });
        console.log(json ? JSON.stringify(answer) : printProtect(answer));
      }
    });
  },
});

async function reviewOurs(root: string, name: string | undefined, period: string | null, isJson: boolean): Promise<void> {
  const { loadSources } = await import('../load/load-sources.ts');
  const { validateSources } = await import('../validate/validate-sources.ts');
  const { reviewDataset } = await import('../protect/review-dataset.ts');
  const { listDatasets } = await import('../protect/list-datasets.ts');
  const { printList } = await import('./disclosure/print-list.ts');
  const { printReview, CONFIDENTIAL } = await import('./disclosure/print-review.ts');
  await withProblems(async (show) => {
    const sources = await loadSources(root);
    show(sources);
    const records = validateSources(sources);
    if (name === undefined) {
      const datasets = await listDatasets(records);
      return console.log(isJson ? JSON.stringify(datasets) : printList(datasets, records.publications.length));
    }
    const { council, id } = findDataset(records, name);
    const dataset = council.datasets.get(id)!;
    const periods = [...new Set(dataset.entries.flatMap((entry) => entry.period ?? []))];
    if (period !== null && !periods.includes(period)) throw new WrongUsage(`“${id}” has nothing for ${period}.${didYouMean(period, periods)} It has ${periods.join(', ')}.`);
    const review = await reviewDataset(council, records, dataset, period);
    console.log(isJson ? JSON.stringify({ confidential: CONFIDENTIAL, ...review }) : printReview(review));
  });
}

/** 'care-by-home', or 'toyshire/care-by-home' where two councils have one. */
function findDataset({ councils }: Records, name: string): { council: Council; id: string } {
  const all = [...councils.values()].flatMap((council) => [...council.datasets.keys()].map((id) => ({ council, id, full: `${council.id}/${id}` })));
  const found = all.filter(({ id, full }) => id === name || full === name);
  const [only, other] = found;
  if (only && other) throw new WrongUsage(`Two councils have a “${name}”: say ${found.map(({ full }) => full).join(' or ')}.`);
  if (only) return only;
  const known = all.map(({ id, full }) => (name.includes('/') ? full : id));
  const longer = known.filter((one) => one.includes(name)).slice(0, 3);
  const meant = didYouMean(name, known) || (longer.length === 0 ? '' : ` Did you mean ${longer.map((one) => `“${one}”`).join(' or ')}?`);
  throw new WrongUsage(`There is no fact, indicator or table “${name}”.${meant} Without a name, npm run disclosure lists all that count people.`);
}
