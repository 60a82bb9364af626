import { expect, test } from 'vitest';
import type { Block } from './report/block.ts';
import type { Inline } from './report/prose.ts';
import { walkBlocks, wordsOf } from './walk-report.ts';

const text = (words: string): Inline => ({ kind: 'text', text: words });
const mark: Inline = { kind: 'note-mark', id: 'note-1-mark', note: 'note-1', number: 1 };

test.each<[string, Inline[], string]>([
  ['a note', [text('More children stay'), mark, text(', and fewer move')], 'More children stay, and fewer move'],
  ['a line’s end', [text('More stay,'), { kind: 'line-break' }, text('fewer move')], 'More stay, fewer move'],
  ['a picture', [text('Stay'), { kind: 'image', src: 'a.png', alt: 'A house' }], 'Stay'],
  ['a figure, a link and other words inside words', [{ kind: 'figure', text: '12', value: '12', use: 0 }, { kind: 'strong', children: [text(' of '), { kind: 'link', href: '#a', children: [{ kind: 'abbreviation', text: 'EHCP', expansion: 'x' }] }] }], '12 of EHCP'],
])('the words of %s', (_, content, words) => expect(wordsOf(content)).toBe(words));

test('blocks are walked in order of reading, whatever they stand in', () => {
  const code = (words: string): Block => ({ kind: 'code', text: words });
  const notice = {} as Extract<Block, { kind: 'exempt' }>['notice'];
  const blocks: Block[] = [
    { kind: 'list', ordered: false, start: 1, items: [[code('1')], [code('2')]] }, { kind: 'recommendations', items: [{ id: 'r', number: null, content: [code('3')] }] },
    { kind: 'quote', content: [code('4')], source: [] }, { kind: 'note', content: [{ kind: 'landscape', content: [code('5')] }] },
    { kind: 'exempt', title: 'E', mark: '', notice, content: [{ kind: 'language', lang: 'cy', content: [code('6')] }] }, code('7'),
  ];
  expect([...walkBlocks(blocks)].flatMap((block) => (block.kind === 'code' ? block.text : []))).toEqual(['1', '2', '3', '4', '5', '6', '7']);
});
