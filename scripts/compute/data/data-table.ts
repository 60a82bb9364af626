import type { DataCellView, DataFileView } from '../../schema/report/data-file.ts';
import type { SourceView } from '../../schema/report/source.ts';
import type { CellView, TableView } from '../../schema/report/table.ts';
import { lowerFirst } from '../../schema/words.ts';

interface TableContext {
  source: SourceView;
  /** Names of columns that stand in the table even where all rows have the same. */
  always: readonly string[];
  /** The newest period, set in bold; null where time isn't what tells the rows apart. */
  newest: string | null;
  /** Why values have no date, in sentences; of facts each row says its own. */
  noPeriod: readonly string[];
}

/** In characters. */
const LONG_CELL = 60;

/** For machines, and the row's anchor; people have the words. */
const ROW_ID = 'id';

/** Each row of the files as people read it. What is the same in all of them is said once, in a note. */
export function tableOfDataFile({ columns, rows, shorthand }: DataFileView, { source, always, newest, noPeriod }: TableContext): TableView {
  const shown = columns.map(({ name }, c) => name !== ROW_ID && (always.includes(name) || new Set(rows.map((row) => row[c]?.text)).size > 1));
  const placeOf = (name: string): number => columns.findIndex((column) => column.name === name);
  const [valueAt, periodAt, headerAt] = [placeOf('value'), placeOf('period'), shown.indexOf(true)];
  const inAll = (name: string): string => (shown[placeOf(name)] ? '' : rows[0]?.[placeOf(name)]?.text ?? '');
  const anchorOf = (row: readonly DataCellView[]): { anchor?: string } => (placeOf(ROW_ID) === -1 ? {} : { anchor: row[placeOf(ROW_ID)]?.value ?? '' });
  const isOne = rows.length === 1;
  return {
    id: 'part--values', number: null, caption: isOne ? 'The published value' : 'Every published value', source: shown[placeOf('source')] ? null : source, wide: false,
    columns: columns.flatMap(({ title }, c) => (shown[c] ? [{ text: title, numeric: c === valueAt, latest: false, ...(c !== headerAt && rows.some((row) => (row[c]?.text.length ?? 0) > LONG_CELL) ? { wordy: true } : {}) }] : [])),
    rows: rows.map((row) => {
      const latest = newest !== null && !isOne && row[periodAt]?.value === newest;
      return row.flatMap((cell, c): CellView[] => (shown[c] ? [{ text: cell.text, header: c === headerAt, numeric: c === valueAt, latest: latest && c === valueAt, status: null, ...(c === headerAt ? anchorOf(row) : {}) }] : []));
    }),
    notes: [
      ...noPeriod, ...sayShared({ isOne, period: inAll('period'), status: inAll('status'), published: inAll('published') }), ...(inAll('note') ? [inAll('note')] : []),
      ...shorthand.filter(({ mark }) => rows.some((row) => row.some(({ text }) => text === mark))).map(({ mark, meaning }) => `${mark} means ${lowerFirst(meaning)}.`),
    ],
  };
}

interface Shared {
  isOne: boolean;
  /** Each is empty where rows differ, and so have a column for it. */
  period: string;
  status: string;
  published: string;
}

/** 'All values are for 2024.', 'All values are final and were published on 24 October 2024.' */
function sayShared({ isOne, period, status, published }: Shared): string[] {
  const [values, was] = isOne ? ['The value is', 'was'] : ['All values are', 'were'];
  const when = published && `published ${/^\d/.test(published) ? 'on' : 'in'} ${published}`;
  return [
    ...(period === '' || /^Not /.test(period) ? [] : [`${values} for ${period}.`]),
    ...(status && when ? [`${values} ${lowerFirst(status)} and ${was} ${when}.`] : status ? [`${values} ${lowerFirst(status)}.`] : when ? [`${isOne ? 'It' : 'All values'} ${was} ${when}.`] : []),
  ];
}
