import type { MissingState } from './field.ts';

/** The government's symbols in place of a value, as '[c]' or 'c'. None of them is 0. */
export const SHORTHAND: ReadonlyMap<string, { missing: MissingState; reason: string }> = new Map(Object.entries({
  c: { missing: 'suppressed-at-source', reason: 'The source hides the value to protect people.' },
  k: { missing: 'suppressed-at-source', reason: 'The source says only that the value is so small that it rounds to 0.' },
  low: { missing: 'suppressed-at-source', reason: 'The source says only that the value is so small that it rounds to 0.' },
  u: { missing: 'not-given', reason: 'The source does not give the value, because it is not reliable.' },
  x: { missing: 'not-given', reason: 'The source does not have the value.' },
  z: { missing: 'not-applicable', reason: 'The source says that the value does not apply.' },
}));

/** 'c' of '[C]' and of 'c'. */
export function shorthandOf(cell: string): string {
  return cell.replace(/^\[(.*)\]$/, '$1').toLowerCase();
}
