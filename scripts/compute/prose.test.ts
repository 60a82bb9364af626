import { expect, test } from 'vitest';
import { readMarkdown } from '../load/read-markdown.ts';
import type { Narrative, SourceBlock } from '../schema/narrative.ts';
import type { Inline } from '../schema/report/prose.ts';
import { abbreviationFinder, computeProse, typeset } from './prose.ts';

// Straight marks in, printed marks out.
test.each([
  [`the council's plan`, 'the council’s plan'],
  [`'Your Life, Your Care'`, '‘Your Life, Your Care’'],
  [`said "Good" twice`, 'said “Good” twice'],
  [`"it is 'out of sight'"`, '“it is ‘out of sight’”'],
  [`'"Good," he said'`, `‘“Good,” he said’`],
  [`(the "plan")`, '(the “plan”)'],
  [`children's and carers' views`, 'children’s and carers’ views'],
  // A text may begin after *emphasis* or a figure.
  [`'s strategy`, '’s strategy'],
  [`' views`, '’ views'],
  [`", she said`, '”, she said'],
  [`", 'yes'`, '”, ‘yes’'],
  [`He said "`, 'He said “'],
  [`'sufficiency'`, '‘sufficiency’'],
  ['care - and after', 'care – and after'],
  ['care -- and after', 'care – and after'],
  ['well-being 2023-24', 'well-being 2023-24'],
  ['on 24 October 2024', 'on 24\u00a0October 2024'],
  ['24 Octobers', '24 Octobers'],
  ['‘as printed’ – “already”', '‘as printed’ – “already”'],
])('typeset %s: %s', (text, printed) => expect(typeset(text)).toBe(printed));

const NARRATIVE = (text: string): SourceBlock[] => (readMarkdown('index.md', text).source?.narrative as Narrative).blocks;

function compute(text: string): Inline[] {
  const [block] = NARRATIVE(text);
  const outline = { sections: [], targets: new Map([['stability', 'paragraph 5.8'], ['annex', 'appendix A'], ['progress', '“Progress”']]) };
  return computeProse(block?.kind === 'paragraph' ? block.content : [], {
    asOf: '2024-10-24', datasets: new Map(), outline, figures: [], abbreviations: abbreviationFinder({ IFA: 'independent fostering agency', IFAs: 'independent fostering agencies', 'IFA panel': 'panel of an agency', 'C.C': 'x' }),
  });
}

test.each<[string, Inline[]]>([
  ['[see](#stability)', [{ kind: 'reference', href: '#stability', text: 'paragraph\u00a05.8' }]],
  ['[See](#annex)', [{ kind: 'reference', href: '#annex', text: 'appendix\u00a0A' }]],
  ['[](#progress)', [{ kind: 'reference', href: '#progress', text: '“Progress”' }]],
  ['[our work](#stability)', [{ kind: 'link', href: '#stability', children: [{ kind: 'text', text: 'our work' }] }]],
  ['[see](https://example.org/)', [{ kind: 'link', href: 'https://example.org/', children: [{ kind: 'text', text: 'see' }] }]],
  ['An IFA, two IFAs', [{ kind: 'text', text: 'An ' }, { kind: 'abbreviation', text: 'IFA', expansion: 'independent fostering agency' }, { kind: 'text', text: ', two ' }, { kind: 'abbreviation', text: 'IFAs', expansion: 'independent fostering agencies' }]],
  ['The IFA panel', [{ kind: 'text', text: 'The ' }, { kind: 'abbreviation', text: 'IFA panel', expansion: 'panel of an agency' }]],
  ['IFAX non-IFA CXC', [{ kind: 'text', text: 'IFAX non-IFA CXC' }]],
  ['{{ fixed 16 "law" }} **and** *on*', [{ kind: 'text', text: '16' }, { kind: 'text', text: ' ' }, { kind: 'strong', children: [{ kind: 'text', text: 'and' }] }, { kind: 'text', text: ' ' }, { kind: 'emphasis', children: [{ kind: 'text', text: 'on' }] }]],
  ['[Croeso]{lang=cy}', [{ kind: 'language', lang: 'cy', children: [{ kind: 'text', text: 'Croeso' }] }]],
  ['`a - "b"`', [{ kind: 'code', text: 'a - "b"' }]],
])('%s', (text, inlines) => expect(compute(text)).toEqual(inlines));

test('a mark leads to its note, and a second mark of the same note has its own anchor', () => {
  expect(compute('One[^a] two[^a]\n\n[^a]: n').filter((i) => i.kind === 'note-mark')).toEqual([
    { kind: 'note-mark', id: 'note-1-mark', note: 'note-1', number: 1 }, { kind: 'note-mark', id: 'note-1-mark-2', note: 'note-1', number: 1 },
  ]);
});

test('a figure that validation did not check is a bug', () => expect(() => compute('{{ A! }}')).toThrow('figure not checked'));
