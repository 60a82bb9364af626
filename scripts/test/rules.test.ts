import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { readExamples } from '../commands/rules/read-examples.ts';
import { renderCatalogue, tellRule } from '../commands/rules/render-catalogue.ts';
import { RULE_GROUPS, RULES } from '../commands/rules/rules.ts';
import { readLiterals, readRuleIds, type Literal } from './read-literals.ts';
import { ADVICE, FIXTURES, MISTAKES } from './toyshire.ts';

/** All that an officer can read from us, and no word of the trade in it. */
const SPEAKING = /^(?:load|validate|protect|commands|check|publish|preview|schema)\/|^(?:build|build-exempt|main|problem)\.ts$/;
const TRADE = /\b(?:keys?|schemas?|paths?|regex(?:es|p)?|null|undefined|nan|enum|objects?|arrays?|strings?|booleans?|index(?!\.(?:md|html))|pars(?:e|ed|er|ing)|tokens?|invalid|(?<!\.)yaml|zod|syntax|exception|integer|scalar|callback)\b/i;
/** In another sense, or for who mends the software. */
const ALLOWED: readonly { file: string; words: RegExp; because: string }[] = [
  { file: 'schema/plan.ts', words: /key decision/, because: 'the law’s own term' },
  { file: 'check/leaks/pdf-layers.ts', words: /strings and names/, because: 'a layer of a PDF in a fault of the software' },
  { file: 'check/pdf/broken-file.ts', words: /a schema without a name/, because: 'a made-up PDF’s description in tests' },
];

let literals: Literal[];
beforeAll(() => { literals = readLiterals(SPEAKING); });

describe('the words', () => {
  test('are found in the code', () => {
    expect(literals.length).toBeGreaterThan(1500);
    expect(literals).toContainEqual({ file: 'validate/blocks/chart.ts', words: 'A table is drawn alone. Give it a chart of its own.' });
  });

  test('are an officer’s', () => {
    const bad = literals.filter(({ file, words }) => TRADE.test(words) && !ALLOWED.some((one) => one.file === file && one.words.test(words)));
    expect(bad.map(({ file, words }) => `${file}: ${words}`)).toEqual([]);
  });

  test('are an officer’s in every message that a fixture provokes', () => {
    const messages = [MISTAKES, ADVICE].flatMap((folder) => readdirSync(folder).flatMap((name) => [...readFileSync(join(folder, name, 'expected.txt'), 'utf8').matchAll(/^\S.*?:\d+:\d+  (?:advice )?[a-z0-9-]+  (.*)$/gm)].map((match) => match[1] as string)));
    expect(messages.length).toBeGreaterThan(350);
    expect(messages.filter((message) => TRADE.test(message))).toEqual([]);
  });

  test('an exception that nothing needs is none', () => {
    expect(ALLOWED.filter((one) => !literals.some(({ file, words }) => file === one.file && one.words.test(words)))).toEqual([]);
  });
});

describe('the catalogue', () => {
  test('explains each rule in the code, and no other', () => {
    expect([...RULES.keys()].sort()).toEqual(readRuleIds());
    expect(RULES.size).toBe(RULE_GROUPS.reduce((sum, { rules }) => sum + Object.keys(rules).length, 0));
  });

  test.each([...RULES])('%s has a reason, an example and a remedy', (id, { why, mend, example }) => {
    for (const words of [why, mend]) expect(words).toMatch(/^\p{Lu}.*[^.]\.$/u);
    const provoked = readExamples().get(id);
    expect([provoked, example].filter((words) => words !== undefined)).toHaveLength(1);
    if (example !== undefined) expect(literals.some((literal) => patternOf(literal.words).test(example))).toBe(true);
  });

  test('scripts/RULES.md is up to date: npm run rules -- --out scripts/RULES.md', () => {
    expect(readFileSync(join(FIXTURES, '../../RULES.md'), 'utf8')).toBe(renderCatalogue());
  });

  test('one rule in the terminal', () => {
    expect(tellRule('typed-number').split('\n').slice(0, 5)).toEqual(['typed-number', '', RULES.get('typed-number')!.why, '', expect.stringContaining('content/toyshire-report/index.md:139:33  typed-number  “77” is typed by hand')]);
  });
});

/** Long enough that it isn't any message's pattern. */
function patternOf(words: string): RegExp {
  return words.replaceAll('…', '').length < 25 ? /^\b$/ : new RegExp(`^${words.split('…').map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.*')}$`);
}
