import { expect, test } from 'vitest';
import { readMarkdown } from '../../load/read-markdown.ts';
import { decimal } from '../../schema/decimal.ts';
import type { Narrative } from '../../schema/narrative.ts';
import type { OpenDataset, OpenQuantity } from '../councils/datasets.ts';
import type { ProseContext } from './context.ts';
import { checkFigures } from './figures.ts';

function dataset(id: string, ...values: OpenQuantity[]): [string, OpenDataset] {
  return [id, {
    council: 'dorset', id, kind: 'indicator', title: '', label: '', definition: '', unit: 'count', counts: 'homes', frequency: 'year', good: 'high', closeWithin: null,
    source: { text: '', href: null }, dimensions: [], partsMakeAWhole: false, targets: [], benchmarks: [],
    entries: values.map((quantity, i) => ({ period: String(2023 + i), members: [], quantity, published: '2024-10-24', numerator: null, denominator: null, status: 'final' })),
  }];
}
const held = (value: string): OpenQuantity => ({ state: 'held', value: decimal(value) });
const datasets = new Map([dataset('homes', held('0'), held('4')), dataset('waiting', held('5'), { state: 'missing', why: 'not-given', reason: 'The paper is silent' }), dataset('late', { state: 'missing', why: 'not-given', reason: 'Nobody counted' }, held('5'))]);

function check(text: string): { problems: string[]; claims: string[] } {
  const narrative = readMarkdown('index.md', text).source?.narrative as Narrative;
  // Only what this rule looks at.
  const context = { publication: 'p', asOf: '2024-10-24', narrative, datasets, brokenIds: new Set(['broken']) } as Partial<ProseContext> as ProseContext;
  const { problems, claims } = checkFigures(context);
  return { problems: problems.map((p) => `${p.place.line}:${p.place.column} ${p.rule}`), claims: claims.map((c) => `${c.dataset} ${c.place.line}:${c.place.column}`) };
}

const BRACES = 'figure-syntax';
test.each([
  ['a good one is a claim', 'Some {{ homes }}', [], ['homes 1:6']],
  ['in a footnote’s emphasis too', 'Some[^a]\n\n[^a]: *Of {{ homes }}*, {{ hoems }}', ['3:25 unknown-figure'], ['homes 3:11']],
  ['one that cannot be read', 'Some {{ A! }}', [`1:6 ${BRACES}`], []],
  ['one that does not end', 'Some {{ homes are here', [`1:6 ${BRACES}`], []],
  ['one that does not begin', 'Some homes }} are here', [`1:12 ${BRACES}`], []],
  ['a filter that splits a table’s cell', '| A | B |\n| --- | --- |\n| {{ homes | at 2024 }} |', [`3:3 ${BRACES}`, `3:22 ${BRACES}`], []],
  ['one of a file that is broken already', '{{ broken }}', [], []],
  ['one without a value', 'Some {{ waiting }}', ['1:6 figure-missing'], ['waiting 1:6']],
  ['one without a value, with words for it', 'Some {{ waiting | or "few" }}', [], ['waiting 1:6']],
  ['a change from a missing value', 'Some {{ late | change since 2023 }}', ['1:6 figure-missing'], ['late 1:6']],
  ['a percentage of nothing', 'Some {{ homes | percent change since 2023 }}', ['1:6 change-from-nothing'], ['homes 1:6']],
  ['a fixed number claims nothing', '{{ fixed 16 "law" }}', [], []],
])('%s', (_, text, problems, claims) => expect(check(text)).toEqual({ problems, claims }));
