import { visibleEntries, type Entry } from '../../schema/dataset.ts';
import { parseDecimal, roundDecimal } from '../../schema/decimal.ts';
import { countsPeople, type Counted, type Unit } from '../../schema/field.ts';
import { anyPeriodText, periodText } from '../../schema/period.ts';
import type { OpenDataset, OpenQuantity } from '../councils/datasets.ts';
import type { ProseContext } from './context.ts';

/** A figure that has the value of a typed number. */
export interface EqualFigure {
  /** 'foster-households | at 2024-08' */
  expression: string;
  /** 'Households that foster for Dorset Council, August 2024' */
  words: string;
  dataset: OpenDataset;
}

const LONGEST_LABEL = 50;

/** All of them, in the order of the data, the newest period first. */
export function findEqualFigures(typed: string, { datasets, asOf, smallCounts }: Pick<ProseContext, 'datasets' | 'asOf' | 'smallCounts'>): EqualFigure[] {
  const value = parseDecimal(typed.replace(/[£$€,%\s]|million|billion|per cent|(?:st|nd|rd|th)$/g, ''));
  if (!value) return [];
  return [...datasets.values()].filter(({ unit }) => unitFits(typed, unit)).flatMap((dataset) => visibleEntries(dataset.entries, asOf).reverse().flatMap((entry): EqualFigure[] => {
    if (entry.quantity.state !== 'held' || isSmall(dataset, entry, smallCounts)) return [];
    const held = entry.quantity.value;
    if (held.decimals < value.decimals || !roundDecimal(held, value.decimals).big.eq(value.big)) return [];
    const head = [dataset.id, ...entry.members].join(' ');
    const at = dataset.kind === 'indicator' && entry.period ? ` | at ${entry.period}` : '';
    return [{ expression: `${head}${at}${held.decimals > value.decimals ? ` | round ${value.decimals}` : ''}`, words: describe(dataset, entry), dataset }];
  }));
}

function describe({ label, dimensions, frequency }: OpenDataset, { members, period }: Entry<OpenQuantity>): string {
  const names = members.map((member, d) => dimensions[d]?.members.find(({ id }) => id === member)?.label ?? member);
  const short = label.length > LONGEST_LABEL ? `${label.slice(0, LONGEST_LABEL).replace(/\W*\s\S*$/, '')} …` : label;
  return [short, ...names, ...(period === null ? [] : [frequency ? periodText(period, frequency) : anyPeriodText(period)])].filter(Boolean).join(', ');
}

/** '72%' can only be a percentage, '£3.4 million' only millions of pounds, and '72' neither. */
function unitFits(typed: string, unit: Unit): boolean {
  if (/%|per cent/.test(typed)) return unit === 'percent';
  const scale = /million|billion/.exec(typed)?.[0];
  if (/^£/.test(typed)) return unit === (scale ? `${scale}-pounds` : 'pounds');
  return !scale && unit !== 'percent' && !unit.endsWith('pounds');
}

/** It is hidden, or may be: naming the figure would tell what it is, and writing it would show a marker. */
function isSmall({ counts, unit }: OpenDataset, { quantity, numerator }: Entry<OpenQuantity>, smallCounts: number): boolean {
  const count = unit === 'count' ? quantity : numerator;
  return countsPeople(counts) && count?.state === 'held' && count.value.big.gt(0) && count.value.big.lte(smallCounts);
}

/** What a sentence calls the things that are counted. */
const CALLED: readonly (readonly [words: RegExp, counted: Counted])[] = [
  [/^care leavers?/, 'care-leavers'], [/^young (?:people|person|adults?)/, 'young-people'], [/^(?:child|children|girls?|boys?|babies|siblings)\b/, 'children'],
  [/^(?:households?|carers?|families)\b/, 'households'], [/^homes?\b/, 'homes'], [/^(?:places|beds?)\b/, 'places'], [/^(?:services?|providers?|contracts?)\b/, 'services'],
];
const UNITS: readonly (readonly [words: RegExp, unit: Unit | null])[] = [
  [/^[- ]?years?\b/, 'years'], [/^[- ]?months?\b/, 'months'], [/^[- ]?weeks?\b/, 'weeks'], [/^[- ]?hours?\b/, 'hours'], [/^[- ]?miles?\b/, 'miles'], [/^ ?per 10,000/, 'per-10000'], [/^[- ]?(?:days?|minutes?)\b/, null],
];

/** Without those that the words beside the number rule out ('12 places' are no households), the likelier first. */
export function rankFigures(figures: readonly EqualFigure[], before: string, after: string): EqualFigure[] {
  const unit = UNITS.find(([words]) => words.test(after.trimStart()));
  const counted = countedIn(after);
  const sentence = `${before.split(/[.!?] /).at(-1)} ${after.split(/[.!?](?: |$)/)[0]}`.toLowerCase();
  const likeness = (figure: EqualFigure): number => {
    const said = new Set(`${figure.expression} ${figure.words}`.toLowerCase().match(/[a-z]{4,}/g));
    return (figure.dataset.counts === counted ? 10 : 0) - (/ \| round \d$/.test(figure.expression) ? 2 : 0) + [...said].filter((word) => sentence.includes(word.replace(/s$/, ''))).length;
  };
  return figures.filter(({ dataset }) => (unit ? dataset.unit === unit[1] : counted === null || dataset.counts === counted || (countsPeople(dataset.counts) && countsPeople(counted))))
    .map((figure) => ({ figure, rank: likeness(figure) })).sort((a, b) => b.rank - a.rank).map(({ figure }) => figure);
}

/** ' fostering households in Dorset' -> 'households'; children’s homes are homes. */
function countedIn(after: string): Counted | null {
  const near = after.split(/[.,;:!?()|]/)[0]!.toLowerCase().replaceAll(/\S+(?:[’']s|s[’'])\s/g, '').trim().split(/\s+/).slice(0, 6);
  for (const i of near.keys()) {
    const found = CALLED.find(([words]) => words.test(near.slice(i).join(' ')));
    if (found) return found[1];
  }
  return null;
}
