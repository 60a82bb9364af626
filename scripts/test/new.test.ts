import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { beforeAll, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import { build } from '../build.ts';
import { newCommand } from '../commands/new.ts';
import { answersFrom, Stopped } from '../commands/new/ask.ts';
import { openTerminal } from '../guide/terminal.ts';
import { loadSources } from '../load/load-sources.ts';
import { ProblemsFound, type Warning } from '../problem.ts';
import { protectTables } from '../protect/protect-tables.ts';
import type { CouncilFile, Form } from '../schema/council.ts';
import { validateSources } from '../validate/validate-sources.ts';
import { runProgram } from './run-program.ts';
import { copyAllCouncils, copyToyshire, edit, REPOSITORY, temporaryFolder } from './toyshire.ts';

/** `npm run new` beside all councils and Toyshire: what it writes is a draft that passes the check and can be previewed. */

let root: string;
let forms: { council: string; form: string; kind: 'report' | 'deck' }[];

/** In place of the terminal's: what is told. */
async function make(kind: string, options: Record<string, string>, into = root): Promise<string> {
  const log = vi.spyOn(console, 'log').mockImplementation(() => {});
  try {
    await newCommand.run({ root: into, ...options } as unknown as Record<string, never>, [kind]);
    return log.mock.calls.flat().join('\n');
  } finally {
    log.mockRestore();
  }
}

async function adviceOn(folder: string): Promise<readonly Warning[]> {
  const records = validateSources(await loadSources(folder));
  await protectTables(records);
  return records.warnings;
}

beforeAll(async () => {
  root = await copyAllCouncils();
  forms = (await Promise.all((await readdir(join(root, 'data'))).map(async (council) => {
    const file = parse(await readFile(join(root, 'data', council, 'council.yaml'), 'utf8')) as CouncilFile;
    const kindOf = (form: Form): 'report' | 'deck' => (form.sections.every(({ role }) => role === 'body') ? 'deck' : 'report');
    return Object.entries(file.forms).map(([form, settings]) => ({ council, form, kind: kindOf(settings) }));
  }))).flat();
});

test('a draft in every form of every council, a strategy, an indicator and a table pass the check, and a preview shows them', async () => {
  expect(forms.length).toBeGreaterThanOrEqual(6);
  const before = (await adviceOn(root)).length;
  const names: string[] = [];
  for (const { council, form, kind } of forms) {
    const name = `new-${council}-${form}`;
    names.push(name);
    await make(kind, { council, form, name, committee: 'Committee of Trials', date: '2027-01-12', title: `Homes in the form ${form.replaceAll(/[\d-]/g, ' ')}` });
  }
  for (const council of new Set(forms.map((form) => form.council))) {
    names.push(`new-${council}-strategy`);
    await make('strategy', { council, name: `new-${council}-strategy`, period: '2027 to 2030', title: 'Strategy 2027 to 2030', date: '2027-03-01' });
    const source = Object.keys((parse(await readFile(join(root, 'data', council, 'council.yaml'), 'utf8')) as CouncilFile).sources)[0]!;
    for (const frequency of ['month', 'quarter', 'financial-year', 'rolling-12-months', 'year-to-date', 'point-in-time']) await make('indicator', { council, title: `Moves by ${frequency}`, unit: 'count', counts: 'children', source, frequency, good: 'low' });
    for (const rows of ['yaml', 'csv']) await make('table', { council, title: `Children by pet, ${rows}`, unit: 'count', counts: 'children', source, rows });
  }
  const advice = await adviceOn(root);
  const isNew = ({ place }: Warning): boolean => place.path.includes('/new-') || /(?:moves-by|by-pet)/.test(place.path);
  expect(advice.filter((warning) => !isNew(warning)).length).toBe(before);
  expect([...new Set(advice.filter(isNew).map(({ rule }) => rule))].sort()).toEqual(['form-not-in-use', 'to-write', 'unknown-committee']);
  for (const name of names) expect(advice.some(({ rule, place }) => rule === 'to-write' && place.path.startsWith(`content/${name}/`)), name).toBe(true);
  const out = join(await temporaryFolder(), 'out');
  const report = await build({ root, out, pdf: false, only: null, includeDrafts: true });
  expect(report.publications.map(({ id }) => id)).toEqual(expect.arrayContaining(names));
  for (const name of names) expect(await readFile(join(out, 'site', name, 'index.html'), 'utf8')).toContain('To write: ');
  expect(await readdir(join(root, 'content'))).not.toContain(expect.stringMatching(/^\./));
}, 120_000);

test('a report tells by when the agenda goes out, by the rule and by what the council asks for', async () => {
  const toyshire = await copyToyshire();
  await edit(join(toyshire, 'data/toyshire/council.yaml'), (text) => text.replace('\nforms:', '\ndispatch: { clear-days: 6, final-paper: 9 }\n\nforms:'));
  const told = await make('report', { committee: 'Toy Committee', date: '12 January 2035', title: 'Homes for bears', form: 'toy-committee' }, toyshire);
  // Friday 12 January: 11, 10, 9, 8, 5 and 4 are clear; nine working days before it, New Year's Day aside, is 29 December
  expect(told).toContain('The agenda goes out by Wednesday 3 January 2035 (the council asks for 6 clear days; Local Government Act 1972, section 100B: five clear days, to which the day of dispatch');
  expect(told).toContain('The finished paper is due with the clerk by Friday 29 December 2034, 9 working days before the meeting.');
  expect(told).toContain('Made content/toyshire-homes-for-bears-2035/index.md, a draft for Toy Committee on Friday 12 January 2035.');
  const text = await readFile(join(toyshire, 'content/toyshire-homes-for-bears-2035/index.md'), 'utf8');
  expect(text).toContain('about: toyshire-strategy\npublish-on: 2035-01-03\nas-of: 2035-01-03\nform: toy-committee\nmeeting:\n  committee: Toy Committee\n  date: 2035-01-12\n  councillors: "To write: Local councillors"\n');
  expect([...text.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading)).toEqual(['Brief summary', 'Recommendations', 'Background', 'Options considered', 'What is proposed', 'Next steps', 'Financial implications', 'Climate implications', 'Background papers', 'Report sign off']);
});

test('a name and its capitals are taken as they are said, and an unusual day or committee is remarked on', async () => {
  const toyshire = await copyToyshire();
  await edit(join(toyshire, 'data/toyshire/council.yaml'), (text) => `${text}\ncommittees: [Toy Committee, Cabinet of Toys]\n`);
  const told = await make('Report', { committee: 'Toy Comittee', date: '14 January 2035', title: 'Homes for bears', form: 'Toy committee report' }, toyshire);
  expect(told).toContain('Toyshire Council has no “Toy Comittee” among its committees. Did you mean “Toy Committee”? Correct it under meeting: in the settings, or add it to committees: in council.yaml.');
  expect(told).toContain('Sunday 14 January 2035 is no working day. If the meeting is on another, correct date: under meeting: in the settings, and publish-on: with it.');
  const usual = await make('report', { committee: 'toy committee', date: '16 January 2035', title: 'Homes for dolls', form: 'toy-committee' }, toyshire);
  expect(usual).toContain('a draft for Toy Committee on Tuesday 16 January 2035.');
  expect(usual).not.toMatch(/no working day|among its committees/);
});

test('a next edition has the chapters and headings of the one before, and names it', async () => {
  const toyshire = await copyToyshire();
  await make('strategy', { period: '2028 to 2031', title: 'Homes strategy 2028 to 2031' }, toyshire);
  const folder = join(toyshire, 'content/toyshire-homes-strategy-2028-to-2031');
  expect((await readdir(folder)).sort()).toEqual(['01-children.md', '02-homes.md', '03-few.md', 'index.md']);
  expect(await readFile(join(folder, 'index.md'), 'utf8')).toContain('edition:\n  period: 2028 to 2031\n  series: strategy\n  supersedes: toyshire-strategy\n');
  const headings = async (path: string): Promise<string[]> => [...(await readFile(path, 'utf8')).matchAll(/^##+ .*$/gm)].map(([heading]) => heading);
  expect(await headings(join(folder, '01-children.md'))).toEqual(await headings(join(toyshire, 'content/toyshire-strategy/01-children.md')));
});

test('a word without end in a title makes a name that a system takes', async () => {
  const toyshire = await copyToyshire();
  expect(await make('report', { committee: 'Toy Committee', date: '2035-01-12', title: 'home'.repeat(80) }, toyshire)).toMatch(/^Made content\/toyshire-(?:home){22}hom\/index\.md/m);
  expect(await make('indicator', { title: 'home'.repeat(80), unit: 'count', counts: 'homes', source: 'toy-return', frequency: 'month', good: 'high' }, toyshire)).toMatch(/^Made data\/toyshire\/indicators\/(?:home){25}\.yaml/m);
});

test('the executive’s meetings have a rule of their own', async () => {
  const toyshire = await copyToyshire();
  const toldOf = (committee: string): Promise<string> => make('report', { committee, date: '2035-01-12', title: `Homes for ${committee}` }, toyshire);
  expect(await toldOf('Cabinet')).toContain('(SI 2012/2089, regulations 6 and 7: five clear days,');
  expect(await toldOf('Cabinet Scrutiny Committee')).toContain('(Local Government Act 1972, section 100B: five clear days,');
});

test('what is there is never overwritten', async () => {
  const toyshire = await copyToyshire();
  const again = { committee: 'Toy Committee', date: '2035-01-12', title: 'Homes for bears' };
  await make('report', again, toyshire);
  const path = join(toyshire, 'content/toyshire-homes-for-bears-2035/index.md');
  await edit(path, (text) => `${text}\nMine.\n`);
  await expect(make('report', again, toyshire)).rejects.toThrow('content/toyshire-homes-for-bears-2035 is there already, and nothing was changed. Give it another name with --name.');
  expect(await readFile(path, 'utf8')).toMatch(/\nMine\.\n$/);
  await expect(make('indicator', { title: 'Foster households', unit: 'count', counts: 'households', source: 'toy-return', frequency: 'month', good: 'high' }, toyshire)).rejects.toThrow('A figure “foster-households” is there already, in data/toyshire/indicators/foster-households.yaml, and nothing was changed.');
});

test.each<[string, string[], string]>([
  ['no kind', [], 'Say what it is to be: npm run new -- report. It is one of report, deck, strategy, indicator, table.'],
  ['a kind that is none', ['raport'], 'Say what it is to be: npm run new -- report. There is no “raport”. Did you mean “report”? It is one of report, deck, strategy, indicator, table.'],
  ['all that is missing', ['report', '--title', 'Homes'], 'To make a new report without asking, --committee, --date are missing. For instance: npm run new -- report --committee "Cabinet" --date 2027-01-12'],
  ['a day that is none', ['report', '--title', 'Homes', '--committee', 'Toys', '--date', '31 June 2027'], '--date: “31 June 2027” is no day. Write it as 2027-01-12 or 12 January 2027.'],
  ['a number in a title', ['report', '--title', '120 homes', '--committee', 'Toys', '--date', '2027-01-12'], '--title: A number in a title would go stale; years and dates may stand. Say it without the number.'],
  ['a figure in a title', ['report', '--title', '{{ toy-homes }} homes', '--committee', 'Toys', '--date', '2027-01-12'], '--title: A title is plain words: {{ }}, ** and links would be printed as they stand. Take them out.'],
  ['a name that no system takes', ['report', '--title', 'Homes', '--committee', 'Toys', '--date', '2027-01-12', '--name', 'a'.repeat(300)], '--name: A name of 300 characters is too long to be typed or read out. Use at most 100.'],
  ['a form that is none', ['report', '--form', 'toy-comittee', '--title', 'Homes', '--committee', 'Toys', '--date', '2027-01-12'], '--form: There is no “toy-comittee”. Did you mean “toy-committee”? Use one of toy-committee.'],
  ['words without their quotation marks', ['report', 'Homes'], '“Homes” is not expected here. Put words that belong together in quotation marks: --title "Homes for children".'],
])('without a terminal: %s', async (_, args, sentence) => {
  const toyshire = await copyToyshire();
  expect(await runProgram(['new', ...args, '--root', toyshire])).toEqual({ code: 2, stdout: '', stderr: `${sentence}\n` });
});

test('in a terminal it asks plainly, takes a number or a name, asks again, and stops without an answer', async () => {
  const [input, output] = [new PassThrough(), new PassThrough()];
  let shown = '';
  output.on('data', (words: Buffer) => { shown += words.toString(); });
  const { ask, close } = answersFrom({ title: 'Homes' }, { input, output });
  const form = { option: 'form', words: 'In which form?', choices: new Map([['cabinet', 'Cabinet report'], ['scrutiny', 'Scrutiny report']]) };
  input.write('cabnet\nScrutiny Report\n\n');
  expect(await ask({ option: 'title', words: 'What is its title?' })).toBe('Homes');
  expect(await ask(form)).toBe('scrutiny');
  expect(await ask({ option: 'name', words: 'What is it called?', otherwise: 'homes' })).toBe('homes');
  input.end();
  await expect(ask(form)).rejects.toThrow(Stopped);
  close();
  expect(shown).toBe('\nIn which form?\n   1  cabinet: Cabinet report\n   2  scrutiny: Scrutiny report\nType a number or a name.\n> There is no “cabnet”. Did you mean “cabinet”? Use one of cabinet, scrutiny.\n> \nWhat is it called?\n[homes] > \nIn which form?\n   1  cabinet: Cabinet report\n   2  scrutiny: Scrutiny report\nType a number or a name.\n> ');
});

test('whoever stops it with Ctrl-C hears that nothing was made, and finds nothing', async () => {
  const toyshire = await copyToyshire();
  const before = await readdir(toyshire, { recursive: true });
  const terminal = openTerminal(`exec "${process.execPath}" scripts/main.ts new --root "${toyshire}"`, REPOSITORY, ['report']);
  await terminal.says(/report\n[^]*> $/);
  await terminal.stop();
  expect(await terminal.ended).toBe(130);
  expect(terminal.said()).toMatch(/> \nNothing was made\.$/);
  expect(await readdir(toyshire, { recursive: true })).toEqual(before);
});

test('once published, or shown by what is published, what is still to be written is a problem', async () => {
  const toyshire = await copyToyshire();
  await make('indicator', { title: 'Bears', unit: 'count', counts: 'homes', source: 'toy-return', frequency: 'year', good: 'high' }, toyshire);
  expect((await adviceOn(toyshire)).filter(({ rule }) => rule === 'to-write').length).toBe(3);
  await edit(join(toyshire, 'content/toyshire-report/index.md'), (text) => text.replace('It has {{ toy-homes }}', 'Of bears there are {{ bears | or "few" }}. It has {{ toy-homes }}'));
  await edit(join(toyshire, 'data/toyshire/indicators/bears.yaml'), (text) => text.replace(/published: .*/, 'published: 2025-01-10'));
  const problems = await adviceOn(toyshire).then(() => [], (error: unknown) => (error instanceof ProblemsFound ? error.problems : Promise.reject(error)));
  expect(problems.filter(({ rule }) => rule === 'to-write').map(({ place }) => place.path)).toEqual(Array(3).fill('data/toyshire/indicators/bears.yaml'));
});
