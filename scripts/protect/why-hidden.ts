import type { DisclosurePolicy } from '../schema/disclosure.ts';
import { isMeasured } from '../schema/field.ts';
import type { PopulationCell } from '../validate/populations/population-cell.ts';
import { shareText } from '../validate/populations/typed-shares.ts';
import type { DecidedPopulation } from './decide-cells.ts';
import { auditCounts } from './disclosure/audit.ts';
import type { Interval } from './disclosure/count-problem.ts';
import { complementName } from './disclosure/primary.ts';
import type { Solver } from './disclosure/solver.ts';
import type { ToldShare } from './fit-shares.ts';

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
  const { grounds: { problem, names, decided, near, known, targets, fitted: { told, unheld, rests } }, primary, faults } = found;
  const shareOf = new Map(told.map((one) => [one.cell, one]));
  const nameOf = (cell: PopulationCell): string => names.get(cell) as string;
  // Where nothing can be protected nothing was chosen; then this is what is small, and how little it is protected.
  const marked = (faults.length > 0 && found.hidden.size === 0 ? [...primary, ...near.keys()] : [...found.hidden]).filter((cell) => !known.has(cell)).map(nameOf).filter((name) => problem.cells.some((cell) => cell.name === name));
  // Of a percentage the question is what it counts.
  const unknown = new Set([...marked, ...[...unheld.keys()].map(nameOf)]);
  const pattern = auditCounts(solver, problem, { hidden: marked, cells: asked.map((cell) => nameOf(shareOf.get(cell)?.part ?? cell)).filter((name) => unknown.has(name)) });
  const complements = new Map(population.pairs.map((pair) => [complementName(nameOf(pair.part), nameOf(pair.whole)), pair]));

  function smallWords(cell: PopulationCell): string {
    const { threshold } = decided.get(cell) as { threshold: number };
    if (isAveraged(cell)) return `It is the average of ${cell.count}, and averages of fewer than ${threshold + 1} people are hidden`;
    const small = cell.count === 0 ? 'Nobody, and a count of 0 is hidden here' : `${cell.count} is between 1 and ${threshold}`;
    return threshold === policy.threshold ? small : `${small}, the threshold of its measure`;
  }

  function protects(cell: PopulationCell): string | null {
    const shown = auditCounts(solver, problem, { hidden: marked.filter((name) => name !== nameOf(cell)), targets, cells: [], isExact: false });
    const told = shown.verdicts.find(({ passesCover }) => !passesCover);
    if (!told) return null;
    const rest = complements.get(told.cell);
    // The numbers of people may be known; what is worked out is their average.
    if (isAveraged(cell)) return `Hidden to protect the average of ${rest ? `the ${rest.whole.count - rest.part.count} of “${nameOf(rest.whole)}” who are not in “${nameOf(rest.part)}”` : `“${told.cell}”`}: with this one it could be worked out.`;
    if (rest) return `Hidden to protect those who are not counted: ${rangeText(rests.get(rest) ?? [rest.whole.count - rest.part.count, rest.whole.count - rest.part.count])} of the ${rest.whole.count} of “${nameOf(rest.whole)}” are not in “${nameOf(rest.part)}”, and the two numbers together would tell it.`;
    return `Hidden to protect “${told.cell}”. With it, ${lowerFirst(told.why ?? 'too much could be told.')}`;
  }

  function reasonOfShare({ share, cell, part, whole }: ToldShare): HiddenCount {
    const possible = unheld.get(part);
    const reader = pattern.intervals.get(nameOf(part))?.integer ?? possible ?? [part.count, part.count];
    const exactly = possible ? ' If you know how many it counts, write that as numerator:, and it is judged by that number.' : '';
    if (!possible && found.hidden.has(part)) return { reader, why: `Hidden with the ${part.count} that it counts. ${reasonOf(part).why}` };
    if (primary.has(part)) return { reader, why: `It is ${shareText(share)}, by all that is known ${rangeText(possible ?? reader)}, and counts of 1 to ${decided.get(part)?.threshold} are hidden.${exactly}` };
    if (near.has(part)) return { reader, why: `Hidden as its numerator is. ${reasonOf(part).why}` };
    if (whole && found.hidden.has(whole)) return { reader, why: `Hidden with the ${whole.count} that it is a part of.` };
    return { reader, why: `${protects(cell) ?? 'Hidden with the others: an earlier publication or an earlier day hides it, and it stays so.'}${exactly}` };
  }

  function reasonOf(cell: PopulationCell): HiddenCount {
    const share = shareOf.get(cell);
    if (share) return reasonOfShare(share);
    // Of how many it is may be known.
    const reader = isAveraged(cell) ? [-Infinity, Infinity] as const : pattern.intervals.get(nameOf(cell))?.integer ?? [cell.count, cell.count];
    const nearness = near.get(cell);
    if (known.has(cell)) return { reader, why: `${smallWords(cell)}. It was published before, by the ledger, so it is known; it is not said again.` };
    if (primary.has(cell)) return { reader, why: `${smallWords(cell)}.` };
    if (nearness === 'revision') return { reader, why: `${cell.count} is not small, but a small count was revised to it or from it, and the two are near each other.` };
    if (nearness === 'series') return { reader, why: `Hidden last time: it was hidden in one of the last two editions, and the one before was small or nearly so.` };
    return { reader, why: protects(cell) ?? 'Hidden with the others: an earlier publication or an earlier day hides it, and it stays so.' };
  }
  return reasonOf;
}

/** The number of people stands for their average. */
function isAveraged({ uses: [use] }: PopulationCell): boolean {
  return use !== undefined && use.role === 'value' && isMeasured(use.dataset.unit);
}

/** '7', '3 to 6' */
function rangeText([lo, up]: Interval): string {
  return lo === up ? `${lo}` : `${lo} to ${up}`;
}

function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? `${text.charAt(0).toLowerCase()}${text.slice(1)}` : text;
}
