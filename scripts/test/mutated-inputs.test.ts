import { chmodSync, cpSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BYTES } from './mutations/bytes.ts';
import { CSV } from './mutations/csv.ts';
import { FILES } from './mutations/files.ts';
import { faultsOf, openBuilder } from './mutations/judge.ts';
import { LINES } from './mutations/lines.ts';
import { MIXED } from './mutations/mixed.ts';
import type { Allowance, Fixture, Mutation } from './mutations/mutation.ts';
import { LONG_ROWS, WORDS } from './mutations/words.ts';
import { YAMLS } from './mutations/yaml.ts';
import { runProgram } from './run-program.ts';
import { FIXTURES, REPOSITORY, temporaryFolder } from './toyshire.ts';
import { dice } from './write-any-paper.ts';

/**
 * Councils' folders, spoilt as hands, programs and enemies spoil them: more than two hundred ways, or ten times as many in
 * test:full. Each builds what it would have built, or is told what is wrong and where; no stack, no hang, no other page than
 * its `expected` allows. One of them alone: -t 'its name #7 in papers'.
 */

const isFull = Boolean(process.env['TEST_FULL']);
const HOMES: Record<Fixture | 'real', string> = { toyshire: join(FIXTURES, 'toyshire'), papers: join(FIXTURES, 'papers'), real: REPOSITORY };

interface Spoilt {
  mutation: Mutation;
  seed: number;
  fixture: keyof typeof HOMES;
}

/** Each once, by a seed of its own; in test:full as often as it asks for, and several times that. */
function spoil(mutations: readonly Mutation[], times: number, fixture?: Spoilt['fixture']): Spoilt[] {
  return mutations.filter(({ slow }) => isFull || !slow).flatMap((mutation, first) => Array.from({ length: isFull ? (mutation.times ?? 1) * times : 1 }, (_, i) => {
    const seed = first + i;
    return { mutation, seed, fixture: fixture ?? mutation.only ?? (seed % 2 === 0 ? 'toyshire' as const : 'papers' as const) };
  }));
}

const all = [...BYTES, ...YAMLS, ...WORDS, ...LONG_ROWS, ...FILES, ...CSV, ...LINES, ...MIXED];
/** What needs no file of one fixture's. */
const anywhere = [...BYTES, ...YAMLS, ...LINES].filter(({ name, expected, only }) => !only && (expected === 'same' || name.startsWith('lines')));
const spoilt = [...spoil(all, 4), ...isFull ? spoil(anywhere, 2, 'real') : []];
const named = (list: readonly Spoilt[]): [string, Spoilt][] => list.map((one) => [`${one.mutation.name} #${one.seed} in ${one.fixture}`, one]);

async function copyOf(fixture: Spoilt['fixture']): Promise<string> {
  const root = await temporaryFolder();
  for (const folder of ['content', 'data']) cpSync(join(HOMES[fixture], folder), join(root, folder), { recursive: true });
  return root;
}

describe('in this program', () => {
  const builder = openBuilder();
  afterAll(() => builder.close());
  const originals = new Map<string, string>();
  beforeAll(async () => {
    for (const [fixture, home] of Object.entries(HOMES)) {
      const outcome = fixture === 'real' && !isFull ? null : await builder.outcomeOf(home);
      if (outcome?.kind === 'report') originals.set(fixture, outcome.json);
    }
  });

  test('there are two hundred and more', () => {
    expect(spoilt.length).toBeGreaterThan(isFull ? 2000 : 200);
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
  });

  test.each(named(spoilt))('%s', async (_, { mutation, seed, fixture }) => {
    const root = await copyOf(fixture);
    const allowed = mutation.apply(dice(seed), root);
    const outcome = await builder.outcomeOf(root);
    const expected = typeof allowed === 'function' ? allowed as Allowance : mutation.expected;
    expect(faultsOf({ expected }, outcome, originals.get(fixture)!, { root, fixture: HOMES[fixture] })).toEqual([]);
    rmSync(root, { recursive: true });
  });
});

describe('by the command', () => {
  const run = (root: string, command: string[], options: Parameters<typeof runProgram>[1] = {}): ReturnType<typeof runProgram> => runProgram([...command, '--root', root], options);
  const built = async (root: string): Promise<string> => {
    expect(await run(root, ['build', '--no-pdf', '--out', join(root, 'out')])).toMatchObject({ code: 0, stderr: expect.not.stringMatching(/^\s+at /m) });
    return readFileSync(join(root, 'out/manifest.json'), 'utf8');
  };
  const some = (expected: Mutation['expected'], names: RegExp): [string, Spoilt][] => named(spoil(all.filter((one) => one.expected === expected && !one.slow && (isFull || names.test(one.name))), 1)).slice(0, isFull ? 20 : 2);
  const manifests = new Map<string, Promise<string>>();

  test.each(some('same', /^as Notepad/))('the same bytes: %s', async (_, { mutation, seed, fixture }) => {
    const root = await copyOf(fixture);
    mutation.apply(dice(seed), root);
    if (!manifests.has(fixture)) manifests.set(fixture, copyOf(fixture).then(built));
    expect(await built(root)).toBe(await manifests.get(fixture));
  });

  test.each(some('problem', /^a billion laughs/))('no stack: %s', async (_, { mutation, seed, fixture }) => {
    const root = await copyOf(fixture);
    mutation.apply(dice(seed), root);
    const { code, stderr } = await run(root, ['build', '--no-pdf']);
    expect({ code, stack: /^\s+at /m.exec(stderr)?.[0] }).toEqual({ code: 1, stack: undefined });
    expect(stderr).toMatch(/^\S.*:\d+:\d+  [a-z0-9-]+  /m);
  });

  test.each([['file', 'data/toyshire/facts.yaml'], ['folder', 'data/toyshire/tables']])('a %s that nobody may read', async (what, path) => {
    const root = await copyOf('toyshire');
    for (const folder of [root, join(root, 'content'), join(root, 'data')]) chmodSync(folder, 0o755);
    chmodSync(join(root, path), 0);
    // Nothing is closed to the first user of a system.
    const { code, stderr } = await run(root, ['check'], process.getuid?.() === 0 ? { uid: 65534, gid: 65534, cwd: root } : { cwd: root });
    chmodSync(join(root, path), 0o755);
    expect(stderr).toContain(`${path}:1:1  not-readable  This ${what} cannot be opened`);
    expect(code).toBe(1);
  });
});
