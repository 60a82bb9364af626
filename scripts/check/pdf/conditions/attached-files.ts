import { PDFDict, PDFName, PDFStream, type PDFObject } from '@cantoo/pdf-lib';
import { bytesOf, dictIn, membersOf, nameIn, streamIn, textIn } from '../../../render/pdf/model/objects.ts';
import { inFile, unless, type Condition } from '../condition.ts';
import { entriesOf } from '../name-tree.ts';
import type { PdfSubject } from '../subject.ts';
import { PDFA_ID, propertyOf } from '../xmp.ts';

export const attachedFilesAreNamed: Condition = {
  id: '21-001', rules: ['7.11-1', '6.8-2'], means: 'Each attached file has its name in both of the ways that programs look for.',
  find: (subject) => specifications(subject).flatMap((specification) => unless(!!textIn(specification, 'F') && !!textIn(specification, 'UF'), () => inFile('F and UF', textIn(specification, 'F') || textIn(specification, 'UF') || 'neither'))),
};

const MEDIA_TYPE = /^[-\w+.]+\/[-\w+.]+$/;

/** PDF/A-2 takes only PDF/A files, which nothing here attaches; PDF/A-3 takes any, and wants to know what they are to the paper. */
export const attachedFilesAreExplained: Condition = {
  id: 'A 6.8', rules: ['6.8-1', '6.8-3', '6.8-4', '6.8-5'], means: 'A file with attachments is PDF/A-3, and says what each of them is.',
  find: (subject) => {
    const associated = associatedFiles(subject);
    const part = propertyOf(subject.xmp, PDFA_ID, 'part')?.value;
    return specifications(subject).flatMap((specification) => {
      const name = textIn(specification, 'UF') ?? textIn(specification, 'F') ?? '';
      return [
        ...unless(part !== '2', () => inFile('pdfaid:part 3', `2, with “${name}” attached`)),
        ...unless(nameIn(specification, 'AFRelationship') !== undefined, () => inFile(`AFRelationship for “${name}”`, 'none')),
        ...unless(associated.has(specification), () => inFile(`“${name}” among the associated files`, 'not there')),
        ...embeddedIn(specification).flatMap((stream) => unless(MEDIA_TYPE.test(nameIn(stream.dict, 'Subtype') ?? ''), () => inFile(`a media type for “${name}”`, nameIn(stream.dict, 'Subtype') ?? 'none'))),
      ];
    });
  },
};

export const attachedDataAreThePapers: Condition = {
  id: 'attached-data', rules: [], means: 'The publication’s data are attached to its PDF byte for byte, and nothing else is.',
  find: ({ catalog, document }, { attachments = [] }) => {
    if (document.isEncrypted) return [];
    const listed = entriesOf(dictIn(dictIn(catalog, 'Names'), 'EmbeddedFiles'));
    const actual = new Map(listed.map(([name, value]) => {
      const specification = catalog.context.lookup(value);
      return [name, specification instanceof PDFDict ? streamIn(dictIn(specification, 'EF'), 'F') : undefined];
    }));
    const expected = new Set(attachments.map(({ name }) => name));
    return [
      ...attachments.flatMap(({ name, bytes }) => {
        const stream = actual.get(name);
        return unless(!!stream && Buffer.compare(bytesOf(stream), bytes) === 0, () => inFile(`“${name}”, attached`, stream ? 'other data' : 'no such file'));
      }),
      ...actual.keys().flatMap((name) => unless(expected.has(name), () => inFile('only the publication’s data', `“${name}”`))),
    ];
  },
};

function specifications({ dicts }: PdfSubject): PDFDict[] {
  return dicts.filter((dict) => dictIn(dict, 'EF'));
}

function embeddedIn(specification: PDFDict): PDFStream[] {
  const embedded = dictIn(specification, 'EF')!;
  return [...new Set(embedded.keys().map((key) => embedded.lookup(key)).filter((stream) => stream instanceof PDFStream))];
}

function associatedFiles({ dicts }: PdfSubject): Set<PDFObject> {
  return new Set(dicts.flatMap((dict) => membersOf(dict.lookup(PDFName.of('AF')))));
}
