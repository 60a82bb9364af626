import { readExamples } from './read-examples.ts';
import { RULE_GROUPS, RULES } from './rules.ts';

/** scripts/RULES.md: every rule with why it exists, what it says and how to mend it. */
export function renderCatalogue(): string {
  const examples = readExamples();
  const groups = RULE_GROUPS.map(({ title, about, rules }) => [`## ${title}`, about, ...Object.keys(rules).map((id) => renderRule(id, examples))].join('\n\n'));
  return `${['# Rules', 'What `npm run check`, the preview and a build tell an author: each rule with why it exists, an example of what is said, and how to mend it. `npm run rules` lists them in the terminal. This page is made from the code by `npm run rules -- --out scripts/RULES.md`.', ...groups].join('\n\n')}\n`;
}

function renderRule(id: string, examples: ReadonlyMap<string, string>): string {
  const { why, mend, example } = RULES.get(id)!;
  return [`### ${id}`, why, `\`\`\`text\n${examples.get(id) ?? example}\n\`\`\``, `To mend it: ${mend}`].join('\n\n');
}

/** For the terminal, one rule. */
export function tellRule(id: string): string {
  const { why, mend, example } = RULES.get(id)!;
  return [id, '', why, '', readExamples().get(id) ?? `    ${example}`, '', `To mend it: ${mend}`].join('\n');
}

/** For the terminal, all of them: id and reason. */
export function listRules(): string {
  const width = Math.max(...[...RULES.keys()].map((id) => id.length));
  return RULE_GROUPS.map(({ title, rules }) => [title, ...Object.entries(rules).map(([id, { why }]) => `  ${id.padEnd(width)}  ${why}`)].join('\n')).join('\n\n');
}
