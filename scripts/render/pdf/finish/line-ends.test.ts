import { expect, it } from 'vitest';
import { writeEdits, type ContentEdits } from './content-edits.ts';
import { endsInSoftHyphen, endsInSpace, spaceLineEnds } from './line-ends.ts';
import { contentOfPage, openSample, show, type SampleContent, type SampleElement } from './sample-content.ts';

it.each([
  ['all the', 'words', true],
  ['all the ', 'words', false],
  ['all the', ' words', false],
  ['all the', '', false],
  ['well-', 'known', false],
  ['from 2020–', '2024', false],
  ['either/', 'or', false],
  ['a dash –', 'and', true],
  ['–', 'and', true],
  ['the end.', 'And', true],
  ['is it so?', 'Yes', true],
  ['see https://example.org', 'for more', true],
  ['https://example.org/a-long', 'address', false],
  ['someone@example', '.org', false],
])('“%s” and “%s” have a space between them: %s', (line, next, expected) => {
  expect(endsInSpace(line, next, '')).toBe(expected);
});

it.each([
  ['well-', 'known', 'well- known', true],
  ['all the', 'words', 'all thewords', false],
  ['https://example.org/a-long', 'address', 'see https://example.org/a-long address', true],
  ['Donaudampf', 'schiff', 'ein Donaudampfschiff', false],
  ['1', '1', '11 and 1 1', true],
])('“%s” and “%s”, where the page says “%s”: %s', (line, next, said, expected) => {
  expect(endsInSpace(line, next, said)).toBe(expected);
});

it.each([
  ['hyphen-', 'ated', 'a hyphen\u00ADated word', false],
  ['hyphen-', 'ated', 'a hyphenated word', true],
  ['well-', 'known', 'a well-known word', false],
  ['well-', 'known', 'a word', false],
  ['hyphen', 'ated', 'a hyphenated word', false],
  ['-', 'ated', 'ated', false],
])('“%s” and “%s”, where the page says “%s”, are one word with a soft hyphen: %s', (line, next, said, expected) => {
  expect(endsInSoftHyphen(line, next, said)).toBe(expected);
});

const line = (text: string, y: number, font = 'F1') => `BT /${font} 10 Tf 1 0 0 1 20 ${y} Tm ${show(text)} ET`;
const P: SampleElement = ['Document', ['P', 0, ['Span', 1], 2]];
const SPACE = '<001C> Tj';

async function space(content: SampleContent, { stretches = [] as string[], fonts = ['F1', 'F2'] } = {}): Promise<string> {
  const tagged = await openSample(content, fonts);
  const edits: ContentEdits = new Map();
  spaceLineEnds(tagged, { stretches }, edits);
  writeEdits(tagged, edits);
  return contentOfPage(tagged).replaceAll(SPACE, '+');
}

it.each([
  ['within marked content', `/P <</MCID 0>>BDC ${line('ab', 300)} ${line('cd', 288)} EMC`],
  ['between marked contents of a paragraph', `/P <</MCID 0>>BDC ${line('ab', 300)} EMC /Span <</MCID 1>>BDC ${line('cd', 288)} EMC`],
])('gives a line\'s end its space %s', async (_, content) => {
  expect(await space({ pages: [content], tree: P })).toBe(content.replace(show('ab'), `${show('ab')} +`));
});

it.each<[string, SampleElement, string]>([
  ['of the same line', P, `/P <</MCID 0>>BDC ${line('ab', 300)} EMC /Span <</MCID 1>>BDC ${line('cd', 300)} EMC`],
  ['of a superscript', P, `/P <</MCID 0>>BDC ${line('ab', 300)} EMC /Span <</MCID 1>>BDC ${line('c', 304)} EMC`],
  ['of two paragraphs', ['Document', ['P', 0], ['P', 1]], `/P <</MCID 0>>BDC ${line('ab', 300)} EMC /P <</MCID 1>>BDC ${line('cd', 288)} EMC`],
  ['of a picture', ['Document', ['Figure', 0]], `/Figure <</MCID 0>>BDC ${line('ab', 300)} ${line('cd', 288)} EMC`],
  ['after a hyphen', P, `/P <</MCID 0>>BDC ${line('ab-', 300)} ${line('cd', 288)} EMC`],
  ['after a soft hyphen', P, `/P <</MCID 0>>BDC ${line('ab', 300)} BT /F1 10 Tf 30 300 Td /Span <</ActualText <FEFF00AD>>> BDC ${show('-')} EMC ET ${line('cd', 288)} EMC`],
  ['where there is one', P, `/P <</MCID 0>>BDC ${line('ab ', 300)} ${line('cd', 288)} EMC`],
])('leaves words alone %s', async (reason, tree, content) => {
  expect(await space({ pages: [content], tree }, { stretches: reason === 'after a soft hyphen' ? ['ab\u00ADcd'] : [] })).toBe(content);
});

it('goes on over the end of a page', async () => {
  const content = `/P <</MCID 0>>BDC ${line('ab', 40)} EMC`;
  expect(await space({ pages: [content, `/P <</MCID 1>>BDC ${line('cd', 40)} EMC`], tree: P, pageOf: (mcid) => mcid })).toContain(`${show('ab')} +`);
});

it('takes the space of another font where a font has none', async () => {
  const content = `/P <</MCID 0>>BDC ${line('ab', 300, 'F2')} ${line('cd', 288)} EMC`;
  expect(await space({ pages: [content], tree: P })).toBe(content.replace(show('ab'), `${show('ab')} /F1 10 Tf + /F2 10 Tf`));
});

it('says a space that no font can show', async () => {
  const content = `/P <</MCID 0>>BDC BT /F2 10 Tf 20 300 Td ${show('a')} 5 0 Td ${show('b')} ET ${line('cd', 288, 'F2')} EMC`;
  expect(await space({ pages: [content], tree: P }, { fonts: ['F2'] })).toBe(content.replace(show('b'), `/Span <</ActualText <FEFF00620020>>> BDC ${show('b')} EMC`));
});

it('softens the hyphen of a word that the line\'s end breaks', async () => {
  const content = `/P <</MCID 0>>BDC BT /F1 10 Tf 20 300 Td ${show('ab')} 10 0 Td ${show('-')} ET ${line('cd', 288)} EMC`;
  expect(await space({ pages: [content], tree: P }, { stretches: ['ab\u00ADcd'] })).toBe(content.replace(show('-'), `/Span <</ActualText <FEFF00AD>>> BDC ${show('-')} EMC`));
});

it('puts the space behind a letter that says another one, not within', async () => {
  const small = `/Span <</ActualText (b)>> BDC ${show('c')} EMC`;
  const content = `/P <</MCID 0>>BDC BT /F1 10 Tf 20 300 Td ${show('a')} ${small} ET ${line('cd', 288)} EMC`;
  expect(await space({ pages: [content], tree: P })).toBe(content.replace(small, `${small} +`));
});
