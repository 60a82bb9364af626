import { PDFName, PDFString } from '@cantoo/pdf-lib';
import { arrayIn, dictsIn, membersOf, nameIn, numberIn, textOf } from '../model/objects.ts';
import type { TaggedDocument } from '../model/structure-edit.ts';
import type { StructureElement } from '../model/structure.ts';

/** What a cell's attributes of owner Table say (ISO 32000-1, table 349). */
interface CellAttributes {
  rows: number;
  columns: number;
  /** 'Column', 'Row' or 'Both', of a header cell. */
  scope: string | null;
  /** The /IDs of the header cells it belongs to. */
  headers: string[];
}

export function readCell(cell: StructureElement): CellAttributes {
  const owned = dictsIn(cell.dict, 'A').filter((attributes) => nameIn(attributes, 'O') === 'Table');
  const number = (key: string) => owned.map((attributes) => numberIn(attributes, key)).find((value) => value !== undefined) ?? 1;
  return {
    rows: number('RowSpan'),
    columns: number('ColSpan'),
    scope: owned.map((attributes) => nameIn(attributes, 'Scope')).find((value) => value) ?? null,
    headers: owned.flatMap((attributes) => membersOf(arrayIn(attributes, 'Headers')).flatMap((id) => textOf(id) ?? [])),
  };
}

/** Writes them into one dictionary, without what goes without saying, beside those of other owners. */
export function writeCell({ document: { context } }: TaggedDocument, cell: StructureElement, { rows, columns, scope, headers }: CellAttributes): void {
  const others = dictsIn(cell.dict, 'A').filter((attributes) => nameIn(attributes, 'O') !== 'Table');
  const said = {
    ...(scope !== null && { Scope: scope }),
    ...(rows > 1 && { RowSpan: rows }),
    ...(columns > 1 && { ColSpan: columns }),
    ...(headers.length > 0 && { Headers: headers.map((id) => PDFString.of(id)) }),
  };
  const written = Object.keys(said).length > 0 ? [...others, context.obj({ O: 'Table', ...said })] : others;
  if (written.length === 0) cell.dict.delete(PDFName.of('A'));
  else cell.dict.set(PDFName.of('A'), written.length === 1 ? written[0]! : context.obj(written));
}
