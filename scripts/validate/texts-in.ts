/** Every text in what a file holds, with the way to it. */
export function textsIn(value: unknown, path: readonly (string | number)[]): { text: string; path: readonly (string | number)[] }[] {
  if (typeof value === 'string') return [{ text: value, path }];
  // A decimal is a number, not a group.
  if (value === null || typeof value !== 'object' || 'big' in value) return [];
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, [...path, Array.isArray(value) ? Number(key) : key]));
}
