import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadSources } from '../load/load-sources.ts';
import { ProblemsFound, type Problem } from '../problem.ts';
import { copyToyshire } from '../test/toyshire.ts';
import { CARE, FILES, HEADER, importInto, MAY, NEIGHBOURS, RATES, row, startToyshire, writeNew } from '../test/toy-release.ts';
import { validateSources } from '../validate/validate-sources.ts';

/** What the import writes, worked out by hand. */

const read = (root: string, path = CARE): Promise<string> => readFile(join(root, path), 'utf8');

async function problemsOf(root: string): Promise<readonly Problem[]> {
  try {
    validateSources(await loadSources(root));
    return [];
  } catch (error) {
    if (error instanceof ProblemsFound) return error.problems;
    throw error;
  }
}

const METHOD = 'of the own values of 3 of 4 neighbours, each council counting the same, rounded half up to a whole number. They are East, City of North and South, from the 2025 model. Left out: West (the source hides the value to protect people).';
const WRITTEN = `title: Looked-after rate
label: Looked-after rate
definition: Children in care for every 10,000 children.
unit: per-10000
counts: children
frequency: point-in-time
good: neither
owner: Head of Toy Care
source: toy-2025
where: file rates.csv
benchmarks:
  - group: national
    name: England
    value: 67
    period: 2025-03-31
    published: 2025-05
    source: toy-2025
    where: file rates.csv
  - group: region
    name: Toyland
    value: 62
    period: 2025-03-31
    published: 2025-05
    source: toy-2025
    where: file rates.csv
  - group: neighbours
    value: 62
    period: 2025-03-31
    method: "The mean ${METHOD}"
    published: 2025-05
    source: toy-2025
    where: file rates.csv; file sn_model.csv
  - group: neighbours-median
    value: 61
    period: 2025-03-31
    method: "The median ${METHOD}"
    published: 2025-05
    source: toy-2025
    where: file rates.csv; file sn_model.csv
observations:
  - { period: 2023-03-31, missing: not-given, reason: The source does not have the value., published: 2025-05 }
  - { period: 2024-03-31, value: 50, numerator: 10, denominator: 2000, published: 2025-05 }
  - { period: 2025-03-31, value: 53, numerator: 20, denominator: 3774, published: 2025-05 }
`;
test('a new indicator: own values, nation, region, mean and median of the neighbours; and a rerun changes nothing', async () => {
  const root = await startToyshire();
  expect(await importInto(root, FILES, MAY)).toEqual({ lines: [`${CARE}: 3 values and 4 benchmarks added`], problems: [] });
  expect(await read(root)).toBe(WRITTEN);
  const before = await readdir(join(root, 'data/toyshire/indicators'));
  expect((await importInto(root, FILES, MAY)).lines).toEqual([`${CARE}: nothing new`]);
  expect(await read(root)).toBe(WRITTEN);
  expect(await readdir(join(root, 'data/toyshire/indicators'))).toEqual(before);
});

test('a newer release adds what is new or revised, and leaves comments, order, old entries and CRLF alone', async () => {
  const root = await startToyshire();
  const byHand = '# Ours\r\nlabel: Rate   # short\r\ntitle: Looked-after rate\r\ndefinition: "A rate."\r\nunit: per-10000\r\ncounts: children\r\nfrequency: point-in-time\r\ngood: neither\r\nowner: Head of Toy Care\r\nsource: toy-2025\r\nobservations:\r\n  # the first\r\n  - { period: 2024-03-31, value: 50.0, published: 2025-05 }\r\n  - { period: 2025-03-31, value: 51, published: 2025-05 }\r\n';
  await writeNew(join(root, CARE), byHand);
  const { lines } = await importInto(root, { 'rates.csv': `${RATES}\n${row(2026, 'toyshire', 'low')}\n` }, MAY.replaceAll('2025', '2026').replace('day: 03-31', 'day: 03-31\n    benchmarks: []\n    from: 2024-03-31'));
  expect(lines).toEqual([`${CARE}: 2 values added`]);
  expect(await read(root)).toBe(`${byHand}  - { period: 2025-03-31, value: 53, numerator: 20, denominator: 3774, published: 2026-05, source: toy-2026, where: file rates.csv }\r\n  - { period: 2026-03-31, missing: suppressed-at-source, reason: The source says only that the value is so small that it rounds to 0., published: 2026-05, source: toy-2026, where: file rates.csv }\r\n`);
});

