import { z } from 'zod';
import type { YamlSource } from '../load/read-yaml.ts';
import type { Problem } from '../problem.ts';
import { isDecimal, parseDecimal } from '../schema/decimal.ts';
import { joinWords } from '../schema/words.ts';
import { checkPlainTexts } from './plain-texts.ts';
import { slugOf } from './slug.ts';
import { didYouMean } from './suggest.ts';

/** Of one file; whoever has more will find the rest when these are mended. */
const MOST_ISSUES = 500;
/** `value:50` within { } */
const NO_SPACE = /^[a-z-]+:\S/;

/** Checks a file's values against its schema; every mismatch becomes a problem at its line. */
export function checkShape<T extends z.ZodType>(schema: T, source: YamlSource): { value: z.output<T> | null; problems: Problem[] } {
  const result = schema.safeParse(source.data ?? {});
  if (result.success) return { value: result.data, problems: checkPlainTexts(source) };
  const issues = withoutDigits(result.error.issues.slice(0, MOST_ISSUES), source.data);
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

/** 'titel: Homes' would be told twice, as an unknown name and as a missing title; so would 'value:50', also as what its group lacks. */
function isMisspelt(missing: z.core.$ZodIssue, issues: readonly z.core.$ZodIssue[], schema: z.ZodType, source: YamlSource): boolean {
  const found = valueAt(source.data, missing.path);
  if (found !== undefined) return missing.code === 'custom' && typeof found === 'object' && found !== null && Object.entries(found).some(([name, value]) => value === null && NO_SPACE.test(name));
  const beside = missing.path.slice(0, -1);
  return issues.some((issue) => issue.code === 'unrecognized_keys' && issue.path.join('/') === beside.join('/')
    && issue.keys.slice(0, MOST_ISSUES).some((key) => key.startsWith(`${String(missing.path.at(-1))}:`) || didYouMean(key, keysAt(schema, beside)).includes(`“${String(missing.path.at(-1))}”`)));
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, step) => (typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[step] : undefined), data);
}

function problemsOf(issue: z.core.$ZodIssue, source: YamlSource, schema: z.ZodType): Problem[] {
  const path = issue.path;
  const found = valueAt(source.data, path);
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(schema, path);
    return issue.keys.slice(0, MOST_ISSUES).map((key) => ({
      rule: 'unknown-name', place: source.placeOfKey([...path, key]),
      message: strayDigits(key, valueAt(source.data, path)) ?? strayText(key, valueAt(source.data, [...path, key])) ?? `“${key}” is not a name known here.${didYouMean(key, known) || ` Known ${known.length === 1 ? 'is' : 'are'} ${joinWords(known)}.`} Correct or delete it.`,
    }));
  }
  if (issue.code === 'invalid_key') {
    const [name, expected = 'a name'] = [String(path.at(-1)), issue.issues[0]?.message];
    return [{ rule: 'wrong-name', place: source.placeOfKey(path), message: `“${name}” cannot stand here. Write ${expected.replace(/(?<=hyphens), such as .*/, `, such as ${slugOf(name)}`)}.` }];
  }
  // Inside a choice of shapes, the branch that got furthest knows best what is wrong.
  if (issue.code === 'invalid_union' && typeof found === 'object' && found !== null && !isDecimal(found)) {
    const nested = issue.errors.flat().find((e) => e.path.length > 0 || e.code === 'unrecognized_keys');
    if (nested) return problemsOf({ ...nested, path: [...path, ...nested.path] } as z.core.$ZodIssue, source, schema).slice(0, 1);
  }
  const last = path.at(-1);
  const name = typeof last === 'number' ? `This entry of “${String(path.at(-2))}”` : `“${String(last)}”`;
  const expected = expectationOf(issue, schemaAt(schema, path));
  if (last === undefined && issue.code === 'invalid_type') return [{ rule: 'wrong-value', place: source.placeOf(path), message: 'Here should be names with values. Begin each line with a name, a colon and a space, such as title: Homes for children.' }];
  if (found === null) return [{ rule: 'missing', place: source.placeOfKey(path), message: `${name} has nothing after it. Add ${expected}${/^text/.test(expected) ? '; one that begins with # stands in quotation marks' : ''}.` }];
  if (found === undefined && typeof last === 'number') return [{ rule: 'missing', place: source.placeOf(path), message: `This entry of “${String(path.findLast((step) => typeof step === 'string'))}” ends too early. Add ${expected}.` }];
  if (found === undefined) return [{ rule: 'missing', place: source.placeOf(path), message: `${name} is missing. Add ${String(last)}: with ${expected}.` }];
  const place = source.placeOf(path);
  if (issue.code === 'custom' && typeof found === 'object' && !isDecimal(found)) return [{ rule: 'wrong-value', place, message: `${name} needs ${expected}. Add what is missing, or delete what is too much.` }];
  if (issue.code === 'too_big' && typeof found === 'string') return [{ rule: 'wrong-value', place, message: `${name} has ${found.trim().length} characters; at most ${issue.maximum} fit. Shorten it.` }];
  const meant = issue.code === 'invalid_value' && typeof found === 'string' ? didYouMean(found, issue.values.map(String)) : '';
  return [{ rule: 'wrong-value', place, message: `${name} cannot be ${shown(found)}.${meant} Write ${plainNumber(issue, found) ?? expected}.` }];
}

