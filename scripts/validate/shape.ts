import { z } from 'zod';
import type { YamlSource } from '../load/read-yaml.ts';
import type { Problem } from '../problem.ts';
import { isDecimal } from '../schema/decimal.ts';
import { didYouMean, listWords } from './suggest.ts';

/** Checks a file's values against its schema; every mismatch becomes a problem at its line. */
export function checkShape<T extends z.ZodType>(schema: T, source: YamlSource): { value: z.output<T> | null; problems: Problem[] } {
  const result = schema.safeParse(source.data ?? {});
  if (result.success) return { value: result.data, problems: [] };
  return { value: null, problems: result.error.issues.flatMap((issue) => problemsOf(issue, source, schema)) };
}

function problemsOf(issue: z.core.$ZodIssue, source: YamlSource, schema: z.ZodType): Problem[] {
  const path = issue.path;
  const found = path.reduce<unknown>((value, step) => (typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[step] : undefined), source.data);
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(schema, path);
    return issue.keys.map((key) => ({
      rule: 'unknown-name', place: source.placeOfKey([...path, key]),
      message: `“${key}” is not a name known here.${didYouMean(key, known) || ` Known are ${listWords(known)}.`} Correct or delete it.`,
    }));
  }
  if (issue.code === 'invalid_key') {
    return [{ rule: 'wrong-name', place: source.placeOfKey(path), message: `“${String(path.at(-1))}” should be ${issue.issues[0]?.message ?? 'a name'}. Rename it.` }];
  }
  const name = [...path].reverse().find((step) => typeof step === 'string');
  // Inside a choice of shapes, the branch that got furthest knows best what is wrong.
  if (issue.code === 'invalid_union') {
    const nested = issue.errors.flat().filter((e) => e.path.length > 0 || e.code === 'unrecognized_keys');
    if (nested.length > 0 && typeof found === 'object' && !isDecimal(found)) {
      return problemsOf({ ...nested[0], path: [...path, ...(nested[0]?.path ?? [])] } as z.core.$ZodIssue, source, schema).slice(0, 1);
    }
  }
  if (found === undefined || found === null) {
    const place = found === null ? source.placeOfKey(path) : source.placeOf(path);
    return [{ rule: 'missing', place, message: `“${String(name ?? '')}” is missing. Add it: ${expectationOf(issue)}.` }];
  }
  return [{ rule: 'wrong-value', place: source.placeOf(path), message: `${name ? `“${String(name)}” should be` : 'This should be'} ${expectationOf(issue)}, not ${shown(found)}. Change it.${issue.code === 'invalid_value' && typeof found === 'string' ? didYouMean(found, issue.values.map(String)) : ''}` }];
}

/** Fields say what they expect; zod's own words are for shapes it alone checks. */
function expectationOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type' && issue.expected === 'array' && issue.message.startsWith('Invalid')) return 'a list, each entry on a line that begins with a hyphen';
  if (issue.code === 'invalid_type' && /^(object|record)$/.test(issue.expected)) return 'a group of names with values, indented below it';
  return issue.message;
}

function shown(value: unknown): string {
  if (isDecimal(value)) return value.big.toFixed(value.decimals);
  if (typeof value === 'string') return `“${value.length > 40 ? `${value.slice(0, 40)}…` : value}”`;
  return Array.isArray(value) ? 'a list' : typeof value === 'object' ? 'a group of values' : String(value);
}

/** The names that the schema knows at a path, looking through optional, default and list. */
function keysAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let at: z.ZodType | undefined = schema;
  for (const step of [...path, null]) {
    while (at && !(at instanceof z.ZodObject)) {
      if (at instanceof z.ZodOptional || at instanceof z.ZodDefault) at = at.unwrap() as z.ZodType;
      else if (at instanceof z.ZodArray && typeof step === 'number') break;
      else if (at instanceof z.ZodRecord) break;
      else if (at instanceof z.ZodUnion) at = (at.options as z.ZodType[]).find((option) => option instanceof z.ZodObject);
      else at = undefined;
    }
    if (step === null) break;
    if (at instanceof z.ZodArray) at = at.element as z.ZodType;
    else if (at instanceof z.ZodRecord) at = at.valueType as z.ZodType;
    else if (at instanceof z.ZodObject) at = (at.shape as Record<string, z.ZodType>)[String(step)];
  }
  return at instanceof z.ZodObject ? Object.keys(at.shape as object) : [];
}
