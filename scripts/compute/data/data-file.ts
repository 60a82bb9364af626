import { visibleEntries, type Entry, type ProtectedDataset, type ProtectedQuantity } from '../../schema/dataset.ts';
import { coverWords, dateText, isUpToMonth, lastDay, type Frequency } from '../../schema/period.ts';
import type { DataCellView, DataColumnView, DataFileView } from '../../schema/report/data-file.ts';
import { capitalise } from '../../schema/words.ts';
import { periodOf } from '../figure.ts';
import { formatCell } from '../format.ts';
import { sayNoPeriod } from '../no-period.ts';
import { typeset } from '../prose.ts';
import { ALWAYS } from './hold-back.ts';
import { unitLabelOf } from './units.ts';

/** A column, and how it is filled. */
interface Filled {
  column: DataColumnView;
  fill: (row: Row) => DataCellView;
  /** Left out where no row has anything to say. */
  optional?: boolean;
}

interface Row {
  dataset: ProtectedDataset;
  entry: Entry<ProtectedQuantity>;
  /** A later entry has taken its place. */
  superseded: boolean;
}

const NOT_GIVEN: DataCellView = { value: '[x]', text: 'Not given' };
const NOT_APPLICABLE: DataCellView = { value: '[z]', text: 'Not applicable' };
const PERIOD_TYPES: Partial<Record<Frequency, DataColumnView['datatype']>> = { day: 'date', 'point-in-time': 'date', month: 'gYearMonth', 'rolling-6-months': 'gYearMonth', 'rolling-12-months': 'gYearMonth', 'year-to-date': 'gYearMonth', year: 'gYear' };
const SHORTHAND: Record<string, string> = {
  '[c]': 'Hidden to protect people', '[x]': 'Not available: not given by the source, or not collected', '[z]': 'Not applicable',
};

/** One indicator or table, or all facts: every entry a row, in an order that no value decides. */
export function dataFileOf(datasets: readonly ProtectedDataset[]): DataFileView {
  const [first] = datasets as [ProtectedDataset];
  const rows = datasets.flatMap(rowsOf);
  const isFacts = first.kind === 'fact';
  const dimensions = first.dimensions.map((_, d) => dimensionColumn(first, d));
  const filled = [
    ...(isFacts ? [ID, MEASURE] : []), ...(isFacts ? [] : [periodColumn(first)]), ...dimensions,
    valueColumn(isFacts ? null : first), UNIT, ...(isFacts ? [periodColumn(first)] : []), STATUS, publishedColumn(rows), SOURCE, NOTE,
  ].filter(({ optional, fill }) => !optional || rows.some((row) => fill(row).value !== ''));
  const cells = rows.map((row) => filled.map(({ fill }) => fill(row)));
  const columns = filled.map(({ column }) => column);
  const key = isFacts ? ['id'] : ['period', ...dimensions.map(({ column }) => column.name), 'published'];
  const isKeyed = cells.every((row) => columns.every(({ name }, c) => !key.includes(name) || ![NOT_GIVEN.value, NOT_APPLICABLE.value].includes(row[c]?.value ?? '')));
  const marks = new Set(cells.flat().map(({ text }) => text));
  return { columns, rows: cells, key: isKeyed ? key : [], shorthand: Object.entries(SHORTHAND).flatMap(([mark, meaning]) => (marks.has(mark) ? [{ mark, meaning }] : [])) };
}

/** By period, then by the order of the members, then by publication. */
function rowsOf(dataset: ProtectedDataset): Row[] {
  const visible = new Set(visibleEntries(dataset.entries, ALWAYS));
  const place = ({ period, members, published }: Entry<ProtectedQuantity>): string[] => [
    period ?? '', ...members.map((member, d) => String(dataset.dimensions[d]?.members.findIndex(({ id }) => id === member) ?? 0).padStart(4, '0')), lastDay(published),
  ];
  return dataset.entries.map((entry) => ({ dataset, entry, superseded: !visible.has(entry), place: place(entry).join('|') }))
    .sort((a, b) => (a.place < b.place ? -1 : a.place > b.place ? 1 : 0));
}

export function newestDate(dates: readonly string[]): string {
  return dates.reduce((newest, date) => (lastDay(date) >= lastDay(newest) ? date : newest));
}

const column = (name: string, title: string, datatype: DataColumnView['datatype'], description: string): DataColumnView => ({ name, title, datatype, description });
const said = (text: string): DataCellView => ({ value: typeset(text), text: typeset(text) });

