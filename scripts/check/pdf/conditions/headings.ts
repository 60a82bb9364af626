import type { StructureElement } from '../../../render/pdf/model/structure.ts';
import { inElement, inFile, unless, type Condition } from '../condition.ts';
import { elementsOfRole, type PdfSubject } from '../subject.ts';

export const firstHeadingIsHighest: Condition = {
  id: '14-002', rules: ['7.4.2-1'], means: 'The first heading is one of level 1.',
  find: (subject) => headingsOf(subject).slice(0, 1).flatMap(({ element, level }) => unless(level === 1, () => inElement(element, 'H1', `H${level}`))),
};

export const noHeadingLevelSkipped: Condition = {
  id: '14-003', rules: ['7.4.2-1'], means: 'No level of headings is left out on the way down.',
  find: (subject) => headingsOf(subject).flatMap(({ element, level }, i, all) => unless(i === 0 || level <= all[i - 1]!.level + 1, () => inElement(element, `H${all[i - 1]!.level + 1} at most, after H${all[i - 1]!.level}`, `H${level}`))),
};

export const oneHeadingInNode: Condition = {
  id: '14-006', rules: ['7.4.4-1'], means: 'No element holds two headings of the kind without a level.',
  find: (subject) => [...Map.groupBy(elementsOfRole(subject, 'H'), groupAround(subject)).values()].flatMap((headings) => unless(headings.length <= 1, () => inElement(headings[1]!, 'one H', String(headings.length)))),
};

export const oneKindOfHeadings: Condition = {
  id: '14-007', rules: ['7.4.4-2', '7.4.4-3'], means: 'Headings all have levels, or none has.',
  find: (subject) => {
    const plain = elementsOfRole(subject, 'H')[0];
    return unless(!plain || headingsOf(subject).length === 0, () => inElement(plain!, 'H1 to H6 only', 'H among them'));
  },
};

export const hasMainHeading: Condition = {
  id: 'main-heading', rules: [], means: 'The paper has a heading of level 1.',
  find: (subject) => unless(elementsOfRole(subject, 'H1').length > 0, () => inFile('H1', 'none')),
};

function headingsOf(subject: PdfSubject): { element: StructureElement; level: number }[] {
  return subject.elements.flatMap((element) => {
    const level = /^H([1-6])$/.exec(subject.roleOf(element) ?? '')?.[1];
    return level ? [{ element, level: Number(level) }] : [];
  });
}

/** What a heading heads: elements that only group count as part of what is around them. */
function groupAround(subject: PdfSubject): (element: StructureElement) => StructureElement | null {
  return ({ parent }) => {
    while (parent && ['NonStruct', 'Div', 'Part'].includes(subject.roleOf(parent) ?? '')) parent = parent.parent;
    return parent;
  };
}
