import { AlignmentType, BorderStyle, Paragraph, Table, TableCell, TableLayoutType, TableRow, WidthType, type ITableBordersOptions } from 'docx';
import type { CellView, TableView } from '../../schema/report/table.ts';
import { words, writeInlines } from './word-inlines.ts';
import { textWidth, type Place, type Writing } from './writing.ts';

const HAIRLINE = { style: BorderStyle.SINGLE, size: 4, color: '8C8C8C' };
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const BORDERS: ITableBordersOptions = { top: HAIRLINE, bottom: HAIRLINE, left: NONE, right: NONE, insideHorizontal: HAIRLINE, insideVertical: NONE };
/** What a cell keeps free at its sides, in twentieths of a point. */
const CELL_SIDES = 2 * 85;
/** Longer words are broken, and longer texts ask for no more room; in letters. */
const LONGEST_WORD = 24;
const LONGEST_TEXT = 60;
/** Lines of a row on a sheet that is higher than wide. */
const MOST_LINES = 10;

/** The grid alone: a header row that repeats, no merged cells, columns as wide as their words ask. */
export function writeGrid(table: TableView, { lang, turned }: Place, writing: Writing): Table {
  const { columns, rows } = table;
  const style = isSmall(table) ? 'TableTextSmall' : 'TableText';
  const columnWidths = shareWidth(textsOf(table), textWidth(turned), rulerOf(table));
  const cell = ({ text, content, numeric, latest, header, notes = [] }: Pick<CellView, 'text' | 'content' | 'numeric' | 'latest' | 'header' | 'notes'>, c: number, keepNext: boolean): TableCell => {
    const look = { lang, ...(latest || header ? { bold: true } : {}) };
    const children = [...(content ? writeInlines(content, look, writing) : text === '' ? [] : [words(text, look)]), ...(notes.length > 0 ? [words(notes.join(', '), look, { superScript: true })] : [])];
    return new TableCell({ width: { size: columnWidths[c] as number, type: WidthType.DXA }, children: [new Paragraph({ style, children, keepNext, ...(numeric ? { alignment: AlignmentType.RIGHT } : {}) })] });
  };
  return new Table({
    width: { size: total(columnWidths), type: WidthType.DXA }, layout: TableLayoutType.FIXED, columnWidths, borders: BORDERS,
    margins: { top: 40, bottom: 40, left: CELL_SIDES / 2, right: CELL_SIDES / 2 },
    tableLook: { firstRow: true, lastRow: false, firstColumn: rows.some((row) => row[0]?.header), lastColumn: false, noHBand: true, noVBand: true },
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: columns.map(({ text, numeric }, c) => cell({ text, numeric, latest: false, header: true }, c, true)) }),
      // A short table stays on one page.
      ...rows.map((row, r) => new TableRow({ cantSplit: true, children: row.map((view, c) => cell({ ...view, header: false }, c, rows.length <= 12 && r < rows.length - 1)) })),
    ],
  });
}

/** Whether it can be read on a sheet that is higher than wide. */
export function standsUpright(table: TableView): boolean {
  if (!table.wide) return true;
  const [texts, room, ruler] = [textsOf(table), textWidth(false), rulerOf(table)];
  if (total(texts.map((column) => leastWidth(column, ruler))) > room) return false;
  const widths = shareWidth(texts, room, ruler);
  return texts.every((column, c) => column.every((text) => ruler(text) / ((widths[c] as number) - CELL_SIDES) <= MOST_LINES));
}

/** How wide words are, in twentieths of a point. */
type Ruler = (text: string) => number;

/**
 * Each column its longest word; what is left goes to the texts of rows first, and then to headers, which may wrap. Who asks for
 * little gets it all, the others get as much as each other.
 * @param columns the texts of each, its header first
 */
export function shareWidth(columns: readonly (readonly string[])[], room: number, ruler: Ruler): number[] {
  const least = columns.map((texts) => leastWidth(texts, ruler));
  if (total(least) > room) return least.map((width) => Math.floor((width * room) / total(least)));
  const wanted = (texts: readonly string[]): number => CELL_SIDES + Math.max(0, ...texts.map((text) => ruler(text.slice(0, LONGEST_TEXT))));
  return widen(widen(least, columns.map(([, ...texts]) => wanted(texts)), room), columns.map(wanted), room);
}

function widen(widths: readonly number[], wanted: readonly number[], room: number): number[] {
  const wider = [...widths];
  const asked = widths.map((width, c) => Math.max(0, (wanted[c] as number) - width));
  let left = room - total(widths);
  const byAsking = asked.map((_, c) => c).sort((a, b) => (asked[a] as number) - (asked[b] as number));
  for (const [i, c] of byAsking.entries()) {
    const given = Math.floor(Math.min(asked[c] as number, left / (byAsking.length - i)));
    wider[c] = (wider[c] as number) + given;
    left -= given;
  }
  return wider;
}

function leastWidth(texts: readonly string[], ruler: Ruler): number {
  return CELL_SIDES + Math.max(ruler('000'), ...texts.flatMap((text) => text.split(/[\s/-]+/)).map((word) => ruler(word.slice(0, LONGEST_WORD))));
}

function textsOf({ columns, rows }: TableView): string[][] {
  return columns.map(({ text }, c) => [text, ...rows.map((row) => row[c]?.text ?? '')]);
}

function isSmall({ wide, columns }: TableView): boolean {
  return wide || columns.length > 6;
}

/** A little more than Arial's bold letters need, in thousandths of their size. */
const LETTERS: readonly [RegExp, number][] = [[/[iljtfrI.,:;'’|()[\]\s]/, 380], [/[mwMW%@£]/, 940], [/\p{Lu}/u, 780], [/./u, 660]];

function rulerOf(table: TableView): Ruler {
  const size = isSmall(table) ? 180 : 200;
  return (text) => Math.ceil((total([...text].map((letter) => LETTERS.find(([kind]) => kind.test(letter))?.[1] ?? 660)) * size) / 1000);
}

function total(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, 0);
}
