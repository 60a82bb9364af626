import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readCsv, readOds } from '../../check/data-files.ts';
import { readXml, textIn, within } from '../../check/xml.ts';
import type { DatasetView } from '../../schema/report/dataset.ts';
import { writeCsvw } from './csvw.ts';
import { sizeText, writeDataFiles, type DataFile } from './data-files.ts';
import { jsonLdOf } from './json-ld.ts';
import { columnLetters } from './ods.ts';
import { sampleDataset } from './sample-dataset.ts';
import { sheetName, workbookOf } from './workbook.ts';

const filesOf = (dataset: DatasetView): DataFile[] => [...writeDataFiles([dataset]).byDataset.get('data/dorset/foster-households') ?? []];
const [csv, ods, csvw] = filesOf(sampleDataset) as [DataFile, DataFile, DataFile];

test('CSV: one header row of machine names, plain numbers, CRLF, quotes doubled, no byte-order mark', () => {
  const lines = strFromU8(csv.bytes).split('\r\n');
  expect(lines).toEqual([
    'period,value,unit,status,published,source,note',
    '2023-08,1172,Households,superseded,2023-10,"Return, “page 3”, <a & b>",',
    '2023-08,1170,Households,revised,2024-01,"Return, “page 3”, <a & b>",',
    '2024-02,[x],Households,not-collected,2024-03,"Return, “page 3”, <a & b>","The system said ""no"", twice."',
    '2024-08,1191,Households,final,2024-10,"Return, “page 3”, <a & b>",', '',
  ]);
  expect(readCsv(csv.bytes)).toHaveLength(5);
  expect(readCsv(csv.bytes)[3]?.at(-1)).toBe('The system said "no", twice.');
});

/** UPDATE_GOLDEN=1 writes it anew; read the difference. */
test('CSVW metadata is as expected, letter for letter', () => {
  const golden = join(import.meta.dirname, 'sample-dataset.csv-metadata.json');
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(golden, csvw.bytes);
  expect(strFromU8(csvw.bytes)).toBe(readFileSync(golden, 'utf8'));
  const { url, tableSchema: { columns, primaryKey } } = JSON.parse(strFromU8(csvw.bytes)) as { url: string; tableSchema: { columns: { name: string; titles: string[] }[]; primaryKey: string[] } };
  expect([url, columns.map(({ name }) => name), primaryKey]).toEqual([csv.name, readCsv(csv.bytes)[0], ['period', 'published']]);
  for (const { name, titles } of columns) expect(titles).toContain(name);
});

describe('ODS', () => {
  const sheets = readOds(ods.bytes);
  const parts = unzipSync(ods.bytes);
  const content = readXml(strFromU8(parts['content.xml']!));

  test('its first bytes say what it is, uncompressed', () => {
    expect(strFromU8(ods.bytes.slice(0, 4))).toBe('PK\u0003\u0004');
    expect(strFromU8(ods.bytes.slice(30, 84))).toBe('mimetypeapplication/vnd.oasis.opendocument.spreadsheet');
    const listed = within(readXml(strFromU8(parts['META-INF/manifest.xml']!)), 'manifest:file-entry').map(({ attributes }) => attributes.get('manifest:full-path'));
    expect(listed).toEqual(['/', ...Object.keys(parts).filter((path) => path.endsWith('.xml') && !path.startsWith('META-INF'))]);
  });

  test('says its title and its language', () => {
    const meta = readXml(strFromU8(parts['meta.xml']!));
    expect(['dc:title', 'dc:language'].map((name) => within(meta, name).map(textIn))).toEqual([[sampleDataset.title], ['en-GB']]);
    expect(strFromU8(parts['meta.xml']!)).not.toContain('date');
  });

  test('has a cover, contents, notes, and the table under a valid name of its own', () => {
    expect(sheets.map(({ name }) => name)).toEqual(['Cover', 'Contents', 'Notes', 'Fostering households all']);
    expect(sheets.map(({ rows }) => rows[0]?.map(({ text }) => text))).toEqual([[sampleDataset.title], ['Contents'], ['Notes'], [sampleDataset.title]]);
    for (const { rows } of sheets.slice(1)) expect(rows[1]?.map(({ text }) => text)).toEqual(['This worksheet contains one table.']);
    expect(sheets[1]?.table?.slice(1).map(([sheet]) => sheet?.text)).toEqual(['Cover', 'Notes', 'Fostering households all']);
  });

  test('marks each table: header row, range, no blank rows, no merged cells', () => {
    for (const sheet of within(content, 'table:table').slice(1)) expect(within(sheet, 'table:table-header-rows').flatMap((rows) => within(rows, 'table:table-row'))).toHaveLength(1);
    for (const { rows } of sheets) expect(rows.filter((row) => row.every(({ text }) => text === ''))).toEqual([]);
    expect(strFromU8(parts['content.xml']!)).not.toMatch(/spanned|covered-table-cell|repeated/);
    const titles = sheets[3]?.table?.[0]?.map(({ text }) => text) ?? [];
    expect([titles, new Set(titles).size]).toEqual([['Period', 'Households', 'Unit', 'Status', 'Published', 'Source', 'Note'], 7]);
  });

  test('holds numbers as numbers, shown as people read them, and explains its shorthand', () => {
    expect(sheets[3]?.table?.slice(1).map((row) => [row[0]?.text, row[1]?.number, row[1]?.text])).toEqual([
      ['August 2023', '1172', '1,172'], ['August 2023', '1170', '1,170'], ['February 2024', null, '[x]'], ['August 2024', '1191', '1,191'],
    ]);
    expect(sheets[2]?.table?.[1]?.map(({ text }) => text)).toEqual(['[x]', 'Not available.']);
  });
});

