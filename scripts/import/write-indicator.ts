import { Document, isMap, isNode, isScalar, isSeq, parseDocument, Scalar, stringify } from 'yaml';
import type { YamlSource } from '../load/read-yaml.ts';
import type { Problem } from '../problem.ts';
import { compareDecimals, type Decimal } from '../schema/decimal.ts';
import type { ImportSeries } from '../schema/import.ts';
import type { BenchmarkFile, IndicatorFile, ObservationFile } from '../schema/indicator.ts';
import { anyPeriodText, dateText, lastDay } from '../schema/period.ts';
import type { PlannedBenchmark, PlannedObservation, PlannedSeries } from './plan-series.ts';

/** The indicator's file as it is, or none yet. */
export interface IndicatorNow {
  text: string;
  file: IndicatorFile;
  source: YamlSource;
}

export interface Release {
  published: string;
  source: string;
}

interface WrittenIndicator {
  /** null where nothing is new. */
  text: string | null;
  observations: number;
  benchmarks: number;
}

/** Adds what is new and never changes what is there; comments and the order of names stay. */
export function writeIndicator(now: IndicatorNow | null, plan: PlannedSeries, { series, release, problems }: { series: ImportSeries; release: Release; problems: Problem[] }): WrittenIndicator {
  const observations = plan.observations.filter((one) => isNew(now, 'observations', one, release, problems));
  const benchmarks = plan.benchmarks.filter((one) => isNew(now, 'benchmarks', one, release, problems));
  const counts = { observations: observations.length, benchmarks: benchmarks.length };
  if (now && observations.length + benchmarks.length === 0) return { text: null, ...counts };
  const own = { source: now?.file.source ?? release.source, where: now?.file.where ?? plan.where };
  const nodes = { benchmarks: benchmarks.map((one) => benchmarkNode(one, release)), observations: observations.map((one) => observationNode(one, { release, own, where: plan.where })) };
  return { text: (['observations', 'benchmarks'] as const).reduce((text, list) => addItems(text, list, nodes[list]), now?.text ?? newText(series, plan, release)), ...counts };
}

type Planned = PlannedObservation | PlannedBenchmark;

/** Not new is what the newest entry of that day or before already says. Another value with the same date would change what is published. */
function isNew(now: IndicatorNow | null, list: 'observations' | 'benchmarks', planned: Planned, { published }: Release, problems: Problem[]): boolean {
  const entries: readonly (ObservationFile | BenchmarkFile)[] = now?.file[list] ?? [];
  const earlier = entries.map((entry, i) => ({ entry, i })).filter(({ entry }) => isSame(entry, planned) && (isSameDate(entry.published, published) || lastDay(entry.published) <= lastDay(published)));
  const newest = earlier.reduce<(typeof earlier)[number] | null>((best, one) => (best && lastDay(best.entry.published) > lastDay(one.entry.published) ? best : one), null);
  if (!newest) return true;
  if (saysTheSame(newest.entry, planned)) return false;
  if (now && isSameDate(newest.entry.published, published)) {
    problems.push({
      rule: 'import-changed', place: now.source.placeOf([list, newest.i, 'value']),
      message: `Here stands ${wordsOf(newest.entry)} for ${anyPeriodText(planned.period)}, published ${dateText(newest.entry.published)}, and the files say ${wordsOf(planned)}. What is published is never changed: if the files are a newer release, give its own date with published:; else correct what is wrong.`,
    });
    return false;
  }
  return true;
}

function isSame(entry: ObservationFile | BenchmarkFile, planned: Planned): boolean {
  if (entry.period !== planned.period) return false;
  if (!('group' in entry) || !('group' in planned)) return !('group' in entry) && !('group' in planned);
  const nameOf = ({ group, name }: { group: string; name?: string | undefined }): string => (group.startsWith('neighbours') ? name ?? '' : '');
  return entry.group === planned.group && nameOf(entry) === nameOf(planned);
}

/** 2025-11 and 2025-11-20 may be one release, told to the month and to the day. */
function isSameDate(a: string, b: string): boolean {
  return a.startsWith(b) || b.startsWith(a);
}

interface Said {
  value?: Decimal | undefined;
  missing?: string | undefined;
  numerator?: Decimal | undefined;
  denominator?: Decimal | undefined;
}

