import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { edit, FIXTURES, temporaryFolder } from './toyshire.ts';

export const ANYSHIRE = join(FIXTURES, 'anyshire');
export const FLOWS_CSV = 'data/anyshire/flows.csv';
const WAIVER = /^ {2}waivers:\n(?: {4}.*\n)+/m;

/** A copy of Anyshire's content/ and data/, its months put beside them. */
export async function copyAnyshire({ waiver = true }: { waiver?: boolean } = {}): Promise<string> {
  const root = await temporaryFolder();
  for (const folder of ['content', 'data']) await cp(join(ANYSHIRE, folder), join(root, folder), { recursive: true });
  for (const name of ['flows', 'moves', 'uasc']) await cp(join(FIXTURES, 'forecast', `council_${name}.csv`), join(root, 'data/anyshire', `${name}.csv`));
  if (!waiver) await edit(join(root, 'data/anyshire/council.yaml'), (text) => text.replace(WAIVER, ''));
  return root;
}
