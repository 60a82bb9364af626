import { didYouMean } from '../validate/suggest.ts';
import { cellOf, type DfeFile, type DfeRow } from './dfe-file.ts';

/** A council under every code that the files give it: 838 and E06000059. A county that became unitary keeps its three digits. */
export interface Area {
  name: string;
  codes: ReadonlySet<string>;
}

const CODE = /^(?:\d{3}|E\d{8})$/;

export function levelOf(row: DfeRow): 'national' | 'regional' | 'local authority' | null {
  const level = cellOf(row, 'geographic_level').trim().toLowerCase();
  return level === 'national' || level === 'regional' || level === 'local authority' ? level : null;
}

function codesOf(row: DfeRow): string[] {
  return ['old_la_code', 'new_la_code'].map((column) => cellOf(row, column).trim()).filter((code) => CODE.test(code));
}

export function isOfArea(row: DfeRow, { codes }: Area): boolean {
  return levelOf(row) === 'local authority' && codesOf(row).some((code) => codes.has(code));
}

/** The national row that is England's, in a file that has other nations or none named. */
export function isEngland(row: DfeRow): boolean {
  const country = cellOf(row, 'country_code').trim();
  return levelOf(row) === 'national' && (country === 'E92000001' || country === '');
}

export function isOfRegion(row: DfeRow, wanted: string): boolean {
  return levelOf(row) === 'regional' && [cellOf(row, 'region_code'), cellOf(row, 'region_name')].some((name) => sameName(name, wanted));
}

export interface AreaBook {
  /** By three digits, nine characters or name; null where no row is of such a council. */
  find: (wanted: string) => Area | null;
  names: string[];
}

/** Every council in the rows of some files. A name that two councils have had is that of the later one. */
export function listAreas(files: readonly DfeFile[]): AreaBook {
  const seen = new Map<string, { codes: string[]; name: string; time: string }>();
  for (const row of files.flatMap(({ rows }) => rows)) {
    const codes = levelOf(row) === 'local authority' ? codesOf(row) : [];
    const [key, time] = [codes.join(' '), cellOf(row, 'time_period')];
    if (key && (seen.get(key)?.time ?? '') <= time) seen.set(key, { codes, name: cellOf(row, 'la_name').trim(), time });
  }
  const known = [...seen.values()];
  return {
    names: [...new Set(known.map(({ name }) => name))].sort(),
    find(wanted) {
      const named = known.filter(({ codes, name }) => codes.includes(wanted.trim()) || sameName(name, wanted));
      const [latest] = named.toSorted((a, b) => (a.time < b.time ? 1 : -1));
      if (!latest) return null;
      const codes = new Set(latest.codes);
      // A new nine-character code keeps the three digits, and the other way round: one step finds both.
      const same = known.filter((other) => other.codes.some((code) => codes.has(code)));
      return { name: plainName(latest.name), codes: new Set(same.flatMap((other) => other.codes)) };
    },
  };
}

/** 'Bristol' is meant for “Bristol, City of”, which no spelling check would find. */
export function suggestArea(wanted: string, { names }: AreaBook): string {
  const longer = names.filter((name) => name.toLowerCase().includes(wanted.trim().toLowerCase()));
  return longer.length === 1 ? ` Did you mean “${longer[0]}”?` : didYouMean(wanted, names);
}

/** 'Bristol, City of' stands in a list of names as City of Bristol. */
export function plainName(name: string): string {
  return name.replace(/^(.+), ((?:City|County) of)$/, '$2 $1');
}

export function sameName(a: string, b: string): boolean {
  const plain = (text: string): string => text.toLowerCase().replaceAll('’', "'").replaceAll('&', 'and').replaceAll(/[.,]/g, '').replaceAll(/\s+/g, ' ').trim();
  return plain(a) === plain(b);
}
