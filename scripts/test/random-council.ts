import type { Sample } from '../protect/sample-council.ts';
import { monthsCovered, monthText, periodOfMonths, type MonthSpan } from '../schema/month-span.ts';
import type { Frequency } from '../schema/period.ts';
import { seededRandom } from './count-tables.ts';

/**
 * For tests: a council of a few children over a few months, by sex and type, who come, leave and are there; and at random what files say of them: counts,
 * tables, percentages and averages of all kinds of times, with revisions, decisions and a ledger.
 */
export interface RandomCouncil {
  sample: Sample;
  truth: Truth;
  /** In the order of each dataset's entries. */
  told: Told[];
  zeros: 'published' | 'protected';
  /** Of all months of one, that those who come less those who leave make those who are there. */
  isTied: boolean;
}

export type Who = 'coming' | 'leaving' | 'care';
export type Selected = Readonly<Partial<Record<'sex' | 'type', string>>>;

export interface Truth {
  sexes: readonly string[];
  types: readonly string[];
  months: number;
  /** Before and after a revision: how many of them. Those in care stand at the end of each month. */
  countOf: (world: number, who: Who, span: MonthSpan, of: Selected) => number;
}

/** Something that is printed, or hidden. */
export interface Told {
  dataset: string;
  index: number;
  who: Who;
  span: MonthSpan;
  of: Selected;
  /** Told alone: 'percent' of `among`, rounded half up to so many decimals; of an 'average' only of how many it is, with its own selection. */
  kind: 'count' | 'percent' | 'average' | 'ledger';
  text: string;
  among?: Selected;
  decimals?: number;
  /** Numbers that stand beside a percentage or an average. */
  numerator?: number;
  denominator?: number;
  worlds: readonly number[];
  /** Its table says that each child is in one row: by these. */
  wholeBy?: readonly ('sex' | 'type')[];
  threshold: number;
  isWaived: boolean;
}

export const FIRST = (monthsCovered('2024-04', 'month') as MonthSpan).from;
const REVISED = '2025-01-10';
const DAYS = ['2024-11-20', '2024-12-05', '2024-12-20'];

/** How many a selection has of a list by sex and type. */
export function isMeant({ sex, type }: Selected, [s, t]: readonly [string, string]): boolean {
  return (sex === undefined || sex === s) && (type === undefined || (type === 'uv' ? ['u', 'v'].includes(t) : type === t));
}

/** Half up: 12.5% without decimals is '13'. */
export function percentText(part: number, whole: number, decimals: number): string {
  const scale = 10 ** decimals;
  return (Math.floor((200 * scale * part + whole) / (2 * whole)) / scale).toFixed(decimals);
}

