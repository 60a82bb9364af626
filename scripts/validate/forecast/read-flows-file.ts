import { dirname } from 'node:path';
import type { Sources } from '../../load/load-sources.ts';
import type { CsvSource } from '../../load/read-csv.ts';
import type { YamlSource } from '../../load/read-yaml.ts';
import { startOf, type Problem } from '../../problem.ts';
import { newestOutBy } from '../../schema/dataset.ts';
import { decimal } from '../../schema/decimal.ts';
import { FLOWS, flowsFileSchema, type FlowsFile } from '../../schema/flows-file.ts';
import { OWN_PAST_MONTHS, totalsOf, type FlowEdition, type FlowHistory } from '../../schema/flows.ts';
import type { IndicatorFile } from '../../schema/indicator.ts';
import { dateText, lastDay } from '../../schema/period.ts';
import { sealSecret, type Secret } from '../../schema/secret.ts';
import { indicatorDataset, type CouncilContext, type ReadDataset } from '../councils/datasets.ts';
import { checkShape } from '../shape.ts';
import { didYouMean } from '../suggest.ts';
import { readRows, type EditionRead } from './read-rows.ts';

export interface FlowsFileRead {
  editions: FlowEdition<FlowHistory>[];
  /** The total of each month as a dataset with source and owner; null where there are problems. */
  read: ReadDataset | null;
  /** The .csv files that it names. */
  used: string[];
  problems: Problem[];
}

/** flows.yaml with the months of each edition. */
export function readFlowsFile(source: YamlSource, council: CouncilContext, sources: Sources): FlowsFileRead {
  const { value: file, problems } = checkShape(flowsFileSchema, source);
  const result: FlowsFileRead = { editions: [], read: null, used: [], problems };
  if (!file) return { ...result, used: csvBeside(source, sources) };
  for (const [e, edition] of file.editions.entries()) {
    const { history, onlyTotals = null, uasc, hidden } = readEdition(edition, e, { source, sources, result }) ?? { history: null, uasc: null, hidden: [] };
    if (hidden[0]) problems.push({ rule: 'flows-hidden', place: hidden[0].place, message: `${hidden.length === 1 ? 'A count is hidden' : `${hidden.length} counts are hidden`} in this file, and a forecast needs them. Put the counts of your own return here: the build decides what of them may be used, and shows none that is small. ${TOTALS_WOULD_DO}` });
    else if (history) {
      const last = history.months.at(-1) as string;
      if (lastDay(edition.published) < lastDay(last)) problems.push({ rule: 'flows-too-new', place: source.placeOf(['editions', e, 'published']), message: `${dateText(last)} is the last month in ${dirname(source.path)}/${edition['rows-from']}, and it was not over when this was published. Correct the date.` });
      result.editions.push({ published: edition.published, months: history.months, history, choices: { weight: file.weight, spread: file.spread }, ...(onlyTotals ? { onlyTotals } : {}), ...(uasc ? { uasc } : {}) });
    }
  }
  problems.push(...checkOwnPast(file, source, result.editions));
  if (problems.length === 0) result.read = { dataset: indicatorDataset(FLOWS, observationsOf(file, result.editions), council), canExceed100: false, file: source, base: [], entryPaths: observationsOf(file, result.editions).observations.map(({ published }) => ['editions', file.editions.findIndex((edition) => edition.published === published)]) };
  return result;
}

/** Of the newest edition; what an earlier one is too short for is said where it is shown. */
function checkOwnPast(file: FlowsFile, source: YamlSource, editions: readonly FlowEdition<FlowHistory>[]): Problem[] {
  const newest = newestOutBy(editions, '9999-12-31');
  if (!newest || newest.months.length >= OWN_PAST_MONTHS) return [];
  const { 'rows-from': rows } = file.editions.find(({ published }) => published === newest.published) as FlowsFile['editions'][number];
  return ([['weight', 'chosen'], ['spread', 'own-errors']] as const).filter(([name, word]) => file[name] === word).map(([name, word]) => ({
    rule: 'too-few-months', place: source.placeOf([name]), message: `“${word}” needs ${OWN_PAST_MONTHS} months, 5 years, for the council’s own past to tell anything, and ${rows} has ${newest.months.length}. Leave “${name}” out until there are enough, or put earlier months into the file.`,
  }));
}

