import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { build } from '../build.ts';
import { listFiles } from '../check/files.ts';
import { tablesOf } from '../check/numbers.ts';
import { loadSources } from '../load/load-sources.ts';
import { startOf } from '../problem.ts';
import type { Report } from '../schema/report.ts';
import type { PublicationView } from '../schema/report/publication.ts';
import { checkRedirects } from '../validate/publications/redirects.ts';
import { validateSources } from '../validate/validate-sources.ts';
import { copyToyshire, edit, FIXTURES, temporaryFolder } from './toyshire.ts';

/**
 * Toyshire built whole. fixtures/toyshire/expected/ holds the names of all files (files.txt) and every page; names of
 * assets change with their content, so the hash in them is masked. UPDATE_GOLDEN=1 writes it anew; read the difference.
 */

const TOYSHIRE = join(FIXTURES, 'toyshire');
const EXPECTED = join(TOYSHIRE, 'expected');

let report: Report;
let out: string;
let paths: string[];

beforeAll(async () => {
  out = join(await temporaryFolder(), 'dist');
  report = await buildWithoutPdf(TOYSHIRE, out);
  paths = await listFiles(out);
  if (process.env['UPDATE_GOLDEN'] === '1') await updateExpected();
}, 60_000);

test('the files are those expected, no more and no fewer', async () => {
  expect(`${paths.map(maskHashes).join('\n')}\n`).toBe(await readFile(join(EXPECTED, 'files.txt'), 'utf8'));
});

test('every page is as expected, letter for letter', async () => {
  const pages = paths.filter((path) => path.endsWith('.html'));
  expect(pages).toEqual((await listFiles(EXPECTED)).filter((path) => path.endsWith('.html')));
  for (const path of pages) {
    expect(maskHashes(await readFile(join(out, path), 'utf8')), path).toBe(await readFile(join(EXPECTED, path), 'utf8'));
  }
});

test('every figure in the text is what a person works out by hand', () => {
  const publication = report.publications.find(({ id }) => id === 'toyshire-report');
  expect(publication?.figures.map(({ text, value }) => [text.replaceAll('\u00a0', ' '), value])).toEqual([
    ['125', '125'], ['2024', '2024'], ['12', '12'], ['£3.4 million', '3400000'],
    // 109 was revised to 110; 125 - 110; 125 - 100; 25 of 100
    ['2022', '2022'], ['110 [r]', '110'], ['up 15', '15'], ['up 25', '25'], ['up 25%', '25'],
    ['125', '125'],
    // 30 of 30 + 10 + 20; 12 of 40
    ['30', '30'], ['50%', '50'], ['30%', '30'],
    // 8 of 12 = 66.666...
    ['8', '8'], ['12', '12'], ['67%', '67'], ['66.7%', '66.7'],
    ['50', '50'], ['up 10', '10'], ['not known', ''],
    // 63.5 is rounded half up
    ['65.0%', '65.0'], ['65.0%', '65.0'], ['64.0%', '64.0'], ['64%', '64'], ['66.0%', '66.0'],
    ['12', '12'],
  ]);
});

test.each<[string, [string, string][]]>([
  // the cover, its chapters, and a note
  ['toyshire-strategy', [['125', '125'], ['up 25', '25'], ['2024', '2024'], ['125', '125'], ['50', '50'],
    // hidden figures have words of their own; 9 to 7 is down 2
    ['0', '0'], ['a small number', ''], ['50', '50'], ['2023', '2023'], ['very few', ''], ['2024', '2024'], ['7', '7'], ['down 2', '-2'], ['2022', '2022'], ['January 2025', '2025-01']]],
  // as of 1 January 2022 only 2021 was out
  ['toyshire-strategy-old', [['100', '100']]],
  // what the speaker says is left out
  ['toyshire-deck', [['125', '125'], ['up 25', '25']]],
])('every figure in the text of %s', (id, figures) => {
  expect(report.publications.find((p) => p.id === id)?.figures.map(({ text, value }) => [text.replaceAll('\u00a0', ' '), value])).toEqual(figures);
});

