import { expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { readYaml } from './read-yaml.ts';

const QUOTE_IT = 'Put the text in quotation marks.';
const INDENT_IT = 'Give it the same number of spaces as the lines that it belongs with.';
const NO_COMMA = 'In brackets a comma stands between two entries, and one is missing here. Add it; if this is all one text with a colon or comma in it, put it in quotation marks.';
const MANY_COMMAS = 'There is a comma too many in these brackets. Delete it, or put the text that it belongs to in quotation marks.';
const TOO_FEW_SPACES = 'goes on below with too few spaces. Begin each of its lines, and that of its closing bracket, with more spaces than this one.';
const NO_COLON = 'This line has no colon. Write a name, a colon, a space and the value; if it goes on with the text above, begin it with more spaces than that line.';
const LIST_ASTRAY = 'This line begins with a hyphen, as an entry of a list does, and its neighbours do not, or not in the same column. Give every entry of the list the same number of spaces before its hyphen.';
const NOT_CLOSED = 'This quotation mark is not closed. Add one at the end of the text.';
const ONLY_SPACES = 'There is a tab at the start of the line. Use spaces to indent.';
const NO_SPACE_AFTER_HYPHEN = 'There is no space after the hyphen. Add one.';
const OTHER_SPACE = 'There is a space of another kind in this name, as Word and web pages write it. Type the name and the spaces before it anew.';
const NO_PERCENT = 'A line cannot begin with %. Delete it, or put the text in quotation marks.';
const TOO_DEEP = 'This stands in more than 50 groups, one inside the other. Write it with fewer.';

const FAULTS: [text: string, place: string, message: string][] = [
  ['a:\n    b: 1\n  c: 2\n', '3:1', `This line begins with 2 spaces, the one above it with 4. ${INDENT_IT}`],
  ['a: |\n  text\n b\n', '3:1', `This line begins with 1 space, the one above it with 2. ${INDENT_IT}`],
  ['a:\n  - b\n  c: 1\n', '3:1', `This line is not indented like those above it. ${INDENT_IT}`],
  ['a: 1\n  b: 2\n', '2:3', 'This line begins with more spaces than the one above it, which has its value already. Give it the same number of spaces, or put the text of both in quotation marks.'],
  ['a:\n  - b: 1\n   c: 2\n', '3:4', 'This line stands in a list, and neither begins an entry nor belongs to the one above. Begin it with a hyphen and a space, or give it as many spaces as its neighbours.'],
  ['a:\n  - b\n - c\n', '3:1', LIST_ASTRAY],
  ['a:\n  c: 1\n  - b\n', '3:1', LIST_ASTRAY],
  ['a: - b\n', '1:4', `A list begins on the next line, not here. Move it there, or put the text in quotation marks.`],
  ['a:\n\tb: 1\n', '2:1', ONLY_SPACES],
  ['a: |\n\tb\n', '2:1', ONLY_SPACES],
  ['a:\n  -\tb: 1\n', '2:4', 'There is a tab here. Put a space in its place.'],
  ['a:\n  b: 1\na: 2\n', '3:1', '“a” stands twice in the same group (first on line 1). Delete or rename one of the two.'],
  ['x:\n  a: 1\ny:\n  - a: 1\n    "b": 2\n    "b": 2\n', '6:5', '“b” stands twice in the same group (first on line 5). Delete or rename one of the two.'],
  ['a: { b: 1, b: 2 }\n', '1:12', '“b” stands twice in the same group. Delete or rename one of the two.'],
  ['a: "Homes\nb: 2\n', '1:4', NOT_CLOSED],
  ['t: "two\n  lines"\na: { b: \'x, c: 2 }\nd: 1\n', '3:9', NOT_CLOSED],
  ['a: \'Dorset\'s homes\'\n', '1:4', 'The text begins with \' and so ends at the next one, and more follows. Put the whole of it in double quotation marks, ", or write \'\' for an apostrophe in it.'],
  ['a: "Homes" for carers\n', '1:4', 'The text begins with " and so ends at the next one, and more follows. Put the whole of it in single quotation marks, or write “ and ” in it.'],
  ['a: "C:\\Homes"\n', '1:7', 'A \\ in quotation marks has a meaning of its own. Write \\\\ for it, or use single quotation marks.'],
  ['a: *x\n', '1:4', `A value cannot begin with *. ${QUOTE_IT}`],
  ['- **Budget** for\n', '1:3', `A value cannot begin with *. ${QUOTE_IT}`],
  ['a: *x:\n', '1:4', `A value cannot begin with *. ${QUOTE_IT}`],
  ['*x : 1\n', '1:1', `A value cannot begin with *. ${QUOTE_IT}`],
  ['*x: 1\n', '1:1', `A line cannot begin with *. ${QUOTE_IT}`],
  ['a: &x [1]\nb: &y [*x, *x]\n', '1:4', `A value cannot begin with &. ${QUOTE_IT}`],
  ['a: &Budget for\n', '1:4', `A value cannot begin with &. ${QUOTE_IT}`],
  ['a: &x &y 1\n', '1:4', `A value cannot begin with &. ${QUOTE_IT}`],
  ['b: 1\na: &y *x\n', '2:4', `A value cannot begin with &. ${QUOTE_IT}`],
  ['a: !!str 5\n', '1:4', `A value cannot begin with !. ${QUOTE_IT}`],
  ['a: !Important: read\n', '1:4', `A value cannot begin with !. ${QUOTE_IT}`],
  ['a: !x !y b\n', '1:4', `A value cannot begin with !. ${QUOTE_IT}`],
  ['a: !!omap\n  b: 1\n', '1:4', `A value cannot begin with !. ${QUOTE_IT}`],
  ['!x ? a\n', '1:1', `A line cannot begin with !. ${QUOTE_IT}`],
  ['a: @b\n', '1:4', `A value cannot begin with @. ${QUOTE_IT}`],
  ['a: `b`\n', '1:4', `A value cannot begin with \`. ${QUOTE_IT}`],
  ['a: %5\n', '1:4', `A value cannot begin with %. ${QUOTE_IT}`],
  ['a: , b\n', '1:4', `A value cannot begin with ,. ${QUOTE_IT}`],
  ['a: ? b\n', '1:4', `A value cannot begin with ?. ${QUOTE_IT}`],
  ['a: [draft] Homes\n', '1:4', `A value that begins with [ ends with its closing bracket, and more follows. ${QUOTE_IT}`],
  ['a: {{ homes }}\n', '1:5', `A bracket within a bracket cannot be a name. ${QUOTE_IT}`],
  ['a: > text\n', '1:4', 'After > the text begins on the next line. Move it there, with more spaces before it than this line has.'],
  ['a: |\n    \n  b\n', '3:3', 'An empty line above this one has more spaces in it than this one begins with. Delete its spaces.'],
  ['a: 1\n---\nb: 2\n', '2:1', 'A line --- cannot stand in the middle of this file. Delete it.'],
  ['a: 1\n...\nb: 2\n', '2:1', 'A line ... cannot stand in the middle of this file. Delete it.'],
  ['--- a: 1\n', '1:5', 'Nothing may stand after --- on its line. Begin a line of its own here.'],
  ['%YAML 1.1\n---\na: yes\n', '1:1', NO_PERCENT],
  ['%FOO bar\na: 1\n', '1:1', NO_PERCENT],
  ['%YAML\n---\na: 1\n', '1:1', NO_PERCENT],
  ['a: { b: 1\nc: { d: 2 }\n', '1:4', 'This { is not closed. Add a } where it ends.'],
  ['a: { b: [1, 2 }\nc: 2\n', '1:9', 'This [ is not closed. Add a ] where it ends.'],
  ['a: [1, 2', '1:4', 'This [ is not closed. Add a ] where it ends.'],
  ['a: {\nb: 1\n}\n', '1:4', `What stands in this { ${TOO_FEW_SPACES}`],
  ['a: { b: 1,\nc: 2 }\n', '1:4', `What stands in this { ${TOO_FEW_SPACES}`],
  ['a: [1, 2]]\n', '1:10', 'There is a ] here and no bracket that it closes. Delete it, or put the text in quotation marks.'],
  ['a: [1,, 2]\n', '1:7', MANY_COMMAS],
  ['a: { b: "x" c: 2 }\n', '1:13', NO_COMMA],
  ['a: { b: 1 c: 2 }\n', '1:9', NO_COMMA],
  ['a: {"b":1, "c"x}\n', '1:15', NO_COMMA],
  ['a: [ b\n c: 1 ]\n', '1:6', NO_COMMA],
  ['title: Homes: and carers\n', '1:8', 'There are two colons on this line. Put the text after the first colon in quotation marks: "Homes: and carers".'],
  ['- title: Homes: "and" carers\n', '1:10', 'There are two colons on this line. Put the text after the first colon in quotation marks.'],
  ['a: 1\nb 2\nc: 3\n', '2:1', NO_COLON],
  ['b 2\nc: 3\n', '1:1', NO_COLON],
  ['a: 1\nb:2\nc: 3\n', '2:3', 'There is no space after the colon. Add one.'],
  ['a:\n  -b\n  -c: 1\n', '2:3', NO_SPACE_AFTER_HYPHEN],
  ['a:\n  - b\n  -c\n', '3:3', NO_SPACE_AFTER_HYPHEN],
  ['a: "x"#c\n', '1:7', 'A # with a space before it begins a remark, and one without stands here after the end of the value. Add the space, or put the whole text in quotation marks.'],
  ['- a\n: 1\n', '2:1', 'This line begins with a colon. Write a name before it.'],
  [': 1\n', '1:1', 'There is no name before this colon. Write one.'],
  ['a:\n\u00a0\u00a0b: 1\n', '2:1', OTHER_SPACE],
  ['a: 1\n\ufeffb: 2\n', '2:1', OTHER_SPACE],
  [`${'x'.repeat(1100)}: 1\n`, '1:1', 'This name before a colon has more than 1,024 characters. If it is text, put it in quotation marks.'],
  [`a: ${'['.repeat(60)}${']'.repeat(60)}\n`, '1:54', TOO_DEEP],
  [`a: ${'['.repeat(3000)}`, '', TOO_DEEP],
];

test.each(FAULTS)('%j', (text, place, message) => {
  const { source, problems } = readYaml('a.yaml', text);
  expect(source).toBeNull();
  // How deep the parser gets before it gives up is the machine's affair.
  expect(problems.map((problem) => [place && `${problem.place.line}:${problem.place.column}`, problem.message])).toEqual([[place, message]]);
});

test('every fault that the parser knows is provoked, but those that it cannot come to', () => {
  const declared = ['ALIAS_PROPS', 'BAD_ALIAS', 'BAD_DIRECTIVE', 'BAD_DQ_ESCAPE', 'BAD_INDENT', 'BAD_PROP_ORDER', 'BAD_SCALAR_START', 'BLOCK_AS_IMPLICIT_KEY', 'BLOCK_IN_FLOW', 'DUPLICATE_KEY', 'KEY_OVER_1024_CHARS', 'MISSING_CHAR', 'MULTILINE_IMPLICIT_KEY', 'MULTIPLE_ANCHORS', 'MULTIPLE_DOCS', 'MULTIPLE_TAGS', 'RESOURCE_EXHAUSTION', 'TAB_AS_INDENT', 'TAG_RESOLVE_FAILED', 'UNEXPECTED_TOKEN', 'BAD_COLLECTION_TYPE'];
  const provoked = new Set(FAULTS.flatMap(([text]) => {
    const { errors, warnings } = parseDocument(text, { prettyErrors: false, logLevel: 'error' });
    return [...errors, ...warnings].slice(0, 1).map(({ code }) => code as string);
  }));
  expect(declared.filter((code) => !provoked.has(code))).toEqual([]);
});
