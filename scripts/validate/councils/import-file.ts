import type { YamlSource } from '../../load/read-yaml.ts';
import type { Problem } from '../../problem.ts';
import { importSchema, type ImportFile } from '../../schema/import.ts';
import { checkShape } from '../shape.ts';
import { didYouMean } from '../suggest.ts';
import type { CouncilContext } from './datasets.ts';

/** What a council imports, and from where: data/<council>/import.yaml */
export function readImportFile(source: YamlSource, { file }: Pick<CouncilContext, 'file'>): { value: ImportFile | null; problems: Problem[] } {
  const { value, problems } = checkShape(importSchema, source);
  if (!value) return { value, problems };
  const known = Object.keys(file.sources);
  const cited = [
    { id: value.source, path: ['source'] },
    ...(value['good-or-better'] ? [{ id: value['good-or-better'].source, path: ['good-or-better', 'source'] }] : []),
    ...Object.entries(value.series).flatMap(([id, { source: own }]) => (own === undefined ? [] : [{ id: own, path: ['series', id, 'source'] }])),
  ];
  const unknown = cited.filter(({ id }) => !known.includes(id)).map(({ id, path }): Problem => ({ rule: 'unknown-source', place: source.placeOf(path), message: `There is no source “${id}” in council.yaml.${didYouMean(id, known)} Correct it, or add the source there.` }));
  const undated = Object.entries(value.series).filter(([, { frequency, day }]) => (frequency === 'point-in-time' || frequency === 'day') && day === undefined)
    .map(([id]): Problem => ({ rule: 'missing', place: source.placeOf(['series', id, 'frequency']), message: 'The files name a year, and not its day. Add day: with the month and day that the figures are for, such as 03-31.' }));
  return { value, problems: [...unknown, ...undated] };
}
