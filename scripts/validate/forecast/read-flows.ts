import { placeInCsv, type CsvRow, type CsvSource } from '../../load/read-csv.ts';
import { startOf, type Place, type Problem } from '../../problem.ts';
import { parseGrouped } from '../../schema/decimal.ts';
import { BANDS, monthsBetween, nextMonth, STATE_COUNT, stateOf, TYPES, type FlowHistory } from '../../schema/flows.ts';
import { SHORTHAND, shorthandOf } from '../../schema/shorthand.ts';
import { didYouMean } from '../suggest.ts';
import { checkBalance } from './check-balance.ts';

const FLOW_COLUMNS = ['month', 'age_band', 'placement', 'stock_end', 'entries', 'exits'] as const;
const MOVE_COLUMNS = ['month', 'age_band', 'from', 'to', 'n'] as const;

export interface FlowsRead {
  /** null where there are problems, or counts that are hidden. */
  history: FlowHistory | null;
  /** Cells that are hidden in the file, by month: they can't be computed with. */
  hidden: { month: string; place: Place }[];
  problems: Problem[];
}

/** flows.csv, and moves.csv where it is kept, as months and states; with everything that is wrong in them. */
export function readFlows(flows: CsvSource, moves: CsvSource | null): FlowsRead {
  const problems: Problem[] = [];
  const hidden: FlowsRead['hidden'] = [];
  const table = openTable(flows, FLOW_COLUMNS, problems);
  const moved = moves && openTable(moves, MOVE_COLUMNS, problems);
  if (!table || (moves && !moved)) return { history: null, hidden, problems };
  const counts = new Map<string, { row: CsvRow; counts: number[] }>();
  const months: string[] = [];
  const late = new Set<string>();
  for (const row of table.rows) {
    const month = readMonth(row, table, problems);
    const band = readChoice(row, 'age_band', BANDS, 'an age band', table, problems);
    const type = readChoice(row, 'placement', TYPES, 'a placement', table, problems);
    const numbers = (['stock_end', 'entries', 'exits'] as const).map((column) => readCount(row, column, table, problems, () => month && hidden.push({ month, place: table.placeOf(row, column) })));
    if (month === null || band === null || type === null) continue;
    const latest = months.at(-1);
    if (latest !== undefined && month < latest) {
      // Once for the month, not for each of its rows.
      if (!late.has(month)) problems.push({ rule: 'months-out-of-order', place: table.placeOf(row, 'month'), message: `${month} stands after ${latest}. Sort the rows by month.` });
      late.add(month);
    } else if (month !== latest) {
      if (latest !== undefined && month !== nextMonth(latest)) problems.push({ rule: 'months-missing', place: table.placeOf(row, 'month'), message: `Between ${latest} and ${month} ${monthsBetween(latest, month) === 2 ? 'a month is' : `${monthsBetween(latest, month) - 1} months are`} missing. Add the rows, or leave the months before out.` });
      months.push(month);
    }
    const key = `${month} ${stateOf(band, type)}`;
    if (counts.has(key)) problems.push({ rule: 'row-twice', place: table.placeOf(row, 'month'), message: `${month}, ${BANDS[band]}, ${TYPES[type]} stands in row ${counts.get(key)?.row.row} too. Delete one of the two.` });
    else counts.set(key, { row, counts: numbers });
  }
  if (months.length === 0 && problems.length === 0) problems.push({ rule: 'no-months', place: startOf(flows.path), message: 'This file has no month in it. Add the rows below the headings.' });
  if (problems.length === 0) problems.push(...missingRows(months, counts, flows.path));
  const byMonth = (index: number): number[][] => months.map((month) => Array.from({ length: STATE_COUNT }, (_, state) => counts.get(`${month} ${state}`)?.counts[index] ?? 0));
  const history: FlowHistory = { months, stock: byMonth(0), entries: byMonth(1), exits: byMonth(2), moves: moved ? readMoves(moved, months, problems) : null };
  if (problems.length === 0 && hidden.length === 0) problems.push(...checkBalance(history, (month, state, column) => {
    const found = counts.get(`${months[month]} ${state ?? 0}`) ?? [...counts].find(([key]) => key.startsWith(`${months[month]} `))?.[1];
    return found ? table.placeOf(found.row, column) : startOf(flows.path);
  }));
  return { history: problems.length === 0 && hidden.length === 0 ? history : null, hidden, problems };
}

interface Table<Column extends string> {
  path: string;
  rows: CsvRow[];
  cell: (row: CsvRow, column: Column) => string;
  placeOf: (row: CsvRow, column: Column) => Place;
}

