import type { DisclosurePolicy } from '../schema/disclosure.ts';
import type { PopulationCell } from '../validate/populations/population-cell.ts';
import type { Population } from '../validate/populations/populations.ts';
import { decideCell, type CellDecision } from './cell-policy.ts';
import { checkCertificate, type Certificate } from './disclosure/certificate.ts';
import type { CountCell, CountProblem, Interval } from './disclosure/count-problem.ts';
import type { Solved, SolveTask } from './disclosure/solve-counts.ts';
import type { SolverThread } from './disclosure/solve-in-thread.ts';
import { addComplements, findPrimary, flagGroups } from './disclosure/primary.ts';
import { balanceRow } from './disclosure/facts.ts';
import { nameCells } from './name-cells.ts';
import type { FittedShares } from './fit-shares.ts';
import { findNear, type LatelySeen, type Nearness } from './near-hidden.ts';
import { openSmall, restThresholds, tellShare } from './tell-share.ts';

interface PopulationQuestion {
  population: Population;
  fitted: FittedShares;
  policy: DisclosurePolicy;
  /** The day from which readers see a cell. */
  outFrom: (cell: PopulationCell) => string;
  /** Shown before, by the ledger: it is known, whatever is done now. */
  isKnown: (cell: PopulationCell) => boolean;
  /** Hidden before, by the ledger. */
  wasHidden: (cell: PopulationCell) => boolean;
  /** What the editions before its own said of a cell, by the ledger. */
  lately: (cell: PopulationCell) => LatelySeen;
  /** What an author says of a cell in place of its count: 'fewer than 6' */
  saidOf: (cell: PopulationCell) => Interval | undefined;
  seed: string;
}

export interface HiddenCells {
  hidden: Set<PopulationCell>;
  /** Those of them that are small themselves. */
  primary: Set<PopulationCell>;
  faults: { rule: 'cannot-protect' | 'group-disclosure' | 'percent-contradiction'; cell: PopulationCell; message: string }[];
  /** For whoever asks why. */
  grounds: Grounds;
}

interface Grounds {
  /** All that is printed in the end. */
  problem: CountProblem;
  names: ReadonlyMap<PopulationCell, string>;
  decided: ReadonlyMap<PopulationCell, CellDecision>;
  near: ReadonlyMap<PopulationCell, Nearness>;
  /** By the ledger: small counts that are out already. */
  known: ReadonlySet<PopulationCell>;
  fitted: FittedShares;
  /** What must remain possible, by name; empty where no count stands in a sum. */
  targets: ReadonlyMap<string, Interval>;
}

/**
 * What must not be shown of one population. Publications are gone through in the order in which they came out: what an earlier one shows
 * stays if it can, so that a later table hides its own cells and leaves papers that are out as they are.
 */
export async function hidePopulation(question: PopulationQuestion): Promise<HiddenCells> {
  const { population: { cells, sums, balances, pairs, breakdowns }, fitted, policy } = question;
  const shares = fitted.told.map(({ cell }) => cell);
  const names = nameCells([...new Set([...cells, ...breakdowns.flatMap(({ total, parts }) => [total, ...parts]), ...shares])]);
  const decided = new Map([...cells, ...shares].map((cell) => [cell, decideCell(cell, policy)]));
  const near = findNear(cells.filter((cell) => !question.isKnown(cell)), (cell) => decided.get(cell) as CellDecision, question.lately);
  const terms: Terms = { question, names, decided, near, cellOf: new Map([...names].map(([cell, name]) => [name, cell])) };
  const whole = problemOf(terms, LAST_DAY, new Map());
  const marked = new Set(findPrimary(whole).flatMap((name) => terms.cellOf.get(name) ?? []).filter(({ uses }) => uses.length > 0));
  // What the ledger shows is known, and a marker helps nobody; but it is not said again.
  const known = cells.filter((cell) => question.isKnown(cell) && cell.count > 0 && cell.count <= (decided.get(cell) as CellDecision).threshold);
  // Most councils need no more than this, nor the solver: nothing is small, or what is small stands in no sum, and then nothing tells of it that
  // would have to be proven away.
  const { hidden, faults, targets } = findPrimary(whole).length === 0 || (sums.length === 0 && balances.length === 0 && pairs.length === 0 && fitted.told.every(({ wholeParts }) => wholeParts.length === 0))
    ? { hidden: marked, faults: [] as HiddenCells['faults'], targets: new Map<string, Interval>() } : await hideByDay(terms);
  const all = withShares(new Set([...hidden, ...known]), fitted);
  const primary = new Set([...marked].filter((cell) => !near.has(cell)));
  return { hidden: all, primary, faults: faults.length > 0 ? faults : flagged(terms, all), grounds: { problem: whole, names, decided, near, known: new Set(known), fitted, targets } };
}

interface Terms {
  question: PopulationQuestion;
  names: ReadonlyMap<PopulationCell, string>;
  decided: ReadonlyMap<PopulationCell, CellDecision>;
  near: ReadonlyMap<PopulationCell, Nearness>;
  cellOf: ReadonlyMap<string, PopulationCell>;
}

