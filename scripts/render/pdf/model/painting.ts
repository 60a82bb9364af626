import { PDFName, PDFNumber, PDFStream, type PDFArray, type PDFDict, type PDFRef } from '@cantoo/pdf-lib';
import { readFont, type Font } from './fonts.ts';
import { boxOf, clipTo, IDENTITY, multiply, type Box, type Matrix } from './geometry.ts';
import { arrayIn, bytesOf, dictIn, nameIn } from './objects.ts';
import { isNameOperand, readOperations, type Operand, type Operation } from './operations.ts';
import { tracePath } from './path-box.ts';
import { beginRun, readRun, showInRun, type ShownText, type TextRun, type TextState } from './text-run.ts';

/** Something that a content stream paints; text as far as it is shown on one line without a change of state. */
export interface Painted {
  kind: 'text' | 'path' | 'image';
  /** The structure's name for the marked content it stands in: innermost with an MCID; null where there is none. */
  mark: Mark | null;
  /** Within an Artifact. */
  isArtifact: boolean;
  /** Where it lies on the page, clipped; null where nothing is to be seen. */
  box: Box | null;
  stream: ContentStream;
  /** Its painting operators within the stream's bytes. */
  start: number;
  end: number;
  text: ShownText | null;
}

/** A sequence of marked content with an MCID. */
export interface Mark {
  tag: string;
  mcid: number;
  stream: ContentStream;
}

/** The content of a page, or of a form that a page paints. */
export interface ContentStream {
  /** null for the page's own. */
  form: { ref: PDFRef; stream: PDFStream } | null;
  bytes: Uint8Array;
  operations: Operation[];
  resources: PDFDict | undefined;
}

interface State extends TextState {
  matrix: Matrix;
  clip: Box | null;
  leading: number;
}

/** Marked content, with what it says of all that stands in it. */
interface Section {
  mark: Mark | null;
  isArtifact: boolean;
  /** Said in place of what is shown: a hyphen at a line's end is a soft one. */
  actualText: string | null;
  /** Its letters are shown from right to left, the last of them first. */
  isReversed: boolean;
}

const OUTSIDE: Section = { mark: null, isArtifact: false, actualText: null, isReversed: false };
const PAINTS_PATH = new Set(['f', 'F', 'f*', 'S', 's', 'B', 'B*', 'b', 'b*']);
/** Begin a path or go on with it. */
const DRAWS_PATH = new Set(['m', 'l', 'c', 'v', 'y', 're']);
const CONTINUES_RUN = new Set(['Tj', 'Td', 'TJ']);
const MOST_NESTED_FORMS = 12;

/** Fonts are read once a document, forms once a page that paints them. */
interface PaintingContext {
  fonts: Map<PDFDict, Font>;
  /** Told of each content stream once it is entered, forms after the page. */
  onStream?: (stream: ContentStream) => void;
}

