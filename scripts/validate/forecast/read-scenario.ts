import { readYaml } from '../../load/read-yaml.ts';
import { ProblemsFound, startOf } from '../../problem.ts';
import { PLACE_LEVERS, scenarioSchema, type ScenarioFile } from '../../schema/scenario.ts';
import { checkShape } from '../shape.ts';

/** An analyst's own scenario, as JSON. @throws ProblemsFound */
export function readScenario(path: string, text: string): ScenarioFile {
  try {
    JSON.parse(text);
  } catch {
    throw new ProblemsFound([{ rule: 'scenario-file', place: startOf(path), message: 'This is not JSON. Look for a missing quotation mark, comma or bracket. A what-if is written as { "entries": { "10-15|*": 0.85 } }.' }]);
  }
  // All JSON is YAML, but for a tab at the beginning of a line; so a mistake has its place.
  const { source, problems } = readYaml(path, text.replaceAll('\t', ' '));
  if (!source) throw new ProblemsFound(problems);
  const ofPlaces = PLACE_LEVERS.filter((name) => Object.hasOwn((source.data ?? {}) as object, name));
  if (ofPlaces.length > 0) throw new ProblemsFound(ofPlaces.map((name) => ({ rule: 'scenario-file', place: source.placeOfKey([name]), message: `“${name}” changes the gap between places and children, and npm run forecast knows of no places. Delete it here, and write it into a plan: ::: gap shows what it does.` })));
  const { value, problems: wrong } = checkShape(scenarioSchema, source);
  if (!value) throw new ProblemsFound(wrong);
  return value;
}
