import { PDFDocument } from '@cantoo/pdf-lib';
import { expandAbbreviations } from './finish/abbreviations.ts';
import { placeAnchors, shortenAnchors } from './finish/anchors.ts';
import { markArtifacts } from './finish/artifacts.ts';
import { attachFiles, type Attachment } from './finish/attachments.ts';
import { nameBookmarks } from './finish/bookmarks.ts';
import { writeEdits, type ContentEdits } from './finish/content-edits.ts';
import { markLanguages } from './finish/languages.ts';
import { spaceLineEnds } from './finish/line-ends.ts';
import { describeLinks } from './finish/links.ts';
import { nameTerms } from './finish/lists.ts';
import { writeMetadata } from './finish/metadata.ts';
import { addOutputIntent } from './finish/output-intent.ts';
import { savePdf } from './finish/save.ts';
import { mendStructure } from './finish/structure.ts';
import { sweep } from './finish/sweep.ts';
import { readPages } from './model/page-content.ts';
import { openTagged, writeParentTree } from './model/structure-edit.ts';
import type { PrintedFacts } from './prepare-paper.ts';

export interface PaperFacts {
  title: string;
  /** Who publishes it. */
  author: string;
  /** Its summary, a sentence or two. */
  subject: string;
  /** '2024-10-24': the paper's only date, whenever it is printed. */
  asOf: string;
  /** Read from the page that was printed. */
  printed: PrintedFacts;
  /** Data that go with the paper, inside the file. */
  attachments: readonly Attachment[];
}

/**
 * Turns what the browser printed into the paper we publish, PDF/UA-1 and PDF/A-2a, or A-3a where it has attachments:
 * the same print gives the same bytes, on any day.
 */
export async function finishPdf(print: Uint8Array, facts: PaperFacts): Promise<Uint8Array> {
  const { printed, attachments, asOf } = facts;
  const document = await PDFDocument.load(print, { updateMetadata: false, parseSpeed: Infinity });
  const tagged = openTagged(document, readPages(document));

  // What is known of the page's elements goes to the tags; the marks that show which is which go.
  expandAbbreviations(tagged, printed);
  describeLinks(tagged, printed);
  placeAnchors(tagged, printed);
  nameBookmarks(tagged, printed);
  nameTerms(tagged);
  markLanguages(tagged);
  mendStructure(tagged);
  writeParentTree(tagged);

  const edits: ContentEdits = new Map();
  markArtifacts(tagged, edits);
  spaceLineEnds(tagged, printed, edits);
  writeEdits(tagged, edits);

  shortenAnchors(document);
  attachFiles(document, attachments, asOf);
  addOutputIntent(document);
  writeMetadata(document, { ...facts, language: printed.language }, attachments.length > 0 ? 3 : 2);
  sweep(document);
  return savePdf(document);
}
