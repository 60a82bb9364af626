import { expect, test } from 'vitest';
import { readMarkdown } from '../../load/read-markdown.ts';
import { formatProblem, sortProblems } from '../../problem.ts';
import { checkContent } from './check-content.ts';
import type { Title } from './editorial-context.ts';
import { sentencesOf } from './long-sentences.ts';

const LONG = 'word '.repeat(26).trim();
const GLOSSARY = { abbreviations: { IFAs: 'independent fostering agencies' }, names: ['BRAVO Project'], terms: {} };

function advise(text: string, titles: Title[] = []): string[] {
  const { source } = readMarkdown('p.md', text);
  if (!source) throw new Error('not read');
  return sortProblems(checkContent({ titles, narrative: source.narrative, glossary: GLOSSARY, longestSentenceWords: 25 })).map((warning) => formatProblem(warning, undefined));
}

test.each([
  ['bold as a heading', '**Our plan**', 'p.md:1:1  advice bold-heading  This line is all in bold, so it looks like a heading but is none: people who jump from heading to heading miss it. Make it a heading with ###, or take the bold away.'],
  ['click here', 'See the budget [here](../b/).', 'p.md:1:16  advice link-words  The link says “here”, which tells nothing to people who hear the links as a list. Name what it leads to: [the council’s budget](…).'],
  ['an address as link text', 'At [https://example.org/a](https://example.org/a).', 'p.md:1:4  advice bare-address  The words of this link are its address, which is read out letter by letter. Write what it leads to between [ and ].'],
  ['an address in the text', 'At www.example.org.', 'p.md:1:4  advice bare-address  The address “www.example.org” stands in the text as it is: it leads nowhere and is read out letter by letter. Write [what it is](www.example.org).'],
  ['a long sentence', `Short one. ${LONG}.`, 'p.md:1:12  advice long-sentence  This sentence has 26 words; above 25 many readers lose the thread. Make two of it, or a list.'],
  ['an unknown acronym, once', 'The SEF is new. The SEF is good.', 'p.md:1:5  advice unknown-acronym  “SEF” is nowhere explained, and readers from outside the service will not know it. Write it in full, or add it to the short forms in content/about/glossary.yaml, which explains it wherever it stands.'],
  ['capitals', 'This is VERY IMPORTANT to us.', 'p.md:1:9  advice all-capitals  “VERY IMPORTANT” is all in capitals, which is slow to read and is spelt out by some screen readers. Write it in small letters.'],
])('%s', (_, text, expected) => {
  expect(advise(text).filter((line) => !line.includes('unknown-acronym') || expected.includes('unknown-acronym'))).toEqual([expected]);
});

test('a long title, at its setting', () => {
  const title = { text: 'A'.repeat(66), place: () => ({ path: 'p.md', line: 4, column: 8 }) };
  expect(advise('', [title])).toEqual(['p.md:4:8  advice long-title  This title has 66 characters, and search results and browser tabs cut it off after about 65. Say the rest in the summary, unless the title is that of the paper itself.']);
  expect(advise('', [{ ...title, text: 'A'.repeat(65) }])).toEqual([]);
});

test.each([
  ['words of others', `::: quote A child\n${LONG}. The SEF. **All bold**\n:::`],
  ['a block quotation', `> ${LONG}. VERY IMPORTANT.`],
  ['words in quotation marks', `They said “${LONG}” and “the SEF”.`],
  ['another language', '::: lang cy\nMae SEF yma.\n:::'],
  ['a resolution', `::: recommendations\n1. That ${LONG}.\n:::`],
  ['a heading and a cell of a table', `## ${LONG}\n\n| ${LONG} |\n| --- |\n| x |`],
  ['figures, each one word', `${'{{ a | at 2024-01 | round 1 }} '.repeat(25)}.`],
  ['25 words', `${'word '.repeat(25).trim()}.`],
  ['a list after a colon', `${'word '.repeat(20)}follow:\n\n- ${'word '.repeat(20)}`],
  ['known short forms', 'The UK, a PDF, an IFA and two IFAs, and the BRAVO Project of Schedule IV.'],
  ['one explained in the text', 'The self-evaluation form (SEF) is new. The SEF is good.'],
  ['a link that says where it goes', '[The council’s budget](https://example.org/budget) is out.'],
  ['bold within a sentence', 'This is **bold** here.'],
])('leaves alone: %s', (_, text) => expect(advise(text)).toEqual([]));

test.each([
  ['One two. Three four five!', [2, 3]],
  ['Homes, e.g. foster homes, cost £3.4 million.', [7]],
  ['Mr. Bear met Cllr. Rabbit.', [5]],
  ['First part; second part here: third', [2, 3, 1]],
  ['', []],
])('the sentences of %j', (text, words) => expect(sentencesOf(text).map((sentence) => sentence.words)).toEqual(words));
