import { PDFArray, PDFName, PDFRef, type PDFDict, type PDFObject } from '@cantoo/pdf-lib';
import { dictIn, dictsIn, textIn } from '../../../render/pdf/model/objects.ts';
import { inFile, unless, type Condition } from '../condition.ts';
import type { PdfSubject } from '../subject.ts';

export const otherLayersAreNamed: Condition = {
  id: '20-001', rules: ['7.10-1', '6.9-1'], means: 'Every further configuration of layers has a name.',
  find: ({ catalog }) => further(catalog).flatMap((config) => unless(!!textIn(config, 'Name'), () => inFile('a Name', 'none'))),
};

export const layersAreNamed: Condition = {
  id: '20-002', rules: ['7.10-1', '6.9-1'], means: 'The configuration of layers has a name.',
  find: ({ catalog }) => configs(catalog).slice(0, 1).flatMap((config) => unless(!!textIn(config, 'Name'), () => inFile('a Name', 'none'))),
};

export const layersStay: Condition = {
  id: '20-003', rules: ['7.10-2', '6.9-4'], means: 'No layer comes and goes by itself.',
  find: ({ catalog }) => [...configs(catalog)].flatMap((config) => unless(!config.has(PDFName.of('AS')), () => inFile('no AS', 'AS'))),
};

export const layersAreListed: Condition = {
  id: 'A 6.9', rules: ['6.9-2', '6.9-3'], means: 'Configurations of layers have names of their own, and list every layer.',
  find: ({ catalog }) => {
    const all = configs(catalog);
    const names = all.map((config) => textIn(config, 'Name'));
    const groups = refsIn(dictIn(catalog, 'OCProperties')?.lookup(PDFName.of('OCGs')));
    return [
      ...unless(new Set(names).size === names.length, () => inFile('names of their own', names.join(', '))),
      ...all.filter((config) => config.has(PDFName.of('Order'))).flatMap((config) => {
        const listed = new Set(refsIn(config.lookup(PDFName.of('Order'))));
        return unless(groups.every((group) => listed.has(group)), () => inFile('every layer in the order', 'not all'));
      }),
    ];
  },
};

/** The default one first. */
function configs(catalog: PdfSubject['catalog']): PDFDict[] {
  const byDefault = dictIn(dictIn(catalog, 'OCProperties'), 'D');
  return [...(byDefault ? [byDefault] : []), ...further(catalog)];
}

function further(catalog: PdfSubject['catalog']): PDFDict[] {
  const properties = dictIn(catalog, 'OCProperties');
  return properties ? dictsIn(properties, 'Configs') : [];
}

function refsIn(object: PDFObject | undefined): string[] {
  return object instanceof PDFArray ? object.asArray().flatMap((member, i) => (member instanceof PDFRef && !(object.lookup(i) instanceof PDFArray) ? [member.toString()] : refsIn(object.lookup(i)))) : [];
}
