import type { YamlSource } from '../../load/read-yaml.ts';
import { warningAt, type Place, type Problem, type Warning } from '../../problem.ts';
import { capacitySchema, PERCENTAGES, type PlacesFile, type PlacesOfType } from '../../schema/capacity.ts';
import { compareDecimals, type Decimal } from '../../schema/decimal.ts';
import { policyOf } from '../../schema/disclosure.ts';
import { TYPES } from '../../schema/flows.ts';
import { occupancyAt, refusedAt } from '../../schema/occupancy.ts';
import { countText } from '../../schema/words.ts';
import { HUNDRED, type CouncilContext } from '../councils/datasets.ts';
import { checkShape } from '../shape.ts';
import { didYouMean } from '../suggest.ts';

export interface CapacityRead {
  capacity: PlacesFile | null;
  problems: Problem[];
  advice: Warning[];
}

/** capacity.yaml: its shape, its percentages, its sources; and whether places can be kept as full as it takes them to be. */
export function readCapacity(source: YamlSource, council: CouncilContext): CapacityRead {
  const { value: capacity, problems } = checkShape(capacitySchema, source);
  if (!capacity) return { capacity, problems, advice: [] };
  const known = Object.keys(council.file.sources);
  const advice: Warning[] = [];
  for (const [e, { types }] of capacity.editions.entries()) {
    for (const type of TYPES) {
      const places = types[type];
      if (!places) continue;
      const at = ['editions', e, 'types', type];
      for (const [name, { source: id }] of Object.entries(places) as [string, { source?: string | undefined }][]) {
        if (id !== undefined && !known.includes(id)) problems.push({ rule: 'unknown-source', place: source.placeOf([...at, name, 'source']), message: `There is no source “${id}” in council.yaml.${didYouMean(id, known)} Correct it, or add the source there.` });
      }
      const wrong = checkPercentages(Object.fromEntries(PERCENTAGES.map((name) => [name, places[name].value])), (name) => source.placeOf([...at, name, 'value']));
      problems.push(...wrong, ...fewOfOthers(places, policyOf(council.file).threshold).map((message) => ({ rule: 'few-in-homes', place: source.placeOf([...at, 'used-by-others', 'value']), message })));
      if (wrong.length === 0) advice.push(...adviseOccupancy(places).map((message) => warningAt(source.placeOf([...at, 'occupancy', 'value']), 'occupancy-high', message)));
    }
  }
  return { capacity: problems.length === 0 ? capacity : null, problems, advice };
}

/** Of one type: what capacity.yaml gives, or what a what-if has in its place. */
export function checkPercentages(given: Partial<Record<(typeof PERCENTAGES)[number], Decimal>>, placeOf: (name: (typeof PERCENTAGES)[number]) => Place): Problem[] {
  const values = PERCENTAGES.flatMap((name) => (given[name] ? [{ name, value: given[name] }] : []));
  const wrong = values.filter(({ value }) => compareDecimals(value, HUNDRED) > 0 || value.big.lt(0));
  if (wrong.length > 0) return wrong.map(({ name, value }) => ({ rule: 'over-100', place: placeOf(name), message: `${value.big.toFixed(value.decimals)}% cannot be ${WHAT[name]}. Give a percentage from 0 to 100.` }));
  const { occupancy, unavailable, 'used-by-others': others } = given;
  const emptying = occupancy?.big.lte(0) ? 'occupancy' : unavailable?.big.gte(100) ? 'unavailable' : others?.big.gte(100) ? 'used-by-others' : null;
  return emptying === null ? [] : [{ rule: 'no-places-left', place: placeOf(emptying), message: 'With this no place could be used, and no number of new ones would do. Correct it, or leave this type out.' }];
}

/** Places that others use are children, whether the share is taken of all places or of those that can be used. What the council assumes counts nobody. */
function fewOfOthers({ places, unavailable, 'used-by-others': others }: PlacesOfType, threshold: number): string[] {
  if (others.source === undefined) return [];
  const { big, decimals } = others.value;
  const ofAll = big.times(places.value).div(100);
  const ofUsable = ofAll.minus(ofAll.times(unavailable.value.big).div(100));
  const all = `${places.value} place${places.value === 1 ? '' : 's'}`;
  const few = [{ of: all, children: ofAll }, { of: `those of ${all} that can be used`, children: ofUsable }]
    .map(({ of, children }) => ({ of, children: children.round().toNumber() })).find(({ children }) => children > 0 && children <= threshold);
  return few ? [`${big.toFixed(decimals)}% of ${few.of} ${few.children === 1 ? 'is 1 child' : `are ${few.children} children`} of other councils, so few that they could be recognised. Write a round share that the council plans with, and assumption: with the reason in place of source:.`] : [];
}

const WHAT: Record<(typeof PERCENTAGES)[number], string> = { occupancy: 'an occupancy', unavailable: 'the share that is unavailable', 'used-by-others': 'the share that others use', 'in-area': 'the share that should live in the area' };

/** One request in ten that finds no bed is taken as the most that a council would plan for. */
const MOST_REFUSED = 0.1;

function adviseOccupancy(places: PlacesOfType): string[] {
  if (places.occupancy.value.big.gte(100)) return ['At 100% occupancy no bed is ever free when a child needs one. Take a share below 100%.'];
  const { refused, beds, words } = refusalOf(places);
  return refused <= MOST_REFUSED ? [] : [`${words}, even if every bed suited every child. At ${percent(occupancyAt(MOST_REFUSED, Math.max(beds, 1)))} it would be one in ten. Take a lower share, or say in the assumption why it can be kept.`];
}

/** What keeping the beds that are the council's to fill so full brings with it: 'At 85% occupancy 39% of requests find no bed with 8 beds'. */
export function refusalOf({ places, occupancy, unavailable, 'used-by-others': others }: PlacesOfType): { refused: number; beds: number; words: string } {
  const share = (percentage: typeof occupancy): number => percentage.value.big.toNumber() / 100;
  const beds = Math.floor(places.value * (1 - share(unavailable)) * (1 - share(others)));
  const refused = beds < 1 || share(occupancy) >= 1 ? 1 : refusedAt(share(occupancy), beds);
  return { refused, beds, words: `At ${occupancy.value.big.toFixed(occupancy.value.decimals)}% occupancy ${percent(refused)} of requests find no bed with ${countText(beds, 'bed')}` };
}

function percent(share: number): string {
  return `${Math.round(100 * share)}%`;
}
