import type { Place, Problem } from '../../problem.ts';
import type { YamlSource } from '../../load/read-yaml.ts';
import { policyOf } from '../../schema/disclosure.ts';
import type { Dimension } from '../../schema/dataset.ts';
import { anyPeriodText } from '../../schema/period.ts';
import { checkMovers } from './check-movers.ts';
import type { OpenCouncil } from '../councils/read-councils.ts';
import { checkTypedShares } from './check-typed-shares.ts';
import { countUses, isProtected, selectionKey } from './count-uses.ts';
import type { OpenDataset, ReadDataset } from '../councils/datasets.ts';
import { withPeriods } from './line-periods.ts';
import type { KnownUse } from './population-cell.ts';
import { findPopulations } from './populations.ts';
import { didYouMean } from '../suggest.ts';

/** Datasets that speak of the same people must agree, and the policy must name what is there. */
export function checkPopulations(council: OpenCouncil, source: YamlSource): Problem[] {
  const readOf = new Map(council.read.map((read) => [read.dataset, read]));
  const placeOf = ({ use }: Pick<KnownUse, 'use'>): Place => {
    const { file, entryPaths } = readOf.get(use.dataset as OpenDataset) as ReadDataset;
    return file.placeOf([...entryPaths[use.index] ?? [], use.role]);
  };
  const read = council.read.filter(({ dataset }) => !council.brokenIds.has(dataset.id) && isProtected(dataset, council.file));
  const known = read.flatMap(({ dataset }) => countUses(dataset).flatMap((use): KnownUse[] => {
    const held = use.quantity.state === 'held' ? use.quantity.value.big : null;
    return held ? [{ use, count: held.toNumber() }] : [];
  }));
  const told = findPopulations(known).flatMap(({ contradictions, wrongSums }) => [
    ...contradictions.map(({ one, other }) => ({ rule: 'count-contradiction', place: placeOf(other), message: `This says ${other.count} ${whom(other)}, and ${placeText(placeOf(one))} says ${one.count} of the same people. Correct the one that is wrong, or give it another population: or subset:.` })),
    ...wrongSums.filter(({ total, parts, parent, isOverTime }) => parent !== null || isOverTime || parts.some(({ use }) => use.dataset !== total.use.dataset)).map(({ total, sum, parts, isOverTime }) => ({
      rule: 'parts-sum', place: placeOf(total), message: `This is ${total.count} ${whom(total)}, and its parts (${placeText(placeOf(parts[0] as KnownUse))}) sum to ${sum}. Correct the one that is wrong${isOverTime ? '; where somebody may be counted in several of these periods, write adds-up: false' : ''}.`,
    })),
  ]);
  return [...told, ...checkTypedShares(read.map(({ dataset }) => dataset), known, placeOf), ...checkLedgerAgainst(known, council), ...council.read.flatMap((one) => [...checkNames(one, council), ...checkMovers(one, council)]), ...checkPolicy(council, source)];
}

/** What was shown is still in the data, perhaps with a revision after it. */
function checkLedgerAgainst(known: readonly KnownUse[], { ledger }: OpenCouncil): Problem[] {
  if (!ledger) return [];
  const held = Map.groupBy(known, ({ use }) => JSON.stringify([use.population, use.period, selectionKey(use.selection)]));
  return withPeriods(ledger.file.counts ?? [], known).flatMap(({ population, period, selection, shows }, i): Problem[] => {
    const values = held.get(JSON.stringify([population, period, selectionKey(selection)]))?.map(({ count }) => count);
    return !values || shows === 'hidden' || values.includes(shows) ? []
      : [{ rule: 'ledger-contradiction', place: ledger.source.placeOf(['counts', i, 'shows']), message: `The ledger says that ${shows} was published here, and the data say ${values.join(' and ')}. What is published is never edited: put ${shows} back, and add the new value with its own later published date.` }];
  });
}

function whom({ use: { period } }: KnownUse): string {
  return period === '' ? '' : `for ${anyPeriodText(period)}`;
}

function placeText({ path, line }: Place): string {
  return `${path}, line ${line}`;
}

