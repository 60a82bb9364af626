import type { YamlSource } from '../../load/read-yaml.ts';
import type { Problem } from '../../problem.ts';
import { compareDecimals } from '../../schema/decimal.ts';
import { policyOf } from '../../schema/disclosure.ts';
import { planSchema, type PlanFile } from '../../schema/plan.ts';
import { frequencyOf } from '../../schema/period.ts';
import { spanOf } from '../../schema/span.ts';
import { countText } from '../../schema/words.ts';
import { checkWhatIfs } from '../forecast/check-what-ifs.ts';
import { checkShape } from '../shape.ts';
import { didYouMean } from '../suggest.ts';
import { HUNDRED, type CouncilContext } from './datasets.ts';

/** One file of plan/: its shape, and the rules that its own entries must keep. */
export function readPlan(source: YamlSource, council: CouncilContext): { plan: PlanFile | null; problems: Problem[] } {
  const { value: plan, problems } = checkShape(planSchema, source);
  if (!plan) return { plan, problems };
  return { plan, problems: [...problems, ...checkPriorities(plan, source), ...checkPeriods(plan, source), ...checkCapacity(plan, source, council), ...checkReported(plan, source), ...checkWhatIfs(plan, source), ...checkSources(plan, source, council)] };
}

/** Run when all datasets are known. */
export function checkPlanIndicators(plan: PlanFile, source: YamlSource, indicators: ReadonlySet<string>): Problem[] {
  return Object.entries(plan.measures).flatMap(([id, measure]) => (typeof measure.indicator === 'string' && !indicators.has(measure.indicator)
    ? [{ rule: 'unknown-figure', place: source.placeOf(['measures', id, 'indicator']), message: `There is no indicator “${measure.indicator}”.${didYouMean(measure.indicator, indicators)} Correct the name, add the indicator, or write not-given: with the reason.` }] : []));
}

function checkPriorities(plan: PlanFile, source: YamlSource): Problem[] {
  const known = Object.keys(plan.priorities);
  const pointing = [...Object.entries(plan.actions).map(([id, a]) => ({ path: ['actions', id, 'priority'], priority: a.priority })),
    ...Object.entries(plan.measures).flatMap(([id, m]) => (m.priority === undefined ? [] : [{ path: ['measures', id, 'priority'], priority: m.priority }]))];
  return pointing.flatMap(({ path, priority }) => (known.includes(priority) ? []
    : [{ rule: 'unknown-priority', place: source.placeOf(path), message: `There is no priority “${priority}” in this file.${didYouMean(priority, known)} Correct it, or add it under priorities:.` }]));
}

function checkPeriods(plan: PlanFile, source: YamlSource): Problem[] {
  const written: [path: (string | number)[], period: unknown][] = [
    [['begins'], plan.begins], [['ends'], plan.ends],
    ...Object.entries(plan.actions).map(([id, a]): [string[], unknown] => [['actions', id, 'due'], a.due]),
    ...Object.entries(plan.measures).flatMap(([id, { baseline, target }]): [string[], unknown][] => [
      [['measures', id, 'baseline', 'period'], 'period' in baseline ? baseline.period : null], [['measures', id, 'target', 'by'], 'by' in target ? target.by : null],
    ]),
    ...Object.entries(plan.procurement).flatMap(([id, p]): [string[], unknown][] => [[['procurement', id, 'start'], p.start], [['procurement', id, 'end'], p.end]]),
    ...Object.entries(plan.capacity).flatMap(([id, c]) => c.observations.map((o, i): [(string | number)[], unknown] => [['capacity', id, 'observations', i, 'period'], o.period])),
  ];
  const unreadable = written.flatMap(([path, period]): Problem[] => (typeof period !== 'string' || frequencyOf(period) ? []
    : [{ rule: 'no-such-period', place: source.placeOf(path), message: `“${period}” is not a day, month, quarter or year. Write it as 2024-03-31, 2024-03, 2024-Q1, 2024 or 2023-24.` }]));
  return unreadable.length > 0 ? unreadable : checkDates(plan, source);
}

/** What comes before what, once every period can be read. */
function checkDates(plan: PlanFile, source: YamlSource): Problem[] {
  const begins = typeof plan.begins === 'string' ? plan.begins : null;
  const ends = typeof plan.ends === 'string' ? plan.ends : null;
  const problems: Problem[] = [];
  if (begins && ends && spanOf(ends).last < spanOf(begins).first) problems.push({ rule: 'plan-ends-early', place: source.placeOf(['ends']), message: `This ends in ${ends}, before it begins in ${begins}. Correct one of the two.` });
  for (const [id, action] of Object.entries(plan.actions)) {
    if (begins && typeof action.due === 'string' && spanOf(action.due).last < spanOf(begins).first) {
      problems.push({ rule: 'action-too-early', place: source.placeOf(['actions', id, 'due']), message: `This action is due in ${action.due}, before its strategy begins in ${begins}. Correct the date, or move the action to the strategy it belongs to.` });
    }
    for (const [i, update] of action.updates.entries()) {
      if (spanOf(update.date).last < spanOf(action.published).first) problems.push({ rule: 'update-too-early', place: source.placeOf(['actions', id, 'updates', i, 'date']), message: `This update is from ${update.date}, before the action was published in ${action.published}. Correct one of the two.` });
    }
  }
  return problems;
}

