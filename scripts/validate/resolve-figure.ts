import { isMeasured } from '../schema/field.ts';
import { newestOutBy, topMembers, visibleEntries, type Benchmark, type Dataset, type Entry, type Target } from '../schema/dataset.ts';
import type { FigureFilter, FigureRef } from '../schema/narrative.ts';
import { monthNumber } from '../schema/period.ts';
import { didYouMean } from './suggest.ts';
import { sayUnknownFigure } from './unknown-figure.ts';

/** The closed list of filters, in the officer's words; the README's table is made from the same lines. */
export const FILTERS: Record<string, { argument: string | null; meaning: string }> = {
  at: { argument: '2023-08', meaning: 'the value for that period instead of the latest' },
  'change since': { argument: '2023-08', meaning: '“up 19”, “down 3” or “unchanged”' },
  'percent change since': { argument: '2023-08', meaning: '“up 11%”' },
  'in words': { argument: null, meaning: 'after “change since”: “rose by 2 (3%) to 67 per 10,000, further from the target of 60”' },
  share: { argument: null, meaning: 'the part as a percentage of its whole' },
  round: { argument: '0', meaning: 'half up to that many decimals' },
  number: { argument: null, meaning: 'the digits without their unit, for a table whose header names it' },
  national: { argument: null, meaning: 'the national average' },
  region: { argument: null, meaning: 'the regional average' },
  neighbours: { argument: null, meaning: 'the statistical neighbours’ average' },
  'neighbours-median': { argument: null, meaning: 'the middle value of the statistical neighbours' },
  target: { argument: null, meaning: 'the target' },
  period: { argument: null, meaning: 'the month or year that the value is for' },
  or: { argument: '"a small number"', meaning: 'the words to use where the value is missing or hidden' },
};

/** Each of these asks for another number, so one at most may stand in a figure. */
const ASKS: Record<string, FigureAsk> = {
  'change since': 'change', 'percent change since': 'percent-change', share: 'share', national: 'benchmark', region: 'benchmark', neighbours: 'benchmark', 'neighbours-median': 'benchmark', target: 'target', period: 'period',
};

const AVERAGES: readonly (readonly [filter: string, words: string])[] = [['national', 'national average'], ['region', 'regional average'], ['neighbours', 'average of the statistical neighbours'], ['neighbours-median', 'middle value of the statistical neighbours']];

type FigureAsk = 'value' | 'change' | 'percent-change' | 'share' | 'period' | 'target' | 'benchmark';

/** A figure's dataset, the entries it speaks of and what is asked of them; all of them exist. */
export interface ResolvedFigure<Q> {
  dataset: Dataset<Q>;
  ask: FigureAsk;
  entry: Entry<Q>;
  /** For a change: the earlier entry. */
  since: Entry<Q> | null;
  /** For a share: the entries that make the whole, or its total alone. */
  whole: Entry<Q>[];
  target: Target | null;
  benchmark: Benchmark | null;
  decimals: number | null;
  /** Without its unit. */
  bare: boolean;
  /** A change as a sentence says it, and what it means for the target. */
  inWords: boolean;
  orElse: string | null;
}

type Resolution<Q> = { figure: ResolvedFigure<Q> } | { rule: string; message: string };

