import { expect, test } from 'vitest';
import { agendaFileName, fileNameField } from './agenda-file-name.ts';
import { datesIn, meetingDates } from './meeting-date.ts';
import type { PublicationFile } from './publication.ts';

const FILE = { title: 'Homes: what next / who pays?', 'publish-on': '2027-01-04', meeting: { committee: 'Cabinet', date: 'Tuesday 12 January 2027' } } as unknown as PublicationFile;
const nameOf = (pattern: string, file = FILE): string => agendaFileName(pattern, { id: 'dorset-homes', file, council: 'Dorset' });

test.each([
  ['{date} {committee} {title}', '2027-01-12 Cabinet Homes what next who pays.pdf'],
  ['Item - {council} - {name}', 'Item - Dorset - dorset-homes.pdf'],
])('%s', (pattern, name) => expect(nameOf(pattern)).toBe(name));

test('a row that is not given leaves its place empty, and the day is then that of publication', () => {
  expect(nameOf('{date} {committee} {name}', { ...FILE, meeting: { committee: { 'not-given': 'No.' }, date: { 'not-given': 'No.' } } })).toBe('2027-01-04 dorset-homes.pdf');
});

test.each([['{date} {title}', true], ['paper', false], ['{dat}', false], ['{date', false], ['{date}}', false]])('%j may be a pattern: %s', (pattern, may) => {
  expect(fileNameField().safeParse(pattern).success).toBe(may);
});

test.each([
  ['2027-01-12', ['2027-01-12']], ['12 January 2027', ['2027-01-12']], ['Tuesday, 12 Jan 2027 and 3 February 2027', ['2027-01-12', '2027-02-03']],
  ['31 February 2027', [null]], ['12 Janvier 2027', [null]], ['Next spring', []],
])('the days in “%s”', (text, days) => expect(datesIn(text).map(({ date }) => date)).toEqual(days));

test('a paper that goes to several committees is due before the first', () => {
  expect(meetingDates({ meeting: { date: ['3 February 2027', '2027-01-12'] } })).toEqual(['2027-01-12', '2027-02-03']);
});
