import { logSpread } from './intervals.ts';
import { normalBelow, Z80, Z80_ONE_SIDED } from './normal.ts';

/** Places of one type, as its owner describes them; shares from 0 to 1. */
interface Capacity {
  places: number;
  /** Of the own children who should live in the area, by the council's policy. */
  inShare: number;
  /** Of the places that can't be used: closed, blocked, between carers. */
  unavailable: number;
  /** Of the places that other councils' children have. */
  usedByOthers: number;
  /** At which places can be filled without refusing too many. */
  occupancy: number;
  /** New places would be for the council's own children alone. */
  ringFenced?: boolean;
}

export interface Gap {
  /** Children who should live in the area. */
  needed: number;
  /** Children for whom there is room. */
  usable: number;
  gapChildren: number;
  /** Places to add; negative where there are enough. */
  gapPlaces: number;
  gapPlacesLo80: number;
  gapPlacesHi80: number;
  /** That there will be too few. */
  chanceOfShortfall: number;
  /** Places to add to have enough in four cases of five. */
  placesFor80: number;
}

/** Demand against places at one date (specification 1.8). @param demand the forecast and its total variance */
export function placesGap(demand: { forecast: number; totalVariance: number }, { places, inShare, unavailable, usedByOthers, occupancy, ringFenced = false }: Capacity): Gap {
  const needed = demand.forecast * inShare;
  const usable = places * (1 - unavailable) * (1 - usedByOthers) * occupancy;
  const perPlace = occupancy * (1 - unavailable) * (ringFenced ? 1 : 1 - usedByOthers);
  const s = needed > 0 ? logSpread(needed, inShare ** 2 * demand.totalVariance) : 0;
  const toAdd = (children: number): number => (children - usable) / perPlace;
  return {
    needed, usable, gapChildren: needed - usable, gapPlaces: toAdd(needed), gapPlacesLo80: toAdd(needed * Math.exp(-Z80 * s)), gapPlacesHi80: toAdd(needed * Math.exp(Z80 * s)),
    chanceOfShortfall: s === 0 || usable <= 0 ? (needed > usable ? 1 : 0) : 1 - normalBelow((Math.log(usable) - Math.log(needed)) / s), placesFor80: toAdd(needed * Math.exp(Z80_ONE_SIDED * s)),
  };
}
