import type { CsvRow, CsvSource } from '../../load/read-csv.ts';
import { startOf, type Place, type Problem } from '../../problem.ts';
import { BANDS, monthsBetween, nextMonth, STATE_COUNT, stateOf, TYPES, type FlowHistory, type OnlyTotals } from '../../schema/flows.ts';
import { checkBalance } from './check-balance.ts';
import { openTable, readChoice, readCount, readMonth, type Table } from './flows-table.ts';
import { checkMerged, checkSums, COUNTS, mergeStates, type FlowsMonth } from './month-totals.ts';

const FLOW_COLUMNS = ['month', 'age_band', 'placement', 'stock_end', 'entries', 'exits'] as const;
const MOVE_COLUMNS = ['month', 'age_band', 'from', 'to', 'n'] as const;

export interface FlowsRead {
  /** null where there are problems, or counts that are hidden and needed. */
  history: FlowHistory | null;
  /** Everybody is in one state, of months that may begin later than the file's; null where ages and placements are told apart. */
  onlyTotals: OnlyTotals | null;
  /** Of the file. */
  months: readonly string[];
  /** Cells that are hidden in the file and needed, by month: they can't be computed with. */
  hidden: { month: string; place: Place }[];
  problems: Problem[];
}

/** flows.csv, and moves.csv where it is kept, as months and states; with everything that is wrong in them. */
export function readFlows(flows: CsvSource, moves: CsvSource | null): FlowsRead {
  const problems: Problem[] = [];
  const hidden: FlowsRead['hidden'] = [];
  const table = openTable(flows, FLOW_COLUMNS, problems);
  const moved = moves && openTable(moves, MOVE_COLUMNS, problems);
  if (!table || (moves && !moved)) return { history: null, onlyTotals: null, months: [], hidden, problems };
  const counts = new Map<string, { row: CsvRow; counts: number[] }>();
  const totals = new Map<string, { row: CsvRow; counts: number[]; hidden: FlowsRead['hidden'] }>();
  const months: string[] = [];
  const late = new Set<string>();
  for (const row of table.rows) {
    const month = readMonth(row, table, problems);
    const isTotal = readAll(row, table, problems);
    const band = isTotal === false ? readChoice(row, 'age_band', BANDS, 'an age band', table, problems) : null;
    const type = isTotal === false ? readChoice(row, 'placement', TYPES, 'a placement', table, problems) : null;
    const ofTotal: FlowsRead['hidden'] = [];
    const numbers = COUNTS.map((column) => readCount(row, column, table, problems, () => month && (isTotal ? ofTotal : hidden).push({ month, place: table.placeOf(row, column) })));
    if (month === null || isTotal === null || (!isTotal && (band === null || type === null))) continue;
    const latest = months.at(-1);
    if (latest !== undefined && month < latest) {
      // Once for the month, not for each of its rows.
      if (!late.has(month)) problems.push({ rule: 'months-out-of-order', place: table.placeOf(row, 'month'), message: `${month} stands after ${latest}. Sort the rows by month.` });
      late.add(month);
    } else if (month !== latest) {
      if (latest !== undefined && month !== nextMonth(latest)) problems.push({ rule: 'months-missing', place: table.placeOf(row, 'month'), message: `Between ${latest} and ${month} ${monthsBetween(latest, month) === 2 ? 'a month is' : `${monthsBetween(latest, month) - 1} months are`} missing. Add the rows, or leave the months before out.` });
      months.push(month);
    }
    if (isTotal) {
      const other = totals.get(month);
      if (other) problems.push({ rule: 'row-twice', place: table.placeOf(row, 'month'), message: `${month}, all stands in row ${other.row.row} too. Delete one of the two.` });
      else totals.set(month, { row, counts: numbers, hidden: ofTotal });
      continue;
    }
    const key = `${month} ${stateOf(band as number, type as number)}`;
    if (counts.has(key)) problems.push({ rule: 'row-twice', place: table.placeOf(row, 'month'), message: `${month}, ${BANDS[band as number]}, ${TYPES[type as number]} stands in row ${counts.get(key)?.row.row} too. Delete one of the two.` });
    else counts.set(key, { row, counts: numbers });
  }
  if (months.length === 0 && problems.length === 0) problems.push({ rule: 'no-months', place: startOf(flows.path), message: 'This file has no month in it. Add the rows below the headings.' });
  if (problems.length === 0) problems.push(...missingRows(months, counts, flows.path));
  const byMonth = (index: number): number[][] => months.map((month) => Array.from({ length: STATE_COUNT }, (_, state) => counts.get(`${month} ${state}`)?.counts[index] ?? 0));
  const history: FlowHistory = { months, stock: byMonth(0), entries: byMonth(1), exits: byMonth(2), moves: moved ? readMoves(moved, months, problems) : null };
  if (problems.length > 0) return { history: null, onlyTotals: null, months, hidden, problems };
  const rowOf = new Map([...counts].reverse().map(([key, { row }]) => [key.slice(0, 'yyyy-mm'.length), row]));
  const withHidden = new Set(hidden.map(({ month }) => month));
  const all = months.map((month, t): FlowsMonth => {
    const [row, total] = [rowOf.get(month), totals.get(month)];
    return {
      month, row: (row ?? total?.row) as CsvRow, hasHidden: withHidden.has(month), total: total && total.hidden.length === 0 ? total : null,
      parts: row === undefined ? null : [history.stock, history.entries, history.exits].map((list) => (list[t] as readonly number[]).reduce((sum, count) => sum + count, 0)),
    };
  });
  problems.push(...checkSums(all, table.placeOf));
  if (hidden.length > 0 || counts.size === 0) {
    const merged = mergeStates(all);
    if (merged) problems.push(...checkMerged(merged.history, all, table.placeOf));
    const none = { history: null, onlyTotals: null };
    if (merged) return { ...(problems.length === 0 ? merged : none), months, hidden: [], problems };
    return { ...none, months, hidden: hidden.length > 0 ? hidden : [...totals.values()].flatMap((total) => total.hidden), problems };
  }
  problems.push(...checkBalance(history, (month, state, column) => {
    const found = counts.get(`${months[month]} ${state ?? 0}`) ?? [...counts].find(([key]) => key.startsWith(`${months[month]} `))?.[1];
    return found ? table.placeOf(found.row, column) : startOf(flows.path);
  }));
  return { history: problems.length === 0 ? history : null, onlyTotals: null, months, hidden, problems };
}

/** Is it the total of a month? null where it is one of ages or of placements alone. */
function readAll(row: CsvRow, { cell, placeOf }: Table<(typeof FLOW_COLUMNS)[number]>, problems: Problem[]): boolean | null {
  const [band, type] = (['age_band', 'placement'] as const).map((column) => cell(row, column).toLowerCase() === 'all');
  if (band === type) return band as boolean;
  problems.push({ rule: 'wrong-value', place: placeOf(row, band ? 'age_band' : 'placement'), message: `“all” stands here for ${band ? 'the age' : 'the placement'} alone. Counts by age and counts by placement alone can’t be put together: which ages live where would be guessed. Write all in both columns for the total of the month, or delete this row.` });
  return null;
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
