import { PDFDict } from '@cantoo/pdf-lib';
import type { ContentStream } from '../model/content-stream.ts';
import type { Font } from '../model/fonts.ts';
import { dictIn } from '../model/objects.ts';
import { isNameOperand } from '../model/operands.ts';
import type { Operation } from '../model/operations.ts';
import { markPlace, type TaggedDocument } from '../model/structure-edit.ts';
import type { StructureElement } from '../model/structure.ts';
import { stepBetween, type ShownText } from '../model/text-run.ts';
import type { PrintedFacts } from '../prepare-paper.ts';
import { addEdit, type ContentEdit, type ContentEdits } from './content-edits.ts';

/** Stand in a line of the element around them. */
const INLINE = new Set(['Annot', 'Code', 'Em', 'Link', 'NonStruct', 'Quote', 'Reference', 'Ruby', 'Span', 'Strong', 'Sub', 'Sup']);
/** How far apart, in heights of letters, two baselines are that are two lines and no superscript. */
const LINE_STEP = 0.6;
/** Enough characters on each side of a line's end to find the place in the page's words. */
const CONTEXT = 16;

interface TextItem {
  page: number;
  stream: ContentStream;
  start: number;
  end: number;
  text: ShownText;
}

/**
 * Chromium leaves out the space at which it breaks a line, so that a reader's program hears 'theEnvironment': here it comes
 * back. And the hyphen that it adds where a word is broken becomes a soft one, which isn't heard.
 */
export function spaceLineEnds(tagged: TaggedDocument, { stretches }: Pick<PrintedFacts, 'stretches'>, edits: ContentEdits): void {
  const said = plain(stretches.join('\n'));
  const fonts = fontsWithSpace(tagged);
  for (const block of readBlocks(tagged)) {
    let line = '';
    block.forEach((item, i) => {
      const next = block[i + 1];
      line += item.text.text;
      if (!next || !isNewLine(item, next)) return;
      const [before, after] = [plain(line), plain(next.text.text)];
      if (endsInSoftHyphen(before, after, said)) softenHyphen(item, edits);
      else if (endsInSpace(before, after, said)) addEdit(edits, item.stream, spaceAfter(item, fonts));
      line = '';
    });
  }
}

/** Whether a space belongs between two lines. @param said all the page's words */
export function endsInSpace(line: string, next: string, said: string): boolean {
  if (/\s$|^$/.test(line) || /^\s|^$/.test(next)) return false;
  const [tail, head] = [line.slice(-CONTEXT), next.slice(0, CONTEXT)];
  if (said.includes(`${tail} ${head}`)) return true;
  if (said.includes(tail + head)) return false;
  // Words that the page has otherwise: a line is broken after a dash, and within an address that is longer than it.
  if (/[^\s][\p{Pd}/]$/u.test(line)) return false;
  return !/^\S*(?:\/\/|www\.|@)\S*$/.test(line);
}

/** Whether a line's hyphen stands only where the line is broken. @param said all the page's words */
export function endsInSoftHyphen(line: string, next: string, said: string): boolean {
  const [tail, head] = [line.slice(-CONTEXT), next.slice(0, CONTEXT)];
  return /[^\s][-\u2010]$/.test(line) && !said.includes(tail + head) && said.includes(tail.slice(0, -1) + head);
}

/** Without what only says where a line may be broken; a space that can't break is a space. */
function plain(text: string): string {
  return text.replace(/[\u00AD\u200B]/g, '').replace(/\u00A0/g, ' ');
}

/** Text items in reading order, by the elements whose lines they make. */
function readBlocks(tagged: TaggedDocument): TextItem[][] {
  const items = itemsByMark(tagged);
  const blocks: TextItem[][] = [];
  const visit = (element: StructureElement): void => {
    for (const kid of element.kids) {
      if (kid.kind === 'marked') blocks.at(-1)!.push(...(items.get(markPlace(kid.mcid, kid.form, kid.page)) ?? []));
      if (kid.kind !== 'element') continue;
      if (INLINE.has(kid.type)) visit(kid);
      else if (kid.type !== 'Figure') {
        blocks.push([]);
        visit(kid);
        blocks.push([]);
      }
    }
  };
  for (const element of tagged.tree.kids) {
    blocks.push([]);
    visit(element);
  }
  return blocks.filter(({ length }) => length > 1);
}

