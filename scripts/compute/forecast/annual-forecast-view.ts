import { EVIDENCE_MONTHS } from '../../schema/flows.ts';
import { anyPeriodText, periodText } from '../../schema/period.ts';
import type { ChartView } from '../../schema/report/chart.ts';
import type { CellView, TableView } from '../../schema/report/table.ts';
import { joinWords } from '../../schema/words.ts';
import { computeFanChart } from '../chart/compute-fan-chart.ts';
import { type FanChartInput, writeCount, writeEnds } from '../chart/fan-input.ts';
import type { AnnualForecast, AnnualPoint } from './forecast-annual.ts';

/** What is said with every forecast of a yearly total, whatever the council. */

/** Mean absolute error of the last count, in per cent, after 1, 2 and 3 years; of English councils, from 2015 to 2024 (specification, part 2). */
const MISSED_PERCENT = ['5.8', '8.8', '11.0'] as const;
/** By how much the best other method's error was smaller, at most. */
const BEATEN_BY_PERCENT = 3;

export interface AnnualTarget {
  /** Children at the target: rate times population. */
  count: number;
  /** '60 per 10,000' */
  rateText: string;
  /** '67,149' */
  populationText: string;
  /** '30 June 2024' */
  populationPeriod: string;
}

type Words = Pick<FanChartInput, 'id' | 'number' | 'headline' | 'measure' | 'unitLabel' | 'place' | 'source' | 'notes'>;

/** The fan chart, with notes on what it rests on and what it can't know, and a small table of the years ahead. */
export function annualForecastView(forecast: AnnualForecast, words: Words, target: AnnualTarget | null): { chart: ChartView; table: TableView } {
  const { frequency, history, points } = forecast;
  const chart = computeFanChart({
    ...words, frequency, history, points,
    target: target && { value: target.count, label: 'Target' },
    notes: [...words.notes, ...listNotes(forecast, target).map((text): ChartView['notes'][number] => [{ kind: 'text', text }])],
  });
  return { chart, table: tabulateYears(forecast, words, target) };
}

function listNotes({ last, after, years, frequency }: AnnualForecast, target: AnnualTarget | null): string[] {
  const end = years.at(-1) as AnnualPoint;
  return [
    ...(after.length > 0 ? [`The forecast starts at ${periodText(last.period, frequency)}. No later count can be shown: ${joinWords(after.map((period) => periodText(period, frequency)))}.`] : []),
    `The forecast is the last count, which is hard to beat. Tested on England’s councils from 2015 to 2024, it missed by ${MISSED_PERCENT[0]}% on average after 1 year, ${MISSED_PERCENT[1]}% after 2 and ${MISSED_PERCENT[2]}% after 3. No other method tested made that error smaller by more than ${BEATEN_BY_PERCENT}%.`,
    'The ranges are made from how far such forecasts have missed, and from chance in who comes and goes. No method tested could see a turning point.',
    'A yearly total cannot say who will arrive, how old the children will be or which homes they will need. The council’s monthly counts by age and placement would carry that, with those who enter, leave and move. Its places and who uses them would give the gap.',
    ...(end.months > EVIDENCE_MONTHS ? [`Beyond ${EVIDENCE_MONTHS} months fewer forecasts could be tested. Take the ranges there as rough.`] : []),
    ...(target ? [`The target of ${target.rateText} is read here as ${writeCount(target.count)} children: that rate of the ${target.populationText} children estimated to live here on ${target.populationPeriod}. The population is held at that number.`] : []),
  ];
}

function tabulateYears({ years, frequency, last }: AnnualForecast, { id, measure, place }: Words, target: AnnualTarget | null): TableView {
  const titles = ['Date', 'Forecast', '8 in 10 chances', '95 in 100 chances', ...(target ? [`Chance of ${writeCount(target.count)} or fewer`] : [])];
  const dash = (low: number, high: number): string => Object.values(writeEnds(low, high)).join('–');
  const rows = years.map(({ period, forecast, lo80, hi80, lo95, hi95, chance }) => [
    periodText(period, frequency), writeCount(forecast), dash(lo80, hi80), dash(lo95, hi95), ...(chance === null ? [] : [writeChance(chance)]),
  ].map((text, index): CellView => ({ text, header: index === 0, numeric: index > 0, latest: false, status: null })));
  return {
    id: `${id}-years`, number: null, caption: `${measure}, ${place}: forecast from the count of ${anyPeriodText(last.period)}`,
    columns: titles.map((text, index) => ({ text, numeric: index > 0, latest: false })), rows, source: null, wide: false,
    notes: ['A range is where the count should lie, with the chances given.'],
  };
}

/** To the nearest per cent; no chance is said to be nought or certain. */
export function writeChance(chance: number): string {
  if (chance < 0.005) return 'under 1%';
  return chance >= 0.995 ? 'over 99%' : `${Math.round(100 * chance)}%`;
}
