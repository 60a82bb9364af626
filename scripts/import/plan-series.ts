import { placeOfCell, cellOf, type DfeFile, type DfeRow } from './dfe-file.ts';
import { sayCell, type Problem } from '../problem.ts';
import { compareDecimals, meanOf, medianOf, percentOf, roundDecimal, type Decimal } from '../schema/decimal.ts';
import type { MissingState } from '../schema/field.ts';
import type { ImportSeries } from '../schema/import.ts';
import type { BenchmarkFile } from '../schema/indicator.ts';
import { anyPeriodText, lastDay, periodStart } from '../schema/period.ts';
import { countText, joinWords } from '../schema/words.ts';
import { choicesOf, isChosen, partChoice, rowsByPeriod, valueChoice, type Choice } from './choose-rows.ts';
import { isEngland, isOfArea, isOfRegion, type Area, type AreaBook } from './dfe-areas.ts';
import { readDfeValue, type DfeValue } from './dfe-cells.ts';
import type { Neighbours } from './dfe-neighbours.ts';

export interface PlannedObservation {
  period: string;
  value?: Decimal;
  missing?: MissingState;
  reason?: string;
  numerator?: Decimal;
  denominator?: Decimal;
}

export interface PlannedBenchmark {
  group: BenchmarkFile['group'];
  name?: string;
  value: Decimal;
  period: string;
  method?: string;
  where: string;
}

export interface PlannedSeries {
  where: string;
  observations: PlannedObservation[];
  benchmarks: PlannedBenchmark[];
  /** What the person should know, though nothing is wrong. */
  notes: string[];
}

interface SeriesContext {
  id: string;
  series: ImportSeries;
  /** Those of the files that it names. */
  files: readonly DfeFile[];
  own: Area;
  areas: AreaBook;
  neighbours: Neighbours | null;
  region: string | undefined;
  published: string;
}

/** The council's own values, and what to compare the newest of them with; null where there is a problem. */
export function planSeries(context: SeriesContext, problems: Problem[]): PlannedSeries | null {
  const { series, files } = context;
  const before = problems.length;
  const rows = files.flatMap((file) => file.rows);
  const whose = ownRows(context);
  const notes: string[] = [];
  const found = choicesOf(series).map((choice) => rowsByPeriod(rows.filter((row) => isChosen(row, choice, series) && whose.isOf(row)), choice, series, whose.name, problems));
  const values = found[0] as Map<string, DfeRow>;
  if (values.size === 0 && problems.length === before) problems.push({ rule: 'import-area', place: { path: files[0]?.path ?? '', line: 1, column: 1 }, message: `No row here is of ${whose.name} with what “${context.id}” asks for. Correct its where: in import.yaml, or the council with --area.` });
  const periods = [...values.keys()].filter((period) => series.from === undefined || period >= series.from).sort();
  const observations = periods.map((period) => observe(period, values.get(period) as DfeRow, found, context, problems));
  const latest = periods.at(-1);
  const early = periods.find((period) => endOf(period, series) > lastDay(context.published));
  if (early !== undefined) problems.push(sayCell({ rule: 'import-published', place: placeOfCell(values.get(early) as DfeRow, 'time_period'), message: `This is for ${anyPeriodText(early)}, and the release is said to have come out in ${anyPeriodText(context.published)}, before that. Correct published: to the day or month of this release.` }));
  const benchmarks = latest === undefined || problems.length > before ? [] : planBenchmarks(latest, values.get(latest) as DfeRow, rows, context, { notes, problems });
  const dropped = dropContradicted(observations, series);
  if (dropped > 0) notes.push(`${countText(dropped, 'value')} without numerator and denominator, for the source’s rounded ones would contradict them`);
  return problems.length > before ? null : { where: whereOf(files), observations, benchmarks, notes };
}

function whereOf(files: readonly DfeFile[]): string {
  return files.map(({ name }) => `file ${name}`).join('; ');
}

function ownRows({ series, own, areas, files }: SeriesContext): { name: string; isOf: (row: DfeRow) => boolean } {
  const { area } = series;
  if (area === undefined) return { name: own.name, isOf: (row) => isOfArea(row, own) };
  if (area === 'England' || area === 'E92000001') return { name: 'England', isOf: isEngland };
  if (files.some(({ rows }) => rows.some((row) => isOfRegion(row, area)))) return { name: area, isOf: (row) => isOfRegion(row, area) };
  const other = areas.find(area);
  return { name: other?.name ?? area, isOf: (row) => other !== null && isOfArea(row, other) };
}

/** The last day before which nobody can know; of a calendar year, its first, for a reporting year ends earlier. */
function endOf(period: string, { frequency }: ImportSeries): string {
  return frequency === 'financial-year' ? `${Number(period.slice(0, 4)) + 1}-03-31` : periodStart(period, frequency);
}

function valueIn(row: DfeRow, { column }: Choice, { decimals }: ImportSeries, problems: Problem[]): DfeValue | null {
  const value = readDfeValue(cellOf(row, column));
  const place = placeOfCell(row, column);
  if (!value) problems.push(sayCell({ rule: 'import-value', place, message: `“${cellOf(row, column)}” is neither a number nor one of the Department’s symbols. Take another column, or download the file again.` }));
  if (!value || !('value' in value)) return value;
  if (decimals !== undefined && value.value.decimals > decimals) return { value: roundDecimal(value.value, decimals) };
  if (value.value.decimals > 6) problems.push(sayCell({ rule: 'import-value', place, message: `This has ${value.value.decimals} decimals. Say in import.yaml how many to keep, with decimals: 1.` }));
  return value;
}

