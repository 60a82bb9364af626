import { expect, test } from 'vitest';
import type { Problem } from '../problem.ts';
import type { PreviewState } from './rebuild.ts';
import { tellRebuild } from './tell.ts';

const problem: Problem = { rule: 'a-rule', place: { path: 'content/a/index.md', line: 1, column: 3 }, message: 'Wrong. Mend it.' };
const state = (problems: readonly Problem[], more: Partial<PreviewState> = {}): PreviewState => (
  { sources: { root: '/', files: new Map(), texts: new Map([['content/a/index.md', 'abc']]), problems: [] }, problems, warnings: [], failure: null, good: { records: { publications: [] }, report: {} as never }, ...more });
const told = (before: PreviewState | null, after: PreviewState, changed = ['content/a/index.md']): string[] => tellRebuild({ before, state: after, changed, ms: 84.4, time: '10:42:03' });

test.each<[string, string[], string]>([
  ['a publication', ['content/a/index.md', 'content/a/map.png'], '10:42:03  a changed: 84 ms'],
  ['data', ['data/dorset/facts.yaml'], '10:42:03  data/dorset/facts.yaml changed: 84 ms'],
  ['several', ['content/a/index.md', 'content/b/index.md', 'data/dorset/facts.yaml'], '10:42:03  3 files changed: 84 ms'],
])('a good save of %s is one line', (_, changed, line) => expect(told(state([]), state([]), changed)).toEqual([line]));

test('a problem is told once as check tells it, then in a line, then that it is mended', () => {
  expect(told(state([]), state([problem]))).toEqual(['', 'content/a/index.md:1:3  a-rule  Wrong. Mend it.\n    abc\n      ^', 'More about a rule: npm run rules -- a-rule', '', '10:42:03  a changed: 1 problem. The pages stay as they were.']);
  expect(told(state([problem]), state([problem]))).toEqual(['10:42:03  a changed: still 1 problem. The pages stay as they were.']);
  expect(told(state([problem]), state([]))).toEqual(['10:42:03  a changed: mended, 84 ms']);
});

test('many problems don’t fill the window', () => {
  const many = Array.from({ length: 30 }, (_, i): Problem => ({ ...problem, place: { ...problem.place, line: i + 2 } }));
  const lines = told(state([]), state(many));
  expect(lines).toHaveLength(13);
  expect(lines[9]).toBe('and 22 more; npm run check lists them.');
});

test('at the start it says what there is', () => {
  expect(told(null, state([], { warnings: [{ ...problem, severity: 'warning' }] }))).toEqual(['10:42:03  0 publications, ready after 0.1 s', '1 piece of advice stands above the pages; npm run check lists it.']);
  expect(told(null, state([problem], { good: null })).at(-1)).toBe('10:42:03  1 problem. The pages appear when that is mended.');
});

test('a fault of the software is told with its stack', () => {
  expect(told(state([]), state([], { failure: new Error('x') }))[1]).toContain('tell.test.ts');
});
