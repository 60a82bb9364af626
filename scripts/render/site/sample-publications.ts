/** A small strategy in two editions, a deck and a withdrawn paper, for the tests of rendering and for looking at pages. Figures and words are made up. */
import type { Report } from '../../schema/report.ts';
import type { Block } from '../../schema/report/block.ts';
import type { FigureView, Inline } from '../../schema/report/prose.ts';
import type { PublicationView } from '../../schema/report/publication.ts';
import type { SectionView } from '../../schema/report/section.ts';
import type { ChartDrawing } from '../chart/draw-charts.ts';
import { arrangements, column, drawSample, DRAWING, households, paragraph, row, sampleCharts, samplePaper, sampleReport, section, stability, table, text } from './sample-report.ts';

const heading = (level: 3 | 4, id: string, words: string): Block => ({ kind: 'heading', level, id, content: [text(words)] });
const figure = (use: number, words: string, value: string): Inline => ({ kind: 'figure', text: words, value, use });
const reference = (id: string, words: string): Inline => ({ kind: 'reference', href: `#${id}`, text: words });
const mark = (id: string, number: number): Inline => ({ kind: 'note-mark', id, note: `note-${number}`, number });
const points = (...items: (Inline | string)[][]): Block => ({ kind: 'list', ordered: false, start: 1, items: items.map((item) => [paragraph(...item)]) });
const said = (words: string, value: string): FigureView => ({ text: words, value, dataset: 'd', label: '', period: '', source: '', status: 'final' });
const plan = table('actions-priority-1', 'Table 3', 'Families are to get more support and short breaks', [column('Action'), column('Owner'), column('Due'), column('Status on 6 February 2024')], [
  row('Develop the service for adolescents at Harbour East', 'Not given', 'Not given', 'No update published'),
  row('Develop Hayeswood as a place for short breaks', 'Not given', 'Not given', 'No update published'),
  row('Help families earlier, by working with schools and family hubs', 'Not given', '31 March 2025', 'Under way, 6 February 2024: three hubs are open'),
  row('Bring partners together round each child', 'Not given', 'Not given', 'No update published'),
], { notes: ['Not given: the slides name no owner and no date.'], source: { text: 'People and Health Overview Committee, 6 February 2024', href: null } });

const chapters: SectionView[] = [
  { ...section('duty', '1', 'Our duty and our promise', 'chapter',
    paragraph('The Children Act 1989 asks every council to secure enough homes, near to home, for the children it looks after.', mark('note-1-mark', 1), ' How many there are is said in ', reference('who-they-are', '“Who they are”'), '; what we will do stands in ', reference('plan', 'chapter 3'), '.'),
    heading(3, 'promise', 'What children may expect'), paragraph('Every child in our care should live with people who know them, and near the people they love.'),
    points(['A home that lasts, close to family, school and friends'], ['People who listen, and who say why when the answer is no'], ['Help that does not stop on an eighteenth birthday'])), summary: 'What the law asks of the council, and what children may expect of it.' },
  section('children', '2', 'Children in our care and young people who have left it', 'chapter',
    paragraph('On 31 August 2024 Dorset cared for ', figure(1, '412 children', '412'), '.', mark('note-2-mark', 2)),
    heading(3, 'who-they-are', 'Who they are'), paragraph('Most of them, ', figure(2, '72%', '72.11'), ', had lived in the same home for two years or more.'), { kind: 'table', table: arrangements },
    heading(3, 'where-they-live', 'Where they live'), paragraph('More than half live with foster carers. The law is told in ', reference('promise', '“What children may expect”'), '.'), { kind: 'chart', chart: households },
    heading(4, 'near-home', 'Near home'), paragraph('See the council’s ', { kind: 'link', href: '../dorset-scrutiny-2024/', children: [text('paper of October 2024')] }, ' and ', reference('need', 'the summary'), '.', mark('note-1-mark-2', 1)),
    heading(3, 'stable-homes', 'Homes that last'), { kind: 'kpis', kpis: stability },
    { kind: 'quote', content: [paragraph('I want to stay where I am, with the same school and the same dog.')], source: [text('A young person in care, 2024')] }),
  section('plan', '3', 'What we will do', 'chapter', heading(3, 'family-first', 'Priority 1: family first'), paragraph('More children stay within their family.'), { kind: 'table', table: plan }),
];

