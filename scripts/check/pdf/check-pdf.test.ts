import { beforeAll, describe, expect, it } from 'vitest';
import { BROKEN_CONTENT } from './broken-content.ts';
import { attachFile, BROKEN_FILE, listForReaders } from './broken-file.ts';
import { BROKEN_STRUCTURE, type Broken } from './broken-structure.ts';
import { checkPdf } from './check-pdf.ts';
import type { Expectations } from './condition.ts';
import { CONDITIONS } from './conditions.ts';
import { element, elementsOfType, makeSample, saveSample, stream, text, type SamplePdf } from './sample-pdf.ts';

const EXPECTED = { title: 'Sample', language: 'en-GB', typeface: 'Atkinson Hyperlegible' };
const BROKEN = [...BROKEN_STRUCTURE, ...BROKEN_CONTENT, ...BROKEN_FILE];

async function findIn({ breaks, amend, bytes }: Partial<Broken>, expected: Expectations = EXPECTED) {
  const sample = await makeSample();
  breaks?.(sample);
  const saved = await saveSample(sample, amend);
  return checkPdf(bytes ? bytes(Buffer.from(saved)) : saved, expected);
}

describe('a paper with one fault', () => {
  it.each(BROKEN.map(({ id, what, ...broken }) => [id, what, broken] as const))('%s: %s', async (id, _, broken) => {
    const found = new Set((await findIn(broken)).map((finding) => finding.id));
    expect([...found].sort()).toEqual([id, ...broken.also ?? []].sort());
  });

  it('is there for every condition', () => {
    const ids = CONDITIONS.map(({ id }) => id);
    expect([...new Set(BROKEN.map(({ id }) => id))].sort()).toEqual([...ids].sort());
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('a paper without a fault', () => {
  const table = (sample: SamplePdf) => elementsOfType(sample, 'Table')[0]!;
  it.each<[string, (sample: SamplePdf) => void]>([
    ['as it is', () => {}],
    ['with an attached file', (sample) => attachFile(sample)],
    ['with types of its own', (sample) => { sample.roleMap = { Strong: 'Emphasis', Emphasis: 'Span' }; sample.tree.kids.push(element('P', [element('Strong')])); }],
    ['with an element that means nothing around rows', (sample) => { table(sample).kids = [element('NonStruct', table(sample).kids)]; }],
    ['with cells that name their header cells', (sample) => {
      elementsOfType(sample, 'TH').forEach((header, i) => { header.entries = { ID: text(`th-${i}`) }; });
      elementsOfType(sample, 'TD')[0]!.entries.A = { O: 'Table', Headers: [text('th-1'), text('th-2')] };
    }],
    ['with a header cell that heads nothing, beside others', (sample) => { elementsOfType(sample, 'TH')[0]!.entries = {}; }],
    ['with cells that span', (sample) => {
      elementsOfType(sample, 'TR')[0]!.kids = [element('TH', [5, 6], { A: [{ O: 'Layout' }, { O: 'Table', Scope: 'Column', ColSpan: 2 }] })];
      elementsOfType(sample, 'TBody')[0]!.kids.push(element('TR', [element('TH', [], { A: { O: 'Table', Scope: 'Row', RowSpan: 2 } }), element('TD')]), element('TR', [element('TD')]));
    }],
    ['with headings down to level 4 and up again', (sample) => { sample.tree.kids.push(...['H2', 'H3', 'H4', 'H2', 'H3'].map((type) => element(type))); }],
    ['with a list in a list and a caption', (sample) => { elementsOfType(sample, 'LBody')[0]!.kids.push(element('L', [element('Caption'), element('LI', [element('LBody')])])); }],
    ['with contents in contents', (sample) => { sample.tree.kids.push(element('TOC', [element('Caption'), element('TOCI', [element('Reference')]), element('TOC', [element('TOCI')])])); }],
    ['with a passage in Welsh', (sample) => { elementsOfType(sample, 'P')[0]!.kids.push(element('Span', [], { Lang: text('cy') })); }],
    ['with a link to a place in it', (sample) => { delete sample.annotations[0]!.A; sample.annotations[0]!.Dest = 'first'; }],
    ['with a link to a place in a tree of places', (sample) => {
      delete sample.annotations[0]!.A;
      sample.annotations[0]!.Dest = text('second');
      sample.catalog.Names = { Dests: { Kids: [{ Names: [text('second'), [sample.page, 'Fit']] }] } };
    }],
    ['with a field in its form', (sample) => {
      sample.annotations.push({ Subtype: 'Widget', FT: 'Btn', Rect: [10, 10, 30, 30], F: 4, TU: text('Yes'), AP: { N: { Yes: stream(sample.context, '') } } });
      sample.tree.kids.push(element('Form', [{ annotation: 1 }]));
    }],
    ['with layers', (sample) => {
      const layer = sample.context.register(sample.context.obj({ Type: 'OCG', Name: text('Layer') }));
      sample.catalog.OCProperties = { OCGs: [layer], D: { Name: text('Layers'), Order: [[layer]] } };
    }],
    ['with metadata in the short form', (sample) => { sample.xmp = sample.xmp.replace('<pdfuaid:part>1</pdfuaid:part>', '').replace('xmlns:dc', 'pdfuaid:part="1" xmlns:dc'); }],
    ['with marked content whose number stands in the resources', (sample) => { sample.content = sample.content.replace('<</MCID 1>>', '/M1'); sample.resources.Properties = { M1: { MCID: 1, Lang: text('en-GB') } }; }],
    ['with a form that holds tagged content', (sample) => {
      sample.resources.XObject = { X1: stream(sample.context, '0 0 1 1 re f', { Subtype: 'Form', BBox: [0, 0, 1, 1], Resources: {} }) };
      sample.content = sample.content.replace(/(MCID 1>> BDC)/, '$1 /X1 Do');
    }],
    ['with a character of private use that is explained', (sample) => { sample.unicode['0001'] = 'E001'; sample.tree.entries.ActualText = text('a'); }],
  ])('%s', async (_, breaks) => expect(await findIn({ breaks })).toEqual([]));
});

describe('a finding', () => {
  let found: Awaited<ReturnType<typeof findIn>>;
  beforeAll(async () => {
    found = await findIn({ breaks: (sample) => {
      elementsOfType(sample, 'TR')[1]!.kids.push(element('TD'));
      elementsOfType(sample, 'Figure')[0]!.entries = {};
      sample.content += '\n0 0 50 1 re f 0 9 50 1 re f';
    } });
  });

  it('says where it is, what was expected and what is there, in the order of ids', () => {
    expect(found).toEqual([
      { id: '01-005', means: 'Whatever is painted is tagged, or marked as an artifact.', page: 1, element: null, expected: 'a tag or an artifact', actual: 'a line or shape without either, and 1 more on this page' },
      { id: '09-004', means: 'Tables are made of rows, rows of cells, and all rows are equally long.', page: 1, element: 'Table', expected: '2 columns, as in row 1', actual: 'more in row 2' },
      { id: '13-004', means: 'Every picture and chart has an alternative text.', page: 1, element: 'Figure', expected: 'an alternative text', actual: 'none' },
    ]);
  });
});

describe('data that are to be inside a paper', () => {
  const expecting = (csv: string): Expectations => ({ ...EXPECTED, attachments: [{ name: 'homes.csv', bytes: Buffer.from(csv) }] });
  it.each<[string, string, boolean, string[]]>([
    ['as they should be', 'month,homes', true, []],
    ['other data', 'month,homes,places', true, ['other data']],
    ['in no list that a program shows', 'month,homes', false, ['no such file']],
  ])('%s', async (_, csv, isListed, actual) => {
    const found = await findIn({ breaks: (sample) => { attachFile(sample); if (isListed) listForReaders(sample); } }, expecting(csv));
    expect(found.map((finding) => [finding.id, finding.actual])).toEqual(actual.map((words) => ['attached-data', words]));
  });
});
