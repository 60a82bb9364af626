import type { ProtectedDataset } from '../../schema/dataset.ts';
import { dateText } from '../../schema/period.ts';
import type { AttachedDataView } from '../../schema/report/data-file.ts';
import { typeset } from '../prose.ts';
import { dataFileOf } from './data-file.ts';
import { holdBack } from './hold-back.ts';

/**
 * The data that go inside a publication's PDF: every value of what it shows that was out by its as-of day, replaced ones too.
 * A file each indicator and table, by id, then one of all facts. The dataset's own page may be of a later day.
 * @param council as it stands in a chart: 'Dorset'
 */
export function computeAttachedData(shown: readonly ProtectedDataset[], { asOf, council }: { asOf: string; council: string }): AttachedDataView[] {
  const out = shown.flatMap((dataset) => holdBack(dataset, asOf) ?? []);
  const others = out.filter(({ kind }) => kind !== 'fact').sort((a, b) => (a.id < b.id ? -1 : 1));
  const facts = out.filter(({ kind }) => kind === 'fact');
  const describe = (what: string): string => `${typeset(what)}: every value published by ${dateText(asOf)}`;
  return [
    ...others.map((dataset) => ({ name: `${dataset.id}.csv`, description: describe(`${dataset.title}, ${dataset.area ?? council}`), data: dataFileOf([dataset]) })),
    ...(facts.length > 0 ? [{ name: 'facts.csv', description: describe(`Single figures, ${council}`), data: dataFileOf(facts) }] : []),
  ];
}
