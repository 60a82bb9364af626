import type { Parameters } from './estimate.ts';
import { intervalsOf, type Intervals } from './intervals.ts';
import { dot, quadraticForm, type Vector } from './matrix.ts';
import { project, type Projection } from './project.ts';
import { CATEGORIES, indicatorOf, TYPES, type Category, type PlacementType } from '../../schema/flows.ts';
import { structuralError } from './structural-error.ts';

/** One category, so many months ahead. */
export interface ForecastPoint extends Intervals {
  h: number;
  cat: Category;
  /** The mean of the flows alone. */
  flow: number;
  /** The last count, grown where an assumption says so. */
  anchor: number;
  forecast: number;
  processVariance: number;
  structuralSd: number;
  totalVariance: number;
}

export interface ForecastOptions {
  months: number;
  /** Of the last count against the flows. */
  weight?: number;
  /** What the last count is multiplied by after so many months, by type. */
  growth?: (type: PlacementType, monthsAhead: number) => number;
  categories?: readonly Category[];
  /** What a what-if would have the flows be, instead of `parameters` in every month. Its whole effect is added, not diluted by the last count. */
  scenario?: (monthsAhead: number) => Parameters;
  /** In place of the table's: where a council's own errors are known. */
  errorOf?: (category: Category, months: number) => number;
}

export const WEIGHT = 0.5;

const NO_GROWTH = (): number => 1;

/** The last count and the flows, averaged, with what chance and what past forecasts' errors leave open (specification 1.5). */
export function forecast(start: Vector, parameters: Parameters, { months, weight = WEIGHT, growth = NO_GROWTH, categories = CATEGORIES, scenario, errorOf = structuralError }: ForecastOptions): { points: ForecastPoint[]; projection: Projection } {
  const projection = project(start, () => parameters, months);
  const changed = scenario && project(start, scenario, months);
  const points: ForecastPoint[] = [];
  for (let h = 1; h <= months; h++) {
    const flows = projection.mean[h] as number[];
    const { anchors, centres } = centreAt(h, { start, flows, changed: changed ? changed.mean[h] as number[] : flows, weight, growth });
    for (const cat of categories) {
      const inCategory = indicatorOf(cat);
      const centre = dot(inCategory, centres);
      const processVariance = quadraticForm(inCategory, projection.covariance[h] as number[][]);
      const structuralSd = errorOf(cat, h);
      const totalVariance = processVariance + (structuralSd * centre) ** 2;
      points.push({ h, cat, flow: dot(inCategory, flows), anchor: dot(inCategory, anchors), forecast: centre, processVariance, structuralSd, totalVariance, ...intervalsOf(centre, totalVariance) });
    }
  }
  return { points, projection };
}

/** By state, so many months ahead. @param changed the mean of the flows under a what-if */
export function centreAt(h: number, { start, flows, changed, weight = WEIGHT, growth = NO_GROWTH }: { start: Vector; flows: Vector; changed: Vector } & Pick<ForecastOptions, 'weight' | 'growth'>): { anchors: number[]; centres: number[] } {
  const anchors = start.map((count, state) => count * growth(TYPES[state % TYPES.length] as PlacementType, h));
  return { anchors, centres: anchors.map((anchor, state) => Math.max(0, weight * anchor + (1 - weight) * (flows[state] as number) + (changed[state] as number) - (flows[state] as number))) };
}
