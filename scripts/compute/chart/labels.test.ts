import { expect, test } from 'vitest';
import { placeRuleLabels } from './rule-labels.ts';
import { placeEndLabels } from './end-labels.ts';
import { placeWords } from './place-words.ts';
import { WIDE } from './chart-style.ts';
import { spreadLabels } from './spread-labels.ts';
import { measureText, wrapText } from './text-width.ts';
import { chooseTimeTicks } from './time-axis.ts';

test.each([
  ['far apart stay', [10, 50, 90], [10, 50, 90]],
  ['two at one place part evenly, in the order given', [50, 50], [40, 60]],
  ['near ones keep the order of their values', [52, 50], [61, 41]],
  ['a chain settles around its mean', [50, 55, 60], [35, 55, 75]],
  ['pushed inside at the top', [2, 3], [10, 30]],
  ['pushed inside at the foot', [99, 100], [70, 90]],
])('spreadLabels: %s', (_, wanted, middles) => {
  expect(
    spreadLabels(
      wanted.map((one) => ({ wanted: one, size: 20 })),
      0,
      100,
    ),
  ).toEqual(middles);
});

test('end labels of four values within one percent do not overlap', () => {
  const stroke = { colour: '#000000', dash: null, width: 1 };
  const texts = ['Dorset 69.50%', 'Target 69.00%', 'National average 69.00%', 'Statistical neighbours 69.13%'];
  const heights = [195, 200, 200, 199];
  const placed = placeEndLabels(
    texts.map((text, index) => ({ text, bold: false, y: heights[index] ?? 0, leaderFrom: 300, stroke, shape: null })),
    300,
    240,
    WIDE,
  );
  const rows = placed.flatMap(({ lines, y }) => lines.map((_, line) => y + line * 19)).sort((a, b) => a - b);
  expect(rows).toHaveLength(6);
  for (const [index, row] of rows.entries()) expect(row - (rows[index - 1] ?? -19)).toBeGreaterThanOrEqual(19);
  expect(Math.max(...rows)).toBeLessThanOrEqual(240);
});

test('labels of upright rules: to the right with the leftmost on top, or mirrored, so that no rule crosses one', () => {
  const near = placeRuleLabels(
    [
      { x: 20, label: 'Target 12' },
      { x: 10, label: 'England 9' },
    ],
    0,
    480,
  );
  expect(near?.map(({ align, y }) => [align, y])).toEqual([
    ['left', -17.5],
    ['left', -36.5],
  ]);
  const far = placeRuleLabels(
    [
      { x: 400, label: 'Target 12' },
      { x: 470, label: 'England 19' },
    ],
    0,
    480,
  );
  expect(far?.map(({ align, y }) => [align, y])).toEqual([
    ['right', -17.5],
    ['right', -36.5],
  ]);
});

test('labels of upright rules with room on neither side are none', () => {
  expect(placeRuleLabels([{ x: 10, label: 'Target 12' }, { x: 300, label: 'Statistical neighbours 19' }], 0, 320)).toBeNull();
});

test('the word for a gap keeps off lines and rules and inside the plot', () => {
  const [place] = placeWords(
    [{ lines: ['suppressed'], x: 5 }],
    [
      [
        { x: 0, y: 200 },
        { x: 300, y: 200 },
      ],
    ],
    [150],
    300,
    240,
  );
  expect(place).toEqual({ x: measureText('suppressed') / 2, y: 14.5 });
});

test('text is wrapped at spaces but not between number and unit', () => {
  expect(wrapText('Statistical neighbours 69.13%', 158)).toEqual(['Statistical', 'neighbours 69.13%']);
  expect(wrapText('Overspend £2.9\u00a0million', 100)).toEqual(['Overspend', '£2.9\u00a0million']);
});

const toX = (date: string | null) => (Number(date?.slice(5, 7)) - 1) * 50;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul'].map((month, index) => ({
  shortLabel: `${month} 2024`,
  date: `2024-0${index + 1}-01`,
}));

test.each([
  ['whole where there is room', months.slice(0, 3).filter((_, index) => index !== 1), [['Jan 2024'], ['Mar 2024']]],
  ['year below the first month where there is not', months.slice(0, 4), [['Jan', '2024'], ['Feb'], ['Mar'], ['Apr']]],
  ['six at most, the last one always', months, [['Jan 2024'], ['Mar 2024'], ['May 2024'], ['Jul 2024']]],
])('chooseTimeTicks: %s', (_, positions, lines) => {
  expect(chooseTimeTicks(positions, toX, { from: -50, to: 480 }).map((tick) => tick.lines)).toEqual(lines);
});

test.each<[string, number, number, string[]]>([
  ['five years of months, and three more years of a forecast', 61, 60, ['Mar 2023', 'Mar 2026', 'Mar 2029']],
  ['eight years of months', 97, 96, ['Mar 2021', 'Mar 2023', 'Mar 2025', 'Mar 2027', 'Mar 2029']],
])('of many months one a year has a tick: %s', (_, months, kept, labels) => {
  const first = 2029 - (months - 1 + (kept === 60 ? 36 : 0)) / 12;
  const month = (index: number): { date: string; shortLabel: string } => {
    const [year, place] = [first + Math.floor((index + 2) / 12), (index + 2) % 12];
    return { date: `${year}-${String(place + 1).padStart(2, '0')}-01`, shortLabel: `${'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')[place]} ${year}` };
  };
  const positions = [...Array.from({ length: months }, (__, index) => month(index)), ...(kept === 60 ? [72, 84, 96].map(month) : [])];
  const along = (date: string | null): number => (Date.parse(date ?? '') - Date.parse(positions[0]!.date)) / 1e9;
  const ticks = chooseTimeTicks(positions, along, { from: -60, to: 400 }, kept);
  expect(ticks.map(({ lines }) => lines.join(' '))).toEqual(labels);
});

test('no date reaches over the drawing\'s edges', () => {
  const years = ['2020 to 2021', '2022 to 2023', '2024 to 2025'].map((shortLabel, index) => ({ shortLabel, date: `2024-0${index + 1}-01` }));
  const far = (date: string | null) => toX(date) * 4;
  expect(chooseTimeTicks(years, far, { from: -60, to: 480 }).map(({ lines }) => lines)).toEqual([['2020 to 2021'], ['2022 to 2023'], ['2024 to 2025']]);
  expect(chooseTimeTicks(years, far, { from: -40, to: 480 }).map(({ lines }) => lines)).toEqual([['2020 to', '2021'], ['2022 to', '2023'], ['2024 to', '2025']]);
});

test('words in gaps side by side stand at different heights', () => {
  const places = placeWords(
    [
      { lines: ['suppressed'], x: 100 },
      { lines: ['suppressed'], x: 140 },
    ],
    [],
    [],
    300,
    240,
  );
  expect(Math.abs((places[0]?.y ?? 0) - (places[1]?.y ?? 0))).toBeGreaterThanOrEqual(19);
});
