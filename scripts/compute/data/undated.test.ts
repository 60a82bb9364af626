import { expect, test } from 'vitest';
import type { Entry, ProtectedDataset, ProtectedQuantity } from '../../schema/dataset.ts';
import { decimal } from '../../schema/decimal.ts';
import { dataFileOf } from './data-file.ts';
import { tableOfDataFile } from './data-table.ts';
import { referencePeriodOf } from './reference-period.ts';
import { sayNoPeriod } from '../no-period.ts';

/** Why values have no date is said wherever their date would stand. */
const REASON = 'The paper does not say when they were counted.';
const entry = (more: Partial<Entry<ProtectedQuantity>> = {}): Entry<ProtectedQuantity> => ({
  period: null, noPeriod: { 'not-given': REASON }, members: ['own'], quantity: { state: 'shown', value: decimal('5') }, numerator: null, denominator: null, published: '2024-10-24', status: 'final', ...more,
});
const breakdown: ProtectedDataset = {
  council: 'dorset', id: 'carers', kind: 'table', title: 'Carers', label: 'Carers', definition: 'Carers.', unit: 'count', counts: 'households', frequency: null, good: 'neither', closeWithin: null, source: { text: 'The paper', href: null },
  dimensions: [{ id: 'of', label: 'Of', members: [{ id: 'own', label: 'Own' }, { id: 'agency', label: 'Agency' }], total: null }], partsMakeAWhole: false, targets: [], benchmarks: [],
  entries: [entry(), entry({ members: ['agency'] })],
};
const fact = (id: string, entries: Entry<ProtectedQuantity>[]): ProtectedDataset => ({ ...breakdown, id, kind: 'fact', dimensions: [], entries: entries.map((e) => ({ ...e, members: [] })) });
const notesOf = (dataset: ProtectedDataset): string[] => tableOfDataFile(dataFileOf([dataset]), { source: dataset.source, always: ['of', 'value'], newest: null, noPeriod: sayNoPeriod(dataset.entries) }).notes;

test('a breakdown: in its facts, once under its table, and beside its column', () => {
  expect(referencePeriodOf([breakdown])).toEqual({ state: 'not-given', words: 'Not given', reason: REASON });
  expect(notesOf(breakdown)).toEqual([`Period: not given. ${REASON}`, 'All values are final and were published on 24 October 2024.']);
  expect(dataFileOf([breakdown]).columns[0]?.description).toBe(`The day, month or year that the value speaks of. Period: not given. ${REASON}`);
});

test('one that has a date is as it was', () => {
  const dated = { ...breakdown, entries: breakdown.entries.map(({ noPeriod: _, ...rest }) => ({ ...rest, period: '2024' })) };
  expect(referencePeriodOf([dated])).toBe('2024');
  expect(notesOf(dated)[0]).toBe('All values are for 2024.');
});

test('a date that cannot be is not applicable', () => {
  const never = { ...breakdown, entries: [entry({ noPeriod: { 'not-applicable': 'It is a rule.' } })] };
  expect(referencePeriodOf([never])).toMatchObject({ words: 'Not applicable' });
  expect(dataFileOf([never]).rows[0]?.[0]).toEqual({ value: '[z]', text: 'Not applicable' });
  expect(dataFileOf([never]).key).toEqual([]);
});

test('facts: each in its own row, and not for all of them', () => {
  const facts = [fact('one', [entry()]), fact('two', [entry({ noPeriod: { 'not-given': 'Nobody wrote it down.' } })])];
  const { columns, rows } = dataFileOf(facts);
  const at = columns.findIndex(({ name }) => name === 'note');
  expect(rows.map((row) => row[at]?.text)).toEqual([`Carers. Period: not given. ${REASON}`, 'Carers. Period: not given. Nobody wrote it down.']);
  expect(referencePeriodOf(facts)).toMatchObject({ state: 'not-given', reason: 'The sources do not say which time the values speak of.' });
});
