import type { XmlElement } from '../xml.ts';
import { childrenOf, valueOf, type WordPackage } from './read-package.ts';

interface Level {
  format: string;
  /** '%1.%2' */
  text: string;
  start: number;
}

interface List {
  /** Lists made of one definition count on from each other. */
  definition: string;
  levels: Level[];
  /** Level -> what this list begins with, for it begins anew. */
  overrides: Map<number, number>;
}

/** What Word puts before paragraphs, asked for in the order of reading. */
export function countParagraphs({ xml }: WordPackage): (paragraph: XmlElement) => { number: string; level: number } | null {
  const lists = readLists(xml.get('word/numbering.xml'));
  const ofStyles = new Map(childrenOf(childrenOf(xml.get('word/styles.xml'), 'w:styles')[0], 'w:style').map((style) => [style.attributes.get('w:styleId'), childrenOf(childrenOf(style, 'w:pPr')[0], 'w:numPr')[0]]));
  const counts = new Map<string, number[]>();
  const begun = new Set<string>();
  return (paragraph) => {
    const properties = childrenOf(paragraph, 'w:pPr')[0];
    const numbering = childrenOf(properties, 'w:numPr')[0] ?? ofStyles.get(valueOf(properties, 'w:pStyle'));
    const id = valueOf(numbering, 'w:numId') ?? '0';
    const list = lists.get(id);
    if (!list) return null;
    const level = Number(valueOf(numbering, 'w:ilvl') ?? 0);
    const { definition, levels, overrides } = list;
    const count = counts.get(definition) ?? [];
    if (!begun.has(id)) for (const [at, start] of overrides) if (at >= level) count[at] = start - 1;
    begun.add(id);
    count[level] = (count[level] ?? (levels[level]?.start ?? 1) - 1) + 1;
    count.length = level + 1;
    counts.set(definition, count);
    const { format = 'decimal', text = '' } = levels[level] ?? {};
    return { level, number: format === 'bullet' ? text : text.replace(/%(\d)/g, (_, n: string) => String(count[Number(n) - 1] ?? levels[Number(n) - 1]?.start ?? 1)) };
  };
}

function readLists(root: XmlElement | undefined): Map<string, List> {
  const numbering = childrenOf(root, 'w:numbering')[0];
  const definitions = new Map(childrenOf(numbering, 'w:abstractNum').map((definition) => [definition.attributes.get('w:abstractNumId') ?? '', readLevels(definition)]));
  return new Map(childrenOf(numbering, 'w:num').map((list) => {
    const definition = valueOf(list, 'w:abstractNumId') ?? '';
    const overrides = childrenOf(list, 'w:lvlOverride').flatMap((override): [number, number][] => {
      const start = valueOf(override, 'w:startOverride');
      return start === undefined ? [] : [[Number(override.attributes.get('w:ilvl')), Number(start)]];
    });
    return [list.attributes.get('w:numId') ?? '', { definition, levels: definitions.get(definition) ?? [], overrides: new Map(overrides) }];
  }));
}

function readLevels(definition: XmlElement): Level[] {
  return childrenOf(definition, 'w:lvl').map((level) => ({ format: valueOf(level, 'w:numFmt') ?? 'decimal', text: valueOf(level, 'w:lvlText') ?? '', start: Number(valueOf(level, 'w:start') ?? 1) }));
}
