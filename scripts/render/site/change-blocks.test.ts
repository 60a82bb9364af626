import { describe, expect, test } from 'vitest';
import type { Block } from '../../schema/report/block.ts';
import type { Inline } from '../../schema/report/prose.ts';
import { walkBlocks, walkInlines } from '../../schema/walk-report.ts';
import { changeBlocks, raiseHeadings } from './change-blocks.ts';
import { sampleStrategy } from './sample-publications.ts';
import { samplePaper } from './sample-report.ts';

const words: Inline = { kind: 'text', text: 'words' };
const heading = (level: 2 | 3 | 4): Block => ({ kind: 'heading', level, id: 'a', content: [words] });
const note = (...content: Block[]): Block => ({ kind: 'note', content });
const list = (...items: Block[][]): Block => ({ kind: 'list', ordered: false, start: 1, items });

test.each<[string, Block, Block]>([
  ['h3 becomes h2', heading(3), heading(2)],
  ['h4 becomes h3', heading(4), heading(3)],
  ['in a note', note(heading(3), heading(4)), note(heading(2), heading(3))],
  ['in a list in a note', note(list([heading(4)])), note(list([heading(3)]))],
  ['in a quote', { kind: 'quote', content: [heading(3)], source: [] }, { kind: 'quote', content: [heading(2)], source: [] }],
  ['in a recommendation', { kind: 'recommendations', items: [{ id: 'r', number: null, content: [heading(3)] }] }, { kind: 'recommendations', items: [{ id: 'r', number: null, content: [heading(2)] }] }],
  ['no heading', { kind: 'code', text: '### no' }, { kind: 'code', text: '### no' }],
])('%s', (_, before, after) => expect(raiseHeadings([before])).toEqual([after]));

describe('addresses', () => {
  const blocks = [...samplePaper.sections, ...sampleStrategy.sections].flatMap((section) => section.blocks);
  const hrefs = (tree: Block[]): string[] => [
    ...[...walkInlines(tree)].flatMap((part) => ('href' in part ? [part.href] : [])),
    ...[...walkBlocks(tree)].flatMap((block) => (block.kind === 'table' && block.table.source?.href ? [block.table.source.href] : [])),
  ];

  test('all are changed, wherever they stand', () => {
    expect(hrefs(blocks).length).toBeGreaterThan(6);
    expect(hrefs(changeBlocks(blocks, { href: (href) => `x${href}` }))).toEqual(hrefs(blocks).map((href) => `x${href}`));
  });

  test('nothing else is, and the tree given stays as it was', () => {
    const before = structuredClone(blocks);
    expect(changeBlocks(blocks, {})).toEqual(before);
    changeBlocks(blocks, { href: () => '#', level: () => 2 });
    expect(blocks).toEqual(before);
  });

  test('of pictures too', () => {
    const picture: Block = { kind: 'paragraph', id: null, number: null, content: [{ kind: 'strong', children: [{ kind: 'image', src: 'map.png', alt: 'A map' }] }] };
    expect(JSON.stringify(changeBlocks([picture], { src: (src) => `../${src}` }))).toContain('"src":"../map.png"');
  });
});