/** Within { }, a comma in a text ends it, and what follows looks like a name without a value. */
function strayText(name: string, value: unknown): string | null {
  if (value !== null) return null;
  if (NO_SPACE.test(name)) return `There is no space after the colon in “${name}”. Add one.`;
  return /\s/.test(name) ? `“${name}” has no value. If it belongs to the text before the comma, put the whole of that in quotation marks.` : null;
}

/** Within { }, `value: 1,910` ends at its comma, as `value: 1,91` does. */
function strayDigits(name: string, group: unknown): string | null {
  if (/^\d{1,2}$/.test(name) && typeof group === 'object' && (group as Record<string, unknown> | null)?.[name] === null) return 'A comma ends the number here. Write a decimal with a point, such as 4.5, and a whole number without commas.';
  if (!/^\d{3}$/.test(name) || typeof group !== 'object' || group === null || (group as Record<string, unknown>)[name] !== null) return null;
  const others = Object.entries(group).filter(([, value]) => isDecimal(value) && value.decimals === 0 && value.big.abs().lt(1000));
  const [only] = others.length === 1 && Object.keys(group).filter((key) => /^\d{3}$/.test(key)).length === 1 ? others : [];
  return only ? `A comma ends the number here. Write ${shown(only[1])}${name} without it.` : 'A comma ends the number here. Write the whole number without commas.';
}

/** '£3,400' -> '3400' */
function plainNumber(issue: z.core.$ZodIssue, found: unknown): string | null {
  const digits = typeof found === 'string' && /number/.test(issue.message) ? found.replace(/[£,%\s]/g, '') : '';
  if (parseDecimal(digits)) return `it as ${digits}${digits === found ? ', without quotation marks' : ''}`;
  return /^[-+]?\d+(?:\.\d+)?$/.test(digits) ? 'it with at most 15 digits before the point and 10 after it' : null;
}

/** Fields say what they expect; zod's own words are replaced for the shapes that it alone checks. */
function expectationOf(issue: z.core.$ZodIssue, schema: z.ZodType | undefined): string {
  if (issue.code === 'invalid_type' && issue.expected === 'array') return 'a list, each entry on a line that begins with a hyphen';
  if (issue.code === 'invalid_type' && /^(object|record)$/.test(issue.expected)) return typeof issue.path.at(-1) === 'number' ? `a group of ${groupWords(schema)}` : `${groupWords(schema)} below it, indented`;
  if (issue.code === 'too_small' && issue.origin === 'array' && issue.message.startsWith('Too small')) return 'a list with at least one entry';
  if (issue.code === 'too_big' && issue.origin === 'array' && issue.message.startsWith('Too big')) return `a list of at most ${issue.maximum} entries`;
  if (issue.code === 'invalid_union' && issue.message.startsWith('Invalid')) return [...new Set(issue.errors.flatMap((errors) => errors.slice(0, 1).map((error) => expectationOf(error, schema))))].join(', or ');
  return issue.message === 'text' ? `text${exampleOf(schema)}` : issue.message.replace(/:$/, '');
}

function groupWords(schema: z.ZodType | undefined): string {
  const group = lookThrough(schema, null);
  const needed = group instanceof z.ZodObject ? Object.entries(group.shape as Record<string, z.ZodType>).filter(([, field]) => !(field instanceof z.ZodOptional || field instanceof z.ZodDefault)) : [];
  return needed.length === 0 ? 'names with values' : joinWords(needed.map(([name]) => `${name}:`));
}

/** What the editor offers to begin from; a long one would hide what is said. */
function exampleOf(schema: z.ZodType | undefined): string {
  const inner = schema instanceof z.ZodOptional || schema instanceof z.ZodDefault ? schema.unwrap() as z.ZodType : schema;
  const examples = (inner && z.globalRegistry.get(inner)?.examples) as unknown[] | undefined;
  const first = examples?.[0];
  return typeof first === 'string' && first.length <= 60 ? `, such as “${first.replace(/\.$/, '')}”` : '';
}

function shown(value: unknown): string {
  if (isDecimal(value)) return value.big.toFixed(value.decimals);
  if (typeof value === 'string') return `“${value.length > 40 ? `${value.slice(0, 40)}…` : value}”`;
  return Array.isArray(value) ? (value.length > 0 ? 'a list' : 'an empty list') : typeof value === 'object' ? 'a group of values' : String(value);
}

/** The names that the schema knows at a path. */
function keysAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  const at = lookThrough(schemaAt(schema, path), null);
  return at instanceof z.ZodObject ? Object.keys(at.shape as object) : [];
}

function schemaAt(schema: z.ZodType, path: readonly PropertyKey[]): z.ZodType | undefined {
  return path.reduce<z.ZodType | undefined>((outer, step) => {
    const at = lookThrough(outer, step);
    if (at instanceof z.ZodArray) return at.element as z.ZodType;
    if (at instanceof z.ZodRecord) return at.valueType as z.ZodType;
    return at instanceof z.ZodObject ? (at.shape as Record<string, z.ZodType>)[String(step)] : undefined;
  }, schema);
}

/** Through optional, default and choice, to what the step goes into. */
function lookThrough(schema: z.ZodType | undefined, step: PropertyKey | null): z.ZodType | undefined {
  let at = schema;
  while (at && !(at instanceof z.ZodObject || at instanceof z.ZodRecord || (at instanceof z.ZodArray && typeof step === 'number'))) {
    if (at instanceof z.ZodOptional || at instanceof z.ZodDefault) at = at.unwrap() as z.ZodType;
    else if (at instanceof z.ZodUnion) at = (at.options as z.ZodType[]).find((option) => option instanceof z.ZodObject);
    else at = undefined;
  }
  return at;
}
