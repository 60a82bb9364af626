import type { DisclosurePolicy } from '../schema/disclosure.ts';
import type { Population, PopulationCell } from '../validate/populations.ts';
import { decideCell, type CellDecision } from './cell-policy.ts';
import type { CountProblem, Interval } from './disclosure/count-problem.ts';
import { addComplements, findPrimary, flagGroups } from './disclosure/primary.ts';

export interface PopulationQuestion {
  population: Population;
  policy: DisclosurePolicy;
  /** The day from which readers see a cell. */
  outFrom: (cell: PopulationCell) => string;
  /** Shown before, by the ledger: it is known, whatever is done now. */
  isKnown: (cell: PopulationCell) => boolean;
  /** Hidden before, by the ledger. */
  wasHidden: (cell: PopulationCell) => boolean;
  /** What an author says of a cell in place of its count: 'fewer than 6' */
  saidOf: (cell: PopulationCell) => Interval | undefined;
  seed: string;
}

export interface HiddenCells {
  hidden: Set<PopulationCell>;
  /** Those of them that are small themselves. */
  primary: Set<PopulationCell>;
  faults: { rule: 'cannot-protect' | 'group-disclosure'; cell: PopulationCell; message: string }[];
}

/**
 * What must not be shown of one population. Publications are gone through in the order in which they came out: what an earlier one shows
 * stays if it can, so that a later table hides its own cells and leaves papers that are out as they are.
 */
export async function hidePopulation(question: PopulationQuestion): Promise<HiddenCells> {
  const { population: { cells, sums, pairs }, policy } = question;
  const names = nameCells(cells);
  const decided = new Map(cells.map((cell) => [cell, decideCell(cell, policy)]));
  const terms: Terms = { question, names, decided, cellOf: new Map([...names].map(([cell, name]) => [name, cell])) };
  const whole = problemOf(terms, LAST_DAY, new Map());
  const primary = new Set(findPrimary(whole).flatMap((name) => terms.cellOf.get(name) ?? []).filter(({ uses }) => uses.length > 0));
  // What the ledger shows is known, and a marker helps nobody; but it is not said again.
  const known = cells.filter((cell) => question.isKnown(cell) && cell.count > 0 && cell.count <= (decided.get(cell) as CellDecision).threshold);
  // Most councils need no more than this, nor the solver: nothing is small, or what is small stands in no sum.
  const { hidden, faults } = findPrimary(whole).length === 0 || (sums.length === 0 && pairs.length === 0)
    ? { hidden: primary, faults: [] as HiddenCells['faults'] } : await hideByDay(terms);
  const all = new Set([...hidden, ...known]);
  return { hidden: all, primary, faults: faults.length > 0 ? faults : flagged(terms, whole, all) };
}

interface Terms {
  question: PopulationQuestion;
  names: ReadonlyMap<PopulationCell, string>;
  decided: ReadonlyMap<PopulationCell, CellDecision>;
  cellOf: ReadonlyMap<string, PopulationCell>;
}

type Shown = ReadonlyMap<PopulationCell, 'shown' | 'hidden'>;

const LAST_DAY = '9999-99-99';

async function hideByDay(terms: Terms): Promise<Pick<HiddenCells, 'hidden' | 'faults'>> {
  const { question: { population: { cells }, outFrom, seed }, names, cellOf } = terms;
  const [{ loadSolver }, { suppressCounts }, { auditCounts }] = await Promise.all([import('./disclosure/solver.ts'), import('./disclosure/suppress.ts'), import('./disclosure/audit.ts')]);
  const solver = await loadSolver();
  const faultAt = (about: readonly string[], message: string): HiddenCells['faults'][number] => ({ rule: 'cannot-protect', cell: about.flatMap((name) => cellOf.get(name) ?? []).find(({ uses }) => uses.length > 0) ?? cells[0] as PopulationCell, message });
  let before: Shown = new Map();
  for (const day of [...new Set(cells.filter(({ uses }) => uses.length > 0).map(outFrom))].sort()) {
    let problem = problemOf(terms, day, before);
    let found = suppressCounts(solver, problem, { seed });
    if (found.findings.length > 0 && [...before.values()].includes('shown')) {
      problem = problemOf(terms, day, new Map([...before].filter(([, state]) => state === 'hidden')));
      found = suppressCounts(solver, problem, { seed });
    }
    if (found.findings.length > 0) return { hidden: new Set(), faults: found.findings.map(({ cells: about, message }) => faultAt(about, message)) };
    const printed = problem.cells.filter(({ unpublished }) => !unpublished).map(({ name }) => name);
    const chosen = new Set([...found.primary, ...found.secondary, ...[...before].flatMap(([cell, state]) => (state === 'hidden' ? [names.get(cell) as string] : []))]);
    const marked = printed.filter((name) => chosen.has(name));
    const targets = new Map([...found.targets].map(([name, { interval }]) => [name, interval]));
    const audit = auditCounts(solver, problem, { hidden: marked, targets, cells: [], tables: found.tables });
    const unsafe = [...audit.findings.map(({ cells: about, message }) => faultAt(about, message)), ...audit.verdicts.filter(({ passesCover }) => !passesCover).map(({ cell, why }) => faultAt([cell], why ?? ''))];
    if (unsafe.length > 0) return { hidden: new Set(), faults: unsafe };
    before = new Map(printed.map((name) => [cellOf.get(name) as PopulationCell, chosen.has(name) ? 'hidden' : 'shown']));
  }
  return { hidden: new Set([...before].flatMap(([cell, state]) => (state === 'hidden' ? [cell] : []))), faults: [] };
}

