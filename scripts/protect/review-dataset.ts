import type { Dataset, Entry, RawQuantity } from '../schema/dataset.ts';
import { policyOf } from '../schema/disclosure.ts';
import type { Claim, Council, Records } from '../schema/records.ts';
import { isProtected, type CountUse } from '../validate/populations/count-uses.ts';
import type { PopulationCell } from '../validate/populations/population-cell.ts';
import { resolveFigure } from '../validate/resolve-figure.ts';
import { decideCells, type DecidedPopulation } from './decide-cells.ts';
import { loadSolver } from './disclosure/solver.ts';
import { withShares } from './hide-population.ts';
import { policyWords, shownBy } from './policy-words.ts';
import { blocksOf, valueText } from './review-blocks.ts';
import { openReasons, type HiddenCount } from './why-hidden.ts';

/** One dataset for the officer whose it is: what the public sees, and what is hidden from it. It holds counts that may not be published. */
export interface Review {
  /** 'toyshire/care-by-sex-and-home' */
  dataset: string;
  title: string;
  /** Whose decisions hold for it, in sentences. */
  policy: string[];
  shownBy: { publication: string; as: string[] }[];
  /** Why it can't be published as it is; empty where it can. */
  problems: string[];
  /** False for homes, places and other areas' figures, of which nothing is hidden. */
  isProtected: boolean;
  /** A small count is shown since somebody decided so. */
  isWaived: boolean;
  blocks: ReviewBlock[];
}

export interface ReviewBlock {
  /** The period, with the members of a third dimension; '' where the rows are periods. */
  title: string;
  corner: string;
  columns: string[];
  rows: { label: string; cells: string[] }[];
  hidden: HiddenValue[];
}

export interface HiddenValue {
  label: string;
  /** '48', or '5%, 4 of 80' */
  value: string;
  /** `count` is null where a percentage is typed without it. */
  reasons: { of: CountUse<unknown>['role']; count: number | null; why: string; reader: [number | null, number | null] }[];
  /** 'content/paper/index.md, line 8' */
  sentences: string[];
}

/** A dataset that no publication shows is looked at as if one did. */
export async function decideForReview(council: Council, { publications, claims }: Pick<Records, 'publications' | 'claims'>): Promise<DecidedPopulation[]> {
  const own = publications.filter(({ file }) => file.council === council.id);
  const claimed = claims.filter(({ publication }) => own.some(({ id }) => id === publication));
  const seen = new Set(claimed.map(({ dataset }) => dataset));
  const rest = [...council.datasets.values()].filter((dataset) => !seen.has(dataset.id) && isProtected(dataset, council.file))
    .map(({ id }): Claim => ({ publication: '', asOf: '', dataset: id, shown: { kind: 'block', name: 'table' }, place: council.placeOf({ dataset: { id } }) }));
  return decideCells(council, own, [...claimed, ...rest]);
}

export async function reviewDataset(council: Council, records: Pick<Records, 'publications' | 'claims'>, dataset: Dataset<RawQuantity>, period: string | null): Promise<Review> {
  const decided = await decideForReview(council, records);
  const policy = policyOf(council.file);
  const claims = records.claims.filter((claim) => claim.dataset === dataset.id && records.publications.some(({ id, file }) => id === claim.publication && file.council === council.id));
  const entries = dataset.entries.filter((entry) => period === null || entry.period === period);
  const own = decided.filter(({ population }) => population.cells.some(({ uses }) => uses.some((use) => use.dataset.id === dataset.id)));
  const solver = await loadSolver();
  const parts = new Map<Entry<unknown>, HiddenPart[]>();
  for (const one of own) {
    const uses = [...hiddenOf(one)].flatMap((cell) => cell.uses.filter((use) => use.dataset.id === dataset.id && entries.includes(use.entry as Entry<RawQuantity>)).map((use) => ({ cell, use })));
    if (uses.length === 0) continue;
    const reasonOf = openReasons(solver, one, policy, uses.map(({ cell }) => cell));
    const { told, unheld } = one.found.grounds.fitted;
    const countOf = (cell: PopulationCell): number | null => {
      const part = told.find((share) => share.cell === cell)?.part ?? cell;
      return unheld.has(part) ? null : part.count;
    };
    // A numerator that nobody typed is told of with its percentage.
    for (const { cell, use } of uses) if (use.quantity !== null || use.role === 'value') parts.set(use.entry, [...parts.get(use.entry) ?? [], { role: use.role, count: countOf(cell), found: reasonOf(cell) }]);
  }
  const sentencesOf = (entry: Entry<unknown>): string[] => [...new Set(claims.flatMap(({ shown, asOf, place }) => {
    const found = shown.kind === 'ref' ? resolveFigure(shown, council.datasets, asOf) : null;
    return found && 'figure' in found && [found.figure.entry, found.figure.since, ...found.figure.whole].includes(entry as Entry<RawQuantity>) ? [`${place.path}, line ${place.line}`] : [];
  }))];
  return {
    dataset: `${council.id}/${dataset.id}`, title: dataset.title, policy: policyWords(council, dataset),
    shownBy: shownBy(claims, records.publications), problems: own.flatMap(({ found }) => found.faults.map(({ message }) => message)),
    isProtected: isProtected(dataset, council.file),
    isWaived: own.some(({ population, found }) => population.cells.some((cell) => cell.uses.some(({ dataset: { id } }) => id === dataset.id) && found.grounds.decided.get(cell)?.threshold === 0 && cell.count > 0 && cell.count <= policy.threshold)),
    blocks: blocksOf(dataset, entries).map(({ title, corner, columns, rows }) => ({
      title, corner, columns: columns.map(({ label }) => label),
      rows: rows.map(({ label, cells }) => ({ label, cells: cells.map((entry) => (entry === undefined ? '' : entry === null ? '[x]' : parts.has(entry) ? '[c]' : valueText(dataset, entry))) })),
      hidden: rows.flatMap((row) => row.cells.flatMap((entry, i): HiddenValue[] => {
        const found = entry && parts.get(entry);
        if (!entry || !found) return [];
        const label = [row.label, columns.length > 1 ? columns[i]?.label : ''].filter(Boolean).join(', ');
        return [{ label, value: valueText(dataset, entry, true), sentences: sentencesOf(entry), reasons: found.map(({ role, count, found: { why, reader } }) => ({ of: role, count, why, reader: ends(reader) })) }];
      })),
    })),
  };
}

interface HiddenPart { role: CountUse<unknown>['role']; count: number | null; found: HiddenCount }

/** What is small, where no pattern could be found. */
export function hiddenOf({ found }: DecidedPopulation): ReadonlySet<PopulationCell> {
  return found.faults.length > 0 && found.hidden.size === 0 ? withShares(new Set([...found.primary, ...found.grounds.near.keys()]), found.grounds.fitted) : found.hidden;
}

/** JSON knows no infinity. */
function ends([lo, up]: readonly [number, number]): [number | null, number | null] {
  return [Number.isFinite(lo) ? lo : null, Number.isFinite(up) ? up : null];
}
