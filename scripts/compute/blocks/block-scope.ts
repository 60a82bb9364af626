import type { ProtectedCouncil } from '../../protect/protect-tables.ts';
import { visibleEntries, type ProtectedDataset } from '../../schema/dataset.ts';
import type { FencedBlock, SourceInline } from '../../schema/narrative.ts';
import type { OutlineSection } from '../../schema/outline.ts';
import type { Inline, SourceView } from '../../schema/report.ts';
import { computeProse, type ProseScope } from '../prose.ts';

/** What a block needs beside its own words. */
export interface BlockScope extends ProseScope {
  council: ProtectedCouncil;
  section: OutlineSection;
}

/** The block's first paragraph is its headline or caption; the others are notes. */
export function captionAndNotes(block: FencedBlock): { caption: SourceInline[]; notes: SourceInline[][] } {
  const [caption = [], ...notes] = block.content.flatMap((b) => (b.kind === 'paragraph' ? [b.content] : []));
  return { caption, notes };
}

export function datasetsOf(block: FencedBlock, scope: BlockScope): ProtectedDataset[] {
  return block.words.split(/\s+/).map((id) => scope.council.datasets.get(id) as ProtectedDataset);
}

/** The sources of every value that is shown, each once. */
export function sourceOf(datasets: readonly ProtectedDataset[], asOf: string): SourceView {
  const sources = new Map(datasets.flatMap((dataset) => visibleEntries(dataset.entries, asOf).map((entry) => entry.source ?? dataset.source)).map((source) => [source.text, source]));
  return { text: [...sources.keys()].join('; '), href: sources.size === 1 ? [...sources.values()][0]?.href ?? null : null };
}

/** For places that hold plain text. A figure there becomes no <data> element, so the list of the text's figures leaves it out. */
export function wordsOf(inlines: readonly SourceInline[], scope: BlockScope): string {
  return plain(computeProse(inlines, { ...scope, figures: [] }));
}

export function plain(inlines: readonly Inline[]): string {
  return inlines.map((inline) => {
    if ('children' in inline) return plain(inline.children);
    return 'text' in inline ? inline.text : inline.kind === 'line-break' ? ' ' : '';
  }).join('');
}
