import { groupDigits } from '../../schema/decimal.ts';
import type { ChartInput } from './chart-input.ts';

export interface ValueAxis {
  low: number;
  high: number;
  ticks: { value: number; text: string }[];
  /** '68%' where the axis starts above zero, else null. */
  startText: string | null;
}

const MAX_TICKS = 6;
const MIN_TICKS = 4;
/** An axis spans at least this share of its largest value, so that noise doesn't look like change. */
const MIN_SPAN_SHARE = 0.05;

/**
 * Round bounds of a line chart's axis with 4 to 6 ticks; from zero where the values reach down to half of the largest,
 * otherwise from below the smallest, so that no line or rule lies on the axis.
 */
export function chooseValueAxis(values: number[], unit: ChartInput['unit'], unitLabel: string): ValueAxis {
  const largest = Math.max(...values);
  const smallest = Math.min(...values);
  let bottom = smallest > 0 && smallest <= largest / 2 ? 0 : smallest;
  let top = smallest < 0 ? Math.max(largest, 0) : largest;
  const lacking = Math.max(MIN_SPAN_SHARE * Math.max(Math.abs(top), Math.abs(bottom)) - (top - bottom), 0);
  bottom = bottom >= 0 ? Math.max(0, bottom - lacking / 2) : bottom - lacking / 2;
  const ceiling = unit === 'percent' && largest <= 100 ? 100 : Infinity;
  top = Math.min(ceiling, top + (lacking / 2 || (top === bottom ? 1 : 0)));

  for (const step of roundSteps(top - bottom, unit === 'count')) {
    let first = bottom > 0 ? Math.ceil(bottom / step - 1e-9) - 1 : Math.floor(bottom / step + 1e-9);
    let last = Math.ceil(top / step - 1e-9);
    if (last - first + 1 > MAX_TICKS) continue;
    while (last - first + 1 < MIN_TICKS) {
      if ((last + 1) * step <= ceiling) last++;
      else first--;
    }
    return buildAxis(first, last, step, unit, unitLabel);
  }
  throw new Error(`no round axis for ${values.join(', ')}`);
}

function buildAxis(first: number, last: number, step: number, unit: ChartInput['unit'], unitLabel: string): ValueAxis {
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  const ticks = [];
  for (let index = first; index <= last; index++) {
    const value = Number((index * step).toFixed(decimals));
    ticks.push({ value, text: writeTick(value, decimals, unit, unitLabel) });
  }
  const low = ticks[0]?.value ?? 0;
  return { low, high: ticks.at(-1)?.value ?? 0, ticks, startText: low > 0 ? (ticks[0]?.text ?? null) : null };
}

/** Ascending: 1, 2, 5 times a power of ten, and 25, 250 ... which are round only as whole numbers. */
function* roundSteps(span: number, whole: boolean): Generator<number> {
  const magnitude = Math.floor(Math.log10(span));
  for (let exponent = magnitude - 1; exponent <= magnitude + 1; exponent++) {
    for (const mantissa of [1, 2, 2.5, 5]) {
      const step = mantissa * 10 ** exponent;
      if (mantissa === 2.5 && exponent < 1) continue;
      if (!whole || step >= 1) yield step;
    }
  }
  if (whole) yield 1;
}

function writeTick(value: number, decimals: number, unit: ChartInput['unit'], unitLabel: string): string {
  const digits = groupDigits(Math.abs(value).toFixed(decimals));
  const sign = value < 0 ? '−' : '';
  if (unit === 'percent') return `${sign}${digits}%`;
  if (unit !== 'money') return `${sign}${digits}`;
  const scale = /million/.test(unitLabel) ? 'm' : /thousand/.test(unitLabel) ? 'k' : '';
  return `${sign}£${digits}${scale}`;
}
