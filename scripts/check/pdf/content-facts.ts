import { PDFName } from '@cantoo/pdf-lib';
import type { ContentStream } from '../../render/pdf/model/content-stream.ts';
import { dictIn } from '../../render/pdf/model/objects.ts';
import { isNameOperand, type Operand } from '../../render/pdf/model/operands.ts';
import type { PageContent } from '../../render/pdf/model/page-content.ts';

/** What a walk through a content stream tells, beside what it paints. */
export interface ContentFacts {
  /** Counted from 0: the first page that paints it. */
  page: number;
  stream: ContentStream;
  operators: ReadonlySet<string>;
  /** How many states of graphics are saved at once. */
  deepestState: number;
  /** Of the numbers that aren't 0, the nearest to it. */
  leastNumber: number;
  /** Names of the colour spaces that are chosen: 'DeviceRGB'. */
  colourSpaces: ReadonlySet<string>;
  renderingIntents: ReadonlySet<string>;
  /** References of the forms and pictures it paints, as often as it does. */
  xobjects: readonly string[];
}

const COLOUR_OPERATORS: Record<string, string> = { rg: 'DeviceRGB', RG: 'DeviceRGB', g: 'DeviceGray', G: 'DeviceGray', k: 'DeviceCMYK', K: 'DeviceCMYK' };

/** Each page's content and each form's once. */
export function readContentFacts(pages: readonly PageContent[]): ContentFacts[] {
  const seen = new Set<string>();
  return pages.flatMap(({ page, streams }) => streams.flatMap((stream) => {
    const key = keyOf(stream, page);
    if (seen.has(key)) return [];
    seen.add(key);
    return [factsOf(stream, page)];
  }));
}

function keyOf({ form }: ContentStream, page: number): string {
  return form?.ref.toString() ?? `page ${page}`;
}

function factsOf(stream: ContentStream, page: number): ContentFacts {
  const facts = { page, stream, operators: new Set<string>(), colourSpaces: new Set<string>(), renderingIntents: new Set<string>(), xobjects: [] as string[] };
  let depth = 0;
  let deepestState = 0;
  let leastNumber = Infinity;
  for (const { operator, operands } of stream.operations) {
    facts.operators.add(operator);
    for (const operand of operands) if (typeof operand === 'number' && operand !== 0) leastNumber = Math.min(leastNumber, Math.abs(operand));
    if (operator === 'q') deepestState = Math.max(deepestState, ++depth);
    else if (operator === 'Q') depth--;
    else if (operator in COLOUR_OPERATORS) facts.colourSpaces.add(COLOUR_OPERATORS[operator]!);
    else if (operator === 'cs' || operator === 'CS') facts.colourSpaces.add(nameOperand(operands[0]));
    else if (operator === 'ri') facts.renderingIntents.add(nameOperand(operands[0]));
    else if (operator === 'Do') facts.xobjects.push(String(dictIn(stream.resources, 'XObject')?.get(PDFName.of(nameOperand(operands[0])))));
  }
  return { ...facts, deepestState, leastNumber };
}

function nameOperand(operand: Operand | undefined): string {
  return isNameOperand(operand) ? operand.name : '';
}
