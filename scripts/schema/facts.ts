import { z } from 'zod';
import { absenceField, choiceField, COUNTED, dateOrMonthField, discrepancyField, idField, MISSING_STATES, numberField, periodField, provenance, textField, UNITS, yesNoField } from './field.ts';

export const factSchema = z.strictObject({
  label: textField().describe('What the number is, as a reader would say it'),
  value: numberField().optional(),
  missing: choiceField(MISSING_STATES).optional(),
  reason: textField().optional().describe('Why the value is missing'),
  unit: choiceField(UNITS),
  counts: choiceField(COUNTED),
  numerator: numberField().optional(),
  denominator: numberField().optional(),
  discrepancy: discrepancyField().optional(),
  'can-exceed-100': yesNoField().default(false),
  'as-of': z.union([periodField(), absenceField()]).describe('The day, month or year that the number speaks of'),
  published: dateOrMonthField().describe('When it was first published'),
  ...provenance,
  note: textField().optional(),
}).refine((fact) => (fact.value === undefined) === (fact.missing !== undefined && fact.reason !== undefined),
  { error: 'either a value, or missing: with a reason:' });

export const factsSchema = z.record(idField(), factSchema)
  .meta({ title: 'Facts', description: 'Single numbers, each with its unit, date and source' });
export type FactFile = z.infer<typeof factSchema>;
