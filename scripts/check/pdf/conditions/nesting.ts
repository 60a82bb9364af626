import type { StructureElement } from '../../../render/pdf/model/structure.ts';
import { inElement, unless, type Condition, type Fault } from '../condition.ts';
import { elementsOfRole, kidsOf, parentOf, type PdfSubject } from '../subject.ts';
import { readGrid } from '../table-grid.ts';

/** What a type may hold and where it may stand (ISO 32000-1, 14.8.4.3). What isn't named is free. */
interface Nesting {
  kids?: readonly string[];
  parents?: readonly string[];
  /** Where a caption may stand among its kids. */
  caption?: 'first' | 'first or last';
}

const ROWS = ['TR'];
const TABLE: Record<string, Nesting> = {
  Table: { kids: ['TR', 'THead', 'TBody', 'TFoot', 'Caption'], caption: 'first or last' },
  THead: { kids: ROWS, parents: ['Table'] }, TBody: { kids: ROWS, parents: ['Table'] }, TFoot: { kids: ROWS, parents: ['Table'] },
  TR: { kids: ['TH', 'TD'], parents: ['Table', 'THead', 'TBody', 'TFoot'] },
  TH: { parents: ROWS }, TD: { parents: ROWS },
};

export const tablesNest: Condition = {
  id: '09-004', rules: ['7.2-3', '7.2-4', '7.2-5', '7.2-6', '7.2-7', '7.2-8', '7.2-9', '7.2-10', '7.2-11', '7.2-12', '7.2-13', '7.2-14', '7.2-15', '7.2-16', '7.2-36', '7.2-37', '7.2-38', '7.2-39', '7.2-41', '7.2-42', '7.2-43'],
  means: 'Tables are made of rows, rows of cells, and all rows are equally long.',
  find: (subject) => [
    ...judgeNesting(subject, TABLE),
    ...elementsOfRole(subject, 'Table').flatMap((table) => [...judgeGroups(subject, table), ...judgeGrid(subject, table)]),
  ],
};

export const listsNest: Condition = {
  id: '09-005', rules: ['7.2-17', '7.2-18', '7.2-19', '7.2-20', '7.2-40'], means: 'Lists are made of items, and items of a label and a body.',
  find: (subject) => judgeNesting(subject, { L: { kids: ['L', 'LI', 'Caption'], caption: 'first' }, LI: { kids: ['Lbl', 'LBody'], parents: ['L'] }, LBody: { parents: ['LI'] } }),
};

export const contentsNest: Condition = {
  id: '09-006', rules: ['7.2-26', '7.2-27', '7.2-28'], means: 'Tables of contents are made of their own items.',
  find: (subject) => judgeNesting(subject, { TOC: { kids: ['TOC', 'TOCI', 'Caption'], caption: 'first' }, TOCI: { parents: ['TOC'] } }),
};

export const rubyNests: Condition = {
  id: '09-007', rules: [], means: 'Ruby text is made of its own parts.',
  find: (subject) => judgeNesting(subject, { Ruby: { kids: ['RB', 'RT', 'RP'] }, RB: { parents: ['Ruby'] }, RT: { parents: ['Ruby'] }, RP: { parents: ['Ruby'] } }),
};

export const warichuNests: Condition = {
  id: '09-008', rules: [], means: 'Warichu is made of its own parts.',
  find: (subject) => judgeNesting(subject, { Warichu: { kids: ['WT', 'WP'] }, WT: { parents: ['Warichu'] }, WP: { parents: ['Warichu'] } }),
};

function judgeNesting(subject: PdfSubject, nestings: Record<string, Nesting>): Fault[] {
  return subject.elements.flatMap((element) => {
    const nesting = nestings[subject.roleOf(element) ?? ''];
    if (!nesting) return [];
    // What has no standard type is told by 02-001.
    const roles = kidsOf(subject, element).flatMap((kid) => subject.roleOf(kid) ?? []);
    const parent = parentOf(subject, element);
    const role = parent ? subject.roleOf(parent) ?? parent.type : 'the root';
    return [
      ...unless(!nesting.parents || nesting.parents.includes(role), () => inElement(element, `a place in ${either(nesting.parents!)}`, `one in ${role}`)),
      ...(nesting.kids ? [...new Set(roles)].filter((kid) => !nesting.kids!.includes(kid)).map((kid) => inElement(element, either(nesting.kids!), kid)) : []),
      ...(nesting.kids ? unless(element.kids.every((kid) => kid.kind === 'element'), () => inElement(element, either(nesting.kids!), 'content that lies in none of these')) : []),
      ...(nesting.caption ? judgeCaption(element, roles, nesting.caption) : []),
    ];
  });
}

function judgeCaption(element: StructureElement, roles: readonly string[], place: 'first' | 'first or last'): Fault[] {
  const captions = roles.filter((role) => role === 'Caption').length;
  const at = roles.indexOf('Caption');
  const isInPlace = at <= 0 || (place === 'first or last' && at === roles.length - 1);
  return [...unless(captions <= 1, () => inElement(element, 'one caption', String(captions))), ...unless(captions > 1 || isInPlace, () => inElement(element, `its caption ${place}`, 'one between others'))];
}

function judgeGroups(subject: PdfSubject, table: StructureElement): Fault[] {
  const roles = kidsOf(subject, table).map((kid) => subject.roleOf(kid));
  const count = (role: string): number => roles.filter((other) => other === role).length;
  return ['THead', 'TFoot'].flatMap((role) => [
    ...unless(count(role) <= 1, () => inElement(table, `one ${role} at most`, String(count(role)))),
    ...unless(count(role) === 0 || count('TBody') > 0, () => inElement(table, `a TBody beside ${role}`, 'none')),
  ]);
}

function judgeGrid(subject: PdfSubject, table: StructureElement): Fault[] {
  const { fault } = readGrid(subject, table);
  return fault ? [inElement(table, fault.expected, fault.actual)] : [];
}

function either(types: readonly string[]): string {
  return types.length === 1 ? types[0]! : `${types.slice(0, -1).join(', ')} or ${types.at(-1)}`;
}
