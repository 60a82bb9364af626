import type { CsvRow, CsvSource } from '../../load/read-csv.ts';
import { startOf, type Place, type Problem } from '../../problem.ts';
import { inOneState, totalsOf, type FlowHistory, type MonthTotal } from '../../schema/flows.ts';
import { countText } from '../../schema/words.ts';
import { checkTotals } from './check-balance.ts';
import { openTable, readCount, readMonth } from './flows-table.ts';
import { COUNTS } from './month-totals.ts';
import type { FlowsRead } from './read-flows.ts';

const COLUMNS = ['month', ...COUNTS] as const;

/** uasc.csv: unaccompanied children, in one state, of the months of the flows, in which they are counted too. @param months those of flows.csv, where the flows that can be used may begin later */
export function readUasc(source: CsvSource, flows: FlowHistory, months: readonly string[] = flows.months): Pick<FlowsRead, 'history' | 'problems'> {
  const problems: Problem[] = [];
  const hidden: Place[] = [];
  const table = openTable(source, COLUMNS, problems);
  if (!table) return { history: null, problems };
  const rows = new Map<string, { row: CsvRow; counts: MonthTotal }>();
  for (const row of table.rows) {
    const month = readMonth(row, table, problems);
    const [stock, entries, exits] = COUNTS.map((column) => readCount(row, column, table, problems, () => hidden.push(table.placeOf(row, column)))) as [number, number, number];
    if (month === null) continue;
    const other = rows.get(month);
    if (other) problems.push({ rule: 'row-twice', place: table.placeOf(row, 'month'), message: `${month} stands in row ${other.row.row} too. Delete one of the two.` });
    else rows.set(month, { row, counts: { month, stock, entries, exits } });
  }
  if (problems.length === 0) problems.push(...checkMonths([...rows].map(([month, { row }]) => ({ month, place: table.placeOf(row, 'month') })), months, source.path));
  if (hidden[0]) problems.push({ rule: 'flows-hidden', place: hidden[0], message: `${hidden.length === 1 ? 'A count is hidden' : `${hidden.length} counts are hidden`} in this file, and a forecast of unaccompanied children needs them. Put the counts of your own return here, of which none that is small is published, or do without this file.` });
  if (problems.length > 0) return { history: null, problems };
  const found = flows.months.map((month) => rows.get(month) as { row: CsvRow; counts: MonthTotal });
  for (const [t, all] of totalsOf(flows).entries()) {
    const { row, counts } = found[t] as (typeof found)[number];
    for (const [column, name, words] of [['stock_end', 'stock', 'children are counted at its end'], ['entries', 'entries', 'children came'], ['exits', 'exits', 'children left']] as const) {
      if (counts[name] > all[name]) problems.push({ rule: 'uasc-above-total', place: table.placeOf(row, column), message: `${counts[name]} are given here for ${all.month}, but by the flows only ${all[name]} ${words}. Unaccompanied children are counted there too: correct one of the two.` });
    }
  }
  const history = inOneState(found.map(({ counts }) => counts));
  problems.push(...checkTotals(history, (t, _, column) => table.placeOf((found[t] as (typeof found)[number]).row, column)));
  return { history: problems.length === 0 ? history : null, problems };
}

/** They must be those of the flows; told once, however many differ. */
function checkMonths(own: readonly { month: string; place: Place }[], months: readonly string[], path: string): Problem[] {
  const unknown = own.filter(({ month }) => !months.includes(month));
  const missing = months.filter((month) => !own.some((other) => other.month === month));
  const name = (list: readonly string[]): string => (list.length === 1 ? `${list[0]} is` : `${list[0]} and ${countText(list.length - 1, 'more month')} are`);
  return [
    ...(unknown[0] ? [{ rule: 'unknown-period', place: unknown[0].place, message: `${name(unknown.map(({ month }) => month))} not among the months of the flows. Add ${unknown.length === 1 ? 'it' : 'them'} there, or delete ${unknown.length === 1 ? 'this row' : 'these rows'}.` }] : []),
    ...(missing.length > 0 ? [{ rule: 'row-missing', place: startOf(path), message: `${name(missing)} in the flows, and not here. Add a row for each, with 0 where there was nobody.` }] : []),
  ];
}