export function drawCouncil(seed: number): RandomCouncil {
  const random = seededRandom(seed * 7_368_787 + 11);
  const chance = (share: number): boolean => random() < share;
  const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const isTied = chance(0.5);
  const isRevised = chance(0.25);
  const truth = drawTruth(random, isTied, isRevised);
  const zeros = chance(0.12) ? 'protected' : 'published';
  const told: Told[] = [];
  const [indicators, tables]: [Record<string, string>, Record<string, string>] = [{}, {}];
  const decisions: string[] = [];
  const selections = (): Selected[] => [{}, ...truth.sexes.map((sex) => ({ sex })), ...truth.types.map((type) => ({ type })), { sex: 'f', type: 'u' }];
  const spansOf = (frequency: Frequency): [string, MonthSpan][] => {
    const periods = frequency === 'quarter' ? ['2024-Q2', '2024-Q3'] : frequency === 'financial-year' ? ['2024-25'] : Array.from({ length: truth.months }, (_, i) => monthText(FIRST + i));
    return periods.map((period): [string, MonthSpan] => [period, monthsCovered(period, frequency) as MonthSpan]).filter(([, { from, to }]) => from >= FIRST && to <= FIRST + truth.months);
  };
  const addsUp = (who: Who): string => (who === 'care' ? '' : `adds-up: true\n${isTied ? `${who === 'coming' ? 'joins' : 'leaves'}: care\n` : ''}`);
  const wanted = 2 + Math.floor(random() * 5);
  for (let n = 0; n < wanted; n++) {
    const id = `d${n}`;
    const who = one<Who>(['coming', 'coming', 'care', 'leaving']);
    const frequency: Frequency = who === 'care' ? 'month' : one<Frequency>(['month', 'month', 'quarter', 'year-to-date', 'year-to-date', 'rolling-6-months', 'financial-year']);
    const published = one(DAYS);
    const threshold = chance(0.1) ? 9 : 5;
    const isWaived = chance(0.05);
    const about = { dataset: id, who, threshold, isWaived };
    const head = `title: T ${'abcdefg'[n]}\ndefinition: D\ncounts: children\nowner: Head\nsource: paper\npopulation: ${who}\n${threshold === 9 ? 'measure: secure\n' : ''}`;
    if (isWaived) decisions.push(`{ dataset: ${id}, waives: small-count, reason: R, by: Head, on: 2024-11-01 }`);
    decisions.push(`{ dataset: ${id}, waives: whole-category, reason: R, by: Head, on: 2024-11-01 }`);
    const entries: { period: string; text: string; published: string }[] = [];
    /** One value, and once more where it was revised. @param say what is printed in a world, as it stands in the file; null where nothing can be */
    const tell = (span: MonthSpan, period: string, of: Selected, kind: Told['kind'], more: Partial<Told>, say: (world: number) => Pick<Told, 'text' | 'numerator' | 'denominator'> | null): { said: ReturnType<typeof say>; published: string }[] => {
      const [before, after] = [say(0), say(1)];
      const isSame = JSON.stringify(before) === JSON.stringify(after);
      const all = [{ said: before, published, worlds: isSame ? [0, 1] : [0] }, ...(isSame ? [] : [{ said: after, published: REVISED, worlds: [1] }])].filter(({ said }) => said !== null);
      return all.map(({ said, published: day, worlds }) => {
        told.push({ ...about, index: told.filter(({ dataset }) => dataset === id).length, span, of, kind, worlds, ...more, ...said as Pick<Told, 'text'> });
        entries.push({ period, published: day, text: fields(said as Pick<Told, 'text' | 'numerator' | 'denominator'>) });
        return { said, published: day };
      });
    };
    const kind = one(['series', 'series', 'table', 'table', 'percent', 'percent', 'average']);
    const countText = (span: MonthSpan, of: Selected) => (world: number) => ({ text: `${truth.countOf(world, who, span, of)}` });
    if (kind === 'table') {
      const dimensions = one<('sex' | 'type')[]>([['sex'], ['type'], ['sex', 'type']]);
      const [hasTotal, isSummed] = [chance(0.6), chance(0.3) && truth.types.length > 2];
      const isAverage = chance(0.15);
      const wholeBy = dimensions;
      const text = (['sex', 'type'] as const).filter((name) => dimensions.includes(name)).map((name) => {
        const own = name === 'sex' ? truth.sexes : [...truth.types, ...(isSummed ? ['uv'] : [])];
        return `{ id: ${name}, label: ${name}, members: { ${[...own, ...(hasTotal ? ['all'] : [])].map((member) => `${member}: ${member.toUpperCase()}`).join(', ')} }${hasTotal ? ', total: all' : ''}${name === 'type' && isSummed ? ', sums: { uv: [u, v] }' : ''} }`;
      });
      const members = (name: 'sex' | 'type'): (string | undefined)[] => (dimensions.includes(name) ? [...(name === 'sex' ? truth.sexes : [...truth.types, ...(isSummed ? ['uv'] : [])]), ...(hasTotal ? [undefined] : [])] : [undefined]);
      const periods = spansOf(chance(0.3) && who !== 'care' ? 'quarter' : 'month').filter(() => chance(0.5)).slice(0, 2);
      const editions = periods.flatMap(([period, span]) => {
        const rows = members('sex').flatMap((sex) => members('type').map((type): Selected => ({ ...(sex === undefined ? {} : { sex }), ...(type === undefined ? {} : { type }) }))).filter(() => !chance(0.15));
        const days = [published, ...(rows.some((of) => truth.countOf(0, who, span, of) !== truth.countOf(1, who, span, of)) ? [REVISED] : [])];
        return days.map((day, d) => ({ period, span, day, rows: rows.filter((of) => d === 0 || truth.countOf(0, who, span, of) !== truth.countOf(1, who, span, of)), world: d }));
      }).filter(({ rows }) => rows.length > 0);
      if (editions.length === 0) continue;
      const rowText = (of: Selected, span: MonthSpan, world: number): string => {
        const count = truth.countOf(world, who, span, of);
        const isRevisedRow = truth.countOf(0, who, span, of) !== truth.countOf(1, who, span, of);
        const said = isAverage ? { text: '7.5', denominator: Math.max(count, 1) } : { text: `${count}` };
        told.push({ ...about, index: told.filter(({ dataset }) => dataset === id).length, span, of, kind: isAverage ? 'average' : 'count', wholeBy, worlds: isRevisedRow ? [world] : [0, 1], ...said });
        return `{ ${dimensions.map((name) => `${name}: ${of[name] ?? 'all'}`).join(', ')}, ${fields(said)} }`;
      };
      if (isAverage && editions.some(({ rows, span, world }) => rows.some((of) => truth.countOf(world, who, span, of) === 0))) continue;
      tables[id] = `${head}unit: ${isAverage ? 'weeks' : 'count'}\n${addsUp(who)}parts-make-a-whole: ${wholeBy.length > 0}\ndimensions: [${text.join(', ')}]\neditions: [${editions.map(({ period, span, day, rows, world }) => `{ period: ${period}, published: ${day}, rows: [${rows.map((of) => rowText(of, span, world)).join(', ')}] }`).join(', ')}]\n`;
      continue;
    }
    const of = kind === 'series' ? one(selections()) : one(selections().slice(kind === 'percent' ? 1 : 0));
    const among: Selected = of.sex !== undefined && of.type !== undefined && chance(0.5) ? one([{ sex: of.sex }, { type: of.type }]) : {};
    const [share, decimals, beside] = [0.4 + random() * 0.6, Math.floor(random() * 3), one(['both', 'whole', 'none', 'none'])];
    for (const [period, span] of spansOf(frequency).filter(() => chance(share))) {
      if (kind === 'series') tell(span, period, of, 'count', {}, countText(span, of));
      else if (kind === 'average') tell(span, period, of, 'average', {}, (world) => (truth.countOf(world, who, span, of) === 0 ? null : { text: '7.5', denominator: truth.countOf(world, who, span, of) }));
      else tell(span, period, of, 'percent', { among, decimals }, (world) => {
        const [part, whole] = [truth.countOf(world, who, span, of), truth.countOf(world, who, span, among)];
        return whole === 0 ? null : { text: percentText(part, whole, decimals), ...(beside === 'both' ? { numerator: part } : {}), ...(beside === 'none' ? {} : { denominator: whole }) };
      });
    }
    if (entries.length === 0) continue;
    const names = (selected: Selected): string => Object.entries(selected).map(([name, member]) => `${name}: ${member}`).join(', ');
    indicators[id] = `${head}label: L\nfrequency: ${frequency}\ngood: neither\nunit: ${kind === 'series' ? 'count' : kind === 'average' ? 'weeks' : 'percent'}\n${addsUp(who)}${names(of) ? `subset: { ${names(of)} }\n` : ''}${names(among) ? `out-of: { ${names(among)} }\n` : ''}observations: [${entries.map((entry) => `{ period: ${entry.period}, ${entry.text}, published: ${entry.published} }`).join(', ')}]\n`;
  }
  const ids = [...Object.keys(indicators), ...Object.keys(tables)];
  const ledger = isRevised || !chance(0.3) ? [] : drawLedger(random, truth, told);
  const early = ids.filter(() => chance(0.4));
  const policy = [
    zeros === 'protected' ? '  zeros: protected\n' : '', decisions.length > 0 ? `  waivers: [${decisions.join(', ')}]\n` : '', chance(0.1) && ids.length > 0 ? `  must-show: [{ dataset: ${one(ids)}, reason: R }]\n` : '',
  ].join('');
  return {
    truth, zeros, isTied, told,
    sample: { policy, indicators, tables, ...(ledger.length > 0 ? { ledger } : {}), papers: [{ day: '2024-12-01', shows: early }, { day: '2025-02-01', shows: ids.filter((id) => !early.includes(id)) }] },
  };
}

