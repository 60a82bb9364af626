import { expect, test } from 'vitest';
import type { Frequency } from '../schema/period.ts';
import { protectSample, table, type Sample } from './sample-council.ts';
import { counts, series, type GivenCount } from './tied-histories.ts';

/** Counts that other times would tell, through the whole of protecting. */

const MONTHS = ['2024-04', '2024-05', '2024-06', '2024-07', '2024-08', '2024-09'];
const months = (...values: number[]): string => series('month', counts(MONTHS, ...values));
const toDate = (values: Record<string, number>, more?: string): string => by('year-to-date', values, more);
const by = (frequency: Frequency, values: Record<string, number>, more?: string): string => series(frequency, Object.entries(values).map(([period, value]): GivenCount => ({ period, value })), more);

const show = async (sample: Sample): Promise<Record<string, string>> => {
  const { show: shown } = await protectSample(sample);
  return Object.fromEntries([...Object.keys(sample.indicators ?? {}), ...Object.keys(sample.tables ?? {})].map((id) => [id, shown(id)]));
};

test.each<[string, Record<string, string>, Record<string, string>]>([
  ['the difference of two years to date is small, though no file has it', { y: toDate({ '2024-08': 40, '2024-09': 42 }) }, { y: '[c] 42' }],
  ['so is that of two which are not next to each other', { y: toDate({ '2024-06': 40, '2024-09': 44 }) }, { y: '[c] 44' }],
  ['a large one is told', { y: toDate({ '2024-08': 40, '2024-09': 47 }) }, { y: '40 47' }],
  // The two cases of the specification: 37 - 34 = 3 for July, and 212 + 8 - 216 = 4 who left.
  ['a month that a quarter and a year to date would tell', { m: months(14, 9, 11, 3), q: by('quarter', { '2024-Q2': 34 }), y: toDate({ '2024-07': 37 }) }, { m: '14 9 11 [c]', q: '34', y: '[c]' }],
  ['those who left', {
    stock: by('month', { '2024-05': 212, '2024-06': 216 }, 'population: care'), in: by('month', { '2024-06': 8 }, 'population: coming\njoins: care'), out: by('month', { '2024-06': 4 }, 'population: leaving\nleaves: care'),
  }, { stock: '212 216', in: '[c]', out: '[c]' }],
  ['those who left, of whom nobody speaks', { stock: by('month', { '2024-05': 212, '2024-06': 216 }, 'population: care'), in: by('month', { '2024-06': 8 }, 'population: coming\njoins: care') }, { stock: '212 216', in: '[c]' }],
  ['a return that doesn’t tie tells nothing', {
    stock: by('month', { '2024-05': 212, '2024-06': 216 }, 'population: care'), in: by('month', { '2024-06': 8 }, 'population: coming\njoins: care'), out: by('month', { '2024-06': 3 }, 'population: leaving\nleaves: care'),
  }, { stock: '212 216', in: '8', out: '[c]' }],
  ['counts at the end of one day, written in two ways', {
    stock: by('point-in-time', { '2023-03-31': 200 }, 'population: care'), years: by('financial-year', { '2022-23': 200, '2023-24': 216 }, 'population: care'), in: by('financial-year', { '2023-24': 20 }, 'population: coming\njoins: care'),
  }, { stock: '200', years: '200 216', in: '[c]' }],
  ['one year of twelve months and another, a month later, tell of two months', { m: by('month', { '2023-04': 7 }), r: by('rolling-12-months', { '2024-03': 70, '2024-04': 66 }) }, { m: '[c]', r: '70 66' }],
  ['without adds-up: each time is apart', { m: series('month', counts(MONTHS, 14, 9, 11, 3), 'population: p'), q: series('quarter', [{ period: '2024-Q2', value: 34 }], 'population: p'), y: toDate({ '2024-07': 37 }, 'population: p\nadds-up: false') }, { m: '14 9 11 [c]', q: '34', y: '37' }],
  ['a year to date adds up by itself', { y: toDate({ '2024-08': 40, '2024-09': 42 }, '') }, { y: '[c] 42' }],
  // 8 is small where 9 are.
  ['with the threshold of its measure', { y: toDate({ '2024-08': 40, '2024-09': 48 }, 'measure: secure') }, { y: '[c] 48' }],
])('%s', async (_, indicators, expected) => expect(await show({ indicators })).toEqual(expected));

