import { join } from 'node:path';
import { parseDocument } from 'yaml';
import type { Canary } from '../check/leaks/canaries.ts';
import { loadSources } from '../load/load-sources.ts';
import { attackPieces, tightenBounds } from '../protect/disclosure/attack-model.ts';
import { auditCounts } from '../protect/disclosure/audit.ts';
import { checkCertificate } from '../protect/disclosure/certificate.ts';
import { indexProblem, type CountProblem, type Interval } from '../protect/disclosure/count-problem.ts';
import { addComplements } from '../protect/disclosure/primary.ts';
import { loadSolver } from '../protect/disclosure/solver.ts';
import { decideHidden, type HiddenEntries } from '../protect/protect-tables.ts';
import type { Dataset, RawQuantity } from '../schema/dataset.ts';
import type { Decimal } from '../schema/decimal.ts';
import { isSecret, openSecret } from '../schema/secret.ts';
import { countUses } from '../validate/populations/count-uses.ts';
import type { PopulationCell } from '../validate/populations/population-cell.ts';
import { findPopulations, type Population } from '../validate/populations/populations.ts';
import { validateSources } from '../validate/validate-sources.ts';
import { edit } from './toyshire.ts';

/** For tests: the counts of some datasets, which of them are hidden, and other counts that would look the same. */
export interface HiddenCounts {
  root: string;
  council: string;
  hidden: HiddenEntries;
  populations: Population[];
  isHidden: (cell: PopulationCell) => boolean;
}

/** Counts by cell; a cell that is missing keeps its own. */
export type Counts = ReadonlyMap<PopulationCell, number>;

/**
 * @param ids of the datasets to be changed; no other may say anything of their populations
 * @param unshown those of them that no public paper shows, so that every count is a secret
 */
export async function readHiddenCounts(root: string, council: string, ids: readonly string[], unshown: readonly string[] = []): Promise<HiddenCounts> {
  const records = validateSources(await loadSources(root));
  const { hidden, problems } = await decideHidden(records);
  if (problems.length > 0) throw new Error(problems[0]?.message);
  const datasets = ids.map((id) => records.councils.get(council)?.datasets.get(id) as Dataset<RawQuantity>);
  const populations = findPopulations(datasets.flatMap((dataset) => countUses(dataset).flatMap((use) => (use.quantity?.state === 'held' ? [{ use, count: numberOf(use.quantity.value) }] : []))));
  const isHidden = ({ uses }: PopulationCell): boolean => uses.some(({ dataset, index, role }) => unshown.includes(dataset.id) || hidden.get(council)?.get(dataset.id)?.[index]?.[role] === true);
  return { root, council, hidden, populations, isHidden };
}

function numberOf(value: Decimal | object): number {
  return (isSecret(value) ? openSecret(value) as Decimal : value as Decimal).big.toNumber();
}

/** A number of nine digits that nothing else has in place of each hidden count, and totals that are still the sums of their parts. */
export function putCanaries({ populations, isHidden }: HiddenCounts): Counts {
  const counts = new Map<PopulationCell, number>();
  let planted = 0;
  for (const { cells, sums, pairs } of populations) {
    const totals = new Map(sums.map((sum) => [sum.total, sum.parts]));
    const countOf = (cell: PopulationCell): number => totals.get(cell)?.reduce((sum, part) => sum + countOf(part), 0) ?? counts.get(cell) ?? cell.count;
    for (const cell of cells) if (isHidden(cell) && !totals.has(cell)) counts.set(cell, 137_438_953 + 6_180_339 * planted++);
    for (const { part, whole } of pairs) if (isHidden(part) && !isHidden(whole)) counts.set(whole, countOf(part) * Math.round(whole.count / part.count));
    for (const cell of totals.keys()) counts.set(cell, countOf(cell));
  }
  return counts;
}

