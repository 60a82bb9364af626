import { join } from 'node:path';
import { stringify } from 'yaml';
import { readYaml, type YamlSource } from '../load/read-yaml.ts';
import type { Sources } from '../load/load-sources.ts';
import { ProblemsFound, sayCell, sortProblems, startOf, type Problem } from '../problem.ts';
import { councilSchema, type CouncilFile } from '../schema/council.ts';
import type { ImportFile, ImportSeries } from '../schema/import.ts';
import { indicatorSchema } from '../schema/indicator.ts';
import { dateText } from '../schema/period.ts';
import { countText } from '../schema/words.ts';
import { readCouncils } from '../validate/councils/read-councils.ts';
import { readImportFile } from '../validate/councils/import-file.ts';
import { checkShape } from '../validate/shape.ts';
import { writeWhole } from '../publish/write-whole.ts';
import { checkChoices, choicesOf, isChosen, matchesName } from './choose-rows.ts';
import { listAreas, suggestArea, type Area, type AreaBook } from './dfe-areas.ts';
import { readDfeFile, type DfeFile } from './dfe-file.ts';
import { readNeighbours } from './dfe-neighbours.ts';
import { planSeries } from './plan-series.ts';
import { draftSeries, surveyFile } from './survey-file.ts';
import { writeIndicator, type IndicatorNow, type Release } from './write-indicator.ts';

export interface ImportRequest {
  /** Of the folder below data/ */
  council: string;
  /** As named on the command. */
  files: readonly string[];
  published: string | undefined;
  /** Another council than that of council.yaml, by name or code. */
  area: string | undefined;
}

/** What the person is told of what was done, a line or several each. */
type ImportAnswer = string[];

interface Importing {
  request: ImportRequest;
  council: CouncilFile;
  config: ImportFile | null;
  source: YamlSource | null;
  files: DfeFile[];
}

/**
 * Adds the values and benchmarks that data/<council>/import.yaml asks for to its indicators, or says what could be asked for.
 * @throws ProblemsFound, and then nothing is written
 */
export async function importDfe(sources: Sources, request: ImportRequest): Promise<ImportAnswer> {
  const problems: Problem[] = [];
  const { council, config, source } = readOwnFiles(sources, request, problems);
  stopAt(problems);
  const files: DfeFile[] = [];
  for (const path of request.files) {
    const file = await readDfeFile(path, (found) => {
      const wanted = Object.values(config?.series ?? {}).filter((series) => matchesName(found.name, series.file)).flatMap((series) => choicesOf(series).map((choice) => ({ series, choice })));
      return (row) => found.kind === 'neighbours' || wanted.some(({ series, choice }) => isChosen(row, choice, series));
    }, problems);
    if (file) files.push(file);
  }
  stopAt(problems);
  return writeAll(sources, { request, council, config, source, files }, problems);
}

function stopAt(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new ProblemsFound(sortProblems(problems.map(sayCell)));
}

function readOwnFiles(sources: Sources, { council: id }: ImportRequest, problems: Problem[]): Pick<Importing, 'config' | 'source'> & { council: CouncilFile } {
  const folder = `data/${id}`;
  problems.push(...sources.problems.filter(({ place }) => [`${folder}/council.yaml`, `${folder}/import.yaml`].includes(place.path)));
  const file = sources.files.get(`${folder}/council.yaml`);
  if (file?.kind !== 'yaml') {
    problems.push({ rule: 'no-council', place: startOf(`${folder}/council.yaml`), message: `There is no ${folder}/council.yaml that can be read. Correct the name after --council, or add the file.` });
    throw new ProblemsFound(sortProblems(problems));
  }
  const shape = checkShape(councilSchema, file);
  problems.push(...shape.problems);
  const source = sources.files.get(`${folder}/import.yaml`);
  if (source?.kind !== 'yaml' || !shape.value) {
    stopAt(problems);
    return { council: shape.value as CouncilFile, config: null, source: null };
  }
  const { value, problems: found } = readImportFile(source, { file: shape.value });
  problems.push(...found);
  return { council: shape.value, config: value, source };
}

