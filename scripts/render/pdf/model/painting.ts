import { PDFName, PDFStream, type PDFDict, type PDFRef } from '@cantoo/pdf-lib';
import type { ContentStream, Mark } from './content-stream.ts';
import { readFont, type Font } from './fonts.ts';
import { boxOf, clipTo, IDENTITY, multiply, type Box, type Matrix } from './geometry.ts';
import { INITIAL_STATE, stateAfter, type GraphicsState } from './graphics-state.ts';
import { OUTSIDE, sectionWithin, type Section } from './marked-content.ts';
import { arrayIn, bytesOf, dictIn, nameIn, numbersOf } from './objects.ts';
import { nameOperand, type Operand } from './operands.ts';
import { readOperations, type Operation } from './operations.ts';
import { tracePath, type PathBox } from './path-box.ts';
import { beginRun, readRun, showInRun, type ShownText, type TextRun } from './text-run.ts';

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

/** Fonts are read once a document, forms once a page that paints them. */
interface PaintingContext {
  fonts: Map<PDFDict, Font>;
  /** Told of each content stream once it is entered, forms after the page. */
  onStream?: (stream: ContentStream) => void;
}

/** A content stream while it is run. */
interface Drawing {
  stream: ContentStream;
  /** How many forms are around it. */
  depth: number;
  state: GraphicsState;
  saved: GraphicsState[];
  section: Section;
  /** Those around it. */
  sections: Section[];
  /** `start` is that of its first operator, -1 while there is none. */
  path: { traced: PathBox; start: number; isClip: boolean };
  /** Where the line begins in the text object's matrix, how far it is shown, and what of it is not painted yet. */
  text: { matrix: Matrix; x: number; y: number; shown: number; run: TextRun | null };
  context: PaintingContext;
  painted: Painted[];
}

/** Operators by what they do, as the chapters of ISO 32000-1 part them. What paints and moves nothing is left out. */
const TASKS = new Map<string, (drawing: Drawing, operation: Operation) => void>([
  ...['q', 'Q', 'cm', 'Tf', 'Tc', 'Tw', 'Tz', 'TL', 'Ts', 'Tr'].map((operator) => [operator, changeState] as const),
  ...['m', 'l', 'c', 'v', 'y', 're', 'W', 'W*', 'n', 'f', 'F', 'f*', 'S', 's', 'B', 'B*', 'b', 'b*'].map((operator) => [operator, drawPath] as const),
  ...['BT', 'Tm', 'Td', 'TD', 'T*', 'Tj', 'TJ', "'", '"'].map((operator) => [operator, setText] as const),
  ...['BMC', 'BDC', 'EMC'].map((operator) => [operator, markContent] as const),
  ...['Do', 'BI', 'sh'].map((operator) => [operator, paintObject] as const),
]);
const CONTINUES_RUN = new Set(['Tj', 'Td', 'TJ']);
const MOST_NESTED_FORMS = 12;

/** Runs a page's content and lists what it paints, in order, that of its forms included. */
export function readPainting({ bytes, resources }: { bytes: Uint8Array; resources: PDFDict | undefined }, context: PaintingContext): Painted[] {
  const painted: Painted[] = [];
  runStream({ form: null, bytes, operations: readOperations(bytes), resources }, { state: INITIAL_STATE, section: OUTSIDE, depth: 0, context, painted });
  return painted;
}

function runStream(stream: ContentStream, around: Pick<Drawing, 'state' | 'section' | 'depth' | 'context' | 'painted'>): void {
  around.context.onStream?.(stream);
  const drawing: Drawing = {
    ...around, stream, saved: [], sections: [],
    path: { traced: tracePath(), start: -1, isClip: false }, text: { matrix: IDENTITY, x: 0, y: 0, shown: 0, run: null },
  };
  for (const operation of stream.operations) {
    if (drawing.text.run && !CONTINUES_RUN.has(operation.operator)) endRun(drawing, drawing.text.run);
    TASKS.get(operation.operator)?.(drawing, operation);
  }
  if (drawing.text.run) endRun(drawing, drawing.text.run);
}

function paint({ painted, stream, state, section }: Drawing, item: Pick<Painted, 'kind' | 'start' | 'end' | 'text'>, box: Box | null): void {
  painted.push({ ...item, box: clipTo(box, state.clip), mark: section.mark, isArtifact: section.isArtifact, stream });
}

function changeState(drawing: Drawing, operation: Operation): void {
  if (operation.operator === 'q') drawing.saved.push(drawing.state);
  else if (operation.operator === 'Q') drawing.state = drawing.saved.pop() ?? drawing.state;
  else drawing.state = stateAfter(drawing.state, operation, (name) => fontNamed(name, drawing));
}

function fontNamed(name: string, { stream, context: { fonts } }: Drawing): Font | null {
  const dict = dictIn(dictIn(stream.resources, 'Font'), name);
  if (!dict) return null;
  const font = fonts.get(dict) ?? readFont(dict);
  fonts.set(dict, font);
  return font;
}

