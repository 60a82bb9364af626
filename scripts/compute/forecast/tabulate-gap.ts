import type { PERCENTAGES, PlacesEdition, PlacesOfType } from '../../schema/capacity.ts';
import type { CouncilFile } from '../../schema/council.ts';
import { nextMonth, TYPES, type PlacementType } from '../../schema/flows.ts';
import { dateText } from '../../schema/period.ts';
import type { CellView } from '../../schema/report/table.ts';
import { capitalise } from '../../schema/words.ts';
import { refusalOf } from '../../validate/forecast/read-capacity.ts';
import { writeCount } from '../chart/fan-input.ts';
import { formatNumber } from '../format.ts';
import { wordsCell, wordsColumn, type PlanTable } from '../plan/cells.ts';
import { typeset } from '../prose.ts';
import { writeChance } from './annual-forecast-view.ts';
import type { CouncilForecast } from './council-forecast.ts';
import type { ForecastPoint } from './forecast.ts';
import { placesGap, type Gap } from './gap.ts';
import { CATEGORY_LABELS, sayTier } from './say-method.ts';
import { pointAt } from './tabulate-forecast.ts';

/** Of each type in capacity.yaml at one date. */
export function tabulateGap(forecast: CouncilForecast, { types }: PlacesEdition, months: number): PlanTable {
  const points = forecast.pointsTo(months);
  const rows = TYPES.flatMap((type) => {
    const places = types[type];
    if (!places) return [];
    return [gapRow(type, gapOf(pointAt(points, type, months), places))];
  });
  return {
    columns: [wordsColumn('Type'), wordsColumn('Children who should live in the area', true), wordsColumn('Children there is room for', true), wordsColumn('New places needed', true), wordsColumn('8 in 10 range', true), wordsColumn('Chance of falling short', true), wordsColumn('New places to have enough in 8 of 10 cases', true)],
    rows,
    notes: [
      `Forecast for the end of ${dateText(nextMonth(forecast.lastMonth, months))}. Places are rounded up.`,
      ...(rows.some((row) => row.some(({ text }) => text === NONE_NEEDED)) ? [`“${NONE_NEEDED}” means no new places needed on this assumption. A minus sign in the range counts places more than are needed.`] : rows.some((row) => row.some(({ text }) => text.includes('−'))) ? ['A minus sign in the range counts places more than are needed.'] : []),
      sayTier(forecast),
    ],
  };
}

export function gapOf(demand: ForecastPoint, places: PlacesOfType): Gap {
  const share = (name: (typeof PERCENTAGES)[number]): number => places[name].value.big.div(100).toNumber();
  return placesGap(demand, { places: places.places.value, inShare: share('in-area'), unavailable: share('unavailable'), usedByOthers: share('used-by-others'), occupancy: share('occupancy'), ringFenced: places['ring-fenced'].value });
}

/** '−4 to 34' */
export function writeGapRange({ gapPlacesLo80, gapPlacesHi80 }: Gap): string {
  const signed = (places: number): string => (places < 0 ? `−${writeCount(-places)}` : writeCount(places));
  return `${signed(Math.floor(gapPlacesLo80))} to ${signed(Math.ceil(gapPlacesHi80))}`;
}

const NONE_NEEDED = 'None needed';

function gapRow(type: PlacementType, gap: Gap): CellView[] {
  const { needed, usable, gapPlaces, chanceOfShortfall, placesFor80 } = gap;
  const toAdd = (places: number): CellView => (places <= 0 ? wordsCell(NONE_NEEDED, { numeric: true }) : wordsCell(writeCount(Math.ceil(places)), { numeric: true }));
  return [
    wordsCell(CATEGORY_LABELS[type], { header: true }), wordsCell(writeCount(needed), { numeric: true }), wordsCell(writeCount(Math.floor(usable)), { numeric: true }), toAdd(gapPlaces),
    wordsCell(writeGapRange(gap), { numeric: true }), wordsCell(capitalise(writeChance(chanceOfShortfall)), { numeric: true }), toAdd(placesFor80),
  ];
}

const ASSUMPTION_LABELS = {
  places: 'Places in the area', unavailable: 'Cannot be used', 'used-by-others': 'Used by other councils’ children', occupancy: 'Occupancy that can be kept', 'in-area': 'Own children who should live in the area', 'ring-fenced': 'New places for own children alone',
} as const satisfies Record<keyof PlacesOfType, string>;

/** Within a sentence. */
export function labelAssumption(name: keyof PlacesOfType): string {
  return ASSUMPTION_LABELS[name].replace(/^./, (first) => first.toLowerCase());
}

/** Every number that the gap takes as given, with where it comes from. */
export function tabulateAssumptions({ types }: PlacesEdition, { sources }: Pick<CouncilFile, 'sources'>): Pick<PlanTable, 'columns' | 'rows' | 'notes'> {
  const rows = TYPES.flatMap((type) => {
    const places = types[type];
    if (!places) return [];
    return (Object.keys(ASSUMPTION_LABELS) as (keyof PlacesOfType)[]).map((name) => {
      const { at, source, where, assumption } = places[name];
      const from = source === undefined ? `Assumed: ${assumption}` : [sources[source]?.publisher, sources[source]?.title, where].filter(Boolean).join(', ');
      return [wordsCell(`${CATEGORY_LABELS[type]}: ${labelAssumption(name)}`, { header: true }), wordsCell(valueWords(places, name), { numeric: true }), wordsCell(dateText(at)), wordsCell(typeset(from))];
    });
  });
  return { columns: [wordsColumn('What'), wordsColumn('Value', true), wordsColumn('At'), wordsColumn('From')], rows, notes: TYPES.flatMap((type) => (types[type] ? [`${CATEGORY_LABELS[type]}: ${refusalOf(types[type]).words.replace(/^A/, 'a')}, even if every bed suited every child.`] : [])) };
}

function valueWords(places: PlacesOfType, name: keyof PlacesOfType): string {
  if (name === 'ring-fenced') return places[name].value ? 'Yes' : 'No';
  return name === 'places' ? writeCount(places[name].value) : `${formatNumber(places[name].value)}%`;
}
