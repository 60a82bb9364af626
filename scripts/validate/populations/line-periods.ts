import type { LedgerFile } from '../../schema/ledger.ts';
import { selectionKey } from './count-uses.ts';
import type { KnownUse } from './population-cell.ts';

type Line = NonNullable<LedgerFile['counts']>[number];

/** Lines of a ledger with the periods by which counts are known. One written before its dataset was said to add up has the dataset's own: 2024-09 for a year to date. */
export function withPeriods(lines: readonly Line[], known: readonly KnownUse[]): Line[] {
  const keyOf = (period: string, { population, selection }: Pick<Line, 'population' | 'selection'>): string => JSON.stringify([population, period, selectionKey(selection)]);
  const held = new Set(known.map(({ use }) => keyOf(use.period, use)));
  const written = new Map(known.flatMap(({ use }) => (use.entry.period === null || use.entry.period === use.period ? [] : [[keyOf(use.entry.period, use), use.period] as const])));
  return written.size === 0 ? [...lines] : lines.map((line) => (held.has(keyOf(line.period, line)) ? line : { ...line, period: written.get(keyOf(line.period, line)) ?? line.period }));
}
