import { expect, test } from 'vitest';
import { bankHolidays, easterSunday, isWorkingDay, lastDispatchDay, weekdayName, workingDaysBefore } from './working-days.ts';

test.each([
  // As GOV.UK lists them for England and Wales
  [2020, ['2020-01-01', '2020-04-10', '2020-04-13', '2020-05-08', '2020-05-25', '2020-08-31', '2020-12-25', '2020-12-28']],
  [2021, ['2021-01-01', '2021-04-02', '2021-04-05', '2021-05-03', '2021-05-31', '2021-08-30', '2021-12-27', '2021-12-28']],
  [2022, ['2022-01-03', '2022-04-15', '2022-04-18', '2022-05-02', '2022-06-02', '2022-06-03', '2022-08-29', '2022-09-19', '2022-12-26', '2022-12-27']],
  [2023, ['2023-01-02', '2023-04-07', '2023-04-10', '2023-05-01', '2023-05-08', '2023-05-29', '2023-08-28', '2023-12-25', '2023-12-26']],
  [2026, ['2026-01-01', '2026-04-03', '2026-04-06', '2026-05-04', '2026-05-25', '2026-08-31', '2026-12-25', '2026-12-28']],
  [2027, ['2027-01-01', '2027-03-26', '2027-03-29', '2027-05-03', '2027-05-31', '2027-08-30', '2027-12-27', '2027-12-28']],
])('the bank holidays of %i', (year, days) => expect(bankHolidays(year)).toEqual(days));

test.each([[2024, '2024-03-31'], [2025, '2025-04-20'], [2038, '2038-04-25'], [2285, '2285-03-22'], [1954, '1954-04-18']])('Easter of %i', (year, day) => {
  expect(easterSunday(year)).toBe(day);
});

test.each([
  ['a Tuesday: 11, 8, 7, 6 and 5 January are clear', '2027-01-12', '2027-01-04'],
  ['New Year’s Day and two weekends are not clear', '2027-01-05', '2026-12-23'],
  ['after Easter: the Friday and the Monday are not clear', '2024-04-09', '2024-03-28'],
  ['a Monday: 15 to 19 January are clear', '2024-01-22', '2024-01-12'],
])('five clear days before %s', (_, meeting, day) => expect(lastDispatchDay(meeting)).toBe(day));

test('a council may ask for more, and close its offices', () => {
  expect(lastDispatchDay('2027-01-12', 7)).toBe('2026-12-30');
  expect(lastDispatchDay('2027-01-05', 5, ['2026-12-29', '2026-12-30', '2026-12-31'])).toBe('2026-12-18');
  expect(workingDaysBefore('2027-01-12', 7)).toBe('2026-12-31');
});

test('three clear days as the Court of Appeal counted them in Elitestone: Thursday 26 April 1990 was too late for Tuesday 1 May', () => {
  expect(lastDispatchDay('1990-05-01', 3)).toBe('1990-04-25');
});

test('weekends and names of days', () => {
  expect(['2027-01-09', '2027-01-10', '2027-01-11'].map((day) => isWorkingDay(day))).toEqual([false, false, true]);
  expect(weekdayName('2027-01-12')).toBe('Tuesday');
});
