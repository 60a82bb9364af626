import { PDFName } from '@cantoo/pdf-lib';
import { nameIn } from '../../../render/pdf/model/objects.ts';
import { keyOfMark } from '../../../render/pdf/model/page-content.ts';
import type { StructureElement } from '../../../render/pdf/model/structure.ts';
import type { ShownText } from '../../../render/pdf/model/text-run.ts';
import { onePerPage, onPage, unless, type Condition, type Fault } from '../condition.ts';
import { sectionsAround } from '../sections.ts';
import type { PdfSubject } from '../subject.ts';

const REMEDY = 'Write this with other characters, or in words.';

export const codesHaveCharacters: Condition = {
  id: '10-001', rules: ['7.21.7-1', '6.2.11.7.2-1'], means: 'Whatever is shown as text has characters to be read as.', remedy: REMEDY,
  find: ({ pages }) => judgeText(pages, ({ font, unmapped, text }) => (
    // A font without any characters is told by 31-027.
    font.dict.has(PDFName.of('ToUnicode')) && unmapped.length > 0 ? ['characters for all codes', `none for code ${unmapped[0]} in “${text.trim()}”`] : null)),
};

export const fontsHaveCharacters: Condition = {
  id: '31-027', rules: ['7.21.7-1', '6.2.11.7.2-1'], means: 'Each font says which characters its codes are.',
  find: ({ fonts }) => fonts.flatMap(({ font: { dict }, name, page }) => unless(dict.has(PDFName.of('ToUnicode')) || hasKnownEncoding(dict), () => onPage(page, `ToUnicode for the font ${name}`, 'none'))),
};

export const noNullCharacter: Condition = {
  id: '31-028', rules: ['7.21.7-2', '6.2.11.7.2-2'], means: 'No code is said to be the character U+0000.',
  find: (subject) => judgeCharacters(subject, /\0/),
};

export const noByteOrderMark: Condition = {
  id: '31-029', rules: ['7.21.7-2', '6.2.11.7.2-2'], means: 'No code is said to be the character U+FEFF or U+FFFE.',
  find: (subject) => judgeCharacters(subject, /[\uFEFF\uFFFE]/),
};

export const noNotdef: Condition = {
  id: '31-030', rules: ['7.21.8-1', '6.2.11.8-1'], means: 'No text shows the glyph .notdef, an empty box.', remedy: REMEDY,
  find: ({ pages }) => judgeText(pages, ({ hasNotdef, text }) => (hasNotdef ? ['a glyph for every character', `an empty box in “${text.trim()}”`] : null)),
};

const PRIVATE_USE = /[\uE000-\uF8FF\u{F0000}-\u{FFFFD}\u{100000}-\u{10FFFD}]/u;

export const privateUseIsExplained: Condition = {
  id: 'A 6.2.11.7.3', rules: ['6.2.11.7.3-1'], means: 'A character of private use has other text to be read as.', remedy: REMEDY,
  find: (subject) => onePerPage(subject.pages.flatMap(({ page, painted }) => painted.flatMap((item) => {
    if (!item.text || !PRIVATE_USE.test(item.text.text)) return [];
    const section = subject.sections.find(({ mark, page: other }) => other === page && mark && item.mark && keyOfMark(mark) === keyOfMark(item.mark));
    const isExplained = (section && [section, ...sectionsAround(section)].some((around) => around.textOf('ActualText') !== undefined)) || hasActualText(subject.ownerOf(item, page));
    return unless(isExplained, () => onPage(page, 'ActualText', `none for “${item.text!.text}”`));
  }))),
};

function hasActualText(element: StructureElement | null | undefined): boolean {
  return !!element && (element.dict.has(PDFName.of('ActualText')) || hasActualText(element.parent));
}

function judgeText(pages: PdfSubject['pages'], judge: (text: ShownText) => readonly [expected: string, actual: string] | null): Fault[] {
  return onePerPage(pages.flatMap(({ page, painted }) => painted.flatMap(({ text }) => {
    const fault = text && judge(text);
    return fault ? [onPage(page, ...fault)] : [];
  })));
}

function judgeCharacters({ fonts }: PdfSubject, wrong: RegExp): Fault[] {
  return fonts.flatMap(({ font, name, page }) => {
    const code = [...font.unicode].find(([, character]) => wrong.test(character))?.[0];
    return unless(code === undefined, () => onPage(page, 'a character that can be read', `none for code ${code} of the font ${name}`));
  });
}

/** Simple fonts in one of the encodings that name their characters (ISO 14289-1, 7.21.7). */
function hasKnownEncoding(font: PdfSubject['catalog']): boolean {
  return ['MacRomanEncoding', 'MacExpertEncoding', 'WinAnsiEncoding'].includes(nameIn(font, 'Encoding') ?? '');
}
