import { stringify } from 'yaml';
import { filtersOf, indicatorsOf, type DfeFile } from './dfe-file.ts';

const MOST_SHOWN = 20;

/** What a file has to offer, for a person who has not said yet what to take. */
export function surveyFile(file: DfeFile): string {
  const times = [...file.times].map(([identifier, periods]) => {
    const sorted = [...periods].sort();
    return `${sorted.length === 1 ? sorted[0] : `${sorted[0]} to ${sorted.at(-1)}`} (${identifier})`;
  });
  const filters = filtersOf(file).map((name) => {
    const values = valuesOf(file, name);
    return [`  ${name}:`, ...values.slice(0, MOST_SHOWN).map((value) => `    ${value}`), ...(values.length > MOST_SHOWN ? [`    and ${values.length - MOST_SHOWN} more`] : [])].join('\n');
  });
  const indicators = indicatorsOf(file);
  return [
    `${file.name}: ${times.join(', ')}; ${[...file.levels].join(', ')}`,
    ...(filters.length > 0 ? ['Filters, and what each can be:', ...filters] : ['It has no filters.']),
    ...(indicators.length > 0 ? ['Columns of values:', ...indicators.map((name) => `  ${name}`)] : ['It has no column of numbers.']),
  ].join('\n');
}

/** A series ready to paste, and to put right: what is still to be written is told by the check. */
export function draftSeries(file: DfeFile): string {
  const filters = filtersOf(file);
  const indicators = indicatorsOf(file);
  const value = indicators.find((name) => /rate|percent|_pc|pct/i.test(name)) ?? indicators.at(-1) ?? '…';
  const unit = /rate_per_10000|per_10_?000/i.test(value) ? 'per-10000' : /percent|_pc|pct/i.test(value) ? 'percent' : 'count';
  const isYearOfTwo = [...file.times.keys()].some((identifier) => /financial|tax/i.test(identifier));
  const series = {
    file: file.name,
    ...(filters.length > 0 ? { where: Object.fromEntries(filters.map((name) => [name, valuesOf(file, name)[0]])) } : {}),
    value, unit, counts: 'children',
    ...(isYearOfTwo ? { frequency: 'financial-year' } : { frequency: 'point-in-time', day: '03-31' }),
    good: 'neither', title: 'To write: a short title', label: 'To write: as it stands in a table of indicators', definition: 'To write: what is counted, of whom, and when', owner: 'To write: a post',
  };
  return stringify({ [`my-${value.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '')}`]: series }, { lineWidth: 0 }).trimEnd();
}

function valuesOf({ columns }: DfeFile, name: string): string[] {
  return [...columns.get(name)?.values ?? []].sort();
}
