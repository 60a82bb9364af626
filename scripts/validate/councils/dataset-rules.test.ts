import { expect, test } from 'vitest';
import { readYaml, type YamlSource } from '../../load/read-yaml.ts';
import type { CouncilFile } from '../../schema/council.ts';
import { checkDataset } from './dataset-rules.ts';
import { readFacts, readIndicator, readTable, type CouncilContext } from './datasets.ts';

const COUNCIL: CouncilContext = { id: 'dorset', file: { sources: { 'scrutiny-2024': { title: 'Good Care Provision', publisher: 'Dorset Council', published: '2024-10-24' } } } as unknown as CouncilFile };
const yaml = (text: string): YamlSource => readYaml('x.yaml', text).source as YamlSource;

/** Observations, as an indicator's file holds them; they begin on line 11. */
function indicator(observations: string, more: { unit?: string; counts?: string; frequency?: string; extra?: string } = {}): string[] {
  const text = `title: A\nlabel: A\ndefinition: A\nunit: ${more.unit ?? 'count'}\ncounts: ${more.counts ?? 'homes'}\nfrequency: ${more.frequency ?? 'month'}\ngood: high\nowner: { not-given: x }\nsource: scrutiny-2024\nobservations:\n${observations}\n${more.extra ?? ''}\n`;
  return problems(readIndicator('a', yaml(text), COUNCIL).read);
}

/** Rows, as a table's file holds them; they begin on line 16. */
function table(rows: string, unit = 'count', period = '2024-03-31'): string[] {
  const text = `title: A\ndefinition: A\nunit: ${unit}\ncounts: children\nparts-make-a-whole: true\nowner: { not-given: x }\nsource: scrutiny-2024\ndimensions:\n  - id: g\n    label: Group\n    members: { a: A, b: B, c: C, all: All }\n    total: all\neditions:\n  - period: ${period}\n    published: 2024-10-24\n    rows:\n${rows}\n`;
  return problems(readTable('a', yaml(text), COUNCIL).read);
}

function problems(read: ReturnType<typeof readFacts>['read']): string[] {
  return read.flatMap((r) => checkDataset(r, COUNCIL)).map(({ place, rule, message }) => `${place.line}:${place.column} ${rule}: ${message}`);
}

const row = (members: Record<string, string>): string => Object.entries(members).map(([m, value]) => `      - { g: ${m}, value: ${value} }`).join('\n');
const observation = (period: string, value: string, more = ''): string => `  - { period: ${period}, value: ${value}, published: 2024-10-24${more} }`;

