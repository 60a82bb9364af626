/**
 * A small complete report that holds every kind of block, for the tests of rendering and for looking at pages.
 * Its figures are made up.
 */
import type { Report } from '../../schema/report.ts';
import type { Block } from '../../schema/report/block.ts';
import type { ChartView } from '../../schema/report/chart.ts';
import type { CouncilView } from '../../schema/report/council.ts';
import type { KpisView } from '../../schema/report/kpis.ts';
import type { Inline } from '../../schema/report/prose.ts';
import type { PublicationView } from '../../schema/report/publication.ts';
import type { SectionView } from '../../schema/report/section.ts';
import type { CellView, ColumnView, TableView } from '../../schema/report/table.ts';
import type { ChartDrawing } from '../chart/draw-charts.ts';

export const text = (words: string): Inline => ({ kind: 'text', text: words });
export const paragraph = (...content: (Inline | string)[]): Block => ({ kind: 'paragraph', id: null, number: null, content: content.map(inline) });
const inline = (part: Inline | string): Inline => typeof part === 'string' ? text(part) : part;
const absent = (reason: string) => ({ state: 'not-applicable' as const, words: 'Not applicable', reason });

function numbered(number: string, ...content: (Inline | string)[]): Block {
  return { kind: 'paragraph', id: `p-${number.replace('.', '-')}`, number, content: content.map(inline) };
}

export function section(id: string, number: string | null, heading: string, role: SectionView['role'], ...blocks: Block[]): SectionView {
  return { id, number, heading, role, absence: null, figureSources: [], blocks };
}

function notApplicable(id: string, number: string, heading: string, reason: string): SectionView {
  return { id, number, heading, role: 'implication', absence: absent(reason), figureSources: [], blocks: [] };
}

export function column(words: string, numeric = false, latest = false): ColumnView {
  return { text: words, numeric, latest };
}

