import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, readFile, symlink, truncate, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadSources } from '../load/load-sources.ts';
import { formatProblem, ProblemsFound, sortProblems, type Problem } from '../problem.ts';
import { protectTables } from '../protect/protect-tables.ts';
import { validateSources } from '../validate/validate-sources.ts';
import { applyCase, copyToyshire, edit, MISTAKES, temporaryFolder } from './toyshire.ts';

/**
 * A folder below fixtures/mistakes/ is a test case: case.yaml says what is changed in Toyshire, expected.txt is what the
 * author then reads, letter for letter. UPDATE_GOLDEN=1 writes expected.txt anew; read what it wrote.
 */

const SCRIPTS = join(import.meta.dirname, '..');
const REPORT = 'content/toyshire-report/index.md';

/** What a case.yaml can't hold, because an editor or git would mend it. */
const MADE_HERE: Record<string, (root: string) => Promise<void>> = {
  'not-utf-8-latin-1': (root) => edit(join(root, REPORT), (text) => Buffer.from(text.replace('A survey asked', 'A café asked').replaceAll('’', "'"), 'latin1')),
  'not-utf-8-utf-16': (root) => edit(join(root, 'data/toyshire/facts.yaml'), (text) => Buffer.from(`\ufeff${text}`, 'utf16le')),
  'not-utf-8-csv': async (root) => {
    await edit(join(root, 'data/toyshire/tables/homes-by-owner.yaml'), (text) => text.replace(/rows:[^]*$/, 'rows-from: rows.csv\n'));
    await writeFile(join(root, 'data/toyshire/tables/rows.csv'), Buffer.from('\ufeffowner\tvalue\r\ncouncil\t3\r\n', 'utf16le'));
  },
  'not-utf-8-old-mac': async (root) => {
    await edit(join(root, 'data/toyshire/tables/homes-by-owner.yaml'), (text) => text.replace(/rows:[^]*$/, 'rows-from: rows.csv\n'));
    await writeFile(join(root, 'data/toyshire/tables/rows.csv'), 'owner,value\rcouncil,3\r\0charity,1\r');
  },
  'file-too-large': async (root) => {
    await writeFile(join(root, 'content/toyshire-report/map.png'), '');
    await truncate(join(root, 'content/toyshire-report/map.png'), 6_000_000);
  },
  'not-a-picture': async (root) => {
    const picture = await readFile(join(root, 'content/toyshire-report/squares.png'));
    const put = (name: string, bytes: Uint8Array | string): Promise<void> => writeFile(join(root, 'content/toyshire-report', name), bytes);
    await Promise.all([
      put('table.png', await readFile(join(root, 'data/toyshire/tables/placements-by-age.yaml'))), put('page.jpg', '<script>alert(1)</script>\n'), put('empty.png', ''),
      put('named-jpeg.JPG', picture), put('cut-off.png', picture.subarray(0, 60)), put('from-a-phone.jpeg', Buffer.from('\0\0\0\u0024ftypheic\0\0\0\0', 'latin1')),
      symlink(join(root, 'data/toyshire/facts.yaml'), join(root, 'content/toyshire-report/linked.png')),
    ]);
  },
  'too-long': (root) => edit(join(root, REPORT), (text) => text.replace('Toyshire was made up.', 'Toyshire was made up. '.repeat(1000))),
  'too-long-brackets': (root) => edit(join(root, REPORT), (text) => text.replace('Toyshire was made up.', `Toyshire was made up.\n\n${`${'['.repeat(999)}\n\n`.repeat(51)}`)),
  'too-long-notes': (root) => edit(join(root, REPORT), (text) => `${text}\n${Array.from({ length: 2001 }, (_, i) => `A note.[^${i}]\n\n[^${i}]: Its words.\n\n`).join('')}`),
  'not-readable': (root) => symlink(join(root, 'data/toyshire/plan'), join(root, 'data/toyshire/tables/plans.yaml')),
  'outside-root-link': async (root) => {
    const elsewhere = join(await temporaryFolder(), 'secret.yaml');
    await writeFile(elsewhere, 'not: ours\n');
    await symlink(elsewhere, join(root, 'data/toyshire/tables/linked.yaml'));
  },
};

