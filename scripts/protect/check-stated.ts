import type { Problem } from '../problem.ts';
import type { Dataset, Entry, RawQuantity, Source } from '../schema/dataset.ts';
import { compareDecimals } from '../schema/decimal.ts';
import { inlinesOfNarrative } from '../schema/narrative.ts';
import { anyPeriodText } from '../schema/period.ts';
import type { Claim, Council, Publication } from '../schema/records.ts';
import { peopleCounted } from '../validate/prose/people-counted.ts';
import { maskAllowed } from '../validate/prose/typed-numbers.ts';
import { openHeld } from './decide-cells.ts';

const WORDS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** What an officer typed into the data beside a value that is hidden, and that states it: a baseline, or the words around it. */
export function checkStated(council: Council, isHidden: (entry: Entry<unknown>) => boolean): Problem[] {
  return [...checkBaselines(council, isHidden), ...checkSources(council, isHidden), ...[...council.datasets.values()].flatMap((dataset) => checkWords(dataset, isHidden, council.placeOf))];
}

/** `{{ fixed 4 "…" }} ill children`: a number that never changes is no count of people, and this one is hidden in what the same paper shows. */
export function checkFixed(publications: readonly Publication[], claims: readonly Claim[], { datasets }: Pick<Council, 'datasets'>, isSmall: (entry: Entry<unknown>) => boolean): Problem[] {
  return publications.flatMap(({ id, narrative, easyRead }) => {
    const shown = new Set(claims.filter(({ publication }) => publication === id).map(({ dataset }) => dataset));
    const small = [...shown].flatMap((dataset) => (datasets.get(dataset)?.entries ?? []).filter(isSmall).flatMap((entry) => valuesOf(entry).map((value) => [value, dataset] as const)));
    if (small.length === 0) return [];
    const hiddenIn = new Map(small);
    return [narrative, ...(easyRead ? [easyRead.narrative] : [])].flatMap(inlinesOfNarrative).flatMap((inline, i, all): Problem[] => {
      if (inline.kind !== 'figure' || inline.figure.kind !== 'fixed') return [];
      const next = all[i + 1];
      const counted = next?.kind === 'text' ? peopleCounted(`${inline.figure.text}${next.text}`).find(({ at }) => at === 0) : undefined;
      const dataset = counted && hiddenIn.get(counted.count);
      return dataset === undefined ? [] : [{ rule: 'figure-suppressed', place: inline.place, message: `“${counted?.said}” is the same as a value of “${dataset}” that is hidden. If it tells that value, write “a small number”; if it means something else, write the number as a word.` }];
    });
  });
}

function checkBaselines({ plans, placeOfPlan, datasets }: Council, isHidden: (entry: Entry<unknown>) => boolean): Problem[] {
  return [...plans].flatMap(([plan, { measures }]) => Object.entries(measures).flatMap(([id, { indicator, baseline }]): Problem[] => {
    const dataset = typeof indicator === 'string' ? datasets.get(indicator) : undefined;
    if (!dataset || !('value' in baseline)) return [];
    const isStated = dataset.entries.some((entry) => entry.period === baseline.period && isHidden(entry) && entry.quantity.state === 'held' && compareDecimals(openHeld(entry.quantity), baseline.value) === 0);
    return isStated ? [{ rule: 'figure-suppressed', place: placeOfPlan(plan, ['measures', id, 'baseline', 'value']), message: `This baseline states what is hidden: “${dataset.id}” for ${anyPeriodText(baseline.period)}. Write not-given: with the reason in its place, or take another period.` }] : [];
  }));
}

/** A source's title stands beside all values that it gave. */
function checkSources({ file, datasets, placeOfSetting }: Council, isHidden: (entry: Entry<unknown>) => boolean): Problem[] {
  return Object.entries(file.sources).flatMap(([id, { publisher, title }]): Problem[] => {
    const isCited = ({ text }: Source): boolean => text.startsWith(`${publisher}, ${title}, `);
    const told = [...datasets.values()].find(({ source, entries }) => entries.some((entry) => isHidden(entry) && isCited(entry.source ?? source) && valuesOf(entry).some((value) => tellsOf(title, value))));
    return told ? [{ rule: 'figure-suppressed', place: placeOfSetting(['sources', id, 'title']), message: `This title tells a value of “${told.id}” that is hidden. Say it without the number.` }] : [];
  });
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
  const beside = besideTheValues(dataset).filter(({ text, isOfValue }) => values.some((value) => tellsOf(text, value) || (isOfValue && states(text, value, false))))
    .map(({ what, role, index }): Problem => ({ rule: 'figure-suppressed', place: placeOf({ dataset, role, ...(index === undefined ? {} : { index }) }), message: `This ${what} tells a value of “${dataset.id}” that is hidden. Say it without the number.` }));
  return [...typed, ...own, ...beside];
}

interface Beside {
  text: string;
  what: string;
  role: (string | number)[];
  index?: number;
  /** It speaks of a value, so that any number in it is likely to be one; a label may say 'Under 5'. */
  isOfValue?: boolean;
}

/** What readers see beside the values, each at its place: names of rows and columns, the place in the source, reasons and methods. */
function besideTheValues({ kind, dimensions, source, benchmarks, entries }: Dataset<RawQuantity>): Beside[] {
  return [
    ...dimensions.flatMap(({ label, members }, d): Beside[] => [
      { text: label, what: 'label', role: ['dimensions', d, 'label'] }, ...members.map((member): Beside => ({ text: member.label, what: 'label', role: ['dimensions', d, 'members', member.id] })),
    ]),
    ...(source.where === undefined ? [] : [{ text: source.where, what: 'place', role: ['where'] }]),
    ...benchmarks.flatMap(({ name, method }, b): Beside[] => [{ text: name, what: 'name', role: ['benchmarks', b, 'name'] }, { text: method ?? '', what: 'method', role: ['benchmarks', b, 'method'] }]),
    ...entries.flatMap(({ quantity, source: own }, index): Beside[] => [
      ...(quantity.state === 'missing' ? [{ text: quantity.reason, what: 'reason', role: ['reason'], index, isOfValue: true }] : []),
      ...(kind !== 'fact' && own?.where !== undefined ? [{ text: own.where, what: 'place', role: ['where'], index }] : []),
    ]),
  ];
}

/** 'four ill children'; 'Illness (4)' */
function tellsOf(text: string, value: number): boolean {
  return peopleCounted(text).some(({ count }) => count === value) || [...text.matchAll(/[([](?:n ?= ?)?(\d+)[)\]]/g)].some(([, number]) => Number(number) === value);
}

function valuesOf({ quantity, numerator, denominator }: Entry<RawQuantity>): number[] {
  return [quantity, numerator, denominator].flatMap((held) => (held?.state === 'held' ? [openHeld(held).big.toNumber()] : []));
}

function states(text: string, value: number, inWords: boolean): boolean {
  const open = maskAllowed(text, []);
  return [...open.matchAll(/\d+(?:,\d{3})*(?:\.\d+)?/g)].some(([number]) => Number(number.replaceAll(',', '')) === value) || (inWords && WORDS[value] !== undefined && new RegExp(`\\b${WORDS[value]}\\b`, 'i').test(open));
}
