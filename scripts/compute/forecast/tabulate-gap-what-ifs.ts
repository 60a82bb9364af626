import type { PlacesEdition, PlacesOfType } from '../../schema/capacity.ts';
import type { CouncilFile } from '../../schema/council.ts';
import { isOutBy } from '../../schema/dataset.ts';
import { roundDecimal, type Decimal } from '../../schema/decimal.ts';
import { nextMonth, TYPES, type PlacementType } from '../../schema/flows.ts';
import { dateText } from '../../schema/period.ts';
import type { PlanFile } from '../../schema/plan.ts';
import type { CellView } from '../../schema/report/table.ts';
import { changesFlows, PLACE_LEVERS, type Levers } from '../../schema/scenario.ts';
import { capitalise, joinWords } from '../../schema/words.ts';
import { refusalOf } from '../../validate/forecast/read-capacity.ts';
import { writeCount } from '../chart/fan-input.ts';
import { formatNumber } from '../format.ts';
import { wordsCell, wordsColumn, type PlanTable } from '../plan/cells.ts';
import { typeset } from '../prose.ts';
import { writeChance } from './annual-forecast-view.ts';
import type { CouncilForecast } from './council-forecast.ts';
import type { Gap } from './gap.ts';
import { CATEGORY_LABELS, sayTier } from './say-method.ts';
import { sayWhatIf, TOO_EARLY } from './say-what-if.ts';
import { extentAt } from './scenario.ts';
import { gapOf, labelAssumption, writeGapRange } from './tabulate-gap.ts';
import { pointAt } from './tabulate-forecast.ts';

const NONE = 'None';

/** The gap if nothing changes and under each what-if of a plan, at one date. @param restsOn 'table 4', where its assumptions stand */
export function tabulateGapOfPlan(forecast: CouncilForecast, { types }: PlacesEdition, plan: PlanFile, { months, asOf, sources, restsOn }: { months: number; asOf: string; restsOn: string | null } & Pick<CouncilFile, 'sources'>): PlanTable {
  const shown = Object.values(plan.scenarios).filter(({ published }) => isOutBy(published, asOf));
  const known = TYPES.filter((type) => types[type]);
  const row = (title: string, levers: Levers): CellView[] => {
    const points = forecast.pointsTo(months, levers);
    return [wordsCell(typeset(title), { header: true }), ...known.flatMap((type) => gapCells(gapOf(pointAt(points, type, months), placesUnder(levers, type, types[type] as PlacesOfType, months))))];
  };
  const rows = [row('Nothing changes', {}), ...shown.map((scenario) => row(scenario.title, scenario))];
  return {
    columns: [wordsColumn('If'), ...known.flatMap((type) => [wordsColumn(`${CATEGORY_LABELS[type]}: new places needed`, true), wordsColumn(`${CATEGORY_LABELS[type]}: chance of falling short`, true)])],
    rows,
    notes: [
      `Forecast for the end of ${dateText(nextMonth(forecast.lastMonth, months))}, if the change happens as assumed; in brackets the range in which the number should lie in 8 of 10 cases. Places are rounded up.`,
      ...explainSigns(rows),
      ...shown.map((scenario) => sayWhatIf(scenario, forecast, { months, sources, replaced: known.flatMap((type) => sayReplaced(scenario, type, types[type] as PlacesOfType, months)) })),
      ...(restsOn === null ? [] : [`Beside what a what-if changes, this rests on what the gap in ${restsOn} rests on.`]),
      ...(shown.some(changesFlows) ? [TOO_EARLY] : []), sayTier(forecast),
    ],
  };
}

function gapCells(gap: Gap): CellView[] {
  const { gapPlaces, chanceOfShortfall } = gap;
  return [
    wordsCell(`${gapPlaces <= 0 ? NONE : writeCount(Math.ceil(gapPlaces))} (${writeGapRange(gap)})`, { numeric: true }),
    wordsCell(capitalise(writeChance(chanceOfShortfall)), { numeric: true }),
  ];
}

function explainSigns(rows: readonly CellView[][]): string[] {
  const has = (text: string): boolean => rows.some((row) => row.some((cell) => cell.numeric && cell.text.includes(text)));
  const sentences = [...(has(NONE) ? [`“${NONE}” means that no new places are needed on these assumptions.`] : []), ...(has('−') ? ['A minus sign counts places more than are needed.'] : [])];
  return sentences.length === 0 ? [] : [sentences.join(' ')];
}

/** With the what-if's percentages, as far as they have come in by then. */
function placesUnder(levers: Levers, type: PlacementType, places: PlacesOfType, months: number): PlacesOfType {
  const extent = extentAt(levers, months);
  const under = (from: Decimal, to: Decimal): Decimal => (extent === 1 ? to : roundDecimal({ ...from, big: from.big.plus(to.big.minus(from.big).times(extent)) }, 1));
  return PLACE_LEVERS.reduce((changed, name) => {
    const to = levers[name]?.[type];
    return to === undefined || extent === 0 ? changed : { ...changed, [name]: { ...changed[name], value: under(changed[name].value, to) } };
  }, places);
}

/** 'Residential: occupancy that can be kept 80% instead of 85%. At 80% occupancy 8% of requests find no bed with 25 beds.' */
function sayReplaced(levers: Levers, type: PlacementType, places: PlacesOfType, months: number): string[] {
  const under = placesUnder(levers, type, places, months);
  const changed = PLACE_LEVERS.filter((name) => !under[name].value.big.eq(places[name].value.big));
  if (changed.length === 0) return [];
  const words = changed.map((name) => `${labelAssumption(name)} ${formatNumber(under[name].value)}% instead of ${formatNumber(places[name].value)}%`);
  return [`${CATEGORY_LABELS[type]}: ${joinWords(words)}.`, ...(changed.includes('occupancy') ? [`${refusalOf(under).words}, even if every bed suited every child.`] : [])];
}
