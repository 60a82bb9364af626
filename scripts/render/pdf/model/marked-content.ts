import { PDFName, PDFNumber, type PDFDict } from '@cantoo/pdf-lib';
import type { ContentStream, Mark } from './content-stream.ts';
import { dictIn } from './objects.ts';
import { isNameOperand, nameOperand, type Operand } from './operands.ts';
import type { Operation } from './operations.ts';

/** Marked content, with what it says of all that stands in it. */
export interface Section {
  /** Innermost with an MCID; null where there is none. */
  mark: Mark | null;
  isArtifact: boolean;
  /** Said in place of what is shown: a hyphen at a line's end is a soft one. */
  actualText: string | null;
  /** Its letters are shown from right to left, the last of them first. */
  isReversed: boolean;
}

export const OUTSIDE: Section = { mark: null, isArtifact: false, actualText: null, isReversed: false };

/** The section that a BMC or BDC begins within another. */
export function sectionWithin(section: Section, { operator, operands }: Operation, stream: ContentStream): Section {
  const tag = nameOperand(operands[0]);
  const properties = operator === 'BDC' ? operands[1] : undefined;
  const mcid = mcidOf(properties, stream.resources);
  const said = properties instanceof Map ? properties.get('ActualText') : undefined;
  return {
    mark: mcid === null ? section.mark : { tag, mcid, stream },
    isArtifact: section.isArtifact || tag === 'Artifact',
    actualText: said instanceof Uint8Array ? textOfString(said) : section.actualText,
    isReversed: section.isReversed || tag === 'ReversedChars',
  };
}

/** The MCID of a BDC: its properties stand in the stream or, named, in the resources. */
export function mcidOf(properties: Operand | undefined, resources: PDFDict | undefined): number | null {
  if (properties instanceof Map) return (properties.get('MCID') as number | undefined) ?? null;
  if (!isNameOperand(properties)) return null;
  const mcid = dictIn(dictIn(resources, 'Properties'), properties.name)?.lookup(PDFName.of('MCID'));
  return mcid instanceof PDFNumber ? mcid.asNumber() : null;
}

/** PDF text: UTF-16 where it begins with a byte order mark. */
function textOfString(bytes: Uint8Array): string {
  if (bytes[0] !== 0xFE || bytes[1] !== 0xFF) return Buffer.from(bytes).toString('latin1');
  return Buffer.from(bytes.subarray(2)).swap16().toString('utf16le');
}
