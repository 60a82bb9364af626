import { describe, expect, test } from 'vitest';
import { ProblemsFound } from '../../problem.ts';
import { answerAudit, answerProtect } from './answer-files.ts';
import { readAuditFile, readProtectFile } from './files.ts';

const RULES = { threshold: 5, zeros: 'published' } as const;

function problemsOf(read: () => unknown): string[] {
  try {
    read();
    return [];
  } catch (error) {
    if (!(error instanceof ProblemsFound)) throw error;
    return error.problems.map(({ rule, place, message }) => `${place.line}:${place.column} ${rule} ${message}`);
  }
}

describe('a file that can’t be read is told by its lines', () => {
  test.each([
    ['', '1:1 json-syntax The file ends in the middle. Add the closing bracket or brackets.'],
    ['{\n "cells": {"a": 1\n', '3:1 json-syntax The file ends in the middle. Add the closing bracket or brackets.'],
    ['{"cells": {"a": 1,}}', '1:19 json-syntax A name in double quotation marks is expected here.'],
    ['{"cells": {"a": 1}} x', '1:21 json-syntax Something stands after the end of the data. Delete it.'],
    ['{"cells": {"a": 1}}]', '1:20 json-syntax Something stands after the end of the data. Delete it.'],
    ['{"cells": {"a": .5}}', '1:17 json-syntax This is not JSON. Look for a missing quotation mark, comma or bracket here or just before.'],
    ['{"cells": {"a": 1.2.3}}', '1:17 json-syntax “1.2.3” is not a number. Write it with digits and at most one point.'],
    ['{"cells" {"a": 1}}', '1:10 json-syntax “:” is expected here. Add it, or delete a comma too many.'],
    ['{"cells": {"a": 1,\n "a": 2}}', '2:2 json-syntax “a” stands twice in the same group. Delete or rename one of the two.'],
    ['[]', '1:1 disclosure-file The file must hold one group: { "cells": { … }, "equations": [ … ] }.'],
    ['{}', '1:1 disclosure-file “cells” is missing. Add it.'],
    ['{"cells": {"a": 1.5}}', '1:17 disclosure-file “a” is 1.5, which is not a count of people. Give a whole number from 0.'],
    ['{"cells": {"a": -1}}', '1:17 disclosure-file “a” is -1, which is not a count of people. Give a whole number from 0.'],
    ['{"cells": {"a": "1"}}', '1:17 disclosure-file “a” has no count. Give a whole number from 0.'],
    ['{"cells": {"a": 1e300}}', '1:17 disclosure-file “a” is 1e+300, which is not a count of people. Give a whole number from 0.'],
    ['{"cells": {"T": 4, "a": 1},\n "equations": [["T", ["a", "x"]]]}', '2:16 disclosure-file There is no cell “x”. Add it to the cells, or correct the name.'],
    ['{"cells": {"T": 4, "a": 1},\n "equations": [["T", ["a"]]]}', '2:16 disclosure-file “T” is 4, but its parts add up to 1. Correct the total or a part.'],
    ['{"cells": {"T": 4, "a": 1},\n "equations": [["T", "a"]]}', '2:16 disclosure-file An equation is a total and its parts: ["T", ["a", "b"]].'],
    ['{"cells": {"T": 4},\n "forced": ["U"]}', '2:13 disclosure-file There is no cell “U”. Did you mean “T”?'],
    ['{"cells": {"T": 4},\n "equation": []}', '2:14 disclosure-file “equation” has no meaning here. Did you mean “equations”?'],
    ['{"cells": {"T": 4},\n "extra": [{"coef": {"T": 1}, "up": 3}]}', '2:12 disclosure-file Row 1 of “extra” holds, and the counts contradict it: they make 4, not 3 or less. Correct the counts or what is said.'],
    [`{"cells": ${'['.repeat(60)}${']'.repeat(60)}}`, '1:61 json-syntax This stands in more than 50 brackets, one inside the other. Write it with fewer.'],
  ])('%s', (text, problem) => expect(problemsOf(() => readProtectFile('table.json', text, RULES))).toEqual([problem]));

  test('all mistakes at once, in their order', () => expect(problemsOf(() => readAuditFile('a.json', '[{"cells": {"a": -1}, "suppressed": ["b"]},\n {"cells": {"a": 0, "T": 0}, "equations": [["T", ["a"]]], "suppressed": ["a"], "lower": 1}, 5]'))).toEqual([
    '1:18 disclosure-file “a” is -1, which is not a count of people. Give a whole number from 0.',
    '1:38 disclosure-file There is no cell “b”. Did you mean “a”?',
    '2:18 disclosure-file “a” is hidden and is 0, but a reader is taken to know that it is at least 1. Publish it, or protect zeros.',
    '2:93 disclosure-file Each problem is a group: { "cells": { … }, "equations": [ … ], "suppressed": [ … ] }.',
  ]));
});

