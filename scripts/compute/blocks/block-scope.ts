import type { ProtectedCouncil } from '../../protect/protect-tables.ts';
import { visibleEntries, type ProtectedDataset } from '../../schema/dataset.ts';
import type { FencedBlock, SourceInline } from '../../schema/narrative.ts';
import type { OutlineSection } from '../../schema/outline.ts';
import type { Link } from '../../schema/report/link-date-absence.ts';
import type { SourceView } from '../../schema/report/source.ts';
import { wordsOf } from '../../schema/walk-report.ts';
import { latestEdition } from '../chart-of-datasets.ts';
import type { ExemptBy } from '../exemption.ts';
import { pageOf } from '../figure-sources.ts';
import { sayNoPeriod } from '../no-period.ts';
import { computeProse, typeset, type ProseScope } from '../prose.ts';

/** What a block needs beside its own words. */
export interface BlockScope extends ProseScope {
  council: ProtectedCouncil;
  section: OutlineSection;
  /** What of the council's data can be linked to. */
  dataPages: ReadonlySet<string>;
  /** By what its exempt parts are exempt; left out where there can be none. */
  exemptBy?: ExemptBy;
}

/** The block's first paragraph is its headline or caption; the others are notes. */
export function captionAndNotes(block: FencedBlock): { caption: SourceInline[]; notes: SourceInline[][] } {
  const [caption = [], ...notes] = block.content.flatMap((b) => (b.kind === 'paragraph' ? [b.content] : []));
  return { caption, notes };
}

export function datasetsOf(block: FencedBlock, scope: BlockScope): ProtectedDataset[] {
  return block.words.split(/\s+/).map((id) => scope.council.datasets.get(id) as ProtectedDataset);
}

/** The sources of every value that is shown, each once, and the pages of the datasets. */
export function sourceOf(datasets: readonly ProtectedDataset[], scope: BlockScope): SourceView {
  const { asOf } = scope;
  const sources = new Map(datasets.flatMap((dataset) => visibleEntries(dataset.entries, asOf).map((entry) => entry.source ?? dataset.source)).map((source) => [source.text, source]));
  return { text: [...sources.keys()].join('; '), href: sources.size === 1 ? [...sources.values()][0]?.href ?? null : null, ...dataLinksOf(datasets, scope) };
}

/**
 * To each dataset's page, where it has one. Its name comes from the dataset alone, or from those beside it, so that it
 * stays as it was when data are added; several areas' are told apart by the area.
 */
function dataLinksOf(datasets: readonly ProtectedDataset[], { council, dataPages }: BlockScope): Pick<SourceView, 'data'> {
  const titles = datasets.map(({ title }) => title);
  const links = datasets.flatMap((dataset): Link[] => {
    const href = pageOf(dataset.id, { council: council.id, datasets: council.datasets, pages: dataPages });
    const isShared = titles.indexOf(dataset.title) !== titles.lastIndexOf(dataset.title);
    const area = dataset.area ?? (isShared ? council.file['short-name'] : null);
    return href === null ? [] : [{ text: typeset(area === null ? dataset.title : `${dataset.title}, ${area}`), href }];
  });
  return links.length > 0 ? { data: links } : {};
}

/** Why the values shown have no date, of a breakdown alone: a series always has one. */
export function periodNotes(datasets: readonly ProtectedDataset[], asOf: string): string[] {
  return sayNoPeriod(datasets.flatMap((dataset) => latestEdition(dataset, asOf)));
}

/** For places that hold plain text. A figure there becomes no <data> element, so the list of the text's figures leaves it out. */
export function computeWords(inlines: readonly SourceInline[], scope: BlockScope): string {
  return wordsOf(computeProse(inlines, { ...scope, figures: [] }));
}
