import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, readdir, readFile, rename, symlink, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { listFiles } from '../check/files.ts';
import { runProgram } from './run-program.ts';
import { applyCase, copyToyshire, edit, MISTAKES, temporaryFolder } from './toyshire.ts';

/** The program as a person runs it: a process of its own, its exit code, what it prints, and what it leaves on the disk. */

const run = (...args: string[]): ReturnType<typeof runProgram> => runProgram(args);

/** Path -> SHA-256 of every file below. */
async function hashesOf(folder: string): Promise<Record<string, string>> {
  return Object.fromEntries(await Promise.all((await listFiles(folder)).map(async (path) => [path, createHash('sha256').update(await readFile(join(folder, path))).digest('hex')] as const)));
}

/** A folder that looks like an earlier build, so that a build may replace it. */
async function makeDist(dist: string): Promise<Record<string, string>> {
  await mkdir(join(dist, 'site'), { recursive: true });
  await writeFile(join(dist, 'manifest.json'), '{ "generator": { "sufficiency": "0.1.0" }, "files": [] }\n');
  await writeFile(join(dist, 'site/index.html'), 'the last good build\n');
  return hashesOf(dist);
}

describe('exit 1: mistakes in the sources', () => {
  test('all are told in one run, in order; dist/ stays as it was and nothing lies beside it', async () => {
    const root = await copyToyshire();
    const cases = ['unknown-figure', 'heading-jump', 'wrong-value-words', 'unknown-source', 'no-headline', 'unknown-file'];
    for (const name of cases) await applyCase(name, root);
    const before = await makeDist(join(root, 'dist'));
    const { code, stdout, stderr } = await run('build', '--root', root);
    expect(code).toBe(1);
    expect(stdout).toBe('');
    const places = [...stderr.matchAll(/^(\S+):(\d+):(\d+)  (\S+)  /gm)].map(([, path = '', line, column, rule]) => ({ path, line: Number(line), column: Number(column), rule }));
    expect(places.map(({ path, rule }) => `${path.split('/').at(-1)} ${rule}`)).toEqual([
      'index.md heading-jump', 'index.md no-headline', 'index.md unknown-figure', 'notes.docx unknown-file', 'children-in-care.yaml wrong-value', 'foster-households.yaml unknown-source',
    ]);
    expect(places).toEqual(places.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line || a.column - b.column)));
    expect(stderr).toMatch(/\n6 problems\. Nothing was changed in the output\.\nMore about a rule: npm run rules -- [a-z-]+\n$/);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(await hashesOf(join(root, 'dist'))).toEqual(before);
    expect((await readdir(root)).sort()).toEqual(['content', 'data', 'dist']);
  });

  test('check prints what the tests of single mistakes expect, and writes nothing', async () => {
    const root = await copyToyshire();
    await applyCase('unknown-figure', root);
    const { code, stderr } = await run('check', '--root', root);
    const expected = await readFile(join(MISTAKES, 'unknown-figure/expected.txt'), 'utf8');
    expect({ code, stderr }).toEqual({ code: 1, stderr: `${expected}\n1 problem. Nothing was changed in the output.\nMore about a rule: npm run rules -- ${/\d {2}(\S+)/.exec(expected)![1]}\n` });
    expect((await readdir(root)).sort()).toEqual(['content', 'data']);
  });

  test('check --format json and github: for programs, on the standard output', async () => {
    const root = await copyToyshire();
    await applyCase('unknown-figure', root);
    const json = await run('check', '--root', root, '--format', 'json');
    expect([json.code, json.stderr]).toEqual([1, '']);
    const findings = JSON.parse(json.stdout) as { path: string; line: number; column: number; rule: string; severity: string; message: string }[];
    const problem = findings.find(({ severity }) => severity === 'problem');
    expect(problem).toMatchObject({ path: 'content/toyshire-report/index.md', rule: 'unknown-figure' });
    const github = await run('check', '--root', root, '--format', 'github');
    expect(github.code).toBe(1);
    const folder = relative(process.cwd(), root);
    expect(github.stdout.split('\n')[0]).toBe(`::error file=${folder}/${problem?.path},line=${problem?.line},col=${problem?.column},title=unknown-figure::${problem?.message.replaceAll('%', '%25')}`);
    expect((await run('check', '--root', root, '--format', 'xml')).code).toBe(2);
  });

  test('a fault that only the built pages show leaves the last build too, and nothing half-made', async () => {
    const root = await copyToyshire();
    // A withdrawn publication leaves a notice, in which nothing of it is to be found.
    await edit(join(root, 'content/toyshire-deck/index.md'), (text) => text.replace('status: published', 'status: withdrawn'));
    await edit(join(root, 'content/toyshire-report/index.md'), (text) => text.replace('Toyshire was made up.', 'See [that](../toyshire-deck/#nothing).'));
    const before = await makeDist(join(root, 'preview'));
    const { code, stderr } = await run('build', '--root', root, '--no-pdf', '--out', join(root, 'preview'));
    expect(code).toBe(1);
    expect(stderr).toMatch(/^site\/toyshire-report\/index\.html:\d+:\d+  dead-link  “\.\.\/toyshire-deck\/index\.html#nothing” /);
    expect(await hashesOf(join(root, 'preview'))).toEqual(before);
    expect((await readdir(root)).sort()).toEqual(['content', 'data', 'preview']);
  }, 30_000);

  test('a folder that is not there', async () => {
    const root = join(await temporaryFolder(), 'nowhere');
    const { code, stderr } = await run('check', '--root', root);
    expect({ code, stderr }).toEqual({ code: 1, stderr: `${root}:1:1  nothing-to-build  There is no such folder. Correct the name after --root.\n\n1 problem. Nothing was changed in the output.\nMore about a rule: npm run rules -- nothing-to-build\n` });
  });
});

