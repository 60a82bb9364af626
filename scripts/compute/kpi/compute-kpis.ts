import type { Benchmark, Entry, ProtectedDataset, ProtectedQuantity } from '../../schema/dataset.ts';
import { compareDecimals, subtractDecimals, type Decimal } from '../../schema/decimal.ts';
import { dateText, isUpToMonth, periodText, shortPeriodText, type Frequency } from '../../schema/period.ts';
import type { KpiTileView } from '../../schema/report/kpis.ts';
import type { SourceView } from '../../schema/report/source.ts';
import type { CellView, ColumnView, KpiStatus, TableView } from '../../schema/report/table.ts';
import { capitalise, lowerFirst } from '../../schema/words.ts';
import { MOST_PORTRAIT_COLUMNS } from '../blocks/tables.ts';
import { formatCell, formatChange, formatEntry, formatNumber, formatValue, shownValue, statusMarker, UNIT_LABELS } from '../format.ts';
import { judgeAgainst, judgeChange } from './judge.ts';
import { kpiNotes, markerNotes } from './notes.ts';
import { MOST_PERIODS, readKpi, type KpiReading } from './read-kpi.ts';

interface KpiInput {
  id: string;
  number: string;
  caption: string;
  asOf: string;
  datasets: ProtectedDataset[];
  source: SourceView;
}

const STATUS_WORDS: Record<'met' | 'close' | 'not-met' | 'no-target', string> = { met: 'Target met', close: 'Close to target', 'not-met': 'Target not met', 'no-target': 'No target' };
/** For the table's column; an indicator that ends earlier than the others says for which period it speaks. */
const MET_WORDS: Record<KpiReading['status'], string> = { met: 'Met', close: 'Close', 'not-met': 'Not met', 'no-target': 'No target' };
const SPARKLINE_POINTS = 5;

/** Tiles and the table of indicators, columned as officers know it. */
export function computeKpis(input: KpiInput): { tiles: KpiTileView[]; table: TableView } {
  const readings = input.datasets.map((dataset) => readKpi(dataset, input.asOf));
  return { tiles: readings.map(computeTile), table: computeKpiTable(input, readings) };
}

function computeTile(reading: KpiReading): KpiTileView {
  const { dataset, latest, value, change, target, status, benchmarks } = reading;
  const frequency = dataset.frequency as Frequency;
  const isHidden = latest.quantity.state === 'suppressed';
  const shown = reading.entries.filter((e) => e.quantity.state === 'shown').length;
  return {
    indicator: dataset.id, label: dataset.title,
    value: value ? `${formatValue(value, dataset.unit)}${statusMarker(latest.status)}` : formatCell(latest.quantity),
    period: capitalise(periodText(latest.period ?? '', frequency)),
    change: change ? changeWords(reading, frequency) : value ? 'No earlier figure to compare with' : isHidden ? 'The figure for this period is hidden to protect people' : 'No figure for this period to compare',
    status, statusWords: value ? STATUS_WORDS[status] : isHidden ? 'Hidden' : 'Not known',
    target: target ? `Target: ${targetText(target.value, dataset)}` : '',
    comparisons: value ? benchmarks.map((b) => compareWords(value, b, dataset)) : [],
    sparkline: shown >= SPARKLINE_POINTS ? sparklineOf(reading.entries) : null,
  };
}

/** 'Up 0.87 percentage points since March 2024 (worse)' */
function changeWords({ change, dataset }: KpiReading, frequency: Frequency): string {
  if (!change) return '';
  const since = isUpToMonth(frequency) ? dateText(change.since) : periodText(change.since, frequency);
  const judged = judgeChange(change.difference, dataset.good);
  return capitalise(`${formatChange(change.difference, dataset.unit)} since ${since}${judged ? ` (${judged})` : ''}`);
}

function targetText(target: Decimal, { unit, good }: ProtectedDataset): string {
  return `${formatValue(target, unit)}${good === 'high' ? ' or more' : good === 'low' ? ' or less' : ''}`;
}

function compareWords(value: Decimal, benchmark: Benchmark, { unit, good }: ProtectedDataset): string {
  const name = `${benchmark.group === 'neighbours' ? 'statistical neighbours' : `the ${benchmark.group === 'region' ? 'regional' : 'national'} average`} (${formatValue(benchmark.value, unit)})`;
  const words = { better: 'Better than', worse: 'Worse than', same: 'The same as', above: 'Above', below: 'Below' };
  return `${words[judgeAgainst(value, benchmark.value, good)]} ${name}`;
}