export function row(...cells: (string | CellView)[]): CellView[] {
  return cells.map((cell, index) => typeof cell !== 'string' ? cell
    : { text: cell, header: index === 0, numeric: index > 0 && /^[−\d£[]/.test(cell), latest: false, status: null });
}

const latest = (words: string): CellView => ({ text: words, header: false, numeric: true, latest: true, status: null });
const judged = (words: string, status: CellView['status']): CellView => ({ text: words, header: false, numeric: false, latest: false, status });

export function table(id: string, number: string | null, caption: string, columns: ColumnView[], rows: CellView[][], more: Partial<TableView> = {}): TableView {
  return { id, number, caption, columns, rows, notes: [], source: null, wide: false, ...more };
}

const source = { text: 'Dorset Council, children’s social care records', href: null };

export const council: CouncilView = {
  id: 'dorset', name: 'Dorset Council', shortName: 'Dorset', colour: '#1f4d3a',
  licence: { text: 'Open Government Licence v3.0', href: 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/' }, licenceAbsence: null,
  contact: { text: 'Good Care Provision', href: 'https://www.dorsetcouncil.gov.uk/contact' }, feedback: 'https://www.dorsetcouncil.gov.uk/feedback',
};

export const arrangements = table('arrangements', 'Table 1', 'Over half of children in care live with foster carers', [
  column('Where children live'), column('March 2024, children', true), column('August 2024, children', true, true), column('Change, children', true),
], [
  row('Fostering, Dorset Council carers', '131', latest('138'), '7'),
  row('Fostering, agency carers', '94', latest('91'), '−3'),
  row('Children’s homes', '61', latest('64'), '3'),
  row('Supported accommodation and supported lodgings', '52', latest('49'), '−3'),
  row('Placed with parents', '[c]', latest('[c]'), '[c]'),
], {
  notes: ['[c] A count below 10 is not shown, so that no child can be recognised.', 'Children receiving only short breaks are left out.'],
  source: { text: 'Children looked after in England, 2024', href: 'https://explore-education-statistics.service.gov.uk/find-statistics/children-looked-after-in-england-including-adoptions' },
});

export const households: ChartView = {
  id: 'foster-households', number: 'Figure 1',
  headline: [text('More households foster for Dorset than a year ago')],
  subtitle: 'Fostering households approved by Dorset Council, August 2023 and August 2024',
  description: 'Bar chart. Households rose from 172 in August 2023 to 191 in August 2024.',
  spec: {},
  narrowSpec: {},
  table: table('foster-households-data', null, 'Fostering households approved by Dorset Council', [
    column('Month'), column('Households', true),
  ], [row('August 2023', '172'), row('August 2024', latest('191'))]),
  notes: [[text('A household may foster more than one child.')]],
  source,
};

export const stability: KpisView = {
  id: 'placement-stability',
  tiles: [
    {
      indicator: 'long', label: 'Long-term placement stability', value: '72.11%', period: 'August 2024',
      change: 'Up 1.06 percentage points since March 2024', status: 'met', statusWords: 'Target met', target: 'Target: 69.00% or more',
      comparisons: ['Better than the national average (69.00%)'], sparkline: [0.1, 0.3, 0.2, null, 0.6, 0.8, 1],
    },
    {
      indicator: 'short', label: 'Three or more moves in a year', value: '10.4%', period: 'August 2024',
      change: 'The same as in March 2024', status: 'close', statusWords: 'Close to target', target: 'Target: 10.0% or less',
      comparisons: ['The same as the national average (10.4%)'], sparkline: [0.9, 0.7, 0.7, 0.5, 0.5],
    },
    {
      indicator: 'distance', label: 'Children living over 20 miles from home', value: '45%', period: 'August 2024',
      change: 'The same as in July 2024', status: 'not-met', statusWords: 'Target not met', target: 'Target: 40% or less',
      comparisons: ['Worse than statistical neighbours (38%)'], sparkline: null,
    },
    {
      indicator: 'homes', label: 'Homes opened since April 2023', value: '9', period: 'August 2024',
      change: 'Not given for an earlier month', status: 'no-target', statusWords: 'No target', target: '',
      comparisons: [], sparkline: null,
    },
  ],
  table: table('placement-stability-table', 'Table 2', 'Two of three targets for stable homes are met or close', [
    column('Indicator'), column('Unit'), column('Good is'), column('National average', true), column('Statistical neighbours', true), column('Target', true),
    column('March 2023', true), column('March 2024', true), column('June 2024', true), column('August 2024', true, true), column('Direction of travel'), column('Target met'),
  ], [
    row('Long-term placement stability', 'Percentage of children', 'Higher', '69.00', '68.20', '69.00', '66.40', '71.05', '71.90', latest('72.11'), judged('Better', 'better'), judged('Met', 'met')),
    row('Three or more moves in a year', 'Percentage of children', 'Lower', '10.4', '10.9', '10.0', '11.2', '10.4', '10.6', latest('10.4'), judged('The same', 'same'), judged('Close', 'close')),
    row('Living over 20 miles from home', 'Percentage of children', 'Lower', '[z]', '38', '40', '41', '44', '45', latest('45'), judged('Worse', 'worse'), judged('Not met', 'not-met')),
  ], { wide: true, notes: ['The statistical neighbours’ average is unweighted.', 'The national average is for the year to March 2023.'] }),
  notes: [[text('[z] Not applicable: the measure is Dorset’s own.')]],
};

const body: SectionView[] = [
  section('background', '1', 'Background', 'body',
    numbered('1.1', 'The Children, Young People and Families’ Plan 2023 to 2033 names seven priorities. This report is about the third, Good Care Provision, and follows the ', { kind: 'link', href: 'https://www.dorsetcouncil.gov.uk/', children: [text('Sufficiency Strategy 2024 to 2027')] }, '.', { kind: 'note-mark', id: 'note-1-mark', note: 'note-1', number: 1 }),
    numbered('1.2', 'Our aim is to keep children close to home. We ', { kind: 'strong', children: [text('always')] }, ' strive for children to remain with their families; where that is not possible we look for carers among ', { kind: 'emphasis', children: [text('extended family and friends')] }, '.'),
    numbered('1.3', 'The Department for Education (', { kind: 'abbreviation', text: 'DfE', expansion: 'Department for Education' }, ') publishes the benchmark. See ', { kind: 'reference', href: '#p-5-10', text: 'paragraph 5.10' }, ' and the command ', { kind: 'code', text: 'npm run build' }, '.', { kind: 'line-break' }, 'A second line stands here.', { kind: 'note-mark', id: 'note-1-mark-2', note: 'note-1', number: 1 })),
  section('children', '2', 'Dorset’s children in care and care experienced young people', 'body',
    numbered('2.1', 'On 31 August 2024 Dorset cared for ', { kind: 'figure', text: '412 children', value: '412', use: 0 }, '. Of these ', { kind: 'figure', text: '72%', value: '72.11', use: 1 }, ' had lived in the same home for two years or more; the number placed with parents is not shown (', { kind: 'figure', text: '[c]', value: '', use: 2 }, ').'),
    { kind: 'table', table: arrangements },
    numbered('2.2', 'What children and young people told us:'),
    { kind: 'list', ordered: false, start: 1, items: [
      [paragraph('nearly all children trust their carers')],
      [paragraph('over half did not spend enough time with their brothers, sisters or parents'), { kind: 'list', ordered: true, start: 3, items: [[paragraph('a nested third point')], [paragraph('a nested fourth')]] }],
    ] },
    { kind: 'quote', content: [paragraph('There is strong oversight of children and young people in care living in homes away from Dorset.')], source: [text('Area SEND inspection report, Dorset, 11 to 15 March 2024')] }),
  section('progress', '5', 'Good care provision: progress to date', 'body',
    paragraph('The plan had 23 actions when it was launched in late 2023.'),
    { kind: 'heading', level: 3, id: 'fostering', content: [text('Fostering')] },
    numbered('5.9', 'The number of fostering households has grown by 19 in a year.'),
    { kind: 'chart', chart: households },
    { kind: 'heading', level: 4, id: 'mockingbird', content: [text('Mockingbird')] },
    numbered('5.10', 'We have six constellations, with a seventh in progress. The address of the data is https://explore-education-statistics.service.gov.uk/find-statistics/children-looked-after-in-england-including-adoptions/2024/very-long.'),
    { kind: 'kpis', kpis: stability },
    { kind: 'note', content: [paragraph('A note stands apart from the argument. It explains how a figure was made.')] },
    { kind: 'language', lang: 'cy', content: [paragraph('Mae’r adroddiad hwn ar gael yn Gymraeg.')] },
    numbered('5.11', 'In Welsh this reads ', { kind: 'language', lang: 'cy', children: [text('gofal da')] }, '.'),
    { kind: 'code', text: 'children-in-care | at 2015' },
    { kind: 'recommendations', items: [
      { id: 'second-1', number: '1', content: [paragraph('That members note the progress.')] },
      { id: 'second-2', number: '2', content: [paragraph('That members ask for a further report in October 2025.')] },
    ] },
    { kind: 'landscape', content: [{ kind: 'table', table: table('plan', null, 'Five actions are done and one is late', [column('Action'), column('Owner'), column('By')], [
      row('Open a third children’s home', 'Head of Good Care Provision', 'March 2025'), row('Recruit 20 households', 'Fostering manager', 'August 2025'),
    ]) }] }),
  section('financial', '8', 'Financial implications', 'implication',
    numbered('8.1', 'External placements were overspent by ', { kind: 'figure', text: '£3.4 million', value: '3400000', use: 3 }, ' in 2023 to 2024.'),
    numbered('8.2', 'Nationally all children’s services are under pressure. Investing in our own provision keeps children local and reduces the need for expensive placements outside Dorset.')),
  notApplicable('climate', '9', 'Natural environment, climate and ecology implications', 'The report proposes no decision.'),
  section('well-being', '10', 'Well-being and health implications', 'implication', paragraph('Good homes contribute to better outcomes in well-being and health.')),
  notApplicable('other', '11', 'Other implications', 'The report names none.'),
  section('sign-off', '16', 'Report sign-off', 'closing', numbered('16.1', 'This report has been signed off by the Director for Legal and Democratic and the Executive Director for Corporate Development.')),
  section('appendix-a', null, 'Appendix A: Glossary', 'appendix', paragraph('Sufficiency: enough homes of the right kind in the right place.')),
];

const opening: SectionView[] = [
  section('summary', null, 'Brief summary', 'opening', paragraph('This report gives an update on good care provision for the children, young people and families of Dorset.')),
  section('recommendation', null, 'Recommendation', 'recommendation', { kind: 'recommendations', items: [{
    id: 'recommendation-1', number: null,
    content: [paragraph('Members of the People and Health Scrutiny Committee are asked to consider this report and to support the work undertaken to date towards the objectives of the Dorset Children, Young People and Families’ Plan 2023 to 2033.')],
  }] }),
  section('reason', null, 'Reason for recommendation', 'opening', paragraph('Members of the committee are corporate parents for our children in care and care leavers. They need to be assured that we deliver a range of good care when children cannot be cared for by their family.')),
];

export const samplePaper: PublicationView = {
  id: 'dorset-scrutiny-2024', kind: 'report', kindLabel: 'Committee report', council,
  title: 'Good Care Provision',
  summary: 'Progress in giving Dorset’s children in care and care leavers a good home close to their family, school and friends.',
  edition: null, status: null, isPast: false, about: null, discrepancies: [],
  demonstration: 'A demonstration made from a published paper and open data. Not issued by Dorset Council.', publisher: 'Homes for children in care (demonstration)',
  original: { text: 'Agenda of 24 October 2024', href: 'https://moderngov.dorsetcouncil.gov.uk/ieListDocuments.aspx?CId=295' },
  address: null, downloads: [{ text: 'Download this report (PDF)', href: 'dorset-scrutiny-2024.pdf' }],
  asOf: { iso: '2024-10-24', text: '24 October 2024' },
  published: { iso: '2024-10-24', text: '24 October 2024' }, updated: { iso: '2024-12-02', text: '2 December 2024' },
  history: [
    { date: { iso: '2024-12-02', text: '2 December 2024' }, note: 'The number of fostering households was corrected.' },
    { date: { iso: '2024-10-24', text: '24 October 2024' }, note: 'First published.' },
  ],
  previousEditions: [], redirects: ['reports/good-care.html'],
  front: [
    { id: 'committee', label: 'Committee', values: ['People and Health Scrutiny Committee'], absence: null },
    { id: 'date', label: 'Date of meeting', values: ['24 October 2024'], absence: null },
    { id: 'purpose', label: 'Purpose', values: ['For review and consultation'], absence: null },
    { id: 'portfolio', label: 'Cabinet member and portfolio', values: ['Cllr C Sutton', 'Children’s Services, Education and Skills'], absence: null },
    { id: 'wards', label: 'Local councillors', values: ['All'], absence: null },
    { id: 'director', label: 'Executive director', values: ['P Dempsey', 'Executive Director of People – Children'], absence: null },
    { id: 'author', label: 'Report author', values: ['Ann Bear', 'Head of Toy Care', '01632 960001', 'ann.bear@example.org'], absence: null },
    { id: 'status', label: 'Report status', values: ['Public'], absence: null },
    { id: 'exemption', label: 'Exemption paragraph', values: [], absence: absent('The report is public.') },
  ],
  runningHead: 'People and Health Scrutiny Committee, 24 October 2024',
  contents: body.map(({ id, number, heading }) => ({ id, number, text: heading })),
  sections: [...opening, ...body],
  footnotes: [{ id: 'note-1', number: 1, content: [text('The strategy is required by the Children Act 1989.')], marks: ['note-1-mark', 'note-1-mark-2'] }],
  figures: [],
  images: [],
};

/** The same words for a council of another colour, with nothing that may be absent. */
const bare: PublicationView = {
  ...samplePaper, id: 'bare', council: { ...council, id: 'anywhere', name: 'Anywhere Council', colour: '#12436d', licence: null, licenceAbsence: absent('The papers do not say.'), contact: absent('No team is named.'), feedback: null },
  updated: null, history: samplePaper.history.slice(1), redirects: [],
  original: null, address: null, downloads: [], front: [], contents: [], sections: opening.slice(0, 1), footnotes: [],
};

export const sampleReport: Report = { site: { title: 'Homes for children in care', summary: 'Strategies and the papers that report on them.', address: null }, datasets: [], publications: [samplePaper, bare], councils: [council, bare.council] };

export const DRAWING: ChartDrawing = drawSample(households.id);

/** Bars as both drawings have them; a page's drawings have ids of their own. */
export function drawSample(id: string): ChartDrawing {
  const name = (part: string): string => `role="img" aria-labelledby="${part}-title ${part}-desc"`;
  const words = (part: string): string => `<title id="${part}-title">More households foster for Dorset than a year ago</title><desc id="${part}-desc">${households.description}</desc>`;
  return {
    wide: `<svg class="chart__svg" ${name(id)} viewBox="0 0 640 200" width="640" height="200">
${words(id)}
<g font-family="Atkinson Hyperlegible" font-size="15" fill="#0b0c0c"><rect x="110" y="30" width="420" height="44" fill="#bfbfbf"/><text x="0" y="58">August 2023</text><text x="540" y="58">172</text>
<rect x="110" y="100" width="466" height="44" fill="#12436D"/><text x="0" y="128">August 2024</text><text x="586" y="128" font-weight="700">191</text></g></svg>`,
    narrow: `<svg class="chart__svg chart__svg--narrow" ${name(`${id}-narrow`)} viewBox="0 0 320 140" width="373" height="163">
${words(`${id}-narrow`)}
<g font-family="Atkinson Hyperlegible" font-size="16" fill="#0b0c0c"><text y="18">August 2023</text><rect y="26" width="240" height="28" fill="#bfbfbf"/><text x="247" y="46">172</text>
<text y="88">August 2024</text><rect y="96" width="266" height="28" fill="#12436D"/><text x="273" y="116" font-weight="700">191</text></g></svg>`,
  };
}

export const sampleCharts: ReadonlyMap<string, ChartDrawing> = new Map([[`${samplePaper.id}/${households.id}`, DRAWING]]);
