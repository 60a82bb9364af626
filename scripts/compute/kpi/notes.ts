import type { Benchmark } from '../../schema/dataset.ts';
import { anyPeriodText, coverWords, isUpToMonth, periodText } from '../../schema/period.ts';
import type { CellView } from '../../schema/report/table.ts';
import { joinWords, lowerFirst } from '../../schema/words.ts';
import { averageName, findOtherSources, saySource } from '../other-sources.ts';
import type { KpiReading } from './read-kpi.ts';

/** What must be known of a cell to compare it: of a benchmark or a target, or of a whole row in the cell of its indicator. */
interface Remark {
  row: number;
  column: 'indicator' | 'target' | Benchmark['group'];
  text: string;
  /** What is said of several columns with the same `kind` is told once, with all their names. */
  alike?: { kind: string; name: string; say: (names: readonly string[]) => string };
}

interface KpiNotes {
  notes: string[];
  cellNotes: string[];
  /** Numbers of a cell's notes. */
  marksOf: (row: number, column: Remark['column']) => number[];
}

/** What a reader must know to compare: how averages were taken, whether they are older than the figures. What holds for a whole column is said of it, all else of its cells. */
export function kpiNotes(readings: readonly KpiReading[]): KpiNotes {
  const remarks = readings.flatMap(remarksOn);
  const rowsWith = (column: Remark['column']): number => readings.filter(({ benchmarks, target }) => column === 'indicator' || (column === 'target' ? target !== null : benchmarks.some(({ group }) => group === column))).length;
  const isOfColumn = ({ text, column }: Remark): boolean => remarks.filter((other) => other.text === text && other.column === column).length === rowsWith(column);
  const ofCells = remarks.filter((remark) => !isOfColumn(remark));
  const cellNotes = [...new Set(ofCells.map(({ text }) => text))];
  const provisional = readings.flatMap(({ dataset, entries }) => {
    const told = entries.filter((e) => e.status !== 'final' && dataset.frequency).map((e) => `${e.status} for ${periodText(e.period ?? '', dataset.frequency ?? 'month')}`);
    return told.length > 0 ? [`${dataset.title} is ${joinWords(told)}.`] : [];
  });
  // Each says beside it what it is compared with.
  const isAllYearToDate = readings.every(({ dataset }) => dataset.frequency === 'year-to-date');
  return {
    notes: [...tellAlike(remarks.filter(isOfColumn)), ...provisional, `${isAllYearToDate ? '' : 'Direction of travel compares the latest period with the earliest in the table. '}A value equal to the target meets it.`],
    cellNotes,
    marksOf: (row, column) => ofCells.filter((remark) => remark.row === row && remark.column === column).map(({ text }) => cellNotes.indexOf(text) + 1),
  };
}

function remarksOn(reading: KpiReading, row: number): Remark[] {
  const { dataset, entries, benchmarks, latest } = reading;
  return [
    ...(dataset.frequency && isUpToMonth(dataset.frequency) ? [{ row, column: 'indicator' as const, text: `Each month’s figure covers ${coverWords(dataset.frequency)}${dataset.frequency === 'year-to-date' ? ', and is compared with that of the year before' : ''}.` }] : []),
    ...benchmarks.flatMap((benchmark): Remark[] => {
      const { group, period } = benchmark;
      const name = averageName(group);
      const isOlder = dataset.frequency && period !== null && period < (latest.period ?? '').slice(0, period.length);
      return [
        ...(group === 'neighbours' ? [{ row, column: group, text: neighboursNote(benchmark) }] : []),
        ...(period === null ? [remarkAlike(row, group, { kind: 'no period', name, say: sayNoPeriods })] : isOlder ? [{ row, column: group, text: `The ${name} is for ${anyPeriodText(period)}, which is older than the figures beside it.` }] : []),
      ];
    }),
    ...findOtherSources(entries.map((entry) => entry.source ?? dataset.source), reading)
      .map(({ column, name, source }) => remarkAlike(row, column, { kind: `source: ${source}`, name, say: (names) => saySource(names, source) })),
  ];
}

function remarkAlike(row: number, column: Remark['column'], alike: NonNullable<Remark['alike']>): Remark {
  return { row, column, text: alike.say([alike.name]), alike };
}

function sayNoPeriods(names: readonly string[]): string {
  return names.length === 1 ? `The source does not say which period the ${names[0]} is for.` : `The source does not say which periods the ${joinWords([...names])} are for.`;
}

/** Each once, averages with the same fault or source together, where the first of them was. */
function tellAlike(remarks: readonly Remark[]): string[] {
  return [...Map.groupBy(remarks, ({ text, alike }) => alike?.kind ?? text).values()]
    .map(([first, ...others]) => (first?.alike ? first.alike.say([...new Set([first, ...others].map(({ alike }) => alike?.name ?? ''))]) : first?.text ?? ''));
}

/** The group is named only where it is not the usual one. */
function neighboursNote({ name, method }: Benchmark): string {
  const own = name.toLowerCase() === 'statistical neighbours' ? null : lowerFirst(name);
  if (method) return own ? `Statistical neighbours are ${own}: ${method}` : `The statistical neighbours’ average: ${lowerFirst(method)}`;
  return own ? `Statistical neighbours here are ${own}; the source does not say how their average was taken.` : 'The source does not say how the statistical neighbours’ average was taken.';
}

const MARKERS: Record<string, string> = {
  '[c]': '[c] means hidden to protect people.',
  '[x]': '[x] means not available.',
  '[z]': '[z] means not applicable.',
  '[r]': '[r] means revised since this was first published.',
  '[p]': '[p] means provisional.',
};

export function markerNotes(rows: readonly CellView[][]): string[] {
  const texts = rows.flat().map((c) => c.text);
  return Object.entries(MARKERS).flatMap(([marker, note]) => (texts.some((text) => text.endsWith(marker)) ? [note] : []));
}
