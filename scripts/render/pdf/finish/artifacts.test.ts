import { expect, it } from 'vitest';
import { markArtifacts } from './artifacts.ts';
import { writeEdits, type ContentEdits } from './content-edits.ts';
import { contentOfForm, contentOfPage, openSample, show, type SampleContent } from './sample-content.ts';

const LAYOUT = '/Artifact <</Type /Layout>> BDC';
const HEADER = '/Artifact <</Type /Pagination /Subtype /Header /Attached [/Top]>> BDC';
const FOOTER = '/Artifact <</Type /Pagination /Subtype /Footer /Attached [/Bottom]>> BDC';
const RECT = '0 0 9 9 re f';
const MARKED = `/P <</MCID 0>>BDC ${RECT} EMC`;
const at = (y: number) => `BT /F1 10 Tf 1 0 0 1 20 ${y} Tm ${show('a')} ET`;

async function mark(content: SampleContent, dropped: string[] = []) {
  const tagged = await openSample(content);
  for (const place of dropped) tagged.dropped.add(place);
  const edits: ContentEdits = new Map();
  markArtifacts(tagged, edits);
  writeEdits(tagged, edits);
  return tagged;
}

it.each([
  ['a drawing', RECT, `${LAYOUT} ${RECT} EMC`],
  ['a path of its own making', '1 0 0 RG 0 0 m 9 9 l S', `1 0 0 RG ${LAYOUT} 0 0 m 9 9 l S EMC`],
  ['drawings with nothing between', `${RECT} 1 0 0 rg ${RECT}`, `${LAYOUT} ${RECT} 1 0 0 rg ${RECT} EMC`],
  ['drawings on both sides of a q', `${RECT} q ${RECT} Q ${RECT}`, `${LAYOUT} ${RECT} EMC q ${LAYOUT} ${RECT} EMC Q ${LAYOUT} ${RECT} EMC`],
  ['what only clips', '0 0 9 9 re W n', '0 0 9 9 re W n'],
  ['marked content', MARKED, MARKED],
  ['drawings around marked content', `${RECT} ${MARKED} ${RECT}`, `${LAYOUT} ${RECT} EMC ${MARKED} ${LAYOUT} ${RECT} EMC`],
  ['what is an artifact already', `/Artifact BMC ${RECT} EMC`, `/Artifact BMC ${RECT} EMC`],
  ['a stretch that isn\'t marked', `/Span <</Lang (cy)>> BDC ${RECT} EMC ${RECT}`, `/Span <</Lang (cy)>> BDC ${LAYOUT} ${RECT} EMC EMC ${LAYOUT} ${RECT} EMC`],
  ['text', at(200), `${LAYOUT} ${at(200)} EMC`],
  ['a running head', `${at(390)} ${at(385)}`, `${HEADER} ${at(390)} ${at(385)} EMC`],
  ['a foot', at(20), `${FOOTER} ${at(20)} EMC`],
  ['text just inside the margins', `${at(57)} ${at(343)}`, `${LAYOUT} ${at(57)} ${at(343)} EMC`],
  ['a head, a foot and a rule', `${at(390)} ${RECT} ${at(20)}`, `${HEADER} ${at(390)} EMC ${LAYOUT} ${RECT} EMC ${FOOTER} ${at(20)} EMC`],
  [
    'text beside marked text of the same text object',
    `BT /F1 10 Tf 20 200 Td ${show('a')} /P <</MCID 0>>BDC ${show('b')} EMC 0 -20 Td ${show('c')} ET ${RECT}`,
    `BT /F1 10 Tf 20 200 Td ${LAYOUT} ${show('a')} EMC /P <</MCID 0>>BDC ${show('b')} EMC 0 -20 Td ${LAYOUT} ${show('c')} EMC ET ${LAYOUT} ${RECT} EMC`,
  ],
])('makes artifacts of %s', async (_, content, marked) => {
  expect(contentOfPage(await mark({ pages: [content] }))).toBe(marked);
});

it.each([
  ['nothing tagged', RECT, '/X Do', `${LAYOUT} /X Do EMC`, RECT],
  ['something tagged', `${MARKED} ${RECT}`, '/X Do', '/X Do', `${MARKED} ${LAYOUT} ${RECT} EMC`],
  ['nothing tagged, in marked content', RECT, '/P <</MCID 0>>BDC /X Do EMC', '/P <</MCID 0>>BDC /X Do EMC', RECT],
])('a form that holds %s', async (_, form, page, markedPage, markedForm) => {
  const tagged = await mark({ pages: [page, page], forms: { X: form } });
  expect([contentOfPage(tagged, 0), contentOfPage(tagged, 1)]).toEqual([markedPage, markedPage]);
  expect(contentOfForm(tagged, 'X')).toBe(markedForm);
});

it('a form that holds a form that holds something tagged', async () => {
  const tagged = await mark({ pages: ['/Y Do'], forms: { X: MARKED, Y: `/X Do ${RECT}` } });
  expect([contentOfPage(tagged), contentOfForm(tagged, 'Y'), contentOfForm(tagged, 'X')]).toEqual(['/Y Do', `/X Do ${LAYOUT} ${RECT} EMC`, MARKED]);
});

it('retags what left the structure, and nothing else', async () => {
  const content = (tags: string[]) => `${tags[0]} ${RECT} EMC ${tags[1]} ${at(200)} EMC ${tags[2]} ${RECT} EMC`;
  const tagged = await mark({ pages: [content(['/P <</MCID 0>>BDC', '/TH <</MCID 1>>BDC', '/P <</MCID 2>>BDC'])] }, ['page 0#0', 'page 0#1', 'page 1#2']);
  expect(contentOfPage(tagged)).toBe(content([LAYOUT, '/Artifact <</Type /Pagination>> BDC', '/P <</MCID 2>>BDC']));
});
