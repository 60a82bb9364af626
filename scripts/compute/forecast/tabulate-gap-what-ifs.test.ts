import { expect, test } from 'vitest';
import type { ProtectedFlows } from '../../protect/protect-flows.ts';
import type { PlacesEdition, PlacesOfType } from '../../schema/capacity.ts';
import type { CouncilFile } from '../../schema/council.ts';
import { decimal } from '../../schema/decimal.ts';
import type { PlanFile, ScenarioOfPlan } from '../../schema/plan.ts';
import type { Levers } from '../../schema/scenario.ts';
import { readHistory } from '../../test/synthetic-council.ts';
import { forecastCouncil } from './council-forecast.ts';
import { placesGap } from './gap.ts';
import { tabulateGapOfPlan } from './tabulate-gap-what-ifs.ts';
import { pointAt } from './tabulate-forecast.ts';

const flows: ProtectedFlows = { published: '2026-04', tier: 'states', withoutMoves: false, history: readHistory() };
const forecast = forecastCouncil(flows);
const stated = <T>(value: T) => ({ value, at: '2026-03', assumption: 'It is taken so.' });
const residential: PlacesOfType = { places: stated(60), unavailable: stated(decimal(5)), 'used-by-others': stated(decimal(55)), occupancy: stated(decimal(85)), 'in-area': stated(decimal(70)), 'ring-fenced': stated(true) };
const sources = { return: { publisher: 'Toyshire Council', title: 'Return' } } as unknown as CouncilFile['sources'];

const plan = (levers: Levers, published = '2026-04'): PlanFile => ({ scenarios: { other: { title: 'It is otherwise', says: 'Something is otherwise.', published, source: 'return', ...levers } satisfies ScenarioOfPlan } } as unknown as PlanFile);

function tabulate(levers: Levers, { restsOn = null, published = '2026-04', months = 36 }: { restsOn?: string | null; published?: string; months?: number } = {}): { rows: string[]; notes: string[]; columns: string[] } {
  const { rows, notes, columns } = tabulateGapOfPlan(forecast, { published: '2026-04', types: { residential } } satisfies PlacesEdition, plan(levers, published), { months, asOf: '2026-05-01', sources, restsOn });
  return { rows: rows.map((row) => row.map(({ text }) => text.replaceAll('\u00a0', ' ')).join(' | ')), notes: notes.map((note) => note.replaceAll('\u00a0', ' ')), columns: columns.map(({ text }) => text) };
}

const NOTHING = 'Nothing changes | 11 (−4 to 34) | 81%';

test('what a what-if replaces changes the gap alone, as it does by hand', () => {
  const { rows, notes, columns } = tabulate({ 'in-area': { residential: decimal(80) }, occupancy: { residential: decimal(80) } });
  // 43.14 children; 0.8 of them less 60 x 0.95 x 0.45 x 0.8 = 20.52, in places of which 0.8 x 0.95 can be used: 18.4
  const gap = placesGap(pointAt(forecast.pointsTo(36), 'residential', 36), { places: 60, inShare: 0.8, unavailable: 0.05, usedByOthers: 0.55, occupancy: 0.8, ringFenced: true });
  expect([gap.gapPlaces, gap.gapPlacesLo80, gap.gapPlacesHi80].map((places) => Math.round(10 * places) / 10)).toEqual([18.4, 1.2, 46.1]);
  expect(columns).toEqual(['If', 'Residential: new places needed', 'Residential: chance of falling short']);
  expect(rows).toEqual([NOTHING, `It is otherwise | 19 (1 to 47) | ${Math.round(100 * gap.chanceOfShortfall)}%`]);
  expect(notes).toEqual([
    'Forecast for the end of March 2029, if the change happens as assumed; in brackets the range in which the number should lie in 8 of 10 cases. Places are rounded up.', 'A minus sign counts places more than are needed.',
    'It is otherwise: Something is otherwise. Residential: own children who should live in the area 80% instead of 70% and occupancy that can be kept 80% instead of 85%. At 80% occupancy 8% of requests find no bed with 25 beds, even if every bed suited every child. Source: Toyshire Council, Return.',
    'Made from the counts of each month by age and placement, to March 2026.',
  ]);
});

test('more children make the gap of their own places larger, with the forecast’s own range', () => {
  const levers: Levers = { 'more-entries': [['10-15', 'residential', 1]] };
  const { rows, notes } = tabulate(levers, { restsOn: 'table 4' });
  const gap = placesGap(pointAt(forecast.pointsTo(36, levers), 'residential', 36), { places: 60, inShare: 0.7, unavailable: 0.05, usedByOthers: 0.55, occupancy: 0.85, ringFenced: true });
  expect(gap.gapPlaces).toBeGreaterThan(15);
  expect(rows).toEqual([NOTHING, `It is otherwise | ${Math.ceil(gap.gapPlaces)} (${Math.floor(gap.gapPlacesLo80)} to ${Math.ceil(gap.gapPlacesHi80)}) | ${Math.round(100 * gap.chanceOfShortfall)}%`]);
  expect(notes.slice(-3)).toEqual(['Beside what a what-if changes, this rests on what the gap in table 4 rests on.', 'Effects on who comes into care show too early here, because the forecast knows nothing of how long a child has been in care.', 'Made from the counts of each month by age and placement, to March 2026.']);
});

test.each<[string, Levers, string, RegExp]>([
  // 30.20 children who should live here, less 57 x 0.45 x 0.825 = 21.16; 9.04 / (0.825 x 0.95) = 11.5
  ['half come in', { occupancy: { residential: decimal(80) }, start: 24, ramp: 24 }, 'It is otherwise | 12 (', /occupancy that can be kept 82\.5% instead of 85%\. At 82\.5% occupancy/],
  ['not begun', { occupancy: { residential: decimal(80) }, start: 36 }, NOTHING.replace('Nothing changes', 'It is otherwise'), /Something is otherwise\. Source/],
  ['of a type without places', { occupancy: { other: decimal(80) } }, NOTHING.replace('Nothing changes', 'It is otherwise'), /Something is otherwise\. Source/],
  ['growth', { growth: { residential: 0.5 } }, 'It is otherwise | None (−', /otherwise\. Growth a year of the last count: residential −50%\. It shows with the weight that this count has in the forecast\. Source/],
])('a lever that is %s', (_, levers, row, note) => {
  const { rows, notes } = tabulate(levers);
  expect(rows[0]).toBe(NOTHING);
  expect(rows[1]?.startsWith(row)).toBe(true);
  expect(notes.find((words) => words.startsWith('It is otherwise'))).toMatch(note);
});

test('a what-if that is not out yet has no row', () => expect(tabulate({ growth: { '*': 2 } }, { published: '2026-06' }).rows).toEqual([NOTHING]));
