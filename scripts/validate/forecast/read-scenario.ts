import { ProblemsFound, startOf } from '../../problem.ts';
import { BANDS, TYPES } from '../../schema/flows.ts';
import { scenarioSchema, type ScenarioFile } from '../../schema/scenario.ts';

/** An analyst's own scenario, as JSON. @throws ProblemsFound */
export function readScenario(path: string, text: string): ScenarioFile {
  const fail = (message: string): never => { throw new ProblemsFound([{ rule: 'scenario-file', place: startOf(path), message }]); };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return fail('This file is not JSON. See scenario.json in the tests for its form.');
  }
  const { success, data, error } = scenarioSchema.safeParse(value);
  return success ? data : fail(`“${error.issues[0]?.path.join(' → ') || 'The file'}” is not as a scenario has it: ${error.issues[0]?.message ?? ''}. Bands are ${BANDS.join(', ')} or *, types ${TYPES.join(', ')} or *.`);
}