const ID: Filled = { column: column('id', 'Id', 'string', 'Names the figure. It stays the same when the words change.'), fill: ({ dataset }) => ({ value: dataset.id, text: dataset.id }) };
const MEASURE: Filled = { column: column('figure', 'Figure', 'string', 'What the number is.'), fill: ({ dataset }) => said(dataset.title) };
const UNIT: Filled = { column: column('unit', 'Unit', 'string', 'What the value counts or is measured in.'), fill: ({ dataset }) => said(unitLabelOf(dataset)) };
const SOURCE: Filled = { column: column('source', 'Source', 'string', 'The document that gives the value, and the place in it.'), fill: ({ dataset, entry }) => said((entry.source ?? dataset.source).text) };
const STATUS: Filled = {
  column: column('status', 'Status', 'string', 'Final, provisional, revised; superseded where a later row of the same period takes its place; or why there is no value.'),
  fill: ({ entry: { quantity, status }, superseded }) => {
    const value = superseded ? 'superseded' : quantity.state === 'shown' ? status : quantity.state === 'suppressed' ? 'hidden' : quantity.why;
    return { value, text: capitalise(value.replaceAll('-', ' ')) };
  },
};
const NOTE: Filled = {
  optional: true, column: column('note', 'Note', 'string', 'Why there is no value, or what else a reader must know. Empty where there is nothing to add.'),
  fill: ({ dataset: { kind, definition, title }, entry }) => {
    const own = kind === 'fact' ? [...(definition === title ? [] : [definition]), ...sayNoPeriod([entry])] : [];
    return said([...own, ...(entry.quantity.state === 'missing' ? [entry.quantity.reason] : [])].join(' '));
  },
};

function periodColumn({ kind, frequency, entries }: ProtectedDataset): Filled {
  const covers = frequency && isUpToMonth(frequency) ? ` The value covers ${coverWords(frequency)}.` : '';
  const words = frequency === 'financial-year' ? 'The financial year that the value speaks of, from 1 April to 31 March.' : `The ${kind === 'indicator' ? 'time' : 'day, month or year'} that the value speaks of.${covers}`;
  return {
    column: column('period', kind === 'fact' ? 'Date it speaks of' : 'Period', (frequency && PERIOD_TYPES[frequency]) ?? 'string', [words, ...(kind === 'fact' ? [] : sayNoPeriod(entries))].join(' ')),
    fill: ({ dataset, entry: { period, noPeriod } }) => (period === null ? noPeriod && 'not-applicable' in noPeriod ? NOT_APPLICABLE : NOT_GIVEN : { value: period, text: capitalise(periodOf(dataset, period)) }),
  };
}

/** CSVW takes no hyphen in a name, and the names of the other columns are taken. */
export function columnName(dimension: string): string {
  const name = dimension.replaceAll('-', '_');
  return ['period', 'value', 'unit', 'status', 'published', 'source', 'note'].includes(name) ? `${name}_group` : name;
}

function dimensionColumn(dataset: ProtectedDataset, d: number): Filled {
  const { id, label, members, total } = dataset.dimensions[d]!;
  const whole = total === null ? '' : ` ${members.find((member) => member.id === total)?.label} is the sum of the others.`;
  return {
    column: column(columnName(id), label, 'string', `The part that the value is for, by ${label.toLowerCase()}.${whole}`),
    fill: ({ entry }) => said(members.find((member) => member.id === entry.members[d])?.label ?? ''),
  };
}

function valueColumn(dataset: ProtectedDataset | null): Filled {
  const label = dataset && unitLabelOf(dataset);
  return {
    column: column('value', label === null ? 'Value' : dataset?.unit === 'count' ? label : `Value (${label.replace(/^Per/, 'per')})`, 'decimal', 'The number itself, without separators and without its unit; or shorthand where there is none.'),
    fill: ({ entry: { quantity } }) => ({ value: quantity.state === 'shown' ? quantity.value.big.toFixed(quantity.value.decimals) : formatCell(quantity), text: formatCell(quantity) }),
  };
}

function publishedColumn(rows: readonly Row[]): Filled {
  const lengths = new Set(rows.map(({ entry }) => entry.published.length));
  const datatype = lengths.size > 1 ? 'string' : lengths.has(10) ? 'date' : 'gYearMonth';
  return {
    column: column('published', 'Published', datatype, 'When the source published the value: a day, or a month where the day is not known.'),
    fill: ({ entry }) => ({ value: entry.published, text: dateText(entry.published) }),
  };
}
