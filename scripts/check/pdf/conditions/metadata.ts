import { textIn } from '../../../render/pdf/model/objects.ts';
import { inFile, unless, type Condition, type Fault } from '../condition.ts';
import type { PdfSubject } from '../subject.ts';
import { ADOBE_PDF, DC, PDFA_EXTENSION, PDFA_ID, PDFUA_ID, propertyOf, XMP_BASIC } from '../xmp.ts';

export const hasXmp: Condition = {
  id: '06-001', rules: ['7.1-8', '6.6.2.1-1'], means: 'The file has metadata as XMP.',
  find: ({ xmp, document }) => unless(xmp !== null || document.isEncrypted, () => inFile('a stream of metadata', 'none')),
};

export const saysPdfUa: Condition = {
  id: '06-002', rules: ['5-1', '5-2', '5-3', '5-4', '5-5'], means: 'The metadata say that the file is PDF/UA-1.',
  find: (subject) => identified(subject, PDFUA_ID, 'pdfuaid', [['part', ['1']]]),
};

export const hasXmpTitle: Condition = {
  id: '06-003', rules: ['7.1-9'], means: 'The metadata give a title.',
  find: ({ xmp }) => unless(!isReadable(xmp) || !!propertyOf(xmp, DC, 'title')?.value, () => inFile('a dc:title', 'none')),
};

export const saysPdfA: Condition = {
  id: 'A 6.6.4', rules: ['6.6.4-1', '6.6.4-2', '6.6.4-3', '6.6.4-4', '6.6.4-5', '6.6.4-6', '6.6.4-7'], means: 'The metadata say that the file is PDF/A-2a or, with attachments, PDF/A-3a.',
  find: (subject) => identified(subject, PDFA_ID, 'pdfaid', [['part', ['2', '3']], ['conformance', ['A']]]),
};

export const xmpIsSound: Condition = {
  id: 'A 6.6.2.1', rules: ['6.6.2.1-2', '6.6.2.1-3', '6.6.2.1-4', '6.6.2.1-5'], means: 'The metadata are well-formed XML in UTF-8.',
  find: ({ xmp }) => {
    if (!xmp) return [];
    const header = /<\?xpacket[^>]*\?>/.exec(xmp.text)?.[0];
    return [
      ...unless(xmp.fault === null, () => inFile('well-formed XML', xmp.fault!)),
      ...unless(header !== undefined && !/\b(?:bytes|encoding)\s*=/.test(header), () => inFile('a header without bytes and encoding', header ?? 'none')),
    ];
  },
};

/** The schemas of the XMP specification of 2005, and those of PDF/A itself. */
const PREDEFINED = new Set([
  DC, XMP_BASIC, ADOBE_PDF, PDFA_ID, PDFA_EXTENSION, 'http://ns.adobe.com/xap/1.0/rights/', 'http://ns.adobe.com/xap/1.0/mm/', 'http://ns.adobe.com/xap/1.0/bj/',
  'http://ns.adobe.com/xap/1.0/t/pg/', 'http://ns.adobe.com/photoshop/1.0/', 'http://ns.adobe.com/tiff/1.0/', 'http://ns.adobe.com/exif/1.0/',
]);

export const xmpIsDefined: Condition = {
  id: 'A 6.6.2.3', rules: ['6.6.2.3.1-1', '6.6.2.3.3-2', '6.6.2.3.3-3', '6.6.2.3.3-4', '6.6.2.3.3-7', '6.6.2.3.3-8', '6.6.2.3.3-9', '6.6.2.3.3-10'], means: 'Each property of the metadata is predefined, or is defined in full by the file.',
  find: ({ xmp }) => [
    ...(xmp?.properties ?? []).filter(({ namespace }) => !PREDEFINED.has(namespace)).flatMap(({ namespace, prefix, name }) => (
      unless(xmp!.defined.some((other) => other.namespace === namespace && other.name === name), () => inFile(`a definition of ${prefix}:${name}`, 'none')))),
    ...(xmp?.defined ?? []).filter(({ lacks }) => lacks.length > 0).map(({ name, lacks }) => inFile(`a whole definition of “${name}”`, `one without ${lacks.join(', ')}`)),
  ],
};

/** Both are shown by one program or another, so both have to say the same. */
export const infoAgrees: Condition = {
  id: 'metadata-agree', rules: [], means: 'The metadata and the older dictionary of information say the same.',
  find: ({ xmp, info }) => (xmp?.fault === null ? PAIRS : []).flatMap(([key, namespace, name]) => {
    const [inInfo, inXmp] = [info && textIn(info, key), propertyOf(xmp, namespace, name)?.value];
    return unless(!inInfo || sameValue(key, inInfo, inXmp), () => inFile(`${key} “${inInfo}” in both`, inXmp === undefined ? 'none in the metadata' : `“${inXmp}” in the metadata`));
  }),
};

const PAIRS = [
  ['Title', DC, 'title'], ['Author', DC, 'creator'], ['Subject', DC, 'description'], ['Keywords', ADOBE_PDF, 'Keywords'],
  ['Creator', XMP_BASIC, 'CreatorTool'], ['Producer', ADOBE_PDF, 'Producer'], ['CreationDate', XMP_BASIC, 'CreateDate'], ['ModDate', XMP_BASIC, 'ModifyDate'],
] as const;

function sameValue(key: string, inInfo: string, inXmp: string | undefined): boolean {
  return key.endsWith('Date') ? instantOf(inInfo) === Date.parse(inXmp ?? '') : inInfo === inXmp;
}

/** D:20241024000000+00'00' */
function instantOf(date: string): number {
  const [, year, month = '01', day = '01', hour = '00', minute = '00', second = '00', zone = 'Z'] = /^D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(.*)$/.exec(date) ?? [];
  const offset = /^[+-]\d\d/.test(zone) ? zone.replace(/^(.\d\d)'?(\d\d)?'?$/, (_, hours: string, minutes = '00') => `${hours}:${minutes}`) : 'Z';
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`);
}

function isReadable(xmp: PdfSubject['xmp']): boolean {
  return xmp !== null && xmp.fault === null;
}

/** @param wanted names of properties with what they may say; others of the namespace only need the prefix */
function identified({ xmp }: PdfSubject, namespace: string, prefix: string, wanted: readonly (readonly [string, readonly string[]])[]): Fault[] {
  if (!isReadable(xmp)) return [];
  return [
    ...wanted.flatMap(([name, values]) => {
      const actual = propertyOf(xmp, namespace, name)?.value;
      return unless(values.includes(actual ?? ''), () => inFile(`${prefix}:${name} ${values.join(' or ')}`, actual ?? 'none'));
    }),
    ...xmp!.properties.filter((property) => property.namespace === namespace && property.prefix !== prefix).map((property) => inFile(`the prefix ${prefix}`, property.prefix)),
  ];
}