async function writeAll(sources: Sources, importing: Importing, problems: Problem[]): Promise<ImportAnswer> {
  const { config, source, files, request } = importing;
  const isNamed = (file: DfeFile, series: ImportSeries): boolean => file.kind === 'statistics' && matchesName(file.name, series.file);
  const asked = Object.entries(config?.series ?? {}).map(([id, series]) => ({ id, series, files: files.filter((file) => isNamed(file, series)) }));
  const due = asked.filter((one) => one.files.length > 0);
  const unasked = files.filter((file) => file.kind === 'statistics' && !asked.some(({ series }) => isNamed(file, series)));
  const answer: ImportAnswer = [];
  const texts = new Map<string, string>();
  if (config && source && due.length > 0) {
    for (const { id, series, files: named } of due) for (const file of named) problems.push(...checkChoices(id, series, file, source));
    stopAt(problems);
    const areas = listAreas(files.filter(({ kind }) => kind === 'statistics'));
    const own = findOwn(importing, areas, problems);
    stopAt(problems);
    const isCompared = due.some(({ series: { area, benchmarks } }) => benchmarks?.some((group) => group.startsWith('neighbours')) ?? area === undefined);
    const neighbours = isCompared ? readNeighbours({ ...importing, own: own as Area, areas }, problems) : null;
    for (const { id, series, files: named } of due) {
      const release = readRelease(id, series, importing, problems);
      const plan = release && planSeries({ id, series, files: named, own: own as Area, areas, neighbours, region: config.region, published: release.published }, problems);
      if (!plan) continue;
      const path = `data/${request.council}/indicators/${id}.yaml`;
      const now = readIndicatorNow(path, id, series, { sources, importing, problems });
      if (now === undefined) continue;
      const written = writeIndicator(now, plan, { series, release, problems });
      if (written.text !== null) texts.set(path, written.text);
      const added = [addedText(written.observations, 'value'), addedText(written.benchmarks, 'benchmark')].filter((words) => words !== '').join(' and ');
      answer.push([`${path}: ${added ? `${added} added` : 'nothing new'}`, ...plan.notes.map((note) => `  ${note}`)].join('\n'));
    }
    stopAt(problems);
    checkWritten(sources, texts);
    for (const [path, text] of texts) await writeWhole(join(sources.root, path), text);
  }
  for (const { id, series } of asked.filter((one) => one.files.length === 0)) answer.push(`${id}: left alone, for the command names no file “${series.file}”`);
  if (unasked.length > 0) answer.push(...unasked.map(surveyFile), draftOf(unasked, importing));
  return answer;
}

function addedText(count: number, noun: string): string {
  return count === 0 ? '' : countText(count, noun);
}

function findOwn({ request, council, files }: Importing, areas: AreaBook, problems: Problem[]): Area | null {
  const wanted = request.area ?? council.code;
  const own = areas.find(wanted);
  if (own) return own;
  const path = request.area === undefined ? `data/${request.council}/council.yaml` : files[0]?.path ?? '';
  const isEnglish = request.area !== undefined || council.code.startsWith('E');
  const message = isEnglish
    ? `The files have no row of a council “${wanted}”.${suggestArea(wanted, areas)} Name one with --area, as the files do or by its code.`
    : `The code ${wanted} is not of an English council, and the Department for Education’s files are of England. Correct it, or name a council with --area.`;
  problems.push({ rule: 'import-area', place: startOf(path), message });
  return null;
}

/** When the values came out is asked for, never guessed. */
function readRelease(id: string, series: ImportSeries, { request, config, council, source }: Importing, problems: Problem[]): Release | null {
  const published = request.published ?? series.published ?? config?.published;
  const cited = series.source ?? (config as ImportFile).source;
  const at = (source as YamlSource).placeOf(series.source === undefined ? ['source'] : ['series', id, 'source']);
  if (published === undefined) {
    problems.push({ rule: 'import-published', place: at, message: 'Nothing says when the release came out, and the files do not. Add published: with the day or month, such as 2025-11, here or as --published 2025-11 on the command.' });
    return null;
  }
  const own = council.sources[cited]?.published ?? published;
  if (own.startsWith(published) || published.startsWith(own)) return { published, source: cited };
  problems.push({ rule: 'import-published', place: at, message: `The source “${cited}” came out in ${dateText(own)}, by council.yaml, and these values are said to be of ${dateText(published)}. Correct the date, or add this release to the sources in council.yaml and name it here.` });
  return null;
}

