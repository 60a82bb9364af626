import type { ScenarioFile as Scenario } from '../../schema/scenario.ts';
import { transitionMatrix, type Parameters } from './estimate.ts';
import { BANDS, stateOf, TYPES } from '../../schema/flows.ts';

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

/** How much of it has come in: 0 to 1. */
function extentAt({ start = 0, ramp = 0 }: Scenario, monthsAhead: number): number {
  if (monthsAhead <= start) return 0;
  return ramp <= 0 ? 1 : Math.min(1, (monthsAhead - start) / ramp);
}

function change(base: Parameters, { entries = {}, exits = {}, moves = {}, divert = [] }: Scenario, extent: number): Parameters {
  const factor = (factors: Readonly<Record<string, number>>, ...path: string[]): number => Object.entries(factors)
    .filter(([pattern]) => pattern.split('|').every((part, i) => part === '*' || part === path[i]))
    .reduce((product, [, by]) => product * (1 + (by - 1) * extent), 1);
  const lambda = BANDS.flatMap((band, a) => TYPES.map((type, p) => (base.lambda[stateOf(a, p)] as number) * factor(entries, band, type)));
  for (const [band, from, to, share] of divert) {
    BANDS.forEach((name, a) => {
      if (band !== '*' && band !== name) return;
      const [source, target] = [stateOf(a, TYPES.indexOf(from)), stateOf(a, TYPES.indexOf(to))];
      const diverted = (lambda[source] as number) * share * extent;
      lambda[source] = (lambda[source] as number) - diverted;
      lambda[target] = (lambda[target] as number) + diverted;
    });
  }
  const exit = base.exit.map((row, a) => row.map((chance, p) => chance * factor(exits, BANDS[a] as string, TYPES[p] as string)));
  const move = base.move.map((rows, a) => rows.map((row, p) => row.map((chance, q) => chance * factor(moves, BANDS[a] as string, TYPES[p] as string, TYPES[q] as string))));
  return { ...base, lambda, exit, move, P: transitionMatrix({ exit, move, alpha: base.alpha }) };
}
