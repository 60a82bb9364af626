import type { Sources } from '../load/load-sources.ts';
import type { DataPath } from '../load/read-yaml.ts';
import { startOf, type Place } from '../problem.ts';
import type { Council, Publication } from '../schema/records.ts';
import type { OpenCouncil } from './councils/read-councils.ts';

/** Where a setting of a publication stands. */
export type PlaceOf = (publication: Pick<Publication, 'path'>, at: DataPath) => Place;

/** The way back to the settings at the top of a text. */
export function openSettings({ files }: Pick<Sources, 'files'>): PlaceOf {
  return ({ path }, at) => {
    const source = files.get(path);
    return source?.kind === 'markdown' && source.frontMatter ? source.frontMatter.placeOf(at) : startOf(path);
  };
}

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
