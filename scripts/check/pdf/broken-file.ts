// Papers with one fault each in their metadata, links, forms or file. Of sample-pdf.ts.
import { PDFName } from '@cantoo/pdf-lib';
import type { Broken } from './broken-structure.ts';
import { element, elementsOfType, letters, stream, text, type Entries, type SampleElement, type SamplePdf } from './sample-pdf.ts';

const first = (sample: SamplePdf, type: string) => elementsOfType(sample, type)[0]!;
const link = ({ annotations }: SamplePdf): Entries => annotations[0]!;
/** A point, so that it needs no looks of its own. */
const POINT = [10, 10, 10, 10];

/** A second annotation, in an element of that type. */
function annotate(sample: SamplePdf, type: string, entries: Entries): void {
  const kid: SampleElement['kids'][number] = { annotation: sample.annotations.push({ Rect: POINT, F: 4, ...entries }) - 1 };
  first(sample, 'P').kids.push(element(type, [kid]));
}

export function attachFile(sample: SamplePdf, { part = '3', listed = true, stream: entries = { Subtype: 'text/csv' }, ...specification }: Entries & { part?: string; listed?: boolean; stream?: Entries } = {}): void {
  sample.xmp = sample.xmp.replace('<pdfaid:part>2', `<pdfaid:part>${part}`);
  const embedded = stream(sample.context, 'month,homes', { Type: 'EmbeddedFile', ...entries });
  const file = sample.context.register(sample.context.obj({ Type: 'Filespec', F: text('homes.csv'), UF: text('homes.csv'), AFRelationship: 'Data', EF: { F: embedded }, ...(specification as Record<string, never>) }));
  if (listed) sample.catalog.AF = [file];
}

/** Where programs look for attached files to show. */
export function listForReaders(sample: SamplePdf): void {
  sample.catalog.Names = { EmbeddedFiles: { Names: [text('homes.csv'), ...sample.catalog.AF as []] } };
}

/** Every element with its own language in place of the document's. Bookmarks have no other than the document's. */
function speakAlone(sample: SamplePdf): void {
  delete sample.catalog.Lang;
  const all = (around: SampleElement): SampleElement[] => [around, ...around.kids.flatMap((kid) => (typeof kid === 'object' && 'type' in kid ? all(kid) : []))];
  for (const each of all(sample.tree)) each.entries.Lang = text('en-GB');
  sample.xmp = sample.xmp.replace('x-default', 'en-GB');
}
const ALONE = ['11-003', 'language'];

const ENCRYPTION = { Filter: 'Standard', V: 1, R: 2, O: text('o'), U: text('u') };

