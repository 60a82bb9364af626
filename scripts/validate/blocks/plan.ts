import { isOutBy } from '../../schema/dataset.ts';
import type { FencedBlock } from '../../schema/narrative.ts';
import type { PlanFile } from '../../schema/plan.ts';
import type { Claim } from '../../schema/records.ts';
import { placeOfWord, problemAt, type Findings, type ProseContext } from '../prose/context.ts';
import { didYouMean } from '../suggest.ts';
import { fault, firstFault } from './words.ts';

/** `::: actions priority-2-2024` */
export function checkActionsBlock(block: FencedBlock, context: ProseContext): Findings {
  const known = [...context.plans.values()].flatMap((plan) => Object.keys(plan.priorities));
  // A plan that can't be read may hold the priority.
  if (context.brokenPlans.size > 0 && !known.includes(block.words)) return checkCaption(block);
  const missing = unknownName(block, context, known, { rule: 'unknown-priority', what: 'priority', example: 'aim-foster-families' });
  const shown = [...context.plans.values()].flatMap((plan) => Object.values(plan.actions)).filter((a) => a.priority === block.words);
  const tooEarly = shown.length > 0 && !shown.some((a) => isOutBy(a.published, context.asOf));
  return firstFault(missing, fault(block, shown.length === 0, 'priority-without-actions', `The priority “${block.words}” has no actions. Add them to its plan, or delete this block.`),
    fault(block, tooEarly, 'not-yet-published', `No action of “${block.words}” was published by ${context.asOf}, the publication’s as-of date. Check their published dates.`), checkCaption(block));
}

/** `::: measures strategy-2024`, `::: procurement ...`, `::: capacity ...`: a part of one plan. */
export function checkPlanBlock(part: 'measures' | 'procurement' | 'capacity'): (block: FencedBlock, context: ProseContext) => Findings {
  return (block, context) => {
    if (context.brokenPlans.has(block.words)) return checkCaption(block);
    const plan = context.plans.get(block.words);
    const isShown = plan !== undefined && publishedOf(plan, part).some((published) => isOutBy(published, context.asOf));
    const faults = firstFault(unknownName(block, context, [...context.plans.keys()], { rule: 'unknown-plan', what: 'plan', example: 'strategy-2024' }),
      fault(block, !isShown, 'not-yet-published', `The plan “${block.words}” has no ${part} published by ${context.asOf}, the publication’s as-of date. Add some to its file, or delete this block.`), checkCaption(block));
    return { ...faults, claims: plan && part === 'measures' ? indicatorClaims(plan, block, context) : [] };
  };
}

/** A measure shows its indicator's newest value, so the publication claims it. */
function indicatorClaims(plan: PlanFile, block: FencedBlock, context: ProseContext): Claim[] {
  const indicators = new Set(Object.values(plan.measures).flatMap((m) => (typeof m.indicator === 'string' ? [m.indicator] : [])));
  return [...indicators].map((dataset) => ({ publication: context.publication, asOf: context.asOf, dataset, shown: { kind: 'block', name: block.name }, place: block.place }));
}

function publishedOf(plan: PlanFile, part: 'measures' | 'procurement' | 'capacity'): string[] {
  return part === 'capacity' ? Object.values(plan.capacity).flatMap((c) => c.observations.map((o) => o.published)) : Object.values(plan[part]).map((entry) => entry.published);
}

function unknownName(block: FencedBlock, context: ProseContext, known: readonly string[], { rule, what, example }: { rule: string; what: string; example: string }): Findings {
  if (block.words === '') return fault(block, true, 'block-names-nothing', `The block “${block.name}” does not say what to show. Write the name of a ${what} after it: ::: ${block.name} ${example}.`);
  if (known.includes(block.words)) return { problems: [], claims: [] };
  return { problems: [problemAt(placeOfWord(block.place, block.words, context), rule, `There is no ${what} “${block.words}” in the council’s plan folder.${didYouMean(block.words, known)} Correct it, or add it there.`)], claims: [] };
}

function checkCaption(block: FencedBlock): Findings {
  const other = block.content.find((b) => b.kind !== 'paragraph');
  return firstFault(fault(block, block.content[0]?.kind !== 'paragraph', 'no-caption', 'This table has no caption. On the line below, say what it shows, as a statement.'),
    other && block.closed ? { problems: [problemAt(other.place, 'only-paragraphs', `The block “${block.name}” holds sentences only: the first says what is shown, the others are notes. Move this below the block.`)], claims: [] } : { problems: [], claims: [] });
}
