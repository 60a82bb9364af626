import { isOutBy, visibleEntries, type ProtectedDataset } from '../../schema/dataset.ts';
import type { Decimal } from '../../schema/decimal.ts';
import type { Unit } from '../../schema/field.ts';
import { anyPeriodText, dateText, lastDay, periodText, whenText } from '../../schema/period.ts';
import type { MeasureFile, PlanFile } from '../../schema/plan.ts';
import type { KpiStatus } from '../../schema/report/table.ts';
import { spanOf } from '../../schema/span.ts';
import { formatChange, formatDifference, formatValue, shownValue } from '../format.ts';
import { typeset } from '../prose.ts';
import { cellOf, isAbsence, wordsCell, wordsColumn, type PlanTable } from './cells.ts';
import { judgeMeasure, type MeasureResult } from './judge-measure.ts';

/** Each success measure with its baseline, target, latest figure and what came of it, as of a day. */
export function tabulateMeasures(plan: PlanFile, datasets: ReadonlyMap<string, ProtectedDataset>, asOf: string): PlanTable {
  const notes = new Set<string>();
  const cellNotes: string[] = [];
  let isMeasuredByLine = false;
  const measures = Object.values(plan.measures).filter((m) => isOutBy(m.published, asOf));
  const rows = measures.map((measure) => {
    const dataset = typeof measure.indicator === 'string' ? datasets.get(measure.indicator) : undefined;
    const unit = dataset?.unit ?? measure.unit ?? 'count';
    const say = (value: Decimal): string => formatValue(value, unit);
    const baseline = isAbsence(measure.baseline) ? null : measure.baseline;
    const target = isAbsence(measure.target) ? null : measure.target;
    const hidden = dataset ? hiddenPeriods(dataset, asOf) : new Set<string>();
    const newest = dataset ? latestOf(dataset, asOf) : null;
    // An older figure is no news of a newer one that is hidden, and a baseline is hidden with its indicator.
    const isHidden = [...hidden].some((period) => newest === null || period > newest.period);
    const hidesBaseline = baseline !== null && hidden.has(baseline.period);
    if (isHidden || hidesBaseline) notes.add(HIDDEN_NOTE);
    // The baseline is no news of itself.
    const latest = isHidden || newest && baseline && spanOf(newest.period).last <= spanOf(baseline.period).last ? null : newest;
    const compared = hidesBaseline ? null : baseline;
    const result = judgeMeasure({
      direction: measure.direction, baseline: compared, latest,
      target: target && { value: target.value, by: typeof target.by === 'string' ? target.by : null },
    });
    const said = newestReport(measure, asOf);
    const latestWords = (): string => {
      if (isHidden) return '[c]';
      if (latest && dataset) return `${say(latest.value)}, ${dataset.frequency ? periodText(latest.period, dataset.frequency) : dateText(latest.period)}`;
      return baseline ? 'None since the baseline' : 'No figure published';
    };
    isMeasuredByLine ||= result.state === 'on-course' || result.state === 'behind';
    return [
      wordsCell(typeset(measure.says), { header: true }),
      cellOf(measure.baseline, cellNotes, ({ value, period }) => `${hidesBaseline ? '[c]' : say(value)}, ${anyPeriodText(period)}`),
      cellOf(measure.target, cellNotes, ({ value, by }) => `${say(value)}${typeof by === 'string' ? ` by ${anyPeriodText(by)}` : ''}`),
      said && !isHidden && !latest ? wordsCell(`${typeset(said.says)}, reported ${whenText(said.date)}`) : cellOf(measure.indicator, cellNotes, latestWords),
      wordsCell(isHidden || hidesBaseline ? 'Not known: a figure is hidden' : said ? REPORTED[`${said.reached}`] : resultWords(result, unit, measure), { status: said?.reached ? 'met' : STATUS[result.state] }),
    ];
  });
  if (isMeasuredByLine) notes.add('On course means at least as far towards the target as a straight line from the baseline would be by then.');
  return { columns: ['What success would mean', 'Baseline', 'Target', 'Latest', 'Result'].map((text) => wordsColumn(text)), rows, notes: [...notes], cellNotes, sources: measures.map(({ source }) => source) };
}

const HIDDEN_NOTE = '[c] means hidden to protect people.';

const STATUS: Record<MeasureResult['state'], KpiStatus | null> = {
  reached: 'met', 'on-course': 'met', behind: 'not-met', 'right-way': 'better', 'wrong-way': 'worse', unchanged: 'same', 'not-known': null,
};

const NOT_KNOWN: Record<'no-indicator' | 'no-later-value' | 'no-baseline', string> = {
  'no-indicator': 'Not known: no measure tells', 'no-later-value': 'Not known: no later figure is held', 'no-baseline': 'Not known: no baseline to compare with',
};

/** By what the source's words mean for success. */
const REPORTED = { true: 'Reached, as reported', false: 'Not reached, as reported', undefined: 'Not known: reported in words alone' };

function newestReport({ reported }: MeasureFile, asOf: string): MeasureFile['reported'][number] | null {
  return reported.filter(({ date }) => isOutBy(date, asOf)).reduce<MeasureFile['reported'][number] | null>((newest, one) => (newest === null || lastDay(newest.date) <= lastDay(one.date) ? one : newest), null);
}

function resultWords(result: MeasureResult, unit: Unit, measure: MeasureFile): string {
  if (result.state === 'not-known') return isAbsence(measure.indicator) ? NOT_KNOWN['no-indicator'] : NOT_KNOWN[result.why];
  const change = formatChange(result.change, unit);
  const toGo = result.toGo && !result.toGo.big.eq(0) ? `; ${formatDifference(result.toGo, unit)} to go` : '';
  switch (result.state) {
    case 'reached': return `Reached: ${change}`;
    case 'on-course': return `On course: ${change}${toGo}`;
    case 'behind': return `Behind: ${change}${toGo}`;
    case 'right-way': return `Moved the right way: ${change}${toGo}`;
    case 'wrong-way': return `Moved the wrong way: ${change}${toGo}`;
    case 'unchanged': return `Unchanged${toGo}`;
  }
}

function latestOf(dataset: ProtectedDataset, asOf: string): { period: string; value: Decimal } | null {
  const shown = visibleEntries(dataset.entries, asOf).flatMap((e) => {
    const value = shownValue(e.quantity);
    return value && e.period !== null ? [{ period: e.period, value }] : [];
  });
  return shown.reduce<{ period: string; value: Decimal } | null>((best, e) => (best === null || e.period > best.period ? e : best), null);
}

function hiddenPeriods(dataset: ProtectedDataset, asOf: string): Set<string> {
  return new Set(visibleEntries(dataset.entries, asOf).flatMap(({ period, quantity }) => (quantity.state === 'suppressed' && period !== null ? [period] : [])));
}
