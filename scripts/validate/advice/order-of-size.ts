import { warningAt, type Warning } from '../../problem.ts';
import { topMembers, visibleEntries } from '../../schema/dataset.ts';
import { policyOf, thresholdFor } from '../../schema/disclosure.ts';
import type { Claim } from '../../schema/records.ts';
import { countUses, isProtected, namesOfUse } from '../populations/count-uses.ts';
import type { OpenCouncil } from '../councils/read-councils.ts';
import type { ReadDataset } from '../councils/datasets.ts';

/** Three stand in the order of their size by chance, one time in three. */
const FEWEST = 4;
const END_OF_TIME = '9999-12-31';

/** Rows from the largest to the smallest tell between which others a hidden one lies. Only where something is so small that it is hidden. */
export function adviseOrder({ read, file }: Pick<OpenCouncil, 'read' | 'file'>, claims: readonly Claim[]): Warning[] {
  const shown = new Set(claims.map(({ dataset }) => dataset));
  return read.filter(({ dataset }) => dataset.kind === 'table' && dataset.unit === 'count' && shown.has(dataset.id) && isProtected(dataset, file)).flatMap((one) => {
    const counts = countsOf(one, file);
    return one.dataset.dimensions.flatMap((dimension, d): Warning[] => {
      const values = topMembers(dimension).flatMap((member) => counts.find(({ members }) => members.every((id, i) => (i === d ? id === member : id === one.dataset.dimensions[i]?.total))) ?? []);
      if (values.length < FEWEST || !values.some(({ isSmall }) => isSmall) || !isInOrder(values.map(({ count }) => count))) return [];
      return [warningAt(one.file.placeOf([...one.base, 'dimensions', d, 'members']), 'order-of-size', `These rows stand in the order of their counts, so a reader can tell between which others a hidden one lies. Put them in the order of their names, or of something else that has nothing to do with their size.`)];
    });
  });
}

/** Of the newest edition. */
function countsOf({ dataset }: ReadDataset, file: OpenCouncil['file']): { members: string[]; count: number; isSmall: boolean }[] {
  const policy = policyOf(file);
  const newest = dataset.entries.map(({ period }) => period ?? '').sort().at(-1);
  const visible = new Set(visibleEntries(dataset.entries, END_OF_TIME));
  return countUses(dataset).flatMap((use) => {
    if (use.quantity.state !== 'held' || use.period !== newest || !visible.has(use.entry as (typeof dataset.entries)[number])) return [];
    const count = use.quantity.value.big.toNumber();
    return [{ members: use.entry.members, count, isSmall: count > 0 && count <= thresholdFor(policy, namesOfUse(use)) }];
  });
}

function isInOrder(counts: readonly number[]): boolean {
  const steps = counts.slice(1).map((count, i) => count - (counts[i] as number));
  return steps.some((step) => step !== 0) && (steps.every((step) => step <= 0) || steps.every((step) => step >= 0));
}
