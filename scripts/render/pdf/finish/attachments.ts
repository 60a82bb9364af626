import { PDFName, PDFString, type PDFDocument, type PDFRef } from '@cantoo/pdf-lib';
import { pdfText } from '../model/objects.ts';
import { pdfDate } from './metadata.ts';

/** A file inside the PDF: the data behind its tables and charts. */
export interface Attachment {
  /** 'foster-households.csv' */
  name: string;
  description: string;
  mimeType: 'text/csv';
  bytes: Uint8Array;
}

/** Embeds files as ISO 19005-3, 6.8 wants them. @param asOf '2024-10-24', the date of each */
export function attachFiles(document: PDFDocument, attachments: readonly Attachment[], asOf: string): void {
  if (attachments.length === 0) return;
  const { catalog, context } = document;
  // A name tree is in the order of its names.
  const sorted = attachments.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const files = sorted.map((attachment) => embed(document, attachment, asOf));
  const names = sorted.flatMap(({ name }, i) => [PDFString.of(name), files[i]!]);
  catalog.set(PDFName.of('Names'), context.obj({ EmbeddedFiles: { Names: names } }));
  catalog.set(PDFName.of('AF'), context.obj(files));
}

function embed({ context }: PDFDocument, { name, description, mimeType, bytes }: Attachment, asOf: string): PDFRef {
  if (!/^[\w.-]+$/.test(name)) throw new Error(`'${name}' can't be the name of a file inside a PDF.`);
  const params = { Size: bytes.length, CreationDate: pdfDate(asOf), ModDate: pdfDate(asOf) };
  const file = context.register(context.flateStream(bytes, { Type: 'EmbeddedFile', Subtype: mimeType, Params: params }));
  return context.register(context.obj({
    Type: 'Filespec', F: PDFString.of(name), UF: pdfText(name), Desc: pdfText(description), AFRelationship: 'Data', EF: { F: file, UF: file },
  }));
}