const share = (frequency: Frequency, values: Record<string, string>, more: string): string => by(frequency, {}, more).replace('unit: count', 'unit: percent').replace('observations: []', `observations: [${Object.entries(values).map(([period, value]) => `{ period: ${period}, ${value}, published: 2024-11-20 }`).join(', ')}]`);
const GIRLS = 'population: children-coming\nadds-up: true\nsubset: { sex: girls }';

test.each<[string, Record<string, string>, Record<string, string>]>([
  // 12 of 30 to August and 16 of 50 to September: 4 came in September
  ['of two percentages of a year to date', { p: share('year-to-date', { '2024-08': 'value: 40.0, denominator: 30', '2024-09': 'value: 32.0, denominator: 50' }, GIRLS) }, { p: '[c] 32' }],
  ['of a percentage and a count', { p: share('year-to-date', { '2024-08': 'value: 40.0, denominator: 30' }, GIRLS), g: by('year-to-date', { '2024-09': 16 }, GIRLS) }, { p: '[c]', g: '16' }],
  ['of two that are far enough apart', { p: share('year-to-date', { '2024-08': 'value: 40.0, denominator: 30', '2024-09': 'value: 42.0, denominator: 50' }, GIRLS) }, { p: '40 42' }],
  // 50 girls, then 52, and 6 came: 4 left
  ['of two of those in care beside those who came', {
    p: share('month', { '2024-05': 'value: 50.00, denominator: 100', '2024-06': 'value: 50.00, denominator: 104' }, 'population: care\nsubset: { sex: girls }'),
    in: by('month', { '2024-06': 6 }, 'population: coming\njoins: care\nsubset: { sex: girls }'),
  }, { p: '50 50', in: '[c]' }],
])('%s', async (_, indicators, expected) => expect(await show({ indicators })).toEqual(expected));

test('a percentage is of those of its own time, also where there were as many at another', async () => {
  const policy = '  must-show: [{ dataset: t, cell: { sex: girls }, reason: Asked for }]\n';
  const t = table(BY_SEX, 'sex: girls, value: 8\nsex: boys, value: 4\nsex: all, value: 12').replace('period: 2024', 'period: 2024-06');
  expect(await show({ policy, indicators: { all: by('month', { '2024-05': 12 }), p: share('month', { '2024-06': 'value: 66.7' }, GIRLS) }, tables: { t } })).toEqual({ all: '12', p: '[c]', t: '8 [c] [c]' });
});

test('a percentage of those of whom only the ledger tells', async () => {
  const ledger = [{ population: 'children-coming', period: '2024-06', selection: {}, shows: 50, first: '2024-07-01' }];
  const indicators = { p: share('month', { '2024-06': 'value: 4' }, GIRLS) };
  expect([await show({ indicators }), await show({ indicators, ledger })]).toEqual([{ p: '4' }, { p: '[c]' }]);
});

test('a waiver of the whole dataset is one of what it tells', async () => {
  const policy = '  waivers: [{ dataset: y, waives: small-count, reason: Known to all, by: Director, on: 2024-11-01 }]\n';
  expect(await show({ policy, indicators: { y: toDate({ '2024-08': 40, '2024-09': 42 }) } })).toEqual({ y: '40 42' });
  expect(await show({ policy: policy.replace('y, waives', 'y, period: 2024-09, waives'), indicators: { y: toDate({ '2024-08': 40, '2024-09': 42 }) } })).toEqual({ y: '[c] 42' });
});

const BY_SEX = 'population: children-coming\nadds-up: true\nparts-make-a-whole: true\ndimensions: [{ id: sex, label: Sex, members: { girls: Girls, boys: Boys, all: All }, total: all }]';

test('months by sex, and a quarter of girls alone', async () => {
  // girls 9 + 3 + 10 = 22: with the quarter and two months the 3 is told
  const month = (period: string, girls: number, boys: number): string => table(BY_SEX, `sex: girls, value: ${girls}\nsex: boys, value: ${boys}\nsex: all, value: ${girls + boys}`).replace('period: 2024', `period: ${period}`);
  const tables = { a: month('2024-04', 9, 20), m: month('2024-05', 3, 20), j: month('2024-06', 10, 20) };
  const alone = await show({ tables });
  expect([alone['a'], alone['j']]).toEqual(['9 20 29', '10 20 30']);
  const shown = await show({ tables, indicators: { q: by('quarter', { '2024-Q2': 22 }, 'population: children-coming\nadds-up: true\nsubset: { sex: girls }') } });
  expect(`${shown['a']?.split(' ')[0]} ${shown['j']?.split(' ')[0]} ${shown['q']}`).toContain('[c]');
});

