// What is done to the file as a whole: attachments, output intent, anchors, sweeping and saving.
import { createHash } from 'node:crypto';
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFStream, PDFString, type PDFObject } from '@cantoo/pdf-lib';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import { arrayIn, bytesOf, dictIn, dictsIn, nameIn, numberIn, streamIn } from '../model/objects.ts';
import { shortenAnchors } from './anchors.ts';
import { attachFiles, type Attachment } from './attachments.ts';
import { addOutputIntent } from './output-intent.ts';
import { savePdf } from './save.ts';
import { sweep } from './sweep.ts';

const create = () => PDFDocument.create({ updateMetadata: false });
const reopen = (bytes: Uint8Array) => PDFDocument.load(bytes, { updateMetadata: false });
const csv = (name: string, text: string): Attachment => ({ name, description: `Data of ${name}`, mimeType: 'text/csv', bytes: Buffer.from(text) });

describe('attachments', () => {
  it('are found by another program, each with its bytes', async () => {
    const document = await create();
    document.addPage();
    attachFiles(document, [csv('places.csv', 'home,places\nZoë,7\n'), csv('costs.csv', 'a,b\n')], '2024-10-24');
    const loading = getDocument({ data: savePdf(document), verbosity: 0 });
    const found = await (await loading.promise).getAttachments() as Record<string, { filename: string; description: string; content: Uint8Array }>;
    await loading.destroy();
    expect(Object.values(found).map(({ filename, description, content }) => [filename, description, Buffer.from(content).toString()])).toEqual([
      ['costs.csv', 'Data of costs.csv', 'a,b\n'], ['places.csv', 'Data of places.csv', 'home,places\nZoë,7\n'],
    ]);
  });

  it('belong to the document as its data, with type, size and date', async () => {
    const { catalog } = await create().then((document) => (attachFiles(document, [csv('a.csv', 'abc')], '2024-10-24'), document));
    const file = dictsIn(catalog, 'AF')[0]!;
    const embedded = streamIn(dictIn(file, 'EF'), 'UF')!;
    expect([nameIn(file, 'AFRelationship'), nameIn(embedded.dict, 'Subtype'), numberIn(dictIn(embedded.dict, 'Params'), 'Size')]).toEqual(['Data', 'text/csv', 3]);
    expect(dictIn(embedded.dict, 'Params')!.lookup(PDFName.of('ModDate'), PDFString).asString()).toBe('D:20241024000000Z');
  });

  it('leave no trace where there are none', async () => {
    const { catalog } = await create().then((document) => (attachFiles(document, [], '2024-10-24'), document));
    expect([catalog.has(PDFName.of('AF')), catalog.has(PDFName.of('Names'))]).toEqual([false, false]);
  });

  it('are refused under a name that isn\'t one', async () => {
    const document = await create();
    expect(() => attachFiles(document, [csv('../a.csv', '')], '2024-10-24')).toThrow('\'../a.csv\' can\'t be the name');
  });
});

it('names the colours it means by a profile of three', async () => {
  const document = await create();
  addOutputIntent(document);
  const [intent] = dictsIn(document.catalog, 'OutputIntents');
  const profile = streamIn(intent, 'DestOutputProfile')!;
  expect([nameIn(intent, 'S'), numberIn(profile.dict, 'N'), Buffer.from(bytesOf(profile)).toString('latin1', 36, 40)]).toEqual(['GTS_PDFA1', 3, 'acsp']);
});

describe('anchors', () => {
  const [longest, tooLong] = ['a'.repeat(127), 'b'.repeat(128)];

  async function open(): Promise<PDFDocument> {
    const document = await create();
    const { context } = document;
    const place = [document.addPage().ref, 'Fit'];
    document.catalog.set(PDFName.of('Dests'), context.obj({ [longest]: place, [tooLong]: place }));
    document.getPage(0).node.set(PDFName.of('Annots'), context.obj([longest, tooLong].map((Dest) => context.register(context.obj({ Subtype: 'Link', Dest })))));
    shortenAnchors(document);
    return document;
  }

  it('of more than 127 bytes get a short name, and so do the links to them', async () => {
    const document = await open();
    const names = dictIn(document.catalog, 'Dests')!.keys().map((key) => key.decodeText());
    expect(names).toEqual([longest, 'anchor--1']);
    expect(dictsIn(document.getPage(0).node, 'Annots').map((link) => nameIn(link, 'Dest'))).toEqual([longest, 'anchor--1']);
  });
});