export const sampleStrategy: PublicationView = {
  ...samplePaper, id: 'dorset-strategy-2024', kind: 'strategy', kindLabel: 'Strategy 2024 to 2027', edition: '2024 to 2027', updated: null, history: samplePaper.history.slice(1), redirects: ['strategy/foreword'],
  previousEditions: [{ text: 'Sufficiency Strategy, 2020 to 2023', href: 'dorset-strategy-2020/' }],
  title: 'Sufficiency Strategy for Children in Care and Care Leavers',
  summary: 'How Dorset Council will make sure that there are enough good homes, near to home, for children in care and care leavers.',
  status: { state: 'current', words: 'This is the current strategy.', link: null },
  discrepancies: [
    { says: 'The first slide of priorities dates the strategy 2024 to 2027. The next slide dates it 2023 to 2026.', publish: 'The strategy is for 2024 to 2027.', why: 'The council’s scrutiny paper of 24 October 2024 gives the same years.' },
    { says: 'One page counts 23 actions, another 24.', publish: '23 actions.', why: 'The table of actions has 23 rows.' },
  ],
  downloads: [{ text: 'Download this strategy (PDF)', href: 'dorset-strategy-2024.pdf' }],
  front: [
    { id: 'period', label: 'Period', values: ['2024 to 2027'], absence: null },
    { id: 'adopted', label: 'Agreed by', values: ['Cabinet'], absence: null },
    { id: 'supersedes', label: 'Takes the place of', values: ['Sufficiency Strategy 2020 to 2023'], absence: null },
    { id: 'contact', label: 'Contact', values: [], absence: { state: 'not-given', words: 'Not given', reason: 'The source names no one.' } },
  ],
  runningHead: 'Dorset Council', contents: [],
  sections: [
    section('need', null, 'Why we need a strategy', 'opening',
      paragraph('When children cannot live with their family, the council is their parent. In ', figure(0, '2024', '2024'), ' it wrote down how it will find enough homes. The duty is told in ', reference('duty', 'chapter 1'), '.'),
      paragraph('This strategy is for the children and young people whom it concerns, for the people who care for them, and for those who decide.')),
    ...chapters,
  ],
  footnotes: [
    { id: 'note-1', number: 1, content: [text('Section 22G. See '), reference('promise', '“What children may expect”'), text('.')], marks: ['note-1-mark', 'note-1-mark-2'] },
    { id: 'note-2', number: 2, content: [text('Children having only short breaks are left out; there were '), figure(3, '19', '19'), text('.')], marks: ['note-2-mark'] },
  ],
  figures: [said('2024', '2024'), said('412 children', '412'), said('72%', '72.11'), said('19', '19')],
};

const earlierStrategy: PublicationView = {
  ...sampleStrategy, id: 'dorset-strategy-2020', previousEditions: [], redirects: [], kindLabel: 'Strategy 2020 to 2023', edition: '2020 to 2023', isPast: true, discrepancies: [],
  status: { state: 'superseded', words: 'A newer strategy has taken the place of this one.', link: { text: 'Read the strategy for 2024 to 2027', href: 'dorset-strategy-2024/' } },
  downloads: [{ text: 'Download this strategy (PDF)', href: 'dorset-strategy-2020.pdf' }],
  sections: [sampleStrategy.sections[0]!, section('duty', '1', 'Our duty', 'chapter', paragraph('The council must find enough homes.'))],
  footnotes: [], figures: [said('2024', '2024')],
};