/** A part that only one of the two names changes nothing. */
function saysTheSame(a: Said, b: Said): boolean {
  const agree = (x: Decimal | undefined, y: Decimal | undefined): boolean => !x || !y || compareDecimals(x, y) === 0;
  return (a.value === undefined) === (b.value === undefined) && (a.value !== undefined || a.missing === b.missing)
    && agree(a.value, b.value) && agree(a.numerator, b.numerator) && agree(a.denominator, b.denominator);
}

function wordsOf({ value, missing, numerator, denominator }: Said): string {
  const parts = [numerator, denominator].flatMap((part) => (part ? [part.big.toFixed(part.decimals)] : []));
  return `${value ? value.big.toFixed(value.decimals) : `no value (${String(missing)})`}${parts.length > 0 ? ` (${parts.join(' of ')})` : ''}`;
}

function newText(series: ImportSeries, plan: PlannedSeries, release: Release): string {
  const { title, label = title, definition, area, unit, counts, frequency, good, population, subset, 'out-of': outOf, measure, 'adds-up': addsUp, joins, leaves, owner } = series;
  return stringify(withoutUndefined({ title, label, definition, area, unit, counts, frequency, good, population, subset, 'out-of': outOf, measure, 'adds-up': addsUp, joins, leaves, owner, source: release.source, where: plan.where }), { lineWidth: 0 });
}

/** At the end of its list, letter for letter as the rest stands; a list that is not there yet begins, benchmarks above the values, which only grow. */
function addItems(text: string, list: 'observations' | 'benchmarks', nodes: readonly object[]): string {
  if (nodes.length === 0) return text;
  const document = parseDocument(text);
  if (!isMap(document.contents)) throw new Error('an indicator is a group of names');
  const items = document.get(list);
  if (isSeq(items) && items.flow) {
    items.items.push(...nodes.map((node) => document.createNode(node)));
    return document.toString({ lineWidth: 0 });
  }
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const pair = document.contents.items.find(({ key }) => isScalar(key) && key.value === (isSeq(items) ? list : 'observations'));
  const last = isSeq(items) ? rangeOf(items.items.at(-1)) : null;
  const indent = last ? /^ */.exec(text.slice(text.lastIndexOf('\n', text.lastIndexOf('- ', last[0])) + 1))?.[0] ?? '' : '  ';
  const lines = nodes.flatMap((node) => stringify(node, { lineWidth: 0 }).trimEnd().split('\n').map((line, i) => `${indent}${i === 0 ? '- ' : '  '}${line}${lineEnd}`)).join('');
  if (last) {
    const end = text.indexOf('\n', text.slice(0, last[1]).trimEnd().length) + 1;
    return end === 0 ? `${text}${lineEnd}${lines}` : text.slice(0, end) + lines + text.slice(end);
  }
  const start = pair ? rangeOf(pair.key)?.[0] ?? text.length : text.length;
  return `${text.slice(0, start)}${list}:${lineEnd}${lines}${text.slice(start)}`;
}

function rangeOf(node: unknown): readonly [number, number] | null {
  return isNode(node) && node.range ? [node.range[0], node.range[1]] : null;
}

function observationNode(one: PlannedObservation, { release, own, where }: { release: Release; own: { source: string; where: string | undefined }; where: string }): object {
  const { value, numerator, denominator, missing, reason } = one;
  const elsewhere = release.source === own.source ? {} : { source: release.source, where };
  return new Document(withoutUndefined({ period: periodNode(one.period), value: numberNode(value), numerator: numberNode(numerator), denominator: numberNode(denominator), missing, reason, published: release.published, ...elsewhere }), { flow: true }).contents as object;
}

function benchmarkNode({ group, name, value, period, method, where }: PlannedBenchmark, { published, source }: Release): object {
  return withoutUndefined({ group, name, value: numberNode(value), period: periodNode(period), method, published, source, where });
}

/** 10.00 keeps its decimals. */
function numberNode(value: Decimal | undefined): Scalar | undefined {
  if (!value) return undefined;
  const node = new Scalar(value.big.toNumber());
  if (value.decimals > 0) node.minFractionDigits = value.decimals;
  return node;
}

/** A year alone stands without quotation marks. */
function periodNode(period: string): Scalar {
  return new Scalar(/^\d{4}$/.test(period) ? Number(period) : period);
}

function withoutUndefined(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
