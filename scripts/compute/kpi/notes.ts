import type { Benchmark } from '../../schema/dataset.ts';
import { anyPeriodText, periodText } from '../../schema/period.ts';
import type { CellView } from '../../schema/report.ts';
import { joinWords } from '../../schema/words.ts';
import type { KpiReading } from './read-kpi.ts';

/** What a reader must know to compare: how averages were taken, whether they are older than the figures, what a marker means. */
export function kpiNotes(readings: readonly KpiReading[], rows: readonly CellView[][]): string[] {
  const notes = new Set<string>();
  for (const { dataset, benchmarks, latest, entries } of readings) {
    for (const benchmark of benchmarks) {
      const name = benchmark.group === 'neighbours' ? 'statistical neighbours’ average' : `${benchmark.group === 'region' ? 'regional' : 'national'} average`;
      if (benchmark.group === 'neighbours') {
        notes.add(neighboursNote(benchmark));
      }
      if (benchmark.period === null) notes.add(`The source does not say which period the ${name} is for.`);
      else if (dataset.frequency && benchmark.period < (latest.period ?? '').slice(0, benchmark.period.length)) {
        notes.add(`The ${name} is for ${anyPeriodText(benchmark.period)}, which is older than the figures beside it.`);
      }
    }
    if (dataset.frequency?.startsWith('rolling')) notes.add(`Each month’s figure covers the ${dataset.frequency === 'rolling-6-months' ? '6' : '12'} months to its end.`);
    const provisional = entries.filter((e) => e.status !== 'final' && dataset.frequency).map((e) => `${e.status} for ${periodText(e.period ?? '', dataset.frequency ?? 'month')}`);
    if (provisional.length > 0) notes.add(`${dataset.title} is ${joinWords(provisional)}.`);
  }
  notes.add('Direction of travel compares the latest period with the earliest in the table. A value equal to the target meets it.');
  return [...mergePeriods([...notes]), ...markerNotes(rows)];
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

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