test('keys in any order, notes beside them, one problem without a list', async () => {
  const [answer] = await answerAudit('a.json', '{"verdict": "a note", "suppressed": ["b", "c"], "equations": [["T", ["c", "a", "b"]]], "lower": 1, "cells": {"c": 2, "T": 23, "b": 1, "a": 20}, "id": "r"}');
  expect(answer).toEqual({ id: 'r', lp: { b: [1, 2], c: [1, 2] }, integer: { b: [1, 2], c: [1, 2] } });
});

test('rows with decimals are made whole: 7 of 143 as 4.9%, a decimal that has no exact binary fraction', async () => {
  const [answer] = await answerAudit('a.json', '{"cells": {"D": 2000, "x": 98}, "suppressed": ["x"], "extra": [{"coef": {"x": 0.1, "D": -0.00485}, "lo": 0}, {"coef": {"x": 0.1, "D": -0.00495}, "up": -1e-9}]}');
  // 4.95% of 2000 is 99 and not below it
  expect(answer?.integer).toEqual({ x: [97, 98] });
});

test('nothing bounds a cell that stands alone; hidden zeros mean that zeros are protected', async () => {
  expect(await answerAudit('a.json', '[{"cells": {"x": 3}, "suppressed": ["x"]}, {"cells": {"x": 0}, "suppressed": ["x"]}]')).toEqual([
    { id: '1', lp: { x: [1, null] }, integer: { x: [1, null] } }, { id: '2', lp: { x: [0, null] }, integer: { x: [0, null] } },
  ]);
});

test('names are only names', async () => {
  const [answer] = await answerAudit('a.json', '{"cells": {"__proto__": 2, "constructor": 3, "T": 5}, "equations": [["T", ["__proto__", "constructor"]]], "suppressed": ["constructor", "__proto__"]}');
  expect(Object.entries(answer?.integer ?? {})).toEqual([['constructor', [1, 4]], ['__proto__', [1, 4]]]);
});

test('protection of a file', async () => {
  expect(await answerProtect('t.json', '{"equations": [["T", ["b", "a", "c"]]], "cells": {"c": 31, "a": 2, "T": 40, "b": 7}}', RULES)).toEqual({
    primary: ['a'], secondary: ['b'], hiddenValue: 9, pass: true, findings: [],
    intervals: { a: { interval: [1, 8], target: [1, 5], pass: true, exact: true } },
  });
  const unsafe = await answerProtect('t.json', '{"cells": {"T": 4, "a": 2, "b": 2}, "equations": [["T", ["a", "b"]]], "forced": ["T"], "thresholds": {"T": 3}}', RULES);
  expect(unsafe).toMatchObject({ primary: ['a', 'b'], pass: false, intervals: { a: { interval: [1, 3], target: [1, 5], pass: false, why: '“T” minus the published parts gives 4 for the two hidden cells “a” and “b”. Of these, “b” is at least 1, so “a” is at most 3.' } } });
  expect(unsafe.findings).toHaveLength(2);
});
