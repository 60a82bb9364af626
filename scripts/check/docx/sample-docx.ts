// For tests: Inkshire's papers, whose words hold whatever an author may write, as Word documents with blank pictures.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync } from 'fflate';
import { computeReport } from '../../compute/compute-report.ts';
import { loadSources } from '../../load/load-sources.ts';
import { protectTables } from '../../protect/protect-tables.ts';
import { zipFiles } from '../../render/data/zip.ts';
import { readPicture } from '../../render/docx/picture.ts';
import { wholeOf } from '../../render/docx/word-documents.ts';
import type { WordSource } from '../../render/docx/write-docx.ts';
import { anchorPagesOf } from '../../render/site/addresses.ts';
import { walkBlocks } from '../../schema/walk-report.ts';
import { validateSources } from '../../validate/validate-sources.ts';

const INKSHIRE = join(import.meta.dirname, '../../test/fixtures/papers');

export async function sampleSource(id: string): Promise<WordSource> {
  const report = computeReport(await protectTables(validateSources(await loadSources(INKSHIRE))));
  const paper = report.publications.find((publication) => publication.id === id);
  if (!paper) throw new Error(`Inkshire has no ${id}.`);
  const image = readPicture(await readFile(join(INKSHIRE, 'content/inkshire-report/two-houses.png')));
  const charts = paper.sections.flatMap(({ blocks }) => [...walkBlocks(blocks)]).flatMap((block) => (block.kind === 'chart' ? [block.chart.id] : []));
  return { ...wholeOf(paper, anchorPagesOf(report)), charts: new Map(charts.map((chart) => [chart, image])), pictures: new Map(paper.images.map((name) => [name, image])) };
}

/** The same file with one of its parts changed. @throws Error where there is nothing to change */
export function spoilPart(docx: Uint8Array, path: string, find: string | RegExp, replace: string): Uint8Array {
  const files = unzipSync(docx);
  const before = strFromU8(files[path] ?? new Uint8Array());
  const after = before.replace(find, replace);
  if (after === before) throw new Error(`${path} holds nothing like ${find}.`);
  return zipFiles(new Map(Object.entries({ ...files, [path]: strToU8(after) })));
}
