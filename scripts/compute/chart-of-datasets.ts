import { newestOutBy, visibleEntries, type Entry, type ProtectedDataset, type ProtectedQuantity } from '../schema/dataset.ts';
import type { Unit } from '../schema/field.ts';
import { anyPeriodText, isUpToMonth, periodStart, periodText, shortPeriodText, spanText, type Frequency } from '../schema/period.ts';
import type { ChartInput, ChartPoint, ChartSeries } from './chart/chart-input.ts';
import { formatCell, formatValue, statusMarker, UNIT_LABELS } from './format.ts';
import { capitalise, joinWords } from '../schema/words.ts';

/** One table, or one to four indicators of the same unit and frequency, as a chart's input. */
export function chartOfDatasets(id: string, datasets: readonly ProtectedDataset[], place: string, asOf: string): ChartInput {
  const first = datasets[0] as ProtectedDataset;
  const input = first.kind === 'table' ? categories(first, asOf) : timeSeries(datasets, place, asOf);
  return {
    ...input, id, ...measureAndPlace(datasets, place),
    unitLabel: first.unit === 'count' ? capitalise(first.counts.replaceAll('-', ' ')) : UNIT_LABELS[first.unit],
    unit: axisUnit(first.unit),
    goodIs: datasets.length === 1 ? first.good : 'neither',
  };
}

/** One measure for several areas is named once, its lines by their areas; several measures are named each. */
function isOneMeasure(datasets: readonly ProtectedDataset[]): boolean {
  return new Set(datasets.map((d) => d.area ?? '')).size === datasets.length;
}

function seriesLabel(dataset: ProtectedDataset, datasets: readonly ProtectedDataset[], place: string): string {
  return isOneMeasure(datasets) ? dataset.area ?? place : dataset.title;
}

function measureAndPlace(datasets: readonly ProtectedDataset[], place: string): { measure: string; place: string } {
  const first = datasets[0] as ProtectedDataset;
  const areas = [...new Set(datasets.map((d) => d.area ?? place))];
  return { measure: isOneMeasure(datasets) ? first.title : joinWords(datasets.map((d) => d.title)), place: joinWords(areas) };
}

type Shape = Pick<ChartInput, 'shape' | 'series' | 'target' | 'benchmarks' | 'period'>;

/** One measure is drawn as the council's own line, named by its place; several are named by what they measure. */
function timeSeries(datasets: readonly ProtectedDataset[], place: string, asOf: string): Shape {
  const first = datasets[0] as ProtectedDataset;
  const frequency = first.frequency as Frequency;
  const series = datasets.map((dataset): ChartSeries => ({
    id: dataset.id, label: seriesLabel(dataset, datasets, place), role: datasets.length === 1 ? 'council' : 'part',
    points: visibleEntries(dataset.entries, asOf).sort((a, b) => ((a.period ?? '') < (b.period ?? '') ? -1 : 1)).map((entry) => timePoint(entry, dataset, frequency)),
  }));
  const keys = series.flatMap((s) => s.points.map((p) => p.key)).sort();
  const only = datasets.length === 1 ? first : null;
  const target = only && newestOutBy(only.targets, asOf);
  return {
    shape: 'time', series, period: spanText(keys[0] as string, keys.at(-1) as string, frequency),
    target: target ? { value: target.value.big.toNumber(), text: formatValue(target.value, first.unit) } : null,
    benchmarks: only ? (['national', 'neighbours'] as const).flatMap((role) => {
      const found = newestOutBy(only.benchmarks.filter((b) => b.group === role), asOf);
      return found ? [{ role, label: found.group === 'national' ? 'National average' : 'Statistical neighbours', period: found.period === null ? null : anyPeriodText(found.period), value: found.value.big.toNumber(), text: formatValue(found.value, first.unit) }] : [];
    }) : [],
  };
}

function timePoint(entry: Entry<ProtectedQuantity>, dataset: ProtectedDataset, frequency: Frequency): ChartPoint {
  const period = entry.period as string;
  // A figure of several months up to one stands at the month it ends in; the subtitle says what it covers.
  const monthly = isUpToMonth(frequency) ? 'month' : frequency;
  return { key: period, label: periodText(period, monthly), shortLabel: shortPeriodText(period, monthly), date: periodStart(period, frequency), ...valueOf(entry, dataset) };
}

function categories(dataset: ProtectedDataset, asOf: string): Shape {
  const entries = latestEdition(dataset, asOf);
  const [rows, columns] = dataset.dimensions;
  const shown = (members: { id: string }[], total: string | null | undefined) => members.filter((m) => m.id !== total);
  const point = (member: { id: string; label: string }, column: string | null): ChartPoint => {
    const entry = entries.find((e) => e.members[0] === member.id && (column === null || e.members[1] === column));
    const value = entry ? valueOf(entry, dataset) : { value: null, text: '[x]', absent: 'missing' as const };
    return { key: member.id, label: member.label, shortLabel: member.label, date: null, ...value };
  };
  const groups = shown(rows?.members ?? [], rows?.total) as { id: string; label: string }[];
  const series: ChartSeries[] = columns
    ? (shown(columns.members, columns.total) as { id: string; label: string }[]).map((c) => ({ id: c.id, label: c.label, role: 'part', points: groups.map((g) => point(g, c.id)) }))
    : [{ id: dataset.id, label: dataset.title, role: 'council', points: groups.map((g) => point(g, null)) }];
  const period = entries[0]?.period;
  return { shape: 'category', series, period: period ? anyPeriodText(period) : 'date not given', target: null, benchmarks: [] };
}

export function latestEdition(dataset: ProtectedDataset, asOf: string): Entry<ProtectedQuantity>[] {
  const visible = visibleEntries(dataset.entries, asOf);
  const newest = visible.map((e) => e.period ?? '').sort().at(-1);
  return visible.filter((e) => (e.period ?? '') === newest);
}

function valueOf(entry: Entry<ProtectedQuantity>, dataset: ProtectedDataset): Pick<ChartPoint, 'value' | 'text' | 'absent'> {
  const { quantity } = entry;
  if (quantity.state === 'shown') return { value: quantity.value.big.toNumber(), text: `${formatValue(quantity.value, dataset.unit)}${statusMarker(entry.status)}`, absent: null };
  return { value: null, text: formatCell(quantity), absent: quantity.state === 'suppressed' || quantity.why === 'suppressed-at-source' ? 'suppressed' : 'missing' };
}

function axisUnit(unit: Unit): ChartInput['unit'] {
  if (unit === 'percent') return 'percent';
  if (unit === 'per-10000') return 'rate';
  return unit.endsWith('pounds') ? 'money' : 'count';
}
