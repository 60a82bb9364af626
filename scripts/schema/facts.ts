import { z } from 'zod';
import { countsField, dateOrMonthField, hasValueOrReason, idField, orAbsent, periodField, populationFields, provenance, textField, unitField, VALUE_OR_REASON, valueFields, yesNoField } from './field.ts';

const factSchema = z.strictObject({
  label: textField('What the number is, as a reader would say it', 'Mainstream fostering households to recruit in 12 months'),
  ...valueFields,
  unit: unitField('What the number is; it is said beside it, so the value is written without'),
  counts: countsField(),
  ...populationFields,
  'can-exceed-100': yesNoField('true for a percentage that may be over 100, such as occupancy; otherwise that is a mistake').default(false),
  'as-of': orAbsent(periodField(), 'The day, month or year that the number speaks of', '2024-08', '2024-08-31', 2024),
  published: dateOrMonthField('When it was first published, to the day or the month. A publication sees what was out by its as-of day', '2024-10-24'),
  ...provenance,
  note: textField('What a reader must know beside the number', 'Without carers who are relatives.').optional(),
}).refine(hasValueOrReason, VALUE_OR_REASON).describe('One number that is not counted again. Sentences show it by this name, as {{ foster-recruitment-target }}');

export const factsSchema = z.record(idField(), factSchema)
  .meta({ title: 'Facts', description: 'Single numbers, each with its unit, date and source' });
export type FactFile = z.infer<typeof factSchema>;
