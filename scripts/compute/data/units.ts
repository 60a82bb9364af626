import type { ProtectedDataset } from '../../schema/dataset.ts';
import type { Counted } from '../../schema/field.ts';
import { capitalise } from '../../schema/words.ts';
import { UNIT_LABELS } from '../format.ts';

/** One and several of what a number counts; nothing where a number stands alone. */
const COUNTED_WORDS: Record<Counted, [string, string] | null> = {
  children: ['child', 'children'], 'young-people': ['young person', 'young people'], 'care-leavers': ['care leaver', 'care leavers'],
  households: ['household', 'households'], homes: ['home', 'homes'], places: ['place', 'places'], services: ['service', 'services'], pounds: null, other: null,
};

/** 'Households', '%', '£ million', 'Number' */
export function unitLabelOf({ unit, counts }: ProtectedDataset): string {
  return unit === 'count' ? capitalise(COUNTED_WORDS[counts]?.[1] ?? UNIT_LABELS.count) : UNIT_LABELS[unit];
}

/** '191' -> '191 households' */
export function withCounted(text: string, { unit, counts }: ProtectedDataset): string {
  const words = unit === 'count' ? COUNTED_WORDS[counts] : null;
  return words ? `${text}\u00a0${words[text === '1' ? 0 : 1]}` : text;
}
