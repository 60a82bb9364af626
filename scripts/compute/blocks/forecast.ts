import type { PlacesEdition } from '../../schema/capacity.ts';
import { isOutBy, newestOutBy, type ProtectedDataset } from '../../schema/dataset.ts';
import { FLOWS } from '../../schema/flows-file.ts';
import { EVIDENCE_MONTHS, monthsBetween, nextMonth, UASC, type Category } from '../../schema/flows.ts';
import { isAnnual, readForecastWords } from '../../schema/forecast-block.ts';
import type { FencedBlock } from '../../schema/narrative.ts';
import { dateText } from '../../schema/period.ts';
import type { PlanFile } from '../../schema/plan.ts';
import type { Block } from '../../schema/report/block.ts';
import type { ChartView } from '../../schema/report/chart.ts';
import type { TableView } from '../../schema/report/table.ts';
import { computeFanChart } from '../chart/compute-fan-chart.ts';
import type { FanPoint } from '../chart/fan-input.ts';
import { forecastCouncil, forecastUasc, type CouncilForecast } from '../forecast/council-forecast.ts';
import { CATEGORY_WORDS, sayMethod, UASC_WITHHELD, WITHHELD } from '../forecast/say-method.ts';
import { countOf, tabulateBacktest, tabulateScenarios, tabulateTargets } from '../forecast/tabulate-forecast.ts';
import { tabulateGapOfPlan } from '../forecast/tabulate-gap-what-ifs.ts';
import { tabulateAssumptions, tabulateGap } from '../forecast/tabulate-gap.ts';
import type { PlanTable } from '../plan/cells.ts';
import { computeProse } from '../prose.ts';
import { captionAndNotes, computeWords, sourceOf, type BlockScope } from './block-scope.ts';
import { computeAnnualForecastBlock } from './forecast-annual.ts';
import { cellNotesOf, MOST_PORTRAIT_COLUMNS } from './tables.ts';

const SMALL = 'some counts by age and placement are so small that they could tell of a child';
const FEW = 'too few months may be used to know who comes and leaves, so only the total is forecast';
const FEW_UASC = 'so few children are unaccompanied, or so few are not, that their number could tell of a child';

/** `::: forecast`, `::: scenarios`, `::: targets`, `::: gap`, `::: backtest`. Where the data that may be used don't carry it, a note that says so. */
export function computeForecastBlocks(block: FencedBlock, id: string, number: string, scope: BlockScope): Block[] {
  const { name, to } = readForecastWords(block.words);
  if (block.name === 'forecast' && isAnnual(block.words)) return computeAnnualForecastBlock(block, id, number, scope);
  const flows = newestOutBy(scope.council.flows ?? [], scope.asOf);
  if (!flows || flows.tier === 'none') throw new Error('a forecast was not checked');
  const forecast = name === UASC && (block.name === 'forecast' || block.name === 'backtest') ? forecastUasc(flows) : forecastCouncil(flows);
  if (!forecast) return [noteThat(`${number} is not shown: ${flows.uasc?.withheld ? UASC_WITHHELD : FEW_UASC}.`, id)];
  const months = to === null ? EVIDENCE_MONTHS : monthsBetween(forecast.lastMonth, to);
  const why = whyNot(block.name, name, forecast);
  if (why !== null) return [noteThat(`${number} is not shown: ${why}.`, id)];
  if (block.name === 'forecast') return [{ kind: 'chart', chart: drawForecast(block, { id, number, forecast, category: (name ?? 'total') as Category, months }, scope) }];
  const table = (made: PlanTable): TableView => writeTable(block, id, number, made, scope);
  const plan = scope.council.plans.get(name ?? '') as PlanFile;
  const { sources } = scope.council.file;
  if (block.name === 'scenarios') return [{ kind: 'table', table: table(tabulateScenarios(forecast, plan, { months, asOf: scope.asOf, sources })) }];
  if (block.name === 'targets') return [{ kind: 'table', table: table(tabulateTargets(forecast, plan, { asOf: scope.asOf, sources })) }];
  if (block.name === 'backtest') return [{ kind: 'table', table: table(tabulateBacktest(forecast, name as Category | null)) }];
  const places = newestOutBy(scope.council.capacity?.editions ?? [], scope.asOf) as PlacesEdition;
  const restsOn = name === null ? null : otherGap(block, scope);
  return [
    { kind: 'table', table: table(name === null ? tabulateGap(forecast, places, months) : tabulateGapOfPlan(forecast, places, plan, { months, asOf: scope.asOf, sources, restsOn })) },
    ...(restsOn === null ? [{ kind: 'table' as const, table: { id: `${id}-assumptions`, number: null, caption: `What the gap in ${inSentence(number)} rests on`, ...tabulateAssumptions(places, scope.council.file), source: null, wide: false, wordy: true } }] : []),
  ];
}

