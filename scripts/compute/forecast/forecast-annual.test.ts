import { describe, expect, test } from 'vitest';
import type { ProtectedDataset, ProtectedQuantity } from '../../schema/dataset.ts';
import { decimal } from '../../schema/decimal.ts';
import { annualForecastView, writeChance } from './annual-forecast-view.ts';
import { forecastAnnual, type AnnualForecast } from './forecast-annual.ts';
import { chanceOfAtMost } from './intervals.ts';

const WORDS = { id: 'f', number: 'Figure 1', headline: [], measure: 'Children looked after', unitLabel: 'Children', place: 'Toyshire', source: { text: '', href: null }, notes: [] };

function yearly(counts: (number | 'c')[], frequency: ProtectedDataset['frequency'] = 'point-in-time'): ProtectedDataset {
  const quantity = (count: number | 'c'): ProtectedQuantity => (count === 'c' ? { state: 'suppressed' } : { state: 'shown', value: decimal(String(count)) });
  return {
    council: 'toyshire', id: 'looked-after', kind: 'indicator', title: 'Children looked after', label: '', definition: '', unit: 'count', counts: 'children', frequency, good: 'neither', closeWithin: null,
    source: { text: '', href: null }, dimensions: [], partsMakeAWhole: false, targets: [], benchmarks: [],
    entries: counts.map((count, i) => ({ period: frequency === 'year' ? String(2021 + i) : `${2021 + i}-03-31`, members: [], quantity: quantity(count), numerator: null, denominator: null, published: `${2021 + i}-11`, status: 'final' })),
  };
}

const made = (...given: Parameters<typeof forecastAnnual>): AnnualForecast => forecastAnnual(...given) as AnnualForecast;

test('the last count for three years, with the spread of past errors and of chance', () => {
  const { years, points, history } = made(yearly([450, 450, 433, 447, 437]), '2025-12-01');
  expect(history.map(({ value }) => value)).toEqual([450, 450, 433, 447, 437]);
  expect(years.map(({ period, months, forecast }) => [period, months, forecast])).toEqual([['2026-03-31', 12, 437], ['2027-03-31', 24, 437], ['2028-03-31', 36, 437]]);
  // one year: chance 437(1 - 0.25) = 327.75; errors (0.066 x 437)^2 = 831.86; s = sqrt(ln(1 + 1159.61/437^2)) = 0.07781
  expect(years[0]?.lo80).toBeCloseTo(437 * Math.exp(-1.28155 * 0.07781), 1);
  expect(years[0]?.hi95).toBeCloseTo(437 * Math.exp(1.95996 * 0.07781), 1);
  expect(points).toHaveLength(36);
  expect(points.slice(0, 2).map(({ period, between }) => [period, between])).toEqual([['2025-04-30', true], ['2025-05-31', true]]);
  expect(points.filter(({ between }) => !between)).toHaveLength(3);
});

test('what is published later is not seen, and a year without a day stays a year', () => {
  expect(made(yearly([450, 440]), '2021-12-01').last).toEqual({ period: '2021-03-31', count: 450 });
  expect(made(yearly([450, 440], 'year'), '2022-12-01', { months: 24 }).years.map(({ period }) => period)).toEqual(['2023', '2024']);
});

test('from the last count that may be shown; none where none may', () => {
  const { last, after, history } = made(yearly([450, 'c', 440, 'c']), '2025-01-01');
  expect([last.period, after]).toEqual(['2023-03-31', ['2024-03-31']]);
  expect(history[1]).toMatchObject({ value: null, text: '[c]', absent: 'suppressed' });
  expect(forecastAnnual(yearly(['c', 'c']), '2025-01-01')).toBeNull();
});

describe('a target', () => {
  test('at the forecast has an even chance, whatever the spread', () => expect(chanceOfAtMost(437, { forecast: 437, totalVariance: 1000 })).toBeCloseTo(0.5, 12));

  test('below it becomes likelier as the range widens', () => {
    // ln(402.894 / 437) = -0.08127; over s = 0.07781: z = -1.0445, of which 14.8% lies below
    const chances = made(yearly([437]), '2025-12-01', { target: 402.894 }).years.map(({ chance }) => chance as number);
    expect(chances[0]).toBeCloseTo(0.148, 3);
    expect(chances).toEqual([...chances].sort());
  });

  test('is said to the nearest per cent, never as nought or certain', () => expect([0.0001, 0.148, 0.9999].map(writeChance)).toEqual(['under 1%', '15%', 'over 99%']));
});

test('every forecast says what it rests on and cannot know; the table has the years alone', () => {
  const forecast = made(yearly([450, 437]), '2025-12-01', { months: 48, target: 403 });
  const { chart, table } = annualForecastView(forecast, WORDS, { count: 403, rateText: '60 per 10,000', populationText: '67,149', populationPeriod: '30 June 2024' });
  const notes = chart.notes.flat().map((inline) => ('text' in inline ? inline.text : ''));
  expect(notes.map((note) => note.split('.')[0])).toEqual([
    'The forecast is the last count, which is hard to beat', 'The ranges are made from how far such forecasts have missed, and from chance in who comes and goes',
    'A yearly total cannot say who will arrive, how old the children will be or which homes they will need', 'Beyond 36 months fewer forecasts could be tested',
    'The target of 60 per 10,000 is read here as 403 children: that rate of the 67,149 children estimated to live here on 30 June 2024',
  ]);
  expect(table.rows.map((row) => row.map(({ text }) => text))).toHaveLength(4);
  expect(table.rows[0]?.map(({ text }) => text).slice(0, 2)).toEqual(['31 March 2023', '437']);
  expect(table.columns.at(-1)?.text).toBe('Chance of 403 or fewer');
});
