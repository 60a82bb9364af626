import { expect, test } from 'vitest';
import { readMarkdown, type MarkdownSource } from '../../load/read-markdown.ts';
import { flatten, plainText, proseOf, type Narrative, type SourceBlock } from '../../schema/narrative.ts';
import { mergeParts, type Part } from './parts.ts';

const chapter = (id: string, title: string, text: string): Part => ({ source: source(`${id}.md`, text), heading: { id, title, place: { path: `${id}.md`, line: 2, column: 8 } } });
const source = (path: string, text: string): MarkdownSource => readMarkdown(path, text).source as MarkdownSource;

/** Every heading as '3+1 Words #anchor file', in order, at any depth: its level, and how much deeper it stands than it is written. */
function headings(blocks: readonly SourceBlock[]): string[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'heading') return [`${block.level}+${block.shift} ${plainText(block.content)}${block.anchor ? ` #${block.anchor}` : ''} ${block.place.path}:${block.place.line}`];
    if (block.kind === 'list') return block.items.flatMap(headings);
    return block.kind === 'block' || block.kind === 'blockquote' ? headings(block.content) : [];
  });
}

const marks = ({ blocks }: Narrative): number[] => [...proseOf(blocks)].flatMap((run) => [...flatten(run.inlines)]).flatMap((i) => (i.kind === 'note-mark' ? [i.note] : []));
const notes = ({ footnotes }: Narrative): string[] => footnotes.map((note) => plainText(note));

test('a chapter’s title stands above its own headings, which go down a level wherever they stand', () => {
  const merged = mergeParts([
    chapter('duty', 'The duty', 'Text.\n\n## Law {#law}\n\n### Older\n\n::: note\n#### Inside\n:::\n\n> #### Quoted\n\n- #### Listed'),
    chapter('homes', 'Homes', '## Law'),
  ]);
  expect(headings(merged.blocks)).toEqual([
    '2+0 The duty #duty duty.md:2', '3+1 Law #law duty.md:3', '4+1 Older duty.md:5', '5+1 Inside duty.md:8', '5+1 Quoted duty.md:11', '5+1 Listed duty.md:13',
    '2+0 Homes #homes homes.md:2', '3+1 Law homes.md:1',
  ]);
});

test('a file without a chapter’s heading keeps its levels: a deck’s slides', () => {
  const merged = mergeParts([chapter('summary', 'Summary', '## Deep'), { source: source('slides.md', '## One\n\n### Two'), heading: null }]);
  expect(headings(merged.blocks)).toEqual(['2+0 Summary #summary summary.md:2', '3+1 Deep summary.md:1', '2+0 One slides.md:1', '3+0 Two slides.md:3']);
});

test('footnotes are counted through, in headings, lists, cells and notes too', () => {
  const merged = mergeParts([
    chapter('a', 'A', 'One[^x] and two[^y], one again[^x].\n\n[^x]: first of a\n[^y]: second of a'),
    chapter('b', 'B', 'No notes.'),
    chapter('c', 'C', '## Three[^x]\n\n- *four[^y]*\n\n| five[^z] |\n| --- |\n| six[^x] |\n\n::: note\nseven[^y]\n:::\n\n[^x]: first of c\n[^y]: second of c\n[^z]: third of c'),
  ]);
  expect(marks(merged)).toEqual([1, 2, 1, 3, 4, 5, 3, 4]);
  expect(notes(merged)).toEqual(['first of a', 'second of a', 'first of c', 'second of c', 'third of c']);
});

test('the files’ own narratives are left as they were', () => {
  const part = chapter('a', 'A', '## Head[^x]\n\n[^x]: note');
  const before = structuredClone(part.source.narrative);
  mergeParts([chapter('b', 'B', 'One[^y]\n\n[^y]: other'), part]);
  expect(part.source.narrative).toEqual(before);
});

test('nothing comes of nothing', () => expect(mergeParts([])).toEqual({ blocks: [], footnotes: [] }));
