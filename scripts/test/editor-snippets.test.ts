import { readFileSync } from 'node:fs';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { editorSnippets, type Snippet } from '../commands/editor-snippets.ts';
import { loadSources } from '../load/load-sources.ts';
import { formatProblem, ProblemsFound } from '../problem.ts';
import { protectTables } from '../protect/protect-tables.ts';
import { BLOCKS } from '../validate/blocks/block-rules.ts';
import { FILTERS } from '../validate/resolve-figure.ts';
import { validateSources } from '../validate/validate-sources.ts';
import { copyAnyshire } from './anyshire.ts';
import { copyToyshire, edit, REPOSITORY } from './toyshire.ts';

/** Each snippet as it stands when nobody has filled it, in a council that has what it speaks of. */

const { 'words.code-snippets': words, 'data.code-snippets': data } = editorSnippets() as Record<'words.code-snippets' | 'data.code-snippets', Record<string, Snippet>>;
const all = [...Object.values(words), ...Object.values(data)];

/** What the snippets' own words are called in Toyshire. */
const IN_TOYSHIRE: Record<string, string> = { 'dorset-strategy-2024': 'toyshire-strategy', dorset: 'toyshire', 'cabinet-2021': 'toy-committee', 'scrutiny-2024': 'toy-return', 'strategy-2024': 'toy-strategy-2025' };
const TODAY: Record<string, string> = { CURRENT_YEAR: '2025', CURRENT_MONTH: '03', CURRENT_DATE: '01' };

/** ${1:words} -> words; ${2|one,two|} -> one; $1 again -> words; $0 -> nothing. */
function expand({ body }: Snippet): string {
  const filled = new Map<string, string>();
  const keep = (n: string, text: string): string => {
    filled.set(n, text);
    return text;
  };
  const text = body.join('\n').replaceAll(/\$\{(CURRENT_\w+)\}/g, (_, name: string) => TODAY[name] as string)
    .replaceAll(/\$\{(\d+)\|([^,|]+)[^|]*\|\}/g, (_, n: string, first: string) => keep(n, first))
    .replaceAll(/\$\{(\d+):([^{}]*)\}/g, (_, n: string, given: string) => keep(n, given))
    .replaceAll(/\$(\d)/g, (_, n: string) => filled.get(n) ?? '');
  return Object.entries(IN_TOYSHIRE).reduce((said, [ours, theirs]) => said.replaceAll(new RegExp(`(?<![\\w-])${ours}(?![\\w-])`, 'g'), theirs), text);
}

const expandOf = (snippets: Record<string, Snippet>) => (prefix: string): string => expand(Object.values(snippets).find((known) => known.prefix === prefix) as Snippet);
const written = expandOf(words);
const counted = expandOf(data);
const indent = (text: string): string => text.replaceAll(/^/gm, '  ');

let root: string;
const write = async (path: string, text: string): Promise<void> => {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), text);
};

async function findProblems(where = root): Promise<string[]> {
  const sources = await loadSources(where);
  try {
    await protectTables(validateSources(sources));
    return [];
  } catch (error) {
    if (!(error instanceof ProblemsFound)) throw error;
    return error.problems.map((problem) => formatProblem(problem, sources.texts.get(problem.place.path)));
  }
}

/** What Toyshire has no months for; Anyshire has. */
const OF_MONTHS = ['forecast', 'scenarios', 'targets', 'gap', 'backtest'];

const DRAFT = 'content/toyshire-draft/index.md';
const CHILDREN_BY_HOME = `title: Children by home
definition: Where children live.
unit: count
counts: homes
parts-make-a-whole: true
owner: Head of Toy Care
source: toy-return
dimensions:
  - { id: home, label: Home, members: { foster: Foster care, residential: A home } }
editions:
`;

beforeAll(async () => {
  root = await copyToyshire();
  await edit(join(root, 'data/toyshire/council.yaml'), (text) => text.replace('label: Local councillors }', 'label: Local councillors, mandatory: false }'));
  await edit(join(root, 'data/toyshire/facts.yaml'), (text) => `${text}\n${counted('fact')}\n`);
  await write('data/toyshire/tables/children-by-home.yaml', `${CHILDREN_BY_HOME}${indent(counted('edition'))}\n`);
  const groups = ['national', 'region', 'neighbours', 'neighbours-median'].map((group) => indent(counted('benchmark').replace('national', group))).join('\n');
  await edit(join(root, 'data/toyshire/indicators/foster-households.yaml'), (text) => text.replace('observations:\n', () =>
    `targets:\n${indent(counted('target'))}\nbenchmarks:\n${groups}\nobservations:\n  - { period: 2023-08, value: 30, published: 2023-09 }\n  - { period: 2024-03, value: 41, published: 2024-04 }\n${indent(counted('revision'))}\n`));
  const months = (await readFile(join(root, 'data/toyshire/indicators/foster-households.yaml'), 'utf8')).replace(/^targets:[^]*?(?=observations:)/m, '').replace(/observations:[^]*/, '');
  await write('data/toyshire/indicators/other-households.yaml', `${months}observations:\n${indent(counted('observation'))}\n${indent(counted('missing')).replace('2024-03', '2024-04')}\n`);
});

