import { CATEGORIES, UASC, type Category } from './flows.ts';

/** What stands on the opening line of a block of the forecast: `::: forecast residential to 2029-03` */
interface ForecastWords {
  /** A category, a plan or an indicator; null where it is left out. */
  name: string | null;
  /** '2029-03'; null where it is left out. */
  to: string | null;
  /** What can't be read. */
  rest: string;
}

export function readForecastWords(words: string): ForecastWords {
  const [, name = '', to = null, rest = ''] = /^(?:(?!to )(\S+) ?)?(?:to (\S+))?(.*)$/.exec(words.trim().replaceAll(/\s+/g, ' ')) ?? [];
  return { name: name === '' || name === 'to' ? null : name, to, rest: rest.trim() };
}

export function isCategory(name: string): name is Category {
  return name === UASC || (CATEGORIES as readonly string[]).includes(name);
}

/** A forecast of an indicator's yearly values, and not of the council's monthly return. */
export function isAnnual(words: string): boolean {
  const { name } = readForecastWords(words);
  return name !== null && !isCategory(name);
}

/** 'against children-in-care-rate of children-aged-0-to-17', after an indicator's forecast: whose target is meant, and the children that the rate is of. */
export function readAgainst(rest: string): { rate: string; population: string } | null {
  const [, rate, population] = /^against (\S+) of (\S+)$/.exec(rest) ?? [];
  return rate === undefined || population === undefined ? null : { rate, population };
}
