import type { Benchmark } from '../../schema/dataset.ts';
import { anyPeriodText, coverWords, isUpToMonth, periodText } from '../../schema/period.ts';
import type { CellView } from '../../schema/report.ts';
import { joinWords } from '../../schema/words.ts';
import type { KpiReading } from './read-kpi.ts';

/** What must be known of a cell to compare it: of a benchmark, or of a whole row in the cell of its indicator. */
interface Remark {
  row: number;
  column: 'indicator' | Benchmark['group'];
  text: string;
}

export interface KpiNotes {
  notes: string[];
  cellNotes: string[];
  /** Numbers of a cell's notes. */
  marksOf: (row: number, column: Remark['column']) => number[];
}

/** What a reader must know to compare: how averages were taken, whether they are older than the figures. What holds for a whole column is said of it, all else of its cells. */
export function kpiNotes(readings: readonly KpiReading[]): KpiNotes {
  const remarks = readings.flatMap(remarksOn);
  const rowsWith = (column: Remark['column']): number => (column === 'indicator' ? readings : readings.filter(({ benchmarks }) => benchmarks.some(({ group }) => group === column))).length;
  const isOfColumn = ({ text, column }: Remark): boolean => remarks.filter((other) => other.text === text && other.column === column).length === rowsWith(column);
  const ofCells = remarks.filter((remark) => !isOfColumn(remark));
  const cellNotes = [...new Set(ofCells.map(({ text }) => text))];
  const provisional = readings.flatMap(({ dataset, entries }) => {
    const told = entries.filter((e) => e.status !== 'final' && dataset.frequency).map((e) => `${e.status} for ${periodText(e.period ?? '', dataset.frequency ?? 'month')}`);
    return told.length > 0 ? [`${dataset.title} is ${joinWords(told)}.`] : [];
  });
  return {
    notes: [...mergePeriods([...new Set(remarks.filter(isOfColumn).map(({ text }) => text)), ...provisional]), 'Direction of travel compares the latest period with the earliest in the table. A value equal to the target meets it.'],
    cellNotes,
    marksOf: (row, column) => ofCells.filter((remark) => remark.row === row && remark.column === column).map(({ text }) => cellNotes.indexOf(text) + 1),
  };
}

function remarksOn({ dataset, benchmarks, latest }: KpiReading, row: number): Remark[] {
  return [
    ...(dataset.frequency && isUpToMonth(dataset.frequency) ? [{ row, column: 'indicator' as const, text: `Each month’s figure covers ${coverWords(dataset.frequency)}${dataset.frequency === 'year-to-date' ? ', and is compared with that of the year before' : ''}.` }] : []),
    ...benchmarks.flatMap((benchmark): Remark[] => {
      const { group, period } = benchmark;
      const name = group === 'neighbours' ? 'statistical neighbours’ average' : `${group === 'region' ? 'regional' : 'national'} average`;
      const isOlder = dataset.frequency && period !== null && period < (latest.period ?? '').slice(0, period.length);
      return [
        ...(group === 'neighbours' ? [neighboursNote(benchmark)] : []),
        ...(period === null ? [`The source does not say which period the ${name} is for.`] : isOlder ? [`The ${name} is for ${anyPeriodText(period)}, which is older than the figures beside it.`] : []),
      ].map((text) => ({ row, column: group, text }));
    }),
  ];
}

/** The group is named only where it is not the usual one. */
function neighboursNote({ name, method }: Benchmark): string {
  const own = name.toLowerCase() === 'statistical neighbours' ? null : lowerFirst(name);
  if (method) return own ? `Statistical neighbours are ${own}: ${method}` : `The statistical neighbours’ average: ${lowerFirst(method)}`;
  return own ? `Statistical neighbours here are ${own}; the source does not say how their average was taken.` : 'The source does not say how the statistical neighbours’ average was taken.';
}

/** Averages with the same fault are told together. */
function mergePeriods(notes: string[]): string[] {
  const pattern = /^The source does not say which period the (.+) is for\.$/;
  const names = notes.flatMap((note) => pattern.exec(note)?.[1] ?? []);
  if (names.length < 2) return notes;
  const at = notes.findIndex((note) => pattern.test(note));
  const rest = notes.filter((note) => !pattern.test(note));
  return rest.toSpliced(at, 0, `The source does not say which periods the ${joinWords(names)} are for.`);
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

export function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
