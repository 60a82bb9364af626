import type { TableView } from '../../schema/report/table.ts';
import { specifyBars } from './bar-spec.ts';
import { alignSeries, chooseForm } from './chart-form.ts';
import type { ChartInput } from './chart-input.ts';
import { type ChartSize, NARROW, WIDE } from './chart-style.ts';
import { describeChart } from './describe-chart.ts';
import { specifyLine } from './line-spec.ts';
import { tabulateChart } from './tabulate-chart.ts';
import { chooseValueAxis } from './value-axis.ts';

interface ComputedChart {
  /** Vega-Lite, data inline; always 480 wide, text 16 */
  spec: Record<string, unknown>;
  /** The same 320 wide */
  narrowSpec: Record<string, unknown>;
  subtitle: string;
  description: string;
  table: Pick<TableView, 'columns' | 'rows' | 'notes'>;
}

/** Throws for more than four series and for a time series without dates: both are bugs, refused by validation. */
export function computeChart(given: ChartInput): ComputedChart {
  const form = chooseForm(given);
  const input = alignSeries(given);
  const subtitle = writeSubtitle(input);
  const table = tabulateChart(input);
  const axis = form === 'line' ? chooseValueAxis(listValues(input), input.unit, input.unitLabel) : null;
  const specify = (size: ChartSize) => (axis ? specifyLine(input, axis, size) : specifyBars(input, form, size));
  return { spec: specify(WIDE), narrowSpec: specify(NARROW), subtitle, description: describeChart(input, form, axis?.startText ?? null), table };
}

/** 'Long-term placement stability (%), Dorset, March to August 2024'; the unit is left out where the measure names it. */
export function writeSubtitle({ measure, unitLabel, place, period }: Pick<ChartInput, 'measure' | 'unitLabel' | 'place' | 'period'>): string {
  const named = measure.toLowerCase().includes(unitLabel.toLowerCase());
  return `${named ? measure : `${measure} (${unitLabel})`}, ${place}, ${period}`;
}

function listValues({ series, target, benchmarks }: ChartInput): number[] {
  const values = series.flatMap(({ points }) => points.flatMap(({ value }) => value ?? []));
  return [...values, ...benchmarks.map(({ value }) => value), ...(target ? [target.value] : [])];
}