type Shown = ReadonlyMap<PopulationCell, 'shown' | 'hidden'>;

const LAST_DAY = '9999-99-99';

/** A percentage is hidden with what it is made of, and what nobody holds with the last percentage that tells of it. */
export function withShares(hidden: ReadonlySet<PopulationCell>, { told, unheld }: FittedShares): Set<PopulationCell> {
  const all = new Set([...hidden, ...told.filter(({ part, whole }) => hidden.has(part) || (whole && hidden.has(whole))).map(({ cell }) => cell)]);
  for (const [part, own] of Map.groupBy(told, ({ part: one }) => one)) if (unheld.has(part) && own.every(({ cell }) => all.has(cell))) all.add(part);
  return all;
}

async function hideByDay(terms: Terms): Promise<Pick<HiddenCells, 'hidden' | 'faults'> & Pick<Grounds, 'targets'>> {
  const { question: { population: { cells }, outFrom, seed }, names, cellOf } = terms;
  const faultAt = (about: readonly string[], message: string): HiddenCells['faults'][number] => ({ rule: 'cannot-protect', cell: about.flatMap((name) => cellOf.get(name) ?? []).find(({ uses }) => uses.length > 0) ?? cells[0] as PopulationCell, message });
  let before: Shown = new Map();
  let targets = new Map<string, Interval>();
  let tables: Certificate['tables'] = [];
  for (const day of [...new Set(cells.filter(({ uses }) => uses.length > 0).map(outFrom))].sort()) {
    let problem = problemOf(terms, day, before);
    const alsoHidden = [...before].flatMap(([cell, state]) => (state === 'hidden' ? [names.get(cell) as string] : []));
    let { suppression: found, audit } = await solveApart({ problem, seed, alsoHidden, tables });
    if (found.findings.length > 0 && [...before.values()].includes('shown')) {
      problem = problemOf(terms, day, new Map([...before].filter(([, state]) => state === 'hidden')));
      ({ suppression: found, audit } = await solveApart({ problem, seed, alsoHidden }));
    }
    targets = new Map([...found.targets].map(([name, { interval }]) => [name, interval]));
    if (audit === null) return { hidden: new Set(), targets, faults: found.findings.map(({ cells: about, message }) => faultAt(about, message)) };
    const printed = problem.cells.filter(({ unpublished }) => !unpublished).map(({ name }) => name);
    const chosen = new Set([...found.primary, ...found.secondary, ...alsoHidden]);
    const unsafe = [...audit.findings.map(({ cells: about, message }) => faultAt(about, message)), ...audit.verdicts.filter(({ passesCover }) => !passesCover).map(({ cell, why }) => faultAt([cell], why ?? ''))];
    if (unsafe.length > 0) return { hidden: new Set(), targets, faults: unsafe };
    failUnproven(problem, [...chosen], targets, audit.certificate);
    ({ tables } = audit.certificate);
    before = new Map(printed.map((name) => [cellOf.get(name) as PopulationCell, chosen.has(name) ? 'hidden' : 'shown']));
  }
  return { hidden: new Set([...before].flatMap(([cell, state]) => (state === 'hidden' ? [cell] : []))), targets, faults: [] };
}

/**
 * That every small count could be another is shown by tables, which are added up here, without the solver that found them.
 * @throws where they don't show it: a fault of ours, whose words may tell nothing of the counts
 */
function failUnproven(problem: CountProblem, hidden: readonly string[], targets: ReadonlyMap<string, Interval>, certificate: Certificate): void {
  const proven = new Map(certificate.proofs.map(({ cell, target }) => [cell, target]));
  const isOpen = (name: string): boolean => {
    const [[lo, up], [least, most]] = [targets.get(name) ?? [-Infinity, Infinity], proven.get(name) ?? [0, 0]];
    return least > lo || most < up;
  };
  if (findPrimary(problem).some(isOpen) || checkCertificate(problem, hidden, certificate).length > 0) throw new Error('The audit found small counts protected, and its tables don’t prove it, so nothing may be shown. The fault is not in the data.');
}

/** In a thread, so that a preview goes on answering; what is small is solved before one would have started. */
async function solveApart(task: SolveTask): Promise<Solved> {
  if (task.problem.cells.length > SMALL) return (await solverThread()).solve(task);
  const [{ loadSolver }, { solveCounts }] = await Promise.all([import('./disclosure/solver.ts'), import('./disclosure/solve-counts.ts')]);
  return solveCounts(await loadSolver(), task);
}

const SMALL = 300;
let thread: SolverThread | undefined;

/** One for the whole process; it ends with it. */
async function solverThread(): Promise<SolverThread> {
  const { openSolverThread } = await import('./disclosure/solve-in-thread.ts');
  return thread ??= openSolverThread();
}