describe('exit 2: wrong usage', () => {
  test.each([
    [[], 'Say which command to run. Commands are build, check, start, new, import, schemas, publish-ledger, forecast, rules, disclosure.'],
    [['biuld'], 'There is no command “biuld”. Did you mean “build”? Commands are build, check, start, new, import, schemas, publish-ledger, forecast, rules, disclosure.'],
    [['constructor'], 'There is no command “constructor”. Commands are build, check, start, new, import, schemas, publish-ledger, forecast, rules, disclosure.'],
    [['check', '--rot', 'x'], '“check” has no option --rot. Did you mean “root”? It has --root, --format.'],
    [['check', '--no-pdf'], '“check” has no option --no-pdf. It has --root, --format.'],
    [['check', 'toyshire'], '“toyshire” is not expected here. Options begin with --.'],
    [['check', '--root'], '--root needs a value after it.'],
    [['build', '--no-pdf=yes'], '--no-pdf takes no value.'],
  ])('%j', async (args, sentence) => {
    expect(await run(...args)).toEqual({ code: 2, stdout: '', stderr: `${sentence}\n` });
  });

  test('--only names no publication', async () => {
    const root = await copyToyshire();
    expect(await run('build', '--root', root, '--only', 'toyshire-reprot')).toEqual({ code: 2, stdout: '', stderr: 'There is no publication “toyshire-reprot” in content/. Did you mean “toyshire-report”?\n' });
    expect((await readdir(root)).sort()).toEqual(['content', 'data']);
  });

  test.each(['--no-pdf', '--include-drafts', '--only=toyshire-report'])('a preview into dist/: %s', async (option) => {
    const root = await copyToyshire();
    const before = await makeDist(join(root, 'dist'));
    const { code, stdout, stderr } = await run('build', '--root', root, '--out', join(root, 'dist'), option);
    expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: '', stderr: 'A preview (--only, --no-pdf, --include-drafts) never goes into dist/. Give another folder after --out, or leave --out away.\n' });
    expect(await hashesOf(join(root, 'dist'))).toEqual(before);
  });

  test.each([[['thesis.txt']], [['manifest.json', 'thesis.txt']]])('--out names a folder that holds other things: %j', async (names) => {
    const root = await copyToyshire();
    const out = await temporaryFolder();
    for (const name of names) await writeFile(join(out, name), '{}\n');
    const { code, stderr } = await run('build', '--root', root, '--out', out, '--no-pdf');
    expect({ code, stderr }).toEqual({ code: 2, stderr: `${out} holds ${names[0]}, which no build made, and a build replaces its whole folder. Take it away from there, or give a new or empty folder after --out.\n` });
    expect((await readdir(out)).sort()).toEqual(names);
  });

  test('a preview into a link to dist/', async () => {
    const root = await copyToyshire();
    const before = await makeDist(join(root, 'dist'));
    await symlink(join(root, 'dist'), join(root, 'link'));
    const { code, stderr } = await run('build', '--root', root, '--out', join(root, 'link'), '--no-pdf');
    expect({ code, stderr }).toEqual({ code: 2, stderr: 'A preview (--only, --no-pdf, --include-drafts) never goes into dist/. Give another folder after --out, or leave --out away.\n' });
    expect(await hashesOf(join(root, 'dist'))).toEqual(before);
  });
});