test.each([
  ['Children in care, by the kind of home they live in', 'Children in care, by the kind'],
  ['Notes', 'Data Notes'], ['A/B: [c]?', 'AB c'], ['Donaudampfschifffahrtsgesellschaftskapitän', 'Donaudampfschifffahrtsgesellscha'.slice(0, 31)],
])('sheet name of %s', (title, name) => expect(sheetName(title)).toBe(name));

test('letters of columns', () => expect([1, 26, 27, 703].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'AAA']));

test('sizes are rounded up', () => expect([1, 1000, 1001, 999_000, 1_000_000, 1_250_000].map((bytes) => sizeText(bytes).replace('\u00a0', ' '))).toEqual(['1 kB', '1 kB', '2 kB', '999 kB', '1.0 MB', '1.3 MB']));

test('JSON-LD closes no script early and says the files', () => {
  const text = jsonLdOf(sampleDataset, [csv, ods, csvw]);
  expect(text).not.toContain('<');
  expect(JSON.parse(text)).toMatchObject({ '@type': 'Dataset', name: sampleDataset.title, temporalCoverage: '2023-08-01/2024-08-31', license: 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/', distribution: [{ contentUrl: 'foster-households.csv' }, { contentUrl: 'foster-households.ods' }] });
});

test('one licence is named to machines, several are told in words', () => {
  const mixed = { ...sampleDataset, sourceLicences: [{ covers: 'National figures', licence: { text: 'Toy Licence', href: 'https://example.org/toy-licence' } }] };
  expect(jsonLdOf(mixed, [])).not.toContain('"license"');
  const [one, several] = [sampleDataset, mixed].map((dataset) => JSON.parse(writeCsvw(dataset)) as Record<string, unknown>);
  expect(one).toMatchObject({ 'dc:license': { '@id': 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/' } });
  expect([several!['dc:license'], several!['dc:rights']]).toEqual([undefined, 'Open Government Licence v3.0 (https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/) National figures: Toy Licence (https://example.org/toy-licence)']);
  expect(workbookOf(mixed).sheets[0]!.rows.flat().map(({ text }) => text)).toEqual(expect.arrayContaining(['Licence', 'Open Government Licence v3.0', 'Licence: National figures', 'Toy Licence']));
});

test('the same bytes again, whatever the time zone, and everything in one zip', () => {
  const zone = process.env['TZ'];
  const first = writeDataFiles([sampleDataset]).everything!;
  process.env['TZ'] = 'Pacific/Auckland';
  const again = writeDataFiles([sampleDataset]).everything!;
  process.env['TZ'] = zone;
  expect(Buffer.from(again.bytes).equals(Buffer.from(first.bytes))).toBe(true);
  expect(Object.keys(unzipSync(first.bytes))).toEqual([csv, ods, csvw].map(({ name }) => `data/dorset/foster-households/${name}`));
});
