import { dirname, posix } from 'node:path';
import type { Sources } from '../../load/load-sources.ts';
import type { CsvSource } from '../../load/read-csv.ts';
import type { DataPath, YamlSource } from '../../load/read-yaml.ts';
import type { Place, Problem } from '../../problem.ts';
import { decimal } from '../../schema/decimal.ts';
import { didYouMean } from '../suggest.ts';
import type { CsvDimension } from './columns.ts';
import { readRows, type ReadRow, type RowsKind } from './read-rows.ts';

interface JoinedSource {
  source: YamlSource;
  /** The .csv files that it names, or takes without being told. */
  used: string[];
  problems: Problem[];
}

interface Joining extends JoinedSource {
  sources: Sources;
  /** Where what came from a .csv stands, by its path in the data: 'editions/0/rows/3/value' */
  places: Map<string, Place>;
}

type Group = Record<string, unknown>;

/** A table's or an indicator's file with the rows that lie in a .csv beside it put in their place, as if they were written there. */
export function joinCsv(source: YamlSource, kind: 'tables' | 'indicators', sources: Sources): JoinedSource {
  const joining: Joining = { source, sources, used: [], problems: [], places: new Map() };
  const file = isGroup(source.data) ? source.data : {};
  const data = kind === 'tables' ? joinTable(file, joining) : joinList(file, 'observations', [], indicatorKind(file), joining);
  if (data === file) return joining;
  return { ...joining, source: { ...source, data, placeOf: (at) => placeIn(joining.places, at) ?? source.placeOf(at), placeOfKey: (at) => placeIn(joining.places, at) ?? source.placeOfKey(at) } };
}

/** The .csv files in a folder that no file there asks for. */
export function reportUnusedCsv(folder: string, used: ReadonlySet<string>, { texts, files }: Sources): Problem[] {
  const paths = [...texts.keys()].filter((path) => path.startsWith(folder));
  // What a file that can't be read names is not known.
  const unknown = new Set(paths.filter((path) => path.endsWith('.yaml') && !files.has(path)).map((path) => posix.dirname(path)));
  return paths.filter((path) => /^(?:indicators|tables)\/[^/]+\.csv$/.test(path.slice(folder.length)) && !used.has(path) && !unknown.has(posix.dirname(path))).map((path) => ({
    rule: 'csv-unused', place: { path, line: 1, column: 1 },
    message: `No ${path.includes('/tables/') ? 'table takes its rows' : 'indicator takes its values'} from this file. Write ${path.includes('/tables/') ? 'rows-from' : 'observations-from'}: ${posix.basename(path)} in the .yaml beside it, or take the file out.`,
  }));
}

function joinTable(file: Group, joining: Joining): Group {
  const dimensions = listOf(file['dimensions']).filter(isGroup).map((d): CsvDimension => ({
    id: String(d['id']), label: String(d['label']), members: new Map(isGroup(d['members']) ? Object.entries(d['members']).map(([id, label]) => [id, String(label)]) : []),
  }));
  const kind: RowsKind = { dimensions, unit: file['unit'], frequency: null, valueNames: [String(file['title'])], isDated: false, hasStatus: false };
  const editions = file['editions'];
  if (!Array.isArray(editions)) return joinEditions(file, { ...kind, isDated: true }, joining);
  // One edition without rows takes them from the file of the table's own name; two would not know whose they are.
  const waiting = editions.filter((edition) => isGroup(edition) && edition['rows'] === undefined && edition['rows-from'] === undefined);
  const joined = editions.map((edition: unknown, e) => (isGroup(edition) ? joinList(edition, 'rows', ['editions', e], kind, joining, waiting.length === 1) : edition));
  return joined.some((edition, e) => edition !== editions[e]) ? { ...file, editions: joined } : file;
}

function indicatorKind(file: Group): RowsKind {
  return { dimensions: [], unit: file['unit'], frequency: file['frequency'], valueNames: [String(file['title']), String(file['label'])], isDated: true, hasStatus: true };
}

/** `holder` with its rows or observations from the file that it names. */
function joinList(holder: Group, name: 'rows' | 'observations', base: DataPath, kind: RowsKind, joining: Joining, mayTake = true): Group {
  const rows = rowsFor(holder, name, base, kind, joining, mayTake);
  if (!rows) return holder;
  rows.forEach((row, r) => keepPlaces(row, [...base, name, r], joining.places));
  return { ...holder, [name]: rows.length > 0 ? rows.map(({ data }) => data) : [standIn(kind)] };
}

