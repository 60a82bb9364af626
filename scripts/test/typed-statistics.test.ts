import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { build } from '../build.ts';
import { compareOutputs, readPublicFiles } from '../check/leaks/compare-outputs.ts';
import { readLayers } from '../check/leaks/layers.ts';
import { scanForCanaries } from '../check/leaks/scan-for-canaries.ts';
import { copyToyshire, edit, temporaryFolder } from './toyshire.ts';

/** Toyshire with percentages and averages that were typed, in sentences, a table and a chart: from the files to every byte that is published. */

const FACT = (id: string, label: string, value: string, more: string): string => `
${id}:
  label: ${label}
  value: ${value}
  counts: children
  as-of: 2024
  published: 2025-02
  source: toy-return
${more}`;

/** What is hidden: 3 of 412; the average of 7; and that of the 90, by which the average of the 7 would be known. */
const HIDDEN = { few: '0.7281', average: '47.1183', other: '31.4159' };
const SHOWN = { many: '24.2718', all: '33.5577' };

const WEEKS = (few: string, other: string): string => `
title: Weeks until a home was found
definition: Weeks from the day on which a home was looked for, on average.
unit: weeks
counts: children
parts-make-a-whole: true
owner: Head of Toy Care
source: toy-return
dimensions:
  - { id: home, label: Home, members: { foster: Foster care, home: Children’s home, all: All homes }, total: all }
editions:
  - period: 2024
    published: 2025-02
    rows:
      - { home: foster, value: ${other}, denominator: 90 }
      - { home: home, value: ${few}, denominator: 7 }
      - { home: all, value: ${SHOWN.all}, denominator: 97 }
`;

let site: Map<string, Buffer>;

async function buildWith({ few, average, other }: typeof HIDDEN): Promise<Map<string, Buffer>> {
  const root = await copyToyshire();
  await edit(join(root, 'data/toyshire/facts.yaml'), (text) => [text, FACT('seen-late', 'Children seen late', few, '  unit: percent\n  denominator: 412\n'), FACT('seen-in-time', 'Children seen in time', SHOWN.many, '  unit: percent\n  denominator: 412\n')].join('\n'));
  await writeFile(join(root, 'data/toyshire/tables/weeks.yaml'), WEEKS(average, other));
  await edit(join(root, 'content/toyshire-strategy/03-few.md'), (text) => `${text}
## How long it took

{{ seen-late | or "Few" }} were seen late, and {{ seen-in-time }} in time. In a home it took {{ weeks home | or "some weeks" }}, and {{ weeks all }} in all.

::: table weeks
A home was soon found for most
:::

::: chart weeks
It took as long everywhere
:::
`);
  const out = join(await temporaryFolder(), 'dist');
  await build({ root, out, pdf: false, only: null, includeDrafts: false });
  return readPublicFiles(out);
}

beforeAll(async () => { site = await buildWith(HIDDEN); }, 90_000);

test('pages and files show what is large enough, and [c] for the rest', () => {
  const textOf = (path: string): string => site.get(`site/${path}`)?.toString() ?? '';
  const page = textOf('toyshire-strategy/few/index.html');
  expect(page).toMatch(/>Few<\/data> were seen late, and [^\n]*24\.2718%[^\n]*some weeks[^\n]*33\.5577\sweeks/);
  const [table = ''] = /<table(?:(?!<table)[^])*?A home was soon found[^]*?<\/table>/.exec(page) ?? [];
  expect([...table.matchAll(/numeric[^>]*">([^<]*)<\/td>/g)].map((match) => match[1])).toEqual(['[c]', '[c]', '33.5577']);
  const csv = [...site].filter(([path]) => /data\/toyshire\/weeks\/.*\.csv$/.test(path)).map(([, bytes]) => bytes.toString()).join('\n');
  expect(csv).toContain('33.5577');
  expect(csv.match(/\[c\]/g)).toHaveLength(2);
});

test('no layer of any file holds what is hidden', async () => {
  const layers = await readLayers(site);
  const canaries = (values: Record<string, string>) => Object.entries(values).map(([name, secret]) => ({ name, secret }));
  expect(scanForCanaries(layers, canaries(HIDDEN))).toEqual([]);
  expect(new Set(scanForCanaries(layers, canaries(SHOWN)).map(({ canary }) => canary)).size).toBe(2);
});

test('every byte is the same where what is hidden is otherwise', async () => {
  // 4 of 412, and other averages
  expect(await compareOutputs(site, await buildWith({ few: '0.9709', average: '12.5', other: '35.1953' }))).toEqual([]);
}, 90_000);
