import type { Problem } from '../../problem.ts';
import { parseDecimal, roundDecimal } from '../../schema/decimal.ts';
import { countsPeople, type Unit } from '../../schema/field.ts';
import { visibleEntries, type Entry } from '../../schema/dataset.ts';
import { flatten, proseOf } from '../../schema/narrative.ts';
import { MONTHS } from '../../schema/period.ts';
import type { GlossaryFile } from '../../schema/publication.ts';
import type { OpenDataset, OpenQuantity } from '../datasets.ts';
import { problemAt, type ProseContext } from './context.ts';

const MONTH = `(?:${MONTHS.join('|')})`;
const YEAR = '(?:19|20)\\d{2}';

/** Digits that are no figure: dates, years, law, units. Everything else in prose is a number that will go stale. */
const ALLOWED = [
  new RegExp(`\\b\\d{1,2}(?:st|nd|rd|th)? ${MONTH}(?: ${YEAR})?\\b`, 'g'),
  new RegExp(`\\b${MONTH} ${YEAR}\\b`, 'g'),
  new RegExp(`(?<![£$€])\\b${YEAR}(?:[-–/]\\d{2}(?:\\d{2})?)?(?![\\d,.%]*\\d|%)`, 'g'),
  /\b(?:[Ss]ections?|[Ss]chedules?|[Rr]egulations?|[Aa]rticles?) \d+[A-Z]*(?:\(\w+\))*(?![\dA-Z]| of this)/g,
  /\b[Pp]art \d+ of the [A-Z]/g,
  /\b[ckm]?m[²³]|CO₂/g,
];
/** In any script and shape: ½, ², Ⅳ and ٤ say a number too. */
const NUMERAL = /\p{N}/u;
const NUMBER = /[£$€]?\p{N}+(?:,\p{N}+)*(?:\.\p{N}+)?(?:[a-z]{2}\b)?\s?(?:%|(?:million|billion|per cent)\b)?/gu;

/** A digit in prose that is no figure, no date, no fixed number, no name from the glossary and no law. Quotations are left alone. */
export function checkTypedNumbers(context: ProseContext): Problem[] {
  const problems: Problem[] = [];
  const messages = new Map<string, string>();
  const names = numberedNames(context.glossary);
  const runs = proseOf(context.narrative.blocks).filter((run) => !run.within.some((block) => block.name === 'quote')).map((run) => run.inlines);
  for (const inline of [...runs, ...context.narrative.footnotes].flatMap(flatten)) {
    const words = inline.kind === 'text' || inline.kind === 'code' ? inline.text : inline.kind === 'image' ? inline.alt : '';
    if (!('place' in inline) || !NUMERAL.test(words)) continue;
    for (const { typed, at } of findNumbers(words, names)) {
      const message = messages.get(typed) ?? explain(typed, context);
      messages.set(typed, message);
      problems.push(problemAt({ ...inline.place, column: inline.place.column + at + (inline.kind === 'image' ? 2 : 0) }, 'typed-number', message));
    }
  }
  return problems;
}

/** For what can hold no figure, such as a title: dates, years and law may stand in it. */
export function hasTypedNumber(text: string): boolean {
  return NUMERAL.test(maskAllowed(text, []));
}

/** Numbers in words that are no dates, law or names. */
export function findNumbers(text: string, names: readonly string[]): { typed: string; at: number }[] {
  return [...maskAllowed(text, names).matchAll(NUMBER)].map((match) => ({ typed: match[0].trim(), at: match.index }));
}

/** Of the glossary, the longest first. */
export function numberedNames({ names, abbreviations }: Pick<GlossaryFile, 'names' | 'abbreviations'>): string[] {
  return [...names, ...Object.keys(abbreviations)].filter((name) => NUMERAL.test(name)).sort((a, b) => b.length - a.length);
}

/** The text with every allowed digit blanked out, at the same length. */
export function maskAllowed(text: string, names: readonly string[]): string {
  let open = text;
  for (const name of names) open = open.replaceAll(name, (found) => ' '.repeat(found.length));
  for (const pattern of ALLOWED) open = open.replace(pattern, (found) => ' '.repeat(found.length));
  return open;
}

function explain(typed: string, context: ProseContext): string {
  if (/[^\P{N}0-9]/u.test(typed)) return `“${typed}” is typed by hand and would go stale. Put it in the council’s facts.yaml with ordinary digits and refer to it; if it never changes, say it in words.`;
  const same = figureThatEquals(typed, context);
  if (same) return `“${typed}” is typed by hand and would go stale. It equals {{ ${same} }}; write that.`;
  return `“${typed}” is typed by hand and would go stale. Put it in the council’s facts.yaml and refer to it; if it is law or part of a name, write {{ fixed ${fixable(typed)} "why it never changes" }}.`;
}

/** As much of it as `fixed` takes: '£3.4 million' -> '£3.4', '45 %' -> '45%'. */
function fixable(typed: string): string {
  return /£?\d[\d,.]*(?:%|st\b|nd\b|rd\b|th\b)?/.exec(typed.replace(/\s/g, ''))?.[0] ?? typed;
}

/** '72%' can only be a percentage, '£3.4 million' only millions of pounds, and '72' neither. */
function unitFits(typed: string, unit: Unit): boolean {
  if (/%|per cent/.test(typed)) return unit === 'percent';
  const scale = /million|billion/.exec(typed)?.[0];
  if (/^£/.test(typed)) return unit === (scale ? `${scale}-pounds` : 'pounds');
  return !scale && unit !== 'percent' && !unit.endsWith('pounds');
}

function figureThatEquals(typed: string, { datasets, asOf, smallCounts }: ProseContext): string | null {
  const value = parseDecimal(typed.replace(/[£$€,%\s]|million|billion|per cent|(?:st|nd|rd|th)$/g, ''));
  if (!value) return null;
  for (const dataset of datasets.values()) {
    if (!unitFits(typed, dataset.unit)) continue;
    for (const entry of visibleEntries(dataset.entries, asOf).reverse()) {
      if (entry.quantity.state !== 'held' || isSmall(dataset, entry, smallCounts)) continue;
      const held = entry.quantity.value;
      if (held.decimals < value.decimals || !roundDecimal(held, value.decimals).big.eq(value.big)) continue;
      const head = [dataset.id, ...entry.members].join(' ');
      const at = dataset.kind === 'indicator' && entry.period ? ` | at ${entry.period}` : '';
      return `${head}${at}${held.decimals > value.decimals ? ` | round ${value.decimals}` : ''}`;
    }
  }
  return null;
}

/** It is hidden, or may be: naming the figure would tell what it is, and writing it would show a marker. */
function isSmall({ counts, unit }: OpenDataset, { quantity, numerator }: Entry<OpenQuantity>, smallCounts: number): boolean {
  const count = unit === 'count' ? quantity : numerator;
  return countsPeople(counts) && count?.state === 'held' && count.value.big.gt(0) && count.value.big.lte(smallCounts);
}
