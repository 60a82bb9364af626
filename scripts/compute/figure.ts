import type { Benchmark, ProtectedDataset, ProtectedQuantity } from '../schema/dataset.ts';
import { percentOf, subtractDecimals, sumDecimals, type Decimal } from '../schema/decimal.ts';
import type { FigureRef } from '../schema/narrative.ts';
import { anyPeriodText, periodText, whenText } from '../schema/period.ts';
import type { FigureView } from '../schema/report/prose.ts';
import { resolveFigure, type ResolvedFigure } from '../validate/resolve-figure.ts';
import { sayChangeInWords } from './change-words.ts';
import { formatChange, formatNumber, formatValue, machineValue, MISSING_WORDS, rounded, shownValue, statusMarker } from './format.ts';

/** What a reader sees for a figure in prose, and where it comes from. @throws a bug: validation lets only resolvable figures through */
export function computeFigure(ref: FigureRef, datasets: ReadonlyMap<string, ProtectedDataset>, asOf: string): FigureView {
  const resolution = resolveFigure(ref, datasets, asOf);
  if ('message' in resolution) throw new Error(`figure not resolved: ${resolution.message}`);
  const { figure } = resolution;
  const { dataset, entry } = figure;
  const target = figure.ask === 'target' ? figure.target : null;
  const said = sayFigure(figure);
  const source = (figure.benchmark ?? target)?.source ?? entry.source ?? dataset.source;
  const isOwn = (figure.ask === 'value' || figure.ask === 'share') && !said.status;
  return {
    ...said, text: isOwn ? `${said.text}${statusMarker(entry.status)}` : said.text,
    dataset: dataset.id,
    label: labelOf(figure),
    // A benchmark has a period of its own, often older than the figure's; a target has none.
    period: figure.benchmark ? benchmarkPeriod(figure.benchmark) : target ? `published ${whenText(target.published)}` : periodOf(dataset, entry.period),
    source: source.text, ...(source.where === undefined ? {} : { where: source.where }),
    status: said.status ?? entry.status,
  };
}

interface Said {
  text: string;
  value: string;
  status?: 'missing' | 'suppressed';
}

function sayFigure(figure: ResolvedFigure<ProtectedQuantity>): Said {
  const { dataset, entry, ask, decimals } = figure;
  const say = (value: Decimal, unit = dataset.unit): Said => ({ text: figure.bare ? formatNumber(rounded(value, decimals)) : formatValue(rounded(value, decimals), unit), value: machineValue(rounded(value, decimals), unit) });
  switch (ask) {
    case 'period': return { text: periodOf(dataset, entry.period), value: entry.period ?? '' };
    case 'target': return say((figure.target as { value: Decimal }).value);
    case 'benchmark': return say((figure.benchmark as { value: Decimal }).value);
    case 'value': return entry.quantity.state === 'shown' ? say(entry.quantity.value) : sayAbsent(entry.quantity, figure.orElse);
    case 'change': case 'percent-change': {
      const [now, then] = [entry.quantity, figure.since?.quantity as ProtectedQuantity];
      if (now.state !== 'shown') return sayAbsent(now, figure.orElse);
      if (then.state !== 'shown') return sayAbsent(then, figure.orElse);
      const difference = subtractDecimals(now.value, then.value);
      if (figure.inWords) return { text: sayChangeInWords(figure, now.value, then.value), value: machineValue(rounded(difference, decimals), dataset.unit) };
      if (ask === 'change') return { text: formatChange(rounded(difference, decimals), dataset.unit), value: machineValue(rounded(difference, decimals), dataset.unit) };
      const percent = percentOf(difference, { big: then.value.big.abs(), decimals: then.value.decimals }, decimals ?? 0);
      const text = percent.big.eq(0) ? 'unchanged' : `${percent.big.gt(0) ? 'up' : 'down'}\u00a0${formatValue({ big: percent.big.abs(), decimals: percent.decimals }, 'percent')}`;
      return { text, value: machineValue(percent, 'percent') };
    }
    case 'share': {
      const parts = figure.whole.map((e) => shownValue(e.quantity));
      if (entry.quantity.state !== 'shown') return sayAbsent(entry.quantity, figure.orElse);
      const hidden = figure.whole.find((e) => e.quantity.state !== 'shown');
      if (hidden) return sayAbsent(hidden.quantity as Exclude<ProtectedQuantity, { state: 'shown' }>, figure.orElse);
      const whole = sumDecimals(parts as Decimal[]);
      return whole.big.eq(0) ? { text: figure.orElse ?? '[z]', value: '', status: 'missing' } : say(percentOf(entry.quantity.value, whole, decimals ?? 0), 'percent');
    }
  }
}

function sayAbsent(quantity: Exclude<ProtectedQuantity, { state: 'shown' }>, orElse: string | null): Said {
  if (quantity.state === 'suppressed') return { text: orElse ?? '[c]', value: '', status: 'suppressed' };
  return { text: orElse ?? MISSING_WORDS[quantity.why], value: '', status: 'missing' };
}

function benchmarkPeriod({ period }: Benchmark): string {
  return period === null ? 'date not given' : anyPeriodText(period);
}

/** 'Children looked after, England', 'Feeling safe where they live: Children', 'Long-term stability: National average' */
function labelOf({ dataset, entry, ask, benchmark }: ResolvedFigure<ProtectedQuantity>): string {
  const title = dataset.area === undefined ? dataset.title : `${dataset.title}, ${dataset.area}`;
  const part = ask === 'target' ? 'Target' : benchmark?.name ?? memberNames(dataset, entry.members);
  return part === '' ? title : `${title}: ${part}`;
}

/** 'Girls, Under 5' */
export function memberNames({ dimensions }: ProtectedDataset, members: readonly string[]): string {
  return members.map((id, d) => dimensions[d]?.members.find((m) => m.id === id)?.label ?? id).join(', ');
}

export function periodOf(dataset: ProtectedDataset, period: string | null): string {
  if (period === null) return 'date not given';
  return dataset.frequency ? periodText(period, dataset.frequency) : anyPeriodText(period);
}
