import type { Sources } from '../load/load-sources.ts';
import { startOf, type Place } from '../problem.ts';
import type { Council } from '../schema/records.ts';
import type { OpenCouncil } from './councils.ts';

/** The way back to a council's files, for what is found wrong when its numbers are sealed. */
export function openPlaces(id: string, { read }: Pick<OpenCouncil, 'read'>, { files }: Pick<Sources, 'files'>): Pick<Council, 'placeOf' | 'placeOfPlan' | 'placeOfSetting'> {
  const readOf = new Map(read.map(({ dataset, file, base, entryPaths }) => [dataset.id, { file, base, entryPaths }]));
  const placeIn = (name: string, path: readonly (string | number)[]): Place => {
    const source = files.get(name);
    return source?.kind === 'yaml' ? source.placeOf(path) : startOf(name);
  };
  return {
    placeOf({ dataset, index, role }) {
      const found = readOf.get(dataset.id);
      if (!found) return startOf(`data/${id}`);
      const path = index === undefined ? found.base : found.entryPaths[index] ?? found.base;
      return found.file.placeOf(role === undefined ? path : [...path, ...[role].flat()]);
    },
    placeOfPlan: (plan, path) => placeIn(`data/${id}/plan/${plan}.yaml`, path),
    placeOfSetting: (path) => placeIn(`data/${id}/council.yaml`, path),
  };
}
