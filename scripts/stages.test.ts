import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { expect, test } from 'vitest';

/** One direction. A file imports from its own stage, from stages before it, from schema/ and from problem.ts. */
const STAGES = ['load', 'validate', 'protect', 'compute', 'render', 'check', 'publish', 'preview'];
const IMPORT = /^(?:import|export)\b[^'";]*?\bfrom ['"](\.[^'"]+)['"]|^import ['"](\.[^'"]+)['"]|\bimport\(['"](\.[^'"]+)['"]\)/gm;

interface SourceFile {
  /** 'compute/kpi/judge.ts' */
  path: string;
  /** 'compute'; for a file at the top, its own name. */
  stage: string;
  text: string;
  lines: number;
  imports: string[];
}

const all = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .map((path) => path.split('\\').join('/')).filter((path) => path.endsWith('.ts') && !path.startsWith('test/fixtures/')).sort().map(readSource);
const product = all.filter((file) => !file.path.endsWith('.test.ts') && !['test', 'bench', 'guide'].includes(file.stage));
const staged = product.filter((file) => STAGES.includes(file.stage));

function readSource(path: string): SourceFile {
  const text = readFileSync(join(import.meta.dirname, path), 'utf8');
  const imports = [...text.matchAll(IMPORT)].map((m) => posix.join(posix.dirname(path), (m[1] ?? m[2] ?? m[3]) as string)).filter((target) => target.endsWith('.ts'));
  return { path, stage: path.split('/')[0] as string, text, lines: text.trimEnd().split('\n').length, imports };
}

const edges = (files: readonly SourceFile[], isWrong: (from: SourceFile, to: string) => boolean): string[] =>
  files.flatMap((from) => from.imports.filter((to) => isWrong(from, to)).map((to) => `${from.path} -> ${to}`));
const using = (word: string): string[] => [...new Set(product.filter((f) => new RegExp(`\\b${word}\\b`).test(f.text)).map((f) => f.stage))].sort();

test('the imports are read', () => {
  expect(staged.length).toBeGreaterThan(50);
  expect(product.find((f) => f.path === 'build.ts')?.imports).toContain('validate/validate-sources.ts');
  expect(product.find((f) => f.path === 'protect/decide-cells.ts')?.imports).toContain('schema/secret.ts');
});

test('there are no folders but the stages, schema/, import/, commands/, bench/, guide/ and test/', () => {
  const folders = new Set(all.filter((f) => f.path.includes('/')).map((f) => f.stage));
  expect([...folders].filter((name) => ![...STAGES, 'schema', 'import', 'commands', 'bench', 'guide', 'test'].includes(name))).toEqual([]);
});

test('a stage imports only from itself, from stages before it, from schema/ and from problem.ts', () => {
  expect(edges(staged, (from, to) => {
    const stage = to.split('/')[0] as string;
    return to !== 'problem.ts' && stage !== 'schema' && (!STAGES.includes(stage) || STAGES.indexOf(stage) > STAGES.indexOf(from.stage));
  })).toEqual([]);
});

test('schema/ imports nothing of ours but schema/ and problem.ts, and problem.ts nothing', () => {
  const files = product.filter((f) => f.stage === 'schema' || f.path === 'problem.ts');
  expect(edges(files, (from, to) => from.path === 'problem.ts' || !/^(schema\/.*|problem\.ts)$/.test(to))).toEqual([]);
});

test('import/ stands before the stages: it reads and checks as they do, writes sources whole, and only a command knows it', () => {
  expect(edges(product.filter((f) => f.stage === 'import'), (_, to) => !/^((import|load|validate|schema)\/.*|problem\.ts|publish\/write-whole\.ts)$/.test(to))).toEqual([]);
  expect(edges(product.filter((f) => f.stage !== 'import'), (from, to) => to.startsWith('import/') && from.path !== 'commands/import.ts')).toEqual([]);
});

test('only main.ts knows the commands', () => {
  expect(edges(product.filter((f) => f.stage !== 'commands' && f.path !== 'main.ts'), (_, to) => to.startsWith('commands/'))).toEqual([]);
});

test('render draws from the report alone: it reads no sources, no raw and no protected data', () => {
  expect(edges(staged.filter((f) => f.stage === 'render'), (_, to) => !/^(render|schema)\//.test(to) && to !== 'problem.ts')).toEqual([]);
});

test.each([
  ['openSecret', ['protect', 'schema']],
  ['openHeld', ['protect']],
  ['sealSecret', ['schema', 'validate']],
  ['RawQuantity', ['protect', 'schema']],
  ['RawDataset', ['schema', 'validate']],
  ['OpenDataset', ['validate']],
])('only its own stages know %s', (word, stages) => expect(using(word)).toEqual(stages));

test('what is shipped imports nothing that stands with the tests or the bench', () => {
  expect(edges(product, (_, to) => /^(test|bench)\/|\.test\.ts$/.test(to))).toEqual([]);
});

test('what is shipped imports no package that only developers install', () => {
  const { devDependencies } = JSON.parse(readFileSync(join(import.meta.dirname, '../package.json'), 'utf8')) as { devDependencies: Record<string, string> };
  const forDevelopers = Object.keys(devDependencies);
  expect(product.flatMap(({ path, text }) => forDevelopers.filter((name) => new RegExp(`(?:from |import\\(|resolve\\(|require\\()['"]${name}[/'"]`).test(text)).map((name) => `${path} -> ${name}`))).toEqual([]);
});

test('no file imports itself by a detour', () => {
  const importsOf = new Map(product.map((f) => [f.path, f.imports]));
  const cycles = new Set<string>();
  const visit = (path: string, trail: readonly string[]): void => {
    const at = trail.indexOf(path);
    if (at !== -1) cycles.add([...trail.slice(at), path].join(' -> '));
    else if (!seen.has(path)) {
      for (const next of importsOf.get(path) ?? []) visit(next, [...trail, path]);
      seen.add(path);
    }
  };
  const seen = new Set<string>();
  for (const path of importsOf.keys()) visit(path, []);
  expect([...cycles]).toEqual([]);
});

test('names say the job: no barrel files, no drawers for everything', () => {
  const vague = /(^|[/-])(index|utils?|helpers?|common|managers?|misc|shared|lib)(?=[./-])/;
  expect(all.map((f) => f.path).filter((path) => vague.test(path) || /[A-Z_]/.test(path))).toEqual([]);
});

test('a file has at most 250 lines, or begins with a comment that says why it has more lines', () => {
  expect(all.filter((f) => f.lines > 250 && !/^\/[/*][^]*?lines/.test(f.text.slice(0, f.text.indexOf('\nimport')))).map((f) => `${f.path}: ${f.lines}`)).toEqual([]);
});
