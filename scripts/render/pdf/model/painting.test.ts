import { PDFDocument, type PDFDict } from '@cantoo/pdf-lib';
import { expect, it } from 'vitest';
import { readPainting, type Painted } from './painting.ts';
import { stepBetween } from './text-run.ts';

/** Codes 1 to 3 are 'a', 'b' and a space, each half as wide as the letters are high; F2 has no characters. */
async function resources(): Promise<PDFDict> {
  const { context } = await PDFDocument.create();
  const unicode = context.register(context.stream('3 beginbfchar <0001> <0061> <0002> <0062> <0003> <0020> endbfchar'));
  const font = (entries: object) => ({ Type: 'Font', Subtype: 'Type0', DescendantFonts: [{ DW: 500 }], ...entries });
  const form = context.register(context.stream('0 0 10 10 re f', { Type: 'XObject', Subtype: 'Form', Matrix: [1, 0, 0, 1, 100, 0], Resources: {} }));
  return context.obj({ Font: { F1: font({ ToUnicode: unicode }), F2: font({}) }, XObject: { X1: form }, Properties: { MC0: { MCID: 7 } } });
}

async function paint(content: string): Promise<Painted[]> {
  return readPainting({ bytes: Buffer.from(content, 'latin1'), resources: await resources() }, { fonts: new Map() });
}

it.each([
  ['0 0 1 1 re f', ['path 0 0 1 1']],
  ['2 0 0 2 10 20 cm 1 2 3 4 re 5 6 m 9 9 l S', ['path 12 24 28 38']],
  ['0 1 -1 0 100 0 cm 0 0 10 20 re f', ['path 80 0 100 10']],
  ['0 0 5 5 re W n 3 3 9 9 re f', ['path 3 3 5 5']],
  ['0 0 5 5 re W n 7 7 9 9 re f', ['path nothing']],
  ['q 0 0 5 5 re W n Q 3 3 6 6 re f', ['path 3 3 9 9']],
  ['n f', ['path nothing']],
  ['/X1 Do', ['path 100 0 110 10']],
])('%s paints %j', async (content, painted) => {
  expect((await paint(content)).map(({ kind, box }) => `${kind} ${box?.join(' ') ?? 'nothing'}`)).toEqual(painted);
});

it('reads the glyphs of a line as one text, whatever operators show them', async () => {
  const content = 'BT /F1 10 Tf 1 0 0 1 50 60 Tm <0001> Tj 7 0 Td <0002> Tj [<0003> -100 <0001>] TJ 0 -12 Td <0002> Tj ET';
  const [line, next] = await paint(content);
  expect(content.slice(line!.start, line!.end)).toBe('<0001> Tj 7 0 Td <0002> Tj [<0003> -100 <0001>] TJ');
  expect(line).toMatchObject({ text: { text: 'ab a', codes: [1, 2, 3, 1], x: 50, y: 60, size: 10, unmapped: [], hasNotdef: false, angle: 0 }, box: [50, 57.5, 73, 69.5] });
  expect(next!.text).toMatchObject({ text: 'b', x: 57, y: 48 });
});

it('knows glyphs that have no character, and those that are none', async () => {
  const [item] = await paint('BT /F2 10 Tf <00010000> Tj ET');
  expect(item!.text).toMatchObject({ text: '\uFFFD\uFFFD', unmapped: [1, 0], hasNotdef: true });
});

it.each<[string, (string | null)[]]>([
  ['/P <</MCID 4>> BDC f EMC f', ['P 4', null]],
  ['/P <</MCID 4>> BDC /Span <</Lang (cy)>> BDC f EMC f EMC', ['P 4', 'P 4']],
  ['/P /MC0 BDC f EMC', ['P 7']],
  ['/P <</MCID 4>> BDC /X1 Do EMC', ['P 4']],
])('%s stands in %j', async (content, marks) => {
  expect((await paint(content)).map(({ mark }) => mark && `${mark.tag} ${mark.mcid}`)).toEqual(marks);
});

it.each([
  ['/Artifact BMC f /Span BMC f EMC EMC f', [true, true, false]],
  ['/Artifact <</Type /Layout>> BDC /X1 Do EMC', [true]],
])('%s', async (content, artifacts) => {
  expect((await paint(content)).map(({ isArtifact }) => isArtifact)).toEqual(artifacts);
});

it.each([
  ['/Span <</ActualText <FEFF00AD>>> BDC <0001> Tj EMC <0002> Tj', ['\u00AD', 'b']],
  ['/Span <</ActualText (c)>> BDC <0001> Tj 0 5 Td <0001> Tj EMC', ['c', '']],
  ['/ReversedChars BMC <00010002> Tj EMC <00010002> Tj', ['ba', 'ab']],
])('%s says %j', async (content, texts) => {
  expect((await paint(`BT /F1 10 Tf ${content} ET`)).map(({ text }) => text!.text)).toEqual(texts);
});

it.each([
  ['1 0 0 1 0 0', '30 0', 0],
  ['1 0 0 1 0 0', '30 -12', 12],
  ['0 1 -1 0 0 0', '30 0', 0],
  ['0 1 -1 0 0 0', '0 -12', 12],
])('measures from baseline to baseline, whichever way the text runs: %s, %s', async (matrix, move, step) => {
  const [before, after] = await paint(`BT /F1 10 Tf ${matrix} Tm <0001> Tj ET BT /F1 10 Tf ${matrix} Tm ${move} Td <0001> Tj ET`);
  expect(stepBetween(before!.text!, after!.text!)).toBeCloseTo(step);
});

it('reads a form once for each time it is painted', async () => {
  const [first, second] = await paint('/X1 Do 1 0 0 1 0 50 cm /X1 Do');
  expect([first!.box, second!.box]).toEqual([[100, 0, 110, 10], [100, 50, 110, 60]]);
  expect(first!.stream.form!.ref).toBe(second!.stream.form!.ref);
});
