import { z } from 'zod';
import { absenceField, choiceField, COUNTED, dateOrMonthField, hasValueOrReason, idField, periodField, populationFields, provenance, textField, UNITS, VALUE_OR_REASON, valueFields, yesNoField } from './field.ts';

export const factSchema = z.strictObject({
  label: textField().describe('What the number is, as a reader would say it'),
  ...valueFields,
  unit: choiceField(UNITS),
  counts: choiceField(COUNTED),
  ...populationFields,
  'can-exceed-100': yesNoField().default(false),
  'as-of': z.union([periodField(), absenceField()]).describe('The day, month or year that the number speaks of'),
  published: dateOrMonthField().describe('When it was first published'),
  ...provenance,
  note: textField().optional(),
}).refine(hasValueOrReason, VALUE_OR_REASON);

export const factsSchema = z.record(idField(), factSchema)
  .meta({ title: 'Facts', description: 'Single numbers, each with its unit, date and source' });
export type FactFile = z.infer<typeof factSchema>;
