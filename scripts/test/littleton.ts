import { cp, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Canary } from '../check/leaks/canaries.ts';
import { readHiddenCounts, type HiddenCounts } from './hidden-counts.ts';
import { edit, FIXTURES, REPOSITORY, temporaryFolder } from './toyshire.ts';

const LITTLETON = join(FIXTURES, 'leaks');
/** Shown in every way that a publication can show a dataset. */
const SHOWN = ['little-by-age-and-home', 'little-by-need', 'little-moved', 'little-out-of-school'];
/** Named by a draft and by nothing that is out. */
const UNSHOWN = ['little-unshown'];
export const DATASETS = [...SHOWN, ...UNSHOWN];

/** Of Littleton's draft, and of remarks in its files. */
export const SECRET_WORDS: readonly Canary[] = ['The closing of Hollyhock House', 'Hollyhock', 'The marmalade committee will close', 'Nobody may read of the periwinkle protocol', 'Only a draft names it', 'Not in order of size', 'xylophone', 'the trombone company none', 'tambourine', 'littleton-exempt'].map((secret) => ({ name: secret, secret }));

export async function littletonCounts(): Promise<HiddenCounts> {
  return readHiddenCounts(LITTLETON, 'littleton', DATASETS, UNSHOWN);
}

/** The repository's own sources, with Littleton's tables among Dorset's and the words about them in a report, a strategy and a deck. */
export async function plantedCounts(): Promise<HiddenCounts> {
  const root = await temporaryFolder();
  for (const folder of ['content', 'data']) await cp(join(REPOSITORY, folder), join(root, folder), { recursive: true });
  for (const folder of ['tables', 'indicators']) {
    for (const name of await readdir(join(LITTLETON, 'data/littleton', folder))) {
      const file = join(root, 'data/dorset', folder, name);
      await cp(join(LITTLETON, 'data/littleton', folder, name), file);
      await edit(file, (text) => text.replaceAll('source: little-return', 'source: scrutiny-2024'));
    }
  }
  const [numbers = ''] = /^## Numbers[^]*?(?=^## Pictures)/m.exec(await readFile(join(LITTLETON, 'content/littleton-report/index.md'), 'utf8')) ?? [];
  const content = join(root, 'content');
  await edit(join(content, 'dorset-scrutiny-2024/index.md'), (text) => text.replace('## Background {#background}', () => `${numbers}\n## Background {#background}`));
  await edit(join(content, 'dorset-needs-2025/03-stability.md'), (text) => `${text}\n${numbers}`);
  await edit(join(content, 'dorset-overview-2024/slides.md'), (text) => `${text}\n## Numbers\n\n::: chart little-by-need\nThe council helps with many needs\n:::\n`);
  await cp(join(LITTLETON, 'content/littleton-draft'), join(content, 'dorset-draft'), { recursive: true });
  await edit(join(content, 'dorset-draft/index.md'), (text) => text.replace('council: littleton', 'council: dorset'));
  return readHiddenCounts(root, 'dorset', DATASETS, UNSHOWN);
}
