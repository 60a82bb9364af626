import { expect, test } from 'vitest';
import type { Benchmark, Entry, ProtectedDataset, ProtectedQuantity } from '../../schema/dataset.ts';
import { decimal } from '../../schema/decimal.ts';
import type { KpiTileView } from '../../schema/report/kpis.ts';
import type { TableView } from '../../schema/report/table.ts';
import { computeKpis, sparklineOf } from './compute-kpis.ts';
import { readKpi } from './read-kpi.ts';

/** 'x' is a month without a value, 'c' a hidden one. */
function entriesOf(values: string, from = 3): Entry<ProtectedQuantity>[] {
  return values.split(' ').map((value, i) => ({
    period: `2024-${String(from + i).padStart(2, '0')}`, members: [], published: '2024-10-24', status: 'final', numerator: null, denominator: null,
    quantity: value === 'x' ? { state: 'missing', why: 'not-collected', reason: '' } : value === 'c' ? { state: 'suppressed' } : { state: 'shown', value: decimal(value) },
  }));
}

function benchmark(group: Benchmark['group'], value: string, more: Partial<Benchmark> = {}): Benchmark {
  return { group, value: decimal(value), name: group === 'neighbours' ? 'Good and outstanding statistical neighbours' : 'National average', period: null, method: null, published: '2024-10-24', source: SOURCE, ...more };
}

const SOURCE = { text: 'Good Care Provision, paragraph 5.12', href: null };
const LONG: ProtectedDataset = {
  council: 'dorset', id: 'placement-stability-long', kind: 'indicator', title: 'Long-term placement stability', label: 'Children who have stayed in one placement for 2 years or more',
  definition: '', unit: 'percent', counts: 'children', frequency: 'month', good: 'high', closeWithin: null, source: SOURCE, dimensions: [], partsMakeAWhole: false,
  targets: [{ value: decimal('69.00'), published: '2024-10-24', source: SOURCE }],
  benchmarks: [benchmark('national', '69.00'), benchmark('neighbours', '69.13')],
  entries: entriesOf('71.05 70.51 70.59 74.15 73.97 72.11'),
};
const SHORT: ProtectedDataset = {
  ...LONG, id: 'placement-stability-short', title: 'Short-term placement stability', label: 'Children with 3 or more placements in 12 months', good: 'low',
  targets: [{ value: decimal('10.00'), published: '2024-10-24', source: SOURCE }],
  benchmarks: [benchmark('national', '10.00'), benchmark('neighbours', '11.25')],
  entries: entriesOf('9.13 8.35 9.98 9.63 9.77 10.00'),
};

const compute = (...datasets: ProtectedDataset[]): { tiles: KpiTileView[]; table: TableView } =>
  computeKpis({ id: 'kpis-table', number: 'Table 1', caption: 'Both met their targets', asOf: '2024-10-24', datasets, source: SOURCE });
const tile = (dataset: ProtectedDataset): KpiTileView => compute(dataset).tiles[0] as KpiTileView;
const shown = (text: string): string => text.replaceAll('\u00a0', '_');

test('the direction of travel of years to date is told by a note of its own', () => {
  expect(compute({ ...LONG, frequency: 'year-to-date' }).table.notes.at(-1)).toBe('A value equal to the target meets it.');
  expect(compute(LONG).table.notes.at(-1)).toContain('the earliest in the table');
});

