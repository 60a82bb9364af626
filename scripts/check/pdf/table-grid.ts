import { PDFName, PDFNumber, type PDFObject } from '@cantoo/pdf-lib';
import { dictsIn, nameIn } from '../../render/pdf/model/objects.ts';
import type { StructureElement } from '../../render/pdf/model/structure.ts';
import { kidsOf, type PdfSubject } from './subject.ts';

export interface Cell {
  element: StructureElement;
  isHeader: boolean;
  /** Counted from 0. */
  row: number;
  column: number;
  rowSpan: number;
  columnSpan: number;
}

export interface Grid {
  /** By row, then column; a cell that spans stands in each of its places. Rows up to the first fault. */
  cells: (Cell | undefined)[][];
  columns: number;
  /** Why the cells make no rectangle. The first row says how wide it is. */
  fault: { expected: string; actual: string } | null;
}

/** Lays a table's cells out by their spans, as veraPDF does. */
export function readGrid(subject: PdfSubject, table: StructureElement): Grid {
  const rows = rowsOf(subject, table).map((row) => kidsOf(subject, row).filter((kid) => isCell(subject, kid)));
  const height = rows.length;
  const columns = (rows[0] ?? []).reduce((sum, cell) => sum + spanOf(cell, 'ColSpan'), 0);
  const cells: (Cell | undefined)[][] = rows.map(() => Array.from({ length: columns }));
  const grid = (fault: Grid['fault']): Grid => ({ cells, columns, fault });
  for (const [row, elements] of rows.entries()) {
    let column = 0;
    for (const element of elements) {
      const [rowSpan, columnSpan] = [spanOf(element, 'RowSpan'), spanOf(element, 'ColSpan')];
      while (column < columns && cells[row]![column]) column++;
      if (column + columnSpan > columns) return grid({ expected: `${columns} columns, as in row 1`, actual: `more in row ${row + 1}` });
      if (row + rowSpan > height) return grid({ expected: `${height} rows`, actual: `a cell in row ${row + 1} that spans ${rowSpan}` });
      const cell: Cell = { element, isHeader: subject.roleOf(element) === 'TH', row, column, rowSpan, columnSpan };
      for (let y = row; y < row + rowSpan; y++) {
        for (let x = column; x < column + columnSpan; x++) {
          if (cells[y]![x]) return grid({ expected: 'one cell in each place', actual: `two in row ${y + 1}, column ${x + 1}` });
          cells[y]![x] = cell;
        }
      }
      column += columnSpan;
    }
  }
  const short = cells.findIndex((row) => row.includes(undefined));
  return grid(short === -1 ? null : { expected: `${columns} columns, as in row 1`, actual: `${cells[short]!.filter(Boolean).length} in row ${short + 1}` });
}

export function rowsOf(subject: PdfSubject, table: StructureElement): StructureElement[] {
  return kidsOf(subject, table).flatMap((kid) => {
    const role = subject.roleOf(kid) ?? '';
    if (role === 'TR') return [kid];
    return ['THead', 'TBody', 'TFoot'].includes(role) ? rowsOf(subject, kid) : [];
  });
}

function isCell(subject: PdfSubject, element: StructureElement): boolean {
  return ['TH', 'TD'].includes(subject.roleOf(element) ?? '');
}

/** An attribute of a cell, whichever of its dictionaries has it. */
export function tableAttribute(cell: StructureElement, key: string): PDFObject | undefined {
  return dictsIn(cell.dict, 'A').filter((owner) => nameIn(owner, 'O') === 'Table').map((owner) => owner.lookup(PDFName.of(key))).find((value) => value !== undefined);
}

function spanOf(cell: StructureElement, key: 'RowSpan' | 'ColSpan'): number {
  const span = tableAttribute(cell, key);
  return span instanceof PDFNumber && span.asNumber() > 1 ? span.asNumber() : 1;
}
