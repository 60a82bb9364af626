import type { ProtectedCouncil } from '../../protect/protect-tables.ts';
import type { ProtectedDataset } from '../../schema/dataset.ts';
import type { FencedBlock, SourceBlock, SourceInline } from '../../schema/narrative.ts';
import type { OutlineSection } from '../../schema/outline.ts';
import type { Block, Inline, SourceView, TableView } from '../../schema/report.ts';
import { computeChart } from '../chart/compute-chart.ts';
import { chartOfDatasets } from '../chart-of-datasets.ts';
import { computeKpis } from '../kpi/compute-kpis.ts';
import { markerNotes } from '../kpi/notes.ts';
import { computeProse, typeset, type ProseScope } from '../prose.ts';
import { tableOfDataset } from '../table-of-dataset.ts';

export interface BlockScope extends ProseScope {
  council: ProtectedCouncil;
  section: OutlineSection;
}

export function computeBlocks(blocks: readonly SourceBlock[], scope: BlockScope): Block[] {
  return blocks.flatMap((block) => computeBlock(block, scope));
}

function computeBlock(block: SourceBlock, scope: BlockScope): Block[] {
  const label = scope.section.labels.get(block) ?? null;
  switch (block.kind) {
    case 'paragraph': return [{ kind: 'paragraph', id: label?.id ?? null, number: label?.number ?? null, content: computeProse(block.content, scope) }];
    case 'heading': return [{ kind: 'heading', level: block.level === 3 ? 3 : 4, id: label?.id ?? '', content: computeProse(block.content, scope) }];
    case 'list': return [{ kind: 'list', ordered: block.ordered, start: block.start, items: block.items.map((item) => computeBlocks(item, scope)) }];
    case 'blockquote': return [{ kind: 'quote', content: computeBlocks(block.content, scope), source: [] }];
    case 'code': return [{ kind: 'code', text: block.text }];
    case 'rule': return [];
    case 'pipe-table': return [{ kind: 'table', table: proseTable(block, label?.id ?? 'table', scope) }];
    case 'block': return computeFenced(block, label, scope);
  }
}

function computeFenced(block: FencedBlock, label: { id: string; number: string | null } | null, scope: BlockScope): Block[] {
  switch (block.name) {
    case 'chart': return [computeChartBlock(block, label?.id ?? '', label?.number ?? '', scope)];
    case 'kpis': {
      const { caption, notes } = captionAndNotes(block);
      const id = label?.id ?? '';
      return [{ kind: 'kpis', kpis: { id, notes: notes.map((note) => computeProse(note, scope)), ...computeKpis({ id: `${id}-table`, number: label?.number ?? '', caption: wordsOf(caption, scope), asOf: scope.asOf, datasets: datasetsOf(block, scope) }) } }];
    }
    case 'table': {
      const { caption, notes } = captionAndNotes(block);
      const [dataset] = datasetsOf(block, scope) as [ProtectedDataset];
      const { columns, rows } = tableOfDataset(dataset, scope.asOf);
      const table: TableView = { id: label?.id ?? '', number: label?.number ?? null, caption: wordsOf(caption, scope), columns, rows, notes: [...notes.map((note) => wordsOf(note, scope)), ...markerNotes(rows)], source: sourceOf([dataset]), wide: columns.length > 8 };
      return [{ kind: 'table', table }];
    }
    case 'recommendations': return [computeRecommendations(block, scope)];
    case 'quote': return [{ kind: 'quote', content: computeBlocks(block.content, scope), source: [{ kind: 'text', text: typeset(block.words) }] }];
    case 'note': return [{ kind: 'note', content: computeBlocks(block.content, scope) }];
    case 'landscape': return [{ kind: 'landscape', content: computeBlocks(block.content, scope) }];
    case 'lang': return [{ kind: 'language', lang: block.words, content: computeBlocks(block.content, scope) }];
    default: throw new Error(`block not checked: ${block.name}`);
  }
}

function computeChartBlock(block: FencedBlock, id: string, number: string, scope: BlockScope): Block {
  const datasets = datasetsOf(block, scope);
  const { caption, notes } = captionAndNotes(block);
  const { spec, subtitle, description, table } = computeChart(chartOfDatasets(id, datasets, scope.council.file['short-name'], scope.asOf));
  const source = sourceOf(datasets);
  return {
    kind: 'chart',
    chart: {
      id, number, subtitle, description, spec, source,
      headline: computeProse(caption, scope), notes: notes.map((note) => computeProse(note, scope)),
      table: { id: `${id}-data`, number: null, caption: `Data for ${number.toLowerCase()}: ${subtitle}`, ...table, notes: markerNotes(table.rows), source: null, wide: false },
    },
  };
}

function computeRecommendations(block: FencedBlock, scope: BlockScope): Block {
  const list = block.content.find((b) => b.kind === 'list');
  if (!list) return { kind: 'recommendations', items: [{ id: scope.section.labels.get(block)?.id ?? '', number: null, content: computeBlocks(block.content, scope) }] };
  const items = list.items.map((item) => {
    const label = item[0] ? scope.section.labels.get(item[0]) : undefined;
    // The item carries number and anchor; its paragraph must not repeat them.
    const content = computeBlocks(item, scope).map((b) => (b.kind === 'paragraph' ? { ...b, id: null, number: null } : b));
    return { id: label?.id ?? '', number: label?.number ?? null, content };
  });
  return { kind: 'recommendations', items: items.length === 1 ? items.map((item) => ({ ...item, number: null })) : items };
}

/** The block's first paragraph is its headline or caption; the others are notes. */
function captionAndNotes(block: FencedBlock): { caption: SourceInline[]; notes: SourceInline[][] } {
  const [caption = [], ...notes] = block.content.flatMap((b) => (b.kind === 'paragraph' ? [b.content] : []));
  return { caption, notes };
}

function datasetsOf(block: FencedBlock, scope: BlockScope): ProtectedDataset[] {
  return block.words.split(/\s+/).map((id) => scope.council.datasets.get(id) as ProtectedDataset);
}

function sourceOf(datasets: readonly ProtectedDataset[]): SourceView {
  const sources = new Map(datasets.map((d) => [d.source.text, d.source]));
  return { text: [...sources.keys()].join('; '), href: sources.size === 1 ? datasets[0]?.source.href ?? null : null };
}

function proseTable(block: SourceBlock & { kind: 'pipe-table' }, id: string, scope: BlockScope): TableView {
  const { header, rows, numeric } = block;
  return {
    id, number: null, caption: '', notes: [], source: null, wide: false,
    columns: header.map((cell, i) => ({ text: wordsOf(cell, scope), numeric: numeric[i] ?? false, latest: false })),
    rows: rows.map((row) => row.map((cell, i) => ({ text: wordsOf(cell, scope), numeric: numeric[i] ?? false, header: i === 0, latest: false, status: null }))),
  };
}

/** For places that hold plain text. A figure there becomes no <data> element, so the list of the text's figures leaves it out. */
function wordsOf(inlines: readonly SourceInline[], scope: BlockScope): string {
  return plain(computeProse(inlines, { ...scope, figures: [] }));
}

function plain(inlines: readonly Inline[]): string {
  return inlines.map((inline) => {
    if ('children' in inline) return plain(inline.children);
    return 'text' in inline ? inline.text : inline.kind === 'line-break' ? ' ' : '';
  }).join('');
}
