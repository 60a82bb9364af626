import { EXEMPT, type FencedBlock, type SourceBlock } from '../../schema/narrative.ts';
import type { Block } from '../../schema/report/block.ts';
import { sayMark, sayNotice } from '../exemption.ts';
import { computeProse, typeset } from '../prose.ts';
import type { BlockScope } from './block-scope.ts';
import { computeChartBlock, computeKpisBlock } from './chart-and-kpis.ts';
import { computeForecastBlocks } from './forecast.ts';
import { computeTableBlock, proseTable } from './tables.ts';

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
    case 'pipe-table': return [{ kind: 'table', table: proseTable(block, label?.id ?? 'table', label?.number ?? null, scope) }];
    case 'block': return computeFenced(block, label, scope);
  }
}

function computeFenced(block: FencedBlock, label: { id: string; number: string | null } | null, scope: BlockScope): Block[] {
  switch (block.name) {
    case 'chart': return [computeChartBlock(block, label?.id ?? '', label?.number ?? '', scope)];
    case 'kpis': return [computeKpisBlock(block, label?.id ?? '', label?.number ?? '', scope)];
    case 'table': case 'actions': case 'measures': case 'procurement': case 'capacity': return [{ kind: 'table', table: computeTableBlock(block, label?.id ?? '', label?.number ?? null, scope) }];
    case 'forecast': case 'scenarios': case 'targets': case 'gap': case 'backtest': return computeForecastBlocks(block, label?.id ?? '', label?.number ?? '', scope);
    case 'notes': return [];
    case 'recommendations': return [computeRecommendations(block, scope)];
    case 'quote': return [{ kind: 'quote', content: computeBlocks(block.content, scope), source: [{ kind: 'text', text: typeset(block.words) }] }];
    case 'note': return [{ kind: 'note', content: computeBlocks(block.content, scope) }];
    case 'landscape': return [{ kind: 'landscape', content: computeBlocks(block.content, scope) }];
    case 'lang': return [{ kind: 'language', lang: block.words, content: computeBlocks(block.content, scope) }];
    case EXEMPT: return [computeExemptPart(block, scope)];
    default: throw new Error(`block not checked: ${block.name}`);
  }
}

function computeExemptPart(block: FencedBlock, scope: BlockScope): Block {
  const { exemptBy } = scope;
  if (!exemptBy) throw new Error('an exempt part stands where nothing can be exempt');
  return { kind: 'exempt', title: typeset(block.words), mark: sayMark(exemptBy), notice: sayNotice(exemptBy), content: computeBlocks(block.content, scope) };
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