test.each<[string, string[], string[]]>([
  ['a good series', indicator(`${observation('2024-03', '1')}\n${observation('2024-04', '2')}`), []],
  ['a period of another frequency', indicator(observation('2024-Q1', '1')), ['11:15 period-frequency: “2024-Q1” is not a period of a series by month. Write it as 2024-03, or correct the frequency.']],
  ['a financial year that is no year', indicator(observation('2023-25', '1'), { frequency: 'financial-year' }), ['11:15 period-frequency: “2023-25” is not a period of a series by financial year. Write it as 2023-24, or correct the frequency.']],
  ['a period twice', indicator(`${observation('2024-03', '1')}\n${observation('2024-03', '2')}`), ['12:5 duplicate-period: March 2024 stands twice with the same published date (first on line 11). Delete one; a revision needs its own later published date.']],
  ['a revision', indicator(`${observation('2024-03', '1')}\n${observation('2024-03', '2').replace('10-24', '11-24')}`), []],
  ['more than the whole', indicator(observation('2024-03', '100.1'), { unit: 'percent' }), ['11:31 over-100: 100.1% is more than the whole. Correct it, or add “can-exceed-100: true” if this measure can.']],
  ['exactly the whole', indicator(observation('2024-03', '100.0'), { unit: 'percent' }), []],
  ['half a child', indicator(observation('2024-03', '1.5'), { counts: 'children' }), ['11:31 not-a-count: 1.5 cannot be a number of people. Write a whole number, 0 or more.']],
  ['fewer than no children', indicator(observation('2024-03', '-1'), { counts: 'children' }), ['11:31 not-a-count: -1 cannot be a number of people. Write a whole number, 0 or more.']],
  // 12 / 40 = 30%
  ['a percentage that contradicts its parts', indicator(observation('2024-03', '45', ', numerator: 12, denominator: 40'), { unit: 'percent' }), ['11:31 percent-contradiction: 12 of 40 is 30%, not 45%. Correct the one that is wrong; if the source itself says so, add discrepancy: with what it says, what is published and why.']],
  // 1 / 8 = 12.5%, a half: 13 at no decimals
  ['a percentage at its own decimals', indicator(`${observation('2024-03', '12.5', ', numerator: 1, denominator: 8')}\n${observation('2024-04', '13', ', numerator: 1, denominator: 8')}`, { unit: 'percent' }), []],
  ['a share of nothing', indicator(observation('2024-03', '0', ', numerator: 0, denominator: 0'), { unit: 'percent' }), ['11:84 percent-contradiction: The denominator is 0, so there is no percentage. Correct the denominator.']],
  ['an average for no period', indicator(observation('2024-03', '1'), { extra: 'benchmarks:\n  - { group: national, value: 1, period: spring, published: 2024-10-24, source: scrutiny-2024 }' }), ['13:42 no-such-period: “spring” is not a day, month, quarter or year. Write it as 2024-03-31, 2024-03, 2024-Q1, 2024 or 2023-24.']],
  ['an unknown source', indicator(observation('2024-03', '1'), { extra: 'targets:\n  - { value: 1, published: 2024-10-24, source: scrutiny-2023 }' }), ['13:48 unknown-source: There is no source “scrutiny-2023” in council.yaml. Did you mean “scrutiny-2024”? Correct it, or add the source there.']],
  ['a table whose parts sum', table(row({ a: '60', b: '30', c: '10', all: '100' })), []],
  ['a table whose parts do not sum', table(row({ a: '60', b: '30', c: '10', all: '101' })), ['20:26 parts-sum: The parts sum to 100, not 101. Correct the one that is wrong, or say “parts-make-a-whole: false”.']],
  // three shares, each rounded by up to half a point: 99 to 101 may be rounding, 98 not
  ['shares that come to 99 by rounding', table(row({ a: '33', b: '33', c: '33' }), 'percent'), []],
  ['averages, which needn’t sum where their people do', table(row({ a: '6, denominator: 60', b: '3.5, denominator: 40', all: '5, denominator: 100' }), 'weeks'), []],
  ['averages whose people don’t sum', table(row({ a: '6, denominator: 60', b: '3.5, denominator: 40', all: '5, denominator: 99' }), 'weeks'), ['19:42 parts-sum: The parts sum to 100, not 99. Correct the one that is wrong, or say “parts-make-a-whole: false”.']],
  ['shares that come to 98', table(row({ a: '33', b: '33', c: '32' }), 'percent'), ['17:9 parts-sum: The shares come to 98%, not 100%. Correct them, or say “parts-make-a-whole: false”.']],
  ['a table for no period', table(row({ a: '1' }), 'count', '2024-13'), ['14:13 no-such-period: “2024-13” is not a day, month, quarter or year. Write it as 2024-03-31, 2024-03, 2024-Q1, 2024 or 2023-24.']],
  ['a table of a financial year', table(row({ a: '1' }), 'count', '2023-24'), []],
  ['a fact as of no period', problems(readFacts(yaml('a: { label: A, value: 1, unit: count, counts: homes, as-of: soon, published: 2024-10-24, source: scrutiny-2024 }'), COUNCIL).read), ['1:61 no-such-period: “soon” is not a day, month, quarter or year. Write it as 2024-03-31, 2024-03, 2024-Q1, 2024 or 2023-24.']],
])('%s', (_, found, expected) => expect(found).toEqual(expected));
