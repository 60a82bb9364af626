import { startOf, type Problem } from '../problem.ts';
import { footnotesOf } from '../render/site/anchors-and-notes.ts';
import type { Report } from '../schema/report.ts';
import type { Block } from '../schema/report/block.ts';
import type { FigureView } from '../schema/report/prose.ts';
import type { PublicationView } from '../schema/report/publication.ts';
import type { SectionView } from '../schema/report/section.ts';
import type { CellView, TableView } from '../schema/report/table.ts';
import { flatten, walkBlocks, walkInlines } from '../schema/walk-report.ts';
import { attribute, descendants, textOf, type Page } from './page.ts';

/** What a page has to say: all of it, nothing else. */
interface Expected {
  path: string;
  sections: readonly SectionView[];
  figures: readonly FigureView[];
}

/** The figures and tables in each page are those of the report: all of them, no others, in its order, and nothing changed on the way. */
export function checkNumbers(pages: readonly Page[], report: Pick<Report, 'publications'>): Problem[] {
  return [...report.publications.flatMap(expectedPages), ...report.publications.flatMap(expectedEasyRead)].flatMap((expected) => {
    const page = pages.find((p) => p.path === expected.path);
    if (!page) return [fault(expected.path, 'The page of this publication was not rendered.')];
    return [...checkFigures(page, expected), ...checkTables(page, expected)];
  });
}

/** A strategy is said twice: over its cover and chapters, and whole on one page. Of what is withdrawn nothing is said. */
function expectedPages(publication: PublicationView): Expected[] {
  const { id, kind, status, sections, figures } = publication;
  const first = `site/${id}/index.html`;
  if (status?.state === 'withdrawn') return [{ path: first, sections: [], figures: [] }];
  if (kind !== 'strategy') return [{ path: first, sections, figures }];
  const part = (path: string, own: SectionView[]): Expected => ({ path, sections: own, figures: figuresIn(own, publication) });
  const chapters = sections.filter(({ role }) => role === 'chapter');
  return [
    part(first, sections.filter((section) => !chapters.includes(section))),
    ...chapters.map((chapter) => part(`site/${id}/${chapter.id}/index.html`, [chapter])),
    { path: `site/${id}/all/index.html`, sections, figures },
  ];
}

/** Its figures are counted by themselves: it says fewer, and in its own order. */
function expectedEasyRead({ id, status, easyRead }: PublicationView): Expected[] {
  return easyRead && status?.state !== 'withdrawn' ? [{ path: `site/${id}/easy-read/index.html`, sections: [], figures: easyRead.figures }] : [];
}

/** Figures are indexed over the whole publication; a page says those of its own words and of the notes to them. */
function figuresIn(sections: readonly SectionView[], { figures, footnotes }: PublicationView): FigureView[] {
  const words = [...sections.flatMap(({ blocks }) => [...walkInlines(blocks)]), ...footnotesOf(footnotes, sections).flatMap(({ content }) => [...flatten(content)])];
  return words.flatMap((part) => (part.kind === 'figure' ? [figures[part.use] ?? missing(part.use)] : []));
}

function missing(use: number): never {
  throw new Error(`Figure ${use} is said in the text and stands in no list.`);
}

function checkFigures(page: Page, { figures }: Expected): Problem[] {
  const said = page.elements.filter((e) => e.tagName === 'data').map((e) => `${textOf(e)}=${attribute(e, 'value') ?? ''}`);
  const meant = figures.map((f) => `${fold(f.text)}=${f.value}`);
  return differences(meant, said).map((words) => fault(page.path, `Figures in the text differ from the report: ${words}.`));
}

function checkTables(page: Page, { sections }: Expected): Problem[] {
  return tablesOf(sections.flatMap((s) => s.blocks)).flatMap((table) => {
    const element = page.elements.find((e) => attribute(e, 'id') === table.id);
    if (!element) return [fault(page.path, `The table “${table.id}” was not rendered.`)];
    const root = element.tagName === 'table' ? element : descendants(element, 'table')[0];
    return compareTable(table, root ? readTable(root) : { caption: '', columns: [], rows: [] }).map((words) => fault(page.path, `The table “${table.id}” differs from the report: ${words}.`));
  });
}

