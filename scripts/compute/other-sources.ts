import { titleOfSource, type Benchmark, type Source } from '../schema/dataset.ts';
import { joinWords } from '../schema/words.ts';

/** 'national average', with the source that its figures don't have */
interface ComparedFrom {
  column: Benchmark['group'] | 'target';
  name: string;
  source: string;
}

/** What figures are compared with often comes from elsewhere than they. @param own sources of the figures, which are named already */
export function findOtherSources(own: readonly Source[], { benchmarks, target }: { benchmarks: readonly Benchmark[]; target: { source: Source } | null }): ComparedFrom[] {
  const named = new Set(own.map(titleOfSource));
  const compared = [...benchmarks.map(({ group, source }) => ({ column: group, source })), ...(target ? [{ column: 'target' as const, source: target.source }] : [])];
  return compared.filter(({ source }) => !named.has(titleOfSource(source))).map(({ column, source }) => ({ column, name: column === 'target' ? 'target' : averageName(column), source: source.text }));
}

/** 'Source of the national average and target: …' */
export function sayOtherSources(found: readonly Pick<ComparedFrom, 'name' | 'source'>[]): string[] {
  return [...Map.groupBy(found, ({ source }) => source)].map(([source, from]) => saySource(from.map(({ name }) => name), source));
}

export function saySource(names: readonly string[], source: string): string {
  return `Source of the ${joinWords([...names])}: ${source}.`;
}

/** 'statistical neighbours’ average' */
export function averageName(group: Benchmark['group']): string {
  return { national: 'national average', region: 'regional average', neighbours: 'statistical neighbours’ average', 'neighbours-median': 'statistical neighbours’ median' }[group];
}
