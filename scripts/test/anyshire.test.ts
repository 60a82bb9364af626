import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { build } from '../build.ts';
import { compareOutputs, readPublicFiles } from '../check/leaks/compare-outputs.ts';
import { tablesOf } from '../check/numbers.ts';
import { forecastCouncil } from '../compute/forecast/council-forecast.ts';
import { sayMethod } from '../compute/forecast/say-method.ts';
import { loadSources } from '../load/load-sources.ts';
import type { ProtectedFlows } from '../protect/protect-flows.ts';
import { protectTables } from '../protect/protect-tables.ts';
import type { Report } from '../schema/report.ts';
import type { Block } from '../schema/report/block.ts';
import type { PublicationView } from '../schema/report/publication.ts';
import type { TableView } from '../schema/report/table.ts';
import { validateSources } from '../validate/validate-sources.ts';
import { ANYSHIRE, copyAnyshire, FLOWS_CSV } from './anyshire.ts';
import { readPdf } from './read-pdf.ts';
import { edit, temporaryFolder } from './toyshire.ts';

/** An invented council with every month of eight years: its forecast with a waiver, and what is left of it without. */

const NEEDS = 'anyshire-needs-2026';
const CHAPTER = `site/${NEEDS}/forecast/index.html`;

interface Built { out: string; report: Report }
let waived: Built;
let bare: Built;

async function buildAnyshire(root: string, pdf: boolean): Promise<Built> {
  const out = join(await temporaryFolder(), 'dist');
  return { out, report: await build({ root, out, pdf, docx: pdf, only: null, includeDrafts: false }) };
}

beforeAll(async () => {
  waived = await buildAnyshire(await copyAnyshire(), true);
  bare = await buildAnyshire(await copyAnyshire({ waiver: false }), false);
}, 120_000);

function blocksOf({ report }: Built): Block[] {
  return (report.publications.find(({ id }) => id === NEEDS) as PublicationView).sections.flatMap(({ blocks }) => blocks);
}

/** 'cell | cell' */
function rowsOf(built: Built, title: string): string[] {
  const table = tablesOf(blocksOf(built)).find(({ caption }) => caption.startsWith(title)) as TableView;
  return table.rows.map((row) => row.map(({ text }) => text.replaceAll('\u00a0', ' ')).join(' | '));
}

test.each([['with its waiver', 'waived', (): Built => waived], ['without', 'bare', (): Built => bare]] as const)('the chapter of the forecast is as expected, %s', async (_, name, built) => {
  const page = (await readFile(join(built().out, CHAPTER), 'utf8')).replaceAll(/-[0-9a-f]{10}(?=\.(?:css|js|svg|woff2)\b)/g, '-HASH');
  const expected = join(ANYSHIRE, 'expected', `${name}.html`);
  if (process.env['UPDATE_GOLDEN'] === '1') {
    await mkdir(dirname(expected), { recursive: true });
    await writeFile(expected, page);
  }
  expect(page).toBe(await readFile(expected, 'utf8'));
});

test('every page and the paper say that the council is invented', async () => {
  const notice = 'Anyshire is an invented council: no child, place or figure here is real.';
  const files = await readPublicFiles(waived.out);
  const pages = [...files].filter(([path]) => path.endsWith('.html') && !path.endsWith('/404.html'));
  expect(pages.length).toBeGreaterThan(8);
  for (const [path, bytes] of pages) expect(bytes.toString(), path).toContain(notice);
  const paper = await readPdf(files.get(`site/${NEEDS}/${NEEDS}.pdf`) as Buffer);
  expect(paper.pages.map(({ text }) => text.replaceAll(/\s+/g, ' ').includes(notice))).not.toContain(false);
});

test('the year ends of the total, of a placement and of an age are those of the reference implementation, rounded', () => {
  // 366.5 (302.1 to 444.6), 43.1 (26.8 to 69.5), 134.7 (111.0 to 163.4): expected_forecast.csv, month 36; a range is rounded outwards
  expect(rowsOf(waived, 'Data for figure 1').slice(-3)).toEqual(['March 2027, forecast | 369 | 333 | 409 | 316 | 432', 'March 2028, forecast | 368 | 315 | 429 | 290 | 465', 'March 2029, forecast | 367 | 302 | 445 | 272 | 493']);
  expect(rowsOf(waived, 'Data for figure 2').at(-1)).toBe('March 2029, forecast | 43 | 26 | 70 | 20 | 90');
  expect(rowsOf(waived, 'Data for figure 3').at(-1)).toBe('March 2029, forecast | 135 | 110 | 164 | 100 | 182');
  // Of the counts, one a year.
  expect(rowsOf(waived, 'Data for figure 1').slice(0, 6)).toEqual(['354', '357', '385', '386', '373', '372'].map((count, i) => `March ${2021 + i}, count | ${count} | [z] | [z] | [z] | [z]`));
});

