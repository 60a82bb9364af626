import { warningAt, type Warning } from '../../problem.ts';
import { visibleEntries, type Entry } from '../../schema/dataset.ts';
import { parseDecimal, type Decimal } from '../../schema/decimal.ts';
import { periodText } from '../../schema/period.ts';
import type { OpenQuantity, ReadDataset } from '../councils/datasets.ts';

/** Below it, numbers double and halve by themselves. */
const SMALL = 20;
const MANY_TIMES = 4;
const FAR = 0.25;
const NEAR = 0.125;
const END_OF_TIME = '9999-12-31';

interface Point {
  value: Decimal;
  entry: Entry<OpenQuantity>;
}

/** Values of a series that look mistyped beside those before and after. A revised value, and one that says `checked:`, are as they should be. */
export function adviseSlips({ dataset, file, entryPaths }: ReadDataset): Warning[] {
  const { frequency } = dataset;
  // A year to date is many times what it was, and begins anew in April.
  if (dataset.kind !== 'indicator' || !frequency || frequency === 'year-to-date') return [];
  const points = visibleEntries(dataset.entries, END_OF_TIME).flatMap((entry): Point[] => (entry.quantity.state === 'held' && entry.period !== null ? [{ value: entry.quantity.value, entry }] : []))
    .sort((a, b) => (a.entry.period! < b.entry.period! ? -1 : 1));
  if (points.some(({ value }) => value.big.lt(0))) return [];
  return points.flatMap((point, i) => {
    const beside = neighboursOf(points, i);
    const odd = point.entry.status === 'revised' ? null : explainSlip(point.value, beside.map(({ value }) => value));
    if (!odd) return [];
    const path = entryPaths[dataset.entries.indexOf(point.entry)] ?? [];
    const written = path.reduce<unknown>((data, step) => (data as Record<string, unknown>)[step], file.data) as Record<string, unknown>;
    if (written['checked'] !== undefined) return [];
    const others = beside.map(({ value, entry }) => `${text(value)} for ${periodText(entry.period!, frequency)}`).join(' and ');
    return [warningAt(file.placeOf([...path, 'value']), 'likely-slip', `${text(point.value)} is far from ${others}${odd}. Compare it with the source. If it is right, say so beside it, with the reason: checked: "…".`)];
  });
}

/** Before and after; at an end the two nearest. Of two values alone, the later is looked at beside the earlier. */
function neighboursOf(points: readonly Point[], i: number): Point[] {
  if (points.length === 2) return i === 1 ? [points[0]!] : [];
  const last = points.length - 1;
  return (i === 0 ? [1, 2] : i === last ? [last - 2, last - 1] : [i - 1, i + 1]).flatMap((n) => points[n] ?? []);
}

/** What makes it look so, or null. */
function explainSlip(value: Decimal, beside: readonly Decimal[]): string | null {
  if (beside.length === 0 || beside.some((other) => isSmall(value) && isSmall(other))) return null;
  if (beside.some((other) => apart(value, other) <= FAR)) return null;
  const meant = swaps(value).find((swapped) => beside.some((other) => apart(swapped, other) < NEAR) && beside.every((other) => apart(swapped, other) < apart(value, other)));
  if (meant) return `, and ${text(meant)}, with two digits swapped, is near`;
  if (beside.every((other) => isManyTimes(value, other))) return ', as if a digit were too many';
  return beside.every((other) => isManyTimes(other, value)) ? ', as if a digit were missing' : null;
}

const isSmall = ({ big }: Decimal): boolean => big.toNumber() < SMALL;
const isManyTimes = (a: Decimal, b: Decimal): boolean => a.big.gte(b.big.times(MANY_TIMES));

/** As a share of the other; near enough in binary, for it only advises. */
function apart(value: Decimal, other: Decimal): number {
  const [a, b] = [value.big.toNumber(), other.big.toNumber()];
  return b === 0 ? Infinity : Math.abs(a - b) / b;
}

/** 119 -> 191; none that begins with 0. */
function swaps(value: Decimal): Decimal[] {
  const digits = text(value);
  return [...digits].slice(1).flatMap((_, i) => {
    const swapped = digits.slice(0, i) + digits[i + 1] + digits[i] + digits.slice(i + 2);
    return /^0\d|\.$|^\./.test(swapped) || swapped === digits ? [] : parseDecimal(swapped) ?? [];
  });
}

function text({ big, decimals }: Decimal): string {
  return big.toFixed(decimals);
}
