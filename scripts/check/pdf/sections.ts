import { PDFName } from '@cantoo/pdf-lib';
import type { ContentStream, Mark } from '../../render/pdf/model/content-stream.ts';
import { mcidOf } from '../../render/pdf/model/marked-content.ts';
import { dictIn, textIn } from '../../render/pdf/model/objects.ts';
import { isNameOperand, type Operand } from '../../render/pdf/model/operands.ts';
import type { PageContent } from '../../render/pdf/model/page-content.ts';

/** A sequence of marked content, whether it paints anything or not. */
export interface Section {
  /** Counted from 0. */
  page: number;
  tag: string;
  /** null without an MCID. */
  mark: Mark | null;
  /** What it lies in; a form lies in what it is painted in. */
  around: Section | null;
  /** Its entries that are text: Lang, ActualText, Alt, E. */
  textOf(key: string): string | undefined;
}

/** All marked content of a page and of the forms it paints. */
export function readSections({ page, streams }: PageContent): Section[] {
  const sections: Section[] = [];
  const forms = new Map(streams.flatMap((stream) => (stream.form ? [[stream.form.ref.toString(), stream] as const] : [])));
  const own = streams.find(({ form }) => form === null);
  if (own) walk(own, null);
  return sections;

  function walk(stream: ContentStream, around: Section | null): void {
    const open: Section[] = [];
    const innermost = (): Section | null => open.at(-1) ?? around;
    for (const { operator, operands: [tag, properties] } of stream.operations) {
      if (operator === 'BMC' || operator === 'BDC') {
        const name = isNameOperand(tag) ? tag.name : '';
        const mcid = operator === 'BDC' ? mcidOf(properties, stream.resources) : null;
        const section: Section = { page, tag: name, mark: mcid === null ? null : { tag: name, mcid, stream }, around: innermost(), textOf: (key) => propertyText(properties, key, stream) };
        open.push(section);
        sections.push(section);
      } else if (operator === 'EMC') open.pop();
      else if (operator === 'Do' && isNameOperand(tag)) {
        const form = forms.get(String(dictIn(stream.resources, 'XObject')?.get(PDFName.of(tag.name))));
        if (form) walk(form, innermost());
      }
    }
  }
}

function propertyText(properties: Operand | undefined, key: string, { resources }: ContentStream): string | undefined {
  if (properties instanceof Map) {
    const value = properties.get(key);
    return value instanceof Uint8Array ? decodeText(value) : undefined;
  }
  const named = isNameOperand(properties) ? dictIn(dictIn(resources, 'Properties'), properties.name) : undefined;
  return textIn(named, key);
}

/** UTF-16 behind its mark, else as good as Latin 1. */
function decodeText(bytes: Uint8Array): string {
  return bytes[0] === 0xfe && bytes[1] === 0xff ? new TextDecoder('utf-16be').decode(bytes) : Buffer.from(bytes).toString('latin1');
}

export function sectionsAround(section: Section): Section[] {
  return section.around ? [section.around, ...sectionsAround(section.around)] : [];
}
