import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { computeChart } from './compute-chart.ts';
import { FOSTERING, GAPS, GROUPED } from './sample-charts.ts';

test('table: units in the headers, the latest period marked, target and benchmarks beneath', () => {
  const { columns, rows, notes } = computeChart(GAPS).table;
  expect(columns.map(({ text, numeric }) => [text, numeric])).toEqual([
    ['Period', false],
    ['Dorset (%)', true],
  ]);
  expect(rows.map((row) => row.map(({ text }) => text))).toEqual([
    ['March 2024', '71.00%'],
    ['April 2024', '[c]'],
    ['May 2024', '[c]'],
    ['June 2024', '[x]'],
    ['July 2024', '73.00%'],
    ['August 2024', '72.00%'],
  ]);
  expect(notes).toEqual(['Target: 69.00% or more. National average, 2023 to 2024: 69.00%. Statistical neighbours, date not given: 69.13%.']);
  expect(rows.map((row) => row.every(({ latest }) => latest))).toEqual([
    false,
    false,
    false,
    false,
    false,
    true,
  ]);
  expect(rows.every((row) => row[0]?.header && !row[1]?.header && row[1]?.numeric)).toBe(true);
});

test('absent values: no bar of height 0 but words, a broken line and the word in its gap', () => {
  const grouped = JSON.stringify(computeChart(GROUPED).spec);
  expect(grouped).toContain('suppressed [c]');
  expect(grouped.match(/"key":/g)).toHaveLength(3);
  const line = JSON.stringify(computeChart(GAPS).spec);
  expect(line.match(/"suppressed"/g)).toHaveLength(1);
  expect(line).toContain(`"time":${Date.UTC(2024, 3)},"value":null`);
});

/** UPDATE_GOLDEN=1 writes it anew; read the difference. */
test('the specification of two bars', () => {
  const golden = join(import.meta.dirname, 'two-bars.spec.json');
  const text = `${JSON.stringify(computeChart(FOSTERING).spec, null, 2)}\n`;
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(golden, text);
  expect(text).toBe(readFileSync(golden, 'utf8'));
});
