import { PDFDict, PDFName, PDFStream } from '@cantoo/pdf-lib';
import { dictIn, nameIn, textIn } from '../../../render/pdf/model/objects.ts';
import { onPage, unless, type Condition, type Fault } from '../condition.ts';
import type { Annotation, PdfSubject } from '../subject.ts';

export const annotationsAreTagged: Condition = {
  id: '28-002', rules: ['7.18.1-1'], means: 'Every annotation that isn’t a link or a form’s field lies in an Annot.',
  find: (subject) => judgeSeen(subject, ({ subtype, owner }) => (
    ['Widget', 'Link', 'PrinterMark'].includes(subtype) || roleOf(subject, owner) === 'Annot' ? null : [`${subtype} in Annot`, roleOf(subject, owner) ?? 'in no element'])),
};

export const annotationsAreDescribed: Condition = {
  id: '28-004', rules: ['7.18.1-2'], means: 'Every annotation says what it is.',
  find: (subject) => judgeSeen(subject, ({ subtype, dict, owner }) => (
    subtype === 'Widget' || textIn(dict, 'Contents') || (owner && textIn(owner.dict, 'Alt')) ? null : [`words for ${subtype}`, 'none'])),
};

export const noTrapNet: Condition = {
  id: '28-007', rules: ['7.18.2-1'], means: 'There are no annotations for a printer’s traps.',
  find: (subject) => judgeSeen(subject, ({ subtype }) => (subtype === 'TrapNet' ? ['no TrapNet', 'TrapNet'] : null)),
};

export const tabOrderIsGiven: Condition = {
  id: '28-008', rules: ['7.18.3-1'], means: 'A page with links says in which order they are reached.',
  find: (subject) => pagesWithAnnotations(subject).flatMap(({ page, dict }) => unless(dict.has(PDFName.of('Tabs')), () => onPage(page, 'Tabs S', 'none'))),
};

export const tabOrderIsStructure: Condition = {
  id: '28-009', rules: ['7.18.3-1'], means: 'Links are reached in the order of reading.',
  find: (subject) => pagesWithAnnotations(subject).flatMap(({ page, dict }) => unless(!dict.has(PDFName.of('Tabs')) || nameIn(dict, 'Tabs') === 'S', () => onPage(page, 'Tabs S', nameIn(dict, 'Tabs') ?? ''))),
};

export const linksAreTagged: Condition = {
  id: '28-011', rules: ['7.18.5-1'], means: 'Every link’s area lies in a Link.',
  find: (subject) => judgeSeen(subject, ({ subtype, owner, dict }) => (
    subtype !== 'Link' || roleOf(subject, owner) === 'Link' ? null : [`Link for “${textIn(dict, 'Contents') ?? ''}”`, roleOf(subject, owner) ?? 'in no element'])),
};

export const linksAreDescribed: Condition = {
  id: '28-012', rules: ['7.18.5-2'], means: 'Every link says where it goes.',
  find: (subject) => judgeSeen(subject, ({ subtype, dict }) => (subtype !== 'Link' || textIn(dict, 'Contents') ? null : ['Contents', 'none'])),
};

export const printerMarksAreUntagged: Condition = {
  id: '28-017', rules: ['7.18.8-1'], means: 'Marks for a printer aren’t read out.',
  find: (subject) => judgeSeen(subject, ({ subtype, owner }) => (subtype === 'PrinterMark' && owner ? ['PrinterMark in no element', `one in ${owner.type}`] : null)),
};

const KNOWN = new Set([
  'Text', 'Link', 'FreeText', 'Line', 'Square', 'Circle', 'Polygon', 'PolyLine', 'Highlight', 'Underline', 'Squiggly', 'StrikeOut', 'Stamp', 'Caret', 'Ink', 'Popup',
  'FileAttachment', 'Widget', 'PrinterMark', 'TrapNet', 'Watermark', 'Redact',
]);

export const annotationsAreKnown: Condition = {
  id: 'A 6.3.1', rules: ['6.3.1-1'], means: 'Annotations are of a kind that lasts: no sound, film or 3D.',
  find: (subject) => judgeAll(subject, ({ subtype }) => (KNOWN.has(subtype) ? null : ['a kind that PDF/A knows', subtype || 'none'])),
};

/** Bits of /F (ISO 32000-1, table 165). */
const [INVISIBLE, HIDDEN, PRINT, NO_VIEW, TOGGLE_NO_VIEW] = [1, 2, 4, 32, 256];

export const annotationsPrint: Condition = {
  id: 'A 6.3.2', rules: ['6.3.2-1', '6.3.2-2'], means: 'Annotations are seen and printed.',
  find: (subject) => judgeAll(subject, ({ subtype, flags }) => {
    const isRight = flags === undefined ? subtype === 'Popup' : (flags & (INVISIBLE | HIDDEN | NO_VIEW | TOGGLE_NO_VIEW)) === 0 && (flags & PRINT) !== 0;
    return isRight ? null : [`F ${PRINT}`, flags === undefined ? 'none' : String(flags)];
  }),
};

export const annotationsHaveAppearances: Condition = {
  id: 'A 6.3.3', rules: ['6.3.3-1', '6.3.3-2', '6.3.3-3', '6.3.3-4'], means: 'Annotations bring their looks with them, one each.',
  find: (subject) => judgeAll(subject, ({ dict, subtype, rect }) => {
    const appearance = dictIn(dict, 'AP');
    const isPoint = rect !== null && rect[0] === rect[2] && rect[1] === rect[3];
    if (!appearance) return isPoint || ['Popup', 'Link'].includes(subtype) ? null : ['AP', 'none'];
    const keys = appearance.keys().map((key) => key.decodeText());
    const isButton = subtype === 'Widget' && nameIn(dict, 'FT') === 'Btn';
    const normal = appearance.lookup(PDFName.of('N'));
    const isRight = keys.length === 1 && (isButton ? normal instanceof PDFDict && normal.keys().length > 0 : normal instanceof PDFStream);
    return isRight ? null : [`AP with N alone, ${isButton ? 'its states' : 'a stream'}`, keys.join(', ')];
  }),
};

type Judge = (annotation: Annotation) => readonly [expected: string, actual: string] | null;

function judgeAll({ annotations }: Pick<PdfSubject, 'annotations'>, judge: Judge): Fault[] {
  return annotations.flatMap((annotation) => {
    const fault = judge(annotation);
    return fault ? [onPage(annotation.page, ...fault)] : [];
  });
}

function judgeSeen({ annotations }: PdfSubject, judge: Judge): Fault[] {
  return judgeAll({ annotations: annotations.filter(({ isUnseen }) => !isUnseen) }, judge);
}

function pagesWithAnnotations({ annotations, document }: PdfSubject): { page: number; dict: PDFDict }[] {
  return [...new Set(annotations.map(({ page }) => page))].map((page) => ({ page, dict: document.getPage(page).node }));
}

function roleOf(subject: PdfSubject, owner: Annotation['owner']): string | null {
  return owner ? subject.roleOf(owner) : null;
}
