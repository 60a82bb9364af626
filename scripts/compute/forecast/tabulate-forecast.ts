import type { CouncilFile } from '../../schema/council.ts';
import { isOutBy } from '../../schema/dataset.ts';
import { CATEGORIES, monthsBetween, nextMonth, TYPES, type Category } from '../../schema/flows.ts';
import { dateText } from '../../schema/period.ts';
import type { PlanFile, SolveFor } from '../../schema/plan.ts';
import type { CellView } from '../../schema/report/table.ts';
import { changesFlows } from '../../schema/scenario.ts';
import { capitalise } from '../../schema/words.ts';
import { writeCount, writeEnds } from '../chart/fan-input.ts';
import { markNotes, wordsCell, wordsColumn, type PlanTable } from '../plan/cells.ts';
import { typeset } from '../prose.ts';
import { writeChance } from './annual-forecast-view.ts';
import type { CouncilForecast } from './council-forecast.ts';
import { chanceOfAtMost } from './intervals.ts';
import type { ForecastPoint } from './forecast.ts';
import { shareThatFell } from './reference-class.ts';
import { CATEGORY_LABELS, sayLearning, sayTier } from './say-method.ts';
import { sayOrigin, sayWhatIf, TOO_EARLY } from './say-what-if.ts';
import { solveForTarget } from './solve-target.ts';
import { judgeSkill, writeMiss } from './too-narrow.ts';

/** '351 (310 to 398)' */
function rangeCell({ forecast, lo80, hi80 }: ForecastPoint): CellView {
  const { from, to } = writeEnds(lo80, hi80);
  return wordsCell(`${writeCount(forecast)} (${from} to ${to})`, { numeric: true });
}

export function pointAt(points: readonly ForecastPoint[], category: Category, h: number): ForecastPoint {
  return points.find((point) => point.cat === category && point.h === h) as ForecastPoint;
}

/** What happens if nothing changes, and each what-if of the flows, at one date. One of the places alone would repeat the first row. */
export function tabulateScenarios(forecast: CouncilForecast, plan: PlanFile, { months, asOf, sources }: { months: number; asOf: string } & Pick<CouncilFile, 'sources'>): PlanTable {
  const shown = Object.values(plan.scenarios).filter((scenario) => isOutBy(scenario.published, asOf) && changesFlows(scenario));
  const categories: Category[] = ['total', ...TYPES];
  const row = (title: string, points: readonly ForecastPoint[]): CellView[] => [wordsCell(typeset(title), { header: true }), ...categories.map((category) => rangeCell(pointAt(points, category, months)))];
  return {
    columns: [wordsColumn('If'), ...categories.map((category) => wordsColumn(CATEGORY_LABELS[category], true))],
    rows: [row('Nothing changes', forecast.pointsTo(months)), ...shown.map((scenario) => row(scenario.title, forecast.pointsTo(months, scenario)))],
    notes: [
      `Children forecast for the end of ${dateText(nextMonth(forecast.lastMonth, months))}, if the change happens as assumed; in brackets the range in which the number should lie in 8 of 10 cases.`,
      ...shown.map((scenario) => sayWhatIf(scenario, forecast, { months, sources })), TOO_EARLY, sayTier(forecast),
    ],
  };
}