test('the table of Dorset’s two measures of stability', () => {
  const { table } = compute(LONG, SHORT);
  expect(table.columns.map((c) => c.text)).toEqual([
    'Indicator (%)', 'Good is', 'National average', 'Statistical neighbours', 'Target',
    'Mar 2024', 'Apr 2024', 'May 2024', 'Jun 2024', 'Jul 2024', 'Aug 2024', 'Direction of travel', 'Target met?',
  ]);
  // 72.11 - 71.05 = 1.06; 10.00 - 9.13 = 0.87, where low is good
  expect(table.rows.map((row) => row.map((c) => c.text))).toEqual([
    ['Children who have stayed in one placement for 2 years or more', 'High', '69.00', '69.13', '69.00', '71.05', '70.51', '70.59', '74.15', '73.97', '72.11', 'Up 1.06, better', 'Met'],
    ['Children with 3 or more placements in 12 months', 'Low', '10.00', '11.25', '10.00', '9.13', '8.35', '9.98', '9.63', '9.77', '10.00', 'Up 0.87, worse', 'Met'],
  ]);
  expect(table.rows.map((row) => row.slice(-2).map((c) => c.status))).toEqual([['better', 'met'], ['worse', 'met']]);
  expect(table.columns.filter((c) => c.latest).map((c) => c.text)).toEqual(['Aug 2024']);
  expect(table.rows[0]?.filter((c) => c.latest).map((c) => c.text)).toEqual(['72.11']);
  expect(table.rows[0]?.filter((c) => c.header)).toHaveLength(1);
  expect(table).toMatchObject({ id: 'kpis-table', number: 'Table 1', caption: 'Both met their targets', source: SOURCE, wide: true });
  expect(table.notes).toEqual([
    'The source does not say which periods the national average and statistical neighbours’ average are for.',
    'Statistical neighbours here are good and outstanding statistical neighbours; the source does not say how their average was taken.',
    'Direction of travel compares the latest period with the earliest in the table. A value equal to the target meets it.',
  ]);
});

test('their tiles', () => {
  const tiles = compute(LONG, SHORT).tiles.map((t) => ({ ...t, value: shown(t.value), change: shown(t.change) }));
  expect(tiles).toEqual([{
    indicator: 'placement-stability-long', label: 'Long-term placement stability', value: '72.11%', period: 'August 2024', change: 'Up_1.06_percentage points since March 2024 (better)',
    status: 'met', statusWords: 'Target met', target: 'Target: 69.00% or more', comparisons: ['Better than the national average (69.00%)', 'Better than statistical neighbours (69.13%)'],
    // lowest 70.51, span 74.15 - 70.51 = 3.64: 0.54, 0, 0.08, 3.64, 3.46 and 1.60 of it
    sparkline: [0.1484, 0, 0.022, 1, 0.9505, 0.4396],
  }, {
    indicator: 'placement-stability-short', label: 'Short-term placement stability', value: '10.00%', period: 'August 2024', change: 'Up_0.87_percentage points since March 2024 (worse)',
    status: 'met', statusWords: 'Target met', target: 'Target: 10.00% or less', comparisons: ['The same as the national average (10.00%)', 'Better than statistical neighbours (11.25%)'],
    // lowest 8.35, span 1.65: 0.78, 0, 1.63, 1.28, 1.42 and 1.65 of it
    sparkline: [0.4727, 0, 0.9879, 0.7758, 0.8606, 1],
  }]);
});

test.each<[string, Partial<ProtectedDataset>, Partial<KpiTileView>]>([
  ['down where high is good', { entries: entriesOf('72.11 71.05') }, { change: 'Down_1.06_percentage points since March 2024 (worse)', sparkline: null }],
  ['unchanged', { entries: entriesOf('69.00 70.00 69.00') }, { change: 'Unchanged since March 2024', statusWords: 'Target met' }],
  ['close to target', { closeWithin: decimal('1.5'), entries: entriesOf('60.00 67.50') }, { status: 'close', statusWords: 'Close to target' }],
  ['below target', { entries: entriesOf('60.00 67.50') }, { status: 'not-met', statusWords: 'Target not met', comparisons: ['Worse than the national average (69.00%)', 'Worse than statistical neighbours (69.13%)'] }],
  ['no target', { targets: [] }, { status: 'no-target', statusWords: 'No target', target: '' }],
  ['a target that is published later', { targets: [{ value: decimal('80'), published: '2024-11-01', source: SOURCE }] }, { target: '' }],
  ['neither is good', { good: 'neither' }, { status: 'no-target', target: 'Target: 69.00%', change: 'Up_1.06_percentage points since March 2024', comparisons: ['Above the national average (69.00%)', 'Above statistical neighbours (69.13%)'] }],
  ['one month only', { entries: entriesOf('72.11') }, { change: 'No earlier figure to compare with', sparkline: null }],
  ['the first month missing', { entries: entriesOf('x 70.00 72.11') }, { change: 'Up_2.11_percentage points since April 2024 (better)' }],
  ['the latest month missing', { entries: entriesOf('70.00 x') }, { value: '[x]', statusWords: 'Not known', comparisons: [], change: 'No figure for this period to compare' }],
  ['the latest month hidden', { entries: entriesOf('70.00 c') }, { value: '[c]', statusWords: 'Hidden', comparisons: [] }],
  ['a year to date without the year before', { frequency: 'year-to-date' }, { period: 'April to August 2024', change: 'No earlier figure to compare with' }],
  ['a year to date', { frequency: 'year-to-date', entries: [...entriesOf('60.00 68.11 72.11').map((entry, i) => ({ ...entry, period: ['2023-04', '2023-05', '2024-05'][i] as string }))] }, { period: 'April to May 2024', change: 'Up_4.00_percentage points since May 2023 (better)' }],
  ['a rolling measure', { frequency: 'rolling-6-months' }, { period: '6 months to August 2024', change: 'Up_1.06_percentage points since March 2024 (better)' }],
])('a tile: %s', (_, changed, expected) => {
  const result = tile({ ...LONG, ...changed });
  expect({ ...result, change: shown(result.change) }).toMatchObject(expected);
});

