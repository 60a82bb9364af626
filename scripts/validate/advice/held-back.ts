import type { DataPath } from '../../load/read-yaml.ts';
import { warningAt, type Warning } from '../../problem.ts';
import { dataAsOf, isIssued } from '../../schema/data-as-of.ts';
import { isOutBy } from '../../schema/dataset.ts';
import { anyPeriodText, dateText, lastDay, periodText, whenText } from '../../schema/period.ts';
import type { Claim, Publication } from '../../schema/records.ts';
import type { ReadDataset } from '../councils/datasets.ts';
import type { OpenCouncil } from '../councils/read-councils.ts';

/** What stands in the data and not yet on a data page, and from when it will. What no publication shows has no page and waits for nothing. */
export function adviseHeldBack(id: string, council: OpenCouncil, { publications, claims }: { publications: readonly Publication[]; claims: readonly Claim[] }): Warning[] {
  const issued = publications.filter(({ file }) => file.council === id && isIssued(file));
  const readable = new Set(issued.filter(({ file }) => file.status !== 'withdrawn').map((publication) => publication.id));
  const shown = new Set(claims.filter(({ publication }) => readable.has(publication)).map(({ dataset }) => dataset));
  const day = dataAsOf(council.file, issued.map(({ file }) => file));
  const why = day === council.file['data-as-of'] ? 'the data-as-of day in council.yaml' : 'the newest day that its publications name';
  return council.read.filter(({ dataset }) => shown.has(dataset.id)).flatMap((read) => waitingIn(read, day).map(({ what, published, path }) => {
    const from = lastDay(published);
    return warningAt(read.file.placeOf(path), 'held-back', `“${read.dataset.id}” has ${what}, published ${whenText(published)}. The data pages of ${council.file['short-name']} show what was out by ${dateText(day)}, ${why}, so it is held back. It shows from the first publication as of ${dateText(from)} or later; to show it before, write data-as-of: ${from} in council.yaml.`);
  }));
}

interface Waiting {
  /** 'a value for 2025', 'a target' */
  what: string;
  published: string;
  path: DataPath;
}

/** Rows of a table that were published together are told once. */
function waitingIn({ dataset, base, entryPaths }: ReadDataset, day: string): Waiting[] {
  const when = (period: string | null): string => (period === null ? 'without a date' : `for ${dataset.frequency ? periodText(period, dataset.frequency) : anyPeriodText(period)}`);
  const isLate = ({ published }: { published: string }): boolean => !isOutBy(published, day);
  const waiting: Waiting[] = [
    ...dataset.entries.flatMap((entry, i) => (isLate(entry) ? [{ what: `${entry.members.length > 0 ? 'values' : 'a value'} ${when(entry.period)}`, published: entry.published, path: entryPaths[i] ?? base }] : [])),
    ...dataset.targets.flatMap((target, i) => (isLate(target) ? [{ what: 'a target', published: target.published, path: [...base, 'targets', i] }] : [])),
    ...dataset.benchmarks.flatMap((benchmark, i) => (isLate(benchmark) ? [{ what: `a benchmark (${benchmark.name})`, published: benchmark.published, path: [...base, 'benchmarks', i] }] : [])),
  ];
  return waiting.filter(({ what, published }, i) => waiting.findIndex((other) => other.what === what && other.published === published) === i);
}
