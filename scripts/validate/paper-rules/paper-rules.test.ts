import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadSources } from '../../load/load-sources.ts';
import { formatProblem, ProblemsFound } from '../../problem.ts';
import { copyToyshire, edit } from '../../test/toyshire.ts';
import { validateSources } from '../validate-sources.ts';

/** What is advice and no problem, and what is left alone; problems have their cases below test/fixtures/mistakes/. */

const REPORT = 'content/toyshire-report/index.md';
const DRAFT = 'content/toyshire-draft/index.md';

async function findings(file: string, change: (text: string) => string): Promise<string[]> {
  const root = await copyToyshire();
  await edit(join(root, file), change);
  const sources = await loadSources(root);
  const told = (() => {
    try {
      return validateSources(sources).warnings;
    } catch (error) {
      if (error instanceof ProblemsFound) return [...error.problems, ...error.warnings];
      throw error;
    }
  })();
  return told.map((finding) => formatProblem(finding, undefined));
}

test('a paper retold from its original may be late, and is told how to say that nobody knows', async () => {
  expect(await findings(REPORT, (text) => text.replace('publish-on: 2025-03-10', 'publish-on: 2025-03-18'))).toEqual([
    `${REPORT}:8:13  advice late-dispatch  A paper for the meeting on 18 March 2025 goes out by 10 March 2025, with 5 clear days between (weekends and bank holidays aside); this says 18 March 2025. Correct publish-on:, or add urgency: with the reason why the paper is late, or urgency: { not-given: the reason }.`,
  ]);
});

test.each([
  ['a late paper with its reason', REPORT, (text: string) => text.replace('publish-on: 2025-03-10', 'publish-on: 2025-03-12\nurgency: The count was late.')],
  ['one whose source does not say', REPORT, (text: string) => text.replace('publish-on: 2025-03-10', 'publish-on: 2025-03-12\nurgency: { not-given: The copy does not say. }')],
  ['a meeting whose day is not given', REPORT, (text: string) => text.replace('date: 2025-03-18', 'date: { not-given: The copy does not say. }')],
  ['the weekday that it is, and a second meeting', REPORT, (text: string) => text.replace('date: 2025-03-18', 'date: Tuesday 18 March 2025 and Wednesday, 2 April 2025')],
  ['appendices of other papers, in quotations and by a link', REPORT, (text: string) => text.replace('This is the best.', 'This is the best, says appendix Z.').replace('Toyshire is small.', 'Toyshire is small. So does appendix C of the budget. Appendix D to the Act and [appendix F](https://example.org/f) agree.')],
  ['appendices that are named together', REPORT, (text: string) => text.replace('and [see](#appendix-a) show', 'and appendices A and B show').replace(/$/, '\n::: appendix B More\nMore.\n:::\n')],
  ['a row of appendices', REPORT, (text: string) => text.replace('and [see](#appendix-a) show', 'and Appendices A to C show').replace(/$/, '\n::: appendix B More\nMore.\n:::\n\n::: appendix C Most\nMost.\n:::\n')],
  ['appendices of another paper, named together', REPORT, (text: string) => text.replace('Toyshire is small.', 'Toyshire is small. So say appendices C and D of the budget.')],
  ['an appendix that is named by its letter alone', REPORT, (text: string) => text.replace('and [see](#appendix-a) show', 'and Appendix A show')],
])('left alone: %s', async (_, file, change) => expect(await findings(file, change)).toEqual([]));

test.each([
  ['a draft that would be late', (text: string) => text.replace('publish-on: 2025-11-01', 'publish-on: 2025-11-11'), 'advice late-dispatch  A paper for the meeting on 18 November 2025 goes out by 10 November 2025'],
  ['a draft without a day', (text: string) => text.replace('date: 2025-11-18', 'date: Next spring'), 'advice meeting-date  “Next spring” is no day of a meeting.'],
  ['a draft in a form of another day', (text: string) => text.replace('publish-on: 2025-11-01', 'publish-on: 2023-11-01').replace('as-of: 2025-10-01', 'as-of: 2023-10-01'), 'advice form-not-in-use  The form “Toy committee report” was in use from 1 January 2024, not on 1 November 2023.'],
  ['no word of background papers', (text: string) => text.replace('  background-papers: { not-applicable: There are none. }\n', ''), 'advice no-background-papers  A report lists the background papers that it relies on (Local Government Act 1972, section 100D)'],
  ['somebody’s own address', (text: string) => text.replace('author: Head of Toy Care', 'author: Ann Bear, ann.bear@toyshire.example'), 'advice personal-contact  “ann.bear@toyshire.example” stays public'],
  ['somebody’s own telephone', (text: string) => text.replace('author: Head of Toy Care', 'author: Ann Bear, 01632 960000'), 'advice personal-contact  “01632 960000” stays public'],
])('advice: %s', async (_, change, begins) => {
  const told = (await findings(DRAFT, change)).filter((line) => line.startsWith(DRAFT));
  expect(told.map((line) => line.replace(/^\S+  /, '').slice(0, begins.length))).toContain(begins);
});
