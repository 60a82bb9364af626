import { membersOf, nameOf, textIn, textOf } from '../../../render/pdf/model/objects.ts';
import type { StructureElement } from '../../../render/pdf/model/structure.ts';
import { inElement, unless, type Condition } from '../condition.ts';
import { elementsOfRole } from '../subject.ts';
import { readGrid, rowsOf, tableAttribute, type Cell, type Grid } from '../table-grid.ts';

export const cellsHaveHeaders: Condition = {
  id: '15-003', rules: ['7.5-1', '7.5-2'], means: 'Each cell names its header cells, or each header cell says whether it heads a row or a column.',
  find: (subject) => elementsOfRole(subject, 'Table').flatMap((table) => {
    const grid = readGrid(subject, table);
    const cells = [...new Set(grid.cells.flat())].filter((cell) => cell !== undefined);
    const headers = cells.filter(({ isHeader }) => isHeader);
    if (grid.fault || headers.every(({ element }) => scopeOf(element))) return [];
    const ids = new Set(headers.flatMap(({ element }) => textIn(element.dict, 'ID') || []));
    const lost = cells.filter((cell) => !cell.isHeader && !namesHeaders(cell, ids) && !liesUnderHeader(grid, cell));
    return lost.slice(0, 1).map(({ element, row, column }) => inElement(element, 'a header cell', `none for the cell in row ${row + 1}, column ${column + 1}`));
  }),
};

export const tablesHaveHeaders: Condition = {
  id: 'table-headers', rules: [], means: 'Every table has header cells.',
  find: (subject) => elementsOfRole(subject, 'Table').flatMap((table) => (
    unless(rowsOf(subject, table).some((row) => row.kids.some((kid) => kid.kind === 'element' && subject.roleOf(kid) === 'TH')), () => inElement(table, 'TH', 'only TD')))),
};

/** veraPDF looks at these names only where a cell has no other header. */
export const headersAreKnown: Condition = {
  id: 'known-headers', rules: [], means: 'The header cells that a cell names are there.',
  find: (subject) => {
    const ids = new Set(elementsOfRole(subject, 'TH').flatMap(({ dict }) => textIn(dict, 'ID') ?? []));
    return elementsOfRole(subject, 'TD', 'TH').flatMap((cell) => headersOf(cell).filter((id) => !ids.has(id)).slice(0, 1).map((id) => inElement(cell, `a header cell “${id}”`, 'none')));
  },
};

function headersOf(cell: StructureElement): string[] {
  return membersOf(tableAttribute(cell, 'Headers')).flatMap((id) => textOf(id) ?? []);
}

function scopeOf(header: StructureElement): string | undefined {
  return nameOf(tableAttribute(header, 'Scope'));
}

function namesHeaders({ element }: Cell, ids: ReadonlySet<string>): boolean {
  const named = headersOf(element);
  return named.length > 0 && named.every((id) => ids.has(id));
}

/** Whether a way up or to the left meets a header cell of that scope, past no second run of header cells. */
function liesUnderHeader({ cells }: Grid, { row, column, rowSpan, columnSpan }: Cell): boolean {
  const columns = Array.from({ length: columnSpan }, (_, i) => Array.from({ length: row }, (_, k) => cells[row - 1 - k]![column + i]!));
  const rows = Array.from({ length: rowSpan }, (_, i) => Array.from({ length: column }, (_, k) => cells[row + i]![column - 1 - k]!));
  return columns.some((way) => meetsHeader(way, 'Column')) || rows.some((way) => meetsHeader(way, 'Row'));
}

function meetsHeader(way: readonly Cell[], scope: 'Column' | 'Row'): boolean {
  let wasHeader = false;
  for (const cell of way) {
    if (cell.isHeader) {
      wasHeader = true;
      if ([scope, 'Both'].includes(scopeOf(cell.element) ?? '')) return true;
    } else if (wasHeader) return false;
  }
  return false;
}
