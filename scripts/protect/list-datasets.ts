import type { Records } from '../schema/records.ts';
import { isProtected } from '../validate/populations/count-uses.ts';
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
