import { expect, it } from 'vitest';
import { describeVerdict } from './describe-verdict.ts';
import type { Finding } from './condition.ts';

const row: Finding = { id: '09-004', means: 'Tables are made of rows.', page: 3, element: 'Table', expected: '2 columns, as in row 1', actual: 'more in row 2' };
const FAULT = 'This is a fault of the software: pass this message on to its maintainers.';

const messagesOf = (...findings: Finding[]) => describeVerdict('paper', { findings, differences: [] }).map(({ message }) => message);

it('tells a finding at the settings of its publication: what it is, where, and whose fault', () => {
  expect(describeVerdict('dorset-scrutiny-2024', { findings: [row], differences: [] })).toEqual([{
    rule: 'paper-not-accessible', place: { path: 'content/dorset-scrutiny-2024/index.md', line: 1, column: 1 },
    message: `The PDF of this publication can’t be read by everybody, on page 3, in a table. What must be so: Tables are made of rows. Expected: 2 columns, as in row 1. Found: more in row 2 (Matterhorn protocol, 09-004). ${FAULT}`,
  }]);
});

it('tells what is wrong in many places once, with their number', () => {
  expect(messagesOf(row, { ...row, page: 4 })).toEqual([expect.stringContaining('Found: more in row 2, and the same in 1 more place (')]);
  expect(messagesOf(row, row, row)).toEqual([expect.stringContaining('and the same in 2 more places (')]);
});

it.each<[string, Partial<Finding>, string]>([
  ['what is of no page', { page: null, element: null }, 'everybody, as a whole. What'],
  ['what is of no element', { element: null }, 'everybody, on page 3. What'],
  ['an element without a common name', { element: 'Sect' }, 'on page 3, in the element Sect. What'],
  ['a clause of PDF/A', { id: 'A 6.2.4' }, '(PDF/A-2, 6.2.4).'],
  ['a clause of PDF/UA', { id: 'UA 7.1-12' }, '(PDF/UA-1, 7.1-12).'],
  ['a promise of our own', { id: 'bookmarks' }, '(our own condition “bookmarks”).'],
])('names %s', (_, finding, words) => {
  expect(messagesOf({ ...row, ...finding })).toEqual([expect.stringContaining(words)]);
});

it('says what an officer can do where they can', () => {
  const [message] = messagesOf({ ...row, id: 'typeface', remedy: 'Write it in words.' });
  expect(message).toMatch(/Write it in words\.$/);
  expect(message).not.toContain(FAULT);
});

it('tells words that differ', () => {
  expect(describeVerdict('paper', { findings: [], differences: [{ page: 2, message: 'The PDF lacks “homes”, after “of the”.' }] })).toEqual([{
    rule: 'paper-text-differs', place: { path: 'content/paper/index.md', line: 1, column: 1 },
    message: `The words of this publication’s PDF are not those of its page, on page 2 of the PDF. The PDF lacks “homes”, after “of the”. ${FAULT}`,
  }]);
});
