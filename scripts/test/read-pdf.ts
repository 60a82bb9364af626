// What a reader's program finds in a PDF, by another library than the one that wrote it.
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

interface ReadPage {
  /** In millimetres, rounded. */
  width: number;
  height: number;
  /** Pieces of text in the order of painting. */
  pieces: string[];
  /** The pieces in one string, white space made even. */
  text: string;
}

interface Bookmark {
  title: string;
  items: Bookmark[];
}

export interface ReadPdf {
  pages: ReadPage[];
  /** Indented by two spaces a level. */
  bookmarks: string[];
  info: Record<string, unknown>;
  attachments: ReadAttachment[];
}

interface ReadAttachment {
  name: string;
  description: string;
  text: string;
}

export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  // pdf.js takes its input away, hence the copy.
  const loading = getDocument({ data: Uint8Array.from(bytes), verbosity: 0, useSystemFonts: false });
  const document = await loading.promise;
  const pages: ReadPage[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { width, height } = page.getViewport({ scale: 1 });
    const { items } = await page.getTextContent();
    const pieces = items.flatMap((item) => ('str' in item && item.str.trim() !== '' ? [item.str.trim()] : []));
    pages.push({ width: millimetres(width), height: millimetres(height), pieces, text: pieces.join(' ').replace(/\s+/g, ' ') });
  }
  const outline = ((await document.getOutline()) ?? []) as Bookmark[];
  const { info } = await document.getMetadata();
  const files = ((await document.getAttachments()) ?? {}) as Record<string, { filename: string; description: string; content: Uint8Array }>;
  const attachments = Object.values(files).map(({ filename, description, content }) => ({ name: filename, description, text: Buffer.from(content).toString('utf8') }));
  await loading.destroy();
  return { pages, bookmarks: outline.flatMap((bookmark) => indent(bookmark, '')), info: info as Record<string, unknown>, attachments };
}

function indent({ title, items }: Bookmark, margin: string): string[] {
  return [margin + title, ...items.flatMap((item) => indent(item, `${margin}  `))];
}

function millimetres(points: number): number {
  return Math.round((points / 72) * 25.4);
}
