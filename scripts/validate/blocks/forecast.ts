import { CAPACITY } from '../../schema/capacity.ts';
import { isOutBy, newestOutBy } from '../../schema/dataset.ts';
import { FLOWS } from '../../schema/flows-file.ts';
import { CATEGORIES, EVIDENCE_MONTHS, LONGEST_MONTHS, monthsBetween, nextMonth, TYPES, UASC } from '../../schema/flows.ts';
import { isCategory, readForecastWords } from '../../schema/forecast-block.ts';
import type { FencedBlock } from '../../schema/narrative.ts';
import { dateText } from '../../schema/period.ts';
import type { PlanFile } from '../../schema/plan.ts';
import { changesFlows } from '../../schema/scenario.ts';
import { placeOfWord, problemAt, type Findings, type ProseContext } from '../prose/context.ts';
import { didYouMean } from '../suggest.ts';
import { checkAnnualForecast } from './forecast-annual.ts';
import { fault, firstFault } from './words.ts';

const NONE: Findings = { problems: [], claims: [] };

/** `::: forecast`, `::: forecast residential to 2029-03`, or of an indicator with a count a year: `::: forecast children-in-care to 2028-03`. */
export function checkForecastBlock(block: FencedBlock, context: ProseContext): Findings {
  const { name } = readForecastWords(block.words);
  const dataset = name === null || isCategory(name) ? undefined : context.datasets.get(name);
  if (dataset) {
    const words = checkWords(block, 'headline');
    return words.problems.length > 0 ? words : checkAnnualForecast(block, dataset, context);
  }
  if (name !== null && context.brokenIds.has(name)) return checkWords(block, 'headline');
  const known = name === null || isCategory(name);
  return unlessWrong(fault({ ...block, place: placeOfWord(block.place, name ?? '', context) }, !known, 'unknown-category', `There is no forecast of “${name}”.${didYouMean(name ?? '', [...CATEGORIES, UASC, ...context.datasets.keys()])} Write one of ${[...CATEGORIES, UASC].join(', ')}, or the name of an indicator.`), checkOfFlows(block, context, 'headline', name === UASC));
}

/** `::: backtest`, `::: backtest residential` */
export function checkBacktestBlock(block: FencedBlock, context: ProseContext): Findings {
  const { name, to } = readForecastWords(block.words);
  const tested = ['total', ...TYPES, UASC];
  return unlessWrong(firstFault(
    fault(block, to !== null, 'words-beside-block', 'A back-test looks at the past, so it takes no date. Delete what follows “to”.'),
    fault(block, name !== null && !tested.includes(name), 'unknown-category', `“${name}” is not tested on the past.${didYouMean(name ?? '', tested)} Write one of ${tested.join(', ')}, or nothing for all of them.`)), checkOfFlows(block, context, 'caption', name === UASC));
}

/** `::: scenarios strategy-2026 to 2029-03`, `::: targets strategy-2026` */
export function checkWhatIfBlock(part: 'scenarios' | 'solve-for'): (block: FencedBlock, context: ProseContext) => Findings {
  return (block, context) => {
    const { name, to } = readForecastWords(block.words);
    if (name === null) return fault(block, true, 'block-names-nothing', `The block “${block.name}” does not say what to show. Write the name of a plan after it: ::: ${block.name} strategy-2026.`);
    if (context.brokenPlans.has(name)) return checkWords(block, 'caption');
    const plan = context.plans.get(name);
    if (!plan) return unknownPlan(block, name, context);
    const isShown = isAnyOut(plan[part], context);
    return unlessWrong(firstFault(
      fault(block, part === 'solve-for' && to !== null, 'words-beside-block', 'Each target has its own date in the plan, so the block takes none. Delete what follows “to”.'),
      fault(block, !isShown, 'not-yet-published', `The plan “${name}” has no ${part}: published by ${context.asOf}, the publication’s as-of date. Add some to its file, or delete this block.`),
      fault(block, part === 'scenarios' && !isAnyOut(Object.values(plan.scenarios).filter(changesFlows), context), 'no-lever', `The what-ifs of “${name}” change the places alone, so there would be as many children under each. Show them with ::: gap ${name}, or delete this block.`),
      part === 'solve-for' ? checkTargetDates(block, plan, context) : NONE), checkOfFlows(block, context, 'caption'));
  };
}

function unknownPlan(block: FencedBlock, name: string, context: ProseContext): Findings {
  return { problems: [problemAt(placeOfWord(block.place, name, context), 'unknown-plan', `There is no plan “${name}” in the council’s plan folder.${didYouMean(name, [...context.plans.keys()])} Correct it, or add it there.`)], claims: [] };
}

function isAnyOut(entries: Readonly<Record<string, { published: string }>> | readonly { published: string }[], { asOf }: ProseContext): boolean {
  return Object.values(entries).some(({ published }) => isOutBy(published, asOf));
}

