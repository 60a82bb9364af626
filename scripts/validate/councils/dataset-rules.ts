import type { DataPath } from '../../load/read-yaml.ts';
import type { Place, Problem } from '../../problem.ts';
import { topMembers } from '../../schema/dataset.ts';
import { compareDecimals, percentOf, roundDecimal, sumDecimals, type Decimal } from '../../schema/decimal.ts';
import { countsPeople, isMeasured, type Counted } from '../../schema/field.ts';
import { fitsFrequency, frequencyOf, FREQUENCY_FORMS, periodText } from '../../schema/period.ts';
import { didYouMean } from '../suggest.ts';
import { HUNDRED, type CouncilContext, type OpenDataset, type OpenQuantity, type ReadDataset } from './datasets.ts';

/** Every rule that a dataset's own numbers, dates and sources must keep. */
export function checkDataset(read: ReadDataset, council: CouncilContext): Problem[] {
  return [...checkPeriods(read), ...checkDuplicates(read), ...checkRange(read), ...checkPercentages(read), ...checkAverages(read), ...checkSums(read), ...checkSources(read, council)];
}

function checkPeriods({ dataset, file, base, entryPaths }: ReadDataset): Problem[] {
  const { frequency } = dataset;
  const loose = (period: string | null, path: DataPath): Problem[] => (period && !frequencyOf(period)
    ? [{ rule: 'no-such-period', place: file.placeOf(path), message: `“${period}” is not a day, month, quarter or year. Write it as 2024-03-31, 2024-03, 2024-Q1, 2024 or 2023-24.` }] : []);
  const benchmarks = dataset.benchmarks.flatMap((b, i) => loose(b.period, [...base, 'benchmarks', i, 'period']));
  if (!frequency) return dataset.entries.flatMap((entry, i) => loose(entry.period, periodPath(dataset.kind, entryPaths[i] ?? [])));
  const entries = dataset.entries.flatMap((entry, i) => (entry.period && !fitsFrequency(entry.period, frequency)
    ? [{ rule: 'period-frequency', place: file.placeOf([...entryPaths[i] ?? [], 'period']),
        message: `“${entry.period}” is not a period of a series by ${frequency.replaceAll('-', ' ')}. Write it as ${FREQUENCY_FORMS[frequency].example}, or correct the frequency.` }]
    : []));
  return [...benchmarks, ...entries];
}

/** A fact says as-of, and a table's period stands at the head of its edition: editions, 0, rows, 3 -> editions, 0, period. */
function periodPath(kind: ReadDataset['dataset']['kind'], entryPath: readonly (string | number)[]): DataPath {
  return kind === 'fact' ? [...entryPath, 'as-of'] : [...entryPath.slice(0, 2), 'period'];
}

function checkDuplicates({ dataset, file, entryPaths }: ReadDataset): Problem[] {
  const seen = new Map<string, number>();
  return dataset.entries.flatMap((entry, i) => {
    const key = [entry.period, entry.published, ...entry.members].join('|');
    const first = seen.get(key);
    if (first === undefined) {
      seen.set(key, i);
      return [];
    }
    const what = entry.period && dataset.frequency ? periodText(entry.period, dataset.frequency) : `“${entry.members.join(' ')}”`;
    const line = file.placeOf(entryPaths[first] ?? []).line;
    return [{ rule: 'duplicate-period', place: file.placeOf(entryPaths[i] ?? []),
      message: `${what} stands twice with the same published date (first on line ${line}). Delete one; a revision needs its own later published date.` }];
  });
}

