import { visibleEntries } from '../../schema/dataset.ts';
import { periodText } from '../../schema/period.ts';
import type { ProseContext } from './context.ts';
import { rankFigures } from './equal-figures.ts';

/** A part of a year that is typed by its number: 'Q1 2024', '2024-Q1', 'quarter 2 of 2023/24', 'Q3'. */
export interface TypedQuarter {
  typed: string;
  at: number;
  end: number;
  quarter: number;
  /** '2024', '2023/24'; null where none is said. */
  year: string | null;
}

const YEAR = '(?:19|20)\\d{2}(?:[-–/]\\d{2}(?:\\d{2})?)?';
const EXAMPLE_YEAR = '2024';
const QUARTER = '(?:Q ?|[Qq]uarter )[1-4]';
const TYPED = new RegExp(`\\b(?:${QUARTER},?(?: (?:of )?|-|/)${YEAR}|${YEAR}[- ,/]{1,2}${QUARTER}|${QUARTER})(?![\\p{L}\\p{N}])`, 'gu');

export function findQuarters(text: string): TypedQuarter[] {
  return [...text.matchAll(TYPED)].map(({ 0: typed, index: at }) => ({
    typed, at, end: at + typed.length, quarter: Number(/(?:Q ?|uarter )([1-4])/.exec(typed)![1]), year: new RegExp(YEAR).exec(typed)?.[0] ?? null,
  }));
}

/** The figure whose newest value is for just this quarter says it, and goes on with it; months say it for good. */
export function explainQuarter({ typed, at, end, quarter, year }: TypedQuarter, words: string, { datasets, asOf }: Pick<ProseContext, 'datasets' | 'asOf'>): string {
  const financial = /^(\d{4})\D(?:\d{2})?(\d{2})$/.exec(year ?? '');
  const isFinancial = financial !== null && (Number(financial[1]) + 1) % 100 === Number(financial[2]);
  const period = isFinancial ? `${Number(financial[1]) + (quarter === 4 ? 1 : 0)}-Q${quarter % 4 + 1}` : `${(year ?? EXAMPLE_YEAR).slice(0, 4)}-Q${quarter}`;
  const figures = year === null ? [] : [...datasets.values()].filter((dataset) => dataset.frequency === 'quarter' && visibleEntries(dataset.entries, asOf).map((entry) => entry.period ?? '').sort().at(-1) === period)
    .map((dataset) => ({ expression: `${dataset.id} | period`, words: dataset.label, dataset }));
  const [first] = rankFigures(figures, words.slice(0, at), words.slice(end));
  const doubt = isFinancial ? '' : ', and begins in January to some readers and in April to others';
  return `“${typed}” is typed by hand${doubt}. Name its months${year === null ? ' and year' : ''}, ${isFinancial ? '' : 'as in '}“${periodText(period, 'quarter')}”${first ? `; if it is the time that a figure is for, write {{ ${first.expression} }}, which goes on with it` : ''}.`;
}
