import type { Records } from '../schema/records.ts';
import { isProtected } from '../validate/count-uses.ts';
import { decideForReview, hiddenOf } from './review-dataset.ts';

export interface ListedDataset {
  /** 'toyshire/children-in-care' */
  dataset: string;
  title: string;
  values: number;
  hidden: number;
  isShown: boolean;
  canBePublished: boolean;
}

/** Every dataset that counts people. */
export async function listDatasets({ councils, ...records }: Pick<Records, 'councils' | 'publications' | 'claims'>): Promise<ListedDataset[]> {
  const listed: ListedDataset[] = [];
  for (const council of councils.values()) {
    const decided = await decideForReview(council, records);
    const own = new Set(records.publications.filter(({ file }) => file.council === council.id).map(({ id }) => id));
    const shown = new Set(records.claims.filter(({ publication }) => own.has(publication)).map(({ dataset }) => dataset));
    const hidden = new Set(decided.flatMap((one) => [...hiddenOf(one)].flatMap(({ uses }) => uses.map(({ entry }) => entry))));
    const faulty = new Set(decided.filter(({ found }) => found.faults.length > 0).flatMap(({ population }) => population.cells.flatMap(({ uses }) => uses.map(({ dataset }) => dataset.id))));
    for (const { id, title, entries, ...dataset } of council.datasets.values()) {
      if (!isProtected(dataset, council.file)) continue;
      listed.push({ dataset: `${council.id}/${id}`, title, values: entries.length, hidden: entries.filter((entry) => hidden.has(entry)).length, isShown: shown.has(id), canBePublished: !faulty.has(id) });
    }
  }
  return listed;
}

/** With the rows that need a look first, for a terminal of 100 columns. */
export function printList(datasets: readonly ListedDataset[], publications: number): string {
  if (datasets.length === 0) return 'No dataset here counts people.';
  const inOrder = datasets.toSorted((a, b) => Number(a.canBePublished) - Number(b.canBePublished) || b.hidden - a.hidden || (a.dataset < b.dataset ? -1 : 1));
  const width = Math.min(70, Math.max(...datasets.map(({ dataset }) => dataset.length)));
  const rows = inOrder.map(({ dataset, values, hidden, isShown, canBePublished }) => {
    const said = canBePublished ? `${hidden === 0 ? 'none' : hidden} of ${values} hidden` : 'cannot be published as it is';
    return `${dataset.padEnd(width)}  ${said}${isShown ? '' : ', in no publication'}`;
  });
  const unsafe = datasets.filter(({ canBePublished }) => !canBePublished).length;
  const together = publications === 1 ? 'one publication' : `${publications} publications and editions together`;
  const verdict = `Audit of ${together}, with what the ledger says is out: ${unsafe === 0 ? 'PASS.\nNobody can work out a small count from them.' : `FAIL, in ${unsafe} of the datasets.`}`;
  return [...rows, '', verdict, `${datasets.length} dataset${datasets.length === 1 ? '' : 's'} of people. For one of them: npm run disclosure -- ${inOrder[0]?.dataset}`].join('\n');
}