/** Rows with a period and a published date of their own make the table's editions, in the order in which each first stands. */
function joinEditions(file: Group, kind: RowsKind, joining: Joining): Group {
  const rows = rowsFor(file, 'editions', [], kind, joining, true);
  if (!rows) return file;
  const groups = [...Map.groupBy(rows, ({ data }) => `${String(data['period'])} ${String(data['published'])}`).values()];
  const editions = groups.map((group, e) => {
    const { data: { period, published }, places } = group[0] as ReadRow;
    for (const field of ['period', 'published']) if (places.has(field)) joining.places.set(`editions/${e}/${field}`, places.get(field) as Place);
    group.forEach((row, r) => keepPlaces(row, ['editions', e, 'rows', r], joining.places));
    return { period, published, rows: group.map(({ data: { period: _, published: __, ...data } }) => data) };
  });
  return { ...file, editions: editions.length > 0 ? editions : [{ period: '2024', published: '2024-01', rows: [standIn({ ...kind, isDated: false })] }] };
}

/** The file's other mistakes are told in the same run: what could not be read is something that breaks no rule of its own. */
function standIn({ isDated, dimensions }: RowsKind): Group {
  return { ...Object.fromEntries(dimensions.map(({ id, members }) => [id, [...members.keys()][0]])), value: decimal(0), ...(isDated ? { period: '2024', published: '2024-01' } : {}) };
}

/** null where the rows stand in the YAML file; none where something is wrong with the file they should come from. */
function rowsFor(holder: Group, name: string, base: DataPath, kind: RowsKind, joining: Joining, mayTake: boolean): ReadRow[] | null {
  const { source, sources, problems, used } = joining;
  const key = `${name}-from`;
  const named = holder[key];
  const folder = dirname(source.path);
  const say = (rule: string, message: string): ReadRow[] => {
    problems.push({ rule, place: source.placeOf([...base, key]), message });
    return [];
  };
  if (named !== undefined && holder[name] !== undefined) {
    used.push(`${folder}/${String(named)}`);
    return say('rows-twice', `There are ${name} here and in the file that ${key}: names. Keep one of the two.`);
  }
  if (named === undefined && (holder[name] !== undefined || !mayTake)) return null;
  const path = `${folder}/${named === undefined ? posix.basename(source.path).replace(/\.ya?ml$/, '.csv') : String(named)}`;
  if (named === undefined && !sources.texts.has(path)) return null;
  used.push(path);
  if (named !== undefined && (typeof named !== 'string' || !/^[^/\\]+\.csv$/i.test(named))) return say('no-such-csv', `${key}: takes the name of a .csv file in this folder, without any other folder before it. Put the file into ${folder} and write its name alone.`);
  const csv = sources.files.get(path);
  if (csv?.kind === 'csv') return takeRows(csv, kind, problems);
  const beside = [...sources.texts.keys()].filter((other) => dirname(other) === folder && other.endsWith('.csv')).map((other) => posix.basename(other));
  // A file that can't be read has been told of.
  if (sources.texts.has(path)) return [];
  const meant = didYouMean(String(named), beside);
  if (meant) used.push(...beside.map((name) => `${folder}/${name}`));
  return say('no-such-csv', `There is no file “${String(named)}” in ${folder}.${meant} Put it there, or correct the name.`);
}

function takeRows(csv: CsvSource, kind: RowsKind, problems: Problem[]): ReadRow[] {
  const { rows, problems: found } = readRows(csv, kind);
  problems.push(...found);
  return found.length > 0 ? [] : rows;
}

function keepPlaces({ place, places: cells }: ReadRow, at: DataPath, places: Map<string, Place>): void {
  places.set(at.join('/'), place);
  for (const [name, cell] of cells) places.set([...at, name].join('/'), cell);
}

/** Of the value itself or of the row that it lacks in; a path above the rows is none of a .csv. */
function placeIn(places: ReadonlyMap<string, Place>, at: DataPath): Place | undefined {
  for (let depth = at.length; depth > 1; depth--) {
    const place = places.get(at.slice(0, depth).join('/'));
    if (place) return place;
  }
  return undefined;
}

function isGroup(value: unknown): value is Group {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
