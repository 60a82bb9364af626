import type { Withheld } from '../../protect/protect-flows.ts';
import { BANDS, EVIDENCE_MONTHS, FEWEST_MONTHS, OWN_PAST_MONTHS, UASC, type Category } from '../../schema/flows.ts';
import { dateText } from '../../schema/period.ts';
import { capitalise, joinWords } from '../../schema/words.ts';
import type { BacktestScore } from './backtest.ts';
import type { CouncilForecast } from './council-forecast.ts';
import { WEIGHT } from './forecast.ts';
import { FEWEST_TARGETS, isTooWide, judgeSkill } from './too-narrow.ts';

export const CATEGORY_LABELS: Record<Category, string> = {
  total: 'All children', fostering: 'Fostering', residential: 'Residential', supported: 'Supported accommodation', other: 'Other placements',
  '0': 'Under 1', '1-4': '1 to 4', '5-9': '5 to 9', '10-15': '10 to 15', '16-17': '16 and 17',
  uasc: 'Unaccompanied asylum-seeking children',
};

/** 'children in residential placements', 'children aged 10 to 15' */
export const CATEGORY_WORDS: Record<Category, string> = {
  total: 'Children in care', fostering: 'Children in fostering', residential: 'Children in residential placements', supported: 'Children in supported accommodation', other: 'Children in other placements',
  '0': 'Children in care under 1', '1-4': 'Children in care aged 1 to 4', '5-9': 'Children in care aged 5 to 9', '10-15': 'Children in care aged 10 to 15', '16-17': 'Children in care aged 16 and 17',
  uasc: 'Unaccompanied asylum-seeking children',
};

/** What a reader must know of a forecast, in sentences: what it is made from, how wide it is, how it did in the past, and what it can't know. */
export function sayMethod(forecast: CouncilForecast, category: Category, months: number): string[] {
  return [
    sayData(forecast),
    ...sayTooShort(forecast),
    ...(months > EVIDENCE_MONTHS ? [`How far forecasts miss is known for ${EVIDENCE_MONTHS} months. Beyond them the ranges are taken to widen as those of the total of English councils do.`] : []),
    `In 8 of 10 cases the number should lie in the inner range, and in 95 of 100 in the outer. ${sayRanges(forecast, category)}`,
    ...(category === UASC ? ['How many come follows how the country shares these children among councils, so that forecasts of their number missed by more than four times as much as those of all children.'] : []),
    ...sayTest(forecast, category),
    'It can’t see turning points: a change in the law, in practice, or in who comes to the area.',
  ];
}

/** Why only the total is forecast. */
export const WITHHELD: Record<'small' | Withheld, string> = {
  small: 'by age and placement some counts are so small that they could tell of a child',
  'hidden-in-file': 'counts by age and placement are hidden in the council’s own file',
  'absent-in-file': 'the council’s own file has no counts by age and placement',
  'hidden-elsewhere': 'another table of the same children hides a count, which could be worked out with counts by age and placement',
};

/** Why unaccompanied children are not shown, or not for each month. */
export const UASC_WITHHELD = 'another table of children in care hides a count, which could be worked out with theirs';

/** The tier, the window and the weight. */
function sayData({ flows, categories, windowMonths, lastMonth, own }: CouncilForecast): string {
  const isUasc = categories.includes(UASC);
  const window = `over the ${windowMonths} months to ${dateText(lastMonth)}`;
  const weight = own && flows.choices?.weight === 'chosen' ? `${PLACES[own.weight]}. That weight was chosen from five, because it missed the total least on this council’s own past.` : `${PLACES[WEIGHT]}, a weight that was set beforehand.`;
  if (flows.tier === 'years') {
    const why = flows.isShort ? `fewer than ${FEWEST_MONTHS} months of flows are known` : isUasc && flows.withheld ? UASC_WITHHELD : 'the numbers who come and leave in a month are so small that they could tell of a child';
    return `Made from one count a year, because ${why}. It is the last count, which is hard to beat${isUasc ? '' : '; ages and placements are not told apart'}.`;
  }
  if (isUasc) return `Made from how many of them came and left in each month, at every age and in every placement alike, ${window}. ${weight}`;
  if (flows.tier === 'totals') return `Made from the totals of each month alone, ${window}: ${WITHHELD[flows.withheld ?? 'small']}. ${weight}`;
  const moves = flows.history.moves ? ', and who moved between placements' : flows.withoutMoves ? '; moves between placements are left out, because they are so few that they could tell of a child' : '; moves between placements are not recorded, and follow from the balance';
  return `Made from who came and left by month, age and placement ${window}${moves}. ${weight}`;
}

