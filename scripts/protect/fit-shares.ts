import type { Rounding } from '../schema/share.ts';
import { joinWords } from '../schema/words.ts';
import { selectionKey } from '../validate/populations/count-uses.ts';
import { possibleParts, shareText, type TypedShare } from '../validate/populations/typed-shares.ts';
import { isPrinted, type KnownUse, type PopulationCell } from '../validate/populations/population-cell.ts';
import type { Population } from '../validate/populations/populations.ts';
import { attackPieces, tightenBounds, type AttackPiece } from './disclosure/attack-model.ts';
import { indexProblem, type CountProblem, type FactRow, type Interval } from './disclosure/count-problem.ts';
import { balanceRow, shareRows } from './disclosure/facts.ts';
import { addComplements, complementName } from './disclosure/primary.ts';

/** A typed percentage or rate among the cells of its population. */
export interface ToldShare {
  share: TypedShare;
  /** Stands for what is printed: hiding it hides the percentage, and no count. */
  cell: PopulationCell;
  part: PopulationCell;
  /** Where it is printed. */
  whole: PopulationCell | null;
  /** Where its number is not: what it is the sum of, or itself where only another share tells of it. */
  wholeParts: PopulationCell[];
  /** What its numerator can be by itself; null where its source rounded in no way that we know, and only the numbers next to it are left. */
  possible: { lo: number; up: number; rounding: Rounding | null };
}

export interface FittedShares {
  told: ToldShare[];
  /** Counts that nobody holds: what each can be, by all that the data hold. Its cell has one number that fits. */
  unheld: ReadonlyMap<PopulationCell, Interval>;
  /** The same of what is left over of a whole without such a part. */
  rests: ReadonlyMap<Population['pairs'][number], Interval>;
  /** Percentages that fit no counts. */
  faults: { cell: PopulationCell; message: string }[];
}

/** The numerators of typed shares join the counts, with NaN where nobody holds them. Those that can be the same number are. */
export function numeratorsOf(shares: readonly TypedShare[]): KnownUse[] {
  const unheld = shares.filter(({ part, whole }) => part === null && whole !== null);
  const versions = new Map<TypedShare, string>();
  for (const same of Map.groupBy(unheld, ({ use }) => JSON.stringify([use.population, use.period, selectionKey(use.selection)])).values()) {
    let [lo, up, version] = [Infinity, -Infinity, ''];
    for (const share of same.toSorted((a, b) => (a.use.published < b.use.published ? -1 : 1))) {
      const own = possibleParts(share);
      [lo, up, version] = own.lo <= up && own.up >= lo ? [Math.max(lo, own.lo), Math.min(up, own.up), version] : [own.lo, own.up, `${share.use.dataset.id} ${share.use.index}`];
      versions.set(share, version);
    }
  }
  return shares.flatMap((share): KnownUse[] => {
    const version = versions.get(share);
    return share.part ? [{ use: share.use, count: share.part.count }] : version === undefined ? [] : [{ use: share.use, count: NaN, version }];
  });
}

/**
 * Gives each count that nobody holds a number with which all sums and percentages hold, and finds what else it could be. Where none fits, sources
 * may have rounded less carefully; where none fits even so, a sum that can't hold is left out, and told where it is of one edition.
 */
