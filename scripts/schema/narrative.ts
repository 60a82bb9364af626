import type { Place } from '../problem.ts';

/** What an author wrote, as a tree with places. `compute/` turns it into the blocks of report.ts. */

export type SourceInline =
  | { kind: 'text'; text: string; place: Place }
  | { kind: 'figure'; figure: ParsedFigure; place: Place }
  | { kind: 'emphasis' | 'strong'; children: SourceInline[] }
  | { kind: 'code'; text: string; place: Place }
  | { kind: 'link'; href: string; children: SourceInline[]; place: Place }
  | { kind: 'language'; lang: string; children: SourceInline[] }
  | { kind: 'note-mark'; note: number; occurrence: number }
  | { kind: 'image'; src: string; alt: string; place: Place }
  | { kind: 'line-break' };

export type SourceBlock =
  | { kind: 'paragraph'; anchor: string | null; content: SourceInline[]; place: Place }
  | { kind: 'heading'; level: number; /** How many levels deeper it stands than it is written: 1 in a chapter's file. */ shift: number; anchor: string | null; content: SourceInline[]; place: Place }
  | { kind: 'list'; ordered: boolean; start: number; items: SourceBlock[][]; place: Place }
  | { kind: 'blockquote'; content: SourceBlock[]; place: Place }
  | { kind: 'code'; text: string; place: Place }
  | { kind: 'pipe-table'; header: SourceInline[][]; rows: SourceInline[][][]; numeric: boolean[]; place: Place }
  | FencedBlock;

/** The block whose inside the public doesn't see. */
export const EXEMPT = 'exempt';

/** `::: name words` ... `:::` */
export interface FencedBlock {
  kind: 'block';
  name: string;
  /** The rest of the opening line, as written. */
  words: string;
  content: SourceBlock[];
  closed: boolean;
  place: Place;
}

export interface Narrative {
  blocks: SourceBlock[];
  /** Footnote n is at n - 1. */
  footnotes: SourceInline[][];
}

/** `{{ foster-households | at 2023-08 | round 0 }}`, or what is wrong with it. */
export type ParsedFigure = FigureRef | FixedNumber | FigureError;

export interface FigureRef {
  kind: 'ref';
  id: string;
  /** A table's members, one a dimension. */
  members: string[];
  filters: FigureFilter[];
}

export interface FigureFilter {
  /** As written: 'at', 'change since' */
  name: string;
  argument: string | null;
}

interface FixedNumber {
  kind: 'fixed';
  text: string;
  why: string;
}

interface FigureError {
  kind: 'error';
  /** 'What is wrong. What to do.' */
  message: string;
}

/** Every piece of inline content below these, in order of reading. */
export function inlinesOf(blocks: readonly SourceBlock[]): readonly SourceInline[] {
  return proseOf(blocks).flatMap(({ inlines }) => flatten(inlines));
}

/** The same of the whole text, its footnotes last. */
export function inlinesOfNarrative(narrative: Narrative): readonly SourceInline[] {
  const { blocks, footnotes } = narrative;
  const inlines = flattened.get(narrative) ?? [...inlinesOf(blocks), ...footnotes.flatMap((footnote) => [...flatten(footnote)])];
  flattened.set(narrative, inlines);
  return inlines;
}

const flattened = new WeakMap<Narrative, readonly SourceInline[]>();

export interface Prose {
  inlines: SourceInline[];
  block: SourceBlock;
  /** The fenced blocks around it. */
  within: readonly FencedBlock[];
  /** Of a table. */
  isHeader?: boolean;
}

/** A dozen rules walk the same text, and a text is not changed once it is read. */
const walked = new WeakMap<readonly SourceBlock[], readonly Prose[]>();

/** Every run of prose, in order of reading. */
export function proseOf(blocks: readonly SourceBlock[]): readonly Prose[] {
  const known = walked.get(blocks);
  if (known) return known;
  const prose: Prose[] = [];
  walkProse(blocks, [], prose);
  walked.set(blocks, prose);
  return prose;
}

function walkProse(blocks: readonly SourceBlock[], within: readonly FencedBlock[], into: Prose[]): void {
  for (const block of blocks) {
    switch (block.kind) {
      case 'paragraph': case 'heading': into.push({ inlines: block.content, block, within }); break;
      case 'list': for (const item of block.items) walkProse(item, within, into); break;
      case 'blockquote': walkProse(block.content, within, into); break;
      case 'block': walkProse(block.content, [...within, block], into); break;
      case 'pipe-table':
        for (const cell of block.header) into.push({ inlines: cell, block, within, isHeader: true });
        for (const cell of block.rows.flat()) into.push({ inlines: cell, block, within });
        break;
    }
  }
}

/** Each piece, and after it those inside it. */
export function flatten(inlines: readonly SourceInline[]): readonly SourceInline[] {
  return inlines.some((inline) => 'children' in inline) ? inlines.flatMap((inline) => ('children' in inline ? [inline, ...flatten(inline.children)] : [inline])) : inlines;
}

/** Words only: for slugs and for matching headings with the form's. */
export function plainText(inlines: readonly SourceInline[]): string {
  return inlines.map((i) => ('children' in i ? plainText(i.children) : i.kind === 'text' || i.kind === 'code' ? i.text : i.kind === 'line-break' ? ' ' : '')).join('');
}
