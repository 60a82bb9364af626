import { expect, test } from 'vitest';
import { decimal } from '../../schema/decimal.ts';
import { judgeMeasure, type MeasureFacts } from './judge-measure.ts';

/** '2024-01 40' -> a figure and its period; '' for none. */
function figure(text: string): { period: string; value: ReturnType<typeof decimal> } | null {
  const [period = '', value = ''] = text.split(' ');
  return text === '' ? null : { period, value: decimal(value) };
}

/** 'higher: 2024-01 40 -> 2025-01 50, 58 by 2026-01' */
function facts(direction: MeasureFacts['direction'], baseline: string, latest: string, target: string): MeasureFacts {
  const [value = '', by] = target.split(' by ');
  return { direction, baseline: figure(baseline), latest: figure(latest), target: target === '' ? null : { value: decimal(value), by: by ?? null } };
}

function judge(...args: Parameters<typeof facts>): string {
  const result = judgeMeasure(facts(...args));
  if (result.state === 'not-known') return `not-known ${result.why}`;
  const { state, change, toGo } = result;
  return `${state} ${change.big.toFixed(change.decimals)} ${toGo ? toGo.big.toFixed(toGo.decimals) : '-'}`;
}

// The result's state, the change since the baseline, and what is still to go.
test.each<[...Parameters<typeof facts>, string]>([
  // a target, its date still to come: 10 of 18 in 366 of 731 days; 10 of 20 would be 10 x 731 = 7310 against 20 x 366 = 7320
  ['higher', '2024-01 40', '2025-01 50', '58 by 2026-01', 'on-course 10 8'],
  ['higher', '2024-01 40', '2025-01 50', '60 by 2026-01', 'behind 10 10'],
  // 2023 has 365 days: after 73 of them a fifth of the way is exactly on the line, a hundredth less is not
  ['higher', '2022-12-31 0', '2023-03-14 20', '100 by 2023-12-31', 'on-course 20 80'],
  ['higher', '2022-12-31 0', '2023-03-14 19.99', '100 by 2023-12-31', 'behind 19.99 80.01'],
  ['lower', '2022-12-31 100', '2023-03-14 80', '0 by 2023-12-31', 'on-course -20 80'],
  ['lower', '2022-12-31 100', '2023-03-14 80.1', '0 by 2023-12-31', 'behind -19.9 80.1'],
  // equal to the target is reached, and so is beyond it, early or late
  ['higher', '2024-Q1 60.0', '2024-Q3 65.0', '65.0 by 2025', 'reached 5.0 -'],
  ['higher', '2024-Q1 60.0', '2024-Q3 65.1', '65.0 by 2025', 'reached 5.1 -'],
  ['lower', '2024-Q1 12.0', '2024-Q3 10.00', '10 by 2024', 'reached -2.00 -'],
  ['lower', '2023 12', '2025 10', '10 by 2024', 'reached -2 -'],
  // already past it at the baseline: back towards it is reached still
  ['higher', '2023 70', '2024 66', '65 by 2025', 'reached -4 -'],
  ['higher', '2023 65', '2024 65', '65 by 2025', 'reached 0 -'],
  // on the target's day and after it, short of the target is behind, however near
  ['higher', '2022 0', '2024 99', '100 by 2024', 'behind 99 1'],
  ['higher', '2022 0', '2025 99', '100 by 2024', 'behind 99 1'],
  // a target for a day before the baseline's
  ['higher', '2022 0', '2025 99', '100 by 2021', 'behind 99 1'],
  // no gain, with and without a date
  ['higher', '2022 50', '2023 49', '60 by 2025', 'wrong-way -1 11'],
  ['lower', '2022 50', '2023 51', '40', 'wrong-way 1 11'],
  ['higher', '2022 50', '2023 50', '60 by 2025', 'unchanged 0 10'],
  // a target without a date says no more than the way
  ['higher', '2022 50', '2023 51', '60', 'right-way 1 9'],
  ['lower', '2022 50', '2023 49', '40', 'right-way -1 9'],
  ['lower', '2022 50', '2023 40', '40', 'reached -10 -'],
  // no target at all
  ['higher', '2022 50', '2023 51', '', 'right-way 1 -'],
  ['higher', '2022 50', '2023 49', '', 'wrong-way -1 -'],
  ['lower', '2022 50', '2023 50', '', 'unchanged 0 -'],
  // exact decimals: 0.1 + 0.2 is 0.3
  ['higher', '2022 0.1', '2023 0.3', '0.3 by 2024', 'reached 0.2 -'],
  // what can't be known
  ['none', '2022 50', '2023 51', '60 by 2025', 'not-known no-indicator'],
  ['none', '', '', '', 'not-known no-later-value'],
  ['higher', '2022 50', '', '60 by 2025', 'not-known no-later-value'],
  ['higher', '', '2023 51', '60 by 2025', 'not-known no-baseline'],
  ['higher', '2023 50', '2023 51', '60 by 2025', 'not-known no-later-value'],
  ['higher', '2024-Q2 50', '2024-05 51', '60 by 2025', 'not-known no-later-value'],
  ['higher', '2023-24 50', '2024-03-31 51', '60 by 2025', 'not-known no-later-value'],
  ['higher', '2023-24 50', '2024-04-01 51', '52', 'right-way 1 1'],
])('%s, from %s to %s, target %s: %s', (direction, baseline, latest, target, expected) => expect(judge(direction, baseline, latest, target)).toBe(expected));
