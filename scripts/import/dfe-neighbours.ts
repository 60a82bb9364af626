import type { YamlSource } from '../load/read-yaml.ts';
import type { Problem } from '../problem.ts';
import type { CouncilFile } from '../schema/council.ts';
import type { ImportFile } from '../schema/import.ts';
import { dateText } from '../schema/period.ts';
import { plainName, sameName, suggestArea, type Area, type AreaBook } from './dfe-areas.ts';
import { cellOf, type DfeFile, type DfeRow } from './dfe-file.ts';
import { matchesName } from './choose-rows.ts';

export interface Neighbours {
  /** Nearest first. `area` is null where the files of statistics have no row of it. */
  members: { name: string; area: Area | null }[];
  /** 'the 2025 model' */
  model: string;
  /** 'file sn_model_2025_wide.csv' */
  where: string | null;
  /** How many there were before the list of good ones was put to them, and what that list is. */
  chosenFrom: { count: number; list: string } | null;
}

interface NeighboursContext {
  config: ImportFile | null;
  source: YamlSource | null;
  council: CouncilFile;
  files: readonly DfeFile[];
  own: Area;
  areas: AreaBook;
}

/** A council's neighbours, by the Department's file or by a list of its own; null where neither is there. */
export function readNeighbours(context: NeighboursContext, problems: Problem[]): Neighbours | null {
  const { config } = context;
  const found = config?.neighbours && 'members' in config.neighbours ? fromList(config.neighbours, context, problems) : fromFile(context, problems);
  return found && keepGood(found, context, problems);
}

function fromList({ members, model }: { members: string[]; model: string }, { areas, source }: NeighboursContext, problems: Problem[]): Neighbours {
  const found = members.map((wanted, i) => ({ name: wanted, area: findArea(wanted, ['neighbours', 'members', i], { areas, source }, problems) }));
  return { members: found.map(({ name, area }) => ({ name: area?.name ?? name, area })), model, where: null, chosenFrom: null };
}

function findArea(wanted: string, at: (string | number)[], { areas, source }: Pick<NeighboursContext, 'areas' | 'source'>, problems: Problem[]): Area | null {
  const area = areas.find(wanted);
  if (!area && source) problems.push({ rule: 'import-area', place: source.placeOf(at), message: `The files have no row of “${wanted}”.${suggestArea(wanted, areas)} Write the council’s name as the files do, or its code.` });
  return area;
}

function fromFile({ config, source, files, own, areas }: NeighboursContext, problems: Problem[]): Neighbours | null {
  const wanted = config?.neighbours && 'file' in config.neighbours ? config.neighbours : null;
  const file = files.find(({ kind, name }) => kind === 'neighbours' && (!wanted || matchesName(name, wanted.file)));
  if (!file) {
    if (wanted && source) problems.push({ rule: 'import-neighbours', place: source.placeOf(['neighbours', 'file']), message: `The neighbours stand in “${wanted.file}”, and the command names no such file. Add it to the command.` });
    return null;
  }
  const isOwn = (row: DfeRow): boolean => own.codes.has(cellOf(row, 'old_la_code').trim());
  const row = file.rows.find(isOwn) ?? file.rows.find((other) => sameName(cellOf(other, 'la_name'), own.name));
  if (!row) {
    problems.push({ rule: 'import-neighbours', place: { path: file.path, line: 1, column: 1 }, message: `There is no row of ${own.name} here. Take a newer file of neighbours, or list them in import.yaml under neighbours: members:.` });
    return null;
  }
  const codes = file.header.filter((name) => /^SN_\d+$/.test(name)).map((column) => cellOf(row, column).trim()).filter((code) => code !== '');
  const year = /(?:^|\D)(20\d\d)(?:\D|$)/.exec(file.name)?.[1];
  return {
    members: codes.map((code) => {
      const name = file.rows.filter((other) => cellOf(other, 'old_la_code').trim() === code).map((other) => cellOf(other, 'la_name').trim())[0];
      const area = areas.find(code) ?? (name === undefined ? null : areas.find(name));
      return { name: area?.name ?? plainName(name ?? code), area };
    }),
    model: wanted?.model ?? (year ? `the ${year} model` : `the file ${file.name}`), where: `file ${file.name}`, chosenFrom: null,
  };
}

function keepGood(neighbours: Neighbours, { config, source, council, areas }: NeighboursContext, problems: Problem[]): Neighbours {
  const list = config?.['good-or-better'];
  if (!list) return neighbours;
  const good = list.members.map((wanted, i) => findArea(wanted, ['good-or-better', 'members', i], { areas, source }, problems));
  const members = neighbours.members.filter(({ area }) => area && good.some((one) => one && [...one.codes].some((code) => area.codes.has(code))));
  const from = council.sources[list.source];
  return { ...neighbours, members, chosenFrom: { count: neighbours.members.length, list: `${from ? `${from.publisher}, ${from.title}` : list.source}, as of ${dateText(list['as-of'])}` } };
}
