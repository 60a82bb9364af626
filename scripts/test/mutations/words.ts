import type { Report } from '../../schema/report.ts';
import { changesOnly, keepsFigures, writes } from './allowances.ts';
import { change, filesLike, MARKDOWN, pickFile, readText, replaceSomewhere, REPORT, TEXT, type Allowance, type Dice, type Mutation } from './mutation.ts';

/** What a hand, or an enemy, does to words. */

/** Before the paper's last heading, where a paragraph may stand. */
function insert(root: string, path: string, lines: string): void {
  change(root, path, (text) => text.replace(/\n(?=## Financial implications)/, () => `\n${lines}\n\n`));
}

function inserted(name: string, expected: Mutation['expected'], times: number, ...choices: string[]): Mutation {
  return { name, times, expected, apply: (dice, root) => insert(root, pickFile(dice, root, REPORT), dice.pick(choices)) };
}

/** A sentence of the report's goes on with these words. */
function says(name: string, expected: Mutation['expected'], times: number, ...choices: string[]): Mutation {
  return { name, times, expected, apply: (dice, root) => insert(root, pickFile(dice, root, REPORT), `Some words ${dice.pick(choices)}`) };
}

/** More of it than the page had, whatever it is, but no figure. */
const shows = (...words: string[]): Allowance => (before, after) => keepsFigures(before, after) ?? (words.some((word) => JSON.stringify(after).includes(JSON.stringify(word).slice(1, -1))) ? null : `does not say ${words.join(' or ')}`);
const composed = (report: Report): string => JSON.stringify(report).normalize('NFC');
const DEEP = 10_000;
const STRANGE = '<script>alert(document.domain)</script> <img src=x onerror=alert(this)> {{ constructor.constructor(this)() }} {% include x %} {# x #} ${process.env} <%= x %> &lt;b&gt; </title>';

export const WORDS: Mutation[] = [
  inserted('code that is not closed', 'problem', 2, '```', '~~~', '```js\nwords', '- ```\n  words', '> ```\n> words\n>'),
  inserted('a block that is not closed', 'problem', 2, '::: note\nWords.', ':::: note\nWords.', '::: chart children-in-care\nWords', '::: note\n\n::: quote A child\nWords.\n:::'),
  inserted('a block that is closed twice', 'problem', 1, '::: note\nWords.\n:::\n:::'),
  inserted('blocks in blocks', 'problem', 2, `${'::: note\n'.repeat(200)}Words.\n${':::\n'.repeat(200)}`, `${'::: note\n'.repeat(DEEP)}Words.\n${':::\n'.repeat(DEEP)}`, '::: landscape\n'.repeat(200), '::: note\n'.repeat(DEEP)),
  inserted('blocks by names that every object has', 'problem', 2, '::: constructor x\nWords.\n:::', '::: __proto__\nWords.\n:::', '::: toString\n:::', '::: chart constructor\nWords.\n:::', '::: table __proto__\nWords.\n:::', '::: kpis toString\nWords.\n:::', '::: actions constructor\nWords.\n:::'),
  inserted('lists in lists', 'problem', 2, `${'- '.repeat(DEEP)}words`, `${'1. '.repeat(DEEP)}words`, Array.from({ length: 200 }, (_, i) => `${'  '.repeat(i)}- words`).join('\n')),
  inserted('quotations in quotations', 'problem', 2, `${'>'.repeat(DEEP)} words`, `${'> '.repeat(150)} words`, `${'> - '.repeat(DEEP)} words`),
  says('signs of markdown without end', keepsFigures, 8, ...['[', ']', '![', '*', '_', '`', '(', '[a](', '[a][', '**a *b ', '*a _b', '{{', '}}', '[^', '![a](b', '[[a]{lang=cy}]{lang=cy}', '<', '&', '\\', '|'].map((sign) => sign.repeat(DEEP))),
  says('figures without end', 'problem', 1, '{{ in-care }} {{ children-in-care }} '.repeat(2000)),
  inserted('a table without end', keepsFigures, 2, `|${' a |'.repeat(2000)}\n|${' --- |'.repeat(2000)}\n|${' a |'.repeat(2000)}`, `| a |\n| --- |\n${'| a |\n'.repeat(5000)}`, `| a |\n${'| --- '.repeat(5000)}|`),
  says('figures that nobody can read', 'problem', 8, '{{ constructor }}', '{{ __proto__ }}', '{{ tostring }}', '{{ foster-households | constructor }}', '{{ carers | __proto__ }}', '{{ carers | at constructor1 }}', '{{ homes-by-owner constructor }}', '{{ homes-by-place __proto__ x }}', '{{ ../../etc/passwd }}', '{{ 7*7 }}', '{{ carers; x }}', '{{{ carers }}}', '{{ carers }', '{ carers }}', '{{ carers | at 2025-13 }}', '{{ carers | at 1e3 }}', '{{ carers | round -1 }}', '{{ carers | round 99999999999 }}', '{{ саrers }}', '{{ car\u200bers }}', '{{ carers | or }}', '{{ \u202ecarers }}', '{{}}', '{{ | }}'),
  says('addresses that run programs', 'problem', 6, '[a](javascript:alert(1))', '[a](JaVaScRiPt:alert)', '[a](<javascript:alert>)', '[a](java&#115;cript:alert)', '[a](\u0001javascript:alert)', '[a](data:text/html,x)', '[a](vbscript:x)', '[a](file:///etc/passwd)', '![a](javascript:alert)', '![a](data:image/png;base64,AAAA)', '![a](https://example.org/x.png)', '[a](//example.org/x)', '[a](\\\\server\\x)', '[a](mailto:x@example.org)', '[a][j]\n\n[j]: javascript:alert'),
  says('names with ../', 'problem', 4, '![a](../../../etc/passwd.png)', '![a](../x/../../../a.png)', '![a](%2e%2e/%2e%2e/a.png)', '![a](..%2f..%2fa.png)', '![a](/etc/passwd.png)', '[a](../../../../etc/passwd)', '[a](../%2e%2e/x/)', '[a](%00)', '[a](%)', '![a](%ff.png)', '[a](#%ff)', '![a](squares.png%00)', '![a](C:\\a.png)', '![a](./)', '![a](.)'),
  inserted('tags of HTML', keepsFigures, 3, '<script>alert(document.domain)</script>', '<!-- a comment\n', '<div onclick="x">\n\nWords.\n\n</div>', '<style>* { display: none }</style>', '<?php x ?>', '<![CDATA[ x ]]>', '<a href="javascript:x">a</a>', '<details><summary>a</summary>'),
  says('templates', shows('raw', 'endraw', 'include', 'Some words'), 2, '{% raw %}', '{% include "../../etc/passwd" %}', '{# hidden #} and after', '${process.env.HOME}', '<%= a %>', '#{a}', '{%- for a in b -%}'),
  { name: 'templates and tags in every text of the settings', times: 2, expected: keepsFigures, apply: (dice, root) => change(root, pickFile(dice, root, /^content\/[\w-]+(?<!draft)\/index\.md$/), (text) => text.replace(/^(?=kind: )/m, `original: { title: '${STRANGE}', link: https://example.org/a }\n`).replace(/(?<=kind: [^]*?)^original:\n  title.*\n  link.*\n/m, '')) },
  { name: 'templates and tags in the text of a figure', times: 2, expected: 'either', apply: (dice, root) => changesOnly(replaceSomewhere(dice, root, /facts\.yaml$|indicators|tables/, /(?<=^ *(?:where|reason): )\w[^"'\n]*$/m, () => dice.pick([STRANGE, `'${STRANGE}`, `"${STRANGE}"`]))) },
  { name: 'templates and tags in a title of numbers', times: 3, only: 'toyshire', expected: writes(`Children’s homes by owner ${STRANGE}`, 'Children’s homes by owner'), apply: (_, root) => change(root, 'data/toyshire/tables/homes-by-owner.yaml', (text) => text.replace('Children’s homes by owner', `'Children’s homes by owner ${STRANGE}'`)) },
  { name: 'a link of the data that runs a program', times: 4, expected: 'problem', apply: (dice, root) => replaceSomewhere(dice, root, TEXT, /(?<=\b(?:link|page): )https:\/\/[^\s,}]+/, () => dice.pick(['javascript:alert(1)', '" javascript:alert(1)"', 'JAVASCRIPT:x', 'data:text/html,x', '"https://a b"', 'https://', 'https:///x', '"https://example.org/\\"onclick=x"', 'http:javascript:x', '//example.org', '"https://example.org/\\n"', 'ftp://example.org', '"\\tjavascript:x"', 'https://example.org/<script>'])) },
  { name: 'letters apart from their accents', times: 2, expected: (before, after) => (composed(before) === composed(after) ? null : 'says something else'), apply: (dice, root) => change(root, dice.pick(filesLike(root, TEXT).filter((path) => readText(root, path).normalize('NFD') !== readText(root, path))), (text) => text.normalize('NFD')) },
  says('letters that are not what they seem', (before, after) => keepsFigures(before, after), 5, 'сhildren', 'chil\u200bdren', 'chil\u00addren', '\u202eneerdlihc', '\u2066children\u2069', 'children 👶', '👨‍👩‍👧', '\ud83d\udc76', 'ﬁnd', '𝐜𝐡𝐢𝐥𝐝𝐫𝐞𝐧', 'ｃhildren', '\u200fchildren', 'z̷̢a̵l̶g̸o̷', '\ufeffchildren', '\u00a0\u2003 \u3000', '﷽'),
  says('characters by number', 'problem', 4, '&#0;', '&#xD800;', '&#x110000;', '&#xFFFD;', '&#xFFFE;', '&#x202E;', '&#27;', '&#x1F476;', '&#xFDFD;', '&Zopf;', '&zwnj;&#x7f;'),
  inserted('a heading without its space', 'problem', 2, '##Homes', '###Homes for them', '######Homes'),
  inserted('a line under words', 'problem', 2, 'Words\n---', 'Words\n===', '---\nkind: report\n---'),
  inserted('words indented by four', 'problem', 2, '    Words of a paragraph that is code.', '\tWords of a paragraph that is code.', '    {{ foster-households }} and {{ carers }}'),
  inserted('words that markdown keeps for itself', 'problem', 3, '[note]: remember', '[a-b]: https://example.org/a', '[j]: <x> "title"', '[one]: two\n[three]: four'),
  { name: 'the end of a block taken out', times: 2, expected: 'problem', apply: (dice, root) => replaceSomewhere(dice, root, MARKDOWN, /^:::\n/m, () => '') },
  { name: 'no end of the settings', times: 2, expected: 'problem', apply: (dice, root) => change(root, pickFile(dice, root, MARKDOWN), (text) => (text.startsWith('---') ? text.replace(/\n---\n/, '\n') : text.replace(/^/, '---\n'))) },
  { name: 'a line before the settings', times: 2, expected: 'problem', apply: (dice, root) => change(root, pickFile(dice, root, /index\.md$/), (text) => dice.pick(['\n', ' ', '# Title\n', '<!-- x -->\n', '-', '\u200b', '\\']) + text) },
];

/** Long rows of what a pattern may try over and over. */
const MANY = [' ', '\t', '\u00a0', '{#a', '{#', '1,', '1.', '1', '£', '£1 ', 'A', 'A.', 'AA ', 'AA’', 'a-', '"', "'", '“', '‘', ' -', ' --', '-', '(a)', '::', ':', 'http://', 'www.', 'https://a', '.', '!?', '. ', '<', '&#', '&amp', '#', '1 January ', 'January 1 ', 'e.g.', 'no.', '2024-', '2024', '[^a', '](', '^[', '{lang=', '{{ a | ', '|', 'section 1', 'section 1(a)', 'Part 1 of the ', 'Appendix A ', 'appendix ', '0', '%', 'á', 'a\u0301', '\u0301', ':::', '_', '~'];
const TIMES = 50_000;
const LONGEST = 19_000;

/** Where they are put: in the words, in a block, in a figure, in the settings. */
const PLACES: ((root: string, path: string, long: string) => void)[] = [
  (root, path, long) => insert(root, path, `Some ${long} words`),
  (root, path, long) => insert(root, path, `Some words {{ fixed ${long} }}`),
  (root, path, long) => insert(root, path, `Some words {{ carers | at ${long} x }}`),
  (root, path, long) => insert(root, path, `### Some ${long} x`),
  (root, path, long) => insert(root, path, `::: chart ${long} x\nSome ${long} x\n:::`),
  (root, path, long) => insert(root, path, `| a | b |\n| --- | --- |\n| ${long} x | ${long.slice(0, 1000)} |`),
  (root, path, long) => insert(root, path, `[some ${long} x](https://example.org/${long.replaceAll(/\s/g, '')}) and ![${long} x](squares.png)`),
  (root, path, long) => insert(root, path, `Words.[^long]\n\n[^long]: ${long} x`),
  (root, path, long) => insert(root, path, `${long}x`),
  (root, path, long) => change(root, path, (text) => text.replace(/^title: .*$/m, () => `title: ${JSON.stringify(`${long} x`)}`)),
  (root, path, long) => change(root, path, (text) => text.replace(/^ {2}(?:author|committee): .*$/m, () => `  author: ${JSON.stringify(`${long} x`)}`)),
  (root, path, long) => change(root, path, (text) => text.replace(/^as-of: .*$/m, () => `as-of: ${JSON.stringify(`${long} x`)}`)),
  (root, path, long) => change(root, path, (text) => text.replace(/^about: .*$/m, () => `about: ${JSON.stringify(`${long} x`)}`)),
  (root, path, long) => change(root, path, (text) => text.replace(/^status: .*$/m, () => `${JSON.stringify(`${long} x`)}: x`)),
];
const DATA_PLACES: ((text: string, long: string) => string)[] = [
  (text, long) => text.replace(/(?<=value: )[\d.]+/, () => long),
  (text, long) => text.replace(/(?<=period: )[\w-]+/, () => JSON.stringify(`${long} x`)),
  (text, long) => text.replace(/(?<=published: )[\w-]+/, () => JSON.stringify(`${long} x`)),
  (text, long) => text.replace(/(?<=^definition: ).*/m, () => JSON.stringify(`${long} x`)),
  (text, long) => text.replace(/(?<=^source: ).*/m, () => JSON.stringify(`${long} x`)),
  (text, long) => `${text}${JSON.stringify(`${long} x`)}: x\n`,
  (text, long) => `${text}${long} x\n`,
];

/** Anything may come of it but a crash, a hang, another figure, or a place that isn't. */
export const LONG_ROWS: Mutation[] = MANY.map((piece) => ({
  name: `${JSON.stringify(piece)} without end`, expected: ofAnyNumber,
  apply: (dice: Dice, root: string) => {
    // Half of them in a paragraph that is just short enough to be read.
    const long = piece.repeat(dice.chance(0.5) ? TIMES : Math.floor(LONGEST / piece.length));
    if (dice.chance(0.7)) dice.pick(PLACES)(root, pickFile(dice, root, REPORT), long);
    else change(root, pickFile(dice, root, /indicators\/.*\.yaml$/), (text) => dice.pick(DATA_PLACES)(text, long));
  },
}));

function ofAnyNumber(before: Report, after: Report): string | null {
  return after.publications.length === before.publications.length ? null : 'a publication is lost';
}