/** Measures and members that a dataset names. */
function checkNames({ dataset, file, base }: ReadDataset, council: OpenCouncil): Problem[] {
  const measures = Object.keys(policyOf(council.file).measures);
  const members = membersOf(council, dataset.population);
  const { measure } = dataset;
  return [
    ...(measure === undefined || measures.includes(measure) ? [] : [{ rule: 'unknown-measure', place: file.placeOf([...base, 'measure']), message: `There is no measure “${measure}” with a threshold of its own.${didYouMean(measure, measures)} Correct it, or add it to disclosure: measures: in council.yaml.` }]),
    ...(dataset.population === undefined ? [] : (['subset', 'out-of'] as const).flatMap((name) => Object.entries((name === 'subset' ? dataset.subset : dataset.outOf) ?? {}).flatMap(([dimension, member]): Problem[] => {
      const known = members.get(dimension);
      return known === undefined || known.includes(member) ? [] : [{ rule: 'unknown-member', place: file.placeOf([...base, name, dimension]), message: `“${member}” is not one of the members of ${dimension} in the tables of “${dataset.population}”.${didYouMean(member, known)} Correct it.` }];
    }))),
    ...(dataset.population !== undefined ? [] : (['subset', 'out-of'] as const).flatMap((name): Problem[] => ((name === 'subset' ? dataset.subset : dataset.outOf) === undefined ? []
      : [{ rule: 'subset-of-nothing', place: file.placeOfKey([...base, name]), message: `“${name}” says which of some people are meant, and nothing says which people. Add population:, or delete this.` }]))),
    ...dataset.dimensions.flatMap((dimension, d) => checkSums(dimension, (path) => file.placeOf([...base, 'dimensions', d, 'sums', ...path]))),
  ];
}

/** Of all the population's tables: dimension -> members. */
function membersOf({ read }: OpenCouncil, population: string | undefined): Map<string, string[]> {
  const members = new Map<string, string[]>();
  for (const { dataset } of read) if (dataset.population === population) for (const { id, members: own } of dataset.dimensions) members.set(id, [...members.get(id) ?? [], ...own.map((member) => member.id)]);
  return members;
}

function checkSums({ id, members, total, sums = {} }: Dimension, placeOf: (path: (string | number)[]) => Place): Problem[] {
  const known = members.map((member) => member.id).filter((member) => member !== total);
  const named = Object.entries(sums).flatMap(([parent, parts]) => [{ member: parent, path: [parent] as (string | number)[] }, ...parts.map((member, i) => ({ member, path: [parent, i] }))]);
  const unknown = named.filter(({ member }) => !known.includes(member)).map(({ member, path }) => ({ rule: 'unknown-member', place: placeOf(path), message: `“${member}” is not one of the members of ${id}.${didYouMean(member, known)} Correct it, or add it to the members above.` }));
  const parts = named.filter(({ path }) => path.length === 2);
  const twice = parts.filter(({ member }, i) => parts.findIndex((other) => other.member === member) < i || isBelow(member, member, sums));
  return [...unknown, ...twice.map(({ member, path }) => ({ rule: 'sum-twice', place: placeOf(path), message: `“${member}” is a part of two sums, or of itself. Name it under one sum only.` }))];
}

function isBelow(member: string, top: string, sums: Readonly<Record<string, string[]>>, depth = 0): boolean {
  return depth < 10 && (sums[top] ?? []).some((part) => part === member || isBelow(member, part, sums, depth + 1));
}

/** What waivers and figures that must be shown speak of. */
function checkPolicy({ file, datasets, brokenIds }: OpenCouncil, source: YamlSource): Problem[] {
  return (['waivers', 'must-show'] as const).flatMap((list) => (file.disclosure?.[list] ?? []).flatMap(({ dataset: id, cell = {} }, i): Problem[] => {
    const at = ['disclosure', list, i];
    const dataset = datasets.get(id);
    if (!dataset) return brokenIds.has(id) ? [] : [{ rule: 'unknown-dataset', place: source.placeOf([...at, 'dataset']), message: `There is no fact, indicator or table “${id}”.${didYouMean(id, datasets.keys())} Correct it, or delete this entry.` }];
    return Object.entries(cell).flatMap(([name, member]): Problem[] => {
      const dimension = dataset.dimensions.find((d) => d.id === name);
      const known = dimension ? dimension.members.map((m) => m.id) : dataset.dimensions.map((d) => d.id);
      const [wrong, what] = dimension ? [member, `is not one of the members of ${name}`] : [name, `is not a dimension of “${id}”`];
      return known.includes(wrong) ? [] : [{ rule: 'unknown-member', place: source.placeOf([...at, 'cell', name]), message: `“${wrong}” ${what}.${didYouMean(wrong, known)} Correct it.` }];
    });
  }));
}