test('plans say what was known on each strategy’s own day', () => {
  const rows = (id: string): string[] => tablesOf(report.publications.find((p) => p.id === id)?.sections.flatMap(({ blocks }) => blocks) ?? [])
    .flatMap((table) => table.rows.map((row) => row.map((cell) => cell.text.replaceAll('\u00a0', ' ')).join(' | ')));
  expect(rows('toyshire-strategy-old')).toEqual(['Open a home | Head of Toy Care | 2024']);
  const ofPlan = rows('toyshire-strategy');
  const from = ofPlan.findIndex((row) => row.startsWith('Recruit'));
  expect(ofPlan.slice(from, from + 10)).toEqual([
    'Recruit foster carers in every town | Head of Toy Care | October to December 2025 | Under way, 10 February 2025: A campaign runs in two towns.',
    'Offer short breaks | Not given | Not given | No update published',
    'Build a home by the river | Head of Toy Homes | 2025 to 2026 | Late, February 2025: The river rose.',
    'More households foster | 40, January 2024 | 58 by January 2026 | 50, January 2025 | On course: up 10; 8 to go',
    'More children stay in one home | 60.0%, January to March 2024 | 65.0% by 2025 | 65.0%, July to September 2024 | Reached: up 5.0 percentage points',
    'Fewer children move often | 12.0%, January to March 2024 | 8.0% by October to December 2024 | 10.5%, July to September 2024 | Behind: down 1.5 percentage points; 2.5 percentage points to go',
    'Fewer children need care | 120, 2023 | Not given | 125, 2024 | Moved the wrong way: up 5',
    'Children are happy | Not applicable | Not applicable | Not given | Not known: no measure tells',
    'Block contract for toys | Open tender | Yes | 1 April 2025 | March 2028 | 3 years',
    'The council’s own homes | 31 January 2025 | 3 | 12 | 91.7',
  ]);
});

test('the older strategy leads to the newer, and the report and the deck say which they are about', () => {
  const of = (id: string): PublicationView => report.publications.find((p) => p.id === id) as PublicationView;
  expect(of('toyshire-strategy-old')).toMatchObject({ isPast: true, status: { state: 'superseded', link: { text: 'Homes strategy, 2025 to 2028', href: 'toyshire-strategy/' } } });
  expect(of('toyshire-strategy')).toMatchObject({ isPast: false, status: { state: 'current' } });
  for (const id of ['toyshire-report', 'toyshire-deck']) expect(of(id)).toMatchObject({ isPast: false, status: null, about: { href: 'toyshire-strategy/' } });
});

