import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BANDS, STATE_COUNT, stateOf, TYPES, type FlowHistory } from '../schema/flows.ts';

const FOLDER = join(import.meta.dirname, 'fixtures/forecast');

export type CsvRow = Record<string, string>;

/** Neither commas nor quotation marks in a cell. */
export function readRows(name: string): CsvRow[] {
  const [head = '', ...lines] = readFileSync(join(FOLDER, name), 'utf8').trim().split(/\r?\n/);
  const names = head.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, i) => [names[i] as string, cell])));
}

export function readExpected<T>(name: string): T {
  return JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as T;
}

export function readHistory(): FlowHistory {
  const flows = readRows('council_flows.csv');
  const months = [...new Set(flows.map(({ month }) => month as string))];
  const stateIn = ({ age_band: band, placement, from }: CsvRow): number => stateOf(BANDS.indexOf(band as never), TYPES.indexOf((placement ?? from) as never));
  const byMonth = (column: string): number[][] => months.map((month) => {
    const states = new Array<number>(STATE_COUNT).fill(0);
    for (const row of flows) if (row['month'] === month) states[stateIn(row)] = Number(row[column]);
    return states;
  });
  const moves = months.map(() => Array.from({ length: STATE_COUNT }, () => TYPES.map(() => 0)));
  for (const row of readRows('council_moves.csv')) {
    const state = moves[months.indexOf(row['month'] as string)]?.[stateIn(row)] as number[];
    state[TYPES.indexOf(row['to'] as never)] = Number(row['n']);
  }
  return { months, stock: byMonth('stock_end'), entries: byMonth('entries'), exits: byMonth('exits'), moves };
}
