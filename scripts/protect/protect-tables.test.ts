import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { readYaml, type YamlSource } from '../load/read-yaml.ts';
import { UNNAMED_SITE } from '../schema/site.ts';
import type { CouncilFile } from '../schema/council.ts';
import type { ProtectedDataset, RawDataset } from '../schema/dataset.ts';
import { readFacts, sealDataset } from '../validate/datasets.ts';
import { protectTables } from './protect-tables.ts';

const COUNCIL = { id: 'dorset', file: { sources: {} } as unknown as CouncilFile };
const FACTS = `
children: { label: C, value: 73519, unit: count, counts: children, as-of: 2024, published: 2024-10-24, source: s }
leavers: { label: L, value: 73519, unit: count, counts: care-leavers, as-of: 2024, published: 2024-10-24, source: s }
share: { label: S, value: 50, numerator: 73519, denominator: 147038, unit: percent, counts: children, as-of: 2024, published: 2024-10-24, source: s }
homes: { label: H, value: 73519, unit: count, counts: homes, as-of: 2024, published: 2024-10-24, source: s }
unknown: { label: U, missing: not-collected, reason: Nobody asked, unit: count, counts: children, as-of: 2024, published: 2024-10-24, source: s }
`;
const sealed = new Map<string, RawDataset>(readFacts(readYaml('facts.yaml', FACTS).source as YamlSource, COUNCIL).read.map(({ dataset }) => [dataset.id, sealDataset(dataset)]));
const opened = protectTables({ site: UNNAMED_SITE, about: { accessibility: null, methods: null }, publications: [], claims: [], glossary: { abbreviations: {}, names: [], terms: {} }, councils: new Map([['dorset', { ...COUNCIL, datasets: sealed, plans: new Map(), ledger: { publications: {} } }]]) })
  .councils.get('dorset')?.datasets as Map<string, ProtectedDataset>;

test.each([['children', true], ['leavers', true], ['share', true], ['homes', false], ['unknown', false]])('%s holds a secret: %s', (id, secret) => {
  const json = (): string => JSON.stringify(sealed.get(id));
  if (secret) expect(json).toThrow('a secret count');
  else expect(json).not.toThrow();
  if (secret) expect(inspect(sealed.get(id), { depth: null, showHidden: true })).not.toContain('735');
});

test.each([['children', 73519], ['leavers', 73519], ['share', 50], ['homes', 73519]])('protectTables opens %s', (id, value) => {
  const [entry] = opened.get(id)?.entries ?? [];
  expect(entry?.quantity).toMatchObject({ state: 'shown' });
  expect(entry?.quantity.state === 'shown' && entry.quantity.value.big.toNumber()).toBe(value);
});

test('numerator and denominator are opened too', () => {
  const [entry] = opened.get('share')?.entries ?? [];
  expect([entry?.numerator, entry?.denominator].map((q) => q?.state === 'shown' && q.value.big.toNumber())).toEqual([73519, 147038]);
});

test('missing stays missing, with its reason', () => expect(opened.get('unknown')?.entries[0]?.quantity).toEqual({ state: 'missing', why: 'not-collected', reason: 'Nobody asked' }));