function itemsByMark({ pages }: TaggedDocument): Map<string, TextItem[]> {
  const items = new Map<string, TextItem[]>();
  for (const { page, painted } of pages) {
    for (const { mark, text, stream, start, end } of painted) {
      if (!mark || !text?.text) continue;
      const place = markPlace(mark.mcid, mark.stream.form?.ref ?? null, page);
      const others = items.get(place);
      if (others) others.push({ page, stream, start, end, text });
      else items.set(place, [{ page, stream, start, end, text }]);
    }
  }
  return items;
}

function isNewLine(item: TextItem, next: TextItem): boolean {
  return next.page !== item.page || stepBetween(item.text, next.text) > LINE_STEP * Math.max(item.text.size, next.text.size);
}

/** The space of each font that has one, as it is shown. */
function fontsWithSpace({ pages }: TaggedDocument): Map<PDFDict, string> {
  const spaces = new Map<PDFDict, string>();
  const seen = new Set<Font>();
  for (const { text } of pages.flatMap(({ painted }) => painted)) {
    if (!text || seen.has(text.font)) continue;
    seen.add(text.font);
    const space = [...text.font.unicode].find(([, character]) => character === ' ');
    if (space) spaces.set(text.font.dict, `<${space[0].toString(16).toUpperCase().padStart(text.font.isComposite ? 4 : 2, '0')}>`);
  }
  return spaces;
}

/** A space of the same font; or of another one of its page, where this one's subset has none; or, where no font has, said with the last letter. */
function spaceAfter(item: TextItem, spaces: ReadonlyMap<PDFDict, string>): ContentEdit {
  const { stream, start, end, text } = item;
  const last = stream.operations.findIndex((operation) => operation.end === end);
  const at = endOfReplaced(stream.operations, last);
  const own = spaces.get(text.font.dict);
  if (own) return { start: at, end: at, operators: ` ${own} Tj` };
  const [name, size] = stream.operations.findLast((operation) => operation.operator === 'Tf' && operation.start < start)?.operands ?? [];
  const fonts = dictIn(stream.resources, 'Font');
  const other = fonts?.keys().find((key) => spaces.has(fonts.lookup(key, PDFDict)));
  if (other && isNameOperand(name)) return { start: at, end: at, operators: ` ${other.toString()} ${size} Tf ${spaces.get(fonts!.lookup(other, PDFDict))} Tj /${name.name} ${size} Tf` };
  const letter = Buffer.from(`${text.text.slice(-1)} `, 'utf16le').swap16().toString('hex').toUpperCase();
  const shown = Buffer.from(stream.bytes.subarray(stream.operations[last]!.start, end)).toString('latin1');
  return { start: stream.operations[last]!.start, end, operators: `/Span <</ActualText <FEFF${letter}>>> BDC ${shown} EMC` };
}

function softenHyphen({ stream, end }: TextItem, edits: ContentEdits): void {
  const last = stream.operations.find((operation) => operation.end === end)!;
  addEdit(edits, stream, { start: last.start, end: last.start, operators: '/Span <</ActualText <FEFF00AD>>> BDC ' });
  addEdit(edits, stream, { start: end, end, operators: ' EMC' });
}

/** Behind a stretch that says something else than it shows, as a letter in small capitals does: a space in it isn't said. */
function endOfReplaced(operations: readonly Operation[], last: number): number {
  if (operations[last + 1]?.operator !== 'EMC') return operations[last]!.end;
  const opening = operations.slice(0, last).findLast(({ operator }) => /^B[DM]C$/.test(operator));
  const properties = opening?.operands[1];
  return operations[properties instanceof Map && properties.has('ActualText') ? last + 1 : last]!.end;
}
