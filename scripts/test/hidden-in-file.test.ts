import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { computeReport } from '../compute/compute-report.ts';
import { loadSources } from '../load/load-sources.ts';
import { protectTables } from '../protect/protect-tables.ts';
import type { Block, PublicationView } from '../schema/report.ts';
import { validateSources } from '../validate/validate-sources.ts';
import { copyAnyshire, FLOWS_CSV } from './anyshire.ts';

/** A council that hides counts by age and placement in its own file, and gives the total of each month. */
async function hideCells({ months, cell }: { months: RegExp; cell: string }): Promise<string> {
  const root = await copyAnyshire();
  const [header = '', ...rows] = (await readFile(join(root, FLOWS_CSV), 'utf8')).trim().split(/\r?\n/);
  const totals = [...Map.groupBy(rows.map((row) => row.split(',')), ([month]) => month as string)].map(([month, cells]) => [month, 'all', 'all', ...[3, 4, 5].map((c) => cells.reduce((sum, row) => sum + Number(row[c]), 0))].join(','));
  const lines = rows.map((row) => (months.test(row) && row.includes(',other,') ? row.replace(/(,other),\d+,\d+,\d+$/, `$1,${cell}`) : row));
  await writeFile(join(root, FLOWS_CSV), `${[header, ...[...lines, ...totals].sort((a, b) => a.slice(0, 7).localeCompare(b.slice(0, 7)))].join('\n')}\n`);
  return root;
}

async function blocksOf(root: string): Promise<Block[]> {
  const report = computeReport(await protectTables(validateSources(await loadSources(root))));
  return (report.publications.find(({ id }) => id === 'anyshire-needs-2026') as PublicationView).sections.flatMap(({ blocks }) => blocks);
}

test('the total is forecast and says why, and what needs ages or placements is a note', async () => {
  const blocks = await blocksOf(await hideCells({ months: /^2025/, cell: '[c],[c],[c]' }));
  const charts = blocks.flatMap((block) => (block.kind === 'chart' ? [block.chart] : []));
  expect(charts.map(({ number }) => number)).toEqual(['Figure 1', 'Figure 4']);
  const [first] = charts[0]?.notes.map((note) => note.map((part) => ('text' in part ? part.text : '')).join('')) ?? [];
  expect(first).toBe('Made from the totals of each month alone, over the 36 months to March 2026: counts by age and placement are hidden in the council’s own file. It stands halfway between the last count and what these flows lead to, a weight that was set beforehand.');
  const notes = blocks.flatMap((block) => (block.kind === 'note' ? block.content : [])).flatMap((block) => (block.kind === 'paragraph' ? [block.content.map((part) => ('text' in part ? part.text : '')).join('')] : []));
  expect(notes).toEqual(['Figure 2', 'Figure 3', 'Table 2', 'Table 4'].map((name) => `${name} is not shown: counts by age and placement are hidden in the council’s own file, so only the total is forecast.`));
});

test('what is shown of the months that hide something changes nothing', async () => {
  const [one, other] = await Promise.all([blocksOf(await hideCells({ months: /^2025/, cell: '[c],[c],[c]' })), blocksOf(await hideCells({ months: /^2025-0[1-6]/, cell: '[c],[x],low' }))]);
  expect(other).toEqual(one);
});
