import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Each folder below them holds a mistake, and in expected.txt what is then told. */
const FIXTURES = ['mistakes', 'advice'].map((name) => join(import.meta.dirname, '../../test/fixtures', name));

/** By rule, the first problem that a fixture provokes: place, message, line and mark. The fixture that bears the rule's name comes first. */
export function readExamples(): Map<string, string> {
  const told = FIXTURES.flatMap((folder) => readdirSync(folder).sort().map((name) => ({ name, text: readFileSync(join(folder, name, 'expected.txt'), 'utf8') })));
  const examples = new Map<string, string>();
  const own = new Set<string>();
  for (const { name, text } of told) {
    for (const [example, rule = ''] of text.matchAll(/^\S.*?:\d+:\d+  (?:advice )?([a-z0-9-]+)  .*(?:\n    .*){0,2}$/gm)) {
      if (own.has(rule) || (examples.has(rule) && name !== rule)) continue;
      examples.set(rule, example);
      if (name === rule) own.add(rule);
    }
  }
  return examples;
}
