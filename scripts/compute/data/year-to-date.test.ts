import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadSources } from '../../load/load-sources.ts';
import { protectTables } from '../../protect/protect-tables.ts';
import { copyToyshire, edit } from '../../test/toyshire.ts';
import { validateSources } from '../../validate/validate-sources.ts';
import { computeDatasets } from './compute-datasets.ts';

test('a year to date says from when it counts, and is compared with that of the year before', async () => {
  const root = await copyToyshire();
  const values = { '2023-04': 20, '2023-09': 96, '2024-04': 31, '2024-08': 88, '2024-09': 107 };
  await writeFile(join(root, 'data/toyshire/indicators/so-far.yaml'), `title: Children so far\nlabel: Children\ndefinition: D.\nunit: count\ncounts: children\nfrequency: year-to-date\ngood: neither\nowner: Head\nsource: toy-return\nobservations:\n${Object.entries(values).map(([period, value]) => `  - { period: ${period}, value: ${value}, published: 2024-11 }\n`).join('')}`);
  await edit(join(root, 'content/toyshire-report/index.md'), (text) => text.replace('Toyshire had', '{{ so-far }} children came in {{ so-far | period }}. Toyshire had'));
  const tables = await protectTables(validateSources(await loadSources(root)));
  const view = computeDatasets(tables, tables.publications.filter(({ file }) => file.status === 'published'), null).find(({ id }) => id === 'so-far');
  expect(view && { ...view, headline: view.headline.replaceAll('\u00a0', ' ') }).toMatchObject({ headline: '107 children in April to September 2024, up 11 since April to September 2023.', referencePeriod: 'April to each month, April 2023 to September 2024', newestPeriod: 'April to September 2024', coverage: '2023-04-01/2024-09-30' });
  expect(JSON.stringify(view)).toContain('The value covers the months from April to its end.');
});
