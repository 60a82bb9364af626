import { expect, test } from 'vitest';
import { parseFigure } from '../load/markdown/parse-figure.ts';
import { readYaml, type YamlSource } from '../load/read-yaml.ts';
import { protectTables } from '../protect/protect-tables.ts';
import { startOf } from '../problem.ts';
import type { Publication } from '../schema/records.ts';
import { UNNAMED_SITE } from '../schema/site.ts';
import type { CouncilFile } from '../schema/council.ts';
import type { ProtectedDataset } from '../schema/dataset.ts';
import type { FigureRef } from '../schema/narrative.ts';
import type { FigureView } from '../schema/report/prose.ts';
import { readFacts, readIndicator, readTable, sealDataset } from '../validate/councils/datasets.ts';
import { openPlaces } from '../validate/places.ts';
import { computeFigure } from './figure.ts';

const COUNCIL = { id: 'dorset', file: { sources: { paper: { title: 'Good Care Provision', publisher: 'Dorset Council', published: '2024-10-24', link: { 'not-given': 'x' } }, dfe: { title: 'Children looked after', publisher: 'Department for Education', published: '2023-11', link: 'https://example.org/' } } } as unknown as CouncilFile };
const yaml = (text: string): YamlSource => readYaml('x.yaml', text).source as YamlSource;

const HOUSEHOLDS = `
title: Fostering households
label: Households that foster
definition: Households approved to foster.
unit: count
counts: households
frequency: month
good: high
owner: { not-given: x }
source: paper
where: paragraph 5.3
targets:
  - { value: 200, published: 2024-01-10, source: paper }
  - { value: 210, published: 2024-12-01, source: paper }
benchmarks:
  - { group: national, value: 164.5, period: 2022-23, published: 2023-11, source: dfe, where: table 4 }
  - { group: neighbours, value: 171, period: { not-given: x }, published: 2024-10-24, source: paper }
observations:
  - { period: 2023-08, value: 172, published: 2024-10-24 }
  - { period: 2024-07, value: 191, published: 2024-10-24 }
  - { period: 2024-08, value: 191, published: 2024-10-24, status: provisional }
  - { period: 2024-08, value: 188, published: 2024-12-01, status: revised }
`;
const STABILITY = `
title: Long-term stability
label: Long-term stability
definition: x
unit: percent
counts: children
frequency: month
good: high
owner: { not-given: x }
source: paper
observations:
  - { period: 2024-03, value: 71.05, published: 2024-10-24 }
  - { period: 2024-07, missing: not-collected, reason: The system was down, published: 2024-10-24 }
  - { period: 2024-08, value: 72.11, published: 2024-10-24 }
`;
const ARRANGEMENTS = (total: string, totalRow: string): string => `
title: Where children live
definition: x
unit: count
counts: children
parts-make-a-whole: true
owner: { not-given: x }
source: paper
dimensions:
  - id: arrangement
    label: Arrangement
    members: { foster: Foster care, residential: Residential care, other: Other, all: All }
    ${total}
editions:
  - period: 2024-03-31
    published: 2024-10-24
    rows:
      - { arrangement: foster, value: 300 }
      - { arrangement: residential, value: 60 }
      - { arrangement: other, value: 120 }
      ${totalRow}
`;
const FACTS = `
overspend: { label: Overspend, value: 3.4, unit: million-pounds, counts: pounds, as-of: 2023-24, published: 2024-10-24, source: paper }
waiting: { label: Waiting, missing: not-given, reason: Not in the paper, unit: count, counts: children, as-of: 2024, published: 2024-10-24, source: paper }
none: { label: None, value: 0, unit: count, counts: homes, as-of: 2024-03, published: 2024-10-24, source: paper }
undated: { label: Undated, value: 7, unit: count, counts: other, as-of: { not-given: x }, published: 2024-10-24, source: paper }
`;

const raw = [
  ...readIndicator('households', yaml(HOUSEHOLDS), COUNCIL).read,
  ...readIndicator('fallen', yaml(HOUSEHOLDS.replace('value: 172', 'value: 212')), COUNCIL).read,
  ...readIndicator('elsewhere', yaml(`${HOUSEHOLDS}area: England\n`), COUNCIL).read,
  ...readIndicator('stability', yaml(STABILITY), COUNCIL).read,
  ...readTable('arrangements', yaml(ARRANGEMENTS('total: all', '- { arrangement: all, value: 480 }')), COUNCIL).read,
  ...readTable('without-total', yaml(ARRANGEMENTS('', '')), COUNCIL).read,
  ...readTable('hidden', yaml(ARRANGEMENTS('total: all', '- { arrangement: all, value: 480 }')), COUNCIL).read,
  ...readFacts(yaml(FACTS), COUNCIL).read,
].map(({ dataset }) => [dataset.id, sealDataset(dataset)] as const);
const opened = await protectTables({ site: UNNAMED_SITE, about: { accessibility: null, methods: null }, publications: [{ id: 'paper', file: { council: 'dorset', status: 'published', access: 'public', 'publish-on': '2024-10-24' } } as unknown as Publication], claims: raw.map(([dataset]) => ({ publication: 'paper', asOf: '2024-10-24', dataset, shown: { kind: 'block', name: 'table' }, place: startOf('content/paper/index.md') })), glossary: { abbreviations: {}, names: [], terms: {} }, councils: new Map([['dorset', { ...COUNCIL, datasets: new Map(raw), plans: new Map(), ledger: { publications: {} }, ...openPlaces('dorset', { read: [] }, { files: new Map() }) }]]) });
const datasets = opened.councils.get('dorset')?.datasets as Map<string, ProtectedDataset>;
// As disclosure control would leave it: residential care hidden, and other with it.
const hidden = datasets.get('hidden') as ProtectedDataset;
for (const entry of hidden.entries) if (['residential', 'other'].includes(entry.members[0] ?? '')) entry.quantity = { state: 'suppressed' };

