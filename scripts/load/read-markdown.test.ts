import { expect, test } from 'vitest';
import { plainText, type Narrative, type SourceBlock, type SourceInline } from '../schema/narrative.ts';
import { readMarkdown } from './read-markdown.ts';

function read(text: string): Narrative {
  const { source, problems } = readMarkdown('index.md', text);
  if (!source) throw new Error(problems[0]?.message);
  return source.narrative;
}

/** A short form: 'text@line:column', {figure}, *emphasis*, [words](address); blocks in brackets by their kind. */
function brief(blocks: readonly SourceBlock[]): string {
  return blocks.map((block): string => {
    const anchor = 'anchor' in block && block.anchor ? `#${block.anchor}` : '';
    switch (block.kind) {
      case 'paragraph': return `p${anchor}(${inline(block.content)})`;
      case 'heading': return `h${block.level}${anchor}(${inline(block.content)})`;
      case 'list': return `${block.ordered ? `ol${block.start}` : 'ul'}[${block.items.map(brief).join(' / ')}]`;
      case 'blockquote': return `quote[${brief(block.content)}]`;
      case 'code': return `code(${block.text.trimEnd()})`;
      case 'pipe-table': return `table[${[block.header, ...block.rows].map((row) => row.map(inline).join(', ')).join(' / ')}]`;
      case 'block': return `:${[block.name, block.words].filter(Boolean).join(' ')}${block.closed ? '' : '!'}[${brief(block.content)}]`;
    }
  }).join(' ');
}

function inline(inlines: readonly SourceInline[]): string {
  return inlines.map((i): string => {
    const at = 'place' in i ? `@${i.place.line}:${i.place.column}` : '';
    switch (i.kind) {
      case 'text': return `${i.text}${at}`;
      case 'figure': return `{${i.figure.kind === 'ref' ? i.figure.id : i.figure.kind}${at}}`;
      case 'emphasis': return `*${inline(i.children)}*`;
      case 'strong': return `**${inline(i.children)}**`;
      case 'code': return `\`${i.text}\`${at}`;
      case 'link': return `[${inline(i.children)}](${i.href})${at}`;
      case 'language': return `${i.lang}:<${inline(i.children)}>`;
      case 'note-mark': return `^${i.note}.${i.occurrence}`;
      case 'image': return `!${i.alt}(${i.src})${at}`;
      case 'line-break': return '⏎';
    }
  }).join('|');
}