/** By the weight of the last count. */
const PLACES: Record<number, string> = {
  0: 'It is what these flows lead to, with no weight on the last count', 0.25: 'It stands three quarters of the way from the last count to what these flows lead to', 0.5: 'It stands halfway between the last count and what these flows lead to',
  0.75: 'It stands a quarter of the way from the last count to what these flows lead to', 1: 'It is the last count, with no weight on these flows',
};

function sayRanges({ flows, own }: CouncilForecast, category: Category): string {
  const isOwn = own !== null && flows.choices?.spread === 'own-errors';
  if (isOwn && own.spreads.some(({ cat, n }) => cat === category && n > 0)) return 'The ranges hold what chance does, and how far forecasts missed in the past, those of English councils and this council’s own.';
  const ofAll = 'The ranges hold what chance does, and how far such forecasts of English councils missed in the past.';
  return isOwn && BANDS.some((band) => band === category) ? `${ofAll} This council’s own misses are left out, because forecasts by age are not tested on its past.` : ofAll;
}

/** 'the weight and the ranges': what the council asks its own past for. */
function askedOf({ choices }: CouncilForecast['flows']): string[] {
  return [...(choices?.weight === 'chosen' ? ['the weight'] : []), ...(choices?.spread === 'own-errors' ? ['the ranges'] : [])];
}

function sayTooShort({ flows, own }: CouncilForecast): string[] {
  const asked = askedOf(flows);
  return own || asked.length === 0 ? [] : [`Fewer than ${OWN_PAST_MONTHS} months may be used here, so ${joinWords(asked)} could not be taken from this council’s own past.`];
}

/** That a test of what is learnt from the past doesn't know its own outcome. */
export function sayLearning(forecast: CouncilForecast): string[] {
  const asked = askedOf(forecast.flows);
  return forecast.own ? [`${capitalise(joinWords(asked))} of each test ${asked.join() === 'the weight' ? 'is' : 'are'} made from what was known then, too; before ${OWN_PAST_MONTHS} months were known, without this council’s own past.`] : sayTooShort(forecast);
}

/** As short as a table's note may be. */
export function sayTier(forecast: CouncilForecast): string {
  const { flows, lastMonth } = forecast;
  return [flows.tier === 'states' ? `Made from the counts of each month by age and placement, to ${dateText(lastMonth)}.`
    : `Made from the totals of each month alone, to ${dateText(lastMonth)}: ${WITHHELD[flows.withheld ?? 'small']}.`, ...sayTooShort(forecast)].join(' ');
}

function sayTest({ scores, widened, flows }: CouncilForecast, category: Category): string[] {
  const own = scores.filter(({ cat }) => cat === category);
  if (own.length === 0) return flows.tier === 'years' || scores.length > 0 ? [] : ['Too few months may be used to test this forecast on the past.'];
  const judged = { closer: own.filter((score) => judgeSkill(score) === 'closer'), 'no-closer': own.filter((score) => judgeSkill(score) === 'no-closer'), 'too-few': own.filter((score) => judgeSkill(score) === 'too-few') };
  const at = (list: readonly BacktestScore[]): string => `${joinWords(list.map(({ h }) => String(h)))} months ahead`;
  const factor = widened.get(category);
  return [
    [
      'Tested on this council’s own past:',
      joinWords([
        ...(judged.closer.length > 0 ? [`${at(judged.closer)} the forecast was closer than the last count`] : []),
        ...(judged['no-closer'].length > 0 ? [`${at(judged['no-closer'])} the last count was as accurate`] : []),
        ...(judged['too-few'].length > 0 ? [`${at(judged['too-few'])} there are fewer than ${FEWEST_TARGETS} tests that don’t overlap, too few to claim skill`] : []),
      ]),
    ].join(' ').concat('.'),
    ...(factor === undefined ? [] : [`The ranges are ${Math.round(100 * (factor - 1))}% wider than the method gives, because too few of the past counts lay within them.`]),
    ...(own.some(isTooWide) ? ['More of the past counts lay within the ranges than should, so they may be wider than they need be; they are left so.'] : []),
  ];
}
