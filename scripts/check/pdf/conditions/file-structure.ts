import { PDFArray, PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib';
import { dictIn, membersOf, nameOf, numbersOf } from '../../../render/pdf/model/objects.ts';
import { inFile, onPage, unless, type Condition } from '../condition.ts';

export const headerIsFirst: Condition = {
  id: 'A 6.1.2', rules: ['6.1-1', '6.1.2-1', '6.1.2-2'], means: 'The file begins with its version, and with bytes that no one takes for text.',
  find: ({ bytes }) => {
    const start = Buffer.from(bytes.subarray(0, 24)).toString('latin1');
    return unless(/^%PDF-1\.[0-7](?:\r\n|\r|\n)%[\x80-\xff]{4}/.test(start), () => inFile('%PDF-1.n, then a comment of binary', JSON.stringify(start.slice(0, 15))));
  },
};

export const hasFileId: Condition = {
  id: 'A 6.1.3-1', rules: ['6.1.3-1'], means: 'The file has an identifier.',
  find: ({ document: { context } }) => {
    const [first] = membersOf(context.lookup(context.trailerInfo.ID));
    return unless((first instanceof PDFString || first instanceof PDFHexString) && first.asBytes().length > 0, () => inFile('ID', 'none'));
  },
};

export const nothingFollows: Condition = {
  id: 'A 6.1.3-3', rules: ['6.1.3-3'], means: 'Nothing follows the end of the file.',
  find: ({ bytes }) => {
    const end = Buffer.from(bytes.subarray(-1024)).toString('latin1');
    return unless(/%%EOF(?:\r\n|\r|\n)?$/.test(end), () => inFile('%%EOF at the end', JSON.stringify(end.slice(end.lastIndexOf('%%EOF')).slice(0, 40))));
  },
};

const FILTERS = new Set(['ASCIIHexDecode', 'ASCII85Decode', 'FlateDecode', 'RunLengthDecode', 'CCITTFaxDecode', 'JBIG2Decode', 'DCTDecode', 'JPXDecode']);

export const streamsAreOwn: Condition = {
  id: 'A 6.1.7', rules: ['6.1.7.1-3', '6.1.7.2-1'], means: 'All content is in the file, packed in a way that lasts.',
  find: ({ streamObjects }) => streamObjects.flatMap(({ dict }) => [
    ...['F', 'FFilter', 'FDecodeParms'].filter((key) => dict.has(PDFName.of(key))).map((key) => inFile('content in the file', `${key}, which points outside`)),
    ...membersOf(dict.lookup(PDFName.of('Filter'))).map((filter) => nameOf(filter) ?? '').filter((filter) => !FILTERS.has(filter)).map((filter) => inFile('a filter that PDF/A allows', filter)),
  ]),
};

export const namesAreUtf8: Condition = {
  id: 'A 6.1.8', rules: ['6.1.8-1'], means: 'Names of fonts and of elements are UTF-8.',
  find: ({ fonts, elements }) => {
    const names = [...fonts.map(({ font: { dict } }) => dict.lookup(PDFName.of('BaseFont'))), ...elements.map(({ dict }) => dict.lookup(PDFName.of('S')))];
    const wrong = [...new Set(names)].find((name) => name instanceof PDFName && !isUtf8(name.asBytes()));
    return unless(wrong === undefined, () => inFile('a name in UTF-8', String(wrong)));
  },
};

export const permissionsAreKnown: Condition = {
  id: 'A 6.1.12', rules: ['6.1.12-1'], means: 'The file asks for no permissions that readers don’t know.',
  find: ({ catalog }) => (dictIn(catalog, 'Perms')?.keys() ?? []).map((key) => key.decodeText()).filter((key) => !['UR3', 'DocMDP'].includes(key)).map((key) => inFile('UR3 or DocMDP', key)),
};

/** ISO 19005-2, 6.1.13: what every reader can be trusted to hold. */
const [MOST_NAME_BYTES, MOST_STRING_BYTES, LARGEST_NUMBER, LEAST_NUMBER, LEAST_SIDE, MOST_SIDE] = [127, 32767, 2 ** 31 - 1, 1.175e-38, 3, 14_400];
const BOXES = ['MediaBox', 'CropBox', 'BleedBox', 'TrimBox', 'ArtBox'];

export const limitsAreKept: Condition = {
  id: 'A 6.1.13', rules: ['6.1.13-1', '6.1.13-2', '6.1.13-3', '6.1.13-4', '6.1.13-5', '6.1.13-11'], means: 'Names, texts, numbers and pages are no larger than every reader can hold.',
  find: ({ names, longestString, numbers, document }) => {
    const longName = [...names].find((name) => name.asString().length > MOST_NAME_BYTES && name.asBytes().length > MOST_NAME_BYTES);
    const wrongNumber = [...numbers].find((number) => number !== 0 && (Math.abs(number) > LARGEST_NUMBER || Math.abs(number) < LEAST_NUMBER));
    return [
      ...unless(longName === undefined, () => inFile(`a name of ${MOST_NAME_BYTES} bytes at most`, longName!.decodeText())),
      ...unless(longestString <= MOST_STRING_BYTES, () => inFile(`a text of ${MOST_STRING_BYTES} bytes at most`, `${longestString} bytes`)),
      ...unless(wrongNumber === undefined, () => inFile('a number that every reader can hold', String(wrongNumber))),
      ...document.getPages().flatMap(({ node }, page) => BOXES.flatMap((key) => {
        const box = node.lookup(PDFName.of(key));
        if (!(box instanceof PDFArray)) return [];
        const [left, bottom, right, top] = numbersOf(box) as [number, number, number, number];
        const sides = [Math.abs(right - left), Math.abs(top - bottom)];
        return unless(sides.every((side) => side >= LEAST_SIDE && side <= MOST_SIDE), () => onPage(page, `a ${key} of ${LEAST_SIDE} to ${MOST_SIDE} points`, sides.join(' by ')));
      })),
    ];
  },
};

function isUtf8(bytes: Uint8Array): boolean {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes) !== null;
  } catch {
    return false;
  }
}