test('what the ledger remembers of months is known, though their file is gone', async () => {
  const line = (period: string, shows: number | 'hidden') => ({ population: 'children-coming', period, selection: {}, shows, first: '2024-12-01' });
  const indicators = { y: toDate({ '2024-06': 24 }) };
  expect(await show({ indicators })).toEqual({ y: '24' });
  expect(await show({ indicators, ledger: [line('2024-04', 12), line('2024-05', 9), line('2024-06', 'hidden')] })).toEqual({ y: '[c]' });
  // A quarter, a month and a year to date: each by its own name.
  expect(await show({ indicators: { y: toDate({ '2024-07': 27 }) }, ledger: [line('2024-Q2', 24), line('2024-04', 12)] })).toEqual({ y: '[c]' });
  // What doesn't fit the data any more is left aside.
  expect(await show({ indicators, ledger: [line('2024-04', 30)] })).toEqual({ y: '24' });
});

test('a line that was written before the year to date was said to add up is of its months', async () => {
  const ledger = [{ population: 'children-coming', period: '2024-09', selection: {}, shows: 42, first: '2024-12-01' }];
  expect(await show({ indicators: { y: toDate({ '2024-08': 40, '2024-09': 42 }) }, ledger })).toEqual({ y: '[c] 42' });
  expect(await show({ indicators: { y: toDate({ '2024-08': 40, '2024-09': 42 }) }, ledger: [{ ...ledger[0]!, period: '2024-08', shows: 40 }] })).toEqual({ y: '40 [c]' });
});

test('by the newest values of a day: what was revised is put beside what was out with it', async () => {
  // 14 + 9 + 11 = 34 at first; then May is 10 and the quarter 35
  const revised = (more: GivenCount[]): string => series('month', [...counts(MONTHS, 14, 9, 11), ...more]);
  const quarter = series('quarter', [{ period: '2024-Q2', value: 34 }, { period: '2024-Q2', value: 35, published: '2025-01-10' }]);
  expect(await show({ indicators: { m: revised([{ period: '2024-05', value: 10, published: '2025-01-10' }]), q: quarter, y: toDate({ '2024-07': 45 }) } })).toEqual({ m: '14 9 11 10', q: '34 35', y: '45' });
  // 37 in July beside 34 as it was, or 35 as it is now: 3 or 2
  expect(await show({ indicators: { m: revised([]), q: quarter, y: toDate({ '2024-07': 37 }) } })).toMatchObject({ y: '[c]' });
});

test('a later paper hides its own, and leaves the months that are out as they are', async () => {
  const indicators = { m: months(14, 9, 11, 3), y: series('year-to-date', [{ period: '2024-07', value: 37 }]) };
  const papers = (first: string, second: string): NonNullable<Sample['papers']> => [{ day: '2025-01-01', shows: [first] }, { day: '2025-02-01', shows: [second] }];
  expect(await show({ indicators, papers: papers('m', 'y') })).toEqual({ m: '14 9 11 [c]', y: '[c]' });
  const late = await show({ indicators, papers: papers('y', 'm') });
  expect([late['y'], late['m']?.match(/\[c\]/g)?.length]).toEqual(['37', 2]);
});

test('the next editions of a year to date, and of twelve months, stay hidden with it', async () => {
  const ledger = (period: string) => [{ population: 'children-coming', period, selection: {}, shows: 'hidden' as const, first: '2024-06-01' }];
  expect(await show({ indicators: { y: toDate({ '2024-05': 4, '2024-06': 25 }) }, ledger: ledger('2024-04 to 2024-05') })).toEqual({ y: '[c] [c]' });
  expect(await show({ indicators: { y: toDate({ '2025-05': 25 }) }, ledger: ledger('2024-04 to 2024-05') })).toEqual({ y: '25' });
  expect(await show({ indicators: { r: by('rolling-12-months', { '2024-03': 4, '2024-04': 30 }) }, ledger: ledger('2023-24') })).toEqual({ r: '[c] [c]' });
});