export const BROKEN_FILE: readonly Broken[] = [
  { id: '06-001', what: 'no metadata', amend: ({ document }) => document.catalog.delete(PDFName.of('Metadata')) },
  { id: '06-002', what: 'metadata of another part of PDF/UA', breaks: (sample) => { sample.xmp = sample.xmp.replace('<pdfuaid:part>1', '<pdfuaid:part>2'); } },
  { id: '06-002', what: 'PDF/UA under another prefix', breaks: (sample) => { sample.xmp = sample.xmp.replaceAll('pdfuaid:part', 'ua:part').replace('xmlns:pdfuaid', 'xmlns:ua'); } },
  { id: '06-003', what: 'metadata without a title', breaks: (sample) => { sample.xmp = sample.xmp.replace(/<dc:title>.*<\/dc:title>/, ''); delete sample.info.Title; } },
  { id: 'A 6.6.2.1', what: 'metadata whose header says their length', breaks: (sample) => { sample.xmp = sample.xmp.replace('id="W5', 'bytes="900" id="W5'); } },
  { id: 'A 6.6.2.1', what: 'metadata that are no XML', breaks: (sample) => { sample.xmp = sample.xmp.replace('</rdf:RDF>', ''); } },
  { id: 'A 6.6.2.3', what: 'a property that nobody defines', breaks: (sample) => { sample.xmp = sample.xmp.replaceAll(/<pdfaProperty:name>part/g, '<pdfaProperty:name>other'); } },
  { id: 'A 6.6.2.3', what: 'a definition without a description', breaks: (sample) => { sample.xmp = sample.xmp.replace(/<pdfaProperty:description>.*<\/pdfaProperty:description>/, ''); } },
  { id: 'A 6.6.2.3', what: 'a schema without a name', breaks: (sample) => { sample.xmp = sample.xmp.replace(/<pdfaSchema:schema>.*?<\/pdfaSchema:schema>/, ''); } },
  { id: 'A 6.6.2.3', what: 'a property of a category that isn’t known', breaks: (sample) => { sample.xmp = sample.xmp.replace('>internal<', '>own<'); } },
  { id: 'A 6.6.4', what: 'metadata of another part of PDF/A', breaks: (sample) => { sample.xmp = sample.xmp.replace('<pdfaid:part>2', '<pdfaid:part>1'); } },
  { id: 'A 6.6.4', what: 'metadata of a lower level', breaks: (sample) => { sample.xmp = sample.xmp.replace('>A</pdfaid:conformance>', '>B</pdfaid:conformance>'); } },
  { id: 'metadata-agree', what: 'another author', breaks: (sample) => { sample.info.Author = text('Somebody else'); } },
  { id: 'metadata-agree', what: 'another date', breaks: (sample) => { sample.info.ModDate = text('D:20241024010000+02\'00\''); } },

  { id: '07-001', what: 'no word on the window’s title', breaks: (sample) => { sample.catalog.ViewerPreferences = {}; } },
  { id: '07-002', what: 'a window with the file’s name', breaks: (sample) => { sample.catalog.ViewerPreferences = { DisplayDocTitle: false }; } },
  { id: 'title', what: 'another title', breaks: (sample) => { sample.xmp = sample.xmp.replace('>Sample<', '>Other<'); sample.info.Title = text('Other'); } },
  { id: 'language', what: 'another language', breaks: (sample) => { sample.catalog.Lang = text('cy'); } },
  { id: 'bookmarks', what: 'no bookmarks', breaks: (sample) => { sample.catalog.Outlines = null; } },
  { id: 'tagged-pages', what: 'an empty page', breaks: ({ document }) => { document.addPage().node.set(PDFName.of('Resources'), document.context.obj({})); } },

  { id: '11-001', what: 'text of no language', also: ALONE, breaks: (sample) => { speakAlone(sample); for (const type of ['Document', 'H1']) delete first(sample, type).entries.Lang; } },
  { id: '11-002', what: 'an alternative text of no language', also: ALONE, breaks: (sample) => { speakAlone(sample); for (const type of ['Document', 'Figure']) delete first(sample, type).entries.Lang; } },
  { id: '11-002', what: 'other text of a passage of no language, as its own text is', also: ['11-001', ...ALONE], breaks: (sample) => {
    speakAlone(sample);
    sample.content = sample.content.replace(/(MCID 1>> BDC)/, `$1 /Span <</ActualText (b)>> BDC ${letters('0001', 22)} EMC`);
    for (const type of ['Document', 'P']) delete first(sample, type).entries.Lang;
  } },
  { id: '11-003', what: 'bookmarks of no language: it is the document’s that lacks', also: ['language'], breaks: speakAlone },
  { id: '11-004', what: 'a link’s words of no language', also: ALONE, breaks: (sample) => { speakAlone(sample); delete first(sample, 'Link').entries.Lang; } },
  { id: '11-005', what: 'a field’s words of no language', also: ALONE, breaks: (sample) => { speakAlone(sample); sample.catalog.AcroForm = { Fields: [{ T: text('name'), TU: text('Your name') }] }; } },
  { id: '11-006', what: 'metadata of no language', also: ALONE, breaks: (sample) => { speakAlone(sample); sample.xmp = sample.xmp.replace('xml:lang="en-GB"', 'xml:lang="x-default"'); } },
  { id: 'UA 7.2-29', what: 'the document’s language by its name', also: ['language'], breaks: (sample) => { sample.catalog.Lang = text('English (UK)'); } },
  { id: 'UA 7.2-29', what: 'a language by its name', breaks: (sample) => { first(sample, 'P').entries.Lang = text('Welsh (Wales)'); } },
  { id: 'UA 7.2-29', what: 'a passage’s language by its name', breaks: (sample) => { sample.content = sample.content.replace('<</MCID 1>>', '<</MCID 1 /Lang (Welsh, Wales)>>'); } },

  { id: '20-001', what: 'a further configuration of layers without a name', breaks: (sample) => { sample.catalog.OCProperties = { OCGs: [], D: { Name: text('Layers') }, Configs: [{}] }; } },
  { id: '20-002', what: 'a configuration of layers without a name', breaks: (sample) => { sample.catalog.OCProperties = { OCGs: [], D: {} }; } },
  { id: '20-003', what: 'a layer that comes by itself', breaks: (sample) => { sample.catalog.OCProperties = { OCGs: [], D: { Name: text('Layers'), AS: [] } }; } },
  { id: 'A 6.9', what: 'two configurations of one name', breaks: (sample) => { sample.catalog.OCProperties = { OCGs: [], D: { Name: text('Layers') }, Configs: [{ Name: text('Layers') }] }; } },
  { id: 'A 6.9', what: 'a layer that isn’t listed', breaks: (sample) => { sample.catalog.OCProperties = { OCGs: [sample.context.register(sample.context.obj({ Name: text('Layer') }))], D: { Name: text('Layers'), Order: [] } }; } },

  { id: '21-001', what: 'an attached file of one name', breaks: (sample) => attachFile(sample, { UF: null }) },
  { id: 'A 6.8', what: 'an attached file in PDF/A-2', breaks: (sample) => attachFile(sample, { part: '2' }) },
  { id: 'A 6.8', what: 'an attached file that says nothing of itself', breaks: (sample) => attachFile(sample, { AFRelationship: null }) },
  { id: 'A 6.8', what: 'an attached file of no known format', breaks: (sample) => attachFile(sample, { stream: {} }) },
  { id: 'A 6.8', what: 'an attached file that the document doesn’t list', breaks: (sample) => attachFile(sample, { listed: false }) },
  { id: 'attached-data', what: 'an attached file that isn’t the publication’s', breaks: (sample) => { attachFile(sample); listForReaders(sample); } },

  { id: '25-001', what: 'a form made while it is read, of a kind that PDF/A knows nothing of', also: ['A 6.4'], breaks: (sample) => { sample.catalog.AcroForm = { Fields: [], XFA: stream(sample.context, '<dynamicRender>required</dynamicRender>') }; } },
  { id: 'A 6.4', what: 'a form that readers fill with looks', breaks: (sample) => { sample.catalog.AcroForm = { Fields: [], NeedAppearances: true }; } },
  { id: 'A 6.4', what: 'pages that are made while they are read', breaks: (sample) => { sample.catalog.NeedsRendering = true; } },
  { id: 'A 6.4', what: 'a field that acts', breaks: (sample) => { sample.catalog.AcroForm = { Fields: [{ T: text('name'), AA: {} }] }; } },
  { id: '26-001', what: 'encryption that doesn’t say what is allowed', also: ['A 6.1.3-2'], amend: ({ document: { context } }) => { context.trailerInfo.Encrypt = context.register(context.obj(ENCRYPTION)); } },
  { id: '26-002', what: 'encryption that doesn’t let the text be read aloud', also: ['A 6.1.3-2'], amend: ({ document: { context } }) => { context.trailerInfo.Encrypt = context.register(context.obj({ ...ENCRYPTION, P: -1 - 512 })); } },
  { id: 'A 6.1.3-2', what: 'encryption', amend: ({ document: { context } }) => { context.trailerInfo.Encrypt = context.register(context.obj({ ...ENCRYPTION, P: -1 })); } },

  { id: '28-002', what: 'an annotation in a paragraph', breaks: (sample) => annotate(sample, 'Span', { Subtype: 'Text', Contents: text('Note') }) },
  { id: '28-004', what: 'an annotation without words', breaks: (sample) => annotate(sample, 'Annot', { Subtype: 'Text' }) },
  { id: '28-005', what: 'a field without words', breaks: (sample) => annotate(sample, 'Form', { Subtype: 'Widget' }) },
  { id: '28-007', what: 'an annotation for a printer’s traps', breaks: (sample) => annotate(sample, 'Annot', { Subtype: 'TrapNet', Contents: text('Traps') }) },
  { id: '28-008', what: 'a page without an order for its links', breaks: ({ pageEntries }) => { delete pageEntries.Tabs; } },
  { id: '28-009', what: 'links reached row by row', breaks: ({ pageEntries }) => { pageEntries.Tabs = 'R'; } },
  { id: '28-010', what: 'a field in a paragraph', breaks: (sample) => annotate(sample, 'Span', { Subtype: 'Widget', TU: text('Your name') }) },
  { id: '28-011', what: 'a link’s area in a passage', breaks: (sample) => { first(sample, 'Link').type = 'Span'; } },
  { id: '28-011', what: 'a link’s area in no element', breaks: (sample) => { first(sample, 'Link').kids.pop(); } },
  { id: '28-012', what: 'a link whose area has no words', breaks: (sample) => { delete link(sample).Contents; first(sample, 'Link').entries.Alt = text('Another page'); } },
  { id: '28-017', what: 'a mark for a printer in the structure', breaks: (sample) => annotate(sample, 'Span', { Subtype: 'PrinterMark', Contents: text('Mark') }) },
  { id: 'UA 7.18.4', what: 'a form’s element with more than its field', breaks: (sample) => { annotate(sample, 'Form', { Subtype: 'Widget', TU: text('Your name') }); first(sample, 'Form').kids.push(element('Span')); } },
  { id: 'A 6.3.1', what: 'a film', breaks: (sample) => annotate(sample, 'Annot', { Subtype: 'Movie', Contents: text('Film') }) },
  { id: 'A 6.3.2', what: 'a link that isn’t printed', breaks: (sample) => { delete link(sample).F; } },
  { id: 'A 6.3.2', what: 'a link that isn’t shown', breaks: (sample) => { link(sample).F = 4 + 32; } },
  { id: 'A 6.3.3', what: 'an annotation that readers draw as they like', breaks: (sample) => annotate(sample, 'Annot', { Subtype: 'Square', Contents: text('Square'), Rect: [10, 10, 30, 30] }) },
  { id: 'A 6.3.3', what: 'an annotation that looks otherwise under the pointer', breaks: (sample) => { const looks = stream(sample.context, '', { Subtype: 'Form', BBox: [0, 0, 1, 1] }); link(sample).AP = { N: looks, R: looks }; } },
  { id: 'A 6.3.3', what: 'a button whose looks have no states', breaks: (sample) => annotate(sample, 'Form', { Subtype: 'Widget', FT: 'Btn', TU: text('Yes'), AP: { N: stream(sample.context, '') } }) },
  { id: 'link-targets', what: 'a link to a place that isn’t there', breaks: (sample) => { delete link(sample).A; link(sample).Dest = 'last'; } },
  { id: 'link-targets', what: 'a link to nothing', breaks: (sample) => { delete link(sample).A; } },
  { id: 'A 6.5.1', what: 'a link that runs a program', breaks: (sample) => { link(sample).A = { S: 'Launch' }; } },
  { id: 'A 6.5.1', what: 'a link with a program after its page', breaks: (sample) => { link(sample).A = { S: 'URI', URI: text('https://example.org/'), Next: { S: 'JavaScript' } }; } },
  { id: 'A 6.5.1', what: 'a program of the document’s', breaks: (sample) => { sample.catalog.Names = { JavaScript: {} }; } },
  { id: 'A 6.5.1', what: 'an unknown command', breaks: (sample) => { sample.catalog.OpenAction = { S: 'Named', N: 'Print' }; } },
  { id: 'A 6.5.2', what: 'something that happens when the paper is closed', breaks: (sample) => { sample.catalog.AA = {}; } },
  { id: 'A 6.5.2', what: 'something that happens when a page is opened', breaks: ({ pageEntries }) => { pageEntries.AA = {}; } },
  { id: 'A 6.10', what: 'another way to be shown', breaks: (sample) => { sample.catalog.Names = { AlternatePresentations: {} }; } },
  { id: 'A 6.10', what: 'steps to be shown in', breaks: ({ pageEntries }) => { pageEntries.PresSteps = {}; } },
  { id: 'A 6.11', what: 'something that readers’ programs have to do', breaks: (sample) => { sample.catalog.Requirements = []; } },

  { id: 'A 6.1.2', what: 'a newer version of PDF', bytes: (bytes) => { bytes.write('%PDF-2.0', 0, 'latin1'); return bytes; } },
  { id: 'A 6.1.2', what: 'a file that can be taken for text', bytes: (bytes) => { bytes.write('text', bytes.indexOf('\n%') + 2, 'latin1'); return bytes; } },
  { id: 'A 6.1.3-1', what: 'no identifier', amend: ({ document: { context } }) => { delete context.trailerInfo.ID; } },
  { id: 'A 6.1.3-3', what: 'something after the end', bytes: (bytes) => Buffer.concat([bytes, Buffer.from('\nmore')]) },
  { id: 'A 6.1.7', what: 'content in another file', breaks: (sample) => { stream(sample.context, '', { F: text('other.bin') }); } },
  { id: 'A 6.1.7', what: 'content packed in an old way', breaks: (sample) => { stream(sample.context, '', { Filter: 'LZWDecode' }); } },
  { id: 'A 6.1.12', what: 'an unknown permission', breaks: (sample) => { sample.catalog.Perms = { Other: {} }; } },
  { id: 'A 6.1.13', what: 'a place with a name that is too long', breaks: (sample) => { sample.catalog.Dests = { ['a-long-heading-'.repeat(9)]: [sample.page, 'Fit'] }; } },
  { id: 'A 6.1.13', what: 'a text that is too long', breaks: (sample) => { first(sample, 'Figure').entries.Alt = text('A square. '.repeat(4000)); } },
  { id: 'A 6.1.13', what: 'a number that is too large', breaks: (sample) => { sample.catalog.Odd = 2 ** 31; } },
  { id: 'A 6.1.13', what: 'a page that is too large', breaks: ({ pageEntries }) => { pageEntries.MediaBox = [0, 0, 200, 14_401]; } },
];