interface ReadTable {
  caption: string;
  columns: ReadCell[];
  rows: ReadCell[][];
}

interface ReadCell {
  text: string;
  /** What it is said to be a header of: 'row', 'col' */
  scope: string | null;
}

function readTable(root: Page['elements'][number]): ReadTable {
  const rowsOf = (part: string): ReadCell[][] => descendants(root, part).flatMap((element) => descendants(element, 'tr'))
    .map((row) => row.childNodes.flatMap((cell) => ('tagName' in cell ? [{ text: textOf(cell), scope: cell.tagName === 'th' ? attribute(cell, 'scope') ?? '' : null }] : [])));
  return { caption: descendants(root, 'caption').map(textOf).join(' '), columns: rowsOf('thead').flat(), rows: rowsOf('tbody') };
}

/** Scopes are compared where the words are right: the rest would be said twice. */
function compareTable({ number, caption, columns, rows }: TableView, said: ReadTable): string[] {
  const meantCaption = fold(`${number ?? ''} ${caption}`);
  const lineOf = (row: readonly { text: string }[]): string => row.map(({ text }) => fold(text)).join(' | ');
  const meantRows = rows.map((row) => lineOf(row.map((cell) => ({ text: shownIn(cell) }))));
  const words = [
    ...(said.caption === meantCaption ? [] : [`its caption is “${said.caption}” for “${meantCaption}”`]),
    ...(lineOf(said.columns) === lineOf(columns) ? [] : [`its column headers are “${lineOf(said.columns)}” for “${lineOf(columns)}”`]),
    ...differences(meantRows, said.rows.map(lineOf)),
  ];
  return words.length > 0 ? words : [
    ...columns.flatMap(({ text }, c) => scopeFault(said.columns[c], text === '' ? null : 'col')),
    ...rows.flatMap((row, r) => row.flatMap(({ header }, c) => scopeFault(said.rows[r]?.[c], header ? 'row' : null))),
  ];
}

/** A cell's words, and the numbers of its notes. */
function shownIn({ text, content, notes = [] }: CellView): string {
  const words = content ? [...flatten(content)].map((part) => (part.kind === 'note-mark' ? String(part.number) : 'text' in part ? part.text : '')).join('') : text;
  return words + notes.join(' ');
}

function scopeFault(cell: ReadCell | undefined, meant: 'row' | 'col' | null): string[] {
  const words = { row: 'the header of a row', col: 'the header of a column' };
  if (!cell || cell.scope === meant) return [];
  return [meant ? `“${cell.text}” is not marked as ${words[meant]}` : `“${cell.text}” is marked as a header and is none`];
}

export function tablesOf(blocks: readonly Block[]): TableView[] {
  return [...walkBlocks(blocks)].flatMap((block) => (block.kind === 'table' ? [block.table] : block.kind === 'chart' ? [block.chart.table] : block.kind === 'kpis' ? [block.kpis.table] : []));
}

/** What one list has more often than the other, in words; where they hold the same, what stands out of its order. */
function differences(meant: readonly string[], said: readonly string[]): string[] {
  const count = new Map<string, number>();
  for (const m of meant) count.set(m, (count.get(m) ?? 0) + 1);
  for (const s of said) count.set(s, (count.get(s) ?? 0) - 1);
  const unequal = [...count].flatMap(([words, n]) => (n > 0 ? [`“${words}” is missing`] : n < 0 ? [`“${words}” is too many`] : []));
  const at = meant.findIndex((words, i) => words !== said[i]);
  return unequal.length > 0 || at === -1 ? unequal : [`“${said[at]}” stands where “${meant[at]}” should`];
}

function fold(text: string): string {
  return text.replace(/[ \t\r\n]+/g, ' ').trim();
}

function fault(path: string, message: string): Problem {
  return { rule: 'numbers-differ', place: startOf(path), message: `${message} This is a fault of the software.` };
}
