// A small paper that meets every condition, for the tests to break: everything in it is plain data until it is saved.
import { PDFDocument, PDFHexString, PDFName, PDFString, type PDFArray, type PDFContext, type PDFDict, type PDFObject, type PDFRef } from '@cantoo/pdf-lib';
import { makeFontProgram } from './sample-font.ts';
import { sampleXmp } from './sample-xmp.ts';

/** As PDFContext.obj takes it: a string is a name. */
export type Entries = Record<string, unknown>;

export interface SampleElement {
  type: string;
  /** A number is marked content of the page; `{ annotation: 0 }` its first annotation. */
  kids: (SampleElement | number | { annotation: number })[];
  entries: Entries;
}

export interface SamplePdf {
  document: PDFDocument;
  context: PDFContext;
  page: PDFRef;
  catalog: Entries;
  info: Entries;
  xmp: string;
  pageEntries: Entries;
  resources: Entries;
  content: string;
  tree: SampleElement;
  roleMap: Entries;
  annotations: Entries[];
  outputIntent: Entries;
  profile: Buffer;
  font: Entries;
  descendant: Entries;
  descriptor: Entries;
  /** Code -> UTF-16 in hexadecimal. */
  unicode: Record<string, string>;
}

/** What a sample was written as, for what plain data can't say. */
export interface WrittenPdf {
  document: PDFDocument;
  root: PDFDict;
  /** In reading order. */
  elements: PDFDict[];
  /** The parent tree's list of the page's marked content. */
  owners: PDFArray;
}

export const text = (words: string): PDFString => PDFString.of(words);
export const element = (type: string, kids: SampleElement['kids'] = [], entries: Entries = {}): SampleElement => ({ type, kids, entries });
export const stream = (context: PDFContext, content: string | Uint8Array, entries: Entries = {}): PDFRef => context.register(context.stream(content, entries as never));
const scoped = (type: string, kids: SampleElement['kids'], scope: string): SampleElement => element(type, kids, { A: { O: 'Table', Scope: scope } });

/** Glyphs 1 to 3 are a, b and a space. */
const GLYPH_WIDTHS = [500, 500, 500, 250];
/** Words of one letter for each piece of marked content; a line of its own each. */
const MARKS = ['H1', 'P', 'Link', 'Lbl', 'LBody', 'TH', 'TH', 'TH', 'TD', 'Note', 'Reference'];

export async function makeSample(): Promise<SamplePdf> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const { context } = document;
  const page = document.addPage([200, 300]).ref;
  const shown = MARKS.map((tag, mcid) => `/${tag} <</MCID ${mcid}>> BDC ${letters('0001', mcid)} EMC`);
  const profile = Buffer.alloc(128);
  profile.write('mntrRGB XYZ ', 12, 'latin1');
  profile[8] = 2;
  return {
    document, context, page, profile,
    catalog: { Lang: text('en-GB'), MarkInfo: { Marked: true }, ViewerPreferences: { DisplayDocTitle: true }, Dests: { first: [page, 'Fit'] } },
    info: { Title: text('Sample'), Author: text('Sample Council'), CreationDate: text('D:20241024000000Z'), ModDate: text('D:20241024000000Z') },
    xmp: sampleXmp(),
    pageEntries: { Tabs: 'S', StructParents: 0 },
    resources: {},
    content: [...shown, `/Figure <</MCID ${MARKS.length}>> BDC 1 0 0 rg 20 40 30 30 re f EMC`, `/Artifact BMC ${letters('0002', 20)} EMC`].join('\n'),
    tree: element('Document', [
      element('H1', [0]),
      element('P', [1, element('Link', [2, { annotation: 0 }])]),
      element('L', [element('LI', [element('Lbl', [3]), element('LBody', [4])])]),
      element('Table', [
        element('THead', [element('TR', [scoped('TH', [5], 'Column'), scoped('TH', [6], 'Column')])]),
        element('TBody', [element('TR', [scoped('TH', [7], 'Row'), element('TD', [8])])]),
      ]),
      element('Figure', [MARKS.length], { Alt: text('A square') }),
      element('P', [element('Note', [9], { ID: text('note-1') }), element('Reference', [10])]),
    ]),
    roleMap: {},
    annotations: [{ Subtype: 'Link', Rect: [20, 20, 40, 30], F: 4, Contents: text('Another page'), A: { S: 'URI', URI: text('https://example.org/') } }],
    outputIntent: { Type: 'OutputIntent', S: 'GTS_PDFA1', OutputConditionIdentifier: text('sRGB') },
    font: { Type: 'Font', Subtype: 'Type0', BaseFont: 'AAAAAA+AtkinsonHyperlegible-Regular', Encoding: 'Identity-H' },
    descendant: { Type: 'Font', Subtype: 'CIDFontType2', BaseFont: 'AAAAAA+AtkinsonHyperlegible-Regular', CIDToGIDMap: 'Identity', DW: 500, W: [3, [250]], CIDSystemInfo: { Registry: text('Adobe'), Ordering: text('Identity'), Supplement: 0 } },
    descriptor: { Type: 'FontDescriptor', FontFile2: stream(context, makeFontProgram(GLYPH_WIDTHS)) },
    unicode: { '0001': '0061', '0002': '0062', '0003': '0020' },
  };
}

