import type { ChartForm } from './chart-form.ts';
import type { ChartInput, ChartPoint, ChartSeries } from './chart-input.ts';
import { sayAbsence } from './gaps.ts';

type KnownPoint = ChartPoint & { value: number };

/** Up to this many values are all read out. */
const LISTED = 4;

/** The text alternative: form, values, and how they stand beside target and benchmarks. `axisStart` is '68%' where the axis starts above zero. */
export function describeChart(input: ChartInput, form: ChartForm, axisStart: string | null): string {
  const { place, period, series, shape, goodIs } = input;
  const axis = axisStart === null ? '' : `, on an axis that starts at ${axisStart}, not at zero`;
  const kind = { line: 'Line chart', bars: 'Bar chart', 'grouped-bars': 'Grouped bar chart' }[form];
  const sentences = [`${kind} for ${place}, ${period}${axis}.`];
  for (const one of series) {
    const known = one.points.filter((point): point is KnownPoint => point.value !== null);
    const name = series.length === 1 ? '' : one.label;
    if (known.length > 0) sentences.push(form === 'line' ? tellCourse(one.label, known, hides(one)) : tellBars(name, known, shape, hides(one)));
    const absent = one.points.filter(({ value }) => value === null);
    if (absent.length > 0) sentences.push(tellAbsent(name, absent));
  }
  const comparison = tellComparison(input);
  if (comparison !== null)
    sentences.push(comparison + (goodIs === 'neither' ? '' : `; ${goodIs === 'high' ? 'higher' : 'lower'} is better`) + '.');
  return sentences.join(' ');
}

/** A hidden value may be lower than the lowest that is shown. */
function hides({ points }: ChartSeries): boolean {
  return points.some(({ absent }) => absent === 'suppressed');
}

function tellCourse(label: string, known: KnownPoint[], isPartly: boolean): string {
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last || first === last) return `${label}: ${first?.text} in ${first?.label}.`;
  const { highest, lowest } = findExtremes(known);
  if (highest.value === lowest.value && !isPartly) return `${label} stayed at ${first.text} from ${first.label} to ${last.label}.`;
  const extremes = `highest ${highest.text} in ${joinLabels(highest, known)}, lowest ${lowest.text} in ${joinLabels(lowest, known)}`;
  return `${label} went from ${first.text} in ${first.label} to ${last.text} in ${last.label}: ${isPartly ? 'of the values shown, ' : ''}${extremes}.`;
}

function tellBars(name: string, known: KnownPoint[], shape: ChartInput['shape'], isPartly: boolean): string {
  const tell = (labels: string, text: string) => (shape === 'time' ? `${text} in ${labels}` : `${labels} (${text})`);
  const start = name === '' ? '' : `${name}: `;
  const { highest, lowest } = findExtremes(known);
  if (known.length <= LISTED) return `${start}${known.map(({ label, text }) => tell(label, text)).join(', ')}.`;
  if (highest.value === lowest.value) return `${start}${known.length} bars, all ${highest.text}.`;
  const extremes = [highest, lowest].map((point) => tell(joinLabels(point, known), point.text));
  return `${start}${known.length} bars, ${isPartly ? 'of those shown ' : ''}the highest ${extremes[0]}, the lowest ${extremes[1]}.`;
}

function tellAbsent(name: string, absent: ChartPoint[]): string {
  const hidden = absent.filter((point) => point.absent === 'suppressed').map(({ label }) => label);
  const others = absent.filter((point) => point.absent !== 'suppressed').map((point) => `${point.label}: ${sayAbsence(point)}`);
  const parts = [...(hidden.length > 0 ? [`suppressed to protect privacy: ${listInWords(hidden)}`] : []), ...others].join('; ');
  return `${capitalise(name === '' ? parts : `${name}, ${parts}`)}.`;
}

/** 'At 72.11%, August 2024 is above the target (69.00%)'; only for a series over time that is the council's own. */
function tellComparison({ shape, series, target, benchmarks }: ChartInput): string | null {
  const council: ChartSeries | undefined = series.find(({ role }) => role === 'council') ?? series[0];
  const marks = [
    ...(target ? [{ name: 'the target', ...target }] : []),
    ...benchmarks.map((one) => ({ name: nameInSentence(one.label), ...one })),
  ];
  if (!council || marks.length === 0) return null;
  const last = council.points.findLast(({ value }) => value !== null);
  if (shape === 'category' || !last || last.value === null)
    return `For comparison: ${marks.map(({ name, text }) => `${name} (${text})`).join(', ')}`;
  const value = last.value;
  const groups = [
    ['above', marks.filter((mark) => value > mark.value)],
    ['the same as', marks.filter((mark) => value === mark.value)],
    ['below', marks.filter((mark) => value < mark.value)],
  ] as const;
  const parts = groups.flatMap(([relation, group]) =>
    group.length === 0 ? [] : [`${relation} ${listInWords(group.map(({ name, text }) => `${name} (${text})`))}`],
  );
  return `At ${last.text}, ${last.label} is ${listInWords(parts)}`;
}

/** 'National average' is a common noun within a sentence, 'England' is not. */
function nameInSentence(label: string): string {
  return /^(National|Statistical|Average|Neighbours?)\b/.test(label)
    ? `the ${label.charAt(0).toLowerCase()}${label.slice(1)}`
    : label;
}

function findExtremes(known: KnownPoint[]): { highest: KnownPoint; lowest: KnownPoint } {
  const highest = known.reduce((best, point) => (point.value > best.value ? point : best));
  const lowest = known.reduce((best, point) => (point.value < best.value ? point : best));
  return { highest, lowest };
}

function joinLabels({ value }: KnownPoint, known: KnownPoint[]): string {
  return listInWords(known.filter((point) => point.value === value).map(({ label }) => label));
}

function listInWords(items: string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
