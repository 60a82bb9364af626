import type { Block } from '../../schema/report/block.ts';
import type { FootnoteView } from '../../schema/report/prose.ts';
import type { SectionView } from '../../schema/report/section.ts';
import { flatten, walkBlocks, walkInlines } from '../../schema/walk-report.ts';
import { anchorIn } from './word-inlines.ts';
import type { Bookmarked } from './writing.ts';

const LONGEST_NAME = 40;

/** The anchors that words of the document lead to, each with a name that Word takes. */
export function bookmarksOf(sections: readonly SectionView[], footnotes: readonly FootnoteView[]): Map<string, Bookmarked> {
  const ways = [...sections.flatMap(({ blocks }) => [...walkInlines(blocks)]), ...footnotes.flatMap(({ content }) => [...flatten(content)])]
    .flatMap((part) => ((part.kind === 'link' || part.kind === 'reference') && part.href.startsWith('#') ? [anchorIn(part.href)] : []));
  const targets = new Map(sections.flatMap((section) => targetsIn(section)));
  const names = new Set<string>();
  return new Map([...new Set(ways)].flatMap((anchor): [string, Bookmarked][] => {
    const refersBy = targets.get(anchor);
    return refersBy === undefined ? [] : [[anchor, { name: nameOf(anchor, names), refersBy }]];
  }));
}

function targetsIn({ id, number, blocks }: SectionView): [string, Bookmarked['refersBy']][] {
  return [[id, number === null ? null : 'number'], ...[...walkBlocks(blocks)].flatMap(targetsOf)];
}

function targetsOf(block: Block): [string, Bookmarked['refersBy']][] {
  switch (block.kind) {
    case 'paragraph': return block.id === null ? [] : [[block.id, block.number === null ? null : 'number']];
    case 'heading': return [[block.id, null]];
    case 'recommendations': return block.items.map(({ id, number }) => [id, number === null ? null : 'number']);
    case 'table': return block.table.number === null ? [] : [[block.table.id, 'label']];
    case 'chart': return [[block.chart.id, 'label']];
    case 'kpis': return [[block.kpis.id, 'label']];
    default: return [];
  }
}

function nameOf(anchor: string, taken: Set<string>): string {
  const whole = `to_${anchor.normalize('NFD').replace(/[^A-Za-z0-9]+/g, '_')}`;
  const free = (name: string): boolean => !taken.has(name.toLowerCase());
  let name = whole.slice(0, LONGEST_NAME);
  for (let i = 2; !free(name); i++) name = `${whole.slice(0, LONGEST_NAME - String(i).length - 1)}_${i}`;
  taken.add(name.toLowerCase());
  return name;
}