export async function fitShares(population: Population, shares: readonly TypedShare[]): Promise<FittedShares> {
  const cellOf = new Map(population.cells.flatMap((cell) => cell.uses.map((use) => [use, cell] as const)));
  const tellsOf = (rounding: Rounding): ToldShare[] => shares.flatMap((share) => {
    const part = cellOf.get(share.use);
    return part ? [placeShare(population, share, part, rounding)] : [];
  });
  const isUnheld = ({ count }: PopulationCell): boolean => Number.isNaN(count);
  const faults: FittedShares['faults'] = [];
  let told = tellsOf('half-up');
  if (!population.cells.some(isUnheld)) return { told, unheld: new Map(), rests: new Map(), faults };
  let fit = await findFit(population, told);
  if (!fit) {
    told = tellsOf('one-unit');
    fit = await findFit(population, told);
  }
  if (!fit) {
    const { sums, pairs, balances, breakdowns } = population;
    const joins = ({ total, parts }: Population['sums'][number]): boolean => [total, ...parts].some(isUnheld);
    Object.assign(population, { balances: balances.filter((balance) => !counted(balance).some(isUnheld)), sums: sums.filter((sum) => !joins(sum)), pairs: pairs.filter(({ part, whole }) => !isUnheld(part) && !isUnheld(whole)) });
    for (const pair of pairs.filter((one) => !population.pairs.includes(one))) if (await findFit({ ...population, pairs: [...population.pairs, pair] }, told)) population.pairs.push(pair);
    for (const sum of sums.filter(joins)) {
      if (await findFit({ ...population, sums: [...population.sums, sum] }, told)) population.sums.push(sum);
      else if (!sum.isAssumed) faults.push(...contradictionOf(population, sum, told));
    }
    // Real returns often don't tie.
    for (const balance of balances.filter((one) => counted(one).some(isUnheld))) if (await findFit({ ...population, balances: [...population.balances, balance] }, told)) population.balances.push(balance);
    population.breakdowns = breakdowns.filter((sum) => !sums.includes(sum) || population.sums.includes(sum));
    fit = await findFit(population, told);
  }
  if (!fit) {
    // Shares of what only shares tell of needn't fit together.
    told = told.map((one) => (one.share.whole?.range ? { ...one, possible: { ...one.possible, rounding: null } } : one));
    fit = await findFit(population, told);
  }
  if (!fit) throw new Error('percentages that fit each by itself don’t without sums');
  const { counts, intervals } = fit;
  const unheld = new Map(population.cells.filter(isUnheld).map((cell) => [cell, intervals.get(cell.id) as Interval]));
  const rests = new Map(population.pairs.flatMap((pair) => {
    const interval = intervals.get(complementName(pair.part.id, pair.whole.id));
    return interval ? [[pair, interval] as const] : [];
  }));
  for (const cell of unheld.keys()) cell.count = counts.get(cell.id) as number;
  return { told, unheld, rests, faults };
}

function placeShare({ cells, breakdowns }: Population, share: TypedShare, part: PopulationCell, from: Rounding): ToldShare {
  const { whole: of, use } = share;
  const cell: PopulationCell = { id: `share of ${use.dataset.id} ${use.index}`, population: use.population, period: use.period, selection: use.selection, count: 1, uses: [{ ...use, role: 'value' }] };
  const isWhole = (one: PopulationCell): boolean => of !== null && of.population === one.population && use.period === one.period && (of.range ? Number.isNaN(one.count) : one.count === of.count) && selectionKey(one.selection) === selectionKey(of.selection);
  const found = cells.filter(isWhole);
  const whole = found.find(isPrinted) ?? null;
  const wholeParts = whole ? (of?.range ? [whole] : []) : found.length > 0 ? found.slice(0, 1) : breakdowns.find(({ total }) => isWhole(total))?.parts ?? [];
  const roundings = (from === 'half-up' ? ['half-up', 'one-unit'] as const : ['one-unit'] as const).map((rounding) => possibleParts(share, rounding));
  const possible = Number.isNaN(part.count) ? roundings[0] : roundings.find(({ lo, up }) => part.count >= lo && part.count <= up);
  return { share, cell, part, whole, wholeParts, possible: possible ?? { lo: part.count, up: part.count, rounding: null } };
}

interface Fit { counts: Map<string, number>; intervals: Map<string, Interval> }

