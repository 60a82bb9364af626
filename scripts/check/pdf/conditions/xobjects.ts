import { PDFName, type PDFDict } from '@cantoo/pdf-lib';
import { isTrueIn, nameIn, numberIn } from '../../../render/pdf/model/objects.ts';
import { inFile, onPage, unless, type Condition } from '../condition.ts';
import type { PdfSubject } from '../subject.ts';

export const noReferences: Condition = {
  id: '30-001', rules: ['7.20-1', '6.2.9-2'], means: 'Nothing is shown from another file.',
  find: (subject) => xobjects(subject, 'Form').flatMap((form) => unless(!form.has(PDFName.of('Ref')), () => inFile('no Ref', 'Ref'))),
};

/** What is painted twice would be read twice, and the second time under a number that is taken. */
export const taggedFormsArePaintedOnce: Condition = {
  id: '30-002', rules: ['7.20-2'], means: 'A form with tagged content is painted once.',
  find: ({ pages, contents }) => {
    const xobjectsOf = new Map(contents.map(({ stream, xobjects: painted }) => [stream.form?.ref.toString() ?? stream, painted]));
    const painted = pages.flatMap(({ page, streams }) => streams.flatMap((stream) => (xobjectsOf.get(stream.form?.ref.toString() ?? stream) ?? []).map((ref) => ({ ref, page }))));
    const places = Map.groupBy(painted, ({ ref }) => ref);
    return contents.flatMap(({ stream: { form } }) => {
      const own = form && numberIn(form.stream.dict, 'StructParents') !== undefined ? places.get(form.ref.toString()) ?? [] : [];
      return unless(own.length <= 1, () => onPage(own[1]!.page, 'a form painted once', `${own.length} times`));
    });
  },
};

export const picturesAreWhole: Condition = {
  id: 'A 6.2.8', rules: ['6.2.8-1', '6.2.8-2', '6.2.8-3', '6.2.8-4', '6.2.8-5'], means: 'Pictures look the same wherever they are shown.',
  find: (subject) => xobjects(subject, 'Image').flatMap((image) => {
    const isMask = isTrueIn(image, 'ImageMask');
    const depth = numberIn(image, 'BitsPerComponent');
    return [
      ...['Alternates', 'OPI'].filter((key) => image.has(PDFName.of(key))).map((key) => inFile(`no ${key}`, key)),
      ...unless(!isTrueIn(image, 'Interpolate'), () => inFile('Interpolate false', 'true')),
      ...unless(depth === undefined || (isMask ? [1] : [1, 2, 4, 8, 16]).includes(depth), () => inFile(isMask ? '1 bit' : '1, 2, 4, 8 or 16 bits', `${depth} bits`)),
    ];
  }),
};

export const formsArePlain: Condition = {
  id: 'A 6.2.9', rules: ['6.2.9-1', '6.2.9-3'], means: 'No content is a program for a printer.',
  find: (subject) => [
    ...xobjects(subject, 'Form').flatMap((form) => unless(!['PS', 'OPI'].some((key) => form.has(PDFName.of(key))) && nameIn(form, 'Subtype2') !== 'PS', () => inFile('a form without PS and OPI', 'a form with them'))),
    ...xobjects(subject, 'PS').map(() => inFile('no PostScript', 'PostScript')),
  ],
};

function xobjects({ streamObjects }: PdfSubject, subtype: string): PDFDict[] {
  return streamObjects.map(({ dict }) => dict).filter((dict) => nameIn(dict, 'Subtype') === subtype);
}
