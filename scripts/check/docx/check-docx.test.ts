import { beforeAll, expect, test, vi } from 'vitest';
import { writeDocx, type WordSource } from '../../render/docx/write-docx.ts';
import { checkDocx } from './check-docx.ts';
import { sampleSource, spoilPart } from './sample-docx.ts';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 }); // pages are laid out, on a busy machine

const DOCUMENT = 'word/document.xml';

let source: WordSource;
let docx: Uint8Array;
beforeAll(async () => {
  source = await sampleSource('inkshire-report');
  docx = await writeDocx(source);
});

const check = (bytes: Uint8Array): string[] => checkDocx(bytes, source);

test('a paper that holds whatever an author may write says what the report says', () => {
  expect(check(docx)).toEqual([]);
});

test('a strategy says it too', async () => {
  const strategy = await sampleSource('inkshire-strategy');
  expect(checkDocx(await writeDocx(strategy), strategy)).toEqual([]);
});

test.each<[fault: string, path: string, find: string | RegExp, replace: string, told: RegExp]>([
  ['another figure', DOCUMENT, '>356<', '>357<', /^“paragraph: Inkshire had \{357\} children.*” stands for “paragraph: Inkshire had \{356\} children/],
  ['a figure that is marked no more', DOCUMENT, '<w:rPr><w:rStyle w:val="FigureValue"/></w:rPr>', '', /stands for “paragraph: Inkshire had \{356\}/],
  ['a figure in a cell', DOCUMENT, />344\s\[r\]<(?=\/w:t><\/w:r><\/w:p><\/w:tc>)/, '>344<', /^“row: 2022 \| 344” stands for “row: 2022 \| 344\s\[r\]”$/],
  ['a lost paragraph', DOCUMENT, /<w:p>(?:(?!<\/w:p>).)*A survey asked.*?<\/w:p>/, '', /^“paragraph 1\.2: A survey asked.* is missing$|stands for “paragraph 1\.2: A survey/],
  ['a paragraph said twice', DOCUMENT, /(<w:p>(?:(?!<\/w:p>).)*It may also note:.*?<\/w:p>)/, '$1$1', /^“paragraph: It may also note:” is too much$/],
  ['paragraphs counted in another way', 'word/numbering.xml', 'w:val="%1.%2"', 'w:val="%1-%2"', /^“paragraph 1-1: .*” stands for “paragraph 1\.1: |a reference says “2\.1” and leads to “2-1”/],
  ['a list that begins anew elsewhere', 'word/numbering.xml', '<w:startOverride w:val="7"/>', '<w:startOverride w:val="6"/>', /^“point 1 6\.: Ask\..* stands for “point 1 7\.: Ask\./],
  ['a heading that is none', DOCUMENT, /<w:pStyle w:val="Heading1"\/>((?:(?!<\/w:p>).)*Brief summary)/, '<w:pStyle w:val="Summary"/>$1', /^“paragraph: Brief summary” stands for “heading 1: Brief summary”|its contents are not its headings/],
  ['headings with a gap', DOCUMENT, 'w:val="Heading2"', 'w:val="Heading3"', /^the heading “What children say to an IRO” is of level 3 and follows one of level 1$/],
  ['a header row that is not marked', DOCUMENT, '<w:tblHeader/>', '', /^the table “Period.*” has not one header row at its top$/],
  ['merged cells', DOCUMENT, '<w:tcPr>', '<w:tcPr><w:gridSpan w:val="2"/>', /has merged cells$/],
  ['a row with a cell too many', DOCUMENT, /(<w:tc>(?:(?!<\/w:tc>).)*<\/w:tc>)/, '$1$1', /has rows of different length$/],
  ['a chart without words', DOCUMENT, /descr="Line chart[^"]*"/, 'descr=""', /^the picture 1 has no alternative text$/],
  ['a chart with other words', DOCUMENT, /descr="Line chart/, 'descr="Bar chart', /^“paragraph: \(picture: Bar chart/],
  ['two pictures of one id', DOCUMENT, '<wp:docPr id="2"', '<wp:docPr id="1"', /^two pictures have the id 1$/],
  ['Welsh words that are not said to be', DOCUMENT, '<w:rPr><w:lang w:val="cy-GB"/></w:rPr>', '', /^“point 2 –: yn Gymraeg” stands for “point 2 –: ‹cy-GB: yn Gymraeg›”$/],
  ['a link to another place', 'word/_rels/document.xml.rels', 'https://example.org/cy"', 'https://example.com/cy"', /example\.com\/cy\].* stands for .*example\.org\/cy\]/],
  ['a link to nothing', DOCUMENT, /w:anchor="to_near"/, 'w:anchor="to_far"', /^a link leads to “to_far”, which is not there$/],
  ['a reference to another number', DOCUMENT, /(REF to_youngest[^>]*>.{0,60}?)>2\.1</, '$1>2.2<', /^a reference says “2\.2” and leads to “2\.1”$/],
  ['contents without a page', DOCUMENT, /(PAGEREF(?:(?!<w:t[ >]).)*<w:t[^>]*>)\d+</, '$1<', /^the contents give no page for “Brief summary”$/],
  ['a note with other words', 'word/footnotes.xml', 'A note to a recommendation.', 'A note to a paragraph.', /^“note 2: A note to a paragraph\.” stands for “note 2: A note to a recommendation\.”$/],
  ['a picture that is not there', 'word/_rels/document.xml.rels', 'Target="media/image1.png"', 'Target="media/image9.png"', /leads to “word\/media\/image9\.png”, which is not there$/],
  ['a relationship that is not listed', DOCUMENT, /r:embed="rId\d+"/, 'r:embed="rId999"', /^“rId999” in word\/document\.xml leads nowhere$/],
  ['a kind of part that is not listed', '[Content_Types].xml', /<Default[^>]*Extension="png"[^>]*\/>/, '', /^the type of “word\/media\/image1\.png” is not listed$/],
  ['another title', 'docProps/core.xml', '<dc:title>', '<dc:title>Draft: ', /^its title is “Draft: Homes for Inkshire.*” for “Homes for Inkshire/],
  ['another language', 'word/styles.xml', 'w:val="en-GB"', 'w:val="en-US"', /^its language is “en-US” for “en-GB”$/],
  ['a foot without a page', 'word/footer1.xml', 'NUMPAGES', 'AUTHOR', /^a foot doesn’t say which page it is, of how many$/],
  ['a picture beside the text', DOCUMENT, /<(\/?)wp:inline/g, '<$1wp:anchor', /^a picture floats beside the text$/],
])('is told of %s', (_, path, find, replace, told) => {
  expect(check(spoilPart(docx, path, find, replace))).toEqual(expect.arrayContaining([expect.stringMatching(told)]));
});

test('is told of rows that changed places', () => {
  const swapped = spoilPart(docx, DOCUMENT, /(<w:tr>(?:(?!<\/w:tr>).)*Alder Combe.*?<\/w:tr>)(<w:tr>.*?<\/w:tr>)/, '$2$1');
  expect(check(swapped)).toEqual([expect.stringMatching(/^“row: Alder Down.*” is too much$/), expect.stringMatching(/^“row: Alder Down.*” is missing$/)]);
});
