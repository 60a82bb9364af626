import { UNSPACED_ITEM } from '../../load/markdown/lost-marks.ts';
import type { Place, Problem } from '../../problem.ts';
import { flatten, proseOf } from '../../schema/narrative.ts';
import { MONTHS } from '../../schema/period.ts';
import type { GlossaryFile } from '../../schema/publication.ts';
import { problemAt, type ProseContext } from './context.ts';
import { findEqualFigures, rankFigures, type EqualFigure } from './equal-figures.ts';
import { explainQuarter, findQuarters } from './typed-quarters.ts';

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

const MOST_FIGURES = 4;
/** So that the message can be taken in, what to do at its end too. */
const MOST_CHARACTERS = 380;

/** A digit in prose that is no figure, no date, no fixed number, no name from the glossary and no law. Quotations are left alone. */
export function checkTypedNumbers(context: ProseContext): Problem[] {
  const problems: Problem[] = [];
  const equal = new Map<string, EqualFigure[]>();
  const names = numberedNames(context.glossary);
  const runs = proseOf(context.narrative.blocks).filter((run) => !run.within.some((block) => block.name === 'quote')).map((run) => run.inlines);
  for (const inline of [...runs, ...context.narrative.footnotes].flatMap(flatten)) {
    const words = inline.kind === 'text' || inline.kind === 'code' ? inline.text : inline.kind === 'image' ? inline.alt : '';
    if (!('place' in inline) || !NUMERAL.test(words)) continue;
    const quarters = findQuarters(words);
    const tell = (at: number, message: string): void => void problems.push(problemAt({ ...inline.place, column: inline.place.column + at + (inline.kind === 'image' ? 2 : 0) }, 'typed-number', message));
    for (const { typed, at } of findNumbers(words, names)) {
      if (at === 0 && inline.kind === 'text' && isItem(inline.place, context)) continue;
      const quarter = quarters.find((one) => at >= one.at && at < one.end);
      if (quarter) {
        tell(quarter.at, explainQuarter(quarter, words, context));
        continue;
      }
      const figures = equal.get(typed) ?? findEqualFigures(typed, context);
      equal.set(typed, figures);
      tell(at, explain(typed, rankFigures(figures, words.slice(0, at), words.slice(at + typed.length))));
    }
  }
  return problems;
}

/** '1)item' at a line's start is told of when it is read. */
function isItem({ path, line, column }: Place, { linesOf }: ProseContext): boolean {
  const text = linesOf(path)[line - 1] ?? '';
  return /^[>\s*+-]*$/.test(text.slice(0, column - 1)) && UNSPACED_ITEM.test(text.slice(column - 1));
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

function explain(typed: string, figures: readonly EqualFigure[]): string {
  const told = `“${typed}” is typed by hand and would go stale.`;
  if (/[^\P{N}0-9]/u.test(typed)) return `${told} Put it in the council’s facts.yaml with ordinary digits and refer to it; if it never changes, say it in words.`;
  const [first] = figures;
  if (!first) return `${told} Put it in the council’s facts.yaml and refer to it; if it is law or part of a name, write {{ fixed ${fixable(typed)} "why it never changes" }}.`;
  const all = figures.slice(0, MOST_FIGURES).map(({ expression, words }) => `{{ ${expression} }}${words ? ` (${words})` : ''}`);
  const shown = all.filter((_, i) => i === 0 || all.slice(0, i + 1).join(', ').length <= MOST_CHARACTERS);
  if (figures.length === 1) return `${told} It equals ${shown[0]}. Write that if you mean it; if not, add the number to the council’s facts.yaml.`;
  const more = figures.length - shown.length;
  return `${told} ${figures.length} figures equal it: ${shown.join(', ')}${more > 0 ? `, and ${more} more` : ''}. Write the one that you mean; if none, add the number to the council’s facts.yaml.`;
}

/** As much of it as `fixed` takes: '£3.4 million' -> '£3.4', '45 %' -> '45%'. */
function fixable(typed: string): string {
  return /£?\d[\d,.]*(?:%|st\b|nd\b|rd\b|th\b)?/.exec(typed.replace(/\s/g, ''))?.[0] ?? typed;
}