const NEEDED = ['title', 'definition', 'unit', 'counts', 'good', 'owner'] as const;

/** null for an indicator that is not there yet; undefined where there is a problem. */
function readIndicatorNow(path: string, id: string, series: ImportSeries, { sources, importing, problems }: { sources: Sources; importing: Importing; problems: Problem[] }): IndicatorNow | null | undefined {
  const config = importing.source as YamlSource;
  const unread = sources.problems.filter(({ place }) => place.path === path);
  problems.push(...unread);
  if (unread.length > 0) return undefined;
  if (!sources.texts.has(path)) {
    const missing = NEEDED.filter((name) => series[name] === undefined);
    if (missing.length === 0) return null;
    problems.push({ rule: 'missing', place: config.placeOf(['series', id]), message: `There is no indicator “${id}” yet, and to write it these are needed here: ${missing.map((name) => `${name}:`).join(', ')}. Add them, or correct the name.` });
    return undefined;
  }
  const source = sources.files.get(path);
  if (source?.kind !== 'yaml') return undefined;
  if (typeof source.data === 'object' && source.data !== null && 'observations-from' in source.data) {
    problems.push({ rule: 'import-csv', place: source.placeOf(['observations-from']), message: 'The values of this indicator stand in a spreadsheet, and the import adds to the .yaml. Move them there as observations:, or give the imported series a name of its own.' });
    return undefined;
  }
  const { value, problems: found } = checkShape(indicatorSchema, source);
  problems.push(...found);
  if (!value) return undefined;
  for (const name of ['frequency', 'unit', 'counts'] as const) {
    if (series[name] === undefined || series[name] === value[name]) continue;
    problems.push({ rule: 'import-indicator', place: config.placeOf(['series', id, name]), message: `This says ${name}: ${series[name]}, and ${path} says ${value[name]}. Correct the one that is wrong, or give the imported series a name of its own.` });
    return undefined;
  }
  return { text: sources.texts.get(path) as string, file: value, source };
}

/** What is to be written keeps every rule that a person's own file must keep. */
function checkWritten(sources: Sources, texts: ReadonlyMap<string, string>): void {
  if (texts.size === 0) return;
  const would: Sources = { ...sources, files: new Map(sources.files), texts: new Map([...sources.texts, ...texts].sort(([a], [b]) => (a < b ? -1 : 1))) };
  const problems: Problem[] = [];
  for (const [path, text] of texts) {
    const { source, problems: found } = readYaml(path, text);
    problems.push(...found);
    if (source) would.files.set(path, source);
  }
  readCouncils(would, problems);
  stopAt(problems.filter(({ place }) => texts.has(place.path)).map((problem) => ({ ...problem, message: `As the import would write it: ${problem.message}` })));
}

function draftOf(files: readonly DfeFile[], { config, request, council }: Importing): string {
  const them = files.length === 1 ? 'it' : 'them';
  const file = `data/${request.council}/import.yaml`;
  const series = files.map(draftSeries).join('\n').replace(/^/gm, '  ');
  if (config) return [`To import from ${them}, put this under series: in ${file}, and put right what is not so:`, '', series].join('\n');
  const [source = '… the name that the release has under sources: in council.yaml'] = Object.entries(council.sources).flatMap(([id, { publisher }]) => (/department for education/i.test(publisher) ? [id] : [])).toReversed();
  const release = stringify({ published: '… the day or month of the release, such as 2025-11', source }, { lineWidth: 0 }).trimEnd();
  return [`To import from ${them}, save this as ${file}, and put right what is not so:`, '', release, 'series:', series].join('\n');
}
