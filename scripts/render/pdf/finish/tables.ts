import { PDFName, PDFString } from '@cantoo/pdf-lib';
import { textIn } from '../model/objects.ts';
import { dropMarked, setKids, setType, type TaggedDocument } from '../model/structure-edit.ts';
import { elementsOf, isElement, isOf, linesOf, type Kid, type MarkedKid, type StructureElement } from '../model/structure.ts';
import { readCell, writeCell } from './cell-attributes.ts';
import { evenRows } from './even-rows.ts';
import { wrapOthers } from './wrap-others.ts';

const CELLS = ['TH', 'TD'];
/** What may stand between a table and its rows, or a row and its cells, and means nothing there. */
const BETWEEN = ['NonStruct', 'Div', 'THead', 'TBody', 'TFoot'];

/** Chromium tags a head that stands on every page of a table into the one head there is: 'Ward Ward Ward'. The first is kept. */
export function dropRepeatedHeaders(tagged: TaggedDocument): void {
  for (const row of elementsOf(tagged.tree).filter(({ type }) => type === 'TR')) {
    const cells = row.kids.filter(isElement).map(markedIn);
    const wordsOn = (page: number) => cells.map((cell) => cell.filter(({ kid }) => kid.page === page).flatMap(({ kid }) => linesOf(kid, tagged.pages)).join('').replace(/\s/g, ''));
    const [first, ...others] = [...new Set(cells.flat().map(({ kid }) => kid.page))].sort((a, b) => a - b);
    for (const page of others) {
      const words = wordsOn(page);
      if (words.join('') === '' || words.join('\n') !== wordsOn(first!).join('\n')) continue; // a row that a page's end cuts
      for (const { element, kid } of cells.flat()) if (kid.page === page) dropMarked(tagged, element, kid);
    }
  }
}

function markedIn(element: StructureElement): { element: StructureElement; kid: MarkedKid }[] {
  return element.kids.flatMap((kid) => (isElement(kid) ? markedIn(kid) : kid.kind === 'marked' ? [{ element, kid }] : []));
}

/** Makes of every table a caption and rows of cells, equally wide. */
export function mendTables(tagged: TaggedDocument): void {
  for (const table of elementsOf(tagged.tree).filter(({ type }) => type === 'Table')) {
    const parts = reach(table.kids, ['TR', 'Caption']);
    const caption = parts.find((kid) => isOf(kid, 'Caption'));
    for (const kid of parts) if (kid !== caption && isOf(kid, 'Caption')) setType(kid, 'P');
    setKids(tagged, table, [...(caption ? [caption] : []), ...parts.filter((kid) => kid !== caption)]);
    wrapOthers(tagged, table, (kid) => kid === caption || isOf(kid, 'TR'), 'TR');
    const rows = table.kids.filter(isElement).filter((kid) => kid !== caption);
    for (const row of rows) {
      setKids(tagged, row, reach(row.kids, CELLS));
      wrapOthers(tagged, row, (kid) => isOf(kid, ...CELLS), 'TD');
    }
    if (rows.length === 0) setType(table, 'Div');
    else evenRows(tagged, rows);
    for (const row of rows) nameCorner(tagged, row);
  }
}

/** A cell among the headers of columns, such as the empty one above the headers of rows, belongs to no header: it is one. */
function nameCorner(tagged: TaggedDocument, row: StructureElement): void {
  const cells = row.kids.filter(isElement).map((cell) => ({ cell, said: readCell(cell) }));
  const corners = cells.filter(({ cell, said }) => cell.type === 'TD' && said.headers.length === 0);
  const headers = cells.filter(({ cell, said }) => cell.type === 'TH' && said.scope === 'Column');
  if (headers.length === 0 || corners.length + headers.length < cells.length) return;
  for (const { cell, said } of corners) {
    setType(cell, 'TH');
    writeCell(tagged, cell, { ...said, scope: 'Column' });
  }
}

/** Kids of these types, through what stands between. */
function reach(kids: readonly Kid[], types: readonly string[]): Kid[] {
  return kids.flatMap((kid) => {
    if (!isOf(kid, ...BETWEEN)) return [kid];
    const inner = reach(kid.kids, types);
    return inner.some((part) => isOf(part, ...types)) ? inner : [kid];
  });
}

/** Chromium names header cells after DOM nodes, which it counts on from one page to the next: 'node00000048'. They get their numbers in reading order. */
export function nameHeaderCells(tagged: TaggedDocument): void {
  const elements = elementsOf(tagged.tree);
  const names = new Map<string, string>();
  for (const cell of elements.filter(({ type }) => type === 'TH')) {
    const old = textIn(cell.dict, 'ID');
    if (old === undefined) continue;
    const name = `th${String(names.size + 1).padStart(6, '0')}`;
    names.set(old, name);
    cell.dict.set(PDFName.of('ID'), PDFString.of(name));
  }
  for (const cell of elements.filter(({ type }) => CELLS.includes(type))) {
    const said = readCell(cell);
    writeCell(tagged, cell, { ...said, headers: said.headers.map((id) => named(id, names)) });
  }
  writeNames(tagged);
}

function named(old: string, names: ReadonlyMap<string, string>): string {
  const name = names.get(old);
  if (name === undefined) throw new Error(`The PDF refers to a header cell ${old} that it doesn't have.`);
  return name;
}

/** The structure's name tree, of all elements that have an /ID: sorted, as it has to be. */
function writeNames({ tree, document: { context } }: TaggedDocument): void {
  const ids = elementsOf(tree).flatMap(({ dict, ref }) => {
    const id = textIn(dict, 'ID');
    return id === undefined ? [] : [{ id, ref }];
  }).sort((a, b) => (a.id < b.id ? -1 : 1));
  if (ids.length === 0) tree.root.delete(PDFName.of('IDTree'));
  else tree.root.set(PDFName.of('IDTree'), context.obj({ Names: ids.flatMap(({ id, ref }) => [PDFString.of(id), ref]) }));
}
