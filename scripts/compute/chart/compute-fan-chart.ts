import type { ChartView } from '../../schema/report/chart.ts';
import type { CellView, ColumnView } from '../../schema/report/table.ts';
import { capitalise } from '../../schema/words.ts';
import { markerNotes } from '../kpi/notes.ts';
import { NARROW, WIDE } from './chart-style.ts';
import { writeSubtitle } from './compute-chart.ts';
import { describeFan } from './describe-fan.ts';
import { readFan, writeCount, writeEnds, type Fan, type FanChartInput } from './fan-input.ts';
import { specifyFan } from './fan-spec.ts';
import { chooseValueAxis } from './value-axis.ts';

/** History and forecast with its two intervals, as one view. Throws without a last count or anything ahead: a bug. */
export function computeFanChart(input: FanChartInput): ChartView {
  const { id, number, headline, source, notes, measure, unitLabel, place } = input;
  const fan = readFan(input);
  const values = [...fan.history.flatMap(({ value }) => value ?? []), ...fan.points.flatMap(({ lo95, hi95 }) => [lo95, hi95]), ...(fan.target ? [fan.target.value] : [])];
  const axis = chooseValueAxis(values, 'count', unitLabel);
  const subtitle = writeSubtitle({ measure, unitLabel, place, period: fan.span });
  const table = tabulateFan(fan);
  const { target } = fan;
  const targetNotes = target ? [`${capitalise(target.label)}: ${writeCount(target.value)} ${unitLabel.toLowerCase()}.`] : [];
  return {
    id, number, headline, subtitle, source, notes,
    description: describeFan(fan, axis.startText), spec: specifyFan(fan, axis, WIDE), narrowSpec: specifyFan(fan, axis, NARROW),
    table: { id: `${id}-data`, number: null, caption: `Data for ${number.replace(/^F/, 'f')}: ${subtitle}`, ...table, notes: [...targetNotes, ...markerNotes(table.rows)], source: null, wide: false },
  };
}

const NOT_APPLICABLE = '[z]';

/** A row for each count, then one for each period of the forecast. */
function tabulateFan({ unitLabel, history, points }: Fan): { columns: ColumnView[]; rows: CellView[][] } {
  const titles = ['Period', `Count or forecast (${unitLabel.toLowerCase()})`, '80% range from', '80% range to', '95% range from', '95% range to'];
  const row = (label: string, texts: string[], latest = false): CellView[] => [
    { text: label, header: true, numeric: false, latest, status: null }, ...texts.map((text) => ({ text, header: false, numeric: true, latest, status: null })),
  ];
  const none = [NOT_APPLICABLE, NOT_APPLICABLE, NOT_APPLICABLE, NOT_APPLICABLE];
  return {
    columns: titles.map((text, index) => ({ text, numeric: index > 0, latest: false })),
    rows: [
      ...history.map(({ label, text }, index) => row(`${label}, count`, [text, ...none], index === history.length - 1)),
      ...points.filter(({ between }) => !between).map(({ label, forecast, lo80, hi80, lo95, hi95 }) => {
        const [inner, outer] = [writeEnds(lo80, hi80), writeEnds(lo95, hi95)];
        return row(`${label}, forecast`, [writeCount(forecast), inner.from, inner.to, outer.from, outer.to]);
      }),
    ],
  };
}