function fields({ text, numerator, denominator }: Pick<Told, 'text' | 'numerator' | 'denominator'>): string {
  return [`value: ${text}`, ...(numerator === undefined ? [] : [`numerator: ${numerator}`]), ...(denominator === undefined ? [] : [`denominator: ${denominator}`])].join(', ');
}

function drawTruth(random: () => number, isTied: boolean, isRevised: boolean): Truth {
  const months = 3 + Math.floor(random() * 5);
  const sexes = ['f', 'm'];
  const types = ['u', 'v', 'w'].slice(0, 2 + Math.floor(random() * 2));
  const atoms = sexes.flatMap((sex) => types.map((type): [string, string] => [sex, type]));
  const draw = (): number => (random() < 0.55 ? Math.floor(random() * 4) : Math.floor(random() * 14));
  const flow = (): number[][] => Array.from({ length: months }, () => atoms.map(draw));
  const [coming, leaving] = [flow(), flow()];
  const start = atoms.map(() => 30 + Math.floor(random() * 30) - (random() < 0.3 ? 28 : 0));
  const loose = flow();
  const levels = (came: readonly number[][]): number[][] => came.reduce<number[][]>((all, month, i) => [...all, month.map((n, a) => Math.max((all.at(-1) as number[])[a] as number + n - (leaving[i] as number[])[a]!, 0))], [start]).slice(1);
  for (let i = 0; i < months; i++) atoms.forEach((_, a) => { const room = (start[a] as number) + coming.slice(0, i + 1).reduce((sum, month) => sum + (month[a] as number), 0) - leaving.slice(0, i).reduce((sum, month) => sum + (month[a] as number), 0); (leaving[i] as number[])[a] = Math.min((leaving[i] as number[])[a] as number, room); });
  const [at, atom] = [Math.floor(random() * months), Math.floor(random() * atoms.length)];
  const revised = coming.map((month, i) => month.map((n, a) => (isRevised && i === at && a === atom ? n + 1 + Math.floor(random() * 4) : n)));
  const worlds = [coming, revised].map((came) => ({ coming: came, leaving, care: isTied ? levels(came) : loose }));
  return {
    sexes, types, months,
    countOf(world, who, { from, to }, of) {
      const own = (worlds[world] as (typeof worlds)[number])[who].slice((who === 'care' ? to - 1 : from) - FIRST, to - FIRST);
      return own.reduce((sum, month) => sum + month.reduce((total, n, a) => total + (isMeant(of, atoms[a] as [string, string]) ? n : 0), 0), 0);
    },
  };
}

/** Counts of files that are gone, and what was hidden or shown of those that are there. */
function drawLedger(random: () => number, { months, countOf }: Truth, told: Told[]): NonNullable<Sample['ledger']> {
  const lines: NonNullable<Sample['ledger']> = [];
  for (let n = 0; n < 1 + random() * 3; n++) {
    const from = FIRST + Math.floor(random() * months);
    const span = { from, to: Math.min(from + 1 + Math.floor(random() * 3), FIRST + months) };
    const isHidden = random() < 0.4;
    const count = countOf(0, 'coming', span, {});
    lines.push({ population: 'coming', period: periodOfMonths(span), selection: {}, shows: isHidden ? 'hidden' : count, first: '2024-06-01' });
    if (!isHidden) told.push({ dataset: 'ledger', index: -1, who: 'coming', span, of: {}, kind: 'ledger', text: `${count}`, worlds: [0, 1], threshold: 5, isWaived: true });
  }
  return lines;
}
