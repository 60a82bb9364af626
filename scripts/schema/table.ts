import { z } from 'zod';
import { about, countsField, csvNameField, dateOrMonthField, hasValueOrReason, idField, orAbsent, ownerField, periodField, populationFields, provenance, textField, unitField, VALUE_OR_REASON, valueFields, yesNoField } from './field.ts';

const dimension = z.strictObject({
  id: idField('What rows call it', 'home'),
  label: textField('Its heading in the table', 'Home'),
  members: z.record(idField(), textField()).meta(about('What rows may name, in the order in which readers see them: the name, and the words for readers', { foster: 'Foster care', residential: 'Children’s home' })),
  total: idField('The member that is the sum of all the others', 'all').optional(),
  sums: z.record(idField(), z.array(idField()).min(1)).default({}).meta(about('Members that are sums of other members', { family: ['foster', 'relatives'] })),
}).describe('A way in which the table breaks its count down');

const row = z.looseObject({
  ...valueFields,
}).refine(hasValueOrReason, VALUE_OR_REASON)
  .describe('One member of each dimension, and the value: { home: foster, value: 89 }');

export const tableSchema = z.strictObject({
  title: textField('The heading of its own page and of its rows', 'Children in care by home'),
  definition: textField('What exactly is counted, of whom and when, in sentences that readers see', 'Children in the council’s care on 31 March of the year.'),
  unit: unitField(),
  counts: countsField(),
  ...populationFields,
  'can-exceed-100': yesNoField('true for percentages that may be over 100, such as occupancy; otherwise that is a mistake').default(false),
  'parts-make-a-whole': yesNoField('true where every child, home or pound is in exactly one row: then rows must sum to the whole, and shares may be asked for. Of averages, the people whose they are must'),
  owner: ownerField(),
  ...provenance,
  dimensions: z.array(dimension).min(1).max(3).describe('By what the count is broken down: one to three ways'),
  editions: z.array(z.strictObject({
    period: orAbsent(periodField(), 'When the rows are for', 2024, '2024-03-31', '2023-24'),
    published: dateOrMonthField('When these rows came out, to the day or the month', '2024-11-20'),
    rows: z.array(row).min(1).describe('A row for each combination of members'),
    'rows-from': csvNameField('the rows'),
  }).describe('The rows for one period, as they came out once')).min(1).describe('What came out, each time. What is published is never edited: newer rows are a new entry'),
  'editions-from': csvNameField('the rows of all editions, each with its period and its published date'),
}).meta({ title: 'Table', description: 'One breakdown, by one to three dimensions' });

export type TableFile = z.infer<typeof tableSchema>;
