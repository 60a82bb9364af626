import { PDFArray, PDFName, PDFStream } from '@cantoo/pdf-lib';
import { dictIn, isTrueIn, nameIn, numberIn, textIn } from '../../../render/pdf/model/objects.ts';
import type { MarkedKid, ObjectKid, StructureElement } from '../../../render/pdf/model/structure.ts';
import { inElement, inFile, unless, type Condition } from '../condition.ts';
import { entriesOf } from '../name-tree.ts';
import type { PdfSubject } from '../subject.ts';

export const isMarked: Condition = {
  id: 'UA 6.2', rules: ['6.2-1'], means: 'The file says that it is tagged.',
  find: ({ catalog }) => unless(isTrueIn(dictIn(catalog, 'MarkInfo'), 'Marked'), () => inFile('MarkInfo with Marked true', 'none')),
};

export const hasNoSuspects: Condition = {
  id: '01-007', rules: ['7.1-4'], means: 'The file doesn’t say that its tags are suspect.',
  find: ({ catalog }) => unless(!isTrueIn(dictIn(catalog, 'MarkInfo'), 'Suspects'), () => inFile('Suspects false, or none', 'true')),
};

export const hasStructure: Condition = {
  id: 'UA 7.1-11', rules: ['7.1-11'], means: 'The file has a structure, and something in it.',
  find: ({ tree, elements }) => unless(tree !== null && nameIn(tree.root, 'Type') === 'StructTreeRoot' && elements.length > 0, () => inFile('a structure with elements', tree ? 'an empty or nameless one' : 'none')),
};

export const namesParents: Condition = {
  id: 'UA 7.1-12', rules: ['7.1-12'], means: 'Every element names the element it is a kid of.',
  find: (subject) => subject.elements.flatMap((element) => {
    const parent = element.dict.lookup(PDFName.of('P'));
    const meant = element.parent?.dict ?? subject.tree!.root;
    return unless(parent === meant, () => inElement(element, `${element.parent?.type ?? 'the root'} as its parent`, parent ? 'another' : 'none'));
  }),
};

/** A reader's program goes from what it points at to its element by the parent tree, and from the element down by its kids: both have to agree. */
export const parentTreeAgrees: Condition = {
  id: 'parent-tree', rules: [], means: 'What is an element’s own, the parent tree gives to this element.',
  find: (subject) => subject.elements.flatMap((element) => element.kids.flatMap((kid) => {
    if (kid.kind === 'element') return [];
    const owner = ownerByTree(subject, kid);
    return unless(owner === element, () => inElement(element, `${element.type}, for ${kid.kind === 'marked' ? `marked content ${kid.mcid}` : 'an annotation'}`, owner?.type ?? 'nothing'));
  })),
};

function ownerByTree({ parents, document, elementAt }: PdfSubject, kid: MarkedKid | ObjectKid): StructureElement | undefined {
  if (kid.kind === 'object') return elementAt(parents.get(numberIn(kid.dict, 'StructParent') ?? -1));
  const form = kid.form && document.context.lookupMaybe(kid.form, PDFStream);
  const owners = parents.get(numberIn(form ? form.dict : document.getPage(kid.page).node, 'StructParents') ?? -1);
  return owners instanceof PDFArray && kid.mcid >= 0 && kid.mcid < owners.size() ? elementAt(owners.get(kid.mcid)) : undefined;
}

/** ISO 32000-1, table 322: elements with an /ID are found by it. */
export const idTreeAgrees: Condition = {
  id: 'id-tree', rules: [], means: 'Every element with an ID is found by it.',
  find: (subject) => {
    const named = idsOf(subject);
    return subject.elements.flatMap((element) => {
      const id = textIn(element.dict, 'ID');
      return unless(id === undefined || named.get(id) === element, () => inElement(element, `“${id}” in the tree of IDs`, named.has(id!) ? 'another element' : 'none'));
    });
  },
};

function idsOf({ tree, elementAt }: PdfSubject): Map<string, StructureElement | undefined> {
  return new Map(entriesOf(dictIn(tree?.root, 'IDTree')).map(([id, value]) => [id, elementAt(value)]));
}
