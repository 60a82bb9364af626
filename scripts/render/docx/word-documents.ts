import type { Report } from '../../schema/report.ts';
import type { PublicationView } from '../../schema/report/publication.ts';
import type { ChartDrawing } from '../chart/draw-charts.ts';
import { readPictureFile } from '../picture-file.ts';
import { anchorPagesOf, type AnchorPages } from '../site/addresses.ts';
import { pagesOfPublication } from '../site/publication-pages.ts';
import { drawingsOf } from '../site/site-plan.ts';
import { takePictures } from './chart-pictures.ts';
import { readPicture, type Picture } from './picture.ts';
import { writeDocx, type WordSource } from './write-docx.ts';

interface WordOptions {
  charts: ReadonlyMap<string, ChartDrawing>;
  /** Pictures in the text: `${publicationId}/${name}` -> file on disk. */
  pictures: ReadonlyMap<string, string>;
}

/** Publication id -> bytes of its Word document: of each report and strategy that is not withdrawn. */
export async function writeWordDocuments(report: Report, { charts, pictures }: WordOptions): Promise<Map<string, Uint8Array>> {
  const papers = report.publications.filter(hasWordDocument);
  const svgs = papers.flatMap((paper) => Object.entries(drawingsOf(paper, charts)).map(([id, { wide }]) => [`${paper.id}/${id}`, wide] as const));
  const drawn = await takePictures(new Map(svgs));
  const strategies = anchorPagesOf(report);
  const documents = new Map<string, Uint8Array>();
  for (const paper of papers) {
    const own = <Value>(all: ReadonlyMap<string, Value>): Map<string, Value> => new Map([...all].flatMap(([path, value]) => (path.startsWith(`${paper.id}/`) ? [[path.slice(paper.id.length + 1), value]] : [])));
    const inText = await Promise.all([...own(pictures)].map(async ([name, file]): Promise<[string, Picture]> => [name, readPicture(await readPictureFile(file))]));
    documents.set(paper.id, await writeDocx({ ...wholeOf(paper, strategies), charts: own(drawn), pictures: new Map(inText) }));
  }
  return documents;
}

/** All that it says, with the addresses of its one page, and from where these lead. */
export function wholeOf(paper: PublicationView, strategies: ReadonlyMap<string, AnchorPages>): Pick<WordSource, 'publication' | 'base'> {
  const page = pagesOfPublication(paper, strategies).find(({ layout }) => layout === 'layouts/publication.njk');
  if (!page) throw new Error(`${paper.id} has no page that holds all of it.`);
  return { publication: page.publication, base: paper.address && new URL(page.path.slice(paper.id.length + 1), paper.address).href };
}

/** Slides are no document. */
function hasWordDocument({ kind, status }: Pick<PublicationView, 'kind' | 'status'>): boolean {
  return kind !== 'deck' && status?.state !== 'withdrawn';
}