test.each([
  ['a figure in a line', 'Some {{ a }} live here', 'p(Some @1:1|{a@1:6}| live here@1:13)'],
  ['figures over several lines, indented or not', 'One\ntwo {{ a }} and\n   {{ b | at 2015 }}\nend', 'p(One @1:1|two @2:1|{a@2:5}| and @2:12|{b@3:4}| @3:21|end@4:1)'],
  ['the same words twice', 'so {{ a }} so {{ a }} so', 'p(so @1:1|{a@1:4}| so @1:11|{a@1:15}| so@1:22)'],
  ['a wrong figure', '{{ A! }}', 'p({error@1:1})'],
  ['a figure in emphasis', 'x **y {{ a }}** z', 'p(x @1:1|**y @1:5|{a@1:7}**| z@1:16)'],
  ['a figure in a link', '[see {{ a }} here](#id) end', 'p([see @1:2|{a@1:6}| here@1:13](#id)@1:1| end@1:24)'],
  ['a star in a figure is no emphasis', '*{{ fixed 1 "a*b" }}*', 'p(*{fixed@1:2}*)'],
  ['code is no figure', '`{{ a }}` b', 'p(`{{ a }}`@1:2| b@1:10)'],
  ['lists', '- one {{ a }}\n- two\n  {{ b }}\n\n3. c', 'ul[p(one @1:3|{a@1:7}) / p(two @2:3|{b@3:3})] ol3[p(c@5:4)]'],
  ['a list in a list, with two paragraphs', '1. x\n\n   y {{ a }}\n   - z', 'ol1[p(x@1:4) p(y @3:4|{a@3:6}) ul[p(z@4:6)]]'],
  ['a table', '| A | B |\n| --- | ---: |\n| 15 | 5 |\n| {{ a }} | {{ b }} |', 'table[A@1:3, B@1:7 / 15@3:3, 5@3:8 / {a@4:3}, {b@4:13}]'],
  ['the same cell twice in a row', '| A | B |\n| --- | --- |\n| no | no |', 'table[A@1:3, B@1:7 / no@3:3, no@3:8]'],
  ['a filter in a table', '| A |\n| --- |\n| {{ a \\| at 2015 }} |', 'table[A@1:3 / {a@3:3}]'],
  ['a table after text and in a block', 'Text\n\n::: note\n| A |\n| --- |\n| {{ a }} |\n:::', 'p(Text@1:1) :note[table[A@4:3 / {a@6:3}]]'],
  ['a block', '::: chart a b\nMore {{ a }}\n\nNote\n:::\nAfter', ':chart a b[p(More @2:1|{a@2:6}) p(Note@4:1)] p(After@6:1)'],
  ['blocks in blocks', '::: landscape\n::: note\nA {{ a }}\n:::\nB\n:::\nC', ':landscape[:note[p(A @3:1|{a@3:3})] p(B@5:1)] p(C@7:1)'],
  ['a block right below a line', 'Text\n::: note\nA\n:::', 'p(Text@1:1) :note[p(A@3:1)]'],
  ['a block in a list', '1. x\n\n   ::: note\n   A\n   :::', 'ol1[p(x@1:4) :note[p(A@4:4)]]'],
  ['more colons, and none between them and the name', ':::: note\nA\n::::\n\n:::quote Ofsted\nB\n:::', ':note[p(A@2:1)] :quote Ofsted[p(B@6:1)]'],
  ['a block that is not closed', '::: note\nA', ':note![p(A@2:1)]'],
  ['colons alone open nothing', '::::\n\nA', 'p(::::@1:1) p(A@3:1)'],
  ['a block that is empty', '::: note\n:::', ':note[]'],
  ['a fence shows ::: as it is', '```\n::: note\n```', 'code(::: note)'],
  ['::: in code closes no block', '::: note\n```\n:::\n```\nA\n:::\nB', ':note[code(:::) p(A@5:1)] p(B@7:1)'],
  ['nor opens one', '::: note\n~~~ text\n::: quote x\n## y\n```\n~~~~\nA\n:::\nB', ':note[code(::: quote x\n## y\n```) p(A@7:1)] p(B@9:1)'],
  ['in a list’s code too', '::: note\n- ```\n  :::\n  ```\n- b\n:::\nB', ':note[ul[code(:::) / p(b@5:3)]] p(B@7:1)'],
  ['in a quotation’s too', '::: note\n> ```\n> :::\n> ```\n:::\nB', ':note[quote[code(:::)]] p(B@6:1)'],
  ['code in a line hides nothing', '::: note\n```x``` y\n:::\nB', ':note[p(`x`@2:4| y@2:8)] p(B@4:1)'],
  ['nor does code that isn’t closed', '::: note\n```\nx\n```\n```\nA\n:::\n## B', ':note[code(x) code(A)] h2(B@8:4)'],
  ['anchors', '## Progress {#progress}\n\nText\nmore {#stability-now}', 'h2#progress(Progress@1:4) p#stability-now(Text @3:1|more@4:1)'],
  ['an anchor in the middle is text', 'A {#x} b', 'p(A {#x} b@1:1)'],
  ['an anchor of a list’s item', '- a {#x}', 'ul[p#x(a@1:3)]'],
  ['another language', 'Read [Strategaeth *y* plant]{lang=cy} now', 'p(Read @1:1|cy:<Strategaeth @1:7|*y@1:20*| plant@1:22>| now@1:38)'],
  ['a link in another language', '[Y [ddolen](#cy) a [un](https://example.org/)]{lang=cy}', 'p(cy:<Y @1:2|[ddolen@1:5](#cy)@1:4| a @1:17|[un@1:21](https://example.org/)@1:20>)'],
  ['another language in a link', '[Read [Y *un*]{lang=cy} ![a](b.png)](#cy)', 'p([Read @1:2|cy:<Y @1:8|*un@1:11*>| @1:24|!a(b.png)@1:25](#cy)@1:1)'],
  ['a link in another language in a link', '[a [b [c](#d)]{lang=cy}](#e)', 'p([a @1:1|cy:<b @1:5|[c@1:8](#d)@1:7>|](#e)@1:24)'],
  ['brackets without a language', '[x]{lang=Welsh}', 'p([x]{lang=Welsh}@1:1)'],
  ['raw HTML stays text', '<b onclick="x()">Hi</b> <!-- {{ a }} -->', 'p(<b onclick="x()">Hi</b> <!-- @1:1|{a@1:30}| -->@1:37)'],
  ['an HTML block stays text', '<script>\nalert(1)\n</script>', 'p(<script> @1:1|alert(1) @2:1|</script>@3:1)'],
  ['a Nunjucks tag is text', '{% include "x" %} {# y #}', 'p({% include "x" %} {# y #}@1:1)'],
  ['entities and escapes become one text from where it began', 'AT&amp;T \\* 5 {{ a }}', 'p(AT&T * 5 @1:1|{a@1:15})'],
  ['strikethrough is off', '~~x~~', 'p(~~x~~@1:1)'],
  ['a hard break', 'a  \nb', 'p(a@1:1|⏎|b@2:1)'],
  ['a picture', 'See ![A map of Dorset](map.png)', 'p(See @1:1|!A map of Dorset(map.png)@1:5)'],
  ['a quotation and code', '> a\n\n    b', 'quote[p(a@1:3)] code(b)'],
])('%s', (_, text, tree) => expect(brief(read(text).blocks)).toBe(tree));

