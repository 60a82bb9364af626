import { PDFName } from '@cantoo/pdf-lib';
import { dictIn, textIn } from '../../../render/pdf/model/objects.ts';
import type { StructureElement } from '../../../render/pdf/model/structure.ts';
import { inElement, inFile, onePerPage, onPage, unless, type Condition } from '../condition.ts';
import { fieldsOf } from '../fields.ts';

const EXPECTED = 'a language, such as en-GB';

export const textHasLanguage: Condition = {
  id: '11-001', rules: ['7.2-34'], means: 'The language of all text is known.',
  find: (subject) => (subject.language !== undefined ? [] : onePerPage(subject.pages.flatMap(({ page, painted }) => painted
    .filter((item) => item.text && !item.isArtifact && !hasLanguage(subject.ownerOf(item, page)))
    .map(({ text }) => onPage(page, EXPECTED, `none for “${text!.text.trim()}”`))))),
};

export const alternativesHaveLanguage: Condition = {
  id: '11-002', rules: ['7.2-21', '7.2-22', '7.2-23', '7.2-30', '7.2-31', '7.2-32'], means: 'The language of alternative texts and of words for short forms is known.',
  find: (subject) => (subject.language !== undefined ? [] : [
    ...subject.elements.flatMap((element) => ['Alt', 'ActualText', 'E'].filter((key) => textIn(element.dict, key) && !hasLanguage(element)).map((key) => inElement(element, EXPECTED, `none for ${key} “${textIn(element.dict, key)}”`))),
    ...subject.sections.filter((section) => section.tag === 'Span' && ['Alt', 'ActualText', 'E'].some((key) => section.textOf(key) !== undefined) && section.textOf('Lang') === undefined && !hasLanguage(subject.ownerOf(section, section.page)))
      .map(({ page }) => onPage(page, EXPECTED, 'none for the other text of a passage')),
  ]),
};

export const bookmarksHaveLanguage: Condition = {
  id: '11-003', rules: ['7.2-2'], means: 'The language of the bookmarks is known.',
  find: ({ language, catalog }) => unless(language !== undefined || !dictIn(catalog, 'Outlines')?.has(PDFName.of('First')), () => inFile(EXPECTED, 'none')),
};

export const annotationsHaveLanguage: Condition = {
  id: '11-004', rules: ['7.2-24'], means: 'The language of what is said of a link is known.',
  find: ({ language, annotations }) => (language !== undefined ? [] : annotations
    // Only the element's own counts with veraPDF, not one that it inherits.
    .filter(({ dict, owner }) => textIn(dict, 'Contents') && (!owner || textIn(owner.dict, 'Lang') === undefined))
    .map(({ dict, page }) => onPage(page, EXPECTED, `none for “${textIn(dict, 'Contents')}”`))),
};

export const fieldsHaveLanguage: Condition = {
  id: '11-005', rules: ['7.2-25'], means: 'The language of what is said of a form’s field is known.',
  find: ({ language, catalog }) => (language !== undefined ? [] : fieldsOf(catalog).filter((field) => textIn(field, 'TU') && textIn(field, 'Lang') === undefined).map((field) => inFile(EXPECTED, `none for “${textIn(field, 'TU')}”`))),
};

export const metadataHaveLanguage: Condition = {
  id: '11-006', rules: ['7.2-33'], means: 'The language of the metadata is known.',
  find: ({ language, xmp }) => (language !== undefined ? [] : (xmp?.properties ?? []).filter(({ languages }) => languages.includes('x-default')).map(({ prefix, name }) => inFile(EXPECTED, `none for ${prefix}:${name}`))),
};

/** As RFC 3066 writes them: 'en', 'en-GB'. */
const LANGUAGE = /^[a-z]{1,8}(?:-[a-z0-9]{1,8})*$/i;

export const languagesAreWellFormed: Condition = {
  id: 'UA 7.2-29', rules: ['7.2-29', '6.7.4-1'], means: 'Languages are written as their codes.',
  find: ({ language, elements, sections }) => [
    ...unless(language === undefined || LANGUAGE.test(language), () => inFile(EXPECTED, `“${language}”`)),
    ...elements.flatMap((element) => {
      const own = textIn(element.dict, 'Lang');
      return unless(own === undefined || LANGUAGE.test(own), () => inElement(element, EXPECTED, `“${own}”`));
    }),
    ...sections.flatMap((section) => {
      const own = section.textOf('Lang');
      return unless(own === undefined || LANGUAGE.test(own), () => onPage(section.page, EXPECTED, `“${own}”`));
    }),
  ],
};

function hasLanguage(element: StructureElement | null | undefined): boolean {
  return !!element && (textIn(element.dict, 'Lang') !== undefined || hasLanguage(element.parent));
}
