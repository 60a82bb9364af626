import { gunzipSync } from 'node:zlib';

/** Beside Pagefind's files: what the search page asks whether a word is known, and what was meant. */
export const WORDS = 'words.json';

/**
 * The words of all that can be found, the most frequent first. Pagefind never says that it doesn't know a word, but looks for
 * its first letters, down to one; our page knows better with this. Numbers are left out.
 * @param fragments Pagefind's, a page each
 */
export function writeWords(fragments: readonly Uint8Array[]): Uint8Array {
  const counts = new Map<string, number>();
  for (const fragment of fragments) for (const word of wordsIn(contentOf(fragment))) counts.set(word, (counts.get(word) ?? 0) + 1);
  const words = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([word]) => word);
  return new TextEncoder().encode(JSON.stringify(words));
}

/** As templates/assets/search.js parts what a reader asks for. */
function wordsIn(text: string): string[] {
  return text.toLowerCase().normalize('NFD').replaceAll(/[\u0300-\u036f'’]/g, '').match(/\p{L}[\p{L}\d]*/gu) ?? [];
}

function contentOf(fragment: Uint8Array): string {
  const text = gunzipSync(fragment).toString('utf8');
  return (JSON.parse(text.slice(text.indexOf('{'))) as { content: string }).content;
}
