import type { Problem } from '../problem.ts';
import type { Dataset, Entry, RawQuantity } from '../schema/dataset.ts';
import { compareDecimals } from '../schema/decimal.ts';
import { anyPeriodText } from '../schema/period.ts';
import type { Council } from '../schema/records.ts';
import { maskAllowed } from '../validate/prose/typed-numbers.ts';
import { openHeld } from './decide-cells.ts';

const WORDS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** What an officer typed into the data beside a value that is hidden, and that states it: a baseline, or the words around it. */
export function checkStated(council: Council, isHidden: (entry: Entry<unknown>) => boolean): Problem[] {
  return [...checkBaselines(council, isHidden), ...[...council.datasets.values()].flatMap((dataset) => checkWords(dataset, isHidden, council.placeOf))];
}

function checkBaselines({ plans, placeOfPlan, datasets }: Council, isHidden: (entry: Entry<unknown>) => boolean): Problem[] {
  return [...plans].flatMap(([plan, { measures }]) => Object.entries(measures).flatMap(([id, { indicator, baseline }]): Problem[] => {
    const dataset = typeof indicator === 'string' ? datasets.get(indicator) : undefined;
    if (!dataset || !('value' in baseline)) return [];
    const isStated = dataset.entries.some((entry) => entry.period === baseline.period && isHidden(entry) && entry.quantity.state === 'held' && compareDecimals(openHeld(entry.quantity), baseline.value) === 0);
    return isStated ? [{ rule: 'figure-suppressed', place: placeOfPlan(plan, ['measures', id, 'baseline', 'value']), message: `This baseline states what is hidden: “${dataset.id}” for ${anyPeriodText(baseline.period)}. Write not-given: with the reason in its place, or take another period.` }] : [];
  }));
}

/** Numerals anywhere in a dataset's words; number words only in a discrepancy, which speaks of one value. */
function checkWords(dataset: Dataset<RawQuantity>, isHidden: (entry: Entry<unknown>) => boolean, placeOf: Council['placeOf']): Problem[] {
  const hidden = dataset.entries.flatMap((entry, index) => (isHidden(entry) ? [{ entry, index, values: valuesOf(entry) }] : []));
  if (hidden.length === 0) return [];
  const typed = hidden.flatMap(({ entry: { discrepancy }, index, values }): Problem[] => (discrepancy && [discrepancy.says, discrepancy.publish, discrepancy.why].some((text) => values.some((value) => states(text, value, true)))
    ? [{ rule: 'figure-suppressed', place: placeOf({ dataset, index, role: 'discrepancy' }), message: `This discrepancy states the value beside it, which is hidden. Tell the contradiction without the numbers.` }] : []));
  const fields = dataset.kind === 'fact' ? { label: dataset.label, note: dataset.definition } : { title: dataset.title, label: dataset.label, definition: dataset.definition };
  const values = [...new Set(hidden.flatMap((one) => one.values))];
  const own = Object.entries(fields).filter(([, text], i, all) => all.findIndex(([, other]) => other === text) === i && values.some((value) => states(text, value, false)))
    .map(([role]): Problem => ({ rule: 'figure-suppressed', place: placeOf({ dataset, role }), message: `A number in this ${role} is the same as a value of “${dataset.id}” that is hidden. If it tells that value, leave it out; if it means something else, write it as a word.` }));
  return [...typed, ...own];
}

function valuesOf({ quantity, numerator, denominator }: Entry<RawQuantity>): number[] {
  return [quantity, numerator, denominator].flatMap((held) => (held?.state === 'held' ? [openHeld(held).big.toNumber()] : []));
}

function states(text: string, value: number, inWords: boolean): boolean {
  const open = maskAllowed(text, []);
  return [...open.matchAll(/\d+(?:,\d{3})*(?:\.\d+)?/g)].some(([number]) => Number(number.replaceAll(',', '')) === value) || (inWords && WORDS[value] !== undefined && new RegExp(`\\b${WORDS[value]}\\b`, 'i').test(open));
}
