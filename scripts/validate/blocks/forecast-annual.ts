import { newestOutBy, visibleEntries } from '../../schema/dataset.ts';
import { EVIDENCE_MONTHS, LONGEST_MONTHS, monthsBetween } from '../../schema/flows.ts';
import { readAgainst, readForecastWords } from '../../schema/forecast-block.ts';
import type { FencedBlock } from '../../schema/narrative.ts';
import { dateText } from '../../schema/period.ts';
import type { Claim } from '../../schema/records.ts';
import type { OpenDataset } from '../councils/datasets.ts';
import { placeOfWord, problemAt, type Findings, type ProseContext } from '../prose/context.ts';
import { sayUnknownFigure } from '../unknown-figure.ts';
import { fault, firstFault } from './words.ts';

/** `::: forecast children-looked-after to 2028-03 against children-in-care-rate-council of children-aged-0-to-17`: of yearly counts, all but the indicator may be left out. */
export function checkAnnualForecast(block: FencedBlock, dataset: OpenDataset, context: ProseContext): Findings {
  const { rest } = readForecastWords(block.words);
  const against = readAgainst(rest);
  const unread = fault(block, rest !== '' && !against, 'words-beside-block', `“${rest}” beside “::: forecast” would not be shown. Write what to show, to when and against which target, such as ::: forecast children-looked-after to 2028-03 against children-in-care-rate of children-aged-0-to-17.`);
  const found = firstFault(checkSeries(block, dataset, context), checkYears(block, dataset, context), unread, ...(against ? [checkTarget(block, against.rate, context), checkPopulation(block, against.population, context)] : []));
  const shown = [dataset.id, ...(against ? [against.rate, against.population] : [])];
  return found.problems.length > 0 ? found : { problems: [], claims: shown.map((id): Claim => ({ publication: context.publication, asOf: context.asOf, dataset: id, shown: { kind: 'block', name: block.name }, place: block.place })) };
}

function checkSeries(block: FencedBlock, { id, kind, unit, counts, frequency, subset, measure }: OpenDataset, context: ProseContext): Findings {
  const at = { ...block, place: placeOfWord(block.place, id, context) };
  const isPart = counts !== 'children' || subset !== undefined || measure !== undefined;
  return firstFault(
    fault(at, kind === 'table', 'forecast-of-margins', `“${id}” says how children divide by age or placement, not who comes, leaves and moves. A forecast of its parts would have to make that up, and how ages and placements go together too, and would look as if it were known. Forecast the total of an indicator, or give the counts by age and placement for each month in flows.csv.`),
    fault(at, kind !== 'indicator' || unit !== 'count', 'not-a-series', `“${id}” is not a series of counts, so it has no forecast. Name an indicator with a count for each year.`),
    fault(at, frequency !== 'point-in-time' && frequency !== 'year', 'not-a-series', `“${id}” is not a count of one day in each year. How far forecasts miss is known for such counts alone. Name one of them, or give each month’s counts in flows.csv.`),
    fault(at, isPart, 'forecast-without-evidence', `“${id}” is not a count of all children looked after. How far forecasts miss is known for these alone, and a part is harder to forecast: the range would be drawn too narrow. Forecast the total, or give each month’s counts by age and placement in flows.csv.`));
}

/** From the last count on in whole years, as the counts are. */
function checkYears(block: FencedBlock, dataset: OpenDataset, context: ProseContext): Findings {
  const { to } = readForecastWords(block.words);
  const counted = visibleEntries(dataset.entries, context.asOf).filter(({ period, quantity }) => period !== null && quantity.state === 'held').map(({ period }) => period as string).sort();
  const last = counted.at(-1);
  if (last === undefined) return fault(block, true, 'not-yet-published', `“${dataset.id}” has no value published by ${context.asOf}, the publication’s as-of date. Use another, or check the published dates.`);
  if (to === null) return { problems: [], claims: [] };
  const at = { ...block, place: placeOfWord(block.place, to, context) };
  const later = (years: number): string => `${Number(last.slice(0, 4)) + years}${last.slice(4, 7)}`;
  if (!(last.length === 4 ? /^\d{4}$/ : /^\d{4}-(?:0[1-9]|1[0-2])$/).test(to)) return fault(at, true, 'no-such-period', `“${to}” is no ${last.length === 4 ? 'year' : 'month'}. Write how far the forecast goes, such as ${later(3)}.`);
  const months = monthsBetween(`${last}-01`.slice(0, 7), `${to}-01`.slice(0, 7));
  return firstFault(
    fault(at, months < 1, 'forecast-in-past', `${dateText(to)} is not after ${dateText(last)}, when the last count was made. Write a later one, such as ${later(3)}.`),
    fault(at, months > LONGEST_MONTHS, 'forecast-too-far', `${dateText(to)} is ${months} months after the last count. How far forecasts miss is known for ${EVIDENCE_MONTHS} months, and of the total for ${LONGEST_MONTHS}; beyond that it would be a guess. Write ${later(5)} or earlier.`),
    fault(at, months % 12 !== 0, 'forecast-between-years', `${dateText(to)} is not a whole number of years after ${dateText(last)}, and there is one count a year. Write ${later(Math.ceil(months / 12))}.`));
}

function checkTarget(block: FencedBlock, rate: string, context: ProseContext): Findings {
  const dataset = context.datasets.get(rate);
  if (context.brokenIds.has(rate)) return { problems: [], claims: [] };
  return dataset ? fault({ ...block, place: placeOfWord(block.place, rate, context) }, dataset.unit !== 'per-10000' || !newestOutBy(dataset.targets, context.asOf), 'no-target', `“${rate}” has no target for every 10,000 children that was published by ${context.asOf}. Name an indicator of a rate that has one, or leave out “against” and what follows.`)
    : unknown(block, rate, context);
}

function checkPopulation(block: FencedBlock, population: string, context: ProseContext): Findings {
  const dataset = context.datasets.get(population);
  if (context.brokenIds.has(population)) return { problems: [], claims: [] };
  const isCounted = dataset?.kind === 'indicator' && dataset.unit === 'count' && visibleEntries(dataset.entries, context.asOf).some(({ quantity }) => quantity.state === 'held');
  return dataset ? fault({ ...block, place: placeOfWord(block.place, population, context) }, !isCounted, 'no-population', `“${population}” does not count the children who live in the area, or has no value published by ${context.asOf}. Name an indicator that does: a rate needs a number of children that it is of.`)
    : unknown(block, population, context);
}

function unknown(block: FencedBlock, id: string, context: ProseContext): Findings {
  return { problems: [problemAt(placeOfWord(block.place, id, context), 'unknown-figure', sayUnknownFigure(id, context.datasets))], claims: [] };
}