/** Runs a page's content and lists what it paints, in order, that of its forms included. */
export function readPainting(page: { bytes: Uint8Array; resources: PDFDict | undefined }, context: PaintingContext): Painted[] {
  const painted: Painted[] = [];
  const initial: State = { matrix: IDENTITY, clip: null, font: null, size: 1, rise: 0, scale: 1, characterSpace: 0, wordSpace: 0, leading: 0, mode: 0 };
  run({ form: null, bytes: page.bytes, operations: readOperations(page.bytes), resources: page.resources }, initial, OUTSIDE, 0);
  return painted;

  function run(stream: ContentStream, state: State, around: Section, depth: number): void {
    context.onStream?.(stream);
    const saved: State[] = [];
    const sections: Section[] = [];
    let section = around;
    const path = tracePath();
    let pathStart = -1;
    let isClip = false;
    let textMatrix: Matrix = IDENTITY;
    let [lineX, lineY, shown] = [0, 0, 0]; // where the line begins in that matrix, and how far it is shown
    let open: TextRun | null = null;

    const add = (item: Pick<Painted, 'kind' | 'start' | 'end' | 'text'>, box: Box | null): void => {
      painted.push({ ...item, box: clipTo(box, state.clip), mark: section.mark, isArtifact: section.isArtifact, stream });
    };
    const addPoints = (numbers: readonly number[]): void => {
      for (let i = 0; i + 1 < numbers.length; i += 2) path.add(state.matrix, numbers[i]!, numbers[i + 1]!);
    };
    const addRectangle = ([x, y, width, height]: readonly [number, number, number, number]): void => addPoints([x, y, x + width, y, x, y + height, x + width, y + height]);
    const endPath = (): void => {
      const box = path.box();
      if (isClip && box) state = { ...state, clip: clipTo(box, state.clip) ?? NOWHERE };
      path.clear();
      pathStart = -1;
      isClip = false;
    };
    const nextLine = (x: number, y: number): void => {
      lineX += x;
      lineY += y;
      shown = 0;
    };

    function setTextMatrix(matrix: Matrix): void {
      textMatrix = matrix;
      [lineX, lineY, shown] = [0, 0, 0];
    }

    function show(strings: readonly Operand[], operation: Operation): void {
      if (!state.font) return;
      if (open && open.y !== lineY) endRun();
      open ??= beginRun(operation, lineX + shown, lineY);
      open.end = operation.end;
      shown += showInRun(open, strings, state.font, lineX + shown, state);
    }

    /** Comes before the state changes that the run was shown in. */
    function endRun(): void {
      const { start, end } = open!;
      const { text, box } = readRun(open!, state, multiply(textMatrix, state.matrix));
      if (section.isReversed) text.text = [...text.text].reverse().join('');
      if (section.actualText !== null) {
        text.text = section.actualText;
        section = { ...section, actualText: '' }; // said once, however many runs show it
      }
      add({ kind: 'text', start, end, text }, box);
      open = null;
    }

    function paintObject(operation: Operation): void {
      const xobjects = dictIn(stream.resources, 'XObject');
      const key = PDFName.of(nameOperand(operation.operands[0]));
      const object = xobjects?.lookup(key);
      if (!(object instanceof PDFStream)) return;
      if (nameIn(object.dict, 'Subtype') !== 'Form') return add({ kind: 'image', start: operation.start, end: operation.end, text: null }, boxOf(state.matrix, [0, 0, 1, 1]));
      if (depth >= MOST_NESTED_FORMS) throw new Error('The PDF nests its forms too deep to be read.');
      const matrix = arrayIn(object.dict, 'Matrix');
      const bytes = bytesOf(object);
      const form: ContentStream = { form: { ref: xobjects!.get(key) as PDFRef, stream: object }, bytes, operations: readOperations(bytes), resources: dictIn(object.dict, 'Resources') ?? stream.resources };
      run(form, { ...state, matrix: matrix ? multiply(numbersOf(matrix) as unknown as Matrix, state.matrix) : state.matrix }, section, depth + 1);
    }

    function openSection({ operator, operands }: Operation): void {
      const tag = nameOperand(operands[0]);
      const properties = operator === 'BDC' ? operands[1] : undefined;
      const mcid = mcidOf(properties, stream.resources);
      const said = properties instanceof Map ? properties.get('ActualText') : undefined;
      sections.push(section);
      section = {
        mark: mcid === null ? section.mark : { tag, mcid, stream },
        isArtifact: section.isArtifact || tag === 'Artifact',
        actualText: said instanceof Uint8Array ? textOfString(said) : section.actualText,
        isReversed: section.isReversed || tag === 'ReversedChars',
      };
    }

    for (const operation of stream.operations) {
      const { operator, operands, start, end } = operation;
      const numbers = operands as number[];
      if (open && !CONTINUES_RUN.has(operator)) endRun();
      if (pathStart < 0 && DRAWS_PATH.has(operator)) pathStart = start;
      if (PAINTS_PATH.has(operator)) {
        add({ kind: 'path', start: pathStart, end, text: null }, path.box());
        endPath();
      } else switch (operator) {
        case 'Tj': show(operands, operation); break;
        case 'Td': nextLine(numbers[0]!, numbers[1]!); break;
        case 'TJ': show(operands[0] as Operand[], operation); break;
        case 'm': case 'l': case 'c': case 'v': case 'y': addPoints(numbers); break;
        case 're': addRectangle(numbers as [number, number, number, number]); break;
        case 'q': saved.push(state); break;
        case 'Q': state = saved.pop() ?? state; break;
        case 'cm': state = { ...state, matrix: multiply(numbers as unknown as Matrix, state.matrix) }; break;
        case 'W': case 'W*': isClip = true; break;
        case 'n': endPath(); break;
        case 'BT': setTextMatrix(IDENTITY); break;
        case 'Tf': state = { ...state, font: fontNamed(nameOperand(operands[0]), stream, context), size: numbers[1]! }; break;
        case 'Tc': state = { ...state, characterSpace: numbers[0]! }; break;
        case 'Tw': state = { ...state, wordSpace: numbers[0]! }; break;
        case 'Tz': state = { ...state, scale: numbers[0]! / 100 }; break;
        case 'TL': state = { ...state, leading: numbers[0]! }; break;
        case 'Ts': state = { ...state, rise: numbers[0]! }; break;
        case 'Tr': state = { ...state, mode: numbers[0]! }; break;
        case 'Tm': setTextMatrix(numbers as unknown as Matrix); break;
        case 'TD': state = { ...state, leading: -numbers[1]! }; nextLine(numbers[0]!, numbers[1]!); break;
        case 'T*': nextLine(0, -state.leading); break;
        case "'": nextLine(0, -state.leading); show(operands, operation); break;
        case '"': state = { ...state, wordSpace: numbers[0]!, characterSpace: numbers[1]! }; nextLine(0, -state.leading); show(operands.slice(2), operation); break;
        case 'BMC': case 'BDC': openSection(operation); break;
        case 'EMC': section = sections.pop() ?? around; break;
        case 'Do': paintObject(operation); break;
        case 'BI': case 'sh': add({ kind: 'image', start, end, text: null }, state.clip ?? boxOf(state.matrix, [0, 0, 1, 1])); break;
      }
    }
    if (open) endRun();
  }
}

/** A clip that shows nothing. */
const NOWHERE: Box = [Infinity, Infinity, -Infinity, -Infinity];

function fontNamed(name: string, stream: ContentStream, { fonts }: PaintingContext): Font | null {
  const dict = dictIn(dictIn(stream.resources, 'Font'), name);
  if (!dict) return null;
  const font = fonts.get(dict) ?? readFont(dict);
  fonts.set(dict, font);
  return font;
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

function nameOperand(operand: Operand | undefined): string {
  return isNameOperand(operand) ? operand.name : '';
}

export function numbersOf(array: PDFArray): number[] {
  return array.asArray().map((_, i) => array.lookup(i, PDFNumber).asNumber());
}
