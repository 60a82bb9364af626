import type { CellView, TableView } from '../../schema/report/table.ts';
import type { ChartInput } from './chart-input.ts';

/** The chart's data: a row for each period or category; target and benchmarks are no periods, and are told beneath. */
export function tabulateChart({ shape, series, unitLabel, target, benchmarks, goodIs }: ChartInput): Pick<TableView, 'columns' | 'rows' | 'notes'> {
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
  const comparisons = [
    ...(target ? [`Target: ${target.text}${{ high: ' or more', low: ' or less', neither: '' }[goodIs]}.`] : []),
    ...benchmarks.map(({ label, text, period }) => `${label}, ${period ?? 'date not given'}: ${text}.`),
  ];
  return { columns, rows, notes: comparisons.length > 0 ? [comparisons.join(' ')] : [] };
}

function writeRow(label: string, texts: string[], latest: boolean): CellView[] {
  return [
    { text: label, header: true, numeric: false, latest, status: null },
    ...texts.map((text) => ({ text, header: false, numeric: true, latest, status: null })),
  ];
}
