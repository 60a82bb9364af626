import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFNumber, PDFRef, PDFStream, PDFString, type PDFObject } from '@cantoo/pdf-lib';
import type { ContentStream } from '../../render/pdf/model/content-stream.ts';
import { arrayIn, bytesOf, dictIn, nameIn, numberIn, numbersOf, streamIn, textIn } from '../../render/pdf/model/objects.ts';
import { readPages } from '../../render/pdf/model/page-content.ts';
import type { Painted } from '../../render/pdf/model/painting.ts';
import { elementsOf, readParentTree, readStructure, type StructureElement } from '../../render/pdf/model/structure.ts';
import { readContentFacts } from './content-facts.ts';
import { gatherFonts } from './gather-fonts.ts';
import { standardType } from './standard-types.ts';
import { readSections } from './sections.ts';
import type { Annotation, PdfSubject } from './subject.ts';
import { readXmp } from './xmp.ts';

/** Reads a PDF once, with all that the conditions ask about. Of an encrypted file nothing but its dictionaries can be read. */
export async function gatherPdf(bytes: Uint8Array): Promise<PdfSubject> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false, parseSpeed: Infinity, ignoreEncryption: true });
  const { catalog, context } = document;
  const metadata = document.isEncrypted ? undefined : streamIn(catalog, 'Metadata');
  const pages = document.isEncrypted ? [] : readPages(document);
  const contents = readContentFacts(pages);
  const tree = readStructure(document);
  const elements = tree ? elementsOf(tree) : [];
  const parents = tree ? readParentTree(tree.root) : new Map<number, PDFObject>();
  const roleMap = dictIn(tree?.root, 'RoleMap');
  const roles = new Map<string, string | null>();
  const byRef = new Map(elements.map((element) => [element.ref.toString(), element]));
  const elementAt = (ref: PDFObject | undefined): StructureElement | undefined => (ref instanceof PDFRef ? byRef.get(ref.toString()) : undefined);
  const info = context.lookup(context.trailerInfo.Info);
  return {
    bytes, document, catalog, pages, tree, elements, roleMap, parents, elementAt,
    info: info instanceof PDFDict ? info : undefined,
    xmp: metadata ? readXmp(bytesOf(metadata)) : null,
    language: textIn(catalog, 'Lang'),
    contents,
    sections: pages.flatMap(readSections),
    roleOf({ type }) {
      let role = roles.get(type);
      if (role === undefined) roles.set(type, role = standardType(type, roleMap));
      return role;
    },
    ownerOf: ownersIn(document, parents, elementAt),
    annotations: document.isEncrypted ? [] : readAnnotations(document, parents, elementAt),
    fonts: gatherFonts(pages),
    ...gatherObjects(document),
  };
}

function ownersIn(document: PDFDocument, parents: ReadonlyMap<number, PDFObject>, elementAt: PdfSubject['elementAt']): PdfSubject['ownerOf'] {
  const nodes = document.getPages().map(({ node }) => node);
  const ownersOf = (stream: ContentStream, page: number): PDFObject | undefined => parents.get(numberIn(stream.form?.stream.dict ?? nodes[page], 'StructParents') ?? -1);
  return ({ mark }: Pick<Painted, 'mark'>, page: number) => {
    const owners = mark && ownersOf(mark.stream, page);
    return owners instanceof PDFArray && mark!.mcid >= 0 && mark!.mcid < owners.size() ? elementAt(owners.get(mark!.mcid)) : undefined;
  };
}

const HIDDEN = 2;

function readAnnotations(document: PDFDocument, parents: ReadonlyMap<number, PDFObject>, elementAt: PdfSubject['elementAt']): Annotation[] {
  return document.getPages().flatMap((page, i) => {
    const { x, y, width, height } = page.getCropBox();
    return (arrayIn(page.node, 'Annots')?.asArray() ?? []).flatMap((object) => {
      const dict = document.context.lookup(object);
      if (!(dict instanceof PDFDict)) return [];
      const corners = arrayIn(dict, 'Rect');
      const [a, b, c, d] = corners?.size() === 4 ? numbersOf(corners) as [number, number, number, number] : [];
      const rect = a === undefined ? null : [Math.min(a, c!), Math.min(b!, d!), Math.max(a, c!), Math.max(b!, d!)] as const;
      const flags = numberIn(dict, 'F');
      const isOutside = rect !== null && (rect[2] <= x || rect[0] >= x + width || rect[3] <= y || rect[1] >= y + height);
      return [{
        dict, page: i, rect, flags, ref: object instanceof PDFRef ? object : undefined, subtype: nameIn(dict, 'Subtype') ?? '',
        isUnseen: isOutside || ((flags ?? 0) & HIDDEN) !== 0, owner: elementAt(parents.get(numberIn(dict, 'StructParent') ?? -1)),
      }];
    });
  });
}

type Objects = Pick<PdfSubject, 'dicts' | 'arrays' | 'streamObjects' | 'names' | 'longestString' | 'numbers'>;

/** Every object of the file, whether anything leads to it or not. */
function gatherObjects({ context }: PDFDocument): Objects {
  const dicts: PDFDict[] = [];
  const arrays: PDFArray[] = [];
  const streamObjects: PDFStream[] = [];
  const names = new Set<PDFName>();
  const numbers = new Set<number>();
  let longestString = 0;
  const visit = (object: PDFObject): void => {
    if (object instanceof PDFName) names.add(object);
    else if (object instanceof PDFNumber) numbers.add(object.asNumber());
    else if (object instanceof PDFString || object instanceof PDFHexString) longestString = Math.max(longestString, object.asBytes().length);
    else if (object instanceof PDFArray) {
      arrays.push(object);
      object.asArray().forEach(visit);
    } else if (object instanceof PDFDict) {
      dicts.push(object);
      for (const [key, value] of object.entries()) {
        names.add(key);
        visit(value);
      }
    } else if (object instanceof PDFStream) {
      streamObjects.push(object);
      visit(object.dict);
    }
  };
  for (const [, object] of context.enumerateIndirectObjects()) visit(object);
  return { dicts, arrays, streamObjects, names, longestString, numbers };
}
