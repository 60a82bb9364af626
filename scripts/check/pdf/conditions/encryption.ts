import { PDFDict } from '@cantoo/pdf-lib';
import { numberIn } from '../../../render/pdf/model/objects.ts';
import { inFile, unless, type Condition } from '../condition.ts';
import type { PdfSubject } from '../subject.ts';

/** Bit 10 of /P: text may be taken out for accessibility. */
const FOR_ACCESSIBILITY = 512;

export const saysWhatIsAllowed: Condition = {
  id: '26-001', rules: ['7.16-1'], means: 'An encrypted file says what is allowed.',
  find: (subject) => encryptionOf(subject).flatMap((encryption) => unless(numberIn(encryption, 'P') !== undefined, () => inFile('P', 'none'))),
};

export const allowsReading: Condition = {
  id: '26-002', rules: ['7.16-1'], means: 'An encrypted file lets its text be read aloud.',
  find: (subject) => encryptionOf(subject).flatMap((encryption) => {
    const allowed = numberIn(encryption, 'P');
    return unless(allowed === undefined || (allowed & FOR_ACCESSIBILITY) !== 0, () => inFile('P with bit 10', String(allowed)));
  }),
};

export const isNotEncrypted: Condition = {
  id: 'A 6.1.3-2', rules: ['6.1.3-2'], means: 'The file is not encrypted.',
  find: ({ document }) => unless(!document.isEncrypted, () => inFile('no Encrypt', 'Encrypt')),
};

function encryptionOf({ document: { context } }: PdfSubject): PDFDict[] {
  const encryption = context.lookup(context.trailerInfo.Encrypt);
  return encryption instanceof PDFDict ? [encryption] : [];
}
