// Papers with one fault each in their structure or their tags. Of sample-pdf.ts.
import { PDFName } from '@cantoo/pdf-lib';
import { element, elementsOfType, letters, text, type SamplePdf, type WrittenPdf } from './sample-pdf.ts';

export interface Broken {
  /** The condition that finds it. */
  id: string;
  what: string;
  /** Others that can't be kept either where this one is broken, with the reason in `what`. */
  also?: string[];
  breaks?(sample: SamplePdf): void;
  /** What can only be broken once it is written. */
  amend?(written: WrittenPdf): void;
  bytes?(bytes: Buffer): Uint8Array;
}

const first = (sample: SamplePdf, type: string) => elementsOfType(sample, type)[0]!;
const name = (key: string) => PDFName.of(key);

export const BROKEN_STRUCTURE: readonly Broken[] = [
  { id: '01-003', what: 'an artifact in a paragraph', breaks: (sample) => { sample.content = sample.content.replace(/(MCID 1>> BDC)/, '$1 /Artifact BMC EMC'); } },
  { id: '01-003', what: 'an artifact that the structure has as a paragraph', breaks: (sample) => { sample.content = sample.content.replace('/P <</MCID 1>>', '/Artifact <</MCID 1>>'); } },
  { id: '01-004', what: 'a paragraph in an artifact', breaks: (sample) => { sample.content = sample.content.replace('/P <</MCID 1>> BDC', '/Artifact BMC /P <</MCID 1>> BDC').replace(/(MCID 1>>.*?EMC)/, '$1 EMC'); } },
  { id: '01-005', what: 'text without a tag', breaks: (sample) => { sample.content += `\n${letters('0001', 22)}`; } },
  { id: '01-005', what: 'a rule without a tag', breaks: (sample) => { sample.content += '\n0 0 50 1 re f'; } },
  { id: '01-005', what: 'marked content that the structure doesn’t have', breaks: (sample) => { sample.content += `\n/P <</MCID 40>> BDC ${letters('0001', 22)} EMC`; } },
  { id: '01-007', what: 'suspects', breaks: (sample) => { sample.catalog.MarkInfo = { Marked: true, Suspects: true }; } },
  { id: 'UA 6.2', what: 'no mark that it is tagged', breaks: (sample) => { sample.catalog.MarkInfo = {}; } },
  { id: 'UA 7.1-11', what: 'a root that doesn’t say what it is', amend: ({ root }) => root.delete(name('Type')) },
  { id: 'UA 7.1-12', what: 'an element that names no parent', amend: ({ elements }) => elements[1]!.delete(name('P')) },
  { id: 'UA 7.1-12', what: 'an element that names another parent', amend: ({ elements, root, document: { context } }) => elements[2]!.set(name('P'), context.getObjectRef(root)!) },
  { id: 'parent-tree', what: 'marked content that the parent tree gives to another', amend: ({ owners }) => owners.set(0, owners.get(1)) },
  { id: 'parent-tree', what: 'a link’s area that the parent tree gives to another', breaks: (sample) => { sample.annotations.push({ ...sample.annotations[0]!, StructParent: 1 }); first(sample, 'P').kids.push(element('Link', [{ annotation: 1 }])); } },
  { id: 'id-tree', what: 'an ID that isn’t in the tree of IDs', amend: ({ root }) => root.delete(name('IDTree')) },

  { id: '02-001', what: 'a type of another version of PDF', breaks: (sample) => { first(sample, 'P').kids.push(element('Strong')); } },
  { id: '02-003', what: 'types mapped to each other', breaks: (sample) => { sample.roleMap = { Strong: 'Em', Em: 'Strong' }; } },
  { id: '02-004', what: 'a standard type mapped to another', breaks: (sample) => { sample.roleMap = { Quote: 'Span' }; } },

  { id: '09-004', what: 'a paragraph in a table', breaks: (sample) => { first(sample, 'Table').kids.push(element('P')); } },
  { id: '09-004', what: 'a row outside a table', breaks: (sample) => { sample.tree.kids.push(element('Sect', [element('TR')])); } },
  { id: '09-004', what: 'a table’s body outside a table', breaks: (sample) => { sample.tree.kids.push(element('TBody')); } },
  { id: '09-004', what: 'a cell outside a row', breaks: (sample) => { first(sample, 'P').kids.push(element('TD')); } },
  { id: '09-004', what: 'a paragraph in a row', breaks: (sample) => { first(sample, 'TR').kids.push(element('P')); } },
  { id: '09-004', what: 'a paragraph in a table’s head', breaks: (sample) => { first(sample, 'THead').kids.push(element('P')); } },
  { id: '09-004', what: 'text in a row that lies in no cell', breaks: (sample) => { first(sample, 'P').kids.shift(); first(sample, 'TR').kids.push(1); } },
  { id: '09-004', what: 'two heads', breaks: (sample) => { first(sample, 'Table').kids.push(element('THead')); } },
  { id: '09-004', what: 'two feet', breaks: (sample) => { first(sample, 'Table').kids.push(element('TFoot'), element('TFoot')); } },
  { id: '09-004', what: 'a head without a body', breaks: (sample) => { first(sample, 'Table').kids.pop(); sample.content = sample.content.replaceAll(/^\/T[HD] <<\/MCID [78]>> BDC.*$/gm, ''); } },
  { id: '09-004', what: 'a caption between rows', breaks: (sample) => { first(sample, 'Table').kids.splice(1, 0, element('Caption')); } },
  { id: '09-004', what: 'two captions', breaks: (sample) => { first(sample, 'Table').kids.unshift(element('Caption')); first(sample, 'Table').kids.push(element('Caption')); } },
  { id: '09-004', what: 'a row that is too long', breaks: (sample) => { elementsOfType(sample, 'TR')[1]!.kids.push(element('TD')); } },
  { id: '09-004', what: 'a row that is too short', breaks: (sample) => { first(sample, 'TR').kids.push(element('TH', [], { A: { O: 'Table', Scope: 'Column' } })); } },
  { id: '09-004', what: 'a cell that spans past the last row', breaks: (sample) => { first(sample, 'TD').entries.A = { O: 'Table', RowSpan: 2 }; } },
  { id: '09-004', what: 'cells one over the other', breaks: overlapCells },
  { id: '09-005', what: 'a list’s item outside a list', breaks: (sample) => { sample.tree.kids.push(element('LI')); } },
  { id: '09-005', what: 'a paragraph in a list', breaks: (sample) => { first(sample, 'L').kids.push(element('P')); } },
  { id: '09-005', what: 'a paragraph in an item, without a body', breaks: (sample) => { first(sample, 'LI').kids.push(element('P')); } },
  { id: '09-005', what: 'a body outside an item', breaks: (sample) => { first(sample, 'L').kids.push(element('L', [])); first(sample, 'P').kids.push(element('LBody')); } },
  { id: '09-005', what: 'a caption after an item', breaks: (sample) => { first(sample, 'L').kids.push(element('Caption')); } },
  { id: '09-006', what: 'a list’s item in a table of contents', breaks: (sample) => { sample.tree.kids.push(element('TOC', [element('P')])); } },
  { id: '09-006', what: 'an item outside a table of contents', breaks: (sample) => { sample.tree.kids.push(element('TOCI')); } },
  { id: '09-007', what: 'Ruby text outside Ruby', breaks: (sample) => { first(sample, 'P').kids.push(element('RT')); } },
  { id: '09-008', what: 'Warichu text outside Warichu', breaks: (sample) => { first(sample, 'P').kids.push(element('WT')); } },

  { id: '13-004', what: 'a picture without an alternative text', breaks: (sample) => { first(sample, 'Figure').entries = {}; } },
  { id: '13-004', what: 'a picture with an empty one', breaks: (sample) => { first(sample, 'Figure').entries.Alt = text(''); } },
  { id: '17-002', what: 'a formula without an alternative text', breaks: (sample) => { sample.tree.kids.push(element('Formula')); } },
  { id: 'one-alternative', what: 'a part of a chart with a text of its own', breaks: (sample) => { first(sample, 'Figure').kids.push(element('Span', [], { Alt: text('A bar') })); } },
  { id: 'one-alternative', what: 'a chart in a chart', breaks: (sample) => { first(sample, 'Figure').kids.push(element('Figure', [], { ActualText: text('b') })); } },

  { id: '14-002', what: 'a first heading of level 2', breaks: (sample) => { sample.tree.kids.unshift(element('H2')); } },
  { id: '14-003', what: 'a heading of level 3 after one of level 1', breaks: (sample) => { sample.tree.kids.push(element('H3')); } },
  { id: '14-006', what: 'two headings without a level in one place, beside one with a level', also: ['14-007'], breaks: (sample) => { sample.tree.kids.push(element('Sect', [element('H'), element('Div', [element('H')])])); } },
  { id: '14-007', what: 'a heading without a level among others', breaks: (sample) => { sample.tree.kids.push(element('H')); } },
  { id: 'main-heading', what: 'no heading at all', breaks: (sample) => { first(sample, 'H1').type = 'P'; } },

  { id: '15-003', what: 'header cells that don’t say what they head', breaks: (sample) => { for (const header of elementsOfType(sample, 'TH')) header.entries = {}; } },
  { id: '15-003', what: 'header cells that head something else', breaks: (sample) => { elementsOfType(sample, 'TH').forEach((header, i) => { header.entries = i === 0 ? {} : { A: { O: 'Table', Scope: i === 1 ? 'Row' : 'Column' } }; }); } },
  { id: 'table-headers', what: 'a table without header cells', breaks: (sample) => { for (const header of elementsOfType(sample, 'TH')) header.type = 'TD'; } },
  { id: 'known-headers', what: 'a cell that names a header cell that isn’t there', breaks: (sample) => { first(sample, 'TD').entries.A = { O: 'Table', Headers: [text('lost')] }; } },

  { id: '19-003', what: 'a note without an ID', breaks: (sample) => { first(sample, 'Note').entries = {}; } },
  { id: '19-004', what: 'two notes of one ID, which the tree of IDs can give only once', also: ['id-tree'], breaks: (sample) => { first(sample, 'P').kids.push(element('Note', [], { ID: text('note-1') })); } },
];

/** A first row of three columns; the second row's one cell spans both rows below, and the third row's three leave it no place. */
function overlapCells(sample: SamplePdf): void {
  const [head, body] = elementsOfType(sample, 'TR') as [ReturnType<typeof element>, ReturnType<typeof element>];
  head.kids.push(element('TH', [], { A: { O: 'Table', Scope: 'Column' } }));
  body.kids.push(element('TD', [], { A: { O: 'Table', RowSpan: 2 } }));
  first(sample, 'TBody').kids.push(element('TR', [element('TD'), element('TD', [], { A: { O: 'Table', ColSpan: 2 } })]));
}
