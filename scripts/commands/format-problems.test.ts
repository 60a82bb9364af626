import { expect, test } from 'vitest';
import type { Problem } from '../problem.ts';
import { formatFindings } from './format-problems.ts';

const PROBLEM: Problem = { rule: 'typed-number', place: { path: 'content/a,b/index.md', line: 4, column: 7 }, message: '“45%: so” is typed by hand.\nPut it in facts.yaml.' };

test('a workflow command can be read back: what ends a property or a line is escaped', () => {
  expect(formatFindings([PROBLEM, { ...PROBLEM, severity: 'warning' }], 'github')).toBe([
    '::error file=content/a%2Cb/index.md,line=4,col=7,title=typed-number::“45%25: so” is typed by hand.%0APut it in facts.yaml.',
    '::warning file=content/a%2Cb/index.md,line=4,col=7,title=typed-number::“45%25: so” is typed by hand.%0APut it in facts.yaml.',
  ].join('\n'));
});

test('JSON is one list, and empty where all is well', () => {
  expect(JSON.parse(formatFindings([PROBLEM], 'json'))).toEqual([{ path: 'content/a,b/index.md', line: 4, column: 7, rule: 'typed-number', severity: 'problem', message: PROBLEM.message }]);
  expect(formatFindings([], 'json')).toBe('[]');
});
