import { PDFName } from '@cantoo/pdf-lib';
import type { ContentStream } from '../model/content-stream.ts';
import { replaceBytes } from '../model/objects.ts';
import type { TaggedDocument } from '../model/structure-edit.ts';

/** Operators in place of those from `start` to before `end`; between two where these are equal. */
export interface ContentEdit {
  start: number;
  end: number;
  operators: string;
}

/** By content stream; a form that several pages paint is edited as the first of them has it. */
export type ContentEdits = Map<ContentStream, ContentEdit[]>;

export function addEdit(edits: ContentEdits, stream: ContentStream, edit: ContentEdit): void {
  const others = edits.get(stream);
  if (others) others.push(edit);
  else edits.set(stream, [edit]);
}

export function writeEdits({ document, pages }: TaggedDocument, edits: ContentEdits): void {
  const { context } = document;
  for (const { page, streams } of pages) {
    for (const stream of streams) {
      const own = edits.get(stream);
      if (!own) continue;
      const bytes = applyEdits(stream.bytes, own);
      if (stream.form) replaceBytes(context, stream.form.ref, stream.form.stream, bytes);
      else document.getPage(page).node.set(PDFName.of('Contents'), context.register(context.flateStream(bytes)));
    }
  }
}

/** Edits of one place keep their order. */
export function applyEdits(bytes: Uint8Array, edits: readonly ContentEdit[]): Uint8Array {
  const parts: Uint8Array[] = [];
  let at = 0;
  for (const { start, end, operators } of edits.toSorted((a, b) => a.start - b.start)) {
    if (start < at) throw new Error(`Two edits of a content stream overlap at byte ${start}.`);
    parts.push(bytes.subarray(at, start), Buffer.from(operators, 'latin1'));
    at = end;
  }
  parts.push(bytes.subarray(at));
  return Buffer.concat(parts);
}
