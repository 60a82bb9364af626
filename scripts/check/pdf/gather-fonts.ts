import { PDFDict, PDFName } from '@cantoo/pdf-lib';
import { descendantOf, type Font } from '../../render/pdf/model/fonts.ts';
import { bytesOf, dictIn, nameIn, streamIn } from '../../render/pdf/model/objects.ts';
import type { PageContent } from '../../render/pdf/model/page-content.ts';
import { readFontProgram } from './font-program.ts';
import type { UsedFont } from './subject.ts';

/** Every font that text is shown in, invisible text too, with the codes that are seen. */
export function gatherFonts(pages: readonly PageContent[]): UsedFont[] {
  const used = new Map<Font, UsedFont & { codes: Set<number> }>();
  for (const { page, painted } of pages) {
    for (const { text } of painted) {
      if (!text) continue;
      let font = used.get(text.font);
      if (!font) used.set(text.font, font = { font: text.font, name: fontName(text.font), page, codes: new Set(), program: programOf(text.font) });
      if (text.isInvisible) continue;
      for (const code of text.codes) font.codes.add(code);
    }
  }
  return [...used.values()];
}

function fontName({ dict }: Font): string {
  return (nameIn(dict, 'BaseFont') ?? '').replace(/^[A-Z]{6}\+/, '');
}

function programOf({ dict }: Font): UsedFont['program'] {
  const file = streamIn(descriptorOf(dict), 'FontFile2');
  return file ? readFontProgram(bytesOf(file)) : null;
}

function descriptorOf(font: PDFDict): PDFDict | undefined {
  return dictIn(descendantOf(font), 'FontDescriptor');
}

export function isEmbedded(font: PDFDict): boolean {
  const descriptor = descriptorOf(font);
  return nameIn(font, 'Subtype') === 'Type3' || ['FontFile', 'FontFile2', 'FontFile3'].some((key) => descriptor?.has(PDFName.of(key)));
}
