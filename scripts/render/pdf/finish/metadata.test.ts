import { PDFDict, PDFDocument, PDFName, type PDFObject } from '@cantoo/pdf-lib';
import { expect, it } from 'vitest';
import { decodeEntities } from '../../../check/leaks/text-forms.ts';
import { bytesOf, dictIn, isTrueIn, nameIn, streamIn, textIn } from '../model/objects.ts';
import { writeMetadata, xmpPacket, type DocumentFacts } from './metadata.ts';

const FACTS: DocumentFacts = { title: 'Zoë\'s "homes" <near> & far', author: 'Sample Council', subject: 'What 7 homes cost – and why.', asOf: '2024-10-24', language: 'en-GB' };

async function write(facts: DocumentFacts = FACTS, pdfA: 2 | 3 = 2): Promise<PDFDocument> {
  const document = await PDFDocument.create({ updateMetadata: false });
  document.addPage();
  writeMetadata(document, facts, pdfA);
  return document;
}

/** The text of an XMP property, of its only item where it has several. */
function property(packet: string, name: string): string {
  const [, content] = new RegExp(`<${name}>([^]*?)</${name}>`).exec(packet)!;
  return decodeEntities(content!.replace(/<[^>]+>/g, ''));
}

it.each([
  ['Title', 'dc:title', FACTS.title],
  ['Author', 'dc:creator', FACTS.author],
  ['Subject', 'dc:description', FACTS.subject],
  ['Creator', 'xmp:CreatorTool', 'sufficiency'],
  ['Producer', 'pdf:Producer', 'Skia/PDF, pdf-lib'],
])('says the %s twice, in agreement', async (key, name, value) => {
  const { catalog, context } = await write();
  expect(textIn(context.lookup(context.trailerInfo.Info as PDFObject, PDFDict), key)).toBe(value);
  expect(property(Buffer.from(bytesOf(streamIn(catalog, 'Metadata')!)).toString('utf8'), name)).toBe(value);
});

it.each([['CreationDate', 'xmp:CreateDate'], ['ModDate', 'xmp:ModifyDate']])('dates the %s by the as-of day', async (key, name) => {
  const { context } = await write();
  expect(textIn(context.lookup(context.trailerInfo.Info as PDFObject, PDFDict), key)).toBe('D:20241024000000Z');
  expect(property(xmpPacket(FACTS, 2), name)).toBe('2024-10-24T00:00:00Z');
});

it('has no character that XML can’t hold', () => expect(xmpPacket({ ...FACTS, title: 'Ho\u000bmes' }, 2)).toContain('>Homes<'));

it.each([2, 3] as const)('claims PDF/UA-1 and PDF/A-%sa, and says what pdfuaid is', (part) => {
  const packet = xmpPacket(FACTS, part);
  expect(property(packet, 'pdfuaid:part')).toBe('1');
  expect(property(packet, 'pdfaid:part')).toBe(String(part));
  expect(property(packet, 'pdfaid:conformance')).toBe('A');
  expect(property(packet, 'pdfaSchema:namespaceURI')).toBe(/xmlns:pdfuaid="([^"]+)"/.exec(packet)![1]);
});

it('has a packet without a length or an encoding, in plain UTF-8', async () => {
  const stream = streamIn((await write()).catalog, 'Metadata')!;
  expect(stream.dict.has(PDFName.of('Filter'))).toBe(false);
  expect(Buffer.from(bytesOf(stream)).toString('utf8')).toMatch(/^<\?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"\?>\n/);
});

it('tells a reader\'s program its language, that it is tagged, and to show its title', async () => {
  const { catalog } = await write({ ...FACTS, language: 'cy' });
  expect([textIn(catalog, 'Lang'), isTrueIn(dictIn(catalog, 'MarkInfo'), 'Marked'), isTrueIn(dictIn(catalog, 'ViewerPreferences'), 'DisplayDocTitle')]).toEqual(['cy', true, true]);
});

it('goes from link to link in the order of the structure', async () => {
  expect(nameIn((await write()).getPage(0).node, 'Tabs')).toBe('S');
});

it.each([[{}, undefined], [{ First: 'there' }, 'UseOutlines']])('opens with its bookmarks where it has any: %j', async (outlines, mode) => {
  const document = await PDFDocument.create({ updateMetadata: false });
  document.catalog.set(PDFName.of('Outlines'), document.context.obj(outlines));
  writeMetadata(document, FACTS, 2);
  expect(nameIn(document.catalog, 'PageMode')).toBe(mode);
});
