import { expect, test } from 'vitest';
import { readMarkdown } from '../../load/read-markdown.ts';
import type { Form, FormSection } from '../../schema/council.ts';
import type { Narrative, SourceBlock } from '../../schema/narrative.ts';
import type { Outline } from '../../schema/outline.ts';
import type { PublicationFile } from '../../schema/publication.ts';
import { outlinePublication } from './outline.ts';

const section = (id: string, role: FormSection['role'], heading?: string, numbered?: boolean): FormSection => ({ id, role, heading, numbered, mandatory: true });
const FORM: Form = {
  name: 'Scrutiny report', 'in-use': { from: '2024-01-01', to: { 'not-applicable': 'x' } }, front: [],
  sections: [
    section('summary', 'opening', 'Brief summary'), section('recommendation', 'recommendation', 'Recommendation'), section('own', 'body'),
    section('financial', 'implication', 'Financial implications'), section('climate', 'implication', 'Climate & environment'), section('risk', 'implication', 'Risk assessment'),
    section('sign-off', 'closing', 'Report sign off', false),
  ],
};

function outline(text: string, absent: PublicationFile['sections'] = {}): { outline: Outline; problems: string[] } {
  const narrative = readMarkdown('index.md', text).source?.narrative as Narrative;
  const result = outlinePublication(narrative.blocks, { kind: 'report', sections: absent } as PublicationFile, FORM);
  return { outline: result.outline, problems: result.problems.map((p) => `${p.place.line} ${p.rule}: ${p.message}`) };
}

/** Every label in order: 'progress (5.1)'. */
function labels({ sections }: Outline): string[] {
  return sections.flatMap((s) => [...s.labels.values()].map(({ id, number }) => `${id} (${number})`));
}

const PAPER = `## Brief summary

Short.

## Recommendation

Decide.

## Background {#history}

First words of a paragraph that goes on and on.

Second. {#second}

- an item {#item}

### Progress

Third.

> quoted {#quoted}

## Progress

Same words.

Same words.

::: note
Not numbered. {#in-a-note}
:::

## Financial implications

None.

## Risk assessment {#our-risk}

Low.

## Report sign off

Signed.

::: appendix A Timetable of procurement
### Progress

Words.
:::
`;

test('sections are numbered from the first that the form numbers; opening, recommendation, closing as it says', () => {
  const { outline: { sections }, problems } = outline(PAPER, { climate: { 'not-applicable': 'It has none.' } });
  expect(problems).toEqual([]);
  expect(sections.map((s) => [s.number, s.id, s.role, s.heading])).toEqual([
    [null, 'summary', 'opening', 'Brief summary'],
    [null, 'recommendation', 'recommendation', 'Recommendation'],
    ['1', 'history', 'body', 'Background'],
    ['2', 'progress', 'body', 'Progress'],
    ['3', 'financial', 'implication', 'Financial implications'],
    ['4', 'climate', 'implication', 'Climate & environment'],
    ['5', 'our-risk', 'implication', 'Risk assessment'],
    [null, 'sign-off', 'closing', 'Report sign off'],
    [null, 'appendix-a', 'appendix', 'Appendix A: Timetable of procurement'],
  ]);
  expect(sections[5]).toMatchObject({ id: 'climate', absence: { 'not-applicable': 'It has none.' }, blocks: [] });
  expect(sections[4]?.absence).toBeNull();
});

test('top paragraphs of numbered sections are numbered; anchors are the author’s, or a slug of at most six words, given once', () => {
  expect(labels(outline(PAPER).outline)).toEqual([
    'first-words-of-a-paragraph-that (1.1)', 'second (1.2)', 'item (null)', 'progress-2 (null)', 'third (1.3)', 'quoted (null)',
    'same-words (2.1)', 'same-words-2 (2.2)', 'in-a-note (null)',
    'none (3.1)', 'low (4.1)',
    'progress-3 (null)',
  ]);
});

test('an absent section still counts in the numbers', () => {
  const numbers = (absent: PublicationFile['sections']) => outline(PAPER, absent).outline.sections.find((s) => s.formSection === 'risk')?.number;
  expect([numbers({}), numbers({ climate: { 'not-given': 'x' } })]).toEqual(['4', '5']);
});

test('what a cross-reference says', () => {
  const { targets } = outline(PAPER).outline;
  expect(Object.fromEntries(['history', 'second', 'item', 'progress-2', 'summary', 'appendix-a', 'none', 'quoted'].map((id) => [id, targets.get(id)]))).toEqual({
    history: 'section 1', second: 'paragraph 1.2', item: 'the paragraph under “Background”', 'progress-2': '“Progress”', summary: '“Brief summary”', 'appendix-a': 'appendix A', none: 'paragraph 3.1', quoted: 'the paragraph under “Progress”',
  });
});

