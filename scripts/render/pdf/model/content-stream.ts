import type { PDFDict, PDFRef, PDFStream } from '@cantoo/pdf-lib';
import type { Operation } from './operations.ts';

/** The content of a page, or of a form that a page paints. */
export interface ContentStream {
  /** null for the page's own. */
  form: { ref: PDFRef; stream: PDFStream } | null;
  bytes: Uint8Array;
  operations: Operation[];
  resources: PDFDict | undefined;
}

/** A sequence of marked content with an MCID. */
export interface Mark {
  tag: string;
  mcid: number;
  stream: ContentStream;
}