test('the same from a file with a byte-order mark, CRLF and semicolons, from two files, and with rows that are told twice', async () => {
  const lines = RATES.split('\n');
  const [head, ...body] = lines as [string, ...string[]];
  for (const files of [
    { 'rates.csv': `\ufeff${lines.join('\r\n')}\r\n\r\n` },
    { 'rates.csv': lines.map((line) => line.replaceAll(/"([^"]*)"|,/g, (match, quoted?: string) => (quoted === undefined && match === ',' ? ';' : quoted ?? ''))).join('\n') },
    { 'rates.csv': [head, ...body.slice(0, 6)].join('\n'), 'rates-2.csv': [head, ...body.slice(4)].join('\n') },
  ]) {
    const root = await startToyshire();
    expect((await importInto(root, { ...files, 'sn_model.csv': NEIGHBOURS }, MAY.replace('rates.csv', 'rates*.csv'))).problems).toEqual([]);
    expect((await read(root)).replaceAll('; file rates-2.csv', '')).toBe(WRITTEN);
  }
});

test('only the neighbours on the council’s list of good ones', async () => {
  const root = await startToyshire();
  await importInto(root, FILES, MAY.replace('series:', 'good-or-better: { members: [East, "992", E99999999], source: toy-2026, as-of: 2025-03 }\nseries:').replace('day: 03-31', 'day: 03-31\n    benchmarks: [neighbours]\n    average-decimals: 1'));
  // (65 + 61) / 2
  expect(await read(root)).toContain('name: Statistical neighbours rated good or better\n    value: 63.0\n');
  expect(await read(root)).toContain('The mean of the 2 neighbours’ own values, each council counting the same, rounded half up to 1 decimal place. They are East and South, from the 2025 model. Of the 4 neighbours, 2 are rated good or better (Department for Education, Rates of 2026, as of March 2025); the others are not counted.');
});

test('a council’s own list of neighbours, one of whom has no row for the newest year', async () => {
  const root = await startToyshire();
  await importInto(root, { 'rates.csv': RATES.replace('2025,Reporting year,Local authority,E92000001,England,E12000098,Gameland,993', '2024,Reporting year,Local authority,E92000001,England,E12000098,Gameland,993') }, MAY.replace(/neighbours: .*/, 'neighbours: { members: [east, "North, City of", 992], model: the council’s own choice }'));
  // (60 + 61) / 2 = 60.5, half up
  expect(await read(root)).toMatch(/group: neighbours\n {4}value: 61\n[^]*The mean of the own values of 2 of 3 neighbours[^]*They are City of North and South, from the council’s own choice. Left out: East \(no row for 31 March 2025\)\./);
});

test('a county that became unitary is one council, and an earlier council of its name another', async () => {
  const root = await startToyshire();
  const unitary = RATES.replace(/^2024,(.*)990,Toyshire,E99999999/m, '2024,$1990,Toyshire County,E10000099').concat('\n', row(2023, 'E92000001,England,E12000099,Toyland,980,Toyshire,E10000098', '99'));
  await importInto(root, { ...FILES, 'rates.csv': unitary }, MAY);
  expect((await read(root)).replace(/benchmarks:[^]*(?=observations:)/, '')).toBe(WRITTEN.replace(/benchmarks:[^]*(?=observations:)/, ''));
});

test('another area, without benchmarks, and a part from another row', async () => {
  const root = await startToyshire();
  const shares = [HEADER, row(2025, 'nation', '12', 'Moved', ['9800', '0']), row(2025, 'nation', '100', 'All', ['81770', '0']), row(2024, 'nation', '10', 'Moved', ['9790', '0']), row(2024, 'nation', '100', 'All', ['81770', '0']), row(2025, 'toyshire', '5', 'Moved')].join('\n');
  const config = MAY.replace('In care on 31 March', 'Moved').replace('numerator: children_count', 'numerator: children_count\n    area: England').replace('denominator: population', 'denominator: { column: children_count, where: { group: All } }').replace('per-10000', 'percent');
  const { lines } = await importInto(root, { 'rates.csv': shares }, config);
  // 9,790 of 81,770 is 12%, not 10%: rounded counts
  expect(lines).toEqual([`${CARE}: 2 values added\n  1 value without numerator and denominator, for the source’s rounded ones would contradict them`]);
  expect(await read(root)).toContain('area: England\n');
  expect(await read(root)).toContain('observations:\n  - { period: 2024-03-31, value: 10, published: 2025-05 }\n  - { period: 2025-03-31, value: 12, numerator: 9800, denominator: 81770, published: 2025-05 }\n');
});

test('without import.yaml: what there is to choose from, and lines to paste', async () => {
  const root = await copyToyshire();
  const { lines } = await importInto(root, FILES, null);
  expect(lines[0]).toBe('rates.csv: 2023 to 2025 (Reporting year); Local authority, National, Regional\nFilters, and what each can be:\n  group:\n    In care on 31 March\n    Starting\nColumns of values:\n  children_count\n  population\n  rate');
  expect(lines[1]).toContain('save this as data/toyshire/import.yaml');
  expect(lines[1]).toContain('series:\n  my-rate:\n    file: rates.csv\n    where:\n      group: In care on 31 March\n    value: rate\n');
  // Pasted and put right, it works.
  const pasted = (lines[1] as string).split('\n').slice(2).join('\n').replace(/published: .*/, 'published: 2025-05').replace(/source: .*/, 'source: toy-2025');
  expect(pasted).not.toContain('…');
  const again = await startToyshire();
  expect((await importInto(again, FILES, pasted)).lines).toEqual(['data/toyshire/indicators/my-rate.yaml: 3 values and 4 benchmarks added']);
  // What nobody has put right yet is told.
  expect((await problemsOf(again)).map(({ rule, place }) => `${place.path}:${place.line} ${rule}`)).toEqual(['data/toyshire/import.yaml:14 to-write', 'data/toyshire/import.yaml:15 to-write', 'data/toyshire/import.yaml:16 to-write', 'data/toyshire/import.yaml:17 to-write']);
});
