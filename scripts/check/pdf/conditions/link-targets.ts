import { PDFArray, PDFName } from '@cantoo/pdf-lib';
import { dictIn, nameIn, nameOf, textOf } from '../../../render/pdf/model/objects.ts';
import { onPage, unless, type Condition } from '../condition.ts';
import { entriesOf } from '../name-tree.ts';
import type { PdfSubject } from '../subject.ts';

export const linksLeadSomewhere: Condition = {
  id: 'link-targets', rules: [], means: 'Every link leads to an address, or to a place in the paper.',
  find: (subject) => {
    const places = placesOf(subject);
    return subject.annotations.filter(({ subtype }) => subtype === 'Link').flatMap(({ dict, page }) => {
      const action = dictIn(dict, 'A');
      const target = dict.lookup(PDFName.of('Dest')) ?? action?.lookup(PDFName.of('D'));
      const name = nameOf(target) ?? textOf(target);
      if (name !== undefined) return unless(places.has(name), () => onPage(page, 'a place in the paper', `“${name}”, which isn’t there`));
      return unless(target instanceof PDFArray || (action !== undefined && nameIn(action, 'S') !== 'GoTo'), () => onPage(page, 'an address or a place', 'neither'));
    });
  },
};

/** Named destinations: in a dictionary, as the browser writes them, or in a tree. */
function placesOf({ catalog }: PdfSubject): Set<string> {
  const inDictionary = dictIn(catalog, 'Dests')?.keys().map((key) => key.decodeText()) ?? [];
  return new Set([...inDictionary, ...entriesOf(dictIn(dictIn(catalog, 'Names'), 'Dests')).map(([name]) => name)]);
}
