import { z } from 'zod';
import type { YamlSource } from '../load/read-yaml.ts';
import type { Problem } from '../problem.ts';
import { isDecimal, parseDecimal } from '../schema/decimal.ts';
import { joinWords } from '../schema/words.ts';
import { didYouMean } from './suggest.ts';

/** Checks a file's values against its schema; every mismatch becomes a problem at its line. */
export function checkShape<T extends z.ZodType>(schema: T, source: YamlSource): { value: z.output<T> | null; problems: Problem[] } {
  const result = schema.safeParse(source.data ?? {});
  if (result.success) return { value: result.data, problems: [] };
  const issues = withoutDigits(result.error.issues, source.data);
  return { value: null, problems: issues.filter((issue) => !isMisspelt(issue, issues, schema, source)).flatMap((issue) => problemsOf(issue, source, schema)) };
}

/** A number is an object of ours (big, decimals). Where one stands in place of a group, the author hears of the group alone. */
function withoutDigits(issues: readonly z.core.$ZodIssue[], data: unknown): z.core.$ZodIssue[] {
  const seen = new Set<string>();
  return issues.flatMap((issue): z.core.$ZodIssue[] => {
    const parents = [...issue.path.keys(), ...(issue.code === 'unrecognized_keys' ? [issue.path.length] : [])].map((length) => issue.path.slice(0, length));
    const path = parents.find((parent) => isDecimal(valueAt(data, parent)));
    if (!path) return [issue];
    if (seen.has(path.join('/'))) return [];
    seen.add(path.join('/'));
    return [{ code: 'invalid_type', expected: 'object', path, message: '' }];
  });
}

/** 'titel: Homes' would be told twice, as an unknown name and as a missing title. */
function isMisspelt(missing: z.core.$ZodIssue, issues: readonly z.core.$ZodIssue[], schema: z.ZodType, source: YamlSource): boolean {
  if (valueAt(source.data, missing.path) !== undefined) return false;
  const beside = missing.path.slice(0, -1);
  return issues.some((issue) => issue.code === 'unrecognized_keys' && issue.path.join('/') === beside.join('/')
    && issue.keys.some((key) => didYouMean(key, keysAt(schema, beside)).includes(`“${String(missing.path.at(-1))}”`)));
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, step) => (typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[step] : undefined), data);
}

function problemsOf(issue: z.core.$ZodIssue, source: YamlSource, schema: z.ZodType): Problem[] {
  const path = issue.path;
  const found = valueAt(source.data, path);
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(schema, path);
    return issue.keys.map((key) => ({
      rule: 'unknown-name', place: source.placeOfKey([...path, key]),
      message: `“${key}” is not a name known here.${didYouMean(key, known) || ` Known ${known.length === 1 ? 'is' : 'are'} ${joinWords(known)}.`} Correct or delete it.`,
    }));
  }
  if (issue.code === 'invalid_key') {
    return [{ rule: 'wrong-name', place: source.placeOfKey(path), message: `“${String(path.at(-1))}” should be ${issue.issues[0]?.message ?? 'a name'}. Rename it.` }];
  }
  // Inside a choice of shapes, the branch that got furthest knows best what is wrong.
  if (issue.code === 'invalid_union' && typeof found === 'object' && found !== null && !isDecimal(found)) {
    const nested = issue.errors.flat().find((e) => e.path.length > 0 || e.code === 'unrecognized_keys');
    if (nested) return problemsOf({ ...nested, path: [...path, ...nested.path] } as z.core.$ZodIssue, source, schema).slice(0, 1);
  }
  const last = path.at(-1);
  const name = typeof last === 'number' ? `This entry of “${String(path.at(-2))}”` : last === undefined ? 'This file' : `“${String(last)}”`;
  if (found === null) return [{ rule: 'missing', place: source.placeOfKey(path), message: `${name} has nothing after it. Write ${expectationOf(issue)} there, in quotation marks if it begins with #.` }];
  if (found === undefined) return [{ rule: 'missing', place: source.placeOf(path), message: `${name} is missing. Add ${String(last)}: with ${expectationOf(issue)}.` }];
  const place = source.placeOf(path);
  if (issue.code === 'custom' && typeof found === 'object' && !isDecimal(found)) return [{ rule: 'wrong-value', place, message: `Here should be ${expectationOf(issue)}. Change it.` }];
  if (issue.code === 'too_big' && typeof found === 'string') return [{ rule: 'wrong-value', place, message: `${name} has ${found.trim().length} characters; at most ${issue.maximum} fit. Shorten it.` }];
  const meant = issue.code === 'invalid_value' && typeof found === 'string' ? didYouMean(found, issue.values.map(String)) : '';
  return [{ rule: 'wrong-value', place, message: `${name} should be ${expectationOf(issue)}, not ${shown(found)}.${meant} ${plainNumber(issue, found)}` }];
}

/** '£3,400' -> 'Write it as 3400.' */
function plainNumber(issue: z.core.$ZodIssue, found: unknown): string {
  const digits = typeof found === 'string' && /number/.test(issue.message) ? found.replace(/[£,%\s]/g, '') : '';
  return parseDecimal(digits) ? `Write it as ${digits}.` : 'Change it.';
}

/** Fields say what they expect; zod's own words are replaced for the shapes that it alone checks. */
function expectationOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type' && issue.expected === 'array') return 'a list, each entry on a line that begins with a hyphen';
  if (issue.code === 'invalid_type' && /^(object|record)$/.test(issue.expected)) return 'a group of names with values, indented below it';
  if (issue.code === 'too_small' && issue.origin === 'array') return 'a list with at least one entry';
  if (issue.code === 'too_big' && issue.origin === 'array') return `a list of at most ${issue.maximum} entries`;
  if (issue.code === 'invalid_union' && issue.message.startsWith('Invalid')) return [...new Set(issue.errors.flatMap((errors) => errors.slice(0, 1).map(expectationOf)))].join(', or ');
  return issue.message.replace(/:$/, '');
}

function shown(value: unknown): string {
  if (isDecimal(value)) return value.big.toFixed(value.decimals);
  if (typeof value === 'string') return `“${value.length > 40 ? `${value.slice(0, 40)}…` : value}”`;
  return Array.isArray(value) ? (value.length > 0 ? 'a list' : 'an empty one') : typeof value === 'object' ? 'a group of values' : String(value);
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
