import type { Problem } from '../../problem.ts';
import { inlinesOfNarrative, type SourceInline } from '../../schema/narrative.ts';
import { problemAt, type ProseContext } from './context.ts';

const SINGLE = /(?<!\{)\{(?![{#])([^{}]*)(\})?/g;

/** A figure in single braces, or with a brace too many, would be printed with its braces. */
export function checkStrayBraces({ narrative, datasets }: ProseContext): Problem[] {
  const inlines = inlinesOfNarrative(narrative);
  return inlines.flatMap((inline, i): Problem[] => {
    if (inline.kind !== 'text' || !/[{}]/.test(inline.text)) return [];
    const tell = (column: number, message: string): Problem => problemAt({ ...inline.place, column: inline.place.column + column }, 'leftover-mark', message);
    const [opening, closing] = [isFigure(inlines[i + 1]) ? /(?<!\{)\{\s*$/.exec(inline.text) : null, isFigure(inlines[i - 1]) ? /^\s*\}(?!\})/.exec(inline.text) : null];
    return [
      ...(closing ? [tell(closing[0].length - 1, 'There is a brace too many after this figure, which ends with }}. Delete it.')] : []),
      ...[...inline.text.matchAll(SINGLE)].flatMap(({ index, 1: inner = '', 2: end }) => (index === opening?.index || !isMeant(inner, datasets) ? []
        : tell(index, `A figure stands between two braces on each side. Write {{ ${end ? inner.trim() : firstWord(inner)} }}.`))),
      ...(opening ? [tell(opening.index, 'There is a brace too many before this figure, which begins with {{. Delete it.')] : []),
    ];
  });
}

function isFigure(inline: SourceInline | undefined): boolean {
  return inline?.kind === 'figure';
}

/** It begins with the name of a figure, or looks like one, or has what may follow one. */
function isMeant(inner: string, datasets: ProseContext['datasets']): boolean {
  const first = firstWord(inner);
  return datasets.has(first) || /^fixed\s/.test(inner.trim()) || /^[a-z0-9]+(?:-[a-z0-9]+)+$/i.test(first) || /\S\s*\|/.test(inner);
}

function firstWord(inner: string): string {
  return inner.trim().split(/[\s|]/)[0] ?? '';
}
