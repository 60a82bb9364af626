import type { Levers, ScenarioFile as Scenario } from '../../schema/scenario.ts';
import { transitionMatrix, type Parameters } from './estimate.ts';
import type { ForecastOptions } from './forecast.ts';
import { BANDS, stateOf, TYPES, type Band, type PlacementType } from '../../schema/flows.ts';

/** What a forecast under the what-if is given beside what the base has. */
export function whatIf(base: Parameters, scenario: Scenario): Required<Pick<ForecastOptions, 'scenario' | 'growth'>> {
  return { scenario: applyScenario(base, scenario), growth: (type, monthsAhead) => growthOf(scenario, type, monthsAhead) };
}

/** The parameters of each month under the scenario (specification 1.7). */
export function applyScenario(base: Parameters, scenario: Scenario): (monthsAhead: number) => Parameters {
  const made = new Map<number, Parameters>();
  return (monthsAhead) => {
    const extent = extentAt(scenario, monthsAhead);
    const parameters = made.get(extent) ?? change(base, scenario, extent);
    made.set(extent, parameters);
    return parameters;
  };
}

/** States from which the what-if takes away more than come, so many months ahead; it is computed as if nobody came there. */
export function findEmptied(base: Parameters, scenario: Scenario, monthsAhead: number): { band: Band; type: PlacementType }[] {
  const entries = entriesUnder(base, scenario, extentAt(scenario, monthsAhead));
  return BANDS.flatMap((band, a) => TYPES.flatMap((type, p) => ((entries[stateOf(a, p)] as number) < -1e-9 ? [{ band, type }] : [])));
}

/** How much of it has come in: 0 to 1. */
export function extentAt({ start = 0, ramp = 0 }: Pick<Levers, 'start' | 'ramp'>, monthsAhead: number): number {
  if (monthsAhead <= start) return 0;
  return ramp <= 0 ? 1 : Math.min(1, (monthsAhead - start) / ramp);
}

/** g^(h/12) where it is there from the beginning (specification 1.5); else for as long as it is. */
function growthOf(scenario: Scenario, type: PlacementType, monthsAhead: number): number {
  const { '*': ofAll = 1, [type]: ofType = 1 } = scenario.growth ?? {};
  const months = Array.from({ length: monthsAhead }, (_, i) => extentAt(scenario, i + 1)).reduce((total, extent) => total + extent, 0);
  return (ofAll * ofType) ** (months / 12);
}

function change(base: Parameters, scenario: Scenario, extent: number): Parameters {
  const { exits = {}, moves = {} } = scenario;
  const lambda = entriesUnder(base, scenario, extent).map((count) => Math.max(0, count));
  const exit = base.exit.map((row, a) => row.map((chance, p) => chance * factorOf(exits, extent, BANDS[a] as string, TYPES[p] as string)));
  const move = base.move.map((rows, a) => rows.map((row, p) => row.map((chance, q) => chance * factorOf(moves, extent, BANDS[a] as string, TYPES[p] as string, TYPES[q] as string))));
  return { ...base, lambda, exit, move, P: transitionMatrix({ exit, move, alpha: base.alpha }) };
}

/** Who comes in a month; below 0 where more are taken away than come. [state] */
function entriesUnder(base: Parameters, { entries = {}, divert = [], 'more-entries': more = [] }: Scenario, extent: number): number[] {
  const lambda = BANDS.flatMap((band, a) => TYPES.map((type, p) => (base.lambda[stateOf(a, p)] as number) * factorOf(entries, extent, band, type)));
  for (const [band, from, to, share] of divert) {
    BANDS.forEach((name, a) => {
      if (band !== '*' && band !== name) return;
      const [source, target] = [stateOf(a, TYPES.indexOf(from)), stateOf(a, TYPES.indexOf(to))];
      const diverted = (lambda[source] as number) * share * extent;
      lambda[source] = (lambda[source] as number) - diverted;
      lambda[target] = (lambda[target] as number) + diverted;
    });
  }
  for (const [band, type, number] of more) {
    const state = stateOf(BANDS.indexOf(band), TYPES.indexOf(type));
    lambda[state] = (lambda[state] as number) + number * extent;
  }
  return lambda;
}

/** Of all patterns that fit. */
function factorOf(factors: Readonly<Record<string, number>>, extent: number, ...path: string[]): number {
  return Object.entries(factors)
    .filter(([pattern]) => pattern.split('|').every((part, i) => part === '*' || part === path[i]))
    .reduce((product, [, by]) => product * (1 + (by - 1) * extent), 1);
}