/** By id of a cell, or of what is left over beside one; null where no whole numbers fit. The solver is needed only where breakdowns cross. */
async function findFit({ cells, sums, pairs, balances }: Population, told: readonly ToldShare[]): Promise<Fit | null> {
  const joined = new Set([...sums.flatMap(({ total, parts }) => [total, ...parts]), ...pairs.flatMap(({ part, whole }) => [part, whole]), ...balances.flatMap(counted)]);
  const problem = addComplements({
    cells: cells.filter((cell) => joined.has(cell) || Number.isNaN(cell.count)).map(({ id, count }) => ({ name: id, count: Number.isNaN(count) ? null : count })), equations: sums.map(({ total, parts }) => ({ total: total.id, parts: parts.map(({ id }) => id) })),
    rows: [...told.flatMap(rowsOf), ...balances.map((balance) => balanceRow(balance, ({ id }) => id))], threshold: 0, zeros: 'published',
  }, pairs.filter(({ part, whole }) => Number.isNaN(part.count + whole.count)).map(({ part, whole }) => ({ part: part.id, whole: whole.id })));
  const asked: CountProblem = { ...problem, cells: problem.cells.map((cell) => (cell.count === null ? { name: cell.name, count: null, unpublished: true } : cell)) };
  const { indexed, findings } = indexProblem(asked);
  if (findings.length > 0) return null;
  const pieces = attackPieces(indexed, []);
  if (!pieces.every(isTree)) return findCrossed(asked);
  const fit: Fit = { counts: new Map(), intervals: new Map() };
  const wishes = new Map(told.map(({ part, share: { shown, per, whole } }) => [part.id, shown.big.times(whole?.count ?? 0).div(per).toNumber()]));
  for (const piece of pieces) {
    let { lower, upper } = tightenBounds(piece, true);
    if (lower.some((lo, column) => lo > (upper[column] as number))) return null;
    piece.cells.forEach((cell, column) => fit.intervals.set(indexed.names[cell] as string, [lower[column] as number, upper[column] as number]));
    piece.cells.forEach((cell, column) => {
      const name = indexed.names[cell] as string;
      const count = Math.max(Math.min(Math.round(wishes.get(name) ?? 0), upper[column] as number), lower[column] as number);
      lower[column] = upper[column] = count;
      ({ lower, upper } = tightenBounds({ rows: piece.rows, lower, upper }, true));
      fit.counts.set(name, count);
    });
  }
  return fit;
}

function counted({ before, now, joined, left }: Population['balances'][number]): PopulationCell[] {
  return [before, now, ...joined, ...left];
}

function rowsOf({ share: { shown, per, whole }, part, wholeParts, possible: { lo, up, rounding } }: ToldShare): FactRow[] {
  const own: FactRow[] = Number.isNaN(part.count) ? [{ terms: [[part.id, 1]], lo, up, says: '' }] : [];
  return whole?.range && rounding ? [...own, ...shareRows(part.id, wholeParts.map(({ id }) => id), shown, per, rounding, '')] : own;
}

/** Sums alone, and no way leads through them and back: then bounds that follow from one row at a time are the tightest. */
function isTree({ cells, rows }: AttackPiece): boolean {
  return rows.every(({ coefficients }) => coefficients.every((coefficient) => Math.abs(coefficient) === 1)) && rows.reduce((sum, { columns }) => sum + columns.length, 0) === cells.length + rows.length - 1;
}

async function findCrossed(problem: CountProblem): Promise<Fit | null> {
  const [{ auditCounts }, { completeCounts }, { loadSolver }] = await Promise.all([import('./disclosure/audit.ts'), import('./disclosure/complete-counts.ts'), import('./disclosure/solver.ts')]);
  const solver = await loadSolver();
  const { problem: complete, findings } = completeCounts(solver, problem);
  if (findings.length > 0) return null;
  const names = problem.cells.flatMap(({ name, count }) => (count === null ? [name] : []));
  const { intervals } = auditCounts(solver, complete, { hidden: [], cells: names });
  return {
    counts: new Map(complete.cells.map(({ name, count }) => [name, count as number])),
    intervals: new Map(names.map((name) => [name, intervals.get(name)?.integer as Interval])),
  };
}

/** Of editions that were revised, percentages needn't fit all; and a contradiction that is declared is known. */
function contradictionOf({ cells }: Population, { total, parts }: Population['sums'][number], told: readonly ToldShare[]): FittedShares['faults'] {
  const own = told.filter(({ part }) => part === total || parts.includes(part));
  const [first] = own;
  const printed = [total, ...parts].filter(isPrinted);
  const isRevised = printed.some((cell) => cells.some((other) => other !== cell && isPrinted(other) && selectionKey(other.selection) === selectionKey(cell.selection)));
  const isLater = printed.some(({ uses }) => uses.length > 0 && uses.every(({ published }) => first !== undefined && published > first.share.use.published));
  if (!first || isRevised || isLater || own.some(({ share }) => share.use.entry.discrepancy)) return [];
  const said = joinWords(own.map(({ share }) => shareText(share)));
  return [{ cell: first.cell, message: `No numbers of people fit ${said} and what other figures leave of the same people, even where each share may be off by one in its last digit. Correct the one that is wrong; if the source itself says so, add discrepancy: with what it says, what is published and why.` }];
}
