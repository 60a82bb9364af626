import { expect, test } from 'vitest';
import { readMarkdown } from '../../load/read-markdown.ts';
import type { Publication } from '../../schema/records.ts';
import { checkExemptFolders, checkExemptWords, secretPhrases } from './check-exempt-words.ts';
import { readLayers } from './layers.ts';

const paper = (text: string, more: Partial<Publication['file']> = {}): Publication => ({ narrative: readMarkdown('content/a/index.md', text).source?.narrative, file: { title: 'A paper', summary: 'Said in the library of papers.', ...more } } as unknown as Publication);

const EXEMPT = paper('The council will pay *Acme Homes* for {{ beds }} beds in its new house. None.\n\n- It is the cheapest of all that were offered; nobody else has heard of it.\n\nThe committee met in the Town Hall.[^a]\n\n[^a]: The lift was out of order that day.\n', { summary: 'Which company is to run the new house.', 'exempt-reason': 'Nobody else has heard of it.' });
const OPEN = paper('As always, the COMMITTEE met in the\u00a0Town Hall. The homes are old.');

test('phrases are the sentences of a secret paper that are long enough, and that no open paper and no law says', () => {
  expect(secretPhrases([EXEMPT], [OPEN])).toEqual([
    'Which company is to run the new house', 'The council will pay Acme Homes for',
    'It is the cheapest of all that were offered', 'The lift was out of order that day',
  ]);
  expect(secretPhrases([EXEMPT], [OPEN], ['Lift: the lift was out of order that day'])).not.toContain('The lift was out of order that day');
  expect(secretPhrases([OPEN], [OPEN])).toEqual([]);
});

test('a phrase is found however it is set, and told with its file', async () => {
  const phrases = secretPhrases([EXEMPT], [OPEN]);
  const find = async (files: Record<string, string>): Promise<string[]> => checkExemptWords(await readLayers(new Map(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)]))), phrases).map(({ rule, place, message }) => `${place.path} ${rule}: ${message}`);
  expect(await find({ 'site/a/index.html': '<p>The committee met in the Town Hall. The house is new.</p>' })).toEqual([]);
  expect(await find({ 'site/a/index.html': '<p>the council will&nbsp;pay <em>Acme</em>\nHomes for 4</p><p>The council will pay Acme Homes for it.</p>' })).toEqual([
    'site/a/index.html secret-words: This file says “The council will pay Acme Homes for” (as it is), which stands only in a draft or in what is exempt. This is a fault of the software, unless the same words were written into data or a title too: then change them there.',
  ]);
  expect(await find({ 'site/which-company-is-to-run-the-new-house.png': '' })).toMatchObject([expect.stringContaining('the list of files secret-words: ')]);
});

test('the name of an exempt paper’s folder is found by itself, and no longer name that holds it', async () => {
  const exempt = [{ id: 'toy-award', file: { access: 'exempt' } }, { id: 'toy-report', file: { access: 'part-exempt' } }, { id: 'award', file: { access: 'exempt' } }] as unknown as Publication[];
  const find = async (files: Record<string, string>): Promise<string[]> => checkExemptFolders(await readLayers(new Map(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)]))), exempt).map(({ place, message }) => `${place.path}: ${message.split('. ', 1)[0]}`);
  expect(await find({ 'site/a/index.html': 'The award of toy-award-2 and old-toy-award, in toy-report' })).toEqual([]);
  expect(await find({ 'site/a/index.html': '<p>As toy-award says, and toy-award.pdf</p>', 'site/b.csv': 'x,"toy-award, page 4"', 'site/c.csv': '' })).toEqual(['site/a/index.html', 'site/b.csv'].map((path) => `${path}: This file says “toy-award”, the name of an exempt paper’s folder, which is not public`));
});
