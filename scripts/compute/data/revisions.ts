import type { Entry, ProtectedDataset, ProtectedQuantity } from '../../schema/dataset.ts';
import { lastDay, whenText } from '../../schema/period.ts';
import { capitalise } from '../../schema/words.ts';
import { memberNames, periodOf } from '../figure.ts';
import { formatValue, MISSING_WORDS } from '../format.ts';
import { typeset } from '../prose.ts';

/** 'August 2024: 191 was revised to 189, published in November 2024.' One sentence for each time a value was replaced. */
export function sayRevisions(dataset: ProtectedDataset): string[] {
  const versions = new Map<string, Entry<ProtectedQuantity>[]>();
  for (const entry of dataset.entries) {
    const key = [entry.period, ...entry.members].join('|');
    versions.set(key, [...versions.get(key) ?? [], entry]);
  }
  return [...versions.values()].flatMap((entries) => {
    const ordered = entries.toSorted((a, b) => (lastDay(a.published) < lastDay(b.published) ? -1 : 1));
    return ordered.slice(1).map((entry, i) => say(dataset, ordered[i] as Entry<ProtectedQuantity>, entry));
  });
}

function say(dataset: ProtectedDataset, before: Entry<ProtectedQuantity>, after: Entry<ProtectedQuantity>): string {
  const part = after.members.length > 0 ? `${memberNames(dataset, after.members)}, ` : '';
  return typeset(capitalise(`${part}${periodOf(dataset, after.period)}: ${words(before.quantity, dataset)} was revised to ${words(after.quantity, dataset)}, published ${whenText(after.published)}.`));
}

function words(quantity: ProtectedQuantity, { unit }: ProtectedDataset): string {
  if (quantity.state === 'shown') return formatValue(quantity.value, unit);
  return quantity.state === 'suppressed' ? 'hidden' : MISSING_WORDS[quantity.why];
}
