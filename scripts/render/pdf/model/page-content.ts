import { PDFName, PDFStream, type PDFDict, type PDFDocument } from '@cantoo/pdf-lib';
import type { ContentStream, Mark } from './content-stream.ts';
import type { Font } from './fonts.ts';
import { unite, type Box } from './geometry.ts';
import { bytesOf, membersOf } from './objects.ts';
import { readPainting, type Painted } from './painting.ts';
import { stepBetween, type ShownText } from './text-run.ts';

/** What stands on one page. */
export interface PageContent {
  /** Counted from 0. */
  page: number;
  bytes: Uint8Array;
  painted: Painted[];
  /** The page's own stream first, then its forms, each once. */
  streams: ContentStream[];
  /** By markKey. */
  marked: Map<string, MarkedContent>;
}

/** All that one sequence of marked content paints. */
export interface MarkedContent {
  /** Its lines, as they are broken on the page; glyphs as they are shown. */
  lines: string[];
  box: Box | null;
  kinds: Set<Painted['kind']>;
}

/** Names marked content within a page: that of a form has the form's own numbers. @param form its reference, null for the page's own */
export function markKey(mcid: number, form: string | null): string {
  return form === null ? String(mcid) : `${form}/${mcid}`;
}

export function keyOfMark({ mcid, stream }: Mark): string {
  return markKey(mcid, stream.form?.ref.toString() ?? null);
}

export function readPages(document: PDFDocument): PageContent[] {
  const fonts = new Map<PDFDict, Font>();
  return document.getPages().map((page, i) => {
    const bytes = contentBytes(membersOf(page.node.lookup(PDFName.of('Contents'))).filter((part) => part instanceof PDFStream));
    const streams = new Map<string, ContentStream>();
    const resources = page.node.Resources();
    const painted = readPainting({ bytes, resources }, { fonts, onStream: (stream) => streams.set(stream.form?.ref.toString() ?? '', stream) });
    return { page: i, bytes, painted, streams: [...streams.values()], marked: gatherMarked(painted) };
  });
}

/** A page's streams count as one, with white space between. */
function contentBytes(streams: PDFStream[]): Uint8Array {
  if (streams.length === 1) return bytesOf(streams[0]!);
  return new Uint8Array(Buffer.concat(streams.flatMap((stream) => [bytesOf(stream), Buffer.from('\n')])));
}

/** How far apart, in points, two baselines are that are two lines and no superscript. */
const LINE_STEP = 4;

function gatherMarked(painted: readonly Painted[]): Map<string, MarkedContent> {
  const marked = new Map<string, MarkedContent>();
  const last = new Map<string, ShownText>();
  for (const { mark, kind, box, text } of painted) {
    if (!mark) continue;
    const key = keyOfMark(mark);
    const content = marked.get(key) ?? { lines: [], box: null, kinds: new Set() };
    marked.set(key, content);
    content.kinds.add(kind);
    content.box = unite(content.box, box);
    if (!text) continue;
    if (content.lines.length === 0 || stepBetween(last.get(key)!, text) > LINE_STEP) content.lines.push(text.text);
    else content.lines.push(content.lines.pop()! + text.text);
    last.set(key, text);
  }
  return marked;
}