it('sweeps out what nothing leads to', async () => {
  const document = await create();
  const { catalog, context } = document;
  const inner = context.register(context.obj({ Kept: true }));
  const lost = context.register(context.obj({ Lost: inner }));
  const stream = context.register(context.stream('x', { Inner: inner }));
  catalog.set(PDFName.of('Kept'), context.obj([{ Deep: stream }]));
  const info = context.trailerInfo.Info = context.register(context.obj({}));
  sweep(document);
  expect([inner, stream, info, lost].map((ref) => context.lookup(ref) !== undefined)).toEqual([true, true, true, false]);
});

describe('a saved file', () => {
  async function save(objects = 1000): Promise<{ document: PDFDocument; bytes: Uint8Array }> {
    const document = await create();
    const { catalog, context } = document;
    document.addPage();
    context.trailerInfo.Info = context.register(context.obj({ Title: PDFHexString.fromText('Zoë') }));
    const refs = Array.from({ length: objects }, (_, i) => context.register(context.obj({ Number: i, Text: PDFString.of(`é (${i})`) })));
    context.delete(refs.splice(3, 1)[0]!);
    catalog.set(PDFName.of('All'), context.obj([...refs, context.register(context.stream(Buffer.from([0, 255, 10]), { Kept: 'here' }))]));
    return { document, bytes: savePdf(document) };
  }

  it('holds every object it was made of', async () => {
    const { document, bytes } = await save();
    const { context, catalog } = await reopen(bytes);
    const written = new Map(context.enumerateIndirectObjects().map(([ref, object]) => [ref, object]));
    for (const [ref, object] of document.context.enumerateIndirectObjects()) expect([ref.toString(), String(written.get(ref))]).toEqual([ref.toString(), String(object)]);
    const all = arrayIn(catalog, 'All')!;
    expect([all.size(), [...bytesOf(all.lookup(all.size() - 1, PDFStream))]]).toEqual([1000, [0, 255, 10]]);
  });

  it('is read by another program', async () => {
    const loading = getDocument({ data: (await save()).bytes, verbosity: 0, stopAtErrors: true });
    const document = await loading.promise;
    expect([document.numPages, (await document.getMetadata()).info]).toMatchObject([1, { Title: 'Zoë', PDFFormatVersion: '1.7' }]);
    await loading.destroy();
  });

  it('begins and ends as PDF/A wants it', async () => {
    const bytes = Buffer.from((await save()).bytes);
    expect(bytes.toString('latin1', 0, 9)).toBe('%PDF-1.7\n');
    expect([...bytes.subarray(9, 14)].map((byte, i) => (i === 0 ? byte === 37 : byte > 127))).toEqual([true, true, true, true, true]);
    expect(bytes.toString('latin1').endsWith('\n%%EOF\n')).toBe(true);
  });

  it('has the hash of its bytes for an /ID, so that a change changes it', async () => {
    const [one, two] = [await save(4), await save(5)].map(({ bytes }) => Buffer.from(bytes).toString('latin1'));
    const [first, second] = [...one!.matchAll(/<([0-9A-F]{64})>/g)].map(([, id]) => id);
    expect(second).toBe(first);
    expect(createHash('sha256').update(one!.replaceAll(first!, '0'.repeat(64)), 'latin1').digest('hex').toUpperCase()).toBe(first);
    expect(two).not.toContain(first);
  });

  it('lets no object of the first program fall into the trailer', async () => {
    const { context } = await reopen((await save()).bytes);
    expect(context.lookup(context.trailerInfo.Info as PDFObject, PDFDict).keys().map(String)).toEqual(['/Title']);
    expect((context.trailerInfo.ID as PDFArray).size()).toBe(2);
  });
});
