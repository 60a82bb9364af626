import { expect, test } from 'vitest';
import { decimal } from '../schema/decimal.ts';
import type { ProtectedDataset, Target } from '../schema/dataset.ts';
import type { Unit } from '../schema/field.ts';
import { sayChangeInWords } from './change-words.ts';

interface Case {
  unit: Unit;
  good: 'high' | 'low' | 'neither';
  then: string;
  now: string;
  target?: string;
  decimals?: number;
  status?: 'provisional';
}

const say = ({ unit, good, then, now, target, decimals, status = undefined }: Case): string => sayChangeInWords({
  dataset: { unit, good } as ProtectedDataset, entry: { status: status ?? 'final' } as never, decimals: decimals ?? null,
  target: target === undefined ? null : { value: decimal(target) } as Target,
}, decimal(now), decimal(then)).replaceAll('\u00a0', '_');

test.each<[Case, string]>([
  [{ unit: 'per-10000', good: 'low', then: '65', now: '67', target: '60' }, 'rose by 2 (3%) to 67_per_10,000, further from the target of 60'],
  [{ unit: 'per-10000', good: 'low', then: '67', now: '64', target: '60' }, 'fell by 3 (4%) to 64_per_10,000, closer to the target of 60'],
  [{ unit: 'per-10000', good: 'low', then: '67', now: '60', target: '60' }, 'fell by 7 (10%) to 60_per_10,000, reaching the target of 60'],
  [{ unit: 'per-10000', good: 'low', then: '58', now: '61', target: '60' }, 'rose by 3 (5%) to 61_per_10,000, no longer meeting the target of 60'],
  [{ unit: 'count', good: 'high', then: '172', now: '191', target: '170' }, 'rose by 19 (11%) to 191, still meeting the target of 170'],
  [{ unit: 'count', good: 'high', then: '191', now: '172' }, 'fell by 19 (10%) to 172, a change for the worse'],
  [{ unit: 'count', good: 'high', then: '172', now: '191', status: 'provisional' }, 'rose by 19 (11%) to 191_[p], an improvement'],
  [{ unit: 'count', good: 'neither', then: '172', now: '191', target: '200' }, 'rose by 19 (11%) to 191'],
  [{ unit: 'count', good: 'high', then: '0', now: '12' }, 'rose by 12 to 12, an improvement'],
  [{ unit: 'count', good: 'high', then: '9000', now: '9010' }, 'rose by 10 (less than 1%) to 9,010, an improvement'],
  [{ unit: 'count', good: 'high', then: '191', now: '191', target: '200' }, 'did not change and stayed at 191, still not meeting the target of 200'],
  [{ unit: 'count', good: 'high', then: '191', now: '191' }, 'did not change and stayed at 191'],
  // 72.11 - 71.05; a percentage of percentages would mislead
  [{ unit: 'percent', good: 'high', then: '71.05', now: '72.11', target: '75' }, 'rose by 1.06_percentage points to 72.11%, closer to the target of 75%'],
  [{ unit: 'percent', good: 'high', then: '72.01', now: '72.11', decimals: 0 }, 'hardly changed and was 72%'],
  [{ unit: 'million-pounds', good: 'low', then: '3.0', now: '3.4', target: '2.5' }, 'rose by £0.4_million (13%) to £3.4_million, further from the target of £2.5_million'],
  [{ unit: 'weeks', good: 'low', then: '20', now: '19' }, 'fell by 1_week (5%) to 19_weeks, an improvement'],
])('%o', (given, words) => expect(say(given)).toBe(words));
