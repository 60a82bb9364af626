import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ImportRequest } from './import-dfe.ts';
import { edit } from '../test/toyshire.ts';
import { CARE, FILES, importInto, MAY, NEIGHBOURS, RATES, row, startToyshire } from '../test/toy-release.ts';

const read = (root: string, path = CARE): Promise<string> => readFile(join(root, path), 'utf8');

describe('what is wrong is told, and nothing is written', () => {
  test.each<[string, { files?: Record<string, string | Uint8Array>; config?: string; more?: Partial<ImportRequest> }, string[]]>([
    ['no release date', { config: MAY.replace('published: 2025-05\n', '') }, ['import.yaml:1 import-published Nothing says when the release came out, and the files do not. Add published: with the day or month, such as 2025-11, here or as --published 2025-11 on the command.']],
    ['a date that is not the source’s', { more: { published: '2026-05-20' } }, ['import.yaml:2 import-published The source “toy-2025” came out in May 2025, by council.yaml, and these values are said to be of 20 May 2026. Correct the date, or add this release to the sources in council.yaml and name it here.']],
    ['figures of a day after their release', { config: MAY.replace('03-31', '09-30') }, ['rates.csv:6 import-published Row 6, column “time_period”: This is for 30 September 2025, and the release is said to have come out in May 2025, before that. Correct published: to the day or month of this release.']],
    ['a filter left open', { config: MAY.replace('    where: { group: In care on 31 March }\n', '') }, ['rates.csv:7 import-filter Row 7, column “group”: This row and row 6 both give Toyshire for 2025: “group” is “In care on 31 March” there and “Starting” here. Say which is meant under where: in import.yaml.']],
    ['two rows that contradict each other', { files: { ...FILES, 'rates.csv': `${RATES}\n${row(2025, 'toyshire', '54', undefined, ['20', '3774'])}` } }, ['rates.csv:13 import-contradiction Row 13, column “rate”: This row says “54” of Toyshire for 2025, and row 6 says “53”. Import from one release at a time, or ask the Department which is right.']],
    ['a column and a filter that are misspelt', { config: MAY.replace('value: rate', 'value: rates').replace('In care on 31 March', 'In care') }, ['import.yaml:7 import-column “group” of rates.csv is never “In care”. It can be “In care on 31 March” and “Starting”. Correct it.', 'import.yaml:8 import-column rates.csv has no column “rates”. Did you mean “rate”? Correct it.']],
    ['no file of neighbours', { files: { 'rates.csv': RATES } }, ['import.yaml:3 import-neighbours The neighbours stand in “sn*.csv”, and the command names no such file. Add it to the command.']],
    ['a file of neighbours without the council', { files: { 'rates.csv': RATES, 'sn_model.csv': NEIGHBOURS.replace('990,Toyshire', '980,Toytown') } }, ['sn_model.csv:1 import-neighbours There is no row of Toyshire here. Take a newer file of neighbours, or list them in import.yaml under neighbours: members:.']],
    ['a neighbour that is no council', { config: MAY.replace(/neighbours: .*/, 'neighbours: { members: [North], model: our list }') }, ['import.yaml:3 import-area The files have no row of “North”. Did you mean “North, City of”? Write the council’s name as the files do, or its code.']],
    ['a council that the files lack', { more: { area: '777' } }, ['rates.csv:1 import-area The files have no row of a council “777”. Name one with --area, as the files do or by its code.']],
    ['a period that the series can’t hold', { config: MAY.replace('frequency: point-in-time', 'frequency: quarter') }, ['rates.csv:3 import-period Row 3, column “time_period”: “2024” of the kind “Reporting year” cannot be written as a period by quarter. Correct frequency: or day: in import.yaml, or choose the rows with time-identifier:.']],
    ['a value that is neither number nor symbol', { files: { ...FILES, 'rates.csv': RATES.replace(',50', ',fifty') } }, ['rates.csv:3 import-value Row 3, column “rate”: “fifty” is neither a number nor one of the Department’s symbols. Take another column, or download the file again.']],
    ['more decimals than anybody reads', { files: { ...FILES, 'rates.csv': RATES.replace(',50', ',50.123456789') } }, ['rates.csv:3 import-value Row 3, column “rate”: This has 9 decimals. Say in import.yaml how many to keep, with decimals: 1.']],
    ['UTF-16', { files: { ...FILES, 'rates.csv': Buffer.from(`\ufeff${RATES}`, 'utf16le') } }, ['rates.csv:1 not-utf-8 This file is not saved as UTF-8. Download it again, or save it in Excel as “CSV UTF-8 (Comma delimited)”.']],
    ['Windows-1252 in a row that counts', { files: { ...FILES, 'rates.csv': Buffer.from(RATES.replace('Gameland', 'Gamé'), 'latin1') } }, ['rates.csv:2 not-utf-8 Row 2: This row is not saved as UTF-8. Download the file again, or save it in Excel as “CSV UTF-8 (Comma delimited)”.']],
    ['a header missing', { files: { ...FILES, 'rates.csv': RATES.split('\n').slice(1).join('\n') } }, ['rates.csv:1 import-header Row 1: There is no column “time_period”, “time_identifier” and “geographic_level”, so this is not a file of Explore Education Statistics. Take the file that its page names “Download full data set” or “Create your own tables”.']],
    ['a row cut short', { files: { ...FILES, 'rates.csv': `${RATES}\n2025,Reporting year` } }, ['rates.csv:13 import-row Row 13: This row has 2 cells, and the header 14. Download the file again.']],
    ['a quotation mark not closed', { files: { ...FILES, 'rates.csv': `${RATES}\n"2025,Reporting year` } }, ['rates.csv:13 import-row A quotation mark from here on is not closed. Download the file again.']],
    ['a file without rows', { files: { ...FILES, 'rates.csv': `${RATES.split('\n')[0]}\n,,,\n` } }, ['rates.csv:1 import-file This file has a heading for each column and no rows below. Download it again.']],
    ['an empty file', { files: { ...FILES, 'rates.csv': '' } }, ['rates.csv:1 import-file This file is empty. Download it again.']],
    ['a new indicator without its words', { config: MAY.replace(/ {4}title: .*\n/, '').replace(/ {4}owner: .*\n/, '') }, ['import.yaml:5 missing There is no indicator “care-rate” yet, and to write it these are needed here: title:, owner:. Add them, or correct the name.']],
    ['a series without its day', { config: MAY.replace('    day: 03-31\n', '') }, ['import.yaml:11 missing The files name a year, and not its day. Add day: with the month and day that the figures are for, such as 03-31.']],
    ['what breaks a rule of every indicator', { files: { ...FILES, 'rates.csv': RATES.replace(',53', ',530') }, config: MAY.replace('per-10000', 'percent').replace(/ {4}(?:numerator|denominator): .*\n/g, '') }, ['care-rate.yaml:43 over-100 As the import would write it: 530% is more than the whole. Correct it, or add “can-exceed-100: true” if this measure can.']],
  ])('%s', async (_, { files = FILES, config = MAY, more = {} }, expected) => {
    const root = await startToyshire();
    const { problems } = await importInto(root, files, config, more);
    expect(problems).toEqual(expected);
    expect(await readdir(join(root, 'data/toyshire/indicators'))).not.toContain('care-rate.yaml');
  });

  test('another value for what is published, and an indicator of another kind', async () => {
    const root = await startToyshire();
    await importInto(root, FILES, MAY);
    const before = await read(root);
    expect((await importInto(root, { ...FILES, 'rates.csv': RATES.replace(',50', ',51').replace('2025,Reporting year,National,E92000001,England,,,,,,In care on 31 March,10,2000,67', '2025,Reporting year,National,E92000001,England,,,,,,In care on 31 March,10,2000,68') }, MAY)).problems).toEqual([
      'care-rate.yaml:14 import-changed Here stands 67 for 31 March 2025, published May 2025, and the files say 68. What is published is never changed: if the files are a newer release, give its own date with published:; else correct what is wrong.',
      'care-rate.yaml:42 import-changed Here stands 50 (10 of 2000) for 31 March 2024, published May 2025, and the files say 51 (10 of 2000). What is published is never changed: if the files are a newer release, give its own date with published:; else correct what is wrong.',
    ]);
    expect((await importInto(root, FILES, MAY.replace('per-10000', 'count'))).problems).toEqual(['import.yaml:13 import-indicator This says unit: count, and data/toyshire/indicators/care-rate.yaml says per-10000. Correct the one that is wrong, or give the imported series a name of its own.']);
    expect(await read(root)).toBe(before);
  });

  test('a Welsh council, and none', async () => {
    const root = await startToyshire();
    await edit(join(root, 'data/toyshire/council.yaml'), (text) => text.replace('E99999999', 'W06000001'));
    expect((await importInto(root, FILES, MAY)).problems).toEqual(['council.yaml:1 import-area The code W06000001 is not of an English council, and the Department for Education’s files are of England. Correct it, or name a council with --area.']);
    expect((await importInto(root, FILES, MAY, { area: 'Toyshire' })).lines).toHaveLength(1);
    await edit(join(root, 'data/toyshire/council.yaml'), (text) => text.replace(/code: .*\n/, ''));
    expect((await importInto(root, FILES, MAY)).problems[0]).toMatch(/^council\.yaml:1 missing “code” is missing\./);
    expect((await importInto(root, FILES, MAY, { council: 'gameshire' })).problems[0]).toMatch(/^council\.yaml:1 no-council /);
  });
});
