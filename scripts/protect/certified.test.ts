import { expect, test, vi } from 'vitest';
import type { Certificate } from './disclosure/certificate.ts';
import type { Solved } from './disclosure/solve-counts.ts';
import { protectSample, table } from './sample-council.ts';

/** What the solver says is believed only with tables that prove it. */

let tamper = (certificate: Certificate): Certificate => certificate;
vi.mock(import('./disclosure/solve-counts.ts'), async (importOriginal) => {
  const { solveCounts } = await importOriginal();
  return {
    solveCounts: (...asked): Solved => {
      const { suppression, audit } = solveCounts(...asked);
      return { suppression, audit: audit && { ...audit, certificate: tamper(audit.certificate) } };
    },
  };
});

const BY_HOME = table('parts-make-a-whole: true\ndimensions: [{ id: home, label: Home, members: { foster: Foster, home: Home, kin: Kin, all: All }, total: all }]', 'home: foster, value: 40\nhome: home, value: 3\nhome: kin, value: 20\nhome: all, value: 63');
const protect = async (): Promise<string> => (await protectSample({ tables: { t: BY_HOME } })).show('t');

test('tables that hold are believed', async () => expect(await protect()).toBe('40 [c] [c] 63'));

test.each<[string, (certificate: Certificate) => Certificate]>([
  ['a table in which a sum doesn’t hold', ({ tables, proofs }) => ({ proofs, tables: tables.map((counts) => counts.map(([cell, count]) => [cell, count + 1])) })],
  ['a table that changes what is published', ({ tables, proofs }) => ({ proofs, tables: tables.map((counts) => [...counts, ['Foster', 39]]) })],
  ['a small count of which nothing is proven', ({ tables }) => ({ tables, proofs: [] })],
  ['a proof of less than was asked', ({ tables, proofs }) => ({ tables, proofs: proofs.map((proof) => ({ ...proof, target: [2, 3] })) })],
  ['a proof by other tables', ({ tables, proofs }) => ({ tables, proofs: proofs.map((proof) => ({ ...proof, low: proof.high, high: proof.low })) })],
  ['no table at all', ({ proofs }) => ({ tables: [], proofs })],
])('with %s nothing is shown, and nothing is said of the counts', async (_, wrong) => {
  tamper = wrong;
  const error = await protect().then(String, (thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(Error);
  expect((error as Error).message).toMatch(/^[^\d“]*its tables don’t prove it[^\d“]*$/);
});