/** What each number to be reached would take. */
export function tabulateTargets(forecast: CouncilForecast, plan: PlanFile, { asOf, sources }: { asOf: string } & Pick<CouncilFile, 'sources'>): PlanTable {
  const { model, lastMonth, own } = forecast;
  if (!model) throw new Error('a target needs flows');
  const shown = Object.values(plan['solve-for']).filter(({ published }) => isOutBy(published, asOf));
  const now = forecast.historyOf('total').at(-1)?.count as number;
  const years = new Set<number>();
  const cellNotes: string[] = [];
  const sayRate = ({ 'rate-per-10000': rate, population }: SolveFor): string[] => (rate && population ? [typeset(`${rate.big.toFixed(rate.decimals)} per 10,000 of a population of ${writeCount(population.value)}. Source: ${sayOrigin(population.source, sources)}.`)] : []);
  const rows = shown.map((target) => {
    const count = countOf(target);
    const months = monthsBetween(lastMonth, target.by);
    const base = pointAt(forecast.pointsTo(months), 'total', months);
    const factorOf = (lever: 'entries' | 'exits'): number | null => solveForTarget(model.start, model.parameters, { count, months, lever, ...(own ? { weight: own.weight } : {}) });
    const fell = shareThatFell(count / now - 1, months);
    years.add(fell.years);
    return [
      wordsCell(typeset(target.title), { header: true, notes: markNotes(cellNotes, sayRate(target)) }), wordsCell(dateText(target.by)), wordsCell(writeCount(Math.floor(count)), { numeric: true }), rangeCell(base), wordsCell(capitalise(writeChance(chanceOfAtMost(count, base))), { numeric: true }),
      base.forecast <= count ? wordsCell(NOTHING, { numeric: true }) : sayChange(factorOf('entries')), base.forecast <= count ? wordsCell(NOTHING, { numeric: true }) : sayChange(factorOf('exits')),
      wordsCell(`${fell.isAtMost ? 'At most ' : ''}${percent(fell.share)}`, { numeric: true }),
    ];
  });
  return {
    columns: [wordsColumn('Target'), wordsColumn('By the end of'), wordsColumn('Children at most', true), wordsColumn('Forecast (8 in 10 range)', true), wordsColumn('Chance of meeting it', true), wordsColumn('Fewer would have to come', true), wordsColumn('Or more would have to leave', true), wordsColumn(CHANGED_SO, true)],
    rows,
    notes: [
      'Fewer coming, or more leaving, in every month from now on and at every age alike; each of the two alone would do.',
      `${CHANGED_SO}: of windows of ${[...years].sort().join(' and ')} years of English councils, March 2011 to March 2025, in how many the number of children in care fell at least as much, in proportion. Source: Department for Education, Children looked after in England.`, sayTier(forecast),
    ],
    cellNotes,
  };
}

/** Children at the target. */
export function countOf({ count, 'rate-per-10000': rate, population }: SolveFor): number {
  return count ?? rate!.big.times(population!.value).div(10000).toNumber();
}

const CHANGED_SO = 'English councils that changed so';
const NOTHING = 'None needed';
const NOT_ALONE = 'Not by this alone';

/** 0.82 -> '18%'; rounded up, so that it would be enough. */
function sayChange(factor: number | null): CellView {
  return factor === null ? wordsCell(NOT_ALONE, { numeric: true }) : wordsCell(`${Math.ceil(Math.abs(1 - factor) * 100 - 1e-9)}%`, { numeric: true });
}

function percent(share: number): string {
  return `${Math.round(100 * share)}%`;
}

/** How the forecast would have done in the past, beside the last count. */
export function tabulateBacktest(forecast: CouncilForecast, category: Category | null): PlanTable {
  const shown = forecast.scores.filter(({ cat }) => category === null || cat === category).sort((a, b) => CATEGORIES.indexOf(a.cat) - CATEGORIES.indexOf(b.cat) || a.h - b.h);
  const verdicts = { closer: 'The forecast was closer', 'no-closer': 'The last count was as accurate', 'too-few': 'Too few tests to say' };
  return {
    columns: [wordsColumn('Forecast of'), wordsColumn('How it did'), wordsColumn('Forecast missed by', true), wordsColumn('Last count missed by', true), wordsColumn('Within the 8 in 10 range', true), wordsColumn('Tests', true), wordsColumn('Not overlapping', true)],
    rows: shown.map((score) => [
      wordsCell(`${CATEGORY_LABELS[score.cat]}, ${score.h} months ahead`, { header: true }), wordsCell(verdicts[judgeSkill(score)]), wordsCell(writeMiss(score.mae.blend), { numeric: true }), wordsCell(writeMiss(score.mae.naive), { numeric: true }),
      wordsCell(percent(score.cover80), { numeric: true }), wordsCell(String(score.origins), { numeric: true }), wordsCell(String(score.independent), { numeric: true }),
    ]),
    notes: ['Every three months of the past, the forecast was made anew from what was known then, and compared with what came. “Missed by” is the mean miss, in children. About 80% of the counts should lie within the range.', ...sayLearning(forecast)],
  };
}
