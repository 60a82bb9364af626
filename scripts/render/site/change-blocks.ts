import type { Block } from '../../schema/report/block.ts';
import type { KpisView } from '../../schema/report/kpis.ts';
import type { Inline } from '../../schema/report/prose.ts';
import type { SourceView } from '../../schema/report/source.ts';
import type { TableView } from '../../schema/report/table.ts';

type HeadingLevel = (Block & { kind: 'heading' })['level'];

/** What becomes of the addresses, anchors and heading levels in a tree of blocks; everything else stays. */
interface Changes {
  href: (href: string) => string;
  /** Of datasets' pages, relative to dist/site. */
  data: (href: string) => string;
  /** Of pictures. */
  src: (src: string) => string;
  /** Of notes, where their marks lead. */
  note: (id: string) => string;
  level: (level: HeadingLevel) => HeadingLevel;
}

const NOTHING: Changes = { href: (href) => href, data: (href) => href, src: (src) => src, note: (id) => id, level: (level) => level };

/** A chapter on a page of its own has its title as h1, so what was h3 becomes h2, and h4 becomes h3. */
export function raiseHeadings(blocks: readonly Block[]): Block[] {
  return changeBlocks(blocks, { level: (level) => (level === 4 ? 3 : 2) });
}

export function changeBlocks(blocks: readonly Block[], changes: Partial<Changes>): Block[] {
  const all = { ...NOTHING, ...changes };
  return blocks.map((block) => changeBlock(block, all));
}

export function changeInlines(content: readonly Inline[], changes: Partial<Changes>): Inline[] {
  const all = { ...NOTHING, ...changes };
  return content.map((part) => changeInline(part, all));
}

function changeBlock(block: Block, changes: Changes): Block {
  switch (block.kind) {
    case 'paragraph': return { ...block, content: changeInlines(block.content, changes) };
    case 'heading': return { ...block, level: changes.level(block.level), content: changeInlines(block.content, changes) };
    case 'list': return { ...block, items: block.items.map((item) => changeBlocks(item, changes)) };
    case 'quote': return { ...block, content: changeBlocks(block.content, changes), source: changeInlines(block.source, changes) };
    case 'code': return block;
    case 'note': case 'exempt': case 'language': case 'landscape': return { ...block, content: changeBlocks(block.content, changes) };
    case 'recommendations': return { ...block, items: block.items.map((item) => ({ ...item, content: changeBlocks(item.content, changes) })) };
    case 'table': return { ...block, table: changeTable(block.table, changes) };
    case 'kpis': return { ...block, kpis: changeKpis(block.kpis, changes) };
    case 'chart': {
      const { chart } = block;
      return { ...block, chart: { ...chart, source: changeSource(chart.source, changes), headline: changeInlines(chart.headline, changes), notes: chart.notes.map((note) => changeInlines(note, changes)), table: changeTable(chart.table, changes) } };
    }
  }
}

function changeTable(table: TableView, changes: Changes): TableView {
  const rows = table.rows.map((row) => row.map((cell) => (cell.content ? { ...cell, content: changeInlines(cell.content, changes) } : cell)));
  return { ...table, rows, source: table.source && changeSource(table.source, changes) };
}

function changeSource(source: SourceView, changes: Changes): SourceView {
  const data = source.data?.map((link) => ({ ...link, href: changes.data(link.href) }));
  return { ...source, href: source.href && changes.href(source.href), ...(data ? { data } : {}) };
}

function changeKpis(kpis: KpisView, changes: Changes): KpisView {
  return { ...kpis, notes: kpis.notes.map((note) => changeInlines(note, changes)), table: changeTable(kpis.table, changes) };
}

function changeInline(part: Inline, changes: Changes): Inline {
  switch (part.kind) {
    case 'link': return { ...part, href: changes.href(part.href), children: changeInlines(part.children, changes) };
    case 'reference': return { ...part, href: changes.href(part.href) };
    case 'emphasis': case 'strong': case 'language': return { ...part, children: changeInlines(part.children, changes) };
    case 'image': return { ...part, src: changes.src(part.src) };
    case 'note-mark': return { ...part, note: changes.note(part.note) };
    default: return part;
  }
}
