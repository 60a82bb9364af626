import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { build } from '../build.ts';
import { readPdf, type ReadPdf } from './read-pdf.ts';
import { copyToyshire, edit, FIXTURES, temporaryFolder } from './toyshire.ts';

/**
 * Toyshire's papers with the data they show inside, read back by another program; and once more after later values came out
 * and the oldest of them was corrected.
 */

const COUNCIL = 'data/toyshire/council.yaml';
/** So long that it stands in no file by chance. */
const LATE = '4711813';

let without: ReadPdf;
let before: Map<string, Paper>;
let after: typeof before;

interface Paper extends ReadPdf {
  bytes: Buffer;
}

beforeAll(async () => {
  const out = join(await temporaryFolder(), 'dist');
  await build({ root: join(FIXTURES, 'toyshire'), out, pdf: true, only: 'toyshire-strategy-old', includeDrafts: false });
  without = await readPdf(await readFile(join(out, 'site/toyshire-strategy-old/toyshire-strategy-old.pdf')));
  const root = await copyToyshire();
  await edit(join(root, COUNCIL), (text) => `${text}\npapers: { attach-data: true }\n`);
  before = await buildPapers(root);
  await edit(join(root, 'data/toyshire/indicators/children-in-care.yaml'), (text) => `${text}  - { period: 2021, value: ${LATE}, published: 2026-03-01 }\n`);
  await edit(join(root, 'content/toyshire-strategy-old/index.md'), (text) => text.replace('as-of: 2022-01-01', 'as-of: 2022-01-01\nupdates: [{ date: 2022-12-31, note: The count of 2022 is out. }]'));
  after = await buildPapers(root);
}, 120_000);

async function buildPapers(root: string): Promise<typeof before> {
  const out = join(await temporaryFolder(), 'dist');
  const { publications } = await build({ root, out, pdf: true, only: null, includeDrafts: false });
  return new Map(await Promise.all(publications.map(async ({ id }) => {
    const bytes = await readFile(join(out, 'site', id, `${id}.pdf`));
    return [id, { bytes, ...await readPdf(bytes) }] as const;
  })));
}

const fileIn = ({ attachments }: ReadPdf, name: string): string | undefined => attachments.find((attachment) => attachment.name === name)?.text;
const words = ({ pages }: ReadPdf): string => pages.map(({ text }) => text).join(' ');

test.each([
  ['toyshire-report', ['children-in-care', 'facts', 'foster-households', 'homes-by-owner', 'long-stability', 'placements-by-age', 'short-stability']],
  ['toyshire-strategy', ['care-by-sex-and-home', 'children-in-care', 'children-moved-often', 'children-out-of-school', 'foster-households', 'long-stability', 'short-stability']],
  ['toyshire-strategy-old', ['children-in-care']],
  ['toyshire-deck', ['children-in-care', 'foster-households', 'long-stability']],
])('%s has what it shows, and nothing else', (id, datasets) => {
  expect(before.get(id)?.attachments.map(({ name }) => name)).toEqual(datasets.map((dataset) => `${dataset}.csv`));
});

test('a file holds what was out by the as-of day of its paper, and says so', () => {
  const source = '"Toyshire Council, Return on children in care, February 2025"';
  const rows = (...values: string[]): string => ['period,value,unit,status,published,source', ...values.map((value) => `${value},${source}`), ''].join('\r\n');
  expect(before.get('toyshire-strategy-old')!.attachments).toEqual([
    { name: 'children-in-care.csv', description: 'Children in care, Toyshire: every value published by 1 January 2022', text: rows('2021,100,Children,final,2021-11') },
  ]);
  // 109 was revised to 110 before that day; 150 came out after it, and stands on the dataset's page
  expect(fileIn(before.get('toyshire-report')!, 'children-in-care.csv')).toBe(rows(
    '2021,100,Children,final,2021-11', '2022,109,Children,superseded,2022-11', '2022,110,Children,revised,2023-11', '2023,120,Children,final,2023-11', '2024,125,Children,final,2024-11-20'));
});

test('what comes out later changes no paper by a byte', () => {
  for (const id of ['toyshire-report', 'toyshire-strategy', 'toyshire-deck']) expect([id, Buffer.compare(before.get(id)!.bytes, after.get(id)!.bytes)]).toEqual([id, 0]);
});

test('a corrected paper has the data of its new day', () => {
  const [file] = after.get('toyshire-strategy-old')!.attachments;
  expect(file?.description).toContain('31 December 2022');
  expect(file?.text.split('\r\n').map((row) => row.split(',').slice(0, 2).join())).toEqual(['period,value', '2021,100', '2022,109', '']);
});

test('paper says that data are attached, where the council asked for them', () => {
  expect(words(before.get('toyshire-report')!)).toContain('Data Attached to the PDF as CSV files');
  expect(words(before.get('toyshire-strategy-old')!)).toContain('Data Attached to the PDF as a CSV file');
  expect(without.attachments).toEqual([]);
  expect(words(without)).not.toContain('Attached');
});
