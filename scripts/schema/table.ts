import { z } from 'zod';
import { absenceField, choiceField, COUNTED, csvNameField, dateOrMonthField, hasValueOrReason, idField, periodField, populationFields, provenance, textField, UNITS, VALUE_OR_REASON, valueFields, yesNoField } from './field.ts';

const dimension = z.strictObject({
  id: idField(),
  label: textField(),
  members: z.record(idField(), textField()).describe('id: what a reader sees'),
  total: idField().optional().describe('The member that is the sum of the others'),
  sums: z.record(idField(), z.array(idField()).min(1)).default({}).describe('Members that are sums of other members: { family: [foster, relatives] }'),
});

/** A row names one member a dimension and carries a value: { group: children, value: 89 } */
const row = z.looseObject({
  ...valueFields,
}).refine(hasValueOrReason, VALUE_OR_REASON);

export const tableSchema = z.strictObject({
  title: textField(),
  definition: textField(),
  unit: choiceField(UNITS),
  counts: choiceField(COUNTED),
  ...populationFields,
  'can-exceed-100': yesNoField().default(false),
  'parts-make-a-whole': yesNoField().describe('true where the rows must sum to a whole, and shares to 100'),
  owner: z.union([textField(), absenceField()]),
  ...provenance,
  dimensions: z.array(dimension).min(1).max(3),
  editions: z.array(z.strictObject({
    period: z.union([periodField(), absenceField()]),
    published: dateOrMonthField(),
    rows: z.array(row).min(1),
    'rows-from': csvNameField('the rows'),
  })).min(1),
  'editions-from': csvNameField('the rows of all editions, each with its period and its published date'),
}).meta({ title: 'Table', description: 'One breakdown, by one to three dimensions' });

export type TableFile = z.infer<typeof tableSchema>;
export type TableEdition = TableFile['editions'][number];
export type TableRow = z.infer<typeof row>;