function problemOf({ question: { population: { cells, sums, balances, pairs }, fitted, policy, outFrom, isKnown, wasHidden, saidOf }, names, decided, near }: Terms, day: string, before: Shown): CountProblem {
  const nameOf = (cell: PopulationCell): string => names.get(cell) as string;
  const isOut = (cell: PopulationCell): boolean => cell.isRemembered === true || (cell.uses.length > 0 && outFrom(cell) <= day);
  const isSmall = openSmall(fitted, decided, near, policy);
  const stateOf = (cell: PopulationCell, isPrinted: boolean, isForced: boolean): Pick<CountCell, 'forced' | 'weight'> => ({
    ...(isPrinted && (isForced || before.get(cell) === 'shown') ? { forced: true } : {}), ...(wasHidden(cell) || before.get(cell) === 'hidden' ? { weight: HIDDEN_BEFORE } : {}),
  });
  const problem: CountProblem = {
    cells: cells.map((cell): CountCell => {
      const { threshold, isForced } = decided.get(cell) as CellDecision;
      const name = nameOf(cell);
      const possible = fitted.unheld.get(cell);
      if (possible && !isSmall(cell)) return { name, count: cell.count, threshold: 0, unpublished: true, ...(possible[0] > 0 ? { bounds: [1, Infinity] as const } : {}) };
      const isPrinted = isOut(cell);
      const bounds = saidOf(cell);
      return {
        name, count: cell.count, threshold: possible ? Math.max(threshold, cell.count) : isKnown(cell) ? 0 : threshold, ...(isPrinted ? {} : { unpublished: true }),
        ...stateOf(cell, isPrinted, isForced || isKnown(cell)), ...(bounds ? { bounds } : {}),
      };
    }),
    equations: sums.map(({ total, parts }) => ({ total: nameOf(total), parts: parts.map(nameOf) })),
    rows: balances.map((balance) => balanceRow(balance, nameOf)), threshold: policy.threshold, zeros: policy.zeros,
  };
  const complete = addComplements(problem, pairs.map(({ part, whole }) => ({ part: nameOf(part), whole: nameOf(whole) })));
  const raised = new Set([...near.keys()].map(nameOf));
  const rests = restThresholds(fitted, decided, nameOf, policy);
  const withRests = complete.cells.map((cell) => (raised.has(cell.name) ? { ...cell, threshold: cell.count as number } : { ...cell, ...rests.get(cell.name) }));
  const told = fitted.told.filter(({ cell, part }) => isOut(cell) && !isSmall(part)).map((one) => tellShare(one, nameOf, fitted.unheld.has(one.part), stateOf(one.cell, true, decided.get(one.cell)?.isForced === true)));
  return { ...complete, cells: [...withRests, ...told.flatMap((one) => one.cells)], rows: [...complete.rows, ...told.flatMap((one) => one.rows)] };
}

/** Hiding again what was hidden before tells nothing new. */
const HIDDEN_BEFORE = 0.2;

/**
 * Rows that tell everybody's category, where the numbers are shown, or a total follows from parts that are, and nobody has waived it.
 * All but a few of a row can't be: the few are hidden, and more with them.
 */
function flagged({ question: { population: { breakdowns, pairs }, fitted, policy }, names, cellOf, decided }: Terms, hidden: ReadonlySet<PopulationCell>): HiddenCells['faults'] {
  const isShown = (cell: PopulationCell): boolean => cell.uses.length > 0 && !hidden.has(cell);
  const nameOf = (cell: PopulationCell): string => names.get(cell) as string;
  const countOf = (cell: PopulationCell): number | null => {
    const [lo, up] = fitted.unheld.get(cell) ?? [cell.count, cell.count];
    return lo === up ? lo : null;
  };
  const sums = breakdowns.filter(({ total, parts }) => isShown(total) || (total.uses.length === 0 && parts.every(isShown)));
  const rests = pairs.filter(({ part, whole }) => isShown(part) && isShown(whole));
  const cells = [...new Set([...sums.flatMap(({ total, parts }) => [total, ...parts]), ...rests.flatMap(({ part, whole }) => [part, whole])])];
  const problem = addComplements({
    cells: cells.map((cell) => ({ name: nameOf(cell), count: countOf(cell) })), equations: sums.map(({ total, parts }) => ({ total: nameOf(total), parts: parts.map(nameOf) })),
    rows: [], threshold: policy.threshold, zeros: policy.zeros,
  }, rests.map(({ part, whole }) => ({ part: nameOf(part), whole: nameOf(whole) })));
  const flags = flagGroups(problem).flatMap(({ kind, part, message }) => {
    const cell = cellOf.get(part);
    return kind !== 'all-in-one' || !cell || !isShown(cell) || decided.get(cell)?.mayHoldAll ? [] : [{ cell, message }];
  });
  return [...Map.groupBy(flags, ({ cell }) => cell.uses[0]?.dataset).values()].map(([first, ...others]) => {
    const { cell, message } = first as (typeof flags)[number];
    const more = others.length === 0 ? '' : ` It is so in ${others.length === 1 ? 'another row' : `${others.length} other rows`} of this table too.`;
    return { rule: 'group-disclosure', cell, message: `${message}${more} If it may, add a waiver of whole-category with its reason to council.yaml; if not, merge categories.` };
  });
}