test('the change is over the last twelve periods, whatever the order of the file', () => {
  const year = Array.from({ length: 14 }, (_, i) => ({ ...(entriesOf(String(i + 1))[0] as Entry<ProtectedQuantity>), period: i < 12 ? `2023-${String(i + 1).padStart(2, '0')}` : `2024-0${i - 11}` }));
  const reading = readKpi({ ...LONG, entries: year.toReversed() }, '2024-10-24');
  // months 3 to 14 of 14: 14 - 3 = 11
  expect([reading.entries.length, reading.latest.period, reading.change?.since, reading.change?.difference.big.toNumber()]).toEqual([12, '2024-02', '2023-03', 11]);
});

test('a revision counts, and what is published later doesn’t', () => {
  const [march, april] = entriesOf('70.00 71.00') as [Entry<ProtectedQuantity>, Entry<ProtectedQuantity>];
  const entries = [march, april, { ...march, published: '2024-10-23', quantity: { state: 'shown' as const, value: decimal('1') } }, { ...april, published: '2024-10-25', quantity: { state: 'shown' as const, value: decimal('99') } }];
  expect(readKpi({ ...LONG, entries }, '2024-10-24').change?.difference.big.toNumber()).toBe(1);
});

test.each([
  ['1 2 3', [0, 0.5, 1]],
  ['5 5 5', [0.5, 0.5, 0.5]],
  ['1 x 4 c 2', [0, null, 1, null, 0.3333]],
  ['-1 0 1', [0, 0.5, 1]],
])('sparklineOf %s', (values, scaled) => expect(sparklineOf(entriesOf(values))).toEqual(scaled));

test('a gap, a missing benchmark and a missing target get their marker, and the marker its note', () => {
  const { table } = compute({ ...LONG, targets: [], benchmarks: [], entries: entriesOf('70 x 72') }, { ...LONG, id: 'b', entries: entriesOf('c 80', 4) });
  expect(table.rows.map((row) => row.map((c) => c.text).slice(2))).toEqual([
    ['[x]', '[x]', '[x]', '70', '[x]', '72', 'Up 2, better', 'No target'],
    ['69.00', '69.13', '69.00', '[x]', '[c]', '80', 'Not known', 'Met'],
  ]);
  expect(table.notes.slice(-2)).toEqual(['[c] means hidden to protect people.', '[x] means not available.']);
});

test('units stand in a column where the indicators differ in them, else in the header', () => {
  const { columns, rows } = compute(LONG, { ...SHORT, unit: 'per-10000' }).table;
  expect(columns.slice(0, 2).map((c) => c.text)).toEqual(['Indicator', 'Unit']);
  expect(rows.map((row) => row[1]?.text)).toEqual(['%', 'Per 10,000']);
  expect(compute({ ...LONG, unit: 'per-10000' }).table.columns[0]?.text).toBe('Indicator (per 10,000)');
});

