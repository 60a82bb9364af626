import { PDFName } from '@cantoo/pdf-lib';
import { dictIn, textIn } from '../../../render/pdf/model/objects.ts';
import { inFile, onPage, unless, type Condition } from '../condition.ts';
import { DC, propertyOf } from '../xmp.ts';

export const hasItsTitle: Condition = {
  id: 'title', rules: [], means: 'The file has the publication’s title.',
  find: ({ info, xmp }, { title }) => {
    const actual = propertyOf(xmp, DC, 'title')?.value ?? (info && textIn(info, 'Title'));
    return unless(actual === undefined || actual === title, () => inFile(`“${title}”`, `“${actual}”`));
  },
};

export const hasItsLanguage: Condition = {
  id: 'language', rules: [], means: 'The file is in the publication’s language.',
  find: ({ language: actual }, { language }) => unless(actual === language, () => inFile(language, actual ?? 'none')),
};

export const hasBookmarks: Condition = {
  id: 'bookmarks', rules: [], means: 'The paper has bookmarks.',
  find: ({ catalog }) => {
    const outlines = dictIn(catalog, 'Outlines');
    return unless(!!outlines?.has(PDFName.of('First')), () => inFile('bookmarks', 'none'));
  },
};

export const everyPageIsTagged: Condition = {
  id: 'tagged-pages', rules: [], means: 'Every page holds something to be read.',
  find: (subject) => subject.pages.flatMap(({ page, painted }) => unless(painted.some((item) => subject.ownerOf(item, page)), () => onPage(page, 'tagged content', 'none'))),
};