const slides: SectionView[] = [
  section('law', null, 'The council must have enough homes in its area', 'slide', points(['The law gives every local authority this duty.'], ['It covers placements for children in care.'], ['It covers accommodation for care leavers.'], ['It is called the sufficiency duty.', mark('note-1-mark', 1)])),
  section('family', null, 'Dorset’s care family is children in care and care leavers', 'slide', points([figure(0, '412', '412'), ' children are in care in all.'], [figure(1, '72%', '72.11'), ' of them have lived in the same home for two years or more.'], ['See ', reference('law', '“The council must have enough homes”'), '.'])),
  section('households', null, 'More households foster for Dorset than a year ago', 'slide', { kind: 'chart', chart: households }),
  section('fostering', null, 'Foster carers are recruited, kept and helped to make room', 'slide', points(['A seventh Mockingbird constellation'], ['Extensions and loft rooms for carers with the will but not the space'], ['More respite']), { kind: 'chart', chart: { ...households, id: 'households-again', table: { ...households.table, id: 'households-again-data', caption: 'Fostering households again' } } }),
  section('actions', null, 'More children can stay with their parents or wider family', 'slide', { kind: 'table', table: plan }),
  section('stability', null, 'Two of three targets for stable homes are met or close', 'slide', { kind: 'kpis', kpis: stability }),
];

export const sampleDeck: PublicationView = {
  ...samplePaper, id: 'dorset-overview-2024', redirects: [], kind: 'deck', kindLabel: 'Slides for councillors', about: { text: 'Sufficiency Strategy 2024 to 2027', href: 'dorset-strategy-2024/' },
  title: 'Sufficiency Strategy for Children in Care and Care Leavers', summary: 'What Dorset Council has done to have enough good homes for children in care and care leavers, and what it plans to do next.',
  discrepancies: sampleStrategy.discrepancies, downloads: [{ text: 'Download these slides (PDF)', href: 'dorset-overview-2024.pdf' }],
  front: samplePaper.front.slice(0, 3), runningHead: 'People and Health Overview Committee, 6 February 2024', contents: [],
  sections: [section('about-these-slides', null, 'About these slides', 'opening', paragraph('These slides tell councillors about the council’s Sufficiency Strategy 2024 to 2027.')), ...slides],
  footnotes: [{ id: 'note-1', number: 1, content: [text('Section 22G of the Children Act 1989.')], marks: ['note-1-mark'] }], figures: [said('412', '412'), said('72%', '72.11')],
};

/** A slide that says too much: twelve points of two lines. */
export const fullSlide: SectionView = section('too-full', null, 'This slide says more than a slide can', 'slide',
  points(...Array.from({ length: 12 }, (_, i) => [`Point ${i + 1} goes on for so long that it takes two lines of the slide, which nobody at the back of the room will read.`])));

export const withdrawnPaper: PublicationView = {
  ...samplePaper, id: 'dorset-withdrawn-2023', redirects: [], title: 'A paper that was withdrawn', isPast: true, sections: [], contents: [], footnotes: [], figures: [], images: [], downloads: [],
  status: { state: 'withdrawn', words: 'The council withdrew this paper on 3 May 2024.', link: { text: 'Read the paper that replaced it', href: 'dorset-scrutiny-2024/' } },
};

/** Every kind of publication. */
export const sampleLibrary: Report = { site: sampleReport.site, datasets: [], councils: sampleReport.councils, publications: [...sampleReport.publications, sampleStrategy, sampleDeck, earlierStrategy, withdrawnPaper] };

export const libraryCharts: ReadonlyMap<string, ChartDrawing> = new Map([...sampleCharts,
  ...[sampleStrategy.id, sampleDeck.id].map((id) => [`${id}/${households.id}`, DRAWING] as const),
  [`${sampleDeck.id}/households-again`, drawSample('households-again')]]);