/** Two tables of the audit's certificate, as far from the truth and from each other as it knows, and one at random: all that is shown is the same in them. */
export async function findWitnesses({ populations, isHidden }: HiddenCounts): Promise<Record<'low' | 'high' | 'random', Counts>> {
  const solver = await loadSolver();
  const found = { low: new Map<PopulationCell, number>(), high: new Map<PopulationCell, number>(), random: new Map<PopulationCell, number>() };
  for (const { cells, sums, pairs } of populations) {
    const byId = new Map(cells.map((cell) => [cell.id, cell]));
    const problem: CountProblem = addComplements({
      cells: cells.map(({ id, count, uses }) => ({ name: id, count, ...(uses.length > 0 ? {} : { unpublished: true }) })),
      equations: sums.map(({ total, parts }) => ({ total: total.id, parts: parts.map(({ id }) => id) })), rows: [], threshold: 5, zeros: 'published',
    }, pairs.map(({ part, whole }) => ({ part: part.id, whole: whole.id })));
    const hidden = cells.filter(isHidden).map(({ id }) => id);
    if (hidden.length === 0) continue;
    const { intervals } = auditCounts(solver, problem, { hidden });
    const targets = new Map([...intervals].map(([name, { integer: [lo, up] }]): [string, Interval] => [name, [lo, Math.min(up, lo + WIDEST)]]));
    const { certificate: { tables, proofs } } = auditCounts(solver, problem, { hidden, targets, cells: [] });
    if (proofs.length < hidden.length) throw new Error('A hidden count can be worked out.');
    const truth = new Map(problem.cells.map(({ name, count }) => [name, count ?? 0]));
    const distance = (one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number => one.keys().reduce((sum, name) => sum + Math.abs((one.get(name) ?? 0) - (other.get(name) ?? truth.get(name) ?? 0)), 0);
    // Tables of one piece speak of the same cells, and pieces have nothing to do with each other.
    for (const piece of Map.groupBy(tables.map((table) => new Map(table)), (table) => [...table.keys()].sort().join()).values()) {
      const [low] = piece.toSorted((a, b) => distance(b, truth) - distance(a, truth));
      const [high] = piece.toSorted((a, b) => distance(b, low as Map<string, number>) - distance(a, low as Map<string, number>));
      for (const [side, table] of [['low', low], ['high', high]] as const) for (const [id, count] of table ?? []) setCount(found[side], byId.get(id), count);
    }
    const random = drawTable(problem, hidden);
    const faults = checkCertificate(problem, hidden, { tables: [random], proofs: [] });
    if (faults.length > 0) throw new Error(faults[0]);
    for (const [id, count] of random) setCount(found.random, byId.get(id), count);
  }
  return found;
}

/** Nothing may bound a count that stands in no sum. */
const WIDEST = 60;

function setCount(counts: Map<PopulationCell, number>, cell: PopulationCell | undefined, count: number): void {
  if (cell && cell.uses.length > 0) counts.set(cell, count);
}

const TRIES = 200;

/** Counts drawn one after another, each from what those before leave possible; the same ones each time. */
function drawTable(problem: CountProblem, hidden: readonly string[]): [string, number][] {
  const { indexed } = indexProblem(problem);
  let state = 20;
  const draw = (below: number): number => (state = (state * 48271) % 2147483647) % below;
  return attackPieces(indexed, hidden.map((name) => indexed.indexOf.get(name) as number)).flatMap((piece) => {
    for (let attempt = 0; attempt < TRIES; attempt++) {
      let bounds = tightenBounds(piece, true);
      for (let column = 0; column < piece.cells.length && isPossible(bounds); column++) {
        const [lo, up] = [bounds.lower[column] as number, Math.min(bounds.upper[column] as number, (bounds.lower[column] as number) + WIDEST)];
        bounds.lower[column] = bounds.upper[column] = lo + draw(up - lo + 1);
        bounds = tightenBounds({ rows: piece.rows, ...bounds }, true);
      }
      if (isPossible(bounds)) return piece.cells.map((cell, column): [string, number] => [indexed.names[cell] as string, bounds.lower[column] as number]);
    }
    throw new Error('No table was found at random.');
  });
}

function isPossible({ lower, upper }: ReturnType<typeof tightenBounds>): boolean {
  return lower.every((lo, column) => lo <= (upper[column] as number));
}

/** Writes other counts into a copy of the sources, percentages following what they are made of. */
export async function writeCounts(root: string, { council, populations }: HiddenCounts, counts: Counts): Promise<void> {
  const changes = new Map<string, { path: (string | number)[]; count: number }[]>();
  const add = (file: string, path: (string | number)[], count: number): void => void changes.set(file, [...changes.get(file) ?? [], { path, count }]);
  for (const cell of populations.flatMap(({ cells }) => cells)) {
    const count = counts.get(cell) ?? cell.count;
    for (const { dataset, index, role } of cell.uses) add(...placeOf(dataset as Dataset<unknown>, index, role), count);
  }
  for (const [file, places] of changes) {
    await edit(join(root, 'data', council, file), (text) => {
      const document = parseDocument(text);
      for (const { path, count } of places) document.setIn(path, count);
      for (const entry of new Set(places.flatMap(({ path }) => (path.at(-1) === 'numerator' ? [path.slice(0, -1)] : [])))) {
        const read = (field: string): number => Number(document.getIn([...entry, field]));
        document.setIn([...entry, 'value'], Math.round((read('numerator') / read('denominator')) * 100));
      }
      return document.toString({ lineWidth: 0 });
    });
  }
}

function placeOf({ kind, id, entries }: Dataset<unknown>, index: number, role: string): [file: string, path: (string | number)[]] {
  if (kind === 'fact') return ['facts.yaml', [id, role]];
  if (kind === 'indicator') return [`indicators/${id}.yaml`, ['observations', index, role]];
  if (new Set(entries.map(({ period }) => period)).size > 1) throw new Error(`${id} has several editions; only the first can be written.`);
  return [`tables/${id}.yaml`, ['editions', 0, 'rows', index, role]];
}

export function canariesOf({ populations, isHidden }: HiddenCounts, counts: Counts): Canary[] {
  return populations.flatMap(({ cells }) => cells).filter((cell) => cell.uses.length > 0 && isHidden(cell))
    .map((cell) => ({ name: [cell.uses[0]?.dataset.id, cell.period, ...Object.values(cell.selection)].join(' '), secret: counts.get(cell) ?? cell.count }));
}

/** 'little-by-need illness', 'little-moved 2021': the dataset, and members or the period that only this cell has */
export function countNamed({ populations }: HiddenCounts, counts: Counts, name: string): number {
  const [dataset, ...words] = name.split(' ');
  const found = populations.flatMap(({ cells }) => cells).filter(({ uses, period, selection }) => uses.some((use) => use.dataset.id === dataset && use.role !== 'denominator') && words.every((word) => [period, ...Object.values(selection)].includes(word))
    && (words.includes(period) || Object.keys(selection).length === words.length));
  if (found.length !== 1) throw new Error(`${found.length} counts are “${name}”.`);
  return counts.get(found[0] as PopulationCell) ?? (found[0] as PopulationCell).count;
}
