import { PDFName, type PDFRef } from '@cantoo/pdf-lib';
import type { ContentStream } from '../model/content-stream.ts';
import { mcidOf } from '../model/marked-content.ts';
import { dictIn, nameIn, streamIn } from '../model/objects.ts';
import { isNameOperand } from '../model/operands.ts';
import type { Operation } from '../model/operations.ts';
import { keyOfMark, type PageContent } from '../model/page-content.ts';
import type { Painted } from '../model/painting.ts';
import { markPlace, type TaggedDocument } from '../model/structure-edit.ts';
import { addEdit, type ContentEdits } from './content-edits.ts';

const LAYOUT = '/Artifact <</Type /Layout>> BDC';
const PAGINATION = '/Artifact <</Type /Pagination>> BDC';
const HEADER = '/Artifact <</Type /Pagination /Subtype /Header /Attached [/Top]>> BDC';
const FOOTER = '/Artifact <</Type /Pagination /Subtype /Footer /Attached [/Bottom]>> BDC';

/** The 20 mm of page-css.ts, in points: what no tag covers there is a running head or a foot. */
const MARGIN = (20 / 25.4) * 72;
/** Nothing that begins on one side of these may end on the other. */
const NESTING = new Set(['q', 'Q', 'BMC', 'BDC', 'EMC']);

/** Makes artifacts of all that is painted outside marked content, and of what the steps before took out of the structure. */
export function markArtifacts(tagged: TaggedDocument, edits: ContentEdits): void {
  const done = new Set<PDFRef>();
  for (const page of tagged.pages) {
    const height = tagged.document.getPage(page.page).getHeight();
    for (const stream of page.streams) retagDropped(tagged, page, stream, edits);
    markUnmarked(page.streams[0]!);

    function markUnmarked(stream: ContentStream): void {
      if (stream.form && done.has(stream.form.ref)) return;
      if (stream.form) done.add(stream.form.ref);
      for (const { start, end, tag } of findUnmarked(page, stream, height, markUnmarked)) {
        addEdit(edits, stream, { start, end: start, operators: `${tag}\n` });
        addEdit(edits, stream, { start: end, end, operators: '\nEMC' });
      }
    }
  }
}

function retagDropped({ dropped }: TaggedDocument, { page, marked }: PageContent, stream: ContentStream, edits: ContentEdits): void {
  if (dropped.size === 0) return;
  for (const { operator, operands, start, end } of stream.operations) {
    if (operator !== 'BDC') continue;
    const mcid = mcidOf(operands[1], stream.resources);
    if (mcid === null || !dropped.has(markPlace(mcid, stream.form?.ref ?? null, page))) continue;
    const isText = marked.get(keyOfMark({ tag: '', mcid, stream }))?.kinds.has('text');
    addEdit(edits, stream, { start, end, operators: isText ? PAGINATION : LAYOUT });
  }
}

interface Span {
  start: number;
  end: number;
  tag: string;
  /** Spans of one number can be joined: between them nothing begins or ends. */
  level: number;
}

/** What a stream paints outside marked content, in spans that hold whole text objects, or lie within one. */
function findUnmarked(page: PageContent, stream: ContentStream, height: number, onTaggedForm: (form: ContentStream) => void): Span[] {
  const spans: Span[] = [];
  const unmarked = new Map(page.painted.filter((item) => item.stream === stream && !item.mark && !item.isArtifact).map((item) => [item.start, item]));
  const isMarked: boolean[] = [];
  let level = 0;
  let text: { start: number; items: Painted[]; isWhole: boolean } | null = null;
  const add = (start: number, end: number, tag: string): void => {
    const before = spans.at(-1);
    if (before?.level === level && before.tag === tag) before.end = end;
    else spans.push({ start, end, tag, level });
  };
  const endText = (end: number): void => {
    const { start, items, isWhole } = text!;
    text = null;
    if (isWhole && items[0]) return add(start, end, tagOf(items[0], height));
    for (const item of items) {
      level++;
      add(item.start, item.end, tagOf(item, height));
    }
    level++;
  };

  for (const operation of stream.operations) {
    const { operator, operands, start, end } = operation;
    if (NESTING.has(operator)) {
      level++;
      if (text) text.isWhole = false;
    }
    const item = unmarked.get(start);
    if (item && text) text.items.push(item);
    else if (item) add(start, item.end, LAYOUT);
    switch (operator) {
      case 'BT': text = { start, items: [], isWhole: true }; break;
      case 'ET': if (text) endText(end); break;
      case 'BMC': isMarked.push(isArtifact(operation)); break;
      case 'BDC': isMarked.push(isArtifact(operation) || mcidOf(operands[1], stream.resources) !== null); break;
      case 'EMC': isMarked.pop(); break;
      case 'Do': {
        const form = isMarked.includes(true) ? undefined : formOf(operation, stream, page);
        if (form && isTagged(form, page)) onTaggedForm(form);
        else if (form) add(start, end, LAYOUT);
      }
    }
  }
  return spans;
}

function tagOf({ text }: Painted, height: number): string {
  if (!text) return LAYOUT;
  return text.y > height - MARGIN ? HEADER : text.y < MARGIN ? FOOTER : LAYOUT;
}

function isArtifact({ operands: [tag] }: Operation): boolean {
  return isNameOperand(tag) && tag.name === 'Artifact';
}

/** Itself or through forms of its own. */
function isTagged(form: ContentStream, page: PageContent): boolean {
  return form.operations.some((operation) => {
    if (operation.operator === 'BDC') return mcidOf(operation.operands[1], form.resources) !== null;
    const inner = operation.operator === 'Do' ? formOf(operation, form, page) : undefined;
    return inner !== undefined && isTagged(inner, page);
  });
}

function formOf({ operands: [name] }: Operation, { resources }: ContentStream, { streams }: PageContent): ContentStream | undefined {
  const objects = dictIn(resources, 'XObject');
  if (!isNameOperand(name) || nameIn(streamIn(objects, name.name)?.dict, 'Subtype') !== 'Form') return undefined;
  const ref = objects!.get(PDFName.of(name.name));
  return streams.find(({ form }) => form?.ref === ref);
}
