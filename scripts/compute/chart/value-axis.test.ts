import { expect, test } from 'vitest';
import type { ChartInput } from './chart-input.ts';
import { chooseValueAxis } from './value-axis.ts';

test.each<[string, number[], ChartInput['unit'], string, string[], string | null]>([
  ['above zero, below the smallest', [71.05, 74.15, 69, 69.13], 'percent', '%', ['68%', '70%', '72%', '74%', '76%'], '68%'],
  ['short-term stability', [8.35, 10, 11.25], 'percent', '%', ['8%', '9%', '10%', '11%', '12%'], '8%'],
  ['from zero where the smallest is half of the largest', [9, 18], 'count', 'children', ['0', '5', '10', '15', '20'], null],
  ['a flat series is not magnified', [70, 70, 70], 'percent', '%', ['68%', '69%', '70%', '71%', '72%'], '68%'],
  ['no percentage above 100', [98, 100], 'percent', '%', ['96%', '97%', '98%', '99%', '100%'], '96%'],
  ['whole numbers for counts', [1, 1], 'count', 'children', ['0', '1', '2', '3'], null],
  ['all zero', [0, 0], 'count', 'children', ['0', '1', '2', '3'], null],
  ['thousands', [0, 9500], 'count', 'children', ['0', '2,000', '4,000', '6,000', '8,000', '10,000'], null],
  ['money below zero', [-1.2, 2.9], 'money', '£ million', ['−£2m', '−£1m', '£0m', '£1m', '£2m', '£3m'], null],
  ['tenths', [0.1, 0.9], 'rate', 'per 10,000', ['0.0', '0.2', '0.4', '0.6', '0.8', '1.0'], null],
])('%s', (_, values, unit, unitLabel, texts, startText) => {
  const axis = chooseValueAxis(values, unit, unitLabel);
  expect(axis.ticks.map(({ text }) => text)).toEqual(texts);
  expect(axis.startText).toBe(startText);
});
