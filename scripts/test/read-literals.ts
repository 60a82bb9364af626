import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAst } from 'vitest/node';

/** Words in the code: a template's parts, with … for what is put between them. */
export interface Literal {
  /** 'validate/shape.ts' */
  file: string;
  words: string;
}

interface Node {
  type: string;
  [name: string]: unknown;
}

const SCRIPTS = join(import.meta.dirname, '..');
/** Calls that make a problem; the id stands among their first arguments. */
const MAKERS = /^(?:say|fail|fault|tell|problemAt|warningAt)$/;
/** What such a call or a `rule:` beside a value of another kind can hold. */
const NO_RULES = ['percent', 'redirects'];

/** The code of the product, without its tests, measurements and made-up files. */
function productFiles(): string[] {
  return readdirSync(SCRIPTS, { recursive: true, encoding: 'utf8' }).map((path) => path.split('\\').join('/'))
    .filter((path) => path.endsWith('.ts') && !/\.test\.ts$|^(?:test|bench)\/|\/sample-/.test(path)).sort();
}

/** Every sentence-like literal; those of an Error are for who mends the software. */
export function readLiterals(folders: RegExp): Literal[] {
  return productFiles().filter((file) => folders.test(file)).flatMap((file) => {
    const found: string[] = [];
    visit(file, (node) => {
      if (node.type === 'NewExpression' && nameOf(node['callee']) === 'Error') return false;
      if (node.type === 'Literal' && typeof node['value'] === 'string') found.push(node['value']);
      if (node.type === 'TemplateLiteral') found.push((node['quasis'] as { value: { cooked: string } }[]).map(({ value }) => value.cooked).join('…'));
      return true;
    });
    return found.filter((words) => /\p{L} \p{L}/u.test(words)).map((words) => ({ file, words }));
  });
}

/** The id of every rule that the code can tell of. */
export function readRuleIds(): string[] {
  const ids = new Set<string>();
  const add = (value: unknown): void => {
    if (typeof value === 'string' && /^[a-z]+(?:-[a-z0-9]+)*$/.test(value) && !NO_RULES.includes(value)) ids.add(value);
  };
  for (const file of productFiles()) visit(file, (node) => {
    const value = node['value'] as Node | undefined;
    if (node.type === 'Property' && nameOf(node['key']) === 'rule') add(value?.type === 'TemplateLiteral' ? (value['quasis'] as { value: { cooked: string } }[])[0]!.value.cooked.replace(/\/$/, '') : value?.['value']);
    if (node.type === 'CallExpression' && MAKERS.test(nameOf(node['callee']))) for (const argument of (node['arguments'] as Node[]).slice(0, 3)) if (argument.type === 'Literal') add(argument['value']);
    return true;
  });
  return [...ids].sort();
}

/** @param see false where what is below need not be looked at */
function visit(file: string, see: (node: Node) => boolean): void {
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(walk);
    else if (typeof node === 'object' && node !== null && (!('type' in node) || see(node as Node))) Object.values(node).forEach(walk);
  };
  walk(parseAst(readFileSync(join(SCRIPTS, file), 'utf8'), { lang: 'ts' }));
}

function nameOf(node: unknown): string {
  return String((node as { name?: unknown } | null)?.name ?? '');
}
