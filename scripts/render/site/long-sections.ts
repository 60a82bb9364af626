import type { Block } from '../../schema/report/block.ts';
import type { SectionView } from '../../schema/report/section.ts';
import type { TableView } from '../../schema/report/table.ts';
import { walkBlocks, wordsOf } from '../../schema/walk-report.ts';

/** About two screens of a phone; shorter ones are scrolled past as fast as the contents are found. */
const LONG_WORDS = 350;
/** What a chart takes of the page. */
const CHART_WORDS = 120;

/** Ids of the sections at whose end a reader on a phone is glad of a way back to the contents. */
export function longSections(sections: readonly SectionView[]): string[] {
  return sections.filter(({ blocks }) => lengthOf(blocks) > LONG_WORDS).map(({ id }) => id);
}

/** In words of running text. */
function lengthOf(blocks: readonly Block[]): number {
  return [...walkBlocks(blocks)].reduce((sum, block) => sum + lengthOfBlock(block), 0);
}

/** Without the blocks inside it. */
function lengthOfBlock(block: Block): number {
  switch (block.kind) {
    case 'paragraph': case 'heading': return count(wordsOf(block.content));
    case 'code': return count(block.text);
    case 'table': return lengthOfTable(block.table);
    case 'chart': return CHART_WORDS;
    case 'kpis': return CHART_WORDS + lengthOfTable(block.kpis.table);
    default: return 0;
  }
}

function lengthOfTable({ rows, notes }: TableView): number {
  return count([...rows.flat().map(({ text }) => text), ...notes].join(' '));
}

function count(text: string): number {
  return text.split(/\s+/).filter(Boolean).length;
}
