import type { AttackPiece, PieceRow } from './attack-model.ts';
import { programOf } from './attack-piece.ts';
import type { IndexedProblem, Interval } from './count-problem.ts';
import { withPrograms, type Solver } from './solver.ts';
import { joinWords, nounFor } from '../../schema/words.ts';

/**
 * Why a hidden cell can't be all that it should, in the steps an officer could take with a pencil: which published figures are put
 * together, what they leave, and what follows. The steps come from the prices of the attacker's linear program, and are added up anew.
 */
export function explainFailure(solver: Solver, indexed: IndexedProblem, piece: AttackPiece, column: number, [lo, up]: Interval, [from, to]: Interval): string {
  const name = quote(indexed, piece, column);
  if (lo === up) {
    const [upwards, downwards] = (['up', 'lo'] as const).map((side) => stepsTo(solver, indexed, piece, column, side));
    const isUp = upwards?.bound === up;
    const isDown = downwards?.bound === lo;
    if (isUp && (piece.lower[column] === lo || (isDown && downwards.words === upwards.words))) return `${upwards.words}, so ${name} is exactly ${lo}.`;
    if (isUp && isDown) return `${upwards.words}, so ${name} is at most ${lo}. ${downwards.words}, so it is at least ${lo}.`;
    const steps = isUp ? upwards : isDown ? downwards : null;
    return steps ? `${steps.words}, so ${name} is ${isUp ? 'at most' : 'at least'} ${lo}; and no whole numbers fit with ${isUp ? 'less' : 'more'}, so it is exactly ${lo}.` : `No other whole numbers fit what is published, so ${name} is exactly ${lo}.`;
  }
  const sentences = [...(up < to || up - lo < 1 ? ['up' as const] : []), ...(lo > from ? ['lo' as const] : [])].map((side) => {
    const value = side === 'up' ? up : lo;
    const steps = stepsTo(solver, indexed, piece, column, side);
    const result = `${name} is ${side === 'up' ? 'at most' : 'at least'} ${value}`;
    return steps?.bound === value ? `${steps.words}, so ${result}.` : `No whole numbers fit what is published unless ${result}.`;
  });
  return sentences.join(' ');
}

interface Steps {
  words: string;
  /** What they prove, in whole numbers. */
  bound: number;
}

const NOTHING = 1e-7;
/** Prices that aren't such fractions are told in general words. */
const DENOMINATORS = [1, 2, 3, 4, 5, 6, 8, 10, 12];

function stepsTo(solver: Solver, indexed: IndexedProblem, piece: AttackPiece, column: number, side: 'lo' | 'up'): Steps | null {
  const sign = side === 'up' ? -1 : 1;
  const prices = withPrograms(solver, (open) => {
    const program = open(programOf(piece, piece.lower, piece.upper, false));
    program.setCost(column, sign);
    const solution = program.solve();
    return solution.state === 'solved' ? solution.rowPrices : null;
  });
  if (!prices) return null;
  const used = piece.rows.flatMap((row, r) => (Math.abs(prices[r] as number) > NOTHING ? [{ row, price: sign * (prices[r] as number) }] : []));
  const smallest = Math.min(...used.map(({ price }) => Math.abs(price)));
  const scale = DENOMINATORS.flatMap((d) => [d, d / smallest]).find((s) => used.every(({ price }) => Math.abs(price * s - Math.round(price * s)) < 1e-5 && Math.round(price * s) !== 0));
  if (used.length === 0 || scale === undefined) return null;
  return addUp(indexed, piece, column, side, used.map(({ row, price }) => ({ row, times: Math.round(price * scale) })));
}