test('unaccompanied children are forecast on their own, from each month where the waiver lets it, and else from one count a year', () => {
  expect(rowsOf(waived, 'Data for figure 4').slice(-4)).toEqual(['March 2026, count | 27 | [z] | [z] | [z] | [z]', 'March 2027, forecast | 27 | 18 | 42 | 14 | 52', 'March 2028, forecast | 28 | 14 | 52 | 10 | 72', 'March 2029, forecast | 28 | 13 | 59 | 8 | 87']);
  expect(rowsOf(bare, 'Data for figure 4').slice(-4)).toEqual(['March 2026, count | 27 | [z] | [z] | [z] | [z]', 'March 2027, forecast | 27 | 17 | 42 | 14 | 52', 'March 2028, forecast | 27 | 14 | 51 | 10 | 70', 'March 2029, forecast | 27 | 12 | 57 | 8 | 84']);
});

test('the gap of the worked example: 10.4 places (-3.8 to 33.2), a chance of 0.81, 24.1 places for 80%', () => {
  expect(rowsOf(waived, 'Residential places')).toEqual(['Fostering | 210 | 278 | None needed | −137 to −41 | 1% | None needed', 'Residential | 30 | 21 | 11 | −4 to 34 | 81% | 25']);
  expect(rowsOf(waived, 'What the gap in table 4')).toContain('Residential: occupancy that can be kept | 85% | 31 March 2026 | Assumed: Homes keep some beds free to match children well.');
});

test('what-ifs stand beside what happens if nothing changes', () => {
  const rows = rowsOf(waived, 'Fewer children would live');
  expect(rows[0]).toBe('Nothing changes | 367 (302 to 445) | 247 (209 to 292) | 43 (26 to 70) | 29 (17 to 48) | 48 (28 to 81)');
  expect(rows.map((row) => row.split(' | ')[0])).toEqual(['Nothing changes', 'Fewer teenagers come into care', 'More move from homes to families', 'More unaccompanied children come']);
  expect(rows[2]).toContain('36 (21 to 59)');
});

test('the gap under each what-if: by the number of children, and by what replaces capacity.yaml', () => {
  // The first is the worked example's. The last: 43.14 x 0.8 = 34.51 children less 60 x 0.95 x 0.45 x 0.8 = 20.52 places, each new one for 0.8 x 0.95 of a child: 18.4.
  expect(rowsOf(waived, 'Keeping children nearer home')).toEqual([
    'Nothing changes | None (−137 to −41) | 1% | 11 (−4 to 34) | 81%', 'Fewer teenagers come into care | None (−145 to −51) | 1% | 9 (−6 to 31) | 77%', 'More move from homes to families | None (−132 to −34) | 2% | 4 (−9 to 24) | 64%',
    'More unaccompanied children come | None (−131 to −34) | 2% | 11 (−4 to 35) | 82%', 'More children live near home | None (−137 to −41) | 1% | 19 (1 to 47) | 92%',
  ]);
  expect(tablesOf(blocksOf(waived)).filter(({ caption }) => caption.startsWith('What the gap')).map(({ caption }) => caption)).toEqual(['What the gap in table 4 rests on']);
});

test('a gap of what-ifs that stands alone has what it rests on beneath', async () => {
  const root = await copyAnyshire();
  await edit(join(root, 'content', NEEDS, '01-forecast.md'), (text) => text.replace(/^::: gap to[^]*?^:::\n/m, ''));
  const alone = await buildAnyshire(root, false);
  expect(rowsOf(alone, 'Keeping children nearer home')).toEqual(rowsOf(waived, 'Keeping children nearer home'));
  expect(rowsOf(alone, 'What the gap in table 4')).toEqual(rowsOf(waived, 'What the gap in table 4'));
}, 60_000);

test('targets: what each would take, how likely it is, and how often English councils fell so', () => {
  expect(rowsOf(waived, 'Both targets')).toEqual(['No more than 330 children | March 2029 | 330 | 367 (302 to 445) | 24% | 15% | 18% | 9%', '60 children in 10,000 | March 2028 | 343 | 368 (315 to 429) | 28% | 12% | 14% | 15%']);
});

test('the past is told in plain words', () => {
  const rows = rowsOf(waived, 'The forecast was seldom');
  expect(rows).toHaveLength(15);
  expect(rows.slice(0, 4)).toEqual([
    'All children, 6 months ahead | The last count was as accurate | 12.7 | 12.6 | 94% | 18 | 9', 'All children, 12 months ahead | The last count was as accurate | 17.2 | 17.2 | 88% | 16 | 4',
    'All children, 24 months ahead | The last count was as accurate | 22.1 | 20.3 | 100% | 12 | 2', 'Fostering, 6 months ahead | The forecast was closer | 12.5 | 12.8 | 83% | 18 | 9',
  ]);
});

