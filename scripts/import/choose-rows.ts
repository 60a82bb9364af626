import type { YamlSource } from '../load/read-yaml.ts';
import { sayCell, type Problem } from '../problem.ts';
import type { ImportPart, ImportSeries } from '../schema/import.ts';
import { joinWords } from '../schema/words.ts';
import { didYouMean } from '../validate/suggest.ts';
import { levelOf } from './dfe-areas.ts';
import { expandIdentifier, readDfePeriod } from './dfe-cells.ts';
import { cellOf, filtersOf, placeOfCell, type DfeFile, type DfeRow } from './dfe-file.ts';

/** Which rows and which column: a value's, or those of its numerator or denominator. */
export interface Choice {
  column: string;
  where: Record<string, string>;
}

export function valueChoice({ value, where }: ImportSeries): Choice {
  return { column: value, where };
}

export function partChoice(part: ImportPart, { where }: ImportSeries): Choice {
  return typeof part === 'string' ? { column: part, where } : { column: part.column, where: { ...where, ...part.where } };
}

export function choicesOf(series: ImportSeries): Choice[] {
  return [valueChoice(series), ...[series.numerator, series.denominator].flatMap((part) => (part === undefined ? [] : [partChoice(part, series)]))];
}

/** * stands for any letters. */
export function matchesName(name: string, pattern: string): boolean {
  return new RegExp(`^${pattern.split('*').map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&')).join('.*')}$`, 'i').test(name);
}

export function isChosen(row: DfeRow, { where }: Choice, series: ImportSeries): boolean {
  const identifier = series['time-identifier'];
  return levelOf(row) !== null && Object.entries(where).every(([column, value]) => cellOf(row, column).trim() === value.trim())
    && (identifier === undefined || expandIdentifier(cellOf(row, 'time_identifier')) === expandIdentifier(identifier));
}

/** What import.yaml asks of a file that the file doesn't have. */
export function checkChoices(id: string, series: ImportSeries, file: DfeFile, source: YamlSource): Problem[] {
  const columns = [...file.columns.keys()];
  const at = (path: (string | number)[], message: string): Problem => ({ rule: 'import-column', place: source.placeOf(['series', id, ...path]), message });
  const unknownColumn = (column: string, path: (string | number)[]): Problem[] => (columns.includes(column) ? [] : [at(path, `${file.name} has no column “${column}”.${didYouMean(column, columns) || ` It has ${joinWords(columns)}.`} Correct it.`)]);
  const checkWhere = (where: Record<string, string>, path: string[]): Problem[] => Object.entries(where).flatMap(([column, value]) => {
    const values = [...file.columns.get(column)?.values ?? []].map((known) => known.trim());
    const missing = unknownColumn(column, [...path, column]);
    if (missing.length > 0 || values.includes(value.trim())) return missing;
    return [at([...path, column], `“${column}” of ${file.name} is never “${value}”.${didYouMean(value, values) || (values.length <= 12 ? ` It can be ${joinWords(values.map((known) => `“${known}”`))}.` : '')} Correct it.`)];
  });
  const parts = (['numerator', 'denominator'] as const).flatMap((name) => {
    const part = series[name];
    if (part === undefined) return [];
    return typeof part === 'string' ? unknownColumn(part, [name]) : [...unknownColumn(part.column, [name, 'column']), ...checkWhere(part.where, [name, 'where'])];
  });
  return [...unknownColumn(series.value, ['value']), ...checkWhere(series.where, ['where']), ...parts];
}

/** By period, one row each. Two rows for one period are a filter left open, or a contradiction. */
export function rowsByPeriod(rows: readonly DfeRow[], { column, where }: Choice, series: ImportSeries, whose: string, problems: Problem[]): Map<string, DfeRow> {
  const chosen = new Map<string, DfeRow>();
  for (const row of rows) {
    const [time, identifier] = [cellOf(row, 'time_period'), cellOf(row, 'time_identifier')];
    const period = readDfePeriod(time, identifier, { frequency: series.frequency, day: series.day });
    const other = period === null ? undefined : chosen.get(period);
    const say = (rule: string, at: string | null, message: string): void => void problems.push(sayCell({ rule, place: placeOfCell(row, at), message }));
    if (period === null) {
      say('import-period', 'time_period', `“${time}” of the kind “${identifier}” cannot be written as a period by ${series.frequency.replaceAll('-', ' ')}. Correct frequency: or day: in import.yaml, or choose the rows with time-identifier:.`);
      return chosen;
    }
    if (!other) {
      chosen.set(period, row);
      continue;
    }
    const open = [...new Set([...filtersOf(row.file), ...filtersOf(other.file)])].filter((name) => !Object.hasOwn(where, name) && row.file.columns.has(name) && other.file.columns.has(name) && cellOf(row, name) !== cellOf(other, name));
    const place = `row ${other.row}${other.file === row.file ? '' : ` of ${other.file.name}`}`;
    if (open.length > 0) {
      say('import-filter', open[0] as string, `This row and ${place} both give ${whose} for ${time}: ${open.map((name) => `“${name}” is “${cellOf(other, name)}” there and “${cellOf(row, name)}” here`).join(', ')}. Say which is meant under where: in import.yaml.`);
      return chosen;
    }
    if (cellOf(row, column).trim() !== cellOf(other, column).trim()) say('import-contradiction', column, `This row says “${cellOf(row, column)}” of ${whose} for ${time}, and ${place} says “${cellOf(other, column)}”. Import from one release at a time, or ask the Department which is right.`);
  }
  return chosen;
}