test('figures and tables are numbered through the paper', () => {
  const { outline: { targets, sections } } = outline('## One\n\n::: chart a b\nH\n:::\n\n::: table a\nC\n:::\n\n## Two\n\n::: note\n::: chart a b\nH\n:::\n:::\n\n::: kpis a\nC\n:::\n\n| A |\n| --- |\n| b |');
  expect(labels({ sections, targets })).toEqual(['chart-a-b (Figure 1)', 'table-a (Table 1)', 'chart-a-b-2 (Figure 2)', 'kpis-a (Table 2)', 'table (Table 3)']);
  expect(['chart-a-b-2', 'kpis-a'].map((id) => targets.get(id))).toEqual(['figure 2', 'table 2']);
});

test.each([
  ['a list', '1. First\n2. Second {#second}\n', ['recommendation-1 (1)', 'second (2)'], ['recommendation 1', 'recommendation 2']],
  ['a single one', 'Do this.\n', ['recommendation-1 (null)'], ['the recommendation']],
  ['a single one with an anchor', 'Do this. {#do}\n', ['do (null)'], ['the recommendation']],
])('recommendations: %s', (_, words, expected, said) => {
  const { outline: result } = outline(`## Recommendation\n\n::: recommendations\n${words}:::\n\n## Own\n\nx`);
  const ids = labels(result).slice(0, expected.length);
  expect(ids).toEqual(expected);
  expect(ids.map((id) => result.targets.get(id.replace(/ .*/, '')))).toEqual(said);
});

test('an author’s anchor is kept from being given away earlier in the text', () => {
  expect(labels(outline('## One\n\nSame\n\nOther {#same}').outline)).toEqual(['same-2 (1.1)', 'same (1.2)']);
});

test.each([
  ['text before the first heading', 'Hello\n\n## Own\n\nx', ['1 text-before-heading: There is text before the first heading. Put it under a heading (## ...).']],
  ['a section too late', '## Own\n\nx\n\n## Brief summary\n\ny', ['5 section-order: “Brief summary” stands too late. The form puts it before “the numbered sections”; move it there.']],
  ['implications out of order', '## Own\n\nx\n\n## Risk assessment\n\ny\n\n## Financial implications\n\nz', ['9 section-order: “Financial implications” stands too late. The form puts it before “Risk assessment”; move it there.']],
  ['one’s own section after the implications', '## Own\n\nx\n\n## Risk assessment\n\ny\n\n## More\n\nz', ['9 section-order: “More” stands too late. The form puts it before “Risk assessment”; move it there.']],
  ['a section twice', '## Own\n\nx\n\n## Risk assessment\n\ny\n\n## Risk Assessment\n\nz', ['9 section-twice: “Risk Assessment” stands twice. Put the two together.']],
  ['“&” is “and”', '## Own\n\nx\n\n## Climate and Environment\n\ny', []],
])('%s', (_, text, problems) => expect(outline(text).problems).toEqual(problems));

test('a form without sections of one’s own knows no other headings', () => {
  const { blocks } = readMarkdown('index.md', '## Anything').source?.narrative as { blocks: SourceBlock[] };
  const { problems } = outlinePublication(blocks, {} as PublicationFile, { ...FORM, sections: [section('summary', 'opening', 'Brief summary'), section('end', 'closing', 'End')] });
  expect(problems.map((p) => p.message)).toEqual(['The council’s form has no section “Anything”. Use one of its headings: Brief summary; End.']);
});

test('the years of an annual forecast are a table with a number and an anchor of their own', () => {
  const { outline: { targets, sections } } = outline('## One\n\n::: forecast children to 2028-03\nH\n:::\n\n::: forecast total\nH\n:::\n\n::: table a\nC\n:::');
  expect(sections.flatMap((section) => [...section.labels.values()])).toEqual([
    { id: 'forecast-children-to-2028-03', number: 'Figure 1', table: { id: 'forecast-children-to-2028-03-years', number: 'Table 1' } },
    { id: 'forecast-total', number: 'Figure 2' }, { id: 'table-a', number: 'Table 2' },
  ]);
  expect(targets.get('forecast-children-to-2028-03-years')).toBe('table 1');
});

test('exempt paragraphs, figures and tables have numbers of their own, so that the others tell nothing of them', () => {
  const text = (part: string): string => PAPER.replace('\n## Progress\n', `\n::: exempt Prices\n${part}\n:::\n\nBetween.\n\n## Progress\n`).replace('Same words.\n', '::: chart homes\nMore\n:::\n\nSame words.\n');
  const part = 'Secret one.\n\n### Inside\n\nSecret two.\n\n::: chart bids\nFewer\n:::\n\n| a |\n| --- |\n| b |';
  const numbers = (outlined: Outline): string[] => outlined.sections.flatMap((s) => [...s.labels.values()].flatMap(({ number }) => number ?? []));
  const whole = numbers(outline(text(part)).outline);
  expect(whole.filter((number) => number.includes('E'))).toEqual(['E1', 'E2', 'Figure E1', 'Table E1']);
  expect(whole.filter((number) => !number.includes('E'))).toEqual(numbers(outline(text('')).outline));
  expect(whole).toContain('Figure 1');
});
