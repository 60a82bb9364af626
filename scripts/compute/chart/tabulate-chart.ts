import type { CellView, ColumnView } from '../../schema/report.ts';
import type { ChartInput } from './chart-input.ts';

const NOT_APPLICABLE = '[z]';

/** The chart's data: a row for each period or category, then one for the target and each benchmark, which belong to the first series. */
export function tabulateChart(input: ChartInput): { columns: ColumnView[]; rows: CellView[][] } {
  const { shape, series, unitLabel, target, benchmarks } = input;
  const positions = series[0]?.points ?? [];
  const columns = [
    { text: shape === 'time' ? 'Period' : 'Group', numeric: false, latest: false },
    ...series.map(({ label }) => ({ text: `${label} (${unitLabel})`, numeric: true, latest: false })),
  ];
  const rows = positions.map(({ label }, index) => {
    const latest = shape === 'time' && index === positions.length - 1;
    return writeRow(
      label,
      series.map(({ points }) => points[index]?.text ?? ''),
      latest,
    );
  });
  const comparisons = [...(target ? [{ label: 'Target', text: target.text }] : []), ...benchmarks];
  for (const { label, text } of comparisons) {
    rows.push(
      writeRow(
        label,
        series.map((_, index) => (index === 0 ? text : NOT_APPLICABLE)),
        false,
      ),
    );
  }
  return { columns, rows };
}

function writeRow(label: string, texts: string[], latest: boolean): CellView[] {
  return [
    { text: label, header: true, numeric: false, latest, status: null },
    ...texts.map((text) => ({ text, header: false, numeric: true, latest, status: null })),
  ];
}
