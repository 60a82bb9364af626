import { newElement, setKids, type TaggedDocument } from '../model/structure-edit.ts';
import { isElement, type StructureElement } from '../model/structure.ts';
import { readCell, writeCell } from './cell-attributes.ts';

interface Place {
  cell: StructureElement;
  /** Its first column, counted from 0. */
  column: number;
  columns: number;
  rows: number;
}

/** Gives the cells spans with which every row fills the width of the table: none overlap, none runs past the end. */
export function evenRows(tagged: TaggedDocument, rows: readonly StructureElement[]): void {
  const { places, taken } = placeCells(rows);
  const width = Math.max(...taken.map((row) => row.length));
  rows.forEach((row, y) => {
    for (const { start, length } of gapsIn(taken[y]!, width)) fillGap(tagged, row, places[y]!, start, length);
    for (const { cell, columns, rows: spanned } of places[y]!) {
      const said = readCell(cell);
      if (said.columns !== columns || said.rows !== spanned) writeCell(tagged, cell, { ...said, columns, rows: spanned });
    }
  });
}

/** As a reader's program places them (HTML's table model): each in the first column that no cell from above takes. */
function placeCells(rows: readonly StructureElement[]): { places: Place[][]; taken: true[][] } {
  const taken: true[][] = rows.map(() => []);
  const places = rows.map((row, y) => {
    let column = 0;
    return row.kids.filter(isElement).map((cell): Place => {
      while (taken[y]![column]) column++;
      const said = readCell(cell);
      const spanned = Math.min(said.rows, rows.length - y);
      let columns = 1;
      while (columns < said.columns && !taken[y]![column + columns]) columns++;
      for (let i = 0; i < spanned; i++) for (let k = 0; k < columns; k++) taken[y + i]![column + k] = true;
      return { cell, column, columns, rows: spanned };
    });
  });
  return { places, taken };
}

function gapsIn(row: readonly true[], width: number): { start: number; length: number }[] {
  const gaps: { start: number; length: number }[] = [];
  for (let column = 0; column < width; column++) {
    if (row[column]) continue;
    if (gaps.length > 0 && gaps.at(-1)!.start + gaps.at(-1)!.length === column) gaps.at(-1)!.length++;
    else gaps.push({ start: column, length: 1 });
  }
  return gaps;
}

/** The cell before a gap is made wider; where there is none, or it reaches into the next row, an empty cell stands there. */
function fillGap(tagged: TaggedDocument, row: StructureElement, places: Place[], start: number, length: number): void {
  const before = places.find(({ column, columns, rows }) => column + columns === start && rows === 1);
  if (before) {
    before.columns += length;
    return;
  }
  const cell = newElement(tagged, row, 'TD');
  const after = places.findIndex(({ column }) => column > start);
  const at = after < 0 ? places.length : after;
  places.splice(at, 0, { cell, column: start, columns: length, rows: 1 });
  setKids(tagged, row, [...row.kids.slice(0, at), cell, ...row.kids.slice(at)]);
}