/** Adds the rows, each so many times, in whole numbers, and reads off the bound. */
function addUp(indexed: IndexedProblem, piece: AttackPiece, column: number, side: 'lo' | 'up', used: readonly { row: PieceRow; times: number }[]): Steps | null {
  const sums = new Map<number, number>();
  let rest = 0;
  for (const { row, times } of used) {
    row.columns.forEach((each, i) => sums.set(each, (sums.get(each) ?? 0) + times * (row.coefficients[i] as number)));
    // Upwards, what is on the left is at most the right: a row that counts against it gives its lower end.
    rest += times * ((times > 0) === (side === 'up') ? row.wholeUp : row.wholeLo);
  }
  const own = sums.get(column) ?? 0;
  if (!(own > 0) || !Number.isSafeInteger(rest)) return null;
  const others = [...sums].filter(([each, sum]) => each !== column && sum !== 0);
  const ends = others.map(([each, sum]) => ((sum > 0) === (side === 'up') ? piece.lower[each] : piece.upper[each]) as number);
  const bound = (rest - others.reduce((total, [, sum], i) => total + sum * (ends[i] as number), 0)) / own;
  if (!Number.isFinite(bound)) return null;
  const counted = [...sums].filter(([, sum]) => sum !== 0);
  const ofOthers = others.map(([each, sum], i) => ({ each, isLeast: (sum > 0) === (side === 'up'), end: ends[i] as number }));
  return { words: words(indexed, piece, used, rest, counted, ofOthers), bound: side === 'up' ? Math.floor(bound + NOTHING) : Math.ceil(bound - NOTHING) };
}

function words(indexed: IndexedProblem, piece: AttackPiece, used: readonly { row: PieceRow; times: number }[], rest: number, sums: readonly (readonly [number, number])[], others: readonly { each: number; isLeast: boolean; end: number }[]): string {
  const facts = used.filter(({ row }) => indexed.rows[row.source]?.equation == null).map(({ row }) => indexed.rows[row.source]?.says || 'Another figure was given');
  const totals = used.flatMap(({ row }) => {
    const equation = indexed.rows[row.source]?.equation;
    return equation == null ? [] : [indexed.problem.equations[equation]?.total as string];
  });
  const ends = [...Map.groupBy(others, ({ isLeast, end }) => `${isLeast ? 'at least' : 'at most'} ${end}`)].map(([end, cells]) => {
    const areAll = cells.length === others.length && cells.length > 1;
    return `${areAll ? 'each of the others' : joinWords(cells.map(({ each }) => quote(indexed, piece, each)))} is ${end}`;
  });
  const known = ends.length > 0 ? `. Of these, ${joinWords(ends)}` : '';
  if (facts.length > 0) return `${joinWords([...new Set(facts)])}${totals.length > 0 ? `; together with the sums of ${list(totals)}` : ''}${ends.length > 0 ? `; ${joinWords(ends)}` : ''}`;
  const isPlain = sums.every(([, sum]) => sum === 1);
  const [added, taken] = [sums.filter(([, sum]) => sum > 0), sums.filter(([, sum]) => sum < 0)];
  const difference = `${sideWords(indexed, piece, added)}${taken.length > 0 ? ` less ${sideWords(indexed, piece, taken)}` : ''}`;
  const left = isPlain ? leftWords(sums.map(([each]) => quote(indexed, piece, each))) : difference;
  const isOne = used.length === 1 && isPlain && totals[0] !== undefined && !sums.some(([each]) => indexed.names[piece.cells[each] as number] === totals[0]);
  return `${isOne ? `“${totals[0]}” minus the published parts` : `Putting together the published figures in the ${nounFor(new Set(totals).size, 'sum')} of ${list(totals)}`} gives ${rest} for ${left}${known}`;
}

/** 'the two hidden cells “b” and “c”' */
function leftWords(names: readonly string[]): string {
  const many = ['', '', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
  return names.length === 1 ? `${names[0]} alone` : `the ${many[names.length] ?? names.length} hidden cells ${joinWords(names)}`;
}

function sideWords(indexed: IndexedProblem, piece: AttackPiece, sums: readonly (readonly [number, number])[]): string {
  return joinWords(sums.map(([each, sum]) => (Math.abs(sum) === 1 ? quote(indexed, piece, each) : `${Math.abs(sum)} times ${quote(indexed, piece, each)}`)));
}

function list(names: readonly string[]): string {
  return joinWords([...new Set(names)].map((name) => `“${name}”`));
}

function quote(indexed: IndexedProblem, piece: AttackPiece, column: number): string {
  return `“${indexed.names[piece.cells[column] as number]}”`;
}