/** Of a file whose counts by age and placement are hidden. */
export const TOTALS_WOULD_DO = 'Where you do not have them, a row a month with all as age_band and placement lets the total be forecast.';

const NAMES = ['rows-from', 'moves-from', 'uasc-from'] as const;

export interface FlowsFiles {
  source: YamlSource;
  /** Of the folder, at least. */
  sources: Sources;
  /** Told of what is wrong, and of what was read. */
  result: Pick<FlowsFileRead, 'used' | 'problems'>;
}

/** The files that an edition names; null where one is not there. */
export function readEdition(edition: FlowsFile['editions'][number], e: number, files: FlowsFiles): EditionRead | null {
  const open = (name: (typeof NAMES)[number]): CsvSource | null => openCsv(edition[name], ['editions', e, name], files);
  const [rows, moves, uasc] = NAMES.map(open) as [CsvSource | null, CsvSource | null, CsvSource | null];
  if (!rows || (edition['moves-from'] !== undefined && !moves) || (edition['uasc-from'] !== undefined && !uasc)) return null;
  const read = readRows(rows, moves, uasc);
  files.result.problems.push(...read.problems);
  return read;
}

function openCsv(name: string | undefined, at: (string | number)[], { source, sources, result }: FlowsFiles): CsvSource | null {
  if (name === undefined) return null;
  const path = `${dirname(source.path)}/${name}`;
  result.used.push(path);
  const csv = sources.files.get(path);
  if (csv?.kind === 'csv') return csv;
  const beside = csvBeside(source, sources);
  const meant = didYouMean(path, beside).replace(`${dirname(path)}/`, '');
  // A file that can't be read has been told of.
  if (!sources.texts.has(path) && !sources.problems.some(({ place }) => place.path === path)) result.problems.push({ rule: 'no-such-csv', place: source.placeOf(at), message: `There is no file “${name}” in ${dirname(path)}.${meant} Put it there, or correct the name.` });
  if (meant) result.used.push(...beside);
  return null;
}

function csvBeside({ path }: YamlSource, { texts }: Sources): string[] {
  return [...texts.keys()].filter((other) => dirname(other) === dirname(path) && isFlowsCsv(other.slice(dirname(path).length + 1)));
}

/** @param name below the council's folder */
export function isFlowsCsv(name: string): boolean {
  return /^(?:flows|moves|uasc)[a-z0-9-]*\.csv$/.test(name);
}

export function reportUnusedFlows(folder: string, used: ReadonlySet<string>, { texts, files }: Sources): Problem[] {
  // What a file that can't be read names is not known.
  if (texts.has(`${folder}flows.yaml`) && !files.has(`${folder}flows.yaml`)) return [];
  return [...texts.keys()].filter((path) => path.startsWith(folder) && isFlowsCsv(path.slice(folder.length)) && !used.has(path))
    .map((path) => ({ rule: 'csv-unused', place: startOf(path), message: `Nothing reads this file. Name it in flows.yaml beside it, as ${NAMES[['flows', 'moves', 'uasc'].findIndex((begin) => path.slice(folder.length).startsWith(begin))]}: of an edition, or take it out.` }));
}

export function sealEdition({ history, uasc, ...edition }: FlowEdition<FlowHistory>): FlowEdition<Secret<FlowHistory>> {
  return { ...edition, history: sealSecret(history), uasc: uasc ? sealSecret(uasc) : null };
}

/** A later edition says again what it leaves as it was; only what is new or revised is an observation. */
function observationsOf({ title, definition, population, owner, source, where }: FlowsFile, editions: readonly FlowEdition<FlowHistory>[]): IndicatorFile {
  const known = new Map<string, number>();
  const observations = editions.flatMap(({ published, history }) => totalsOf(history).flatMap(({ month: period, stock: total }) => {
    if (known.get(period) === total) return [];
    const status = known.has(period) ? 'revised' as const : 'final' as const;
    known.set(period, total);
    return [{ period, value: decimal(total), published, status }];
  }));
  return {
    title, label: title, definition, ...(population === undefined ? {} : { population }), owner, source, ...(where === undefined ? {} : { where }),
    unit: 'count', counts: 'children', frequency: 'month', good: 'neither', 'can-exceed-100': false, targets: [], benchmarks: [], observations,
  };
}
