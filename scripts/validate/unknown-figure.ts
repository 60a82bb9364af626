import type { Dataset } from '../schema/dataset.ts';
import { didYouMean } from './suggest.ts';

const MOST = 3;

/** 'foster carers' leads to foster-households, whose name or label has a word of it. */
export function sayUnknownFigure(name: string, datasets: ReadonlyMap<string, Dataset<unknown>>, more: readonly string[] = []): string {
  const told = `There is no figure “${name}”.`;
  const near = didYouMean(name, datasets.keys());
  if (near) return `${told}${near} Correct the name, or add the figure to the council’s data.`;
  const council = [...datasets.values()][0]?.council;
  const where = council === undefined ? '' : ` Each figure is a file of that name in data/${council}/indicators or tables, or an entry in data/${council}/facts.yaml.`;
  const [first, ...others] = alike([name, ...more], datasets).map(({ id, label }) => `“${id}”${label ? ` (${label})` : ''}`);
  const last = others.pop();
  return `${told}${first ? ` Did you mean ${[first, ...others].join(', ')}${last ? ` or ${last}` : ''}?` : ''} Correct the name, or add the figure.${where}`;
}

/** Those with the most words of it. */
function alike(words: readonly string[], datasets: ReadonlyMap<string, Dataset<unknown>>): Dataset<unknown>[] {
  const sought = words.flatMap((word) => word.toLowerCase().split('-')).filter((word) => word.length > 3).map((word) => word.replace(/s$/, ''));
  const found = [...datasets.values()].map((dataset) => ({ dataset, shared: sought.filter((word) => `${dataset.id} ${dataset.label}`.toLowerCase().includes(word)).length }));
  const most = Math.max(...found.map(({ shared }) => shared), 1);
  return found.filter(({ shared }) => shared === most).slice(0, MOST).map(({ dataset }) => dataset);
}
