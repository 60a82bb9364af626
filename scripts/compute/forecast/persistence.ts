import { intervalsOf } from './intervals.ts';
import type { ForecastPoint } from './forecast.ts';
import { structuralError } from './structural-error.ts';
import type { Category } from '../../schema/flows.ts';

/** Share of the children who leave within a year, as the evidence on past errors takes it. */
const TURNOVER = 0.5;

/**
 * The last count, for where nothing else is known: yearly figures, or too few months (specification 1.1, tier D, and 1.6). Its spread is that of
 * past forecasts beyond chance, and chance itself: of n children n(1 - s^2), where s is the share that stays and as many come as leave. The
 * table alone would be narrower than the errors it was made from.
 */
export function persistenceForecast(count: number, months: number, cat: Category = 'total'): ForecastPoint[] {
  return Array.from({ length: months }, (_, i) => {
    const h = i + 1;
    const staying = (1 - TURNOVER) ** (h / 12);
    const processVariance = count * (1 - staying ** 2);
    const structuralSd = structuralError(cat, h);
    const totalVariance = processVariance + (structuralSd * count) ** 2;
    return { h, cat, flow: count, anchor: count, forecast: count, processVariance, structuralSd, totalVariance, ...intervalsOf(count, totalVariance) };
  });
}
