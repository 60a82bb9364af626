import { readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadSources } from '../load/load-sources.ts';
import { formatProblem } from '../problem.ts';
import { validateSources } from '../validate/validate-sources.ts';
import { ADVICE, applyCase, copyToyshire } from './toyshire.ts';

/** A folder below fixtures/advice/ bears the name of a rule that only advises; what is read here is that advice. UPDATE_GOLDEN=1 writes expected.txt anew. */
const rules = readdirSync(ADVICE).sort();

async function adviceOf(root: string, rule: string): Promise<string> {
  const sources = await loadSources(root);
  const { warnings } = validateSources(sources);
  return warnings.filter((warning) => warning.rule === rule).map((warning) => `${formatProblem(warning, sources.texts.get(warning.place.path))}\n`).join('');
}

test.each(rules)('%s', async (rule) => {
  const root = await copyToyshire();
  expect(await adviceOf(root, rule)).toBe('');
  await applyCase(rule, root, ADVICE);
  const told = await adviceOf(root, rule);
  const file = join(ADVICE, rule, 'expected.txt');
  if (process.env['UPDATE_GOLDEN'] === '1') await writeFile(file, told);
  expect(told).toContain(`advice ${rule}  `);
  expect(told).toBe(await readFile(file, 'utf8'));
});
