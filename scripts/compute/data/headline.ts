import { visibleEntries, type Entry, type ProtectedDataset, type ProtectedQuantity } from '../../schema/dataset.ts';
import { subtractDecimals, type Decimal } from '../../schema/decimal.ts';
import { yearBefore, type Frequency } from '../../schema/period.ts';
import { joinWords } from '../../schema/words.ts';
import { latestEdition } from '../chart-of-datasets.ts';
import { periodOf } from '../figure.ts';
import { formatChange, formatValue, MISSING_WORDS, shownValue } from '../format.ts';
import { typeset } from '../prose.ts';
import { ALWAYS } from './hold-back.ts';
import { withCounted } from './units.ts';

/** Up to this many parts are all said. */
const MOST_PARTS = 4;

/** A sentence on the newest values. Parts stand in the file's order, which no value decides. */
export function sayHeadline(dataset: ProtectedDataset): string {
  return typeset(dataset.kind === 'table' ? sayParts(dataset) : sayLatest(dataset));
}

export function sayFactsHeadline(facts: readonly ProtectedDataset[]): string {
  return facts.length === 1 ? '1 single figure that the publications say.' : `${facts.length} single figures that the publications say, each with its source.`;
}

function sayLatest(dataset: ProtectedDataset): string {
  const entries = visibleEntries(dataset.entries, ALWAYS).sort((a, b) => ((a.period ?? '') < (b.period ?? '') ? -1 : 1));
  const newest = entries.at(-1) as Entry<ProtectedQuantity>;
  const shown = entries.filter(({ quantity }) => quantity.state === 'shown');
  const latest = shown.at(-1);
  const missing = newest === latest ? '' : `The value for ${periodOf(dataset, newest.period)} is ${sayMissing(newest.quantity)}. `;
  if (!latest) return missing.trim();
  const [first] = dataset.frequency === 'year-to-date' ? shown.filter(({ period }) => period === yearBefore(latest.period ?? '')) : shown;
  const value = shownValue(latest.quantity) as Decimal;
  const change = first && first !== latest
    ? `, ${formatChange(subtractDecimals(value, shownValue(first.quantity) as Decimal), dataset.unit)} since ${sinceOf(dataset, first.period)}` : '';
  return `${missing}${missing ? 'Before it: ' : ''}${withCounted(formatValue(value, dataset.unit), dataset)} ${whenOf(dataset, latest.period)}${change}.`;
}

function sayMissing(quantity: ProtectedQuantity): string {
  return quantity.state === 'missing' ? MISSING_WORDS[quantity.why] : 'hidden to protect people';
}

/** 'in August 2024', 'on 31 March 2024', 'in the 6 months to August 2024' */
function whenOf(dataset: ProtectedDataset, period: string | null): string {
  const text = periodOf(dataset, period);
  const preposition: Partial<Record<Frequency, string>> = { day: 'on', 'point-in-time': 'on', 'rolling-6-months': 'in the', 'rolling-12-months': 'in the', 'financial-year': 'in the financial year', quarter: 'in' };
  return `${preposition[dataset.frequency ?? 'month'] ?? 'in'} ${text}`;
}

function sinceOf(dataset: ProtectedDataset, period: string | null): string {
  return `${dataset.frequency?.startsWith('rolling') ? 'the ' : ''}${periodOf(dataset, period)}`;
}

function sayParts(dataset: ProtectedDataset): string {
  const entries = latestEdition(dataset, ALWAYS);
  const isTotal = ({ members }: Entry<ProtectedQuantity>): boolean => members.some((member, d) => member === dataset.dimensions[d]?.total);
  const parts = entries.filter((entry) => !isTotal(entry));
  const period = entries[0]?.period ?? null;
  const when = period === null ? '' : `, ${periodOf(dataset, period)}`;
  const labels = dataset.dimensions.map(({ label }) => label.toLowerCase());
  if (dataset.dimensions.length > 1 || parts.length > MOST_PARTS) return `${parts.length} values, by ${joinWords(labels)}${when}.`;
  const [own] = dataset.dimensions;
  const words = (own?.members ?? []).flatMap(({ id, label }) => {
    const part = parts.find(({ members }) => members[0] === id);
    return part ? [`${label} ${part.quantity.state === 'shown' ? formatValue(part.quantity.value, dataset.unit) : sayMissing(part.quantity)}`] : [];
  });
  return `${words.join(', ')}${when}.`;
}
