import type { Problem } from '../../problem.ts';
import { monthsCovered } from '../../schema/month-span.ts';
import type { ReadDataset } from '../councils/datasets.ts';
import type { OpenCouncil } from '../councils/read-councils.ts';
import { didYouMean } from '../suggest.ts';

/** What a dataset says of those who come, leave or move must fit its periods, and the populations that there are. */
export function checkMovers({ dataset, file, base }: ReadDataset, { read, brokenIds }: OpenCouncil): Problem[] {
  const { addsUp, joins, leaves, frequency, entries } = dataset;
  const populations = new Set(read.flatMap(({ dataset: { population } }) => population ?? []));
  const said = ([['joins', joins], ['leaves', leaves]] as const).filter(([, population]) => population !== undefined) as ['joins' | 'leaves', string][];
  const first = addsUp ? 'adds-up' : said[0]?.[0];
  const day = entries.find(({ period }) => period !== null && monthsCovered(period, frequency) === null);
  return [
    ...(first !== undefined && day ? [{ rule: 'counts-on-a-day', place: file.placeOfKey([...base, first]), message: `“${first}” is for those who came, left or moved within a month, a quarter or a year, and “${day.period}” is a day. Delete it, or write the periods as months.` }] : []),
    ...(joins !== undefined && leaves !== undefined ? [{ rule: 'joins-and-leaves', place: file.placeOfKey([...base, 'leaves']), message: 'Those who join and those who leave are two counts, and this is one. Delete joins: or leaves:.' }] : []),
    ...said.flatMap(([name, population]): Problem[] => {
      const place = file.placeOf([...base, name]);
      if (population === dataset.population) return [{ rule: 'unknown-population', place, message: `This says that they are “${population}” themselves. Give population: the name of those who came or left, and here that of those whom they joined or left.` }];
      // A file with problems of its own may hold it.
      return populations.has(population) || brokenIds.size > 0 ? [] : [{ rule: 'unknown-population', place, message: `No figure of this council has population: “${population}”.${didYouMean(population, populations)} Correct it, or delete the line.` }];
    }),
  ];
}
