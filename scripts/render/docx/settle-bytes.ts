import { unzipSync } from 'fflate';
import { zipFiles } from '../data/zip.ts';

interface FileDays {
  /** '2024-10-24' */
  created: string;
  modified: string;
}

/** A program tells the kind of file by what lies first. */
const FIRST = ['[Content_Types].xml', '_rels/.rels'];
const DOCUMENT = 'word/document.xml';

/** What the library made, without what it drew by lot, took from the clock or counts on and on: ids of relationships and bookmarks, days, the order and times of the files. */
export function settleBytes(docx: Uint8Array, days: FileDays): Uint8Array {
  const files = unzipSync(docx);
  const text = (path: string): string => new TextDecoder().decode(files[path]);
  const settled = new Map<string, Uint8Array>();
  const keep = (path: string, content: string): Map<string, Uint8Array> => settled.set(path, new TextEncoder().encode(content));
  const paths = [...FIRST, ...Object.keys(files).filter((path) => !FIRST.includes(path)).sort()];
  for (const path of paths) if (!path.endsWith('/')) settled.set(path, files[path] as Uint8Array);
  for (const path of paths.filter((p) => p.endsWith('.rels'))) {
    const ids = settledIds(text(path));
    const owner = path.replace(/_rels\/([^/]+)\.rels$/, '$1');
    const rename = (xml: string, attribute: RegExp): string => xml.replace(attribute, (whole, before: string, id: string) => (ids.has(id) ? `${before}"${ids.get(id)}"` : whole));
    keep(path, rename(text(path), /(\bId=)"([^"]*)"/g));
    if (files[owner] && owner !== path) keep(owner, rename(text(owner), /(\br:(?:id|embed|link)=)"([^"]*)"/g));
  }
  keep(DOCUMENT, settleBookmarks(new TextDecoder().decode(settled.get(DOCUMENT))));
  keep('docProps/core.xml', settleDays(text('docProps/core.xml'), days));
  return zipFiles(settled);
}

/** In the order in which they are listed. */
function settledIds(rels: string): Map<string, string> {
  return new Map([...rels.matchAll(/<Relationship [^>]*\bId="([^"]*)"/g)].map(([, id], i) => [id as string, `rId${i + 1}`]));
}

/** The library counts bookmarks through all the documents that one program writes. */
function settleBookmarks(xml: string): string {
  const inOrder = (found: Iterable<RegExpMatchArray>): Map<string, number> => new Map([...new Set([...found].map(([, name]) => name as string))].map((name, i) => [name, i + 1]));
  const ids = inOrder(xml.matchAll(/<w:bookmarkStart [^>]*w:id="(\d+)"/g));
  const ofContents = inOrder(xml.matchAll(/<w:bookmarkStart [^>]*w:name="_Toc(\d+)"/g));
  return xml.replace(/(<w:bookmark(?:Start|End) [^>]*w:id=")(\d+)/g, (_, before: string, id: string) => before + ids.get(id))
    .replace(/(\b_Toc)(\d+)(?=["\s])/g, (_, before: string, id: string) => before + ofContents.get(id));
}

function settleDays(core: string, { created, modified }: FileDays): string {
  const at = (day: string): string => `${day}T00:00:00Z`;
  return core.replace(/(<dcterms:created[^>]*>)[^<]*/, `$1${at(created)}`).replace(/(<dcterms:modified[^>]*>)[^<]*/, `$1${at(modified)}`);
}
