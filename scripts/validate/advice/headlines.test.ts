import { expect, test } from 'vitest';
import { readMarkdown } from '../../load/read-markdown.ts';
import { decimal } from '../../schema/decimal.ts';
import type { OpenDataset } from '../councils/datasets.ts';
import { adviseHeadlines } from './headlines.ts';

function told(headline: string, ...values: string[]): string[] {
  const { source } = readMarkdown('p.md', `::: chart homes\n${headline}\n:::`);
  if (!source) throw new Error('not read');
  const entries = values.map((value, i) => ({ period: `202${i}`, members: [], published: '2026-01-01', status: 'final' as const, numerator: null, denominator: null, quantity: { state: 'held' as const, value: decimal(value) } }));
  const dataset = { kind: 'indicator', frequency: 'year', entries } as unknown as OpenDataset;
  return adviseHeadlines(source.narrative, '2026-02-01', new Map([['homes', dataset]])).map(({ message }) => message);
}

test.each([
  ['More homes opened', ['12', '14', '11'], 'This headline says “More”, but 11 for 2022 is no higher than any value before it. If the figures have moved on, change the headline with them.'],
  ['Costs have fallen', ['1.50', '1.40', '1.60'], 'This headline says “fallen”, but 1.60 for 2022 is no lower than any value before it. If the figures have moved on, change the headline with them.'],
  ['The number rose', ['12', '12', '11'], 'This headline says “rose”, but 11 for 2022 is no higher than any value before it. If the figures have moved on, change the headline with them.'],
])('%s, %j', (headline, values, message) => expect(told(headline, ...values)).toEqual([message]));

test.each([
  ['true since the year before', 'More homes opened', ['14', '10', '12']],
  ['true since the first year', 'Fewer homes opened', ['14', '10', '12']],
  ['nothing moved', 'More homes opened', ['14', '14', '14']],
  ['one value', 'More homes opened', ['14']],
  ['two directions', 'More homes opened and fewer closed', ['14', '12']],
  ['a share', 'More than half of the homes are full', ['60', '55']],
  ['a turn', 'Homes fell until 2021', ['12', '10', '14']],
  ['no direction', 'Most homes are full', ['60', '55']],
])('silent: %s', (_, headline, values) => expect(told(headline, ...values)).toEqual([]));
