import { escapeXml } from '../../schema/escape.ts';
import { element } from './xml.ts';
import { zipFiles } from './zip.ts';

/** A spreadsheet as OpenDocument 1.3 has it: sheets of rows, and in a sheet at most one table, marked up as such. */
export interface Workbook {
  title: string;
  subject: string;
  sheets: Sheet[];
}

export interface Sheet {
  /** Unique, at most 31 characters, none of []*?:/\'. */
  name: string;
  /** Widths of the columns in centimetres. */
  widthsCm: number[];
  rows: SheetCell[][];
  /** The rows from this one on are a table, this one its header; null where the sheet holds words alone. */
  table: { name: string; headerRow: number } | null;
}

export interface SheetCell {
  text: string;
  /** 'line' is words that run on over the cells beside them. */
  look: 'title' | 'heading' | 'words' | 'line' | 'header' | 'number-header' | 'number';
  /** For a number: '9961', '-1.06'. The text is what is shown. */
  number?: string;
  href?: string;
}

const MIMETYPE = 'application/vnd.oasis.opendocument.spreadsheet';
const NAMESPACES = {
  'xmlns:office': 'urn:oasis:names:tc:opendocument:xmlns:office:1.0', 'xmlns:table': 'urn:oasis:names:tc:opendocument:xmlns:table:1.0',
  'xmlns:text': 'urn:oasis:names:tc:opendocument:xmlns:text:1.0', 'xmlns:style': 'urn:oasis:names:tc:opendocument:xmlns:style:1.0',
  'xmlns:fo': 'urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0', 'xmlns:number': 'urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0',
  'xmlns:meta': 'urn:oasis:names:tc:opendocument:xmlns:meta:1.0', 'xmlns:dc': 'http://purl.org/dc/elements/1.1/', 'xmlns:xlink': 'http://www.w3.org/1999/xlink',
  'office:version': '1.3',
};
const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** The bytes of the .ods file, the same on every machine and day. */
export function writeOds(workbook: Workbook): Uint8Array {
  const parts = { 'meta.xml': metaXml(workbook), 'styles.xml': stylesXml(), 'content.xml': contentXml(workbook) };
  // The type comes first and uncompressed, so that a program can tell the file by its first bytes.
  const files = { mimetype: MIMETYPE, ...parts, 'META-INF/manifest.xml': manifestXml(Object.keys(parts)) };
  const encoder = new TextEncoder();
  return zipFiles(new Map(Object.entries(files).map(([path, text]) => [path, encoder.encode(text)])), ['mimetype']);
}

function manifestXml(paths: readonly string[]): string {
  const entry = (path: string, type: string, more = {}): string => element('manifest:file-entry', { 'manifest:full-path': path, 'manifest:media-type': type, ...more });
  return DECLARATION + element('manifest:manifest', { 'xmlns:manifest': 'urn:oasis:names:tc:opendocument:xmlns:manifest:1.0', 'manifest:version': '1.3' },
    entry('/', MIMETYPE, { 'manifest:version': '1.3' }), ...paths.map((path) => entry(path, 'text/xml')));
}

function metaXml({ title, subject }: Workbook): string {
  return DECLARATION + element('office:document-meta', NAMESPACES, element('office:meta', {},
    element('meta:generator', {}, 'sufficiency'), element('dc:title', {}, escapeXml(title)), element('dc:subject', {}, escapeXml(subject)), element('dc:language', {}, 'en-GB')));
}

/** Words of 12 points that wrap; nothing is said by colour. */
function stylesXml(): string {
  const text = { 'fo:language': 'en', 'fo:country': 'GB', 'fo:font-size': '12pt', 'fo:font-family': 'Arial' };
  const plain = (name: string, align: string, wrap = 'wrap'): string => element('style:style', { 'style:name': name, 'style:family': 'table-cell', 'style:parent-style-name': 'Default' },
    element('style:table-cell-properties', { 'fo:wrap-option': wrap, 'style:vertical-align': 'top', 'fo:padding': '0.1cm' }), element('style:paragraph-properties', { 'fo:text-align': align }));
  const bold = (name: string, sizePt: number, align: string, border: string | null): string => element('style:style', { 'style:name': name, 'style:family': 'table-cell', 'style:parent-style-name': 'Default' },
    element('style:table-cell-properties', { 'fo:wrap-option': name === 'title' ? 'no-wrap' : 'wrap', 'style:vertical-align': 'bottom', 'fo:padding': '0.1cm', 'fo:border-bottom': border }),
    element('style:paragraph-properties', { 'fo:text-align': align }), element('style:text-properties', { 'fo:font-weight': 'bold', 'fo:font-size': `${sizePt}pt` }));
  return DECLARATION + element('office:document-styles', NAMESPACES,
    element('office:styles', {},
      element('style:default-style', { 'style:family': 'table-cell' }, element('style:text-properties', text)),
      element('style:style', { 'style:name': 'Default', 'style:family': 'table-cell' }),
      bold('title', 15, 'start', null), bold('heading', 13, 'start', null), bold('header', 12, 'start', '1pt solid #000000'), bold('number-header', 12, 'end', '1pt solid #000000'),
      plain('words', 'start'), plain('line', 'start', 'no-wrap'), plain('number', 'end')),
    element('office:automatic-styles', {}, element('style:page-layout', { 'style:name': 'a4' }, element('style:page-layout-properties',
      { 'fo:page-width': '29.7cm', 'fo:page-height': '21cm', 'style:print-orientation': 'landscape', 'style:scale-to-X': 1 }))),
    element('office:master-styles', {}, element('style:master-page', { 'style:name': 'Default', 'style:page-layout-name': 'a4' })));
}