describe('exit 0', () => {
  test('check finds no problem in Toyshire', async () => {
    const root = await copyToyshire();
    expect(await run('check', '--root', root)).toEqual({ code: 0, stdout: 'No problems in 5 publications\n', stderr: '' });
    expect((await readdir(root)).sort()).toEqual(['content', 'data']);
  });

  test('a draft is in a preview with --include-drafts, and else in none', async () => {
    const root = await copyToyshire();
    const out = await temporaryFolder();
    const [with_, without] = await Promise.all([
      run('build', '--root', root, '--no-pdf', '--include-drafts', '--out', join(out, 'with')),
      run('build', '--root', root, '--no-pdf', '--out', join(out, 'without')),
    ]);
    expect([with_.code, with_.stderr, without.code, without.stderr]).toEqual([0, '', 0, '']);
    expect(without.stdout.trimEnd().split('\n').at(-1)).toBe(`Open ${join(out, 'without/site/index.html')}; dist/ is as it was`);
    const drafts = (files: Record<string, string>): string[] => Object.keys(files).filter((path) => path.includes('toyshire-draft'));
    expect(drafts(await hashesOf(join(out, 'with')))).toEqual(['site/toyshire-draft/index.html']);
    expect(drafts(await hashesOf(join(out, 'without')))).toEqual([]);
    expect((await readdir(out)).sort()).toEqual(['with', 'without']);
    expect((await readdir(root)).sort()).toEqual(['content', 'data']);
  }, 30_000);

  test('a whole build goes into dist/, with the PDF and without the draft', async () => {
    const root = await copyToyshire();
    const old = await makeDist(join(root, 'dist'));
    const { code, stdout, stderr } = await run('build', '--root', root);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.trimEnd().split('\n').at(-1)).toBe(`Open ${join(root, 'dist/site/index.html')}`);
    const files = await hashesOf(join(root, 'dist'));
    expect(Object.keys(files)).toContain('site/toyshire-report/toyshire-report.pdf');
    expect(Object.keys(files).filter((path) => path.includes('draft'))).toEqual([]);
    expect(files['site/index.html']).not.toBe(old['site/index.html']);
    expect((await readdir(root)).sort()).toEqual(['content', 'data', 'dist']);
  }, 60_000);

  test('a link as --out stays one, and the build is where it leads', async () => {
    const root = await copyToyshire();
    const www = await temporaryFolder();
    await symlink(www, join(root, 'public'));
    expect((await run('build', '--root', root, '--no-pdf', '--out', join(root, 'public'))).code).toBe(0);
    expect((await readdir(www)).sort()).toEqual(['build-record.json', 'manifest.json', 'site']);
    expect((await readdir(root)).sort()).toEqual(['content', 'data', 'public']);
  }, 30_000);
});

describe('a swap that was interrupted is mended by the next build', () => {
  test('the old build was moved aside and the new one not yet put in', async () => {
    const root = await copyToyshire();
    const before = await makeDist(join(root, 'dist'));
    await rename(join(root, 'dist'), join(root, '.dist-old'));
    await makeDist(join(root, `.dist-next-${await deadProcess()}`));
    await applyCase('unknown-figure', root);
    expect((await run('build', '--root', root)).code).toBe(1);
    expect(await hashesOf(join(root, 'dist'))).toEqual(before);
    expect((await readdir(root)).sort()).toEqual(['content', 'data', 'dist']);
  });

  test('but not by a check, nor while the build that moved it aside still runs', async () => {
    const root = await copyToyshire();
    await makeDist(join(root, '.dist-old'));
    await makeDist(join(root, `.dist-next-${process.pid}`));
    await applyCase('unknown-figure', root);
    const before = await hashesOf(root);
    for (const command of ['check', 'build']) expect((await run(command, '--root', root)).code).toBe(1);
    await rename(join(root, `.dist-next-${process.pid}`), join(root, `.dist-next-${await deadProcess()}`));
    expect((await run('check', '--root', root)).code).toBe(1);
    expect(Object.keys(await hashesOf(root)).map((path) => path.replace(/next-\d+/, `next-${process.pid}`)).sort()).toEqual(Object.keys(before).sort());
  });

  test('the new build was put in and the old one not yet deleted', async () => {
    const root = await copyToyshire();
    const before = await makeDist(join(root, 'dist'));
    await makeDist(join(root, '.dist-old'));
    await writeFile(join(root, '.dist-old/site/index.html'), 'older still\n');
    await applyCase('unknown-figure', root);
    expect((await run('build', '--root', root)).code).toBe(1);
    expect(await hashesOf(join(root, 'dist'))).toEqual(before);
    expect((await readdir(root)).sort()).toEqual(['content', 'data', 'dist']);
  });
});

async function deadProcess(): Promise<number> {
  const child = spawn(process.execPath, ['--version']);
  await once(child, 'exit');
  return child.pid as number;
}