/** Shows glyphs at a line of their own. */
export function letters(codes: string, line: number): string {
  return `BT /F1 10 Tf 1 0 0 1 20 ${280 - 12 * line} Tm <${codes}> Tj ET`;
}

/** Every element of that type, in order. */
export function elementsOfType({ tree }: Pick<SamplePdf, 'tree'>, type: string): SampleElement[] {
  const all = (around: SampleElement): SampleElement[] => [around, ...around.kids.flatMap((kid) => (typeof kid === 'object' && 'type' in kid ? all(kid) : []))];
  return all(tree).filter((each) => each.type === type);
}

/** @param amend changes what can't be changed before it is written */
export async function saveSample(sample: SamplePdf, amend?: (written: WrittenPdf) => void): Promise<Uint8Array> {
  const { document, context } = sample;
  const object = (value: unknown): PDFObject => context.obj(value as never);
  const register = (value: unknown): PDFRef => context.register(object(value));
  const assign = (dict: PDFDict, entries: Entries): void => Object.entries(entries).forEach(([key, value]) => dict.set(PDFName.of(key), object(value)));

  const font = register({
    ...sample.font, DescendantFonts: [register({ ...sample.descendant, FontDescriptor: sample.descriptor })],
    ...(sample.unicode && { ToUnicode: stream(context, Object.entries(sample.unicode).map(([code, character]) => `1 beginbfchar <${code}> <${character}> endbfchar`).join('\n')) }),
  });
  const page = document.getPage(0).node;
  const annotations = sample.annotations.map((entries, i) => register({ Type: 'Annot', StructParent: i + 1, ...entries }));
  assign(page, { Resources: { Font: { F1: font }, ...sample.resources }, Contents: stream(context, sample.content), Annots: annotations, ...sample.pageEntries });

  const { root, elements, owners } = writeTree(sample, annotations);
  const [heading, outlines] = [context.nextRef(), context.nextRef()];
  context.assign(heading, object({ Title: text('Sample'), Parent: outlines, Dest: [sample.page, 'Fit'] }));
  context.assign(outlines, object({ Type: 'Outlines', First: heading, Last: heading, Count: 1 }));
  assign(document.catalog, {
    StructTreeRoot: root, Outlines: outlines, Metadata: stream(context, Buffer.from(sample.xmp), { Type: 'Metadata', Subtype: 'XML' }),
    OutputIntents: [{ ...sample.outputIntent, DestOutputProfile: stream(context, sample.profile, { N: 3 }) }], ...sample.catalog,
  });
  context.trailerInfo.Info = register(sample.info);
  context.trailerInfo.ID = object([PDFHexString.of('00'), PDFHexString.of('00')]);
  amend?.({ document, root: context.lookup(root) as PDFDict, elements, owners });
  return document.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false });
}

function writeTree({ tree, roleMap, context, page }: SamplePdf, annotations: readonly PDFRef[]): { root: PDFRef; elements: PDFDict[]; owners: PDFArray } {
  const root = context.nextRef();
  const elements: PDFDict[] = [];
  const marks: PDFRef[] = [];
  const parents: [number, PDFRef][] = [];
  const ids: [string, PDFRef][] = [];
  const write = ({ type, kids, entries }: SampleElement, parent: PDFRef): PDFRef => {
    const ref = context.nextRef();
    const dict = context.obj({ Type: 'StructElem', S: type, P: parent, Pg: page, ...(entries as Record<string, never>) });
    elements.push(dict);
    context.assign(ref, dict);
    if (entries.ID instanceof PDFString) ids.push([entries.ID.asString(), ref]);
    dict.set(PDFName.of('K'), context.obj(kids.map((kid) => {
      if (typeof kid === 'number') {
        marks[kid] = ref;
        return kid;
      }
      if ('type' in kid) return write(kid, ref);
      parents.push([kid.annotation + 1, ref]);
      return { Type: 'OBJR', Obj: annotations[kid.annotation]! };
    })));
    return ref;
  };
  const kid = write(tree, root);
  const owners = context.obj(Array.from({ length: Math.max(0, marks.length) }, (_, mcid) => marks[mcid] ?? null));
  context.assign(root, context.obj({
    Type: 'StructTreeRoot', K: [kid], RoleMap: roleMap as never, ParentTree: { Nums: [0, owners, ...parents.sort(([a], [b]) => a - b).flat()] },
    IDTree: { Names: ids.sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([id, ref]) => [text(id), ref]) },
  }));
  return { root, elements, owners };
}
