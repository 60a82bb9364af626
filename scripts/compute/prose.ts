import type { ProtectedDataset } from '../schema/dataset.ts';
import type { SourceInline } from '../schema/narrative.ts';
import type { Outline } from '../schema/outline.ts';
import { MONTHS } from '../schema/period.ts';
import type { FigureView, Inline } from '../schema/report/prose.ts';
import { computeFigure } from './figure.ts';

/** What prose needs to become display strings. `figures` collects every figure said, in order of reading. */
export interface ProseScope {
  asOf: string;
  datasets: ReadonlyMap<string, ProtectedDataset>;
  outline: Outline;
  abbreviations: AbbreviationFinder;
  figures: FigureView[];
}

export interface AbbreviationFinder {
  pattern: RegExp | null;
  expansions: Readonly<Record<string, string>>;
}

export function abbreviationFinder(expansions: Readonly<Record<string, string>>): AbbreviationFinder {
  const words = Object.keys(expansions).sort((a, b) => b.length - a.length).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return { pattern: words.length > 0 ? new RegExp(`(?<![\\w-])(?:${words.join('|')})(?![\\w-])`, 'g') : null, expansions };
}

export function computeProse(inlines: readonly SourceInline[], scope: ProseScope): Inline[] {
  return inlines.flatMap((inline) => computeInline(inline, scope));
}

function computeInline(inline: SourceInline, scope: ProseScope): Inline[] {
  switch (inline.kind) {
    case 'text': return expandAbbreviations(typeset(inline.text), scope.abbreviations);
    case 'figure': return [sayFigure(inline.figure, scope)];
    case 'code': return [{ kind: 'code', text: inline.text }];
    case 'line-break': return [{ kind: 'line-break' }];
    case 'image': return [{ kind: 'image', src: inline.src, alt: inline.alt }];
    case 'note-mark': return [{ kind: 'note-mark', id: noteMarkId(inline.note, inline.occurrence), note: noteId(inline.note), number: inline.note }];
    case 'emphasis': case 'strong': return [{ kind: inline.kind, children: computeProse(inline.children, scope) }];
    case 'language': return [{ kind: 'language', lang: inline.lang, children: computeProse(inline.children, scope) }];
    case 'link': {
      const target = inline.href.startsWith('#') ? scope.outline.targets.get(inline.href.slice(1)) : undefined;
      const [only] = inline.children;
      const isReference = target !== undefined && (inline.children.length === 0 || (inline.children.length === 1 && only?.kind === 'text' && only.text.trim().toLowerCase() === 'see'));
      return [isReference ? { kind: 'reference', href: inline.href, text: target.replace(/ (?=E?\d|[A-Z]$)/, '\u00a0') } : { kind: 'link', href: inline.href, children: computeProse(inline.children, scope) }];
    }
  }
}

function sayFigure(figure: (SourceInline & { kind: 'figure' })['figure'], scope: ProseScope): Inline {
  if (figure.kind === 'fixed') return { kind: 'text', text: figure.text };
  if (figure.kind === 'error') throw new Error(`figure not checked: ${figure.message}`);
  const view = computeFigure(figure, scope.datasets, scope.asOf);
  scope.figures.push(view);
  return { kind: 'figure', text: view.text, value: view.value, use: scope.figures.length - 1 };
}

export const noteId = (note: number): string => `note-${note}`;
export const noteMarkId = (note: number, occurrence: number): string => `note-${note}-mark${occurrence > 1 ? `-${occurrence}` : ''}`;

const BEFORE_MONTH = new RegExp(`(\\d) (?=(?:${MONTHS.join('|')})\\b)`, 'g');

/**
 * Quotation marks and apostrophes as printed; a dash between spaces is an en dash. A text may begin after *emphasis* or a
 * figure, so at its start only a mark before a word opens, and 's never does.
 */
export function typeset(text: string): string {
  // Most texts have none of these, and one look is cheaper than six.
  if (!/['"]| -|\d [JFMASOND]/.test(text)) return text;
  return text
    .replace(/([\s([{–—“"]|^"?)'(?="?[\p{L}\p{N}£])(?!s\b)/gu, '$1‘').replaceAll("'", '’')
    .replace(/([\s([{–—‘])"(?=\S|$)|^"(?=[\p{L}\p{N}£‘])/gu, '$1“').replaceAll('"', '”')
    .replace(/ -{1,2} /g, ' – ')
    .replace(BEFORE_MONTH, '$1\u00a0');
}

function expandAbbreviations(text: string, { pattern, expansions }: AbbreviationFinder): Inline[] {
  if (!pattern) return [{ kind: 'text', text }];
  const parts: Inline[] = [];
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    if (match.index > from) parts.push({ kind: 'text', text: text.slice(from, match.index) });
    parts.push({ kind: 'abbreviation', text: match[0], expansion: expansions[match[0]] as string });
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push({ kind: 'text', text: text.slice(from) });
  return parts;
}
