import { hiddenBounds } from '../protect/disclosure/attack-model.ts';
import type { IndexedProblem } from '../protect/disclosure/count-problem.ts';
import type { Side } from '../protect/disclosure/moves.ts';
import { withPrograms, type LinearProgram, type Program, type Solution, type Solver } from '../protect/disclosure/solver.ts';

/** The dearest question, for tests and the bench: no pattern that protects every side (in fractions of people) costs less. */
interface Optimum {
  hidden: number[];
  cost: number;
  isProven: boolean;
}

const SLACK = 1e-6;

/**
 * Benders' decomposition of the suppression problem (Fischetti and Salazar): a whole-number program chooses what to hide, the
 * attacker's linear program finds a side that is still too short, and its prices say which cells could lengthen it.
 * @param hideable cells that may be hidden; @param given hidden for nothing, from the start
 */
export function findOptimum(solver: Solver, indexed: IndexedProblem, hideable: readonly number[], given: readonly number[], sides: readonly Side[], costOf: (cell: number) => number, mostCuts = 20_000): Optimum {
  return withPrograms(solver, (open) => {
    const choosable = hideable.filter((cell) => !given.includes(cell));
    const cuts: { columns: number[]; coefficients: number[]; lo: number }[] = [];
    const attacker = openAttacker(open, indexed);
    let hidden = new Set<number>(given);
    let isProven = true;
    for (;;) {
      attacker.show(hidden);
      const found = sides.flatMap((side) => attacker.cut(side, choosable, given));
      if (found.length === 0 || cuts.length > mostCuts) return { hidden: [...hidden], cost: [...hidden].reduce((sum, cell) => sum + (given.includes(cell) ? 0 : costOf(cell)), 0), isProven: isProven && found.length === 0 };
      cuts.push(...found);
      const master = choose(open, choosable, cuts, costOf);
      isProven &&= master.isProven;
      hidden = new Set([...given, ...master.chosen]);
    }
  });
}

function choose(open: (program: LinearProgram) => Program, choosable: readonly number[], cuts: readonly { columns: number[]; coefficients: number[]; lo: number }[], costOf: (cell: number) => number): { chosen: number[]; isProven: boolean } {
  const n = choosable.length;
  const solution = open({
    costs: Float64Array.from(choosable, costOf), lower: new Float64Array(n), upper: new Float64Array(n).fill(1), whole: true,
    rows: cuts.map(({ columns, coefficients, lo }) => ({ columns, coefficients, lo, up: Infinity })),
  }).solve();
  if (solution.state !== 'solved') throw new Error(`no choice of cells protects every side: ${solution.state}`);
  return { chosen: choosable.filter((_, column) => (solution.values[column] as number) > 0.5), isProven: solution.value - solution.bound < 0.5 + SLACK };
}

/** A linear program over all cells, in which what is published can't change. */
function openAttacker(open: (program: LinearProgram) => Program, indexed: IndexedProblem): { show(hidden: ReadonlySet<number>): void; cut(side: Side, choosable: readonly number[], given: readonly number[]): { columns: number[]; coefficients: number[]; lo: number }[] } {
  const { counts, rows } = indexed;
  const truth = Float64Array.from(counts);
  const program = open({ costs: new Float64Array(counts.length), lower: truth, upper: truth, rows: rows.map(({ cells, coefficients, lo, up }) => ({ columns: cells, coefficients, lo: Math.ceil(lo), up: Math.floor(up) })) });
  return {
    show(hidden) {
      counts.forEach((count, cell) => {
        const [lo, up] = hidden.has(cell) ? hiddenBounds(indexed, cell) : [count, count];
        program.setBounds(cell, lo, up);
      });
    },
    cut({ cell, direction, need }, choosable, given) {
      program.setCost(cell, -direction);
      const solution = program.solve();
      program.setCost(cell, 0);
      const reach = solution.state === 'solved' ? -solution.value - direction * (counts[cell] as number) : Infinity;
      if (reach >= need - SLACK) return [];
      const prices = pricesOf(solution as Solution & { state: 'solved' }, indexed, cell, direction);
      // What hidden cells of the start can give isn't ours to choose, and lengthens every side alike.
      const gain = (each: number): number => {
        const [lo, up] = hiddenBounds(indexed, each);
        const price = prices[each] as number;
        const room = price > SLACK ? up - (counts[each] as number) : price < -SLACK ? (counts[each] as number) - lo : 0;
        return room === 0 ? 0 : Math.abs(price) * room;
      };
      const lo = need - given.reduce((sum, each) => sum + gain(each), 0);
      if (!(lo > SLACK)) throw new Error('the attacker’s prices do not explain his bound');
      const gains = choosable.map((each, column) => ({ column, gain: Math.min(gain(each), lo) })).filter((g) => g.gain > 0);
      return [{ columns: gains.map((g) => g.column), coefficients: gains.map((g) => g.gain), lo }];
    },
  };
}

/** How much a side gains for each unit that a cell may change. */
function pricesOf({ rowPrices }: Solution & { state: 'solved' }, { rows, counts }: IndexedProblem, cell: number, direction: 1 | -1): Float64Array {
  const prices = new Float64Array(counts.length);
  prices[cell] = direction;
  rows.forEach((row, r) => row.cells.forEach((each, i) => { prices[each] = (prices[each] as number) + (rowPrices[r] as number) * (row.coefficients[i] as number); }));
  return prices;
}
