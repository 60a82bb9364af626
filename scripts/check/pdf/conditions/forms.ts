import { PDFName, PDFStream, type PDFDict } from '@cantoo/pdf-lib';
import { bytesOf, dictIn, dictsIn, isTrueIn, membersOf, nameIn, textIn } from '../../../render/pdf/model/objects.ts';
import { inElement, inFile, onPage, unless, type Condition } from '../condition.ts';
import { fieldsOf } from '../fields.ts';
import { elementsOfRole } from '../subject.ts';

export const noDynamicForm: Condition = {
  id: '25-001', rules: ['7.15-1'], means: 'There is no form whose pages are made while it is read.',
  find: ({ catalog }) => {
    const form = membersOf(dictIn(catalog, 'AcroForm')?.lookup(PDFName.of('XFA'))).filter((part) => part instanceof PDFStream).map((part) => Buffer.from(bytesOf(part)).toString('utf8')).join('');
    return unless(!/<dynamicRender>\s*required/.test(form), () => inFile('no dynamicRender', 'required'));
  },
};

export const fieldsAreDescribed: Condition = {
  id: '28-005', rules: ['7.18.1-3'], means: 'Every field of a form says what belongs in it.',
  find: ({ annotations }) => annotations.filter(({ subtype, isUnseen }) => subtype === 'Widget' && !isUnseen)
    .flatMap(({ dict, owner, page }) => unless(!!wordsOfField(dict) || !!(owner && textIn(owner.dict, 'Alt')), () => onPage(page, 'TU', 'none'))),
};

export const fieldsAreTagged: Condition = {
  id: '28-010', rules: ['7.18.4-1'], means: 'Every field of a form lies in a Form.',
  find: (subject) => subject.annotations.filter(({ subtype, isUnseen }) => subtype === 'Widget' && !isUnseen)
    .flatMap(({ owner, page }) => unless(!!owner && subject.roleOf(owner) === 'Form', () => onPage(page, 'Form', owner?.type ?? 'in no element'))),
};

export const formsHoldOneField: Condition = {
  id: 'UA 7.18.4', rules: ['7.18.4-2'], means: 'A Form holds one field, or says which it plays.',
  find: (subject) => elementsOfRole(subject, 'Form').flatMap((form) => {
    const [kid, ...more] = form.kids;
    const isField = more.length === 0 && kid?.kind === 'object' && nameIn(kid.dict, 'Subtype') === 'Widget';
    return unless(isField || dictsIn(form.dict, 'A').some((attributes) => nameIn(attributes, 'Role') !== undefined), () => inElement(form, 'one field', `${form.kids.length} parts`));
  }),
};

export const formsAreStatic: Condition = {
  id: 'A 6.4', rules: ['6.4.1-1', '6.4.1-2', '6.4.1-3', '6.4.2-1', '6.4.2-2'], means: 'A form looks the same wherever it is read.',
  find: ({ catalog, annotations }) => {
    const form = dictIn(catalog, 'AcroForm');
    const acting = [...fieldsOf(catalog), ...annotations.filter(({ subtype }) => subtype === 'Widget').map(({ dict }) => dict)].filter((field) => field.has(PDFName.of('AA')) || field.has(PDFName.of('A')));
    return [
      ...unless(!form || !isTrueIn(form, 'NeedAppearances'), () => inFile('no NeedAppearances', 'true')),
      ...unless(!form?.has(PDFName.of('XFA')), () => inFile('no XFA', 'XFA')),
      ...unless(!isTrueIn(catalog, 'NeedsRendering'), () => inFile('no NeedsRendering', 'true')),
      ...unless(acting.length === 0, () => inFile('fields without actions', `${acting.length} with`)),
    ];
  },
};

/** A field's own words, or those of the field it is part of. */
function wordsOfField(field: PDFDict | undefined): string | undefined {
  return field && (textIn(field, 'TU') || wordsOfField(dictIn(field, 'Parent')));
}
