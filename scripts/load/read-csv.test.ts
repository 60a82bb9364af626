import { expect, test } from 'vitest';
import { detectSeparator, placeInCsv, readCsv, type CsvRow, type CsvSource } from './read-csv.ts';

const read = (text: string): CsvSource => readCsv('rows.csv', text).source as CsvSource;

test.each<[string, string, string[][]]>([
  ['commas', 'a,b\n1,2\n', [['a', 'b'], ['1', '2']]],
  ['semicolons', 'a;b\r\n"1;5,x";2\r\n', [['a', 'b'], ['1;5,x', '2']]],
  ['tabs', 'a\tb\n1,5\t2', [['a', 'b'], ['1,5', '2']]],
  ['Excel’s hint', 'sep=;\r\na;b\r\n1,2,3;2\r\n', [['a', 'b'], ['1,2,3', '2']]],
  ['an old Macintosh', 'a,b\r1,2\r', [['a', 'b'], ['1', '2']]],
  ['quotation marks within', 'a,b\n"say ""yes"", now",5" wide\n', [['a', 'b'], ['say "yes", now', '5" wide']]],
  ['empty cells to the right, empty rows between and below', 'a,b,,\n1,2,,\n,,,\n\n3,,\n,,\n', [['a', 'b'], ['1', '2'], ['3']]],
  ['nothing', '', []],
])('readCsv: %s', (_, text, rows) => expect(read(text).rows.map(({ cells }) => cells)).toEqual(rows));

test('a place is a line and a character of the file, and a row and column of the sheet', () => {
  const csv = read('sep=,\r\nHome,"Girls\r\nand boys",All\r\n\r\n"a, b",3,"4"\r\n,,,\r\nc,5,6,,7\r\n');
  const at = (row: number, column: number | null): string => {
    const { line, column: character, cell } = placeInCsv(csv, csv.rows[row] as CsvRow, column);
    return `${line}:${character} ${cell}`;
  };
  // A heading of two lines moves the rows below it down the file, though not down the sheet.
  expect([at(0, 1), at(0, 2), at(1, 0), at(1, 2), at(1, null), at(2, 4)]).toEqual(['2:6 Row 1, column “Girls\nand boys”', '3:11 Row 1, column “All”', '5:1 Row 3, column “Home”', '5:10 Row 3, column “All”', '5:1 Row 3', '7:8 Row 5, column E']);
});

test('a quotation mark that is not closed is told where it opens', () => {
  expect(readCsv('rows.csv', 'a,b\n1,2\n3,"4\n5,6\n').problems).toMatchObject([{ rule: 'csv-syntax', place: { line: 3, column: 3 } }]);
});

test.each([['a,b;c,d', ','], ['"x,y,z";b', ';'], ['a', ','], ['a\tb,c\td', '\t']])('detectSeparator %j', (text, separator) => expect(detectSeparator(text)).toBe(separator));
