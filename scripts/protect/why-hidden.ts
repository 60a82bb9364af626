import type { DisclosurePolicy } from '../schema/disclosure.ts';
import type { PopulationCell } from '../validate/population-cell.ts';
import type { DecidedPopulation } from './decide-cells.ts';
import { auditCounts } from './disclosure/audit.ts';
import type { Interval } from './disclosure/count-problem.ts';
import { complementName } from './disclosure/primary.ts';
import type { Solver } from './disclosure/solver.ts';

/** What an officer is told of a hidden count. It holds counts that may not be published. */
export interface HiddenCount {
  why: string;
  /** What a reader can infer, from everything that is shown. */
  reader: Interval;
}

/**
 * Answers for cells of one population. The audit is run with the finished pattern; and to say what a count protects, once more with that
 * count shown.
 */
export function openReasons(solver: Solver, { population, found }: DecidedPopulation, policy: DisclosurePolicy, asked: readonly PopulationCell[]): (cell: PopulationCell) => HiddenCount {
  const { grounds: { problem, names, decided, near, known, targets }, primary, faults } = found;
  const nameOf = (cell: PopulationCell): string => names.get(cell) as string;
  // Where nothing can be protected nothing was chosen; then this is what is small, and how little it is protected.
  const marked = (faults.length > 0 && found.hidden.size === 0 ? [...primary, ...near.keys()] : [...found.hidden]).filter((cell) => !known.has(cell)).map(nameOf);
  const pattern = auditCounts(solver, problem, { hidden: marked, cells: asked.map(nameOf).filter((name) => marked.includes(name)) });
  const complements = new Map(population.pairs.map(({ part, whole }) => [complementName(nameOf(part), nameOf(whole)), { part, whole }]));

  function smallWords(cell: PopulationCell): string {
    const { threshold } = decided.get(cell) as { threshold: number };
    const small = cell.count === 0 ? 'Nobody, and a count of 0 is hidden here' : `${cell.count} is between 1 and ${threshold}`;
    return threshold === policy.threshold ? small : `${small}, the threshold of its measure`;
  }

  function protects(cell: PopulationCell): string | null {
    const shown = auditCounts(solver, problem, { hidden: marked.filter((name) => name !== nameOf(cell)), targets, cells: [], isExact: false });
    const told = shown.verdicts.find(({ passesCover }) => !passesCover);
    if (!told) return null;
    const rest = complements.get(told.cell);
    if (rest) return `Hidden to protect those who are not counted: ${rest.whole.count - rest.part.count} of the ${rest.whole.count} of “${nameOf(rest.whole)}” are not in “${nameOf(rest.part)}”, and the two numbers together would tell it.`;
    return `Hidden to protect “${told.cell}”. With it, ${lowerFirst(told.why ?? 'too much could be told.')}`;
  }

  return (cell) => {
    const reader = pattern.intervals.get(nameOf(cell))?.integer ?? [cell.count, cell.count];
    const nearness = near.get(cell);
    if (known.has(cell)) return { reader, why: `${smallWords(cell)}. It was published before, by the ledger, so it is known; it is not said again.` };
    if (primary.has(cell)) return { reader, why: `${smallWords(cell)}.` };
    if (nearness === 'revision') return { reader, why: `${cell.count} is not small, but a small count was revised to it or from it, and the two are near each other.` };
    if (nearness === 'series') return { reader, why: `Hidden last time: it was hidden in one of the last two editions, and the one before was small or nearly so.` };
    return { reader, why: protects(cell) ?? 'Hidden with the others: an earlier publication or an earlier day hides it, and it stays so.' };
  };
}

function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? `${text.charAt(0).toLowerCase()}${text.slice(1)}` : text;
}