const compute = (expression: string, asOf = '2024-10-24'): FigureView => computeFigure(parseFigure(expression) as FigureRef, datasets, asOf);
const shown = (text: string): string => text.replaceAll('\u00a0', '_');

test.each([
  // the latest month by the as-of date; the revision of December isn't out yet
  ['households', '191_[p]', '191'],
  ['households | at 2023-08', '172', '172'],
  // 191 - 172 = 19
  ['households | change since 2023-08', 'up_19', '19'],
  ['households | change since 2024-07', 'unchanged', '0'],
  ['fallen | change since 2023-08', 'down_21', '-21'],
  // 19 / 172 = 11.046...%
  ['households | percent change since 2023-08', 'up_11%', '11'],
  ['households | percent change since 2023-08 | round 1', 'up_11.0%', '11.0'],
  // -19 / 191 = -9.947...%
  ['fallen | percent change since 2023-08', 'down_10%', '-10'],
  ['households | percent change since 2024-07', 'unchanged', '0'],
  ['households | national', '164.5', '164.5'],
  ['households | national | round 0', '165', '165'],
  ['households | neighbours', '171', '171'],
  ['households | target', '200', '200'],
  ['households | period', 'August 2024', '2024-08'],
  ['households | at 2023-08 | period', 'August 2023', '2023-08'],
  ['stability', '72.11%', '72.11'],
  ['stability | round 0', '72%', '72'],
  ['stability | round 3', '72.110%', '72.110'],
  ['stability | at 2024-03 | round 1', '71.1%', '71.1'],
  // 72.11 - 71.05 = 1.06
  ['stability | change since 2024-03', 'up_1.06_percentage points', '1.06'],
  ['stability | change since 2024-03 | round 0', 'up_1_percentage point', '1'],
  ['stability | or "not known"', '72.11%', '72.11'],
  ['overspend', '£3.4_million', '3400000'],
  ['overspend | period', '2023 to 2024', '2023-24'],
  ['none', '0', '0'],
  ['arrangements foster', '300', '300'],
  // 300 / 480 = 62.5%: a half, up
  ['arrangements foster | share', '63%', '63'],
  ['arrangements foster | share | round 1', '62.5%', '62.5'],
  ['arrangements all | share', '100%', '100'],
  // 60 / (300 + 60 + 120) = 12.5%
  ['without-total residential | share | round 1', '12.5%', '12.5'],
  ['hidden foster | share | round 1', '62.5%', '62.5'],
])('{{ %s }} says %s', (expression, text, value) => {
  const view = compute(expression);
  expect(shown(view.text)).toBe(text);
  expect(view.value).toBe(value);
});

test.each([
  ['stability | at 2024-07', 'not collected', 'missing'],
  ['stability | at 2024-07 | or "too few to say"', 'too few to say', 'missing'],
  ['stability | change since 2024-07', 'not collected', 'missing'],
  ['stability | at 2024-07 | change since 2024-03 | or "not known"', 'not known', 'missing'],
  ['waiting', 'not given', 'missing'],
  ['hidden residential', '[c]', 'suppressed'],
  ['hidden residential | or "a small number"', 'a small number', 'suppressed'],
  ['hidden residential | share', '[c]', 'suppressed'],
])('{{ %s }} has nothing to show and says %s', (expression, text, status) => {
  expect(compute(expression)).toMatchObject({ text, value: '', status });
});

test('a share whose whole has a hidden part is hidden, even where its own count is shown', () => {
  const withoutTotal = { ...hidden, id: 'parts', dimensions: hidden.dimensions.map((d) => ({ ...d, total: null })), entries: hidden.entries.filter((e) => e.members[0] !== 'all') };
  const view = computeFigure(parseFigure('parts foster | share') as FigureRef, new Map([['parts', withoutTotal]]), '2024-10-24');
  expect(view).toMatchObject({ text: '[c]', value: '', status: 'suppressed' });
});

test.each([
  ['2024-10-24', '191\u00a0[p]', 'provisional', '200'],
  ['2024-12-01', '188\u00a0[r]', 'revised', '210'],
])('as of %s: %s, %s, target %s', (asOf, text, status, target) => {
  expect(compute('households', asOf)).toMatchObject({ text, status });
  expect(compute('households | target', asOf).text).toBe(target);
});

test.each([
  ['households', 'Fostering households', 'August 2024', 'Dorset Council, Good Care Provision, 24 October 2024, paragraph 5.3'],
  ['households | national', 'Fostering households: National average', '2022 to 2023', 'Department for Education, Children looked after, November 2023, table 4'],
  ['households | neighbours', 'Fostering households: Statistical neighbours', 'date not given', 'Dorset Council, Good Care Provision, 24 October 2024'],
  ['households | target', 'Fostering households: Target', 'published on 10 January 2024', 'Dorset Council, Good Care Provision, 24 October 2024'],
  ['elsewhere', 'Fostering households, England', 'August 2024', 'Dorset Council, Good Care Provision, 24 October 2024, paragraph 5.3'],
  ['arrangements foster', 'Where children live: Foster care', '31 March 2024', 'Dorset Council, Good Care Provision, 24 October 2024'],
  ['undated', 'Undated', 'date not given', 'Dorset Council, Good Care Provision, 24 October 2024'],
])('{{ %s }} tells what it is, for when, and from where', (expression, label, period, source) => {
  expect(compute(expression)).toMatchObject({ label, period, source });
});

test('a figure that validation would refuse is a bug', () => expect(() => compute('nothing')).toThrow('figure not resolved'));