test('a regional average gets its column only where there is one', () => {
  const region = benchmark('region', '68.00', { name: 'South West' });
  expect(compute({ ...LONG, benchmarks: [...LONG.benchmarks, region] }, SHORT).table.columns[3]?.text).toBe('Regional average');
  expect(compute(LONG).table.columns.map((c) => c.text)).not.toContain('Regional average');
});

test.each<[string, Partial<ProtectedDataset>, string]>([
  ['an older average, of a year', { benchmarks: [benchmark('national', '69.00', { period: '2023' })] }, 'The national average is for 2023, which is older than the figures beside it.'],
  ['an older average, of a financial year', { benchmarks: [benchmark('national', '69.00', { period: '2022-23' })] }, 'The national average is for 2022 to 2023, which is older than the figures beside it.'],
  ['an older average, of a month', { benchmarks: [benchmark('neighbours', '69.00', { period: '2024-03' })] }, 'The statistical neighbours’ average is for March 2024, which is older than the figures beside it.'],
  ['one average without a period', { benchmarks: [benchmark('national', '69.00')] }, 'The source does not say which period the national average is for.'],
  ['how the neighbours’ average was taken', { benchmarks: [benchmark('neighbours', '69.13', { method: 'the mean of ten councils.' })] }, 'Statistical neighbours are good and outstanding statistical neighbours: the mean of ten councils.'],
  ['the usual neighbours', { benchmarks: [benchmark('neighbours', '69.13', { name: 'Statistical neighbours' })] }, 'The source does not say how the statistical neighbours’ average was taken.'],
  ['the usual neighbours, with the method', { benchmarks: [benchmark('neighbours', '69.13', { name: 'Statistical neighbours', method: 'The mean of ten councils.' })] }, 'The statistical neighbours’ average: the mean of ten councils.'],
  ['a year to date', { frequency: 'year-to-date' }, 'Each month’s figure covers the months from April to its end, and is compared with that of the year before.'],
  ['a rolling measure', { frequency: 'rolling-12-months' }, 'Each month’s figure covers the 12 months to its end.'],
  ['provisional and revised', { entries: entriesOf('70 71').map((e, i) => ({ ...e, status: i === 0 ? 'revised' : 'provisional' })) }, 'Long-term placement stability is revised for March 2024 and provisional for April 2024.'],
])('a note: %s', (_, changed, note) => expect(compute({ ...LONG, ...changed }).table.notes).toContain(note));

test('a note on some of the rows stands at their cells, by one number; one on all is on the table', () => {
  const older = benchmark('national', '69.00', { period: '2023' });
  const { table } = compute({ ...LONG, frequency: 'rolling-12-months', benchmarks: [older] }, { ...SHORT, benchmarks: [older, benchmark('neighbours', '11.25', { period: '2023' })] }, { ...SHORT, id: 'c', benchmarks: [benchmark('national', '10.00', { period: '2024' })] });
  expect(table.rows.map((row) => row.slice(0, 4).map(({ text, notes }) => [text.slice(0, 8), ...notes ?? []].join(' ^')))).toEqual([
    ['Children ^1', 'High', '69.00 ^2', '[x]'], ['Children', 'Low', '69.00 ^2', '11.25'], ['Children', 'Low', '10.00', '[x]'],
  ]);
  expect(table.cellNotes).toEqual(['Each month’s figure covers the 12 months to its end.', 'The national average is for 2023, which is older than the figures beside it.']);
  expect(table.notes.slice(0, 2)).toEqual([
    'Statistical neighbours here are good and outstanding statistical neighbours; the source does not say how their average was taken.', 'The statistical neighbours’ average is for 2023, which is older than the figures beside it.',
  ]);
});

test.each(['2024', '2024-08', '2024-09'])('an average for %s is not older than August 2024', (period) => {
  expect(compute({ ...LONG, benchmarks: [benchmark('national', '69.00', { period })] }).table.notes.join()).not.toContain('older');
});
