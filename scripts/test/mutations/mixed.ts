import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { keepsFigures } from './allowances.ts';
import { change, filesLike, MARKDOWN, pickFile, readText, replaceSomewhere, REPORT, YAML, type Mutation } from './mutation.ts';

/** What no hand does on purpose: files in each other's place, letters that a disk or a cat changed, marks without end. */

const MARKS = ['*', '**a ', '*a_', '[', '[a](', '![', '{{ ', '{{ x }} ', '`', '<div>', '[^', '](', '<', '&', '\\[', '_*', '~~', '“', '- > ', '1. ', '| ', '::: note\n', '> - '];

export const MIXED: Mutation[] = [
  { name: 'a name twice in brackets', times: 4, expected: 'problem', apply: (dice, root) => replaceSomewhere(dice, root, YAML, /(?<=\{ |, )(?:period|value|published|source|date|label): [^,{}"]+(?= [},]|,)/, (found) => `${found}, ${dice.pick([found, found.replace(/: .*/, ': 7'), found.replace(/^\w+/, '"$&"')])}`) },
  { name: 'two files in each other’s place', times: 6, expected: 'problem', apply: (dice, root) => {
    const [words, numbers] = [pickFile(dice, root, REPORT), pickFile(dice, root, /(?:indicators|tables|plan)\/.*\.yaml$|(?:council|facts)\.yaml$/)];
    const [one, other] = [readText(root, words), readText(root, numbers)];
    writeFileSync(join(root, words), other);
    writeFileSync(join(root, numbers), one);
  } },
  { name: 'a few letters that became others', times: 6, expected: keepsFigures, apply: (dice, root) => change(root, pickFile(dice, root, MARKDOWN), (text) => {
    const letters = [...text];
    for (let i = 0; i < 4; i++) letters[dice.draw(letters.length)] = String.fromCharCode(33 + dice.draw(94));
    return letters.join('');
  }) },
  { name: 'a few letters lost', times: 6, expected: keepsFigures, apply: (dice, root) => change(root, pickFile(dice, root, MARKDOWN), (text) => {
    const at = dice.draw(text.length - 1);
    return text.slice(0, at) + text.slice(at + 1 + dice.draw(dice.pick([3, 40, 400])));
  }) },
  { name: 'marks without end', times: 8, expected: keepsFigures, apply: (dice, root) => change(root, dice.pick(filesLike(root, MARKDOWN)), (text) => {
    const [at, marks] = [dice.draw(text.length), dice.pick(MARKS).repeat(dice.pick([51, 500, 3000]))];
    return text.slice(0, at) + (dice.chance(0.5) ? `\n${marks}\n` : marks) + text.slice(at);
  }) },
];
