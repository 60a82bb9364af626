import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { AuditAnswer, ProtectAnswer } from '../commands/disclosure/answer-files.ts';
import { makeTable } from './count-tables.ts';
import { runProgram } from './run-program.ts';
import { FIXTURES, temporaryFolder } from './toyshire.ts';

/** `npm run disclosure` as an analyst runs it on files. */

const run = (...args: string[]): ReturnType<typeof runProgram> => runProgram(['disclosure', ...args]);

async function fileOf(data: unknown): Promise<string> {
  const path = join(await temporaryFolder(), 'table.json');
  await writeFile(path, typeof data === 'string' ? data : JSON.stringify(data));
  return path;
}

test('the vectors, as a program and as a person read them', async () => {
  const path = join(FIXTURES, 'disclosure/vectors.json');
  const [json, words] = await Promise.all([run('--audit', path, '--json'), run('--audit', path)]);
  expect([json.code, json.stderr, words.code, words.stderr]).toEqual([0, '', 0, '']);
  expect((JSON.parse(json.stdout) as AuditAnswer[]).find(({ id }) => id === 'rounded5-plus-pct1dp-unrounded')).toEqual({ id: 'rounded5-plus-pct1dp-unrounded', lp: { x: [8.8435, 10.4085], D: [23, 27] }, integer: { x: [10, 10], D: [26, 26] } });
  expect(words.stdout).toContain('\n\nmarker-single\n  b: 1 to 6\n  c: 1 to 6\n\nedition-differencing\n  jul: exactly 3\n');
});

test('30 x 12 with totals, protected; and what is protected, audited', async () => {
  const { cells, equations } = makeTable({ dimensions: [[30], [12]], mean: 20, seed: 1 });
  const file = { equations: equations.map(({ total, parts }) => [total, parts]), cells: Object.fromEntries(cells.map(({ name, count }) => [name, count])) };
  const { code, stdout, stderr } = await run('--protect', await fileOf(file), '--threshold', '5', '--zeros', 'published', '--json');
  expect([code, stderr]).toEqual([0, '']);
  const answer = JSON.parse(stdout) as ProtectAnswer;
  expect(answer.primary).toEqual(cells.flatMap(({ name, count }) => ((count as number) >= 1 && (count as number) <= 5 ? [name] : [])));
  expect(answer.hiddenValue).toBe([...answer.primary, ...answer.secondary].reduce((sum, name) => sum + (file.cells[name] as number), 0));
  expect(answer.pass && Object.values(answer.intervals).every(({ pass, interval: [lo, up] }) => pass && lo === 1 && (up === null || up >= 5))).toBe(true);
  const audit = await run('--audit', await fileOf([{ ...file, id: 'again', suppressed: [...answer.primary, ...answer.secondary], lower: 1, targets: answer.primary }]), '--json');
  expect((JSON.parse(audit.stdout) as AuditAnswer[])[0]?.integer).toEqual(Object.fromEntries(Object.entries(answer.intervals).map(([name, { interval }]) => [name, interval])));
});

test('in words, with what stands against publication', async () => {
  const { code, stdout } = await run('--protect', await fileOf({ cells: { T: 7, a: 3, b: 4 }, equations: [['T', ['a', 'b']]], forced: ['T'], thresholds: { a: 9, b: 9 } }));
  expect(code).toBe(0);
  expect(stdout).toBe(`Hidden because they are small: a and b
Hidden to protect those: none
Together they count 7.
What a reader can tell of each small one:
  a: 1 to 6, which tells too much. “T” minus the published parts gives 7 for the two hidden cells “a” and “b”. Of these, “b” is at least 1, so “a” is at most 6.
  b: 1 to 6, which tells too much. “T” minus the published parts gives 7 for the two hidden cells “a” and “b”. Of these, “a” is at least 1, so “b” is at most 6.
“b” must be hidden, and “T” must be published: with that, a reader can tell that “b” is at most 6, whatever else is hidden. Let “T” be hidden.
“a” must be hidden, and “T” must be published: with that, a reader can tell that “a” is at most 6, whatever else is hidden. Let “T” be hidden.
This may not be published.
`);
});

test('a bad file is told by its line, without a stack', async () => {
  const path = await fileOf('{"cells": {"T": 4, "a": 1},\n "equations": [["T", ["a"]]]}');
  expect(await run('--protect', path)).toEqual({ code: 1, stdout: '', stderr: `${path}:2:16  disclosure-file  “T” is 4, but its parts add up to 1. Correct the total or a part.\n     "equations": [["T", ["a"]]]}\n                   ^\n\n1 problem. Nothing was changed in the output.\nMore about a rule: npm run rules -- disclosure-file\n` });
  expect(await run('--audit', '/nowhere.json')).toEqual({ code: 1, stdout: '', stderr: '/nowhere.json:1:1  no-file  There is no such file, or it cannot be read. Correct its name.\n\n1 problem. Nothing was changed in the output.\nMore about a rule: npm run rules -- no-file\n' });
});

test.each([
  [['--audit', 'a', '--protect', 'b'], 'Say the name of a dataset, or --audit and a file, or --protect and a file.'],
  [['--protect', 'a', '--threshold', 'five'], '--threshold needs a whole number, such as 5.'],
  [['--protect', 'a', '--zeros', 'hidden'], '--zeros is published or protected.'],
])('wrong usage: %j', async (args, sentence) => expect(await run(...args)).toEqual({ code: 2, stdout: '', stderr: `${sentence}\n` }));