function drawPath(drawing: Drawing, { operator, operands, start, end }: Operation): void {
  const { path } = drawing;
  const numbers = operands as number[];
  switch (operator) {
    case 'm': case 'l': case 'c': case 'v': case 'y': return addPoints(drawing, numbers, start);
    case 're': {
      const [x, y, width, height] = numbers as [number, number, number, number];
      return addPoints(drawing, [x, y, x + width, y, x, y + height, x + width, y + height], start);
    }
    case 'W': case 'W*': path.isClip = true; return;
    case 'n': return endPath(drawing);
    default:
      paint(drawing, { kind: 'path', start: path.start, end, text: null }, path.traced.box());
      endPath(drawing);
  }
}

function addPoints({ path, state }: Drawing, numbers: readonly number[], start: number): void {
  if (path.start < 0) path.start = start;
  for (let i = 0; i + 1 < numbers.length; i += 2) path.traced.add(state.matrix, numbers[i]!, numbers[i + 1]!);
}

/** A clip that shows nothing. */
const NOWHERE: Box = [Infinity, Infinity, -Infinity, -Infinity];

function endPath(drawing: Drawing): void {
  const { path, state } = drawing;
  const box = path.traced.box();
  if (path.isClip && box) drawing.state = { ...state, clip: clipTo(box, state.clip) ?? NOWHERE };
  path.traced.clear();
  path.start = -1;
  path.isClip = false;
}

function setText(drawing: Drawing, operation: Operation): void {
  const { operator, operands } = operation;
  const numbers = operands as number[];
  switch (operator) {
    case 'Tj': return show(drawing, operands, operation);
    case 'TJ': return show(drawing, operands[0] as Operand[], operation);
    case 'Td': return moveLine(drawing, numbers[0]!, numbers[1]!);
    case 'BT': return beginText(drawing, IDENTITY);
    case 'Tm': return beginText(drawing, numbers as unknown as Matrix);
    case 'TD':
      drawing.state = { ...drawing.state, leading: -numbers[1]! };
      return moveLine(drawing, numbers[0]!, numbers[1]!);
    case 'T*': return moveLine(drawing, 0, -drawing.state.leading);
    case "'":
      moveLine(drawing, 0, -drawing.state.leading);
      return show(drawing, operands, operation);
    case '"':
      drawing.state = { ...drawing.state, wordSpace: numbers[0]!, characterSpace: numbers[1]! };
      moveLine(drawing, 0, -drawing.state.leading);
      return show(drawing, operands.slice(2), operation);
  }
}

function beginText({ text }: Drawing, matrix: Matrix): void {
  text.matrix = matrix;
  [text.x, text.y, text.shown] = [0, 0, 0];
}

function moveLine({ text }: Drawing, x: number, y: number): void {
  text.x += x;
  text.y += y;
  text.shown = 0;
}

function show(drawing: Drawing, strings: readonly Operand[], operation: Operation): void {
  const { text, state } = drawing;
  if (!state.font) return;
  if (text.run && text.run.y !== text.y) endRun(drawing, text.run);
  text.run ??= beginRun(operation, text.x + text.shown, text.y);
  text.run.end = operation.end;
  text.shown += showInRun(text.run, strings, state.font, text.x + text.shown, state);
}

/** Comes before the state changes that the run was shown in. */
function endRun(drawing: Drawing, run: TextRun): void {
  const { section, state } = drawing;
  const { text, box } = readRun(run, state, multiply(drawing.text.matrix, state.matrix));
  if (section.isReversed) text.text = [...text.text].reverse().join('');
  if (section.actualText !== null) {
    text.text = section.actualText;
    drawing.section = { ...section, actualText: '' }; // said once, however many runs show it
  }
  paint(drawing, { kind: 'text', start: run.start, end: run.end, text }, box);
  drawing.text.run = null;
}

function markContent(drawing: Drawing, operation: Operation): void {
  const { section, sections, stream } = drawing;
  if (operation.operator === 'EMC') drawing.section = sections.pop() ?? section;
  else {
    sections.push(section);
    drawing.section = sectionWithin(section, operation, stream);
  }
}

/** An image, a shading, or all that a form paints. */
function paintObject(drawing: Drawing, { operator, operands, start, end }: Operation): void {
  const { stream, state } = drawing;
  const image = { kind: 'image', start, end, text: null } as const;
  if (operator !== 'Do') return paint(drawing, image, state.clip ?? boxOf(state.matrix, [0, 0, 1, 1]));
  const xobjects = dictIn(stream.resources, 'XObject');
  const key = PDFName.of(nameOperand(operands[0]));
  const object = xobjects?.lookup(key);
  if (!(object instanceof PDFStream)) return;
  if (nameIn(object.dict, 'Subtype') === 'Form') runForm(drawing, object, xobjects!.get(key) as PDFRef);
  else paint(drawing, image, boxOf(state.matrix, [0, 0, 1, 1]));
}

function runForm({ stream, state, section, depth, context, painted }: Drawing, form: PDFStream, ref: PDFRef): void {
  if (depth >= MOST_NESTED_FORMS) throw new Error('The PDF nests its forms too deep to be read.');
  const [bytes, matrix] = [bytesOf(form), arrayIn(form.dict, 'Matrix')];
  runStream(
    { form: { ref, stream: form }, bytes, operations: readOperations(bytes), resources: dictIn(form.dict, 'Resources') ?? stream.resources },
    { state: { ...state, matrix: matrix ? multiply(numbersOf(matrix) as unknown as Matrix, state.matrix) : state.matrix }, section, depth: depth + 1, context, painted },
  );
}