test('what flows.yaml asks of the council’s own past reaches its forecast, and is told where too few months are left', async () => {
  const notesOf = async (waiver: boolean): Promise<string[]> => {
    const root = await copyAnyshire({ waiver });
    await edit(join(root, 'data/anyshire/flows.yaml'), (text) => `${text}weight: chosen\nspread: own-errors\n`);
    const { councils } = await protectTables(validateSources(await loadSources(root)));
    return sayMethod(forecastCouncil(councils.get('anyshire')?.flows?.[0] as Exclude<ProtectedFlows, { tier: 'none' }>), 'total', 36);
  };
  expect((await notesOf(true))[0]).toContain('It is the last count, with no weight on these flows. That weight was chosen from five,');
  expect((await notesOf(false))[1]).toBe('Fewer than 60 months may be used here, so the weight and the ranges could not be taken from this council’s own past.');
}, 60_000);

describe('without the waiver', () => {
  test('the total is forecast from totals alone, and says so', () => {
    const chart = blocksOf(bare).find((block) => block.kind === 'chart');
    const notes = chart?.kind === 'chart' ? chart.chart.notes.flat().map((part) => ('text' in part ? part.text : '')) : [];
    expect(notes[0]).toBe('Made from the totals of each month alone, over the 35 months to March 2026: by age and placement some counts are so small that they could tell of a child. It stands halfway between the last count and what these flows lead to, a weight that was set beforehand.');
    expect(rowsOf(bare, 'Data for figure 1').at(-1)).toMatch(/^March 2029, forecast \| 373 \|/);
  });

  test('what needs ages or placements is a note in its place', () => {
    const notes = blocksOf(bare).flatMap((block) => (block.kind === 'note' ? block.content : [])).map((block) => (block.kind === 'paragraph' ? [block.id, block.content.map((part) => ('text' in part ? part.text : '')).join('')] : []));
    const why = 'some counts by age and placement are so small that they could tell of a child, so only the total is forecast.';
    expect(notes).toEqual([
      ['forecast-residential-to-2029-03', `Figure 2 is not shown: ${why}`], ['forecast-10-15-to-2029-03', `Figure 3 is not shown: ${why}`], ['backtest-text', 'Table 1 is not shown: too few months may be used to test a forecast on the past.'],
      ['scenarios-strategy-2026-to-2029-03', `Table 2 is not shown: ${why}`], ['gap-to-2029-03', `Table 4 is not shown: ${why}`], ['gap-strategy-2026-to-2029-03', `Table 5 is not shown: ${why}`],
    ]);
  });

  test('other ages and placements behind the same totals, and other months of unaccompanied children between the counts of each March, give the same bytes', async () => {
    const root = await copyAnyshire({ waiver: false });
    // One more of those who were counted already is unaccompanied, from August to September.
    await edit(join(root, 'data/anyshire/uasc.csv'), (text) => text.replaceAll(/^(20\d\d-08),(\d+),(\d+),/gm, (_, month: string, stock: string, came: string) => `${month},${Number(stock) + 1},${Number(came) + 1},`).replaceAll(/^(20\d\d-09,\d+,\d+),(\d+)$/gm, (_, begin: string, left: string) => `${begin},${Number(left) + 1}`));
    await edit(join(root, FLOWS_CSV), shuffleStates);
    await writeFile(join(root, 'data/anyshire/moves.csv'), 'month,age_band,from,to,n\n');
    const other = await buildAnyshire(root, false);
    expect(await compareOutputs(await readPublicFiles(bare.out), await readPublicFiles(other.out))).toEqual([]);
    // With the waiver the same change is seen.
    const seen = await copyAnyshire();
    await edit(join(seen, FLOWS_CSV), shuffleStates);
    await writeFile(join(seen, 'data/anyshire/moves.csv'), 'month,age_band,from,to,n\n');
    expect(rowsOf(await buildAnyshire(seen, false), 'Data for figure 2')).not.toEqual(rowsOf(waived, 'Data for figure 2'));
  }, 120_000);
});

/** In every month some of those aged 16 and 17 in other placements are said to be younger and fostered, as far as there are so many; what each month sums to stays. */
function shuffleStates(text: string): string {
  const rows = text.trim().split(/\r?\n/).map((line) => line.split(','));
  const find = (month: string, band: string, type: string): string[] => rows.find((row) => row[0] === month && row[1] === band && row[2] === type) as string[];
  for (const month of new Set(rows.slice(1).map(([first]) => first as string))) {
    const [from, to] = [find(month, '16-17', 'fostering'), find(month, '10-15', 'residential')];
    for (const column of [3, 4]) {
      const moved = Math.floor(Number(from[column]) / 2);
      from[column] = String(Number(from[column]) - moved);
      to[column] = String(Number(to[column]) + moved);
    }
  }
  return `${rows.map((row) => row.join(',')).join('\n')}\n`;
}