function contentXml({ sheets }: Workbook): string {
  const widths = [...new Set(sheets.flatMap(({ widthsCm }) => widthsCm))].sort((a, b) => a - b);
  const decimals = [...new Set(sheets.flatMap(({ rows }) => rows.flat().flatMap(({ number }) => (number === undefined ? [] : [decimalsOf(number)]))))].sort((a, b) => a - b);
  const styles = [
    element('style:style', { 'style:name': 'sheet', 'style:family': 'table', 'style:master-page-name': 'Default' }, element('style:table-properties', { 'table:display': 'true' })),
    element('style:style', { 'style:name': 'row', 'style:family': 'table-row' }, element('style:table-row-properties', { 'style:use-optimal-row-height': 'true' })),
    ...widths.map((width) => element('style:style', { 'style:name': `width-${width}`, 'style:family': 'table-column' }, element('style:table-column-properties', { 'style:column-width': `${width}cm` }))),
    ...decimals.flatMap((places) => [
      element('number:number-style', { 'style:name': `decimals-${places}` }, element('number:number', { 'number:decimal-places': places, 'number:min-decimal-places': places, 'number:min-integer-digits': 1, 'number:grouping': 'true' })),
      element('style:style', { 'style:name': `number-${places}`, 'style:family': 'table-cell', 'style:parent-style-name': 'number', 'style:data-style-name': `decimals-${places}` }),
    ]),
  ];
  const marked = sheets.flatMap((sheet) => (sheet.table ? [databaseRange(sheet, sheet.table)] : []));
  return DECLARATION + element('office:document-content', NAMESPACES, element('office:automatic-styles', {}, ...styles),
    element('office:body', {}, element('office:spreadsheet', {}, ...sheets.map(sheetXml), element('table:database-ranges', {}, ...marked))));
}

function sheetXml({ name, widthsCm, rows, table }: Sheet): string {
  const lines = rows.map((cells) => element('table:table-row', { 'table:style-name': 'row' }, ...cells.map(cellXml)));
  const body = table === null ? lines : lines.toSpliced(table.headerRow, 1, element('table:table-header-rows', {}, lines[table.headerRow] as string));
  return element('table:table', { 'table:name': name, 'table:style-name': 'sheet' },
    ...widthsCm.map((width) => element('table:table-column', { 'table:style-name': `width-${width}`, 'table:default-cell-style-name': 'words' })), ...body);
}

function cellXml({ text, look, number, href }: SheetCell): string {
  const words = href === undefined ? escapeXml(text) : element('text:a', { 'xlink:type': 'simple', 'xlink:href': href }, escapeXml(text));
  const type = number === undefined ? { 'office:value-type': 'string' } : { 'office:value-type': 'float', 'office:value': number };
  return element('table:table-cell', { 'table:style-name': number === undefined ? look : `number-${decimalsOf(number)}`, ...type }, element('text:p', {}, words));
}

/** What makes the cells a table to a program: a named range that contains a header. */
function databaseRange({ name: sheet, rows }: Sheet, { name, headerRow }: NonNullable<Sheet['table']>): string {
  const quoted = `'${sheet}'`;
  const lastColumn = columnLetters((rows[headerRow] ?? []).length);
  return element('table:database-range', {
    'table:name': name, 'table:target-range-address': `${quoted}.A${headerRow + 1}:${quoted}.${lastColumn}${rows.length}`,
    'table:contains-header': 'true', 'table:display-filter-buttons': 'false', 'table:orientation': 'row',
  });
}

/** 1 -> 'A', 27 -> 'AA' */
export function columnLetters(place: number): string {
  return place === 0 ? '' : columnLetters(Math.floor((place - 1) / 26)) + String.fromCharCode(65 + ((place - 1) % 26));
}

function decimalsOf(number: string): number {
  return number.split('.')[1]?.length ?? 0;
}
