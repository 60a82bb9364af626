/** Longer than the few words that a slug of a paragraph is made of. */
const HEAD = 240;

/** 'Governance arrangements' -> 'governance-arrangements'; at most `words` words of it. */
export function slugOf(text: string, words = 8): string {
  if (text.length > HEAD) {
    // One word more, so that the last of them is whole.
    const found = firstWords(text.slice(0, HEAD), words + 1);
    if (found.length > words) return found.slice(0, words).join('-');
  }
  return firstWords(text, words).join('-') || 'text';
}

function firstWords(text: string, most: number): string[] {
  const plain = text.normalize('NFKD').replace(/[\u0300-\u036f'’]/g, '').toLowerCase();
  const found: string[] = [];
  for (const [word] of plain.matchAll(/[a-z0-9]+/g)) if (found.push(word) === most) break;
  return found;
}

/** Anchors that the build's own parts of a page have. */
export const RESERVED_ANCHORS: readonly string[] = ['main-content', 'notes', 'discrepancies', 'chapters', 'title-slide'];

/** Hands out every anchor once: a second 'progress' becomes 'progress-2'. */
export function anchorGiver(taken: Iterable<string>): (wanted: string) => string {
  const given = new Set([...RESERVED_ANCHORS, ...taken]);
  return (wanted) => {
    let id = wanted;
    for (let n = 2; given.has(id); n++) id = `${wanted}-${n}`;
    given.add(id);
    return id;
  };
}
