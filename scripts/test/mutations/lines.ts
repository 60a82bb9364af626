import { changesOnly, keepsFigures, saysNothingNew } from './allowances.ts';
import { change, NUMBERS, pickFile, type Allowance, type Mutation } from './mutation.ts';

/** Lines that are lost, doubled or in another order. What is accepted may say less, but nothing that was not said. */

const WORDS = /^content\/[\w-]+(?<!about)\/[\w-]+\.md$/;

type Edit = (lines: string[], at: number, draw: (limit: number) => number) => string[];
const EDITS: [string, Edit][] = [
  ['lost', (lines, at) => lines.toSpliced(at, 1)],
  ['doubled', (lines, at) => lines.toSpliced(at, 0, lines[at]!)],
  ['in another order', (lines, at, draw) => {
    const other = draw(lines.length);
    return lines.with(at, lines[other]!).with(other, lines[at]!);
  }],
  ['lost, several', (lines, at, draw) => lines.toSpliced(at, 2 + draw(6))],
  ['doubled, several', (lines, at, draw) => lines.toSpliced(at, 0, ...lines.slice(at, at + 2 + draw(6)))],
];

/** Some line that isn't empty, so that something changes. */
function edited(text: string, edit: Edit, draw: (limit: number) => number): string {
  const lines = text.trimEnd().split('\n');
  for (;;) {
    const after = edit(lines, draw(lines.length), draw);
    if (after.join('\n').trim() !== lines.join('\n').trim()) return `${after.join('\n')}\n`;
  }
}

function of(what: string, pattern: RegExp, expected: Allowance, name: string, edit: Edit): Mutation {
  return { name: `lines ${name} in ${what}`, times: 3, expected, apply: (dice, root) => change(root, pickFile(dice, root, pattern), (text) => edited(text, edit, dice.draw)) };
}

export const LINES: Mutation[] = EDITS.flatMap(([name, edit]) => [
  of('words', WORDS, saysNothingNew, name, edit),
  of('plans and the council', /(?:council|plan\/.*)\.yaml$/, keepsFigures, name, edit),
  { name: `lines ${name} in numbers`, times: 3, expected: 'either', apply: (dice, root) => {
    const path = pickFile(dice, root, NUMBERS);
    change(root, path, (text) => edited(text, edit, dice.draw));
    return changesOnly(path);
  } },
]);
