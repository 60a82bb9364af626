// For tests of content streams: a PDF of some pages of content, with what they need.
import { PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { bytesOf, streamIn } from '../model/objects.ts';
import { readPages } from '../model/page-content.ts';
import type { TaggedDocument } from '../model/structure-edit.ts';
import type { Kid, StructureElement } from '../model/structure.ts';

/** 'P' with the marked contents 0 and 1 of the first page, and a Span with 2: ['P', 0, 1, ['Span', 2]] */
export type SampleElement = [type: string, ...kids: (number | SampleElement)[]];

export interface SampleContent {
  /** The content of each page, 200 by 400 points. */
  pages: string[];
  /** By name. */
  forms?: Record<string, string>;
  tree?: SampleElement;
  /** The page of each marked content, where it isn't the first. */
  pageOf?: (mcid: number) => number;
}

/** Codes 1 to 26 are letters, 27 a hyphen, 28 a space, which F1 has and F2 has not. */
const LETTERS = [...'abcdefghijklmnopqrstuvwxyz-'].map((letter, i) => `<${hexadecimal(i + 1)}> <${hexadecimal(letter.charCodeAt(0))}>`).join(' ');

function hexadecimal(code: number): string {
  return code.toString(16).padStart(4, '0');
}

/** Letters as they are shown: 'ab' -> '<00010002> Tj' */
export function show(text: string): string {
  return `<${[...text].map((letter) => hexadecimal(letter === ' ' ? 28 : letter === '-' ? 27 : letter.charCodeAt(0) - 96)).join('')}> Tj`;
}

export async function openSample({ pages, forms = {}, tree = ['Document'], pageOf = () => 0 }: SampleContent, fonts = ['F1', 'F2']): Promise<TaggedDocument> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const { context } = document;
  const font = (space: string) => ({
    Type: 'Font', Subtype: 'Type0', DescendantFonts: [{ DW: 500 }], ToUnicode: context.register(context.stream(`beginbfchar ${LETTERS} ${space} endbfchar`)),
  });
  const every: Record<string, object> = { F1: font('<001c> <0020>'), F2: font('') };
  const resources: PDFDict = context.obj({ Font: Object.fromEntries(fonts.map((name) => [name, every[name]!])) as never, XObject: {} });
  for (const [name, content] of Object.entries(forms)) {
    const form = context.register(context.stream(content, { Type: 'XObject', Subtype: 'Form', Resources: resources }));
    resources.lookup(PDFName.of('XObject'), PDFDict).set(PDFName.of(name), form);
  }
  for (const content of pages) {
    const { node } = document.addPage([200, 400]);
    node.set(PDFName.of('Resources'), resources);
    node.set(PDFName.of('Contents'), context.register(context.stream(content)));
  }
  const root = elementOf(tree, null, pageOf);
  return { document, tree: { root: context.obj({}), kids: [root] }, pages: readPages(document), parents: new Map(), dropped: new Set() };
}

function elementOf([type, ...kids]: SampleElement, parent: StructureElement | null, pageOf: (mcid: number) => number): StructureElement {
  const element = { kind: 'element', type, parent, kids: [] } as Partial<StructureElement> as StructureElement;
  element.kids = kids.map((kid) => (typeof kid === 'number' ? { kind: 'marked', mcid: kid, page: pageOf(kid), form: null } as Partial<Kid> as Kid : elementOf(kid, element, pageOf)));
  return element;
}

/** A page's content as it stands now. */
export function contentOfPage({ document }: TaggedDocument, page = 0): string {
  return textOf(document.getPage(page).node, 'Contents');
}

export function contentOfForm({ document }: TaggedDocument, name: string): string {
  const resources = document.getPage(0).node.Resources()!;
  return textOf(resources.lookup(PDFName.of('XObject'), PDFDict), name);
}

function textOf(dict: PDFDict, key: string): string {
  return Buffer.from(bytesOf(streamIn(dict, key)!)).toString('latin1').replace(/\s+/g, ' ').trim();
}
