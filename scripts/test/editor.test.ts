import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { formatProblem, warningAt } from '../problem.ts';
import { jsonSchemaOf, SCHEMAS } from '../schema/json-schema.ts';
import { openEditor, type Editor } from './open-editor.ts';
import { REPOSITORY } from './toyshire.ts';

/** What an officer's editor shows, asked of the language server that it uses, with the settings that lie in .vscode/. */

const readSettings = (name: string): Record<string, any> => JSON.parse(readFileSync(join(REPOSITORY, '.vscode', name), 'utf8'));
const textOf = (documentation: string | { value: string } | undefined): string => (typeof documentation === 'object' ? documentation.value : documentation ?? '');
/** Settings at the top of a markdown file, which no schema reaches in an editor: snippets write them. */
const IN_MARKDOWN = ['publication', 'chapter', 'easy-read', 'methods'];

const yamlFiles = ['data', 'content', ...['easy-read', 'papers', 'toyshire'].flatMap((name) => ['data', 'content'].map((folder) => `scripts/test/fixtures/${name}/${folder}`))]
  .flatMap((folder) => readdirSync(join(REPOSITORY, folder), { recursive: true, encoding: 'utf8' }).map((path) => `${folder}/${path}`)).filter((path) => path.endsWith('.yaml')).sort();

/** Files of which there is none here. */
const NOT_HERE: Record<string, string> = {
  'data/dorset/ledger.yaml': 'publications:\n  dorset-cabinet-2021: { published: 2021-11-01, as-of: 2021-10-01, anchors: [need] }\ncounts:\n  - { population: children, period: "", shows: 12, first: 2021-11-01 }\n  - { population: children, period: 2024, shows: hidden, first: 2021-11-01 }\n',
  'data/dorset/import.yaml': 'source: dfe-looked-after-2025\nneighbours: { members: [Devon, 933], model: the council’s own list }\nseries:\n  rate: { file: cla*.csv, where: { year: 16 }, value: rate, numerator: count, denominator: { column: all }, frequency: year }\n',
};

let editor: Editor;
beforeAll(async () => { editor = await openEditor(); });
afterAll(() => editor.close());

test('every schema is named for its files, or is of settings in markdown', () => {
  const named = Object.keys(readSettings('settings.json')['yaml.schemas']);
  expect([...named, ...IN_MARKDOWN.map((name) => `.vscode/schemas/${name}.schema.json`)].sort()).toEqual(Object.keys(SCHEMAS).map((name) => `.vscode/schemas/${name}.schema.json`).sort());
});

test('nothing is marked in any data file of ours, and each has its schema', async () => {
  expect(yamlFiles.length).toBeGreaterThan(70);
  const files = [...yamlFiles.map((path) => [path, readFileSync(join(REPOSITORY, path), 'utf8')] as const), ...Object.entries(NOT_HERE)];
  for (const [path, text] of files) editor.open(path, text);
  for (const [path, text] of files) {
    expect(await editor.marksIn(path), path).toEqual([]);
    const line = text.split('\n').findIndex((words) => /^[a-z]/.test(words));
    expect((await editor.hover(path, { line, character: 0 })).length, path).toBeGreaterThan(20);
  }
});

test('a new indicator is offered every field, and told what each is for', async () => {
  const path = 'data/dorset/indicators/new.yaml';
  editor.open(path, '');
  const offered = new Map((await editor.complete(path, { line: 0, character: 0 })).map(({ label, documentation }) => [label, textOf(documentation)]));
  const { properties = {} } = jsonSchemaOf(SCHEMAS.indicator);
  expect([...offered.keys()]).toEqual(expect.arrayContaining(Object.keys(properties)));
  for (const [name, property] of Object.entries(properties)) expect(offered.get(name), name).toBe((property as { description: string }).description);
});