/** Looks up everything a figure needs, by the same rules on raw and on protected data. Reads no value. */
export function resolveFigure<Q>(ref: FigureRef, datasets: ReadonlyMap<string, Dataset<Q>>, asOf: string): Resolution<Q> {
  const dataset = datasets.get(ref.id);
  if (!dataset) return { rule: 'unknown-figure', message: sayUnknownFigure(ref.id, datasets, ref.members) };
  const wrong = filterFault(ref.filters);
  if (wrong) return wrong;
  const argumentOf = (name: string): string | null => ref.filters.find((f) => f.name === name)?.argument ?? null;
  const has = (name: string): boolean => ref.filters.some((f) => f.name === name);
  const ask = ASKS[Object.keys(ASKS).find(has) ?? ''] ?? 'value';

  const visible = visibleEntries(dataset.entries, asOf);
  if (visible.length === 0) return { rule: 'not-yet-published', message: `“${ref.id}” has no value published by ${asOf}, the publication’s as-of date. Use another figure, or check the published dates.` };
  const members = pickMembers(ref, dataset);
  if ('message' in members) return members;
  const rows = visible.filter((e) => members.every((m, d) => e.members[d] === m));
  const pick = (period: string | null): Entry<Q> | undefined => (period === null ? latest(rows) : rows.find((e) => e.period === period));
  const sincePeriod = argumentOf('change since') ?? argumentOf('percent change since');
  const entry = pick(argumentOf('at'));
  const since = sincePeriod === null ? null : pick(sincePeriod) ?? undefined;
  for (const [found, period] of [[entry, argumentOf('at')], [since, sincePeriod]] as const) {
    if (found === undefined) {
      const periods = rows.map((e) => e.period ?? '').filter(Boolean);
      const remedy = periods.length > 0 ? `It has ${periods.slice(-6).join(', ')}. Choose one of these, or add the value.` : 'Add the value, or leave the figure out.';
      return { rule: 'unknown-period', message: `“${[ref.id, ...members].join(' ')}” has no value${period ? ` for ${period}` : ''} published by ${asOf}. ${remedy}` };
    }
  }
  // Of itself it would be “unchanged”, and of a later one the wrong way round.
  if (sincePeriod !== null && entry?.period && sincePeriod >= entry.period) {
    const earlier = rows.flatMap(({ period }) => (period !== null && period < (entry.period as string) ? [period] : []));
    return { rule: 'filter-argument', message: `“since ${sincePeriod}” looks back to nothing earlier, for this value is ${sincePeriod === entry.period ? 'itself ' : ''}for ${entry.period}. ${earlier.length > 0 ? `Write an earlier period: ${earlier.slice(-6).join(', ')}.` : 'Leave it out, for there is no earlier value.'}` };
  }
  const benchmark = ask === 'benchmark' ? newestOutBy(dataset.benchmarks.filter((b) => has(b.group)), asOf) : null;
  if (ask === 'benchmark' && !benchmark) return { rule: 'no-benchmark', message: `“${ref.id}” has no ${AVERAGES.find(([name]) => has(name))?.[1]} published by ${asOf}. Add it under benchmarks: of the indicator, or ask for something else.` };
  const inWords = has('in words');
  const target = ask === 'target' || inWords ? newestOutBy(dataset.targets, asOf) : null;
  if (ask === 'target' && !target) return { rule: 'no-target', message: `“${ref.id}” has no target published by ${asOf}. Add it under targets: of the indicator, or leave “target” out.` };
  if (ask === 'share' && dataset.kind !== 'table') return { rule: 'no-whole', message: `“${ref.id}” is one figure, not a table, so it is no share of anything. Leave “share” out.` };
  if (ask === 'share' && !dataset.partsMakeAWhole) return { rule: 'no-whole', message: `The parts of “${ref.id}” do not make a whole, so there is no share. Leave “share” out, or say “parts-make-a-whole: true”.` };
  const found = entry as Entry<Q>;
  if (ask === 'share' && isMeasured(dataset.unit) && found.denominator) return { rule: 'no-whole', message: `“${ref.id}” is an average, which is no part of a whole. Leave “share” out.` };
  const whole = ask === 'share' ? wholeOf(visible, found, dataset) : [];
  if (ask === 'share' && whole.length === 0) return { rule: 'no-whole', message: `“${ref.id}” has no row for its total, so there is no share. Add the row, or leave “share” out.` };
  return {
    figure: {
      dataset, ask, entry: found, since: since ?? null, target, benchmark,
      whole,
      bare: has('number'), inWords, decimals: argumentOf('round') === null ? null : Number(argumentOf('round')), orElse: argumentOf('or'),
    },
  };
}

function filterFault(filters: readonly FigureFilter[]): { rule: string; message: string } | null {
  for (const { name, argument } of filters) {
    const known = Object.hasOwn(FILTERS, name) ? FILTERS[name] : undefined;
    if (!known) return { rule: 'unknown-filter', message: sayWrittenPeriod(name, argument) ?? `“${name}” cannot stand after |.${didYouMean(name, Object.keys(FILTERS)) || ` What can: ${Object.keys(FILTERS).join(', ')}.`} Correct or delete it.` };
    if ((known.argument === null) !== (argument === null)) {
      return { rule: 'filter-argument', message: known.argument === null ? `“${name}” takes nothing after it. Delete “${argument}”.` : `“${name}” needs something after it. Write it as “${name} ${known.argument}”.` };
    }
    if (name === 'round' && !/^[0-6]$/.test(argument ?? '')) return { rule: 'filter-argument', message: `“round ${argument}” cannot be done. Give a number of decimals from 0 to 6.` };
  }
  if (filters.some(({ name }) => name === 'in words') && !filters.some(({ name }) => name === 'change since')) return { rule: 'filter-argument', message: '“in words” tells a change, and there is none here. Write “change since” with a month or year before it, or delete it.' };
  const twice = filters.find((filter, i) => filters.findIndex((f) => f.name === filter.name) < i);
  if (twice) return { rule: 'filter-twice', message: `“${twice.name}” stands twice after |. Delete one of the two.` };
  const [first, second] = filters.filter((f) => Object.hasOwn(ASKS, f.name));
  if (first && second) return { rule: 'filters-contradict', message: `“${first.name}” and “${second.name}” ask for two different numbers. Keep one of them.` };
  return null;
}

