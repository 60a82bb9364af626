import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { change, type Dice, type Mutation } from './mutation.ts';

/** The rows of a table in a .csv beside it, which builds the same as before, and what spreadsheets and hands do to that. */

const TABLE = { path: 'data/toyshire/tables/homes-by-owner.yaml', csv: 'data/toyshire/tables/rows.csv', text: 'Owner,Value\nCouncil,3\nPrivate company,8\nCharity,1\nAll homes,12\n' };
const CROSSED = { path: 'data/inkshire/tables/homes-by-place.yaml', csv: 'data/inkshire/tables/rows.csv', text: 'Age,Foster care,Children’s home,Relatives or friends,Elsewhere\nUnder 5,50,6,30,10\n5 to 11,60,20,25,15\n12 and over,70,40,12,18\n' };

function beside(name: string, expected: Mutation['expected'], times: number, edit: (text: string, dice: Dice) => string | Uint8Array): Mutation[] {
  return ([[TABLE, 'toyshire'], [CROSSED, 'papers']] as const).map(([{ path, csv, text }, only]): Mutation => ({
    name: `rows in a .csv: ${name}, in ${only}`, expected, times: Math.ceil(times / 2), only,
    apply: (dice, root) => {
      change(root, path, (yaml) => yaml.replace(/rows:\n[^]*$/, 'rows-from: rows.csv\n'));
      writeFileSync(join(root, csv), edit(text, dice));
    },
  }));
}

const cellSomewhere = (text: string, { pick }: Dice, put: string): string => {
  const { index, 0: found } = pick([...text.matchAll(/(?<=,)\d+(?=[,\n])/g)]);
  return text.slice(0, index) + put + text.slice(index + found.length);
};
const quoted = (text: string): string => text.replace(/[^,\n]+/g, '"$&"');
const windows = (text: string): Buffer => Buffer.from([...text].map((letter) => (letter === '’' ? 0x92 : letter.charCodeAt(0))));
const reversed = (text: string): string => text.trimEnd().split('\n').map((line) => line.split(',').reverse().join(',')).join('\n');

export const CSV: Mutation[] = [
  ...beside('as they were', 'same', 2, (text) => text),
  ...beside('as Excel saves them', 'same', 2, (text) => `\ufeff${text.replaceAll('\n', '\r\n')}`),
  ...beside('as Excel saves them on the continent', 'same', 2, (text) => `sep=;\r\n${text.replaceAll(',', ';').replaceAll('\n', '\r\n')}`),
  ...beside('with tabs', 'same', 2, (text) => text.replaceAll(',', '\t')),
  ...beside('in quotation marks', 'same', 2, quoted),
  ...beside('in Windows-1252', 'same', 2, windows),
  ...beside('with ends of lines of an old Macintosh', 'same', 2, (text) => text.replaceAll('\n', '\r')),
  ...beside('with empty columns and rows', 'same', 2, (text) => `${text.replaceAll('\n', ',,,\n')},,,,\n\n , ,\n`),
  ...beside('in capitals and spaces', 'same', 2, (text) => text.toUpperCase().replaceAll(',', '  , ')),
  ...beside('columns in another order', 'same', 2, reversed),
  ...beside('a cell that is no number', 'problem', 12, (text, dice) => cellSomewhere(text, dice, dice.pick(['', ' ', 'x', '1e5', '1E+05', '#REF!', '#N/A', '=1+1', '12%', '£12', '1 234', '"1,234,5"', '-', '–', 'n/a', '.5', '5.', '0x10', 'NaN', 'Infinity', '１２', '[q]', '1.234.567', '-5', '2.5', '9'.repeat(300), "'12", '12 children', '<b>12</b>', '{{ x }}', '__proto__', '12\u200b']))),
  ...beside('a heading that is none', 'problem', 6, (text, { pick }) => text.replace(/^[^,\n]+/, pick(['constructor', '__proto__', 'toString', '', 'Value', 'Ownr', 'Owner\u200b', '=1+1', '"', 'A'.repeat(20_000), 'Оwner', '"Own\ner"']))),
  ...beside('a name that is none', 'problem', 4, (text, { pick }) => text.replace(/(?<=\n)[^,\n]+/, pick(['constructor', '__proto__', 'toString', '', 'Coucil', '05-Nov', '<script>', '"a ""b"', 'value', '\u202eCouncil']))),
  ...beside('another encoding', 'problem', 4, (text, { pick }) => pick([Buffer.from(`\ufeff${text}`, 'utf16le'), Buffer.from(`\ufeff${text}`, 'utf16le').swap16(), Buffer.from(text.replace('3', '\0')), Buffer.from(text, 'utf16le'), Buffer.from(text.replace('Value', '\u0081'), 'latin1')])),
  ...beside('cut off, doubled or lost', 'problem', 8, (text, { draw, pick }) => pick([
    (): string => text.slice(0, draw(text.length - 8)), (): string => text + text, (): string => text + text.split('\n')[1]!, (): string => text.split('\n').toSpliced(1 + draw(3), 1).join('\n'),
    (): string => '', (): string => '\n\n', (): string => ' , \n', (): string => text.split('\n')[0]!, (): string => text.split('\n').slice(1).join('\n'), (): string => text.replace(',', ''), (): string => text.replace(/\n(?=\w)/, '\n"'),
  ])()),
  ...beside('without end', 'problem', 6, (text, { pick }) => text + pick([',', '"', '""', '\n"', ';', '\t', 'a', '1,', '\n,', 'a,b\n', '"a""', '[', ' ']).repeat(50_000).concat('x')),
  ...beside('5 MB of them', 'problem', 2, (text, { pick }) => text + pick(['Council,3\n', 'Council,3,', 'x']).repeat(450_000)),
];
