/**
 * Clear days, in England. The Local Government Act 1972, section 100B, asks for five of them before a meeting. Neither the day on
 * which the agenda goes out nor that of the meeting counts, and only working days do: R v Swansea City Council, ex parte
 * Elitestone Ltd (Court of Appeal, 5 May 1993), on the same section.
 */

/** What the law asks for; a council may ask for more. */
export const CLEAR_DAYS = 5;

/** Days that were moved or given once, by proclamation; what is not known yet goes under `closed:` in council.yaml. */
const MOVED: Record<string, string[]> = { '2020-05-04': ['2020-05-08'], '2022-05-30': ['2022-06-02', '2022-06-03'] };
const GIVEN_ONCE = ['2011-04-29', '2012-06-05', '2022-09-19', '2023-05-08'];

/** The last day on which an agenda can go out with `clearDays` clear days before the meeting. */
export function lastDispatchDay(meeting: string, clearDays = CLEAR_DAYS, closed: readonly string[] = []): string {
  return workingDaysBefore(meeting, clearDays + 1, closed);
}

/** '2027-01-12', 1 -> '2027-01-11'. The day itself may be any. */
export function workingDaysBefore(date: string, days: number, closed: readonly string[] = []): string {
  let day = date;
  for (let left = days; left > 0;) {
    day = addDays(day, -1);
    if (isWorkingDay(day, closed)) left -= 1;
  }
  return day;
}

export function isWorkingDay(date: string, closed: readonly string[] = []): boolean {
  return !isWeekend(date) && !closed.includes(date) && !bankHolidays(Number(date.slice(0, 4))).includes(date);
}

const known = new Map<number, string[]>();

/** Of England and Wales, in order: eight a year, and those given once. */
export function bankHolidays(year: number): string[] {
  const ofYear = known.get(year) ?? findBankHolidays(year);
  known.set(year, ofYear);
  return ofYear;
}

function findBankHolidays(year: number): string[] {
  const easter = easterSunday(year);
  const christmas = afterWeekend([`${year}-12-25`, `${year}-12-26`]);
  // The spring holiday of 2012 was moved to 4 June, which is no last Monday of May.
  const spring = year === 2012 ? '2012-06-04' : lastMonday(year, 5);
  const usual = [...afterWeekend([`${year}-01-01`]), addDays(easter, -2), addDays(easter, 1), firstMonday(year, 5), spring, lastMonday(year, 8), ...christmas];
  return [...usual.flatMap((day) => MOVED[day] ?? day), ...GIVEN_ONCE.filter((day) => day.startsWith(String(year)))].sort();
}

/** A holiday at the weekend is had on the next day that is none already. */
function afterWeekend(days: readonly string[]): string[] {
  const given: string[] = [];
  for (const own of [...days].sort((a, b) => Number(isWeekend(a)) - Number(isWeekend(b)))) {
    let day = own;
    while (isWeekend(day) || given.includes(day)) day = addDays(day, 1);
    given.push(day);
  }
  return given.sort();
}

/** The Gregorian calendar's, by the method of Meeus, Jones and Butcher. */
export function easterSunday(year: number): string {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 19 * l) / 433);
  const month = Math.floor((h + l - 7 * m + 90) / 25);
  return dayOf(year, month, (h + l - 7 * m + 33 * month + 19) % 32);
}

const firstMonday = (year: number, month: number): string => dayOf(year, month, 1 + (8 - weekday(dayOf(year, month, 1))) % 7);
const lastMonday = (year: number, month: number): string => dayOf(year, month, 31 - (weekday(dayOf(year, month, 31)) + 6) % 7);

function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** 0 is Sunday. */
function weekday(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}

function isWeekend(date: string): boolean {
  return weekday(date) % 6 === 0;
}

function dayOf(year: number, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

export function weekdayName(date: string): string {
  return WEEKDAYS[weekday(date)] as string;
}