function checkRange({ dataset, canExceed100, file, entryPaths }: ReadDataset): Problem[] {
  return dataset.entries.flatMap((entry, i) => {
    if (entry.quantity.state !== 'held') return [];
    const { value } = entry.quantity;
    const place = (): Place => file.placeOf([...entryPaths[i] ?? [], 'value']);
    if (dataset.unit === 'percent' && !canExceed100 && compareDecimals(value, HUNDRED) > 0) {
      return [{ rule: 'over-100', place: place(), message: `${text(value)}% is more than the whole. Correct it, or add “can-exceed-100: true” if this measure can.` }];
    }
    if (countsPeople(dataset.counts) && dataset.unit === 'count' && (value.big.lt(0) || !value.big.eq(value.big.round(0)))) {
      return [{ rule: 'not-a-count', place: place(), message: `${text(value)} cannot be a number of people. Write a whole number, 0 or more.` }];
    }
    if (dataset.unit === 'count' && THINGS.includes(dataset.counts) && !value.big.eq(value.big.round(0))) {
      return [{ rule: 'not-a-count', place: place(), message: `${text(value)} cannot be a number of ${dataset.counts}. Write a whole number; an average has “counts: other”.` }];
    }
    if (value.big.lt(0) && (dataset.unit === 'percent' ? !canExceed100 : dataset.unit === 'count' && THINGS.includes(dataset.counts))) {
      return [{ rule: 'below-0', place: place(), message: `${text(value)}${dataset.unit === 'percent' ? '%' : ''} is less than none. Correct it; ${dataset.unit === 'percent' ? 'if this measure can be, as a change can, add “can-exceed-100: true”' : 'a change, which can be, has “counts: other”'}.` }];
    }
    return [];
  });
}

/** They are whole, and there can't be fewer than none. */
const THINGS: readonly Counted[] = ['households', 'homes', 'places', 'services'];

/** 45% of 12 out of 40 is 30%: a percentage must be what its own numerator and denominator give at its own decimals. */
function checkPercentages({ dataset, file, entryPaths }: ReadDataset): Problem[] {
  if (dataset.unit !== 'percent') return [];
  return dataset.entries.flatMap((entry, i) => {
    const [value, numerator, denominator] = [entry.quantity, entry.numerator, entry.denominator];
    if (value.state !== 'held' || numerator?.state !== 'held' || denominator?.state !== 'held') return [];
    const [part, whole] = [text(numerator.value), text(denominator.value)];
    if (denominator.value.big.lte(0)) return [{ rule: 'percent-contradiction', place: file.placeOf([...entryPaths[i] ?? [], 'denominator']), message: `The denominator is ${whole}, so there is no percentage. Correct the denominator.` }];
    const computed = percentOf(numerator.value, denominator.value, value.value.decimals);
    const agrees = compareDecimals(computed, value.value) === 0;
    if (agrees && entry.discrepancy) return [{ rule: 'no-discrepancy', place: file.placeOf([...entryPaths[i] ?? [], 'discrepancy']), message: `${part} of ${whole} is ${text(computed)}%, so nothing contradicts itself here. Delete the discrepancy.` }];
    if (agrees || entry.discrepancy) return [];
    return [{ rule: 'percent-contradiction', place: file.placeOf([...entryPaths[i] ?? [], 'value']), message: `${part} of ${whole} is ${text(computed)}%, not ${text(value.value)}%. Correct the one that is wrong; if the source itself says so, add discrepancy: with what it says, what is published and why.` }];
  });
}

/** Weeks, miles or pounds with a number of people are an average of theirs, and of nothing else. */
function checkAverages({ dataset, file, entryPaths }: ReadDataset): Problem[] {
  if (!isMeasured(dataset.unit)) return [];
  return dataset.entries.flatMap(({ numerator, denominator }, i): Problem[] => {
    const ofField = (field: string, message: string): Problem[] => [{ rule: 'average-of-whom', place: file.placeOf([...entryPaths[i] ?? [], field]), message }];
    if (numerator) return ofField('numerator', 'An average has no numerator. Write denominator: with the number of people whose average it is, and delete this.');
    if (denominator?.state !== 'held') return [];
    if (!countsPeople(dataset.counts)) return ofField('denominator', `This says of how many people the average is, and counts: ${dataset.counts} says that it is of nobody. Write counts: children, young-people or care-leavers, so that an average of few is hidden; or delete this.`);
    const { big } = denominator.value;
    return big.gt(0) && big.eq(big.round(0)) ? [] : ofField('denominator', `There is no average of ${text(denominator.value)} people. Write of how many it is: a whole number, 1 or more.`);
  });
}

