import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadSources } from '../load/load-sources.ts';
import { validateSources } from '../validate/validate-sources.ts';
import { protectExempt } from './protect-exempt.ts';
import { protectTables, type ProtectedRecords } from './protect-tables.ts';

/** Sealshire, whose part-exempt report shows where children live to everybody, and of what age in an exempt part. */
const CROSSED = `title: Children in care by home and age
definition: Children in the council’s care on 31 March 2024, by where they lived and their age.
unit: count
counts: children
population: children-in-care
parts-make-a-whole: true
owner: Head of Seal Care
source: count
dimensions:
  - id: home
    label: Home
    members: { foster: Foster care, relatives: Relatives or friends, home: Children’s home, secure: Secure home }
  - id: age
    label: Age
    members: { young: Under 10, old: 10 and over }
editions:
  - period: 2024
    published: 2024-11
    rows:
      - { home: foster, age: young, value: 75 }
      - { home: foster, age: old, value: 75 }
      - { home: relatives, age: young, value: 15 }
      - { home: relatives, age: old, value: 15 }
      - { home: home, age: young, value: 35 }
      - { home: home, age: old, value: 2 }
      - { home: secure, age: young, value: 1 }
      - { home: secure, age: old, value: 2 }
`;

let root: string;
let open: ProtectedRecords;
let everything: ProtectedRecords;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'sealshire-'));
  await cp(join(import.meta.dirname, '../test/fixtures/exempt'), root, { recursive: true });
  await writeFile(join(root, 'data/sealshire/tables/by-home-and-age.yaml'), CROSSED);
  const table = join(root, 'data/sealshire/tables/by-home.yaml');
  await writeFile(table, (await readFile(table, 'utf8')).replace('171', '150').replace('value: 40', 'value: 30').replace('value: 6', 'value: 37'));
  const report = join(root, 'content/sealshire-report/index.md');
  const text = await readFile(report, 'utf8');
  await writeFile(report, text.replace('Children say that', '::: table by-home\nWhere children live\n:::\n\nChildren say that').replace('::: table by-home\nWhere the children', '::: table by-home-and-age\nWhere the children'));
  const records = validateSources(await loadSources(root));
  open = await protectTables(records);
  everything = await protectExempt(records, open) as ProtectedRecords;
});
afterAll(() => rm(root, { recursive: true }));

const shown = (records: ProtectedRecords, dataset: string): (string | number)[] => (records.councils.get('sealshire')?.datasets.get(dataset)?.entries ?? [])
  .map(({ quantity }) => (quantity.state === 'shown' ? quantity.value.big.toNumber() : quantity.state));

test('the public sees nothing of what only exempt words show', () => {
  expect(new Set(shown(open, 'by-home-and-age'))).toEqual(new Set(['suppressed']));
});

test('what the public sees is the same for those who read exempt papers', () => {
  for (const dataset of ['children-in-care', 'by-home']) expect(shown(everything, dataset), dataset).toEqual(shown(open, dataset));
});

test('small counts are hidden from these too, and with them what would tell', () => {
  expect(shown(open, 'by-home')).toEqual([150, 'suppressed', 37, 'suppressed']);
  // 37 is public, so beside it the 35 would tell the 2, and two 15s the hidden 30. Hiding the 37 would do for both tables, were it not out.
  expect(shown(everything, 'by-home-and-age')).toEqual([75, 75, 'suppressed', 15, 'suppressed', 'suppressed', 'suppressed', 'suppressed']);
});

test('where nothing is exempt there is nothing to do', async () => {
  expect(await protectExempt(validateSources(await loadSources(join(import.meta.dirname, '../test/fixtures/toyshire'))), open)).toBeNull();
});
