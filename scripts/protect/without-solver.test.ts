import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { loadSources } from '../load/load-sources.ts';
import { validateSources } from '../validate/validate-sources.ts';
import { protectTables } from './protect-tables.ts';

vi.mock('./disclosure/solver.ts', () => { throw new Error('the solver was loaded'); });

const protectFolder = async (folder: string): Promise<unknown> => protectTables(validateSources(await loadSources(folder)));

test('councils without a small count in a sum never load the solver', async () => {
  await expect(protectFolder(join(import.meta.dirname, '../..'))).resolves.toBeDefined();
});

test('Toyshire, which has some, does', async () => {
  await expect(protectFolder(join(import.meta.dirname, '../test/fixtures/toyshire'))).rejects.toThrow(expect.objectContaining({ cause: new Error('the solver was loaded') }));
});
