import type { YamlSource } from '../../load/read-yaml.ts';
import type { Problem } from '../../problem.ts';
import { CAPACITY, type PlacesFile } from '../../schema/capacity.ts';
import { TYPES } from '../../schema/flows.ts';
import type { PlanFile } from '../../schema/plan.ts';
import { changesFlows, changesPlaces, PLACE_LEVERS } from '../../schema/scenario.ts';
import { joinWords } from '../../schema/words.ts';
import { didYouMean } from '../suggest.ts';
import { checkPercentages } from './read-capacity.ts';

/** A plan's what-ifs: each changes something, to what can be. */
export function checkWhatIfs(plan: PlanFile, source: YamlSource): Problem[] {
  return Object.entries(plan.scenarios).flatMap(([id, levers]): Problem[] => [
    ...(changesFlows(levers) || changesPlaces(levers) ? [] : [{ rule: 'no-lever', place: source.placeOfKey(['scenarios', id]), message: `The what-if “${id}” changes nothing. Add what would be different, such as entries: { "10-15|*": 0.85 }, or delete it.` }]),
    ...TYPES.flatMap((type) => checkPercentages(Object.fromEntries(PLACE_LEVERS.flatMap((name) => (levers[name]?.[type] ? [[name, levers[name][type]]] : []))), (name) => source.placeOf(['scenarios', id, name, type]))),
  ]);
}

/** Run when capacity.yaml is read: what a what-if replaces must stand there. */
export function checkWhatIfPlaces(plan: PlanFile, source: YamlSource, capacity: PlacesFile | null, broken: ReadonlySet<string>): Problem[] {
  if (broken.has(CAPACITY)) return [];
  const known = TYPES.filter((type) => capacity?.editions.some(({ types }) => types[type]));
  return Object.entries(plan.scenarios).flatMap(([id, levers]) => PLACE_LEVERS.flatMap((name): Problem[] => {
    const types = TYPES.filter((type) => levers[name]?.[type]);
    if (types.length > 0 && capacity === null) return [{ rule: 'no-capacity', place: source.placeOfKey(['scenarios', id, name]), message: `The council has no capacity.yaml, so there is nothing that “${name}” could replace. Add it, with the places of each type and what they rest on, or delete this.` }];
    return types.filter((type) => !known.includes(type)).map((type) => ({ rule: 'type-without-places', place: source.placeOfKey(['scenarios', id, name, type]), message: `capacity.yaml has no places of the type “${type}”, so nothing would change.${didYouMean(type, known)} ${known.length === 0 ? 'Add' : `Write ${joinWords(known).replace(/ and (?=\S+$)/, ' or ')}, or add`} its places there.` }));
  }));
}
