import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { resolveBrowser } from '../render/pdf/browser.ts';
import { startPreview } from '../test/running-preview.ts';
import { answers, commands, GUIDE, openPractice, PAPER, pictures, shown, type Practice } from './practice.ts';
import { openTerminal } from './terminal.ts';

/** The guide is followed: what it tells to type is typed into a copy, and what it says of the answers is looked for in them. */

const HERE = import.meta.dirname;
const quoted = [...new Set([...GUIDE.replaceAll(/```[^]*?```/g, '').matchAll(/“([^”]+)”/g)].map(([, words]) => words as string))];

let practice: Practice;
/** Everything that the terminal and the page have said. */
let said = '';

/** Types a command of the guide, and perhaps more after it. */
async function type(command: string, given: readonly string[] = [], more = ''): Promise<number | null> {
  expect(commands).toContain(command);
  const terminal = openTerminal(`${command}${more}`, practice.folder, given);
  const code = await terminal.ended;
  said += `\n${terminal.said()}`;
  return code;
}

async function followPreview(): Promise<void> {
  const preview = await startPreview(practice.folder);
  const read = async (): Promise<void> => {
    const html = await (await fetch(`${preview.home}${PAPER}/index.html`, { headers: { accept: 'text/html' } })).text();
    said += html.replaceAll(/<[^>]*>/g, '').replaceAll(/&nbsp;|\u00a0/g, ' ');
  };
  const saves = [['change', /changed: \d+ ms/], ['add', /(?:changed: \d+ ms[^]*){2}/], ['mistake', '1 problem.'], ['mend', 'mended']] as const;
  await preview.says('ready after');
  await read();
  for (const [edit, answer] of saves) {
    await practice.save(edit);
    await preview.says(answer);
    await read();
  }
  said += preview.said();
  expect(await preview.stop()).toBe(0);
}

/** What is said on a computer that has no browser. */
async function lackBrowser(): Promise<void> {
  const own = Object.getOwnPropertyDescriptor(process, 'platform')!;
  for (const name of ['PUPPETEER_EXECUTABLE_PATH', 'ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData']) vi.stubEnv(name, undefined);
  Object.defineProperty(process, 'platform', { ...own, value: 'win32' });
  await resolveBrowser().catch((error: Error) => { said += `\n${error.message}`; });
  Object.defineProperty(process, 'platform', own);
  vi.unstubAllEnvs();
}

beforeAll(async () => {
  practice = await openPractice();
  await followPreview();
  await lackBrowser();
}, 120_000);
afterAll(() => practice.remove());

test('its commands do what it says, in its order', async () => {
  expect(commands).toEqual(['npm ci', 'npm start', 'npm run check', 'npm run rules -- typed-number', 'npm run build -- --docx', 'npm run new']);
  expect(await type('npm run check')).toBe(0);
  expect(await type('npm run rules -- typed-number')).toBe(0);
  // One paper is enough to see that the files come, and where.
  expect(await type('npm run build -- --docx', [], ` --only ${PAPER}`)).toBe(0);
  const made = [...GUIDE.matchAll(/`dist\/([^`]+\.\w+)`/g)].map(([, path]) => path as string);
  expect(made.length).toBe(3);
  for (const path of made) expect(existsSync(join(practice.folder, '.preview', path)), path).toBe(true);
  expect(await type('npm run new', answers.map(({ answer }) => answer))).toBe(0);
}, 120_000);

test('it asks what the guide says that it asks, in that order', () => {
  const asked = [...said.slice(said.lastIndexOf('main.ts new\n')).matchAll(/\n\n(.+)\n(?: +\d+ {2}.*\n|Type a number.*\n)*(?:\[.*\] )?> /g)].map(([, question]) => question);
  expect(answers.map(({ question }) => question)).toEqual(asked);
  expect(said).toContain('Made content/dorset-homes-for-care-leavers-2027/index.md, a draft for People and Health Scrutiny Committee');
});

test('what it begins is a draft, by the words that the guide tells to replace', () => {
  expect(GUIDE).toContain('`status: published` in its settings in place of `status: draft`');
  expect(readFileSync(join(practice.folder, 'content/dorset-homes-for-care-leavers-2027/index.md'), 'utf8')).toContain('\nstatus: draft\n');
});

test.each([...quoted, ...shown])('the program really says: %s', (words) => expect(said).toContain(words));

test('every script that it names is there', () => {
  const { scripts } = JSON.parse(readFileSync(join(HERE, '../../package.json'), 'utf8')) as { scripts: Record<string, string> };
  const named = [...GUIDE.matchAll(/npm (?:run ([a-z-]+)|(start))/g)].map(([, script, start]) => script ?? start);
  for (const name of new Set(named)) expect(scripts[name as string], name).toBe(`node scripts/main.ts ${name}`);
});

test('every file, folder and link that it names is there', () => {
  const named = [...GUIDE.matchAll(/`((?:content|data)(?:\/[^`]*)?|package\.json)`/g)].map(([, path]) => path as string);
  expect(named.length).toBeGreaterThan(5);
  for (const path of named) expect(existsSync(join(HERE, '../..', path)), path).toBe(true);
  for (const [, path = ''] of GUIDE.matchAll(/[^!]\[[^\]]+\]\(([^)]+)\)/g)) expect(existsSync(join(HERE, path)), path).toBe(true);
});

test('every picture is there, is a small PNG, is shown once and says in words what is in it', () => {
  expect(pictures.map(({ file }) => file).sort()).toEqual(readdirSync(HERE).filter((name) => name.endsWith('.png')).sort());
  for (const { file, words } of pictures) {
    expect(readFileSync(join(HERE, file)).subarray(1, 4).toString(), file).toBe('PNG');
    expect(statSync(join(HERE, file)).size, file).toBeLessThan(150_000);
    expect(words.split(' ').length, file).toBeGreaterThan(12);
  }
});

test('it has no path of a machine, and the README begins with it', () => {
  expect(GUIDE).not.toMatch(/(?:^|[\s`(])(?:\/(?:home|tmp|work|Users|root|var|usr)\b|[A-Z]:\\|~\/)|registry/);
  expect(readFileSync(join(HERE, '../../README.md'), 'utf8').slice(0, 1500)).toContain('](scripts/guide/GUIDE.md)');
});