/** 'at August', '2024' -> '“August 2024” is written 2024-08. Write | at 2024-08.'; null for what takes no period. */
function sayWrittenPeriod(name: string, argument: string | null): string | null {
  const [, wanted, words = ''] = /^(at|change since|percent change since) (.+)$/.exec(name) ?? [];
  const [, day, word = ''] = /^(?:(\d{1,2}) )?(\p{L}+)$/u.exec(words) ?? [];
  const month = monthNumber(word);
  if (!wanted) return null;
  if (month === 0) return `“${[words, argument].filter(Boolean).join(' ')}” is no period. Write it after “${wanted}” as in the data, such as 2024-08, 2024-Q1, 2023-24 or 2024.`;
  const year = /^\d{4}$/.test(argument ?? '') ? argument : '2024';
  const period = `${year}-${String(month).padStart(2, '0')}${day ? `-${day.padStart(2, '0')}` : ''}`;
  return `“${[words, argument].filter(Boolean).join(' ')}” is written ${year === argument ? period : `as ${period} is, with its year`}. Write | ${wanted} ${period}${year === argument ? '' : ', for instance'}.`;
}

/** '{{ foster-households at 2024-08 }}' lacks its |. */
function sayMissingBar(ref: FigureRef, dimensions: number): string | null {
  const words = ref.members.slice(dimensions).join(' ');
  const name = Object.keys(FILTERS).find((filter) => words === filter || words.startsWith(`${filter} `));
  return name === undefined ? null : `There is no | before “${name}”. Write {{ ${[ref.id, ...ref.members.slice(0, dimensions)].join(' ')} | ${[words, ...ref.filters.map((filter) => [filter.name, filter.argument].filter(Boolean).join(' '))].join(' | ')} }}.`;
}

function pickMembers<Q>(ref: FigureRef, dataset: Dataset<Q>): string[] | { rule: string; message: string } {
  if (ref.members.length !== dataset.dimensions.length) {
    const bar = sayMissingBar(ref, dataset.dimensions.length);
    if (bar) return { rule: 'wrong-members', message: bar };
    const wanted = dataset.dimensions.map((d) => d.id).join(' and ');
    return { rule: 'wrong-members', message: dataset.dimensions.length === 0
      ? `“${ref.id}” is one figure, not a table. Delete “${ref.members.join(' ')}” after it.`
      : `“${ref.id}” is a table, so one number of it is named by its ${wanted}. Write for instance {{ ${ref.id} ${dataset.dimensions.map((d) => d.members[0]?.id).join(' ')} }}.` };
  }
  for (const [d, member] of ref.members.entries()) {
    const known = dataset.dimensions[d]?.members.map((m) => m.id) ?? [];
    if (!known.includes(member)) return { rule: 'unknown-member', message: `“${ref.id}” has no “${member}”.${didYouMean(member, known) || ` It has ${known.join(', ')}.`} Correct it.` };
  }
  return ref.members;
}

function latest<Q>(entries: readonly Entry<Q>[]): Entry<Q> | undefined {
  return entries.reduce<Entry<Q> | undefined>((best, e) => (best === undefined || (e.period ?? '') >= (best.period ?? '') ? e : best), undefined);
}

/** The row's whole: its total where the table has one, else all parts of the last dimension beside it. */
function wholeOf<Q>(visible: readonly Entry<Q>[], entry: Entry<Q>, dataset: Dataset<Q>): Entry<Q>[] {
  const last = dataset.dimensions.length - 1;
  const beside = visible.filter((e) => e.period === entry.period && e.members.every((m, d) => d === last || m === entry.members[d]));
  const dimension = dataset.dimensions[last];
  if (dimension?.total) return beside.filter((e) => e.members[last] === dimension.total);
  const top = dimension ? topMembers(dimension) : [];
  return beside.filter((e) => top.includes(e.members[last] ?? ''));
}
