import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { build } from '../build.ts';
import { attribute, readPage, textOf } from '../check/page.ts';
import { copyAllCouncils, copyToyshire, edit, temporaryFolder } from './toyshire.ts';

/** One more council is one more folder in data/, and its papers in content/: no code, no template, no setting. */

test('Toyshire beside the repository’s own councils is in the library, and each council’s page lists its own papers alone', async () => {
  const out = join(await temporaryFolder(), 'dist');
  const report = await build({ root: await copyAllCouncils(), out, pdf: false, only: null, includeDrafts: false });
  const councils = report.councils.map(({ id }) => id);
  expect(councils).toContain('toyshire');
  expect(councils.length).toBeGreaterThan(1);
  const addressesOn = async (path: string): Promise<Set<string>> => {
    const page = readPage(path, await readFile(join(out, 'site', path), 'utf8'));
    return new Set(page.elements.flatMap((e) => (e.tagName === 'a' && textOf(e) !== '' ? attribute(e, 'href') ?? [] : [])));
  };
  const library = await addressesOn('index.html');
  for (const { id } of report.publications) expect(library).toContain(`${id}/index.html`);
  for (const council of councils) {
    expect(library).toContain(`${council}/index.html`);
    const listed = await addressesOn(`${council}/index.html`);
    for (const { id, council: { id: owner } } of report.publications) expect(listed.has(`../${id}/index.html`), `${id} on the page of ${council}`).toBe(owner === council);
  }
  expect(report.publications.filter(({ council }) => council.id === 'toyshire').map(({ id }) => id).sort()).toEqual(['toyshire-deck', 'toyshire-report', 'toyshire-strategy', 'toyshire-strategy-old']);
}, 60_000);

test('facts that all come from one place are published with it', async () => {
  const root = await copyToyshire();
  await edit(join(root, 'data/toyshire/facts.yaml'), (text) => text.replaceAll(/\n {2}where: .*/g, '').replaceAll('source: toy-statistics', 'source: toy-return'));
  const out = join(await temporaryFolder(), 'dist');
  const { datasets } = await build({ root, out, pdf: false, only: null, includeDrafts: false });
  const facts = datasets.find(({ id }) => id === 'facts');
  expect(new Set(facts?.data.rows.map((row) => row[facts.data.columns.findIndex(({ name }) => name === 'source')]?.value)).size).toBe(1);
  expect(facts?.source.text).toContain('Toyshire Council');
}, 60_000);