/** 'table 4', where the assumptions of a gap of what-ifs stand already: under the section's gap, or under its first one of what-ifs. */
function otherGap(block: FencedBlock, { section }: BlockScope): string | null {
  const gaps = [...section.labels].flatMap(([labelled, { number }]) => (labelled.kind === 'block' && labelled.name === 'gap' ? [{ labelled, number }] : []));
  const first = gaps.find(({ labelled }) => readForecastWords(labelled.words).name === null) ?? gaps[0];
  return first === undefined || first.labelled === block ? null : inSentence(first.number ?? '');
}

function inSentence(number: string): string {
  return number.replace(/^T/, 't');
}

function noteThat(text: string, id: string): Block {
  return { kind: 'note', content: [{ kind: 'paragraph', id, number: null, content: [{ kind: 'text', text }] }] };
}

/** null where it can be shown. */
function whyNot(block: string, name: string | null, { flows, categories, model, scores }: CouncilForecast): string | null {
  const reason = flows.tier === 'years' && flows.isShort ? FEW : `${flows.withheld ? WITHHELD[flows.withheld] : SMALL}, so only the total is forecast`;
  const needsStates = block === 'scenarios' || block === 'gap' || ((block === 'forecast' || block === 'backtest') && name !== null && name !== 'total' && name !== UASC);
  if (needsStates && categories.length === 1) return reason;
  if (block === 'targets' && model === null) return flows.tier === 'years' && flows.isShort ? 'too few months may be used to know who comes and leaves' : 'the numbers who come and leave in a month are so small that they could tell of a child';
  return block === 'backtest' && scores.length === 0 ? 'too few months may be used to test a forecast on the past' : null;
}

const HISTORY_MONTHS = 60;

function drawForecast(block: FencedBlock, { id, number, forecast, category, months }: { id: string; number: string; forecast: CouncilForecast; category: Category; months: number }, scope: BlockScope): ChartView {
  const { caption, notes } = captionAndNotes(block);
  const { lastMonth } = forecast;
  const isYears = forecast.flows.tier === 'years';
  const history = forecast.historyOf(category).filter(({ month }) => isYears || monthsBetween(month, lastMonth) <= HISTORY_MONTHS).map(({ month, count }) => ({ period: month, value: count }));
  const points = forecast.pointsTo(months).filter(({ cat }) => cat === category).map(({ h, forecast: centre, lo80, hi80, lo95, hi95 }): FanPoint => {
    const month = nextMonth(lastMonth, h);
    const isTold = h % 12 === 0 || h === months;
    return { forecast: centre, lo80, hi80, lo95, hi95, ...(isTold ? { period: month } : { period: `${month}-01`, between: true }) };
  });
  const target = category === 'total' ? targetWithin(scope, nextMonth(lastMonth, months)) : null;
  const chart = computeFanChart({
    id, number, headline: computeProse(caption, scope), measure: CATEGORY_WORDS[category], unitLabel: 'Children', place: scope.council.file['short-name'], frequency: 'month', history, points, target,
    source: sourceOf([scope.council.datasets.get(FLOWS) as ProtectedDataset], scope),
    notes: [...notes.map((note) => computeProse(note, scope)), ...sayMethod(forecast, category, months).map((text): ChartView['notes'][number] => [{ kind: 'text', text }])],
  });
  return isYears ? chart : { ...chart, table: byYear(chart.table, history.map(({ period }) => period), lastMonth) };
}

/** A row a year, as the forecast has: five years of months would fill a page. */
function byYear(table: TableView, months: readonly string[], lastMonth: string): TableView {
  const rows = table.rows.filter((_, i) => i >= months.length || monthsBetween(months[i] as string, lastMonth) % 12 === 0);
  return { ...table, rows, notes: [...table.notes, `One month a year is given here, as in the forecast; the chart draws every month up to ${dateText(lastMonth)}.`] };
}

/** Of the plans, the first that is out and falls into the forecast. */
function targetWithin({ council, asOf }: BlockScope, end: string): { value: number; label: string } | null {
  const target = [...council.plans.values()].flatMap((plan) => Object.values(plan['solve-for'])).find(({ published, by }) => isOutBy(published, asOf) && by <= end);
  return target ? { value: Math.floor(countOf(target)), label: 'Target' } : null;
}

function writeTable(block: FencedBlock, id: string, number: string, made: PlanTable, scope: BlockScope): TableView {
  const { columns, rows, notes } = made;
  const { caption, notes: own } = captionAndNotes(block);
  return {
    id, number, caption: computeWords(caption, scope), columns, rows, notes: [...own.map((note) => computeWords(note, scope)), ...notes], ...cellNotesOf(made),
    source: sourceOf([scope.council.datasets.get(FLOWS) as ProtectedDataset], scope), wide: columns.length > MOST_PORTRAIT_COLUMNS,
  };
}
