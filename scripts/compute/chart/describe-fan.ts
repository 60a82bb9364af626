import { joinWords } from '../../schema/words.ts';
import { writeCount, writeEnds, type Fan } from './fan-input.ts';

type Known = Fan['history'][number] & { value: number };

/** More periods with one and the same value are counted. */
const MOST_NAMED = 3;

/** The text alternative: the course so far, the forecast for the first and the last period with its ranges, and the target. `axisStart` as for other charts. */
export function describeFan(fan: Fan, axisStart: string | null): string {
  const { place, span, history, points, target } = fan;
  const known = history.filter((point): point is Known => point.value !== null);
  const absent = history.filter(({ value }) => value === null);
  const ahead = points.filter(({ between }) => !between);
  const [first, last] = [ahead[0] as Fan['points'][number], ahead.at(-1) as Fan['points'][number]];
  const axis = axisStart === null ? '' : `, on an axis that starts at ${axisStart}, not at zero`;
  return [
    `Line chart with a forecast for ${place}, ${span}${axis}.`,
    tellCourse(fan, known, absent.some((point) => point.absent === 'suppressed')),
    ...(absent.length === 0 ? [] : [`No count is shown for ${joinWords(absent.map(({ label, text }) => `${label} ${text}`))}.`]),
    tellPoint(first),
    ...(last === first ? [] : [tellPoint(last), tellWidth(first, last)]),
    ...(target ? [tellTarget(target, known.at(-1) as Known, last)] : []),
  ].join(' ');
}

function tellCourse(fan: Fan, known: Known[], isPartly: boolean): string {
  const [start, end] = [known[0] as Known, known.at(-1) as Known];
  if (start === end) return `The count was ${end.text} ${at(fan, end.label)}.`;
  const extreme = (pick: (...values: number[]) => number): string => {
    const found = known.filter(({ value }) => value === pick(...known.map((point) => point.value)));
    const [{ text, label }] = found as [Known];
    return found.length > MOST_NAMED ? `${text} (${found.length} times, first ${at(fan, label)})` : `${text} ${at(fan, joinWords(found.map((point) => point.label)))}`;
  };
  const course = `The count went from ${start.text} ${at(fan, start.label)} to ${end.text} ${at(fan, end.label)}`;
  return `${course}: ${isPartly ? 'of the values shown, ' : ''}highest ${extreme(Math.max)}, lowest ${extreme(Math.min)}.`;
}

function tellPoint({ label, forecast, lo80, hi80, lo95, hi95 }: Fan['points'][number]): string {
  const [inner, outer] = [writeEnds(lo80, hi80), writeEnds(lo95, hi95)];
  return `The forecast for ${label} is ${writeCount(forecast)}: 8 in 10 chances that it lies from ${inner.from} to ${inner.to}, 95 in 100 from ${outer.from} to ${outer.to}.`;
}

function tellWidth(first: Fan['points'][number], last: Fan['points'][number]): string {
  const widths = [first, last].map(({ lo80, hi80 }) => hi80 - lo80) as [number, number];
  return widths[1] > widths[0] ? 'The ranges widen with time.' : 'The ranges do not widen with time.';
}

function tellTarget({ label, value }: { label: string; value: number }, count: Known, { label: end, lo80, hi80 }: Fan['points'][number]): string {
  const where = (from: number, to: number): string => (value < from ? 'below' : value > to ? 'above' : 'within');
  return `${label} is ${writeCount(value)}: ${where(count.value, count.value) === 'within' ? 'the same as' : where(count.value, count.value)} the last count, and ${where(lo80, hi80)} the 8 in 10 range for ${end}.`;
}

/** 'on 31 March 2025', 'in March 2025' */
function at({ frequency }: Fan, label: string): string {
  return `${frequency === 'day' || frequency === 'point-in-time' ? 'on' : 'in'} ${label}`;
}
