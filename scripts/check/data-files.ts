import { unzipSync, strFromU8 } from 'fflate';
import { readXml, textIn, within, type XmlElement } from './xml.ts';

/** A sheet as a program sees it: its cells, and where it says that its table is. */
interface ReadSheet {
  name: string;
  rows: ReadCell[][];
  /** Cells of the marked table, its header row first; null where none is marked. */
  table: ReadCell[][] | null;
}

export interface ReadCell {
  text: string;
  /** Of a number: '72.11' */
  number: string | null;
}

/** RFC 4180 -> rows of cells. @throws where a quoted cell has no end */
export function readCsv(bytes: Uint8Array): string[][] {
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  const rows: string[][] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/gy;
  let row: string[] = [];
  while (cell.lastIndex < text.length) {
    const match = cell.exec(text);
    if (!match) throw new Error('This is no CSV file as RFC 4180 has it.');
    row.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

/** An .ods file -> its sheets, in order. Repeated rows and cells are not read: we write none. */
export function readOds(bytes: Uint8Array): ReadSheet[] {
  const content = readXml(strFromU8(unzipSync(bytes)['content.xml'] ?? new Uint8Array()));
  const ranges = within(content, 'table:database-range').map(({ attributes }) => parseRange(attributes.get('table:target-range-address') ?? ''));
  return within(content, 'table:table').map((sheet) => {
    const name = sheet.attributes.get('table:name') ?? '';
    const rows = within(sheet, 'table:table-row').map((row) => within(row, 'table:table-cell').map(readCell));
    const range = ranges.find((one) => one.sheet === name);
    return { name, rows, table: range ? rows.slice(range.firstRow - 1, range.lastRow).map((row) => row.slice(0, range.columns)) : null };
  });
}

function readCell(cell: XmlElement): ReadCell {
  return { text: within(cell, 'text:p').map(textIn).join('\n'), number: cell.attributes.get('office:value-type') === 'float' ? cell.attributes.get('office:value') ?? '' : null };
}

/** `'Fostering households'.A4:'Fostering households'.F6` */
function parseRange(address: string): { sheet: string; firstRow: number; lastRow: number; columns: number } {
  const [, sheet = '', firstRow, lastColumn = '', lastRow] = /^'([^']*)'\.A(\d+):'[^']*'\.([A-Z]+)(\d+)$/.exec(address) ?? [];
  return { sheet, firstRow: Number(firstRow), lastRow: Number(lastRow), columns: [...lastColumn].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) };
}
