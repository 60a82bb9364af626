import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { computeReport } from '../compute/compute-report.ts';
import { loadSources } from '../load/load-sources.ts';
import { protectTables } from '../protect/protect-tables.ts';
import type { Block } from '../schema/report/block.ts';
import type { PublicationView } from '../schema/report/publication.ts';
import { validateSources } from '../validate/validate-sources.ts';
import { copyAnyshire, FLOWS_CSV } from './anyshire.ts';
import { edit } from './toyshire.ts';

/** Why a forecast tells no ages and placements, as its readers see it, where it isn't that they are small. */

/** A council that hides counts by age and placement in its own file, and gives the total of each month. */
async function hideCells({ months, cell }: { months: RegExp; cell: string }): Promise<string> {
  const root = await copyAnyshire();
  const [header = '', ...rows] = (await readFile(join(root, FLOWS_CSV), 'utf8')).trim().split(/\r?\n/);
  const totals = [...Map.groupBy(rows.map((row) => row.split(',')), ([month]) => month as string)].map(([month, cells]) => [month, 'all', 'all', ...[3, 4, 5].map((c) => cells.reduce((sum, row) => sum + Number(row[c]), 0))].join(','));
  const lines = rows.map((row) => (months.test(row) && row.includes(',other,') ? row.replace(/(,other),\d+,\d+,\d+$/, `$1,${cell}`) : row));
  await writeFile(join(root, FLOWS_CSV), `${[header, ...[...lines, ...totals].sort((a, b) => a.slice(0, 7).localeCompare(b.slice(0, 7)))].join('\n')}\n`);
  return root;
}

/** Another table of the same children, in which few live in secure homes. */
async function addTable(published: string): Promise<string> {
  const root = await copyAnyshire();
  await edit(join(root, 'data/anyshire/flows.yaml'), (text) => `${text}population: children-in-care\n`);
  await mkdir(join(root, 'data/anyshire/tables'));
  await writeFile(join(root, 'data/anyshire/tables/homes.yaml'), `title: Children by home
definition: Children in care by their home.
unit: count
counts: children
population: children-in-care
parts-make-a-whole: true
owner: Head of Performance
source: any-return
dimensions:
  - { id: home, label: Home, members: { fostering: Fostering, residential: Residential, secure: Secure, other: Other } }
editions:
  - period: 2018-03
    published: 2018-05-01
    rows: [{ home: fostering, value: 200 }, { home: residential, value: 50 }, { home: secure, value: 20 }, { home: other, value: 60 }]
  - period: 2026-03
    published: ${published}
    rows: [{ home: fostering, value: 251 }, { home: residential, value: 46 }, { home: secure, value: 3 }, { home: other, value: 72 }]
`);
  await edit(join(root, 'content/anyshire-needs-2026/01-forecast.md'), (text) => `${text}\n## Homes {#homes}\n\n::: table homes\nMost children live with foster carers\n:::\n`);
  return root;
}

async function blocksOf(root: string): Promise<Block[]> {
  const report = computeReport(await protectTables(validateSources(await loadSources(root))));
  return (report.publications.find(({ id }) => id === 'anyshire-needs-2026') as PublicationView).sections.flatMap(({ blocks }) => blocks);
}

const wordsOf = (parts: readonly object[]): string => parts.map((part) => ('text' in part ? part.text : '')).join('');
const notesOf = (blocks: readonly Block[]): string[] => blocks.flatMap((block) => (block.kind === 'note' ? block.content : [])).flatMap((block) => (block.kind === 'paragraph' ? [wordsOf(block.content)] : []));

test('the total is forecast and says why, and what needs ages or placements is a note', async () => {
  const blocks = await blocksOf(await hideCells({ months: /^2025/, cell: '[c],[c],[c]' }));
  const charts = blocks.flatMap((block) => (block.kind === 'chart' ? [block.chart] : []));
  expect(charts.map(({ number }) => number)).toEqual(['Figure 1', 'Figure 4']);
  expect(wordsOf(charts[0]?.notes[0] ?? [])).toBe('Made from the totals of each month alone, over the 36 months to March 2026: counts by age and placement are hidden in the council’s own file. It stands halfway between the last count and what these flows lead to, a weight that was set beforehand.');
  expect(notesOf(blocks)).toEqual(['Figure 2', 'Figure 3', 'Table 2', 'Table 4', 'Table 5'].map((name) => `${name} is not shown: counts by age and placement are hidden in the council’s own file, so only the total is forecast.`));
});

test('what is shown of the months that hide something changes nothing', async () => {
  const [one, other] = await Promise.all([blocksOf(await hideCells({ months: /^2025/, cell: '[c],[c],[c]' })), blocksOf(await hideCells({ months: /^2025-0[1-6]/, cell: '[c],[x],low' }))]);
  expect(other).toEqual(one);
});

test('where another table of the same children hides a count, the total is forecast, and unaccompanied children are not', async () => {
  const blocks = await blocksOf(await addTable('2026-04-20'));
  const [first] = blocks.flatMap((block) => (block.kind === 'chart' ? [block.chart] : []));
  expect(wordsOf(first?.notes[0] ?? [])).toContain('Made from the totals of each month alone, over the 36 months to March 2026: another table of the same children hides a count, which could be worked out with counts by age and placement.');
  const why = 'another table of the same children hides a count, which could be worked out with counts by age and placement, so only the total is forecast.';
  expect(notesOf(blocks)).toEqual([
    `Figure 2 is not shown: ${why}`, `Figure 3 is not shown: ${why}`, 'Figure 4 is not shown: another table of children in care hides a count, which could be worked out with theirs.', ...['Table 2', 'Table 4', 'Table 5'].map((table) => `${table} is not shown: ${why}`),
  ]);
});

test('a table that was not out by the paper’s day changes nothing in it', async () => {
  const [onTheDay, later] = await Promise.all(['2026-05-01', '2026-05-02'].map(async (day) => blocksOf(await addTable(day))));
  expect([onTheDay, later].map((blocks) => blocks?.filter(({ kind }) => kind === 'chart').length)).toEqual([1, 4]);
});