/** Words stand where no figure does, and can't be older than what they report on. */
function checkReported(plan: PlanFile, source: YamlSource): Problem[] {
  return Object.entries(plan.measures).flatMap(([id, { indicator, published, reported }]) => reported.flatMap(({ date }, i): Problem[] => [
    ...(typeof indicator === 'string' ? [{ rule: 'reported-beside-indicator', place: source.placeOfKey(['measures', id, 'reported']), message: `This measure has an indicator, “${indicator}”, whose figures tell how it stands. Delete reported:, or write not-given: with the reason as its indicator.` }].slice(i) : []),
    ...(spanOf(date).last < spanOf(published).first ? [{ rule: 'update-too-early', place: source.placeOf(['measures', id, 'reported', i, 'date']), message: `This report is from ${date}, before the measure was published in ${published}. Correct one of the two.` }] : []),
  ]));
}

function checkCapacity(plan: PlanFile, source: YamlSource, { file }: CouncilContext): Problem[] {
  const { threshold } = policyOf(file);
  return Object.entries(plan.capacity).flatMap(([id, { observations }]) => observations.flatMap(({ places, occupancy }, i): Problem[] => {
    if (!('big' in occupancy)) return [];
    const place = source.placeOf(['capacity', id, 'observations', i, 'occupancy']);
    const percent = occupancy.big.toFixed(occupancy.decimals);
    if (compareDecimals(occupancy, HUNDRED) > 0 || occupancy.big.lt(0)) return [{ rule: 'over-100', place, message: `${percent}% cannot be an occupancy. Give the places in use in per cent, from 0 to 100.` }];
    // Places are no people, but those in use are children.
    if (typeof places !== 'number') return [];
    const children = occupancy.big.times(places).div(100).round().toNumber();
    return children === 0 || children > threshold ? []
      : [{ rule: 'few-in-homes', place, message: `${percent}% of ${countText(places, 'place')} ${children === 1 ? 'is 1 child' : `are ${children} children`}, so few that they could be recognised. Write occupancy: { not-given: with the reason }, or give the homes of several kinds as one.` }];
  }));
}

function checkSources(plan: PlanFile, source: YamlSource, council: CouncilContext): Problem[] {
  const known = Object.keys(council.file.sources);
  const cited = [
    ...Object.entries(plan.actions).flatMap(([id, a]) => [{ path: ['actions', id, 'source'], source: a.source }, ...a.updates.map((u, i) => ({ path: ['actions', id, 'updates', i, 'source'], source: u.source }))]),
    ...Object.entries(plan.measures).flatMap(([id, m]) => [{ path: ['measures', id, 'source'], source: m.source }, ...m.reported.map((r, i) => ({ path: ['measures', id, 'reported', i, 'source'], source: r.source }))]),
    ...Object.entries(plan.procurement).map(([id, p]) => ({ path: ['procurement', id, 'source'], source: p.source })),
    ...Object.entries(plan.scenarios).map(([id, s]) => ({ path: ['scenarios', id, 'source'], source: s.source })),
    ...Object.entries(plan['solve-for']).flatMap(([id, s]) => [{ path: ['solve-for', id, 'source'], source: s.source }, ...(s.population ? [{ path: ['solve-for', id, 'population', 'source'], source: s.population.source }] : [])]),
    ...Object.entries(plan.capacity).flatMap(([id, c]) => c.observations.map((o, i) => ({ path: ['capacity', id, 'observations', i, 'source'], source: o.source }))),
  ];
  return cited.flatMap(({ path, source: id }) => (known.includes(id) ? []
    : [{ rule: 'unknown-source', place: source.placeOf(path), message: `There is no source “${id}” in council.yaml.${didYouMean(id, known)} Correct it, or add the source there.` }]));
}

/** A block names a priority by its id alone, so it must be the council's only one of that name. */
export function checkPlanIds(plans: readonly (readonly [string, YamlSource, PlanFile])[]): Problem[] {
  const seen = new Map<string, string>();
  return plans.flatMap(([, source, plan]) => Object.keys(plan.priorities).flatMap((id): Problem[] => {
    const other = seen.get(id);
    if (other === undefined) {
      seen.set(id, source.path);
      return [];
    }
    return [{ rule: 'id-twice', place: source.placeOfKey(['priorities', id]), message: `The priority “${id}” stands in ${other} too. Rename one of them, for instance with its year.` }];
  }));
}
