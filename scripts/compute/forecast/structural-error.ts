import type { Category } from '../../schema/flows.ts';

/**
 * How far forecasts of English councils' numbers have missed beyond what chance explains: standard deviation of the log error after 1, 2 and 3
 * years. From the Department for Education's open data, averages of 2011 to 2017 and 2021 to 2025 where both exist (specification, part 2).
 */
const YEARS: Record<Category, readonly [number, number, number]> = {
  total: [0.066, 0.108, 0.141],
  fostering: [0.055, 0.086, 0.112], residential: [0.145, 0.264, 0.355], supported: [0.346, 0.367, 0.367], other: [0.19, 0.29, 0.39],
  '0': [0.195, 0.215, 0.231], '1-4': [0.131, 0.207, 0.265], '5-9': [0.085, 0.149, 0.198], '10-15': [0.046, 0.09, 0.126], '16-17': [0.137, 0.212, 0.274],
  uasc: [0.296, 0.477, 0.601],
};

/** Of the total after 4 and 5 years; that of a part grows as this does, for want of evidence of its own. */
const TOTAL_LATER = [0.17, 0.195] as const;

/** As the square root of time below a year, and straight between years. @param months 1 to 60 */
export function structuralError(category: Category, months: number): number {
  const known = YEARS[category];
  const growth = TOTAL_LATER.map((later) => later / YEARS.total[2]);
  const byYear = [...known, ...growth.map((factor) => known[2] * factor)];
  if (months <= 12) return (byYear[0] as number) * Math.sqrt(months / 12);
  const year = Math.floor(months / 12);
  const [from, to] = [byYear[year - 1] as number, byYear[year] ?? (byYear[year - 1] as number)];
  return from + (to - from) * (months / 12 - year);
}
