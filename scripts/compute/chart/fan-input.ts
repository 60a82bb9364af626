import { groupDigits } from '../../schema/decimal.ts';
import { periodStart, periodText, shortPeriodText, spanText, type Frequency } from '../../schema/period.ts';
import type { Inline } from '../../schema/report/prose.ts';
import type { SourceView } from '../../schema/report/source.ts';

/** Counts so far and a forecast with its two intervals. Every count is already protected. */
export interface FanChartInput {
  id: string;
  /** 'Figure 1' */
  number: string;
  headline: Inline[];
  /** 'Children looked after' */
  measure: string;
  /** What is counted, for axis and table: 'Children' */
  unitLabel: string;
  place: string;
  /** In which the periods are written */
  frequency: Frequency;
  /** Oldest first; the last one must be known. */
  history: FanCount[];
  /** Oldest first, not rounded. */
  points: FanPoint[];
  /** `label` is a name for the rule, such as 'Target', to which the value is added. */
  target: { value: number; label: string } | null;
  source: SourceView;
  notes: Inline[][];
}

export interface FanCount {
  period: string;
  value: number | null;
  /** Where it isn't the digits alone: '437 [r]', '[c]' */
  text?: string;
  /** Why there is no value; hidden, where this is left out. */
  absent?: 'suppressed' | 'missing';
}

export interface FanPoint {
  period: string;
  forecast: number;
  lo80: number;
  hi80: number;
  lo95: number;
  hi95: number;
  /** Gives the band its shape between two periods of the table, and isn't told in words. `period` is then a date. */
  between?: boolean;
}

/** A count or a forecast at a place in time, with its words. */
interface FanPosition {
  date: string;
  label: string;
  shortLabel: string;
}

/** What drawing and description are made from. */
export interface Fan extends Pick<FanChartInput, 'place' | 'unitLabel' | 'target' | 'frequency'> {
  /** '31 March 2021 to 31 March 2025, and forecast to 31 March 2028' */
  span: string;
  history: (FanPosition & { key: string; value: number | null; text: string; absent: 'suppressed' | 'missing' | null })[];
  points: (FanPosition & FanPoint)[];
}

export function readFan({ place, unitLabel, target, frequency, history, points }: FanChartInput): Fan {
  const last = history.at(-1);
  if (last?.value == null || points.length === 0) throw new Error('a forecast needs a last count and at least one period ahead');
  const position = (period: string, isBetween = false): FanPosition =>
    isBetween ? { date: period, label: '', shortLabel: '' } : { date: periodStart(period, frequency), label: periodText(period, frequency), shortLabel: shortPeriodText(period, frequency) };
  const span = spanText((history[0] as FanCount).period, last.period, frequency);
  return {
    place, unitLabel, target, frequency,
    span: `${span}, and forecast to ${periodText((points.findLast(({ between }) => !between) as FanPoint).period, frequency)}`,
    history: history.map(({ period, value, text, absent = 'suppressed' }) => ({
      key: period, ...position(period), value, absent: value === null ? absent : null,
      text: text ?? (value !== null ? writeCount(value) : absent === 'suppressed' ? '[c]' : '[x]'),
    })),
    points: points.map((point) => ({ ...point, ...position(point.period, point.between) })),
  };
}

/** To the nearest child. */
export function writeCount(count: number): string {
  return groupDigits(Math.round(count));
}

/** Whole children, outwards: the range that is said is never narrower than the one that was computed. */
export function writeEnds(low: number, high: number): { from: string; to: string } {
  return { from: groupDigits(Math.floor(low)), to: groupDigits(Math.ceil(high)) };
}
