import { createHash } from 'node:crypto';
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFString, type PDFObject } from '@cantoo/pdf-lib';

export interface PaperFacts {
  title: string;
  author: string;
  /** '2024-10-24': the paper's only date, whenever it is printed. */
  asOf: string;
}

/** Takes the place of the hash while the hash is taken; as long as a SHA-256 in hexadecimal. */
const NO_HASH = '0'.repeat(64);

/** Turns what the browser printed into the paper we publish: the same print gives the same bytes, on any day. */
export async function finishPdf(printed: Uint8Array, { title, author, asOf }: PaperFacts): Promise<Uint8Array> {
  const document = await PDFDocument.load(printed, { updateMetadata: false, parseSpeed: Infinity });
  const date = new Date(`${asOf}T00:00:00Z`);
  document.setTitle(title, { showInWindowTitleBar: true });
  document.setAuthor(author);
  document.setCreator('sufficiency');
  document.setProducer('Skia/PDF, pdf-lib');
  document.setCreationDate(date);
  document.setModificationDate(date);
  renumberHeaderCells(document);
  return saveWithId(document);
}

/** Chromium names header cells after DOM nodes, which it counts on from one page to the next: 'node00000048'. */
function renumberHeaderCells(document: PDFDocument): void {
  const tree = document.catalog.lookupMaybe(PDFName.of('StructTreeRoot'), PDFDict)?.lookupMaybe(PDFName.of('IDTree'), PDFDict);
  if (!tree) return;
  const names = new Map<string, PDFString>();
  renumberTree(tree, names);
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    if (object instanceof PDFDict && object.get(PDFName.of('S')) === PDFName.of('TD')) renumberHeadersOf(object, names);
  }
}

/** A name tree has to stay sorted: the new names follow the order of the old. */
function renumberTree(node: PDFDict, names: Map<string, PDFString>): void {
  const kids = node.lookupMaybe(PDFName.of('Kids'), PDFArray);
  for (let i = 0; i < (kids?.size() ?? 0); i++) renumberTree(kids!.lookup(i, PDFDict), names);

  const pairs = node.lookupMaybe(PDFName.of('Names'), PDFArray);
  for (let i = 0; i < (pairs?.size() ?? 0); i += 2) {
    const name = PDFString.of(`th${String(names.size + 1).padStart(6, '0')}`);
    names.set(textOf(pairs!.get(i)), name);
    pairs!.set(i, name);
    pairs!.lookup(i + 1, PDFDict).set(PDFName.of('ID'), name);
  }
  renameAll(node.lookupMaybe(PDFName.of('Limits'), PDFArray), names);
}

function renumberHeadersOf(cell: PDFDict, names: Map<string, PDFString>): void {
  const attributes = cell.lookup(PDFName.of('A'));
  const owners = attributes instanceof PDFArray ? attributes.asArray().map((_, i) => attributes.lookup(i)) : [attributes];
  for (const owner of owners) {
    if (owner instanceof PDFDict) renameAll(owner.lookupMaybe(PDFName.of('Headers'), PDFArray), names);
  }
}

function renameAll(array: PDFArray | undefined, names: Map<string, PDFString>): void {
  array?.asArray().forEach((old, i) => {
    const name = names.get(textOf(old));
    if (!name) throw new Error(`The PDF refers to a header cell ${textOf(old)} that it doesn't have.`);
    array.set(i, name);
  });
}

function textOf(object: PDFObject): string {
  if (object instanceof PDFString || object instanceof PDFHexString) return object.decodeText();
  throw new Error(`Expected a PDF string, found ${String(object)}.`);
}

/** Saves with an /ID that is the SHA-256 of the file with zeros in the /ID's place. */
async function saveWithId(document: PDFDocument): Promise<Uint8Array> {
  const { context } = document;
  context.trailerInfo.ID = context.obj([PDFHexString.of(NO_HASH), PDFHexString.of(NO_HASH)]);
  const saved = Buffer.from(await document.save({ useObjectStreams: true, addDefaultPage: false, updateFieldAppearances: false, objectsPerTick: Infinity }));
  const hash = createHash('sha256').update(saved).digest('hex').toUpperCase();
  const second = saved.lastIndexOf(`<${NO_HASH}>`);
  const first = saved.lastIndexOf(`<${NO_HASH}>`, second - 1);
  if (first === -1) throw new Error('The saved PDF has no /ID to fill.');
  saved.write(hash, first + 1, 'latin1');
  saved.write(hash, second + 1, 'latin1');
  return new Uint8Array(saved);
}
