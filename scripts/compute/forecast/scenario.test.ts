import { expect, test } from 'vitest';
import { stateOf, type Category } from '../../schema/flows.ts';
import type { ScenarioFile } from '../../schema/scenario.ts';
import { readHistory } from '../../test/synthetic-council.ts';
import { estimateParameters } from './estimate.ts';
import { forecast, type ForecastPoint } from './forecast.ts';
import { sayEmptied } from './say-what-if.ts';
import { applyScenario, whatIf } from './scenario.ts';

const history = readHistory();
const parameters = estimateParameters(history);
const start = history.stock.at(-1) as readonly number[];
const at = (category: Category, months: number, levers?: ScenarioFile): ForecastPoint =>
  forecast(start, parameters, { months, categories: [category], ...(levers ? whatIf(parameters, levers) : {}) }).points.at(-1) as ForecastPoint;
const SUPPORTED_16 = stateOf(4, 2);

test('growth is of the last count alone, by its type, and shows with its weight', () => {
  const [base, grown] = [at('residential', 24), at('residential', 24, { growth: { residential: 1.03 } })];
  // 42 children; after two years 42 x 1.0609 = 44.5578, of which half counts.
  expect([base.anchor, grown.anchor]).toEqual([42, expect.closeTo(44.5578, 9)]);
  expect(grown.forecast - base.forecast).toBeCloseTo(1.2789, 9);
  expect([grown.flow, grown.processVariance]).toEqual([base.flow, base.processVariance]);
  expect(at('fostering', 24, { growth: { residential: 1.03 } })).toEqual(at('fostering', 24));
  expect(at('residential', 24)).toEqual(base);
});

test.each<[string, ScenarioFile, number, number]>([
  ['of all types', { growth: { '*': 1.03 } }, 24, 1.0609],
  ['of all and of its own', { growth: { '*': 1.1, residential: 1.2, other: 2 } }, 12, 1.32],
  ['from the end of the first year', { growth: { residential: 1.03 }, start: 12 }, 24, 1.03],
  ['not begun', { growth: { residential: 1.03 }, start: 12 }, 12, 1],
  // In the first year on average 6.5 / 12 of it is there: 1/12 in the first month, all in the twelfth.
  ['coming in over a year', { growth: { residential: 1.03 }, ramp: 12 }, 12, 1.03 ** (6.5 / 12)],
])('growth %s', (_, levers, months, factor) => expect(at('residential', months, levers).anchor).toBeCloseTo(42 * factor, 9));

test('as many more as come now are twice as many', () => {
  const now = parameters.lambda[SUPPORTED_16] as number;
  expect(now).toBeGreaterThan(0.1);
  for (const when of [{}, { start: 3 }, { ramp: 12 }]) {
    const [more, doubled] = [at('supported', 24, { 'more-entries': [['16-17', 'supported', now]], ...when }), at('supported', 24, { entries: { '16-17|supported': 2 }, ...when })];
    expect(more.forecast).toBeCloseTo(doubled.forecast, 9);
    expect(more.forecast - at('supported', 24).forecast).toBeGreaterThan(1);
  }
});

test('children who come beside are neither multiplied nor diverted', () => {
  const { lambda } = applyScenario(parameters, { entries: { '*|*': 0.5 }, divert: [['16-17', 'supported', 'fostering', 1]], 'more-entries': [['16-17', 'supported', 1.5], ['16-17', 'supported', 0.5]] })(1);
  expect(lambda[SUPPORTED_16]).toBe(2);
});

test('nobody comes where more are taken away than come, and that is said', () => {
  const away: ScenarioFile = { 'more-entries': [['16-17', 'supported', -50], ['0', 'fostering', -0.01]], ramp: 12 };
  expect(at('supported', 36, away).forecast).toBeGreaterThanOrEqual(0);
  expect(applyScenario(parameters, away)(12).lambda[SUPPORTED_16]).toBe(0);
  expect(at('supported', 36, { 'more-entries': [['16-17', 'supported', -50]] })).toEqual(at('supported', 36, { entries: { '16-17|supported': 0 } }));
  expect(sayEmptied(parameters, away, 12)).toEqual(['More would be taken away than come (supported accommodation, aged 16 and 17), so it is computed as if none came there.']);
  const now = parameters.lambda[SUPPORTED_16] as number;
  expect(sayEmptied(parameters, { 'more-entries': [['16-17', 'supported', -now]] }, 12)).toEqual([]);
  expect(sayEmptied(parameters, { 'more-entries': [['16-17', 'supported', -now * 2]], start: 12 }, 12)).toEqual([]);
});