function problemOf({ question: { population: { cells, sums, pairs }, policy, outFrom, isKnown, wasHidden, saidOf }, names, decided }: Terms, day: string, before: Shown): CountProblem {
  const nameOf = (cell: PopulationCell): string => names.get(cell) as string;
  const problem: CountProblem = {
    cells: cells.map((cell) => {
      const { threshold, isForced } = decided.get(cell) as CellDecision;
      const isPrinted = cell.uses.length > 0 && outFrom(cell) <= day;
      const bounds = saidOf(cell);
      return {
        name: nameOf(cell), count: cell.count, threshold: isKnown(cell) ? 0 : threshold,
        ...(isPrinted ? {} : { unpublished: true }),
        ...(isPrinted && (isForced || isKnown(cell) || before.get(cell) === 'shown') ? { forced: true } : {}),
        ...(wasHidden(cell) || before.get(cell) === 'hidden' ? { weight: HIDDEN_BEFORE } : {}),
        ...(bounds ? { bounds } : {}),
      };
    }),
    equations: sums.map(({ total, parts }) => ({ total: nameOf(total), parts: parts.map(nameOf) })),
    rows: [], threshold: policy.threshold, zeros: policy.zeros,
  };
  return addComplements(problem, pairs.map(({ part, whole }) => ({ part: nameOf(part), whole: nameOf(whole) })));
}

/** Hiding again what was hidden before tells nothing new. */
const HIDDEN_BEFORE = 0.2;

/** Rows that tell everybody's category, where both numbers are shown and nobody has waived it. All but a few of a row can't be: the few are hidden, and more with them. */
function flagged({ cellOf, decided }: Terms, problem: CountProblem, hidden: ReadonlySet<PopulationCell>): HiddenCells['faults'] {
  const flags = flagGroups(problem).flatMap(({ kind, total, part, message }) => {
    const [whole, cell] = [cellOf.get(total), cellOf.get(part)];
    if (kind !== 'all-in-one' || !whole || !cell || whole.uses.length === 0 || cell.uses.length === 0 || hidden.has(whole) || hidden.has(cell) || decided.get(cell)?.mayHoldAll) return [];
    return [{ cell, message }];
  });
  return [...Map.groupBy(flags, ({ cell }) => cell.uses[0]?.dataset).values()].map(([first, ...others]) => {
    const { cell, message } = first as (typeof flags)[number];
    const more = others.length === 0 ? '' : ` It is so in ${others.length === 1 ? 'another row' : `${others.length} other rows`} of this table too.`;
    return { rule: 'group-disclosure', cell, message: `${message}${more} If it may, add a waiver of whole-category with its reason to council.yaml; if not, merge categories.` };
  });
}

/** As an officer would say it, each once: 'Foster care, Girls', or with the title of its table where another says the same. */
function nameCells(cells: readonly PopulationCell[]): Map<PopulationCell, string> {
  const taken = new Set<string>();
  return new Map(cells.map((cell) => {
    const [short, long] = wordsFor(cell);
    let name = taken.has(short) ? long : short;
    for (let n = 2; taken.has(name); n++) name = `${long} (${n})`;
    taken.add(name);
    return [cell, name];
  }));
}

function wordsFor({ uses: [use], selection }: PopulationCell): [short: string, long: string] {
  if (!use) {
    const members = Object.values(selection).join(', ').replaceAll('-', ' ');
    return members === '' ? ['all together', 'all together'] : [members, `together: ${members}`];
  }
  const { dataset: { title, dimensions }, entry, role } = use;
  const labels = entry.members.map((id, d) => dimensions[d]?.members.find((member) => member.id === id)?.label ?? id).join(', ');
  const part = role === 'value' ? '' : ` (${role})`;
  return [`${labels || title}${part}`, `${title}${labels && `: ${labels}`}${part}`];
}
