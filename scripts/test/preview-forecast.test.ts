import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyAnyshire, FLOWS_CSV } from './anyshire.ts';
import { startPreview, type RunningPreview } from './running-preview.ts';
import { edit } from './toyshire.ts';

/** The preview of a council that counts by month. */

let root: string;
let preview: RunningPreview;

beforeAll(async () => {
  root = await copyAnyshire();
  preview = await startPreview(root);
}, 60_000);
afterAll(() => preview?.stop());

const get = (path: string): Promise<Response> => fetch(`${preview.home}${path}`);
const page = async (path: string): Promise<string> => (await (await get(path)).text()).replaceAll('\u00a0', ' ');
const NEEDS = 'anyshire-needs-2026';
const CHAPTER = `${NEEDS}/forecast/`;

test('the forecast, its drawings and the data behind it are served, and the paper', async () => {
  const html = await page(CHAPTER);
  expect(html).toMatch(/March 2029, forecast<\/th>\s*<td[^>]*>367</);
  expect(html.match(/<figure[^>]*>[^]*?<svg/g)?.length).toBeGreaterThanOrEqual(3);
  for (const path of ['data/anyshire/flows/', `${NEEDS}/${NEEDS}.pdf`]) expect((await get(path)).status, path).toBe(200);
}, 30_000);

test('a month that is saved changes the forecast; one that does not balance is told at its row', async () => {
  // One child more has stayed in the last month.
  await edit(join(root, FLOWS_CSV), (text) => text.replace(/^2026-03,10-15,fostering,(\d+),(\d+),(\d+)(?=\r?$)/m, (_, stock: string, came: string, left: string) => `2026-03,10-15,fostering,${Number(stock) + 1},${Number(came) + 1},${left}`));
  await preview.says(/flows\.csv changed: \d+ ms/);
  expect(await page(CHAPTER)).not.toMatch(/March 2029, forecast<\/th>\s*<td[^>]*>367</);
  await edit(join(root, FLOWS_CSV), (text) => text.replace(/^(2026-03,10-15,fostering,)(\d+)/m, (_, begin: string, stock: string) => `${begin}${Number(stock) + 1}`));
  await preview.says('2026-03 does not balance');
  expect(await page(CHAPTER)).toContain('flows-do-not-balance');
}, 30_000);
