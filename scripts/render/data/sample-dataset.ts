/** A made-up dataset with a revision, a gap and words that need escaping, for the tests of files and pages. */
import type { DatasetView } from '../../schema/report/dataset.ts';
import { council } from '../site/sample-report.ts';

const final = { value: 'final', text: 'Final' };
const row = (period: [string, string], value: [string, string], status: string, published: [string, string], note = ''): DatasetView['data']['rows'][number] => [
  { value: period[0], text: period[1] }, { value: value[0], text: value[1] }, { value: 'Households', text: 'Households' },
  status === 'final' ? final : { value: status, text: status.charAt(0).toUpperCase() + status.slice(1).replace('-', ' ') },
  { value: published[0], text: published[1] }, { value: 'Return, “page 3”, <a & b>', text: 'Return, “page 3”, <a & b>' }, { value: note, text: note },
];
const column = (name: string, title: string, datatype: DatasetView['data']['columns'][number]['datatype'] = 'string'): DatasetView['data']['columns'][number] => ({ name, title, datatype, description: `${title} of the row.` });

const data: DatasetView['data'] = {
  columns: [column('period', 'Period', 'gYearMonth'), column('value', 'Households', 'decimal'), column('unit', 'Unit'), column('status', 'Status'), column('published', 'Published', 'gYearMonth'), column('source', 'Source'), column('note', 'Note')],
  rows: [
    row(['2023-08', 'August 2023'], ['1172', '1,172'], 'superseded', ['2023-10', 'October 2023']),
    row(['2023-08', 'August 2023'], ['1170', '1,170'], 'revised', ['2024-01', 'January 2024']),
    row(['2024-02', 'February 2024'], ['[x]', '[x]'], 'not-collected', ['2024-03', 'March 2024'], 'The system said "no", twice.'),
    row(['2024-08', 'August 2024'], ['1191', '1,191'], 'final', ['2024-10', 'October 2024']),
  ],
  key: ['period', 'published'],
  shorthand: [{ mark: '[x]', meaning: 'Not available' }],
};

const shownAt = [0, 1, 3, 4, 6];

export const sampleDataset: DatasetView = {
  council, id: 'foster-households', title: 'Fostering households: all [approved]', demonstration: 'This is a demonstration made from published papers. It is not issued by Dorset Council.', publisher: 'Homes for children in care (demonstration)',
  headline: '1,191 households in August 2024, up 21 since August 2023.', definition: 'Households approved to foster </script>.', area: 'Dorset', unit: 'Households',
  owner: { state: 'not-given', words: 'Not given', reason: 'The paper names no post.' }, source: { text: 'Return, “page 3”, <a & b>', href: 'https://example.org/return' },
  licence: { text: 'Open Government Licence v3.0', href: 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/' },
  referencePeriod: 'August 2023 to August 2024', newestPeriod: 'August 2024', coverage: '2023-08-01/2024-08-31', published: { iso: '2024-10', text: 'October 2024' },
  chart: null, comparisons: ['Target: 1,200 or more, published in October 2024.'],
  table: {
    id: 'part--values', number: null, caption: 'Every published value', source: { text: 'Return, “page 3”, <a & b>', href: null }, wide: false, notes: ['[x] means not available.'],
    columns: shownAt.map((c) => ({ text: data.columns[c]!.title, numeric: c === 1, latest: false })),
    rows: data.rows.map((cells) => shownAt.map((c) => ({ text: cells[c]!.text, header: c === 0, numeric: c === 1, latest: false, status: null }))),
  },
  revisions: ['August 2023: 1,172 was revised to 1,170, published in January 2024.'], discrepancies: [{ says: 'Two numbers.', publish: 'One.', why: 'It is newer.' }],
  usedBy: [{ text: 'Good Care Provision, 24 October 2024', href: 'dorset-scrutiny-2024/index.html' }], address: null, data,
};