test('footnotes stand in order of mention, with figures at their places', () => {
  const { blocks, footnotes } = read('One[^b] two[^a] again[^b].\n\n[^a]: First {{ a }} and\n    *on* {{ b }}.\n[^b]: Second.');
  expect(brief(blocks)).toBe('p(One@1:1|^1.1| two@1:8|^2.1| again@1:16|^1.2|.@1:26)');
  expect(footnotes.map(inline)).toEqual(['Second.@5:7', 'First @3:7|{a@3:13}| and @3:20|*on@4:6*| @4:9|{b@4:10}|.@4:17']);
});

test('a right-aligned column holds numbers', () => {
  const [table] = read('| A | B | C |\n| :-- | --: | :-: |\n| x | y | z |').blocks;
  expect(table).toMatchObject({ kind: 'pipe-table', numeric: [false, true, false] });
});

test('front matter keeps the lines of the file true', () => {
  const { source } = readMarkdown('index.md', '---\nkind: report\ntitle: A\n---\n\n## B\n\nText {{ a }}');
  expect(source?.frontMatter?.data).toEqual({ kind: 'report', title: 'A' });
  expect(source?.frontMatter?.placeOf(['title'])).toEqual({ path: 'index.md', line: 3, column: 8 });
  expect(brief(source?.narrative.blocks ?? [])).toBe('h2(B@6:4) p(Text @8:1|{a@8:6})');
});

test('lines that end as in Windows count the same', () => {
  const { source } = readMarkdown('index.md', '---\r\nkind: report\r\n---\r\nA\r\nB {{ a }}\r\n');
  expect(brief(source?.narrative.blocks ?? [])).toBe('p(A @4:1|B @5:1|{a@5:3})');
});

test.each([
  ['---\nkind: report\n\nText', 'front-matter', 1],
  ['---\na: 1\na: 2\n---\n', 'yaml-syntax', 3],
])('%j: %s', (text, rule, line) => {
  expect(readMarkdown('index.md', text).problems[0]).toMatchObject({ rule, place: { line } });
});

test('plainText is the words alone', () => {
  const [heading] = read('## What *children* `say` {{ a }}[^1]\n\n[^1]: n').blocks;
  expect(heading?.kind === 'heading' && plainText(heading.content)).toBe('What children say ');
});

const openOf = (text: string): Narrative => readMarkdown('index.md', text).source?.open as Narrative;

test('what the public reads is read without the lines of exempt parts, at the same places', () => {
  const text = 'Before.[^b]\n\n::: exempt Prices\nSecret.[^a]\n\n::: note\nInner.\n:::\n\n[^a]: first\n[^b]: of the public\n[word]: https://example.org/\n:::\n\nAfter[^c] [word].\n\n[^c]: last\n';
  const { blocks, footnotes } = openOf(text);
  expect(brief(blocks)).toBe('p(Before.[^b]@1:1) :exempt Prices[] p(After@15:1|^1.1| [word].@15:10)');
  expect(footnotes.map(plainText)).toEqual(['last']);
  expect(brief(read(text).blocks)).toContain('Secret.@4:1');
});

test('an exempt part in an appendix is emptied, and one on Windows too', () => {
  expect(brief(openOf('::: appendix A Bids\r\n::: exempt Prices\r\nSecret.\r\n:::\r\nSeen.\r\n:::\r\n').blocks)).toBe(':appendix A Bids[:exempt Prices[] p(Seen.@5:1)]');
});

test('one that isn’t closed hides all up to the next section', () => {
  expect(brief(openOf('Seen.\n\n::: exempt Prices\nSecret.\n\nSecret too.\n').blocks)).toBe('p(Seen.@1:1) :exempt Prices![]');
});

test('without an exempt part there is one text, read once', () => {
  const source = readMarkdown('index.md', 'Seen.\n\n::: note\nSeen.\n:::\n').source;
  expect(source?.open).toBe(source?.narrative);
});

test('code with ::: in an exempt part ends nothing', () => {
  expect(brief(openOf('::: exempt Prices\n```\n:::\n```\nSecret.\n:::\n\nSeen.\n').blocks)).toBe(':exempt Prices[] p(Seen.@8:1)');
});

test.each(['![', '[', '[a]{lang=cy}[', '**a ', '{{ '])('a paragraph of nothing but %s is read at once', (marks) => {
  const started = performance.now();
  readMarkdown('content/a/index.md', marks.repeat(Math.floor(19_000 / marks.length)));
  expect(performance.now() - started).toBeLessThan(5000);
});

const each = (count: number, piece: (i: number) => string): string => Array.from({ length: count }, (_, i) => piece(i)).join('');

test.each([
  ['lines of brackets', each(45, () => `${']\n'.repeat(9_900)}\n`)],
  ['brackets', each(45, () => `${'![\n'.repeat(6_600)}\n`)],
  ['one note', '[^a]: b\n'.repeat(110_000)],
  ['notes', each(40_000, (i) => `x[^${i}]\n\n[^${i}]: b\n\n`)],
  ['notes without words', each(80_000, (i) => `[^${i}]:\n`)],
  ['addresses', each(80_000, (i) => `[${i}]: b\n`)],
])('900 kB of nothing but %s are read in a moment', (_, text) => {
  const started = performance.now();
  readMarkdown('content/a/index.md', text);
  expect(performance.now() - started).toBeLessThan(5000);
});