test('the words that may stand in a field are offered, each with what it means', async () => {
  const path = 'data/dorset/indicators/words.yaml';
  editor.open(path, 'frequency: \nowner: \nobservations:\n  - period: 2024\n    missing: \n');
  const offered = async (line: number, character: number): Promise<[string, string][]> => (await editor.complete(path, { line, character })).map(({ label, documentation }) => [label, textOf(documentation)]);
  expect(await offered(0, 11)).toContainEqual(['financial-year', 'a value for the year from April to March, written 2023-24']);
  expect((await offered(0, 11)).map(([label]) => label)).toEqual(['day', 'month', 'quarter', 'year', 'financial-year', 'rolling-6-months', 'rolling-12-months', 'year-to-date', 'point-in-time']);
  expect((await offered(4, 13)).map(([label]) => label)).toEqual(['not-collected', 'not-applicable', 'suppressed-at-source', 'not-given']);
  expect((await offered(1, 7)).map(([label]) => label)).toEqual(['Head of Placements', 'not-given', 'not-applicable']);
});

test('pointing at a field tells what it means, with its words or an example', async () => {
  const path = 'data/dorset/indicators/hover.yaml';
  editor.open(path, 'good: high\nowner: Head of Placements\nsubset: { home: foster }\n');
  const good = await editor.hover(path, { line: 0, character: 1 });
  expect(good).toContain('Which way is better. It decides whether a change is called an improvement');
  expect(good).toContain('* `low`: a fall is an improvement, and at or below the target meets it');
  expect(await editor.hover(path, { line: 1, character: 1 })).toMatch(/^#### Owner\n\nThe post that answers for it[^]*Head of Placements/);
  expect(await editor.hover(path, { line: 2, character: 1 })).toContain('placement: bed-and-breakfast');
});

test('a wrong word, a wrong kind of value and a misspelt field are marked at their lines', async () => {
  const path = 'data/dorset/indicators/wrong.yaml';
  const text = readFileSync(join(REPOSITORY, 'data/dorset/indicators/foster-households.yaml'), 'utf8');
  editor.open(path, text.replace(/^good: .*/m, 'good: hihg').replace(/^label: .*/m, 'label: 12').replace(/^owner:/m, 'ownre:').replace(/value: \d+/, 'value: many'));
  const lineOf = (start: RegExp): number => text.split('\n').findIndex((line) => start.test(line));
  const marked = (await editor.marksIn(path)).map(({ range, message }) => [range.start.line, message]);
  expect(marked).toContainEqual([lineOf(/^good/), expect.stringContaining('Valid values: "high", "low", "neither"')]);
  expect(marked).toContainEqual([lineOf(/^label/), 'Incorrect type. Expected "string".']);
  expect(marked).toContainEqual([lineOf(/^owner/), 'Property ownre is not allowed.']);
  expect(marked).toContainEqual([lineOf(/value: \d/), 'Incorrect type. Expected "number".']);
});

test('what npm run check prints becomes a link to its place', () => {
  const place = { path: 'content/dorset-scrutiny-2024/index.md', line: 105, column: 46 };
  const { tasks } = readSettings('tasks.json') as { tasks: { label: string; command: string; problemMatcher: { severity: string; pattern: { regexp: string } }[] }[] };
  const matchers = tasks.find(({ label }) => label === 'Check')?.problemMatcher ?? [];
  const linked = (line: string): [string, string[]][] => matchers.flatMap(({ severity, pattern }): [string, string[]][] => {
    const match = new RegExp(pattern.regexp).exec(line);
    return match ? [[severity, match.slice(1)]] : [];
  });
  const finding = { rule: 'typed-number', place, message: 'One: two.  Three.' };
  const printed = formatProblem(finding, 'a\n'.repeat(104) + 'In August 2024 there were 191 of them: 3:4.').split('\n');
  expect(printed.map(linked)).toEqual([[['error', [place.path, '105', '46', 'typed-number', 'One: two.  Three.']]], [], []]);
  expect(linked(formatProblem(warningAt(place, 'long-title', 'One.'), undefined))).toEqual([['info', [place.path, '105', '46', 'long-title', 'One.']]]);
  const { scripts } = JSON.parse(readFileSync(join(REPOSITORY, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
  for (const { command } of tasks) expect(Object.keys(scripts)).toContain(command.split(' ').at(-1));
});
