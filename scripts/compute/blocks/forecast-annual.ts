import { newestOutBy, visibleEntries, type ProtectedDataset } from '../../schema/dataset.ts';
import { EVIDENCE_MONTHS, LONGEST_MONTHS, monthsBetween } from '../../schema/flows.ts';
import { readAgainst, readForecastWords } from '../../schema/forecast-block.ts';
import type { FencedBlock } from '../../schema/narrative.ts';
import { anyPeriodText } from '../../schema/period.ts';
import type { Block } from '../../schema/report/block.ts';
import { capitalise } from '../../schema/words.ts';
import { formatValue, shownValue } from '../format.ts';
import { annualForecastView, type AnnualTarget } from '../forecast/annual-forecast-view.ts';
import { forecastAnnual } from '../forecast/forecast-annual.ts';
import { computeProse } from '../prose.ts';
import { captionAndNotes, periodNotes, sourceOf, type BlockScope } from './block-scope.ts';

/** `::: forecast children-looked-after to 2028-03 against ... of ...`: a chart, and a small table of the years ahead. Where no count may be shown, a note that says so. */
export function computeAnnualForecastBlock(block: FencedBlock, id: string, number: string, scope: BlockScope): Block[] {
  const { name, to, rest } = readForecastWords(block.words);
  const { asOf, council } = scope;
  const dataset = council.datasets.get(name as string) as ProtectedDataset;
  const against = readAgainst(rest);
  const rate = against && council.datasets.get(against.rate) as ProtectedDataset;
  const population = against && council.datasets.get(against.population) as ProtectedDataset;
  const target = rate && population && readTarget(rate, population, asOf);
  const now = forecastAnnual(dataset, asOf);
  if (!now) return [{ kind: 'note', content: [{ kind: 'paragraph', id: null, number: null, content: [{ kind: 'text', text: `There is no forecast of “${dataset.title}”: none of its counts may be shown.` }] }] }];
  // From the last count that is shown, which may be older than the last that is held.
  const months = to === null ? EVIDENCE_MONTHS : Math.min(LONGEST_MONTHS, monthsBetween(`${now.last.period}-01`.slice(0, 7), `${to}-01`.slice(0, 7)));
  const forecast = forecastAnnual(dataset, asOf, { months, target: target?.count ?? null });
  const { caption, notes } = captionAndNotes(block);
  const { chart, table } = annualForecastView(forecast as NonNullable<typeof forecast>, {
    id, number, headline: computeProse(caption, scope), measure: dataset.title, unitLabel: capitalise(dataset.counts.replaceAll('-', ' ')), place: dataset.area ?? council.file['short-name'],
    source: sourceOf(population ? [dataset, population] : [dataset], scope),
    notes: [...notes.map((note) => computeProse(note, scope)), ...periodNotes([dataset], asOf).map((text) => [{ kind: 'text' as const, text }])],
  }, target);
  return [{ kind: 'chart', chart }, { kind: 'table', table: { ...table, ...scope.section.labels.get(block)?.table } }];
}

/** Null where the population is hidden. */
function readTarget(rate: ProtectedDataset, population: ProtectedDataset, asOf: string): AnnualTarget | null {
  const target = newestOutBy(rate.targets, asOf);
  const latest = visibleEntries(population.entries, asOf).sort((a, b) => ((a.period ?? '') < (b.period ?? '') ? -1 : 1)).findLast(({ quantity }) => quantity.state === 'shown');
  const children = shownValue(latest?.quantity);
  if (!target || !children) return null;
  return {
    count: target.value.big.times(children.big).div(10_000).toNumber(), rateText: formatValue(target.value, 'per-10000'),
    populationText: formatValue(children, 'count'), populationPeriod: anyPeriodText(latest?.period ?? ''),
  };
}