test('there is a snippet for every filter and every block, and none for another', () => {
  const asked = all.map(({ scope, prefix }) => `${scope} ${prefix}`);
  expect(new Set(asked).size).toBe(asked.length);
  for (const name of Object.keys(FILTERS)) expect(all.some(({ body }) => new RegExp(`\\| ${name}( \\$| }})`).test(body[0] as string)), name).toBe(true);
  expect(all.filter(({ body }) => body[0]?.startsWith('::: ')).map(({ prefix }) => prefix).sort()).toEqual(Object.keys(BLOCKS).sort());
});

test.each(Object.entries(editorSnippets()))('.vscode/%s is the one that the code writes; npm run schemas writes it anew', (name, snippets) => {
  expect(JSON.parse(readFileSync(join(REPOSITORY, '.vscode', name), 'utf8'))).toEqual(snippets);
});

test('data written by snippets alone pass the check', async () => {
  expect(await findProblems()).toEqual([]);
});

test('every figure and every block passes the check where it belongs', async () => {
  const figures = Object.values(words).filter(({ body }) => body[0]?.startsWith('{{'));
  const elsewhere = ['exempt', 'notes', 'recommendations', ...OF_MONTHS];
  const blocks = Object.keys(BLOCKS).filter((name) => !elsewhere.includes(name));
  const text = [...figures.map((figure) => `There is ${expand(figure)} here.`), 'Appendix A has more.', ...blocks.map((name) => written(name).replace('What the table shows', `What the ${name} are`))].join('\n\n');
  await edit(join(root, DRAFT), (draft) => draft.replace(/::: recommendations[^]*?:::/, written('recommendations')).replace('More is to come;', `${text}\n\nMore is to come;`));
  await edit(join(root, 'content/toyshire-deck/slides.md'), (slides) => `${slides}\n${written('notes')}`);
  await cp(dirname(join(root, DRAFT)), join(root, 'content/toyshire-exempt'), { recursive: true });
  await edit(join(root, 'content/toyshire-exempt/index.md'), (draft) => draft.replace('access: public', 'access: part-exempt\nexempt-paragraph: 3').replace('More is to come;', `${written('exempt')}\n\nMore is to come;`));
  expect(figures.length).toBe(Object.keys(FILTERS).length + 2);
  expect(await findProblems()).toEqual([]);
});

test('every block of a forecast passes the check in a council that counts by month', async () => {
  const anyshire = await copyAnyshire();
  const blocks = OF_MONTHS.map((name) => written(name).replace('What the table shows', `What the ${name} are`)).join('\n\n');
  await edit(join(anyshire, 'content/anyshire-needs-2026/01-forecast.md'), (chapter) => chapter.replace(/^## [^]*/m, `${blocks}\n`));
  expect(await findProblems(anyshire)).toEqual([]);
});

test('flows, places, what-ifs and numbers to be reached pass the check in a council that counts by month', async () => {
  const anyshire = await copyAnyshire();
  const inAnyshire = (prefix: string): string => counted(prefix).replaceAll('toy-return', 'any-return');
  const put = (path: string, change: (text: string) => string): Promise<void> => edit(join(anyshire, 'data/anyshire', path), (text) => {
    const after = change(text);
    expect(after).not.toBe(text);
    return after;
  });
  await put('flows.yaml', () => `${inAnyshire('flows').replace('2025-03-01', '2026-04-20')}\n    uasc-from: uasc.csv\n`);
  await put('capacity.yaml', (text) => text.replace(/(?<=types:\n)[^]*/, `${inAnyshire('places').replaceAll(/^/gm, '      ')}\n`));
  await put('plan/strategy-2026.yaml', (text) => text.replace(/(?<=^scenarios:\n)[^]*?(?=^solve-for:)/m, `${indent(inAnyshire('what-if'))}\n`).replace(/(?<=^solve-for:\n)[^]*/m, `${indent(inAnyshire('to-reach'))}\n`));
  expect(await findProblems(anyshire)).toEqual([]);
});

test('the settings of every kind of page pass the check', async () => {
  const body = (await readFile(join(root, DRAFT), 'utf8')).replace(/^---[^]*?^---$/m, '').replaceAll('../toyshire-report/', '../toyshire-strategy/');
  const inForm = (settings: string): string => settings.replace(/^---\n\n$/m, 'sections: { climate: { not-applicable: There is none. }, background-papers: { not-applicable: There are none. } }\n---\n');
  await write('content/toyshire-new-report/index.md', `${inForm(written('settings-report'))}${body}`);
  await write('content/toyshire-new-strategy/index.md', `${written('settings-strategy')}There are {{ toy-homes }} homes.\n`);
  await write('content/toyshire-new-strategy/01-children.md', `${written('settings-chapter')}There are {{ toy-homes }} homes.\n`);
  await write('content/toyshire-new-strategy/easy-read.md', `${written('settings-easy-read')}## Homes\n\n- Homes are good.\n`);
  await write('content/toyshire-new-deck/index.md', `${written('settings-deck').replace('toy-committee', 'toy-slides')}These are slides.\n`);
  await write('content/toyshire-new-deck/slides.md', '## More homes\n\nThere are {{ toy-homes }} homes.\n');
  await write('content/about/methods.md', `${written('settings-methods')}## Counting\n\nWe count with care.\n`);
  expect(await findProblems()).toEqual([]);
});