function observe(period: string, row: DfeRow, found: readonly Map<string, DfeRow>[], { series }: SeriesContext, problems: Problem[]): PlannedObservation {
  const value = valueIn(row, valueChoice(series), series, problems);
  if (!value) return { period };
  if (!('value' in value)) return { period, ...value };
  const observation: PlannedObservation = { period, value: value.value };
  const names = (['numerator', 'denominator'] as const).filter((name) => series[name] !== undefined);
  names.forEach((name, i) => {
    const partRow = found[i + 1]?.get(period);
    const part = partRow && valueIn(partRow, partChoice(series[name]!, series), { ...series, decimals: undefined }, problems);
    if (part && 'value' in part) observation[name] = part.value;
  });
  return observation;
}

/** National counts are rounded to tens, so that their quotient is not always the percentage that stands beside them. */
function dropContradicted(observations: readonly PlannedObservation[], { unit }: ImportSeries): number {
  let dropped = 0;
  for (const observation of observations) {
    const { value, numerator, denominator } = observation;
    if (unit !== 'percent' || !value || !numerator || !denominator) continue;
    if (denominator.big.gt(0) && compareDecimals(percentOf(numerator, denominator, value.decimals), value) === 0) continue;
    delete observation.numerator;
    delete observation.denominator;
    dropped++;
  }
  return dropped;
}

function planBenchmarks(period: string, own: DfeRow, rows: readonly DfeRow[], context: SeriesContext, { notes, problems }: { notes: string[]; problems: Problem[] }): PlannedBenchmark[] {
  const { series, neighbours, files } = context;
  const wanted = series.benchmarks ?? (series.area === undefined ? ['national', 'region', 'neighbours', 'neighbours-median'] as const : []);
  const choice = valueChoice(series);
  const chosen = rows.filter((row) => isChosen(row, choice, series));
  const valueOf = (isOf: (row: DfeRow) => boolean, whose: string): { row: DfeRow; value: DfeValue } | null => {
    const row = rowsByPeriod(chosen.filter(isOf), choice, series, whose, problems).get(period);
    const value = row && valueIn(row, choice, series, problems);
    return row && value ? { row, value } : null;
  };
  const single = (group: 'national' | 'region', name: string, isOf: (row: DfeRow) => boolean): PlannedBenchmark[] => {
    const found = valueOf(isOf, name);
    if (found && 'value' in found.value) return [{ group, name: group === 'region' ? cellOf(found.row, 'region_name').trim() : name, value: found.value.value, period, where: whereOf(files) }];
    notes.push(`no value of ${name}: ${found && 'reason' in found.value ? found.value.reason : `no row for ${anyPeriodText(period)}`}`);
    return [];
  };
  const region = context.region ?? cellOf(own, 'region_code').trim();
  const averages = wanted.filter((group) => group === 'neighbours' || group === 'neighbours-median');
  if (averages.length > 0 && !neighbours) notes.push('no neighbours: name the Department’s file of statistical neighbours on the command, or list them in import.yaml');
  return [
    ...(wanted.includes('national') ? single('national', 'England', isEngland) : []),
    ...(wanted.includes('region') ? single('region', context.region ?? (cellOf(own, 'region_name').trim() || 'the region'), (row) => isOfRegion(row, region)) : []),
    ...(neighbours ? averages.flatMap((group) => average(group, neighbours, ({ name, area }) => (area ? valueOf((row) => isOfArea(row, area), name)?.value ?? null : null), { period, series, files, notes })) : []),
  ];
}

function average(group: 'neighbours' | 'neighbours-median', neighbours: Neighbours, valueOf: (member: Neighbours['members'][number]) => DfeValue | null, { period, series, files, notes }: { period: string; series: ImportSeries; files: readonly DfeFile[]; notes: string[] }): PlannedBenchmark[] {
  const read = neighbours.members.map((member) => ({ member, value: valueOf(member) }));
  const held = read.flatMap(({ member: { name }, value }) => (value && 'value' in value ? [{ name, value: value.value }] : []));
  const left = read.filter(({ value }) => !value || !('value' in value)).map(({ member: { name }, value }) => `${name} (${value && 'reason' in value ? value.reason.replace(/^T/, 't').replace(/\.$/, '') : `no row for ${anyPeriodText(period)}`})`);
  if (held.length === 0) {
    notes.push(`no ${group === 'neighbours' ? 'mean' : 'median'} of the neighbours: none has a value for ${anyPeriodText(period)}`);
    return [];
  }
  const values = held.map(({ value }) => value);
  const decimals = series['average-decimals'] ?? Math.max(...values.map((value) => value.decimals));
  const { chosenFrom, members, model } = neighbours;
  const of = held.length === members.length ? `the ${held.length} neighbours’ own values` : `the own values of ${held.length} of ${members.length} neighbours`;
  const sentences = [
    `The ${group === 'neighbours' ? 'mean' : 'median'} of ${of}, each council counting the same, rounded half up to ${decimals === 0 ? 'a whole number' : countText(decimals, 'decimal place')}.`,
    `${held.length === 1 ? 'It is' : 'They are'} ${joinWords(held.map(({ name }) => name))}, from ${model}.`,
    ...(left.length > 0 ? [`Left out: ${joinWords(left)}.`] : []),
    ...(chosenFrom ? [`Of the ${chosenFrom.count} neighbours, ${members.length === 1 ? 'one is' : `${members.length} are`} rated good or better (${chosenFrom.list}); the others are not counted.`] : []),
  ];
  return [{
    group, ...(chosenFrom ? { name: `Statistical neighbours rated good or better${group === 'neighbours' ? '' : ', median'}` } : {}),
    value: (group === 'neighbours' ? meanOf : medianOf)(values, decimals), period, method: sentences.join(' '),
    where: [whereOf(files), ...(neighbours.where ? [neighbours.where] : [])].join('; '),
  }];
}
