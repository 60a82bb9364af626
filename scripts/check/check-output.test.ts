import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { computeReport } from '../compute/compute-report.ts';
import { loadSources } from '../load/load-sources.ts';
import { ProblemsFound } from '../problem.ts';
import { protectTables } from '../protect/protect-tables.ts';
import { renderReport, type RenderedReport } from '../render/render-report.ts';
import type { Publication } from '../schema/records.ts';
import type { Report } from '../schema/report.ts';
import { FIXTURES, temporaryFolder } from '../test/toyshire.ts';
import { validateSources } from '../validate/validate-sources.ts';
import { checkOutput } from './check-output.ts';

/** Toyshire's pages as they are rendered, each time with one thing spoilt: what must stop a build, and what is then said. */

let rendered: RenderedReport;
let report: Report;
let sources: readonly Publication[];

beforeAll(async () => {
  const records = validateSources(await loadSources(join(FIXTURES, 'toyshire')));
  sources = records.publications;
  const pictures = new Map(records.publications.flatMap(({ id, images }) => [...images].map(([name, file]) => [`${id}/${name}`, file] as const)));
  report = computeReport(await protectTables(records), { pdf: false });
  rendered = await renderReport(report, { folder: join(await temporaryFolder(), 'next'), pictures, pdf: false });
});

interface Copy {
  folder: string;
  paths: string[];
  edit: (path: string, find: string | RegExp, replace: string) => Promise<void>;
}

/** @returns 'path rule: message' of every problem */
async function problemsAfter(spoil: (copy: Copy) => Promise<void>): Promise<string[]> {
  const folder = join(await temporaryFolder(), 'next');
  await cp(rendered.folder, folder, { recursive: true });
  const paths = [...rendered.paths];
  const edit: Copy['edit'] = async (path, find, replace) => {
    const html = await readFile(join(folder, path), 'utf8');
    const spoilt = html.replace(find, replace);
    if (spoilt === html) throw new Error(`${path} holds no ${find}`);
    await writeFile(join(folder, path), spoilt);
  };
  await spoil({ folder, paths, edit });
  try {
    await checkOutput({ folder, paths, overflows: [], printed: new Map() }, { report, sources, elsewhere: new Set() });
    return [];
  } catch (error) {
    if (!(error instanceof ProblemsFound)) throw error;
    return error.problems.map(({ place, rule, message }) => `${place.path} ${rule}: ${message}`);
  }
}

const PAGE = 'site/toyshire-report/index.html';
const DATA = 'site/data/toyshire/children-in-care';
const CSV = `${DATA}/children-in-care.csv`;

test('what was rendered has no problem', async () => expect(await problemsAfter(async () => {})).toEqual([]));

test('a dead link', async () => {
  expect(await problemsAfter(({ edit }) => edit(PAGE, 'href="../toyshire-strategy/index.html"', 'href="../toyshire-plan/index.html"'))).toEqual([
    `${PAGE} dead-link: “../toyshire-plan/index.html” leads to nothing. Correct the link, or add what it should lead to.`,
  ]);
});

test('a dead anchor', async () => {
  expect(await problemsAfter(({ edit }) => edit(PAGE, /href="#note-1"/, 'href="#note-11"'))).toEqual([
    `${PAGE} dead-link: “#note-11” names an anchor that is not there. Correct the link, or give the place that {#id}.`,
  ]);
});

test('an id that stands twice', async () => {
  const found = await problemsAfter(({ edit }) => edit(PAGE, '</main>', '<p id="note-1">Again.</p></main>'));
  expect(found).toEqual([
    `${PAGE} id-twice-in-page: The anchor “note-1” stands twice in the page. Give one of the two another {#id}.`,
    `${PAGE} html/no-dup-id: Duplicate ID "note-1". This is a fault of the software.`,
  ]);
});

test('a download that was never made', async () => {
  expect(await problemsAfter(async ({ folder, paths }) => {
    await rm(join(folder, CSV));
    paths.splice(paths.indexOf(CSV), 1);
  })).toEqual([
    `${DATA}/index.html dead-link: “children-in-care.csv” leads to nothing. Correct the link, or add what it should lead to.`,
    `${DATA} data-differ: The page, the CSV or the ODS of this dataset was not made. This is a fault of the software.`,
    'site/data/everything.zip leak: It holds data/toyshire/children-in-care/children-in-care.csv, which stands nowhere else on the site. This is a fault of the software.',
  ]);
});

test('a download that the manifest would lack', async () => {
  expect(await problemsAfter(async ({ paths }) => { paths.splice(paths.indexOf(CSV), 1); })).toEqual([
    `${CSV} files-differ: This file was made and stands in no list, so the manifest would lack it. This is a fault of the software.`,
  ]);
});

test('a download that the manifest lists and nobody made', async () => {
  expect(await problemsAfter(({ folder }) => rm(join(folder, CSV)))).toEqual([`${CSV} files-differ: This file is listed for the site and was not made. This is a fault of the software.`]);
});

test('markup that is wrong', async () => {
  expect(await problemsAfter(({ edit }) => edit(PAGE, '</main>', '<h5>Too deep</h5></main>'))).toEqual([
    `${PAGE} html/heading-level: Heading level can only increase by one, expected <h3> but got <h5>. This is a fault of the software.`,
  ]);
});

test('a number that no reader sees, and a sentence that only a draft says', async () => {
  expect(await problemsAfter(({ edit }) => edit(PAGE, '</main>', '<p data-count="4">A paper that <em>is</em> still\nbeing written.</p></main>'))).toEqual([
    `${PAGE} leak: The page holds data-count="4", which no reader sees and everybody can read. This is a fault of the software.`,
    `${PAGE} secret-words: This file says “A paper that is still being written” (without tags), which stands only in a draft or in what is exempt. This is a fault of the software, unless the same words were written into data or a title too: then change them there.`,
  ]);
});
