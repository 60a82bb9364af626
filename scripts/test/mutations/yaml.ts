import { isMap, isScalar, parseDocument, visit, type Document, type YAMLMap } from 'yaml';
import { changesOnly, keepsPublications, writes } from './allowances.ts';
import { change, changeSome, filesLike, NUMBERS, pickFile, readText, replaceSomewhere, TEXT, YAML, type Mutation } from './mutation.ts';

/** What a hand does to YAML: in files of their own, and in settings at the top of words. */

const VALUE = /(?<=\bvalue: )-?[\d.]+/;
const NAME = /(?<=^ *(?:- )?(?:\{ )?)(?:title|label|definition|unit|counts|frequency|good|owner|source|published|period|value|observations|editions|rows|dimensions|members|kind|council|summary|status|access|publish-on|as-of)(?=: )/m;
const DATE = /\b20\d\d-\d\d-\d\d\b/;

function number(name: string, ...values: string[]): Mutation {
  return { name: `a number as ${name}`, expected: 'problem', apply: (dice, root) => replaceSomewhere(dice, root, NUMBERS, VALUE, () => dice.pick(values)) };
}

/** The same values, said in another way. */
function rewrite(name: string, edit: (document: Document) => string): Mutation {
  return { name, times: 2, expected: 'same', apply: (dice, root) => changeSome(dice, root, YAML, (text) => edit(parseDocument(text))) };
}

function quoteAll(document: Document, type: 'QUOTE_DOUBLE' | 'QUOTE_SINGLE'): string {
  visit(document, { Scalar: (_, node) => void (typeof node.value === 'string' && (node.type = type)) });
  return document.toString({ lineWidth: 0 });
}

function reverseNames(document: Document): string {
  // The order of members is that of a chart's bars.
  visit(document, { Pair: (_, { key, value }) => (isScalar(key) && key.value === 'members' ? visit.SKIP : void (isMap(value) && value.flow && value.items.reverse())), Seq: (_, { items }) => items.filter((item) => isMap(item) && item.flow).forEach((item) => (item as YAMLMap).items.reverse()) });
  return document.toString({ lineWidth: 0 });
}

const front = (text: string, more: string): string => (text.startsWith('---') ? text.replace(/^---\n/, `---\n${more}\n`) : `${text}\n${more}\n`);
function added(name: string, ...more: string[]): Mutation {
  return { name, times: 2, expected: 'problem', apply: (dice, root) => change(root, pickFile(dice, root, /(?<!glossary)\.yaml$|index\.md$/), (text) => front(text, dice.pick(more))) };
}

const BOMB = ['lol: &a [lol, lol, lol, lol, lol, lol, lol, lol, lol]', ...'bcdefghi'.split('').map((to, i) => `lol-${to}: &${to} [${Array.from({ length: 9 }, () => `*${'abcdefgh'[i]}`).join(', ')}]`)].join('\n');
const DEEP = 10_000;

export const YAMLS: Mutation[] = [
  rewrite('indented by four', (document) => document.toString({ indent: 4, lineWidth: 0 })),
  rewrite('long lines folded', (document) => document.toString({ lineWidth: 60 })),
  rewrite('every text in double quotation marks', (document) => quoteAll(document, 'QUOTE_DOUBLE')),
  rewrite('every text in single quotation marks', (document) => quoteAll(document, 'QUOTE_SINGLE')),
  rewrite('names in another order', reverseNames),
  { name: 'comments between the lines', times: 2, expected: 'same', apply: (dice, root) => change(root, pickFile(dice, root, YAML), (text) => text.replaceAll('\n', '\n# “A comment”: { [ & * 12\n')) },
  { name: 'a plus before a number', expected: 'same', apply: (dice, root) => replaceSomewhere(dice, root, NUMBERS, VALUE, (found) => `+${found}`) },
  number('text', '"12"', "'12'", 'twelve', '12 children', '£12', '12%', '~', 'null', 'true', '""'),
  number('a group', '[12]', '{ 12: 13 }', '[]', '{}', '- 12'),
  number('a power', '1e3', '1E+05', '12e-1', '1.5e300', '1e400'),
  number('programmers write it', '0x1F', '0o17', '0b11', '1_000', '.inf', '-.inf', '.nan', '.5', '5.', '12n'),
  number('it stands elsewhere', '1,234', '1.234,5', '12,5', '1 234', '１２', '½', '–12', '−12', '1/2'),
  number('one too large', '9'.repeat(400), `${'9'.repeat(30)}`, `0.${'1'.repeat(400)}`, '123456789012345678901234567890.5'),
  { ...number('less than none', '-5', '-0.5', '-1000'), times: 2 },
  { name: 'a number as less than none, and yet nothing', expected: 'either', apply: (dice, root) => changesOnly(replaceSomewhere(dice, root, NUMBERS, VALUE, () => dice.pick(['-0', '-0.0']))) },
  { name: 'a text as a number, a list, a group or nothing', times: 4, expected: 'problem', apply: (dice, root) => replaceSomewhere(dice, root, TEXT, /(?<=^ *(?:title|definition|kind|council|status|unit|counts|frequency|as-of|publish-on|name|colour): )[^{"\n]+$/m, () => dice.pick(['12', '[a, b]', '{ a: b }', '', '~', 'true', '-', '|', '>'])) },
  { name: 'yes for true', times: 2, expected: 'problem', apply: (dice, root) => replaceSomewhere(dice, root, YAML, /(?<=: )(?:true|false)\b/, (found) => dice.pick(found === 'true' ? ['yes', 'y', 'on', '1', '"true"'] : ['no', 'n', 'off', '0', '"false"'])) },
  { name: 'a line indented otherwise', times: 10, expected: 'either', apply: (dice, root) => replaceSomewhere(dice, root, YAML, /^ *(?=\S)(?!#)/, (spaces) => dice.pick([`${spaces} `, `${spaces}  `, spaces.slice(1) || ' ', ''].filter((other) => other !== spaces))) },
  { name: 'a tab before a line', times: 3, expected: 'either', apply: (dice, root) => replaceSomewhere(dice, root, YAML, /^ +/, (spaces) => dice.pick(['\t', `\t${spaces}`, `${spaces}\t`])) },
  { name: 'tabs for all spaces before lines', times: 2, expected: 'problem', apply: (dice, root) => change(root, dice.pick(filesLike(root, YAML).filter((path) => /^ /m.test(readText(root, path)))), (text) => text.replace(/^(?: {2})+/gm, (spaces) => '\t'.repeat(spaces.length / 2))) },
  { name: 'a name misspelt', times: 6, expected: 'problem', apply: (dice, root) => replaceSomewhere(dice, root, TEXT, NAME, (name) => dice.pick([`${name}s`, name.slice(1), name.toUpperCase(), name[0]!.toUpperCase() + name.slice(1), `${name}\u200b`, name.replace(/[ae]/, 'а'), `${name} `, `"${name} "`, `${name}.`].filter((other) => other !== name && other.trim() !== name))) },
  { name: 'a name twice', times: 2, expected: 'problem', apply: (dice, root) => replaceSomewhere(dice, root, TEXT, /^(?:title|name|kind|unit|source): .+\n/m, (line) => line + line) },
  { name: 'a name twice, once in quotation marks', expected: 'problem', apply: (dice, root) => replaceSomewhere(dice, root, TEXT, /^(?:title|name|kind|unit|source): .+\n/m, (line) => line + line.replace(/^[\w-]+/, '"$&"')) },
  { name: 'no colon', times: 3, expected: 'problem', apply: (dice, root) => replaceSomewhere(dice, root, TEXT, /^(?:title|name|kind|unit|source|counts|status|owner): (?=\w)/m, (name) => name.replace(':', dice.pick(['', ';', '=', ' -']))) },
  { name: 'no space after the colon', times: 2, expected: 'problem', apply: (dice, root) => replaceSomewhere(dice, root, TEXT, /^(?:title|name|kind|unit|source|counts|status): (?=\w)/m, (name) => name.trim()) },
  { name: 'a day that there is not', times: 5, expected: 'problem', apply: (dice, root) => replaceSomewhere(dice, root, TEXT, DATE, (date) => dice.pick([`${date.slice(0, 4)}-02-30`, '2025-02-29', `${date.slice(0, 4)}-13-01`, '0000-00-00', `${date.slice(0, 8)}32`, `${date.slice(0, 4)}-6-31`, '30/02/2025', `${date}T00:00:00Z`, '20250230', '２０２５-01-01', '99999-01-01', '-2025-01-01'])) },
  { name: 'two versions of a line', times: 3, expected: 'problem', apply: (dice, root) => replaceSomewhere(dice, root, TEXT, /^.+\n/m, (line) => dice.pick([`<<<<<<< HEAD\n${line}=======\n${line}>>>>>>> paper\n`, `<<<<<<<\r\n${line}=======\r\n${line}>>>>>>>\r\n`, `<<<<<<< HEAD\n${line}||||||| base\n${line}=======\n${line}>>>>>>> paper\n`, `${line}>>>>>>> paper\n`])) },
  { name: 'what two versions leave behind', times: 3, expected: 'problem', apply: (dice, root) => replaceSomewhere(dice, root, TEXT, /^\w.+\n(?=\w|\n)/m, (line) => dice.pick([`${line}=======\n`, `${line}||||||| base\n`, `=======\n${line}`])) },
  added('a billion laughs', BOMB, BOMB.replace('lol: ', 'title: ')),
  added('an anchor', 'title: &title Homes', 'note: &note', 'kind: &kind report'),
  added('deep brackets', `deep: ${'['.repeat(DEEP)}${']'.repeat(DEEP)}`, `deep: ${'['.repeat(DEEP)}`, `deep: ${'{ a: '.repeat(DEEP)}x${' }'.repeat(DEEP)}`, `deep: ${'{'.repeat(DEEP)}`, `deep: ${'[{ a: '.repeat(DEEP)}`, `deep: ${']'.repeat(DEEP)}`, `${'['.repeat(DEEP)}: x`),
  added('deep lists', `deep:\n  ${'- '.repeat(DEEP)}x`, `deep:\n${Array.from({ length: 1000 }, (_, i) => `${' '.repeat(i + 1)}a:`).join('\n')}`, `deep:\n  ${'? '.repeat(DEEP)}x`, `deep:\n  ${'- ? '.repeat(DEEP)}x`),
  added('signs without end', `deep: ${'"'.repeat(DEEP)}`, `deep: ${"'".repeat(DEEP + 1)}`, `deep: ${'!'.repeat(DEEP)}`, `deep: ${'&'.repeat(DEEP)} x`, `deep: ${'*'.repeat(DEEP)}`, `deep: ${': '.repeat(DEEP)}`, `deep: "${'\\'.repeat(DEEP + 1)}"`, `deep: ${'%'.repeat(DEEP)}`, `deep: ${'|'.repeat(DEEP)}`, `${'? '.repeat(20)}`),
  added('a name that every object has', '__proto__: { title: x }', '__proto__: x', 'constructor: x', 'toString: x', 'hasOwnProperty: x', '"__proto__": [x]', 'valueOf: x'),
  added('a language of its own', '!!js/function "function () {}": x', 'deep: !!binary aGVsbG8=', 'deep: !ruby/object {}', '<<: { a: b }', '? [a, b]\n: c', '? { a: b }\n: c', ': x', '[a]: b', '{ a: b }: c'),
  { name: 'another version of YAML', times: 2, expected: 'problem', apply: (dice, root) => change(root, pickFile(dice, root, YAML), (text) => dice.pick(['%YAML 1.1\n---\n', '%TAG ! tag:x,2000:\n---\n', '%YAML 9.9\n---\n', '%NONE x\n---\n']) + text) },
  { name: 'an end in the middle', times: 2, expected: 'problem', apply: (dice, root) => replaceSomewhere(dice, root, /(?<!glossary|site)\.yaml$/, /^\w[^\n]*\n(?=\w)/m, (line) => `${line}${dice.pick(['---\n', '...\n', '... \n---\n'])}`) },
  { name: 'a text of more than one tag', times: 2, expected: 'either', apply: (dice, root) => replaceSomewhere(dice, root, YAML, /(?<=^ *(?:title|owner|label): )(?=\w)/m, () => dice.pick(['!!str ', '! ', '!!int ', '!x '])) },
  { name: 'signs that YAML writes otherwise', times: 3, expected: 'problem', apply: (dice, root) => replaceSomewhere(dice, root, TEXT, /(?<=^(?:title|definition|summary): )\w[^"\n]*$/m, (text) => `"A ${dice.pick(['\\0', '\\a', '\\b', '\\e', '\\v', '\\f', '\\x00', '\\ud800', '\\udc00', '\\uFFFF', '\\U0010FFFF', '\\UFFFFFFFF', '\\L', '\\P', '\\N', '\\uFFFD'])} ${text}"`) },
  { name: 'a source that is called “constructor”', expected: 'same', only: 'toyshire', apply: (_, root) => filesLike(root, YAML).forEach((path) => { if (readText(root, path).includes('toy-return')) change(root, path, (text) => text.replaceAll('toy-return', 'constructor')); }) },
  { name: 'a figure that is called “constructor”', expected: writes('constructor', 'toy-homes'), only: 'toyshire', apply: (_, root) => filesLike(root, TEXT).forEach((path) => { if (readText(root, path).includes('toy-homes')) change(root, path, (text) => text.replaceAll('toy-homes', 'constructor')); }) },
  { name: 'a form that is called “constructor”', expected: 'same', only: 'papers', apply: (_, root) => filesLike(root, TEXT).forEach((path) => { if (readText(root, path).includes('ink-committee')) change(root, path, (text) => text.replaceAll('ink-committee', 'constructor')); }) },
  { name: 'a row of the form that is called “constructor”', expected: 'problem', only: 'toyshire', apply: (_, root) => change(root, 'data/toyshire/council.yaml', (text) => text.replace('{ id: ward, label: Ward, mandatory: false }', '{ id: constructor, label: Ward }\n      - { id: ward, label: Ward, mandatory: false }')) },
  { name: 'a dimension and members that are called “constructor”', expected: 'problem', only: 'toyshire', apply: (_, root) => change(root, 'data/toyshire/tables/homes-by-owner.yaml', (text) => text.replace('id: owner', 'id: constructor')) },
  { name: 'a council that there is not, by a name that every object has', expected: 'problem', apply: (dice, root) => change(root, pickFile(dice, root, /(?:report|deck|strategy)\/index\.md$/), (text) => text.replace(/^council: .*$/m, `council: ${dice.pick(['constructor', '__proto__', 'toString', '../toyshire', 'toyshire/../toyshire', 'TOYSHIRE', 'toyshire '.trim() + '\u200b'])}`)) },
  { name: 'a name in the glossary that every object has', times: 2, expected: keepsPublications, apply: (dice, root) => change(root, 'content/about/glossary.yaml', (text) => text.replace('abbreviations:\n', `abbreviations:\n  ${dice.pick(['__proto__', 'constructor', 'toString', '"(((((("', '"a|b*+?"', '".*"'])}: nothing that stands here\n`)) },
];
