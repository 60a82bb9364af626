import { PDFArray, PDFName, type PDFDict, type PDFObject } from '@cantoo/pdf-lib';
import { dictsIn, textOf } from '../../render/pdf/model/objects.ts';

/** The entries of a name tree (ISO 32000-1, 7.9.6), values as they are written. */
export function entriesOf(node: PDFDict | undefined): [name: string, value: PDFObject][] {
  if (!node) return [];
  const pairs = node.lookup(PDFName.of('Names'));
  const own: [string, PDFObject][] = [];
  for (let i = 0; pairs instanceof PDFArray && i + 1 < pairs.size(); i += 2) own.push([textOf(pairs.lookup(i)) ?? '', pairs.get(i + 1)]);
  return [...own, ...dictsIn(node, 'Kids').flatMap(entriesOf)];
}
