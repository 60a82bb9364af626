import { PDFDict, PDFName, PDFStream } from '@cantoo/pdf-lib';
import { descendantOf } from '../../../render/pdf/model/fonts.ts';
import { bytesOf, dictIn, nameIn, numberIn, streamIn, textIn } from '../../../render/pdf/model/objects.ts';
import { onPage, unless, type Condition, type Fault } from '../condition.ts';
import { isEmbedded } from '../gather-fonts.ts';
import type { PdfSubject, UsedFont } from '../subject.ts';

const IDENTITY = ['Identity-H', 'Identity-V'];

/** A composite font's own collection of characters and the one its encoding speaks of. Those of Identity fit any. */
const AGREEMENTS = [['31-001', 'Registry'], ['31-002', 'Ordering'], ['31-003', 'Supplement']] as const;

export const [registriesAgree, orderingsAgree, supplementsAgree] = AGREEMENTS.map(([id, key]): Condition => ({
  id, rules: ['7.21.3.1-1', '6.2.11.3.1-1'], means: `A font and its encoding speak of the same characters, by their ${key}.`,
  find: ({ fonts }) => fonts.flatMap(({ font: { dict, isComposite }, name, page }) => {
    const encoding = streamIn(dict, 'Encoding');
    if (!isComposite || !encoding) return [];
    const [own, meant] = [descendantOf(dict), encoding.dict].map((owner) => entryOf(dictIn(owner, 'CIDSystemInfo'), key));
    return unless(own !== undefined && meant !== undefined && (key === 'Supplement' ? own <= meant : own === meant), () => onPage(page, `${key} ${meant} in ${name}`, String(own)));
  }),
})) as [Condition, Condition, Condition];

export const glyphMapIsSound: Condition = {
  id: '31-004', rules: ['7.21.3.2-1', '6.2.11.3.2-1'], means: 'A TrueType font’s map of glyphs is a table, or Identity.',
  find: (subject) => trueTypes(subject).flatMap(({ descendant, name, page }) => {
    const map = descendant.lookup(PDFName.of('CIDToGIDMap'));
    return unless(map === undefined || map instanceof PDFStream || nameIn(descendant, 'CIDToGIDMap') === 'Identity', () => onPage(page, `a stream or Identity in ${name}`, String(map)));
  }),
};

export const glyphMapIsThere: Condition = {
  id: '31-005', rules: ['7.21.3.2-1', '6.2.11.3.2-1'], means: 'A TrueType font has a map of its glyphs.',
  find: (subject) => trueTypes(subject).flatMap(({ descendant, name, page }) => unless(descendant.has(PDFName.of('CIDToGIDMap')), () => onPage(page, `CIDToGIDMap in ${name}`, 'none'))),
};

/** ISO 32000-1, table 118 lists many more; they are all for East Asian scripts. */
export const encodingIsEmbedded: Condition = {
  id: '31-006', rules: ['7.21.3.3-1', '6.2.11.3.3-1'], means: 'A font’s encoding is Identity, or is in the file.',
  find: ({ fonts }) => fonts.flatMap(({ font: { dict, isComposite }, name, page }) => (
    unless(!isComposite || streamIn(dict, 'Encoding') !== undefined || IDENTITY.includes(nameIn(dict, 'Encoding') ?? ''), () => onPage(page, `Identity-H in ${name}`, nameIn(dict, 'Encoding') ?? 'none')))),
};

export const fontsAreEmbedded: Condition = {
  id: '31-009', rules: ['7.21.4.1-1', '6.2.11.4.1-1'], means: 'Every font is in the file.',
  find: ({ fonts }) => fonts.filter(({ codes }) => codes.size > 0).flatMap(({ font: { dict }, name, page }) => unless(isEmbedded(dict), () => onPage(page, `the font ${name} in the file`, 'only its name'))),
};

export const glyphsAreThere: Condition = {
  id: '31-011', rules: ['7.21.4.1-2', '6.2.11.4.1-2'], means: 'Every letter that is shown is in its font.',
  find: ({ fonts }) => judgeGlyphs(fonts, ({ program, name }, code, glyph) => (glyph < program!.glyphCount ? null : [`a glyph for code ${code} in ${name}`, 'none'])),
};

/** In thousandths of the font's size. */
const WIDTH_TOLERANCE = 1;

export const widthsAgree: Condition = {
  id: '31-016', rules: ['7.21.5-1', '6.2.11.5-1'], means: 'Letters are as wide as their font says.',
  find: ({ fonts }) => judgeGlyphs(fonts, ({ program, font, name }, code, glyph) => {
    const [inFont, inFile] = [program!.widthOf(glyph), font.widthOf(code)];
    return Math.abs(inFont - inFile) <= WIDTH_TOLERANCE ? null : [`${inFont.toFixed(1)} for code ${code} in ${name}`, inFile.toFixed(1)];
  }),
};

/** Whatever else is shown, a symbol or an emoji for instance, comes from a font of the machine that printed. It would be of a kind whose rules aren't judged here, too. */
export const onlyTypeface: Condition = {
  id: 'typeface', rules: [], means: 'All text is in the paper’s own typeface, and in a form of it that is judged here.',
  remedy: 'Write the characters that the typeface doesn’t have in words.',
  find: ({ fonts }, { typeface }) => fonts.flatMap(({ font: { dict, unicode }, name, page, codes }) => {
    const characters = [...new Set([...codes].map((code) => unicode.get(code) ?? ''))].join('').trim().slice(0, 20);
    const family = name.split('-')[0];
    const kind = nameIn(descendantOf(dict), 'Subtype') ?? '';
    return [
      // Welsh letters come from its successor: schema/typeface.ts.
      ...unless([typeface, `${typeface} Next`].some((known) => known.replaceAll(' ', '') === family), () => onPage(page, typeface, `${name || 'a font without a name'}, for “${characters}”`)),
      ...unless(kind === 'CIDFontType2', () => onPage(page, 'a composite TrueType font', `${kind}, for “${characters}”`)),
    ];
  }),
};

function trueTypes({ fonts }: PdfSubject): { descendant: PDFDict; name: string; page: number }[] {
  return fonts.filter(({ font: { dict } }) => isEmbedded(dict) && nameIn(descendantOf(dict), 'Subtype') === 'CIDFontType2').map(({ font: { dict }, name, page }) => ({ descendant: descendantOf(dict), name, page }));
}

/** Tells the first code of a font that is wrong. .notdef is told by 31-030. */
function judgeGlyphs(fonts: readonly UsedFont[], judge: (font: UsedFont, code: number, glyph: number) => readonly [expected: string, actual: string] | null): Fault[] {
  return fonts.flatMap((font) => {
    if (!font.program || !font.font.isComposite) return [];
    const glyphFor = glyphsOf(font);
    const faults = [...font.codes].filter((code) => code !== 0).map((code) => judge(font, code, glyphFor(code)));
    const first = faults.find((fault) => fault !== null);
    return first ? [onPage(font.page, ...first)] : [];
  });
}

/** Under Identity a code is its glyph; else a table has two bytes a code. */
function glyphsOf({ font: { dict } }: UsedFont): (code: number) => number {
  const map = streamIn(descendantOf(dict), 'CIDToGIDMap');
  if (!map) return (code) => code;
  const table = bytesOf(map);
  return (code) => (table[2 * code] ?? 0) * 256 + (table[2 * code + 1] ?? 0);
}

function entryOf(info: PDFDict | undefined, key: string): string | number | undefined {
  return key === 'Supplement' ? numberIn(info, key) : textIn(info, key);
}
