import { keepsFigures } from './allowances.ts';
import { change, filesLike, MARKDOWN, pickFile, readText, TEXT, YAML, type Mutation } from './mutation.ts';

/** How a file is saved: its encoding, its ends of lines, its length. */

const withBom = (text: string): string => `\ufeff${text}`;
const withCarriageReturns = (text: string): string => text.replaceAll('\n', '\r\n');
const asUtf16 = (text: string): Buffer => Buffer.from(withBom(text), 'utf16le');

export const BYTES: Mutation[] = [
  { name: 'Windows ends of lines', times: 3, expected: 'same', apply: (dice, root) => change(root, pickFile(dice, root, TEXT), withCarriageReturns) },
  { name: 'Windows ends of lines in every file', times: 2, expected: 'same', apply: (_, root) => filesLike(root, TEXT).forEach((path) => change(root, path, withCarriageReturns)) },
  { name: 'a byte-order mark', times: 3, expected: 'same', apply: (dice, root) => change(root, pickFile(dice, root, TEXT), withBom) },
  { name: 'as Notepad saves every file', times: 2, expected: 'same', apply: (_, root) => filesLike(root, TEXT).forEach((path) => change(root, path, (text) => withBom(withCarriageReturns(text)))) },
  { name: 'spaces at the ends of lines', times: 2, expected: 'same', apply: (dice, root) => change(root, pickFile(dice, root, YAML), (text) => text.replaceAll('\n', '   \n')) },
  { name: 'a space at the end of each line of words', expected: 'same', apply: (dice, root) => change(root, pickFile(dice, root, MARKDOWN), (text) => text.replaceAll('\n', ' \n').replaceAll('\\ \n', '\\\n')) },
  { name: 'no end of line at the end', times: 2, expected: 'same', apply: (dice, root) => change(root, pickFile(dice, root, TEXT), (text) => text.trimEnd()) },
  { name: 'blank lines at the end', times: 2, expected: 'same', apply: (dice, root) => change(root, pickFile(dice, root, TEXT), (text) => `${text}\n\n  \n`) },
  { name: 'ends of lines of an old Macintosh', times: 2, expected: 'same', apply: (dice, root) => change(root, pickFile(dice, root, TEXT), (text) => text.replaceAll('\n', '\r')) },
  { name: 'UTF-16, little end first', times: 2, expected: 'problem', apply: (dice, root) => change(root, pickFile(dice, root, TEXT), asUtf16) },
  { name: 'UTF-16, big end first', times: 2, expected: 'problem', apply: (dice, root) => change(root, pickFile(dice, root, TEXT), (text) => asUtf16(text).swap16()) },
  { name: 'UTF-16 without a mark', expected: 'problem', apply: (dice, root) => change(root, pickFile(dice, root, TEXT), (text) => Buffer.from(text, 'utf16le')) },
  { name: 'Windows-1252', times: 2, expected: 'problem', apply: (dice, root) => {
    const path = dice.pick(filesLike(root, TEXT).filter((file) => readText(root, file).includes('’')));
    change(root, path, (text) => Buffer.from([...text].map((letter) => (letter === '’' ? 0x92 : letter.charCodeAt(0) & 0xff))));
  } },
  { name: 'a NUL', times: 2, expected: 'problem', apply: (dice, root) => change(root, pickFile(dice, root, TEXT), (text) => insertAt(text, dice.draw(text.length), '\0')) },
  { name: 'a control character', times: 3, expected: 'problem', apply: (dice, root) => change(root, pickFile(dice, root, MARKDOWN), (text) => insertAt(text, text.length - 2, dice.pick(['\u0001', '\u0008', '\u001b', '\u007f', '\u0085', '\ufeff', '\ufffe', '\u202e']))) },
  { name: 'cut off in the middle', times: 6, expected: keepsFigures, apply: (dice, root) => change(root, pickFile(dice, root, /^content\/.*\.md$/), (text) => text.slice(0, dice.draw(text.length))) },
  { name: 'numbers cut off in the middle', times: 4, expected: 'problem', apply: (dice, root) => change(root, pickFile(dice, root, /indicators\/.*\.yaml$/), (text) => text.slice(0, text.indexOf('observations') - dice.draw(60))) },
  { name: 'nothing in it', times: 4, expected: 'problem', apply: (dice, root) => change(root, pickFile(dice, root, TEXT), () => '') },
  { name: 'only blanks in it', times: 3, expected: 'problem', apply: (dice, root) => change(root, pickFile(dice, root, TEXT), () => dice.pick([' ', '\n\n\n', '\t\n', ' \r\n \r\n', '\ufeff', '\u00a0\n'])) },
  { name: '10 MB of words', expected: 'problem', apply: (dice, root) => change(root, pickFile(dice, root, MARKDOWN), (text) => text + '\nMore words and more.\n'.repeat(500_000)) },
  { name: '10 MB of numbers', expected: 'problem', apply: (dice, root) => change(root, pickFile(dice, root, /indicators/), (text) => text + '  - { period: 1999, value: 1, published: 1999-01 }\n'.repeat(200_000)) },
  { name: '5 MB on one line', times: 2, expected: 'problem', apply: (dice, root) => change(root, pickFile(dice, root, TEXT), (text) => `${text}\n${dice.pick(['word ', 'word', '{ a: ', '- ', '**a ', '| a '])}`.padEnd(4_990_000, dice.pick(['word ', 'word', '{ a: ', '- ', '**a ', '| a ']))) },
  { name: '900 kB of words', times: 2, slow: true, expected: keepsFigures, apply: (dice, root) => change(root, pickFile(dice, root, MARKDOWN), (text) => `${text.trimEnd()}\n${dice.pick(['More words, and more. ', 'More words, and more.\n\n', '- more\n', '> more\n\n', '- **more**\n\n']).repeat(40_000)}\n`) },
  { name: '900 kB of numbers', times: 2, slow: true, expected: 'problem', apply: (dice, root) => change(root, pickFile(dice, root, /indicators/), (text) => text + dice.pick(['  - { period: 1999, value: 1, published: 1999-01 }\n', '  - { perod: 1999 }\n', '  - 1\n', 'title: x\n']).repeat(17_000)) },
  { name: '900 kB of names', times: 2, slow: true, expected: 'problem', apply: (dice, root) => change(root, pickFile(dice, root, /facts|glossary|council/), (text) => text + Array.from({ length: 60_000 }, (_, i) => `name-${i}: x\n`).join('')) },
];

function insertAt(text: string, at: number, put: string): string {
  return text.slice(0, at) + put + text.slice(at);
}