const cases = readdirSync(MISTAKES).sort();

async function findProblems(root: string): Promise<{ problems: readonly Problem[]; printed: string }> {
  const sources = await loadSources(root);
  try {
    await protectTables(validateSources(sources));
    return { problems: [], printed: '' };
  } catch (error) {
    if (!(error instanceof ProblemsFound)) throw error;
    return { problems: error.problems, printed: error.problems.map((problem) => `${formatProblem(problem, sources.texts.get(problem.place.path))}\n`).join('') };
  }
}

async function spoilToyshire(name: string): Promise<string> {
  const root = await copyToyshire();
  await (MADE_HERE[name]?.(root) ?? applyCase(name, root));
  return root;
}

test('Toyshire itself has no problem', async () => {
  expect((await findProblems(await copyToyshire())).printed).toBe('');
});

test('what programs and systems leave is nobody’s mistake, wherever it lies', async () => {
  const root = await copyToyshire();
  for (const path of ['content/.DS_Store', 'content/.obsidian/app.json', 'content/.new-toyshire-more/index.md', 'data/toyshire/tables/.idea/deep/x.yaml', 'content/toyshire-report/~$index.md', 'data/toyshire/tables/~$homes.csv', 'content/toyshire-report/Thumbs.db', 'data/desktop.ini']) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), '{}\n');
  }
  expect((await findProblems(root)).printed).toBe('');
});

test.each(cases)('%s', async (name) => {
  const { problems, printed } = await findProblems(await spoilToyshire(name));
  const file = join(MISTAKES, name, 'expected.txt');
  if (process.env['UPDATE_GOLDEN'] === '1') await writeFile(file, printed);
  expect(printed).toBe(await readFile(file, 'utf8'));
  expect(problems.length).toBeGreaterThan(0);
  expect(problems).toEqual(sortProblems(problems));
  for (const { message } of problems) expect(message).toMatch(/^[^\n]+[.?!]$/);
});

describe('the messages', () => {
  // Read when the cases above have run, so that a new one can be written first.
  const readAll = (): string => cases.map((name) => readFileSync(join(MISTAKES, name, 'expected.txt'), 'utf8')).join('');

  test('show every rule of load, validate and protect', () => {
    const shown = new Set([...readAll().matchAll(/^.+?:\d+:\d+  (\S+)  /gm)].map((match) => match[1]));
    expect(rulesInCode().filter((rule) => !shown.has(rule))).toEqual([]);
    expect([...shown].filter((rule) => !rulesInCode().includes(rule as string))).toEqual([]);
  });
});

/** The id in every call that makes a problem, in all that validation and protection run. A call whose id can't be read here fails the test. */
function rulesInCode(): string[] {
  const rules = new Set<string>();
  for (const file of [...modulesBelow(join(SCRIPTS, 'validate/validate-sources.ts')), ...modulesBelow(join(SCRIPTS, 'protect/protect-tables.ts'))]) {
    if (!/^(?:load|validate|protect)\//.test(relative(SCRIPTS, file))) continue;
    for (const match of readFileSync(file, 'utf8').matchAll(/\b(?:rule: |(?:say|fail|fault|problemAt)\()(.*)/g)) {
      const rest = match[1] as string;
      const rule = /(?:^|, )'([a-z0-9]+(?:-[a-z0-9]+)*)'(?=[,) ])/.exec(rest)?.[1];
      if (rule) rules.add(rule);
      else if (!/\brule\b|^string/.test(rest)) throw new Error(`${file}: no rule id can be read in ${match[0]}`);
    }
  }
  return [...rules].sort();
}

/** The file and all that it imports, at any depth. */
function modulesBelow(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found;
  found.add(file);
  for (const match of readFileSync(file, 'utf8').matchAll(/ from '(\.[^']+)'/g)) modulesBelow(join(dirname(file), match[1] as string), found);
  return found;
}