/** Where parts make a whole: a total member must be their sum, and percentages must come to 100 within rounding. */
function checkSums({ dataset, file, entryPaths }: ReadDataset): Problem[] {
  if (!dataset.partsMakeAWhole) return [];
  return dataset.dimensions.flatMap((dimension, d) => {
    const groups = Map.groupBy(dataset.entries.entries(), ([, e]) => [e.period, e.published, ...e.members.filter((_, m) => m !== d)].join('|'));
    return [...groups.values()].flatMap((group): Problem[] => {
      // Averages don't add up, and the people whose they are do.
      const isOfPeople = isMeasured(dataset.unit) && group.some(([, e]) => e.denominator !== null);
      const summed = (e: OpenDataset['entries'][number]): OpenQuantity | null => (isOfPeople ? e.denominator : e.quantity);
      if (group.some(([, e]) => summed(e)?.state !== 'held')) return [];
      const held = group.map(([i, e]) => ({ i, member: e.members[d], value: (summed(e) as { value: Decimal }).value }));
      // A member that has no row of its own is there by its parts.
      const given = new Set(held.map((h) => h.member));
      const rowsFor = (member: string): string[] => (given.has(member) ? [member] : (dimension.sums?.[member] ?? []).flatMap(rowsFor));
      const counted = new Set(topMembers(dimension).flatMap(rowsFor));
      const isKnown = (member: string | undefined): boolean => dimension.members.some(({ id }) => id === member);
      const parts = held.filter((h) => counted.has(h.member ?? '') || !isKnown(h.member)).map((h) => h.value);
      const sum = sumDecimals(parts);
      const total = held.find((h) => h.member === dimension.total);
      if (total && parts.length > 0 && compareDecimals(sum, total.value) !== 0 && dataset.unit !== 'percent') {
        return [{ rule: 'parts-sum', place: file.placeOf([...entryPaths[total.i] ?? [], isOfPeople ? 'denominator' : 'value']), message: `The parts sum to ${text(sum)}, not ${text(total.value)}. Correct the one that is wrong, or say “parts-make-a-whole: false”.` }];
      }
      if (dataset.unit === 'percent' && parts.length > 1) {
        const unit = 10 ** -Math.max(...parts.map((p) => p.decimals));
        const off = sum.big.minus(100).abs();
        if (off.gt(unit * parts.length / 2)) return [{ rule: 'parts-sum', place: file.placeOf(entryPaths[held[0]?.i ?? 0] ?? []), message: `The shares come to ${text(sum)}%, not 100%. Correct them, or say “parts-make-a-whole: false”.` }];
      }
      return [];
    });
  });
}

function checkSources({ file, base }: ReadDataset, council: CouncilContext): Problem[] {
  const known = Object.keys(council.file.sources);
  const data = base.reduce<unknown>((value, step) => (value as Record<string, unknown>)[step], file.data) as Record<string, unknown>;
  const lists = ['targets', 'benchmarks', 'observations'].flatMap((name) => ((data[name] ?? []) as Record<string, unknown>[]).map((item, i) => ({ item, path: [...base, name, i] })))
    .filter(({ item }) => item['source'] !== undefined);
  return [{ item: data, path: base }, ...lists].flatMap(({ item, path }): Problem[] => {
    const id = String(item['source']);
    return known.includes(id) ? [] : [{ rule: 'unknown-source', place: file.placeOf([...path, 'source']), message: `There is no source “${id}” in council.yaml.${didYouMean(id, known)} Correct it, or add the source there.` }];
  });
}

function text(value: Decimal): string {
  return roundDecimal(value, value.decimals).big.toFixed(value.decimals);
}
