import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { build } from '../build.ts';
import { compareOutputs, readPublicFiles } from '../check/leaks/compare-outputs.ts';
import { ProblemsFound } from '../problem.ts';
import { copyToyshire, edit, temporaryFolder } from './toyshire.ts';

/** A month is hidden in its own file, and what was published beside it would tell it: the year to date, and how many were there before and after. */

interface Counts { september: number; joined: number; left: number }
const TRUTH: Counts = { september: 2, joined: 8, left: 4 };

const indicator = (title: string, frequency: string, more: string, values: Record<string, number>): string => `
title: ${title}
label: ${title}
definition: Invented.
unit: count
counts: children
frequency: ${frequency}
good: neither
${more}
owner: Head of Toy Care
source: toy-return
observations:
${Object.entries(values).map(([period, value]) => `  - { period: ${period}, value: ${value}, published: 2025-02 }\n`).join('')}`;

async function writeToyshire({ september, joined, left }: Counts, words = ''): Promise<string> {
  const root = await copyToyshire();
  const files = {
    coming: indicator('Children who came', 'month', 'population: children-coming\nadds-up: true', { '2024-07': 9, '2024-08': 11, '2024-09': september }),
    'coming-so-far': indicator('Children who came so far', 'year-to-date', 'population: children-coming', { '2024-06': 34, '2024-08': 54, '2024-09': 54 + september }),
    there: indicator('Children at school', 'month', 'population: pupils', { '2024-05': 212, '2024-06': 216 }),
    joining: indicator('Children who joined', 'month', 'population: pupils-joining\njoins: pupils', { '2024-06': joined }),
    leaving: indicator('Children who left', 'month', 'population: pupils-leaving\nleaves: pupils', { '2024-06': left }),
  };
  for (const [id, text] of Object.entries(files)) await writeFile(join(root, `data/toyshire/indicators/${id}.yaml`), text);
  await edit(join(root, 'content/toyshire-report/index.md'), (text) => text.replace('## Homes and carers', () => `${words}

::: chart coming
More children came in summer
:::

::: chart coming-so-far
The year so far
:::

::: kpis there joining leaving
Who came and who left
:::

::: kpis coming-so-far
Who came so far
:::

## Homes and carers`));
  return root;
}

async function buildToyshire(counts: Counts, words?: string): Promise<Map<string, Buffer>> {
  const [root, out] = [await writeToyshire(counts, words), join(await temporaryFolder(), 'dist')];
  await build({ root, out, pdf: false, only: null, includeDrafts: false });
  return readPublicFiles(out);
}

test('nobody who has all the bytes can tell the month, nor who left', async () => {
  const files = await buildToyshire(TRUTH);
  const csv = (id: string): string => [...(files.get(`site/data/toyshire/${id}/${id}.csv`)?.toString() ?? '').matchAll(/^"?(2024-\d\d)"?,"?([^",]*)/gm)].map((match) => `${match[1]} ${match[2]}`).join(', ');
  expect(['coming', 'coming-so-far', 'there', 'joining', 'leaving'].map(csv)).toEqual(['2024-07 9, 2024-08 11, 2024-09 [c]', '2024-06 34, 2024-08 54, 2024-09 [c]', '2024-05 212, 2024-06 216', '2024-06 [c]', '2024-06 [c]']);
  expect(files.get('site/toyshire-report/index.html')?.toString()).toContain('April to September 2024');
  expect(await compareOutputs(files, await buildToyshire({ september: 4, joined: 7, left: 3 }))).toEqual([]);
}, 60_000);

test('a sentence with the year to date stops the build at its line', async () => {
  const words = 'In the year so far {{ coming-so-far }} came.';
  const error = await buildToyshire(TRUTH, words).then(() => null, (reason: unknown) => reason);
  expect(error).toBeInstanceOf(ProblemsFound);
  const lines = (await readFile(join(await writeToyshire(TRUTH, words), 'content/toyshire-report/index.md'), 'utf8')).split('\n');
  expect((error as ProblemsFound).problems.map(({ rule, place }) => `${rule} ${lines[place.line - 1]}`)).toEqual([`figure-suppressed ${words}`]);
}, 60_000);
