import { placeInCsv, type CsvSource } from '../../load/read-csv.ts';
import type { Problem } from '../../problem.ts';
import { joinWords } from '../../schema/words.ts';
import { didYouMean } from '../suggest.ts';

/** A dimension as far as its table says it, though its file may have other mistakes. */
export interface CsvDimension {
  id: string;
  label: string;
  /** id -> label */
  members: ReadonlyMap<string, string>;
}

/** What stands under a heading. */
export type Column =
  | { kind: 'dimension'; dimension: CsvDimension }
  | { kind: 'field'; name: string }
  /** Values of one member of the dimension that has no column of its own: Girls, Boys. */
  | { kind: 'member'; dimension: CsvDimension; member: string };

/** What a spreadsheet usually calls our fields. */
const OTHER_NAMES: Record<string, string> = { month: 'period', quarter: 'period', year: 'period', 'financial year': 'period', date: 'period', number: 'value', count: 'value', percent: 'value', percentage: 'value', rate: 'value', '%': 'value' };

/**
 * The meaning of each heading, an id or a label of it. A table is long, with a column for every dimension and one headed value,
 * or crossed, with a column for each member of one dimension.
 * @param fields those that a row may have, the names of `value` among them
 * @param needed those that must have a column
 */
export function readColumns(csv: CsvSource, { dimensions, fields, needed, valueNames }: { dimensions: readonly CsvDimension[]; fields: readonly string[]; needed: readonly string[]; valueNames: readonly string[] }): { columns: (Column | null)[]; problems: Problem[] } {
  const [header] = csv.rows;
  if (!header) return { columns: [], problems: [] };
  const own = header.cells.map((cell) => dimensions.find((d) => isNamed(cell, d.id, d.label)));
  const crossed = dimensions.filter((d) => !own.includes(d));
  const columns = header.cells.map((cell, c): Column | null => {
    const dimension = own[c];
    if (dimension) return { kind: 'dimension', dimension };
    const [candidate, ...others] = crossed;
    const member = candidate && others.length === 0 ? memberNamed(cell, candidate) : null;
    if (candidate && member) return { kind: 'member', dimension: candidate, member };
    const name = fields.find((field) => isNamed(cell, field)) ?? OTHER_NAMES[simplify(cell)] ?? (valueNames.some((other) => isNamed(cell, other)) ? 'value' : undefined);
    return name !== undefined && fields.includes(name) ? { kind: 'field', name } : null;
  });
  const problems: Problem[] = [];
  const at = (c: number | null, message: string): void => void problems.push({ rule: 'csv-heading', place: placeInCsv(csv, header, c), message });
  const known = [...dimensions.map((d) => d.label), ...crossed.flatMap((d) => [...d.members.values()]), ...fields];
  columns.forEach((column, c) => {
    const cell = header.cells[c] ?? '';
    if (!column && cell !== '') at(c, `“${cell}” is not a heading known here.${didYouMean(cell, known) || ` Known are ${joinWords(known)}.`} Correct it, or delete the column.`);
    const first = column ? columns.findIndex((other) => other && nameOf(other) === nameOf(column)) : c;
    if (first < c) at(c, `The columns “${header.cells[first]}” and “${cell}” say the same thing. Delete one of the two.`);
  });
  const has = (name: string): boolean => columns.some((column) => column && nameOf(column) === name);
  const isCrossed = columns.some((column) => column?.kind === 'member');
  if (isCrossed && has('value')) at(null, 'Some columns are headed by members, and one by value. Keep a column for each member, or one for the values.');
  const absent = [...crossed.filter(() => !isCrossed).map(({ id, label }) => ({ id, name: label })), ...needed.filter((field) => !(field === 'value' && isCrossed)).map((field) => ({ id: field, name: field }))].filter(({ id }) => !has(id));
  // A heading that is misspelt would be told twice.
  if (problems.length === 0) for (const { name } of absent) at(null, `There is no column for “${name}”. Add one with that heading.`);
  return { columns, problems };
}

function nameOf(column: Column): string {
  return column.kind === 'field' ? column.name : column.kind === 'dimension' ? column.dimension.id : `${column.dimension.id}: ${column.member}`;
}

export function memberNamed(cell: string, { members }: CsvDimension): string | null {
  return [...members].find(([id, label]) => isNamed(cell, id, label))?.[0] ?? null;
}

/** 'Children’s  Home' names children's-home's label too: capitals, spaces and the kind of dash or apostrophe don't count. */
function isNamed(cell: string, ...names: string[]): boolean {
  return names.some((name) => simplify(cell) === simplify(name));
}

function simplify(text: string): string {
  return text.toLowerCase().replaceAll(/\s+/g, ' ').replaceAll(/[‘’`´]/g, "'").replaceAll(/[‐‑–—]/g, '-').trim();
}
