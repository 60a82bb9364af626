import { expect, test } from 'vitest';
import { inOneState, nextMonth, totalsOf, type MonthTotal } from '../schema/flows.ts';
import type { Council } from '../schema/records.ts';
import { sealSecret } from '../schema/secret.ts';
import { protectFlows, type ProtectedFlows, type ProtectedTotals } from './protect-flows.ts';

const MONTHS = 40;
type Changes = [month: number, counts: Partial<MonthTotal>][];

function monthsWith(stock: number, flows: number, changes: Changes = [], months = MONTHS): MonthTotal[] {
  return Array.from({ length: months }, (_, t) => ({ month: nextMonth('2022-01', t), stock, entries: flows, exits: flows, ...changes.find(([month]) => month === t)?.[1] }));
}

/** 90 children, of whom 30 are unaccompanied; each month 20 come and leave, of whom 8 are. */
function protect(uasc: MonthTotal[] = monthsWith(30, 8), all: MonthTotal[] = monthsWith(90, 20, [], uasc.length), disclosure: object = {}, isHidden: (month: string) => boolean = () => false): ProtectedFlows {
  const policy = { threshold: 5, zeros: 'published', owner: 'Head', measures: {}, waivers: [], 'must-show': [], ...disclosure };
  const [flows] = protectFlows({ file: { disclosure: policy } as unknown as Council['file'], flows: [{ published: '2026-01', months: all.map(({ month }) => month), history: sealSecret(inOneState(all)), uasc: sealSecret(inOneState(uasc)) }] }, isHidden, []);
  return flows as ProtectedFlows;
}

const WAIVER = { waivers: [{ dataset: 'flows', waives: 'small-count', reason: 'r', by: 'Head', on: '2026-01-01' }] };
const tierOf = (flows: ProtectedFlows): string | undefined => flows.uasc?.tier;

test('nothing small, of them or of the others: each month', () => {
  const { uasc } = protect();
  expect(uasc).toMatchObject({ tier: 'totals', months: { length: 40, 0: { month: '2022-01', stock: 30, entries: 0, exits: 0 }, 39: { stock: 30, entries: 8, exits: 8 } } });
});

test.each<[string, Changes, Changes, 'years' | 'none']>([
  ['few of them came', [[30, { entries: 3 }]], [], 'years'],
  ['few of the others came', [[30, { entries: 16 }]], [], 'years'],
  ['few of the others left', [[30, { exits: 19 }]], [], 'years'],
  ['few were there', [[30, { stock: 4 }]], [], 'years'],
  ['few others were there', [[30, { stock: 86 }]], [], 'years'],
  ['few are there now', [[39, { stock: 5 }]], [], 'none'],
  ['few others are there now', [[39, { stock: 85 }]], [], 'none'],
])('%s', (_, uasc, all, tier) => {
  const flows = protect(monthsWith(30, 8, uasc), monthsWith(90, 20, all));
  expect(tierOf(flows)).toBe(tier);
  if (tier === 'none') expect(flows.uasc).toEqual({ tier });
  else expect(flows.uasc).toEqual({ tier, isShort: false, counts: ['2022-04', '2023-04', '2024-04', '2025-04'].map((month) => ({ month, stock: 30 })) });
});

test('a waiver opens them; a threshold of their own, and a total that is hidden elsewhere, close them', () => {
  const few = monthsWith(30, 3);
  expect(tierOf(protect(few, undefined, WAIVER))).toBe('totals');
  expect(tierOf(protect(undefined, undefined, { measures: { uasc: { threshold: 9, reason: 'r' } } }))).toBe('years');
  expect(tierOf(protect(undefined, undefined, {}, (month) => month === '2024-06'))).toBe('years');
  expect(tierOf(protect(undefined, undefined, {}, (month) => month === '2025-04'))).toBe('none');
});

test('too few months say so, and who are not counted are not told', () => {
  expect(protect(monthsWith(30, 8, [], 24)).uasc).toMatchObject({ tier: 'years', isShort: true });
  const [flows] = protectFlows({ file: {} as Council['file'], flows: [{ published: '2026-01', months: ['2026-01'], history: sealSecret(inOneState(monthsWith(90, 20))), uasc: null }] }, () => false, []);
  expect(flows).not.toHaveProperty('uasc');
});

test('two histories that differ in what is left out protect to the same', () => {
  const changes = (entries: number, stock: number): Changes => [[30, { entries }], [29, { stock }]];
  expect(protect(monthsWith(30, 8, changes(2, 3)))).toEqual(protect(monthsWith(30, 8, changes(5, 31))));
  expect(protect(monthsWith(30, 8, [[39, { stock: 2 }], [12, { stock: 22 }]]))).toEqual(protect(monthsWith(30, 8, [[39, { stock: 5 }]])));
});

/** All that can be read off, and worked out from two numbers of one month: by month and column, of all children, of these and of the others. */
function deduce(flows: ProtectedFlows): number[] {
  const known = (part: ProtectedFlows | ProtectedTotals): MonthTotal[] => (part.tier === 'states' ? totalsOf(part.history) : part.tier === 'totals' ? part.months : part.tier === 'years' ? part.counts.map((count) => ({ ...count, entries: 0, exits: 0 })) : []);
  const all = known(flows);
  const own = flows.uasc ? known(flows.uasc) : [];
  const isFirst = (list: readonly MonthTotal[], month: string): boolean => list[0]?.month === month;
  const others = own.flatMap((one) => {
    const both = all.find(({ month }) => month === one.month);
    if (!both) return [];
    // Of the first month who came and left is left out.
    const isCut = isFirst(own, one.month) || isFirst(all, one.month) || flows.tier === 'years' || flows.uasc?.tier === 'years';
    return [both.stock - one.stock, ...(isCut ? [] : [both.entries - one.entries, both.exits - one.exits])];
  });
  return [...all, ...own].flatMap(({ stock, entries, exits }) => [stock, entries, exits]).concat(others);
}

test('nothing that is small can be had, whatever the council', () => {
  let state = 7;
  const below = (n: number): number => { state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0; return Math.floor((state / 2 ** 32) * n); };
  const tiers = new Set<string | undefined>();
  for (let council = 0; council < 400; council++) {
    const [size, share, flow, quiet] = [below(120), below(40), below(30) + 6, below(60)];
    const series = (): { all: MonthTotal; own: MonthTotal }[] => Array.from({ length: MONTHS }, (_, t) => {
      const isQuiet = below(60) < quiet % 3;
      const own = { stock: share + below(12), entries: isQuiet ? below(6) : flow, exits: isQuiet ? below(6) : flow };
      const more = { stock: size + below(8), entries: isQuiet ? below(9) : flow, exits: isQuiet ? below(9) : flow };
      const month = nextMonth('2022-01', t);
      return { own: { month, ...own }, all: { month, stock: own.stock + more.stock, entries: own.entries + more.entries, exits: own.exits + more.exits } };
    });
    const made = series();
    const flows = protect(made.map(({ own }) => own), made.map(({ all }) => all));
    tiers.add(tierOf(flows));
    expect(deduce(flows).filter((count) => count > 0 && count <= 5)).toEqual([]);
  }
  expect(tiers).toEqual(new Set(['totals', 'years', 'none']));
});