/** Scaled to 0..1 between the lowest and highest value shown; a flat line lies in the middle. */
export function sparklineOf(entries: readonly Entry<ProtectedQuantity>[]): (number | null)[] {
  const values = entries.map((e) => shownValue(e.quantity));
  const shown = values.filter((v) => v !== null);
  const low = shown.reduce((a, b) => (compareDecimals(a, b) <= 0 ? a : b));
  const high = shown.reduce((a, b) => (compareDecimals(a, b) >= 0 ? a : b));
  const span = subtractDecimals(high, low).big;
  return values.map((v) => (v === null ? null : span.eq(0) ? 0.5 : Number(v.big.minus(low.big).div(span).toFixed(4))));
}

function computeKpiTable({ id, number, caption, source }: KpiInput, readings: readonly KpiReading[]): TableView {
  const frequency = readings[0]?.dataset.frequency as Frequency;
  const periods = [...new Set(readings.flatMap((r) => r.entries.map((e) => e.period ?? '')))].sort().slice(-MOST_PERIODS);
  const has = { region: readings.some((r) => r.benchmarks.some((b) => b.group === 'region')) };
  const column = (text: string, numeric = false, latest = false): ColumnView => ({ text, numeric, latest });
  const units = new Set(readings.map(({ dataset }) => UNIT_LABELS[dataset.unit]));
  // One for all stands in the header, and leaves its room to the indicators' names.
  const unit = units.size === 1 ? lowerFirst([...units][0] as string) : null;
  const columns = [
    column(unit === null ? 'Indicator' : `Indicator (${unit})`), ...(unit === null ? [column('Unit')] : []), column('Good is'), column('National average', true),
    ...(has.region ? [column('Regional average', true)] : []), column('Statistical neighbours', true), column('Target', true),
    ...periods.map((period, i) => column(shortPeriodText(period, frequency), true, i === periods.length - 1)),
    column('Direction of travel'), column('Target met?'),
  ];
  const { notes, cellNotes, marksOf } = kpiNotes(readings);
  const rows = readings.map((reading, row): CellView[] => {
    const { dataset, target, status, value } = reading;
    const benchmark = (group: Benchmark['group']): CellView => {
      const found = reading.benchmarks.find((b) => b.group === group);
      return cell(found ? formatNumber(found.value) : '[x]', true, { notes: marksOf(row, group) });
    };
    return [
      cell(dataset.label, false, { header: true, notes: marksOf(row, 'indicator') }), ...(unit === null ? [cell(UNIT_LABELS[dataset.unit])] : []), cell({ high: 'High', low: 'Low', neither: 'Neither' }[dataset.good]),
      benchmark('national'), ...(has.region ? [benchmark('region')] : []), benchmark('neighbours'), cell(target ? formatNumber(target.value) : '[x]', true, { notes: marksOf(row, 'target') }),
      ...periods.map((period, i) => {
        const entry = reading.entries.find((e) => e.period === period);
        return cell(entry ? formatEntry(entry) : '[x]', true, { latest: i === periods.length - 1 });
      }),
      travelCell(reading), value ? cell(`${MET_WORDS[status]}${reading.latest.period === periods.at(-1) ? '' : `, ${shortPeriodText(reading.latest.period ?? '', frequency)}`}`, false, { status }) : cell('Not known'),
    ];
  });
  return { id, number, caption, columns, rows, notes: [...notes, ...markerNotes(rows)], ...(cellNotes.length > 0 ? { cellNotes } : {}), source, wide: columns.length > MOST_PORTRAIT_COLUMNS };
}

function travelCell({ change, dataset }: KpiReading): CellView {
  if (!change) return cell('Not known');
  const { difference } = change;
  if (difference.big.eq(0)) return cell('Unchanged', false, { status: 'same' });
  const direction = `${difference.big.gt(0) ? 'Up' : 'Down'} ${formatNumber({ big: difference.big.abs(), decimals: difference.decimals })}`;
  const judged = judgeChange(difference, dataset.good);
  return judged ? cell(`${direction}, ${judged}`, false, { status: judged }) : cell(direction);
}

function cell(text: string, numeric = false, more: { header?: boolean; latest?: boolean; status?: KpiStatus; notes?: number[] } = {}): CellView {
  return { text, numeric, header: more.header ?? false, latest: more.latest ?? false, status: more.status ?? null, ...(more.notes?.length ? { notes: more.notes } : {}) };
}