/** `::: gap to 2029-03`: what capacity.yaml has, beside the forecast; `::: gap strategy-2026 to 2029-03` under each what-if of a plan. */
export function checkGapBlock(block: FencedBlock, context: ProseContext): Findings {
  if (context.brokenIds.has(CAPACITY)) return checkWords(block, 'caption');
  const { name } = readForecastWords(block.words);
  const { capacity = null, plans, brokenPlans } = context;
  const plan = plans.get(name ?? '');
  if (brokenPlans.has(name ?? '')) return checkWords(block, 'caption');
  return unlessWrong(firstFault(
    fault(block, !plan && name !== null && isCategory(name), 'words-beside-block', `“${name}” beside “::: gap” would not be shown: a gap is told for every type in capacity.yaml. Delete it, or write a date: ::: gap to 2029-03.`),
    plan || name === null ? NONE : unknownPlan(block, name, context),
    fault(block, capacity === null, 'no-capacity', 'The council has no capacity.yaml, so nothing is known of its places. Add it, with the places of each type and what they rest on.'),
    fault(block, capacity !== null && !newestOutBy(capacity.editions, context.asOf), 'not-yet-published', `Nothing in capacity.yaml was published by ${context.asOf}, the publication’s as-of date. Check the published dates.`),
    fault(block, plan !== undefined && !isAnyOut(plan.scenarios, context), 'not-yet-published', `The plan “${name}” has no scenarios: published by ${context.asOf}, the publication’s as-of date. Add some to its file, or delete its name here.`)), checkOfFlows(block, context, 'caption'));
}

/** What each block of the forecast needs beside its own. */
function checkOfFlows(block: FencedBlock, context: ProseContext, first: 'headline' | 'caption', isUasc = false): Findings {
  if (context.brokenIds.has(FLOWS)) return checkWords(block, first);
  const { flows = [] } = context;
  const edition = newestOutBy(flows, context.asOf);
  return withClaim(block, context, FLOWS, firstFault(
    fault(block, flows.length === 0, 'no-flows', 'The council has no flows.yaml, so there is nothing to make a forecast from. Add it with its months in flows.csv; a forecast of yearly figures alone names their indicator: ::: forecast children-in-care.'),
    fault(block, !edition, 'not-yet-published', `Nothing in flows.yaml was published by ${context.asOf}, the publication’s as-of date. Check the published dates.`),
    fault(block, isUasc && !edition?.uasc, 'no-uasc', `The newest months in flows.yaml that were out by ${context.asOf} do not count unaccompanied children on their own. Put theirs into uasc.csv and name it beside rows-from:, as uasc-from: uasc.csv, or delete this block.`),
    edition ? checkEnd(block, edition.months.at(-1) as string, context) : NONE, checkWords(block, first)));
}

function checkEnd(block: FencedBlock, last: string, context: ProseContext): Findings {
  const { to, rest } = readForecastWords(block.words);
  const at = { ...block, place: placeOfWord(block.place, to ?? '', context) };
  if (rest !== '') return fault(block, true, 'words-beside-block', `“${rest}” beside “::: ${block.name}” would not be shown. Write what to show and to when, such as ::: forecast residential to 2029-03.`);
  if (to === null) return NONE;
  if (!/^\d{4}-(?:0[1-9]|1[0-2])$/.test(to)) return fault(at, true, 'no-such-period', `“${to}” is no month. Write the month to which the forecast goes, such as ${nextMonth(last, EVIDENCE_MONTHS)}.`);
  return endFault(at, to, last);
}

function endFault(block: FencedBlock, to: string, last: string): Findings {
  const months = monthsBetween(last, to);
  return firstFault(
    fault(block, months < 1, 'forecast-in-past', `${dateText(to)} is not after ${dateText(last)}, the last month that was counted. Write a later month, such as ${nextMonth(last, EVIDENCE_MONTHS)}.`),
    fault(block, months > LONGEST_MONTHS, 'forecast-too-far', `${dateText(to)} is ${months} months after the last count. How far forecasts miss is known for ${EVIDENCE_MONTHS} months, and of the total for ${LONGEST_MONTHS}; beyond that it would be a guess. Write ${nextMonth(last, LONGEST_MONTHS)} or an earlier month.`));
}

function checkTargetDates(block: FencedBlock, plan: PlanFile, { flows = [], asOf }: ProseContext): Findings {
  const last = newestOutBy(flows, asOf)?.months.at(-1);
  return last === undefined ? NONE : firstFault(...Object.values(plan['solve-for']).map(({ by }) => endFault(block, by, last)));
}

function checkWords(block: FencedBlock, first: 'headline' | 'caption'): Findings {
  const isWithout = block.content[0]?.kind !== 'paragraph';
  const other = block.content.find((b) => b.kind !== 'paragraph');
  return firstFault(
    fault(block, isWithout && first === 'headline', 'no-headline', 'This chart has no headline. On the line below, say what it shows, as a sentence: “More households foster for Dorset than a year ago”.'),
    fault(block, isWithout && first === 'caption', 'no-caption', 'This table has no caption. On the line below, say what it shows, as a statement.'),
    other && block.closed ? { problems: [problemAt(other.place, 'only-paragraphs', `A ${block.name} block holds sentences only: the first says what is shown, the others are notes. Move this below the block.`)], claims: [] } : NONE);
}

function unlessWrong(faults: Findings, findings: Findings): Findings {
  return faults.problems.length > 0 ? faults : findings;
}

function withClaim(block: FencedBlock, { publication, asOf }: ProseContext, dataset: string, { problems }: Findings): Findings {
  return { problems, claims: problems.length > 0 ? [] : [{ publication, asOf, dataset, shown: { kind: 'block', name: block.name }, place: block.place }] };
}