function openTable<const Column extends string>(source: CsvSource, columns: readonly Column[], problems: Problem[]): Table<Column> | null {
  const [header, ...rows] = source.rows;
  const names = header?.cells.map((name) => name.toLowerCase().replaceAll(/[ -]+/g, '_')) ?? [];
  const missing = columns.filter((column) => !names.includes(column));
  if (!header || missing.length > 0) {
    problems.push({ rule: 'columns-missing', place: startOf(source.path), message: `This file needs the columns ${columns.join(', ')}; ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} not there. Name them so in the first row.${missing.some((column) => ['age_band', 'placement'].includes(column)) && names.includes('month') ? ' Counts by age and counts by placement alone can’t be put together: which ages live where would be guessed.' : ''}` });
    return null;
  }
  const at = (column: Column): number => names.indexOf(column);
  return { path: source.path, rows, cell: (row, column) => row.cells[at(column)] ?? '', placeOf: (row, column) => placeInCsv(source, row, at(column)) };
}

function readMonth<C extends string>(row: CsvRow, { cell, placeOf }: Table<C | 'month'>, problems: Problem[]): string | null {
  const text = cell(row, 'month');
  if (/^\d{4}-(?:0[1-9]|1[0-2])$/.test(text)) return text;
  problems.push({ rule: 'wrong-value', place: placeOf(row, 'month'), message: `“${text}” is no month. Write it as 2026-03; the counts are those at its end.` });
  return null;
}

function readChoice<C extends string>(row: CsvRow, column: C, choices: readonly string[], what: string, { cell, placeOf }: Table<C>, problems: Problem[]): number | null {
  const text = cell(row, column).toLowerCase().replace(/\s*(?:to|–)\s*/, '-');
  const found = choices.indexOf(text);
  if (found !== -1) return found;
  problems.push({ rule: 'wrong-value', place: placeOf(row, column), message: `“${cell(row, column)}” is not ${what} of the forecast.${didYouMean(text, choices)} Use ${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}.` });
  return null;
}

function readCount<C extends string>(row: CsvRow, column: C, { cell, placeOf }: Table<C>, problems: Problem[], onHidden?: () => void): number {
  const text = cell(row, column);
  const count = /^[\d,]+$/.test(text) ? parseGrouped(text) : null;
  if (count?.big.lt(1e7)) return count.big.toNumber();
  if (onHidden && SHORTHAND.has(shorthandOf(text))) onHidden();
  else problems.push({ rule: 'wrong-value', place: placeOf(row, column), message: text === '' ? 'There is no number here. Write 0 for none, or [c] for a count that is hidden.' : text.startsWith('-') ? `“${text}” is negative, and children are counted from 0. Correct it; a correction of an earlier month belongs in that month.` : `“${text}” is no whole number. Write it with digits alone.` });
  return 0;
}

function readMoves(table: Table<(typeof MOVE_COLUMNS)[number]>, months: readonly string[], problems: Problem[]): number[][][] {
  const moves = months.map(() => Array.from({ length: STATE_COUNT }, () => TYPES.map(() => 0)));
  const seen = new Map<string, number>();
  for (const row of table.rows) {
    const month = readMonth(row, table, problems);
    const band = readChoice(row, 'age_band', BANDS, 'an age band', table, problems);
    const [from, to] = (['from', 'to'] as const).map((column) => readChoice(row, column, TYPES, 'a placement', table, problems));
    const n = readCount(row, 'n', table, problems);
    if (month === null || band === null || from == null || to == null) continue;
    const states = moves[months.indexOf(month)];
    if (!states) problems.push({ rule: 'unknown-period', place: table.placeOf(row, 'month'), message: `${month} is not among the months of the flows. Add it there, or delete this row.` });
    else if (from === to) problems.push({ rule: 'no-move', place: table.placeOf(row, 'to'), message: `From ${TYPES[from]} to ${TYPES[to]} nothing changes for the forecast. Count changes of placement type alone.` });
    else {
      const key = [month, band, from, to].join();
      if (seen.has(key)) problems.push({ rule: 'row-twice', place: table.placeOf(row, 'month'), message: `This move stands in row ${seen.get(key)} too. Delete one of the two, or add their numbers up.` });
      seen.set(key, row.row);
      (states[stateOf(band, from)] as number[])[to] = n;
    }
  }
  return moves;
}

/** A state that is in the file in one month has to be there in all; one that never is has nobody. */
function missingRows(months: readonly string[], counts: ReadonlyMap<string, unknown>, path: string): Problem[] {
  const states = Array.from({ length: STATE_COUNT }, (_, state) => state);
  const used = states.filter((state) => months.some((month) => counts.has(`${month} ${state}`)));
  return months.flatMap((month): Problem[] => {
    const missing = used.filter((state) => !counts.has(`${month} ${state}`));
    if (missing.length === 0) return [];
    const names = missing.slice(0, 3).map((state) => `${BANDS[Math.floor(state / TYPES.length)]} ${TYPES[state % TYPES.length]}`).join(', ');
    return [{ rule: 'row-missing', place: startOf(path), message: `${month} has no row for ${names}${missing.length > 3 ? ` and ${missing.length - 3} more` : ''}. Add ${missing.length === 1 ? 'it' : 'them'}, with 0 where there was nobody.` }];
  });
}