test('a draft and a council’s later figures leave no trace', async () => {
  for (const path of paths) {
    expect(path).not.toContain('toyshire-draft');
    if (!path.endsWith('.html')) continue;
    const page = await readFile(join(out, path), 'utf8');
    expect(page, path).not.toMatch(/toyshire-draft|next paper|Pause here|Every town has carers|café/);
    // A dataset's own page shows every value that is out, whatever its date; a publication's only those of its day.
    if (!path.startsWith('site/data/')) expect(page.replaceAll(/ (?:d|transform|x2|y2|width|height|viewBox)="[^"]*"/g, ''), path).not.toMatch(/\b150\b|\b109\b|75\.0%/);
  }
});

test('the manifest lists every public file with its size and its SHA-256', async () => {
  const manifest = JSON.parse(await readFile(join(out, 'manifest.json'), 'utf8')) as { files: { path: string; bytes: number; sha256: string }[] };
  expect(manifest.files.map(({ path }) => path)).toEqual(paths.filter((path) => path.startsWith('site/')));
  for (const { path, bytes, sha256 } of manifest.files) {
    const content = await readFile(join(out, path));
    expect([content.length, createHash('sha256').update(content).digest('hex')], path).toEqual([bytes, sha256]);
  }
});

test('no old address may stand where a build puts a file, nor below one', async () => {
  const { publications, councils } = validateSources(await loadSources(TOYSHIRE));
  const folders = [...publications.map(({ id }) => id), ...councils.keys()];
  const made = [...paths, 'site/toyshire-report/toyshire-report.pdf', 'site/toyshire-report/toyshire-report.docx'].filter((path) => path.startsWith('site/')).map((path) => path.slice('site/'.length));
  for (const publication of publications) {
    const file = { ...publication.file, redirects: made.flatMap((path) => [path, `${path}/old`]) };
    const told = checkRedirects([{ ...publication, file }], folders, () => startOf(publication.path));
    expect(made.flatMap((path) => [path, `${path}/old`]).filter((path) => !told.some(({ message }) => message.startsWith(`The old address “${path}” `)))).toEqual([]);
  }
});

test('files saved on Windows, with CRLF and a byte-order mark, build the same bytes', async () => {
  const root = await copyToyshire();
  for (const path of (await listFiles(root)).filter((name) => /\.(?:md|yaml)$/.test(name))) {
    await edit(join(root, path), (text) => `\ufeff${text.replaceAll('\n', '\r\n')}`);
  }
  const other = join(await temporaryFolder(), 'dist');
  await buildWithoutPdf(root, other);
  expect(await listFiles(other)).toEqual(paths);
  for (const path of paths.filter((name) => name !== 'build-record.json')) {
    expect((await readFile(join(other, path))).equals(await readFile(join(out, path))), path).toBe(true);
  }
}, 60_000);

test('rows that lie in spreadsheets build the same bytes', async () => {
  const root = await copyToyshire();
  const tables = join(root, 'data/toyshire/tables');
  await edit(join(tables, 'care-by-sex-and-home.yaml'), (text) => text.replace(/    rows:[^]*$/, '    rows-from: Came into care.csv\n'));
  // As Excel saves it: a cell for each of both sexes, in Windows-1252 with semicolons, and empty cells to the right and below.
  await writeFile(join(tables, 'Came into care.csv'), Buffer.from('HOME;Girls;boys;All children;;\r\nFoster care;48;40;88;;\r\nChildren’s home;0;7;7;;\r\nRelatives or friends;2;3;5;;\r\nAll homes;50;50;100;;\r\n;;;;;\r\n'.replace('’', '\u0092'), 'latin1'));
  // A row for each value, without a word in the table’s own file, with tabs.
  await edit(join(tables, 'placements-by-age.yaml'), (text) => text.replace(/    rows:[^]*$/, ''));
  await writeFile(join(tables, 'placements-by-age.csv'), '\ufeffage\tPlacement\tNumber\nUnder 10\tfoster\t30\nunder-10\tChildren\'s  home\t10\nunder-10\trelatives\t20\n\n10 AND OVER\tfoster\t25\n10-and-over\thome\t30\n10-and-over\trelatives\t10\n');
  await edit(join(tables, 'homes-by-owner.yaml'), (text) => text.replace(/editions:[^]*$/, 'editions-from: homes.csv\n'));
  await writeFile(join(tables, 'homes.csv'), 'sep=,\r\nPeriod,Published,Council,Private company,Charity,All homes\r\n2025-01-31,2025-02,3,8,1,"12"\r\n');
  await edit(join(root, 'data/toyshire/indicators/short-stability.yaml'), (text) => text.replace(/observations:[^]*$/, 'observations-from: short-stability.csv\n'));
  await writeFile(join(root, 'data/toyshire/indicators/short-stability.csv'), 'Quarter,Short-term stability,Missing,Reason,Published\n2024-Q1,12.0%,,,2024-05\n2024-Q2,,not-collected,The system was being replaced.,2024-08\n2024-Q3,10.5 [p],,,2024-11\n');
  const other = join(await temporaryFolder(), 'dist');
  await buildWithoutPdf(root, other);
  expect(await listFiles(other)).toEqual(paths);
  for (const path of paths.filter((name) => name !== 'build-record.json')) {
    expect((await readFile(join(other, path))).equals(await readFile(join(out, path))), path).toBe(true);
  }
  const { inputs } = JSON.parse(await readFile(join(other, 'build-record.json'), 'utf8')) as { inputs: { path: string }[] };
  expect(inputs.map(({ path }) => path).filter((path) => path.endsWith('.csv'))).toEqual(['indicators/short-stability', 'tables/Came into care', 'tables/homes', 'tables/placements-by-age'].map((name) => `data/toyshire/${name}.csv`));
}, 60_000);

function buildWithoutPdf(root: string, to: string): Promise<Report> {
  return build({ root, out: to, pdf: false, only: null, includeDrafts: false });
}

/** 'site-66e7234695.css' -> 'site-HASH.css', and 'en-gb_e982b29.pf_index' -> 'en-gb_HASH.pf_index' */
function maskHashes(text: string): string {
  return text.replaceAll(/-[0-9a-f]{10}(?=\.(?:css|js|woff2)\b)/g, '-HASH').replaceAll(/_[0-9a-f]{7,}(?=\.pf_)/g, '_HASH');
}

async function updateExpected(): Promise<void> {
  await rm(EXPECTED, { recursive: true, force: true });
  await mkdir(EXPECTED, { recursive: true });
  await writeFile(join(EXPECTED, 'files.txt'), `${paths.map(maskHashes).join('\n')}\n`);
  for (const path of paths.filter((name) => name.endsWith('.html'))) {
    await mkdir(dirname(join(EXPECTED, path)), { recursive: true });
    await writeFile(join(EXPECTED, path), maskHashes(await readFile(join(out, path), 'utf8')));
  }
}
