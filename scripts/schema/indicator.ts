import { z } from 'zod';
import { absenceField, choiceField, COUNTED, csvNameField, dateOrMonthField, hasValueOrReason, numberField, periodField, populationFields, provenance, textField, UNITS, VALUE_OR_REASON, valueFields, yesNoField } from './field.ts';
import { FREQUENCIES } from './period.ts';

const observation = z.strictObject({
  period: periodField(),
  ...valueFields,
  published: dateOrMonthField(),
  source: provenance.source.optional().describe('Where this value comes from, when not from the indicator’s own source'),
  where: provenance.where,
  status: choiceField(['final', 'provisional', 'revised']).default('final'),
}).refine(hasValueOrReason, VALUE_OR_REASON);

const benchmark = z.strictObject({
  group: choiceField(['national', 'region', 'neighbours', 'neighbours-median']).describe('neighbours is the mean of the statistical neighbours, as tables of indicators show it'),
  name: textField().optional().describe('Where the usual name does not fit: Good and outstanding statistical neighbours'),
  value: numberField(),
  period: z.union([periodField(), absenceField()]),
  method: z.union([textField(), absenceField()]).optional().describe('How an average of neighbours was taken, and of whom'),
  published: dateOrMonthField(),
  ...provenance,
});

const target = z.strictObject({ value: numberField(), published: dateOrMonthField(), ...provenance });

export const indicatorSchema = z.strictObject({
  title: textField(),
  label: textField().describe('As it stands in a table of indicators'),
  definition: textField(),
  area: textField().optional().describe('Whose figure it is, when not the council’s own: England'),
  unit: choiceField(UNITS),
  counts: choiceField(COUNTED),
  frequency: choiceField(FREQUENCIES),
  good: choiceField(['high', 'low', 'neither']),
  ...populationFields,
  'can-exceed-100': yesNoField().default(false),
  'close-within': numberField().optional().describe('How far from its target a value may be and still be called close'),
  owner: z.union([textField(), absenceField()]).describe('A post, never a person'),
  ...provenance,
  targets: z.array(target).default([]),
  benchmarks: z.array(benchmark).default([]),
  observations: z.array(observation).min(1, { error: 'at least one observation' }),
  'observations-from': csvNameField('the observations'),
}).meta({ title: 'Indicator', description: 'One measure over time, with its target and benchmarks' });

export type IndicatorFile = z.infer<typeof indicatorSchema>;
export type ObservationFile = z.infer<typeof observation>;
export type BenchmarkFile = z.infer<typeof benchmark>;
