import { z } from 'zod';
import { about, benchmarkGroupField, choiceField, countsField, csvNameField, dateOrMonthField, frequencyField, goodField, hasValueOrReason, numberField, orAbsent, ownerField, periodField, populationFields, provenance, textField, unitField, VALUE_OR_REASON, valueFields, yesNoField } from './field.ts';

const observation = z.strictObject({
  period: periodField('When the value is for, written as the frequency asks', '2024-03', '2024-Q1', '2023-24', 2024),
  ...valueFields,
  published: dateOrMonthField('When this value came out, to the day or the month. A publication sees what was out by its as-of day', '2024-10-24', '2024-10'),
  source: provenance.source.optional().meta(about('Where this value comes from, when not from the indicator’s own source', 'scrutiny-2024')),
  where: provenance.where,
  status: choiceField({ final: 'as it stands; needs no saying', provisional: 'may still change; shown with [p]', revised: 'takes the place of an earlier value for the period, which stays above it; shown with [r]' }, 'Whether the value is still to change, or has').default('final'),
  checked: textField('Of a value that looks like a slip beside its neighbours: why it is right. For who edits the file; readers do not see it', 'The return says so too; another council’s carers joined in May.').optional(),
}).refine(hasValueOrReason, VALUE_OR_REASON).describe('One value, or why there is none. What is published is never edited: a revised value is a new entry for the same period');

const benchmark = z.strictObject({
  group: benchmarkGroupField('Whose average it is'),
  name: textField('What it is called, where the usual name does not fit', 'Good and outstanding statistical neighbours').optional(),
  value: numberField('The average, in the indicator’s own unit', 13.88),
  period: orAbsent(periodField(), 'When the average is for. Readers are told where it is older than the figure beside it', '2023-24'),
  method: orAbsent(textField(), 'How an average of neighbours was taken, and of whom', 'Mean of the ten statistical neighbours of 2024').optional(),
  published: dateOrMonthField('When the average came out, to the day or the month', '2024-11'),
  ...provenance,
}).describe('An average of others to compare with. A newer one is a new entry');

const target = z.strictObject({
  value: numberField('What the council wants to reach, in the indicator’s own unit', 12.5),
  published: dateOrMonthField('When the target was first published. A new target is a new entry', '2024-10-24'),
  ...provenance,
}).describe('What the council wants to reach');

export const indicatorSchema = z.strictObject({
  title: textField('The heading of its own page', 'Fostering households'),
  label: textField('What it is called in a table of indicators', 'Fostering households'),
  definition: textField('What exactly is counted, of whom and when, in sentences that readers see', 'Households approved to foster at the end of the month.'),
  area: textField('Whose figure it is, when not the council’s own. It is then not protected, as it has been published before', 'England').optional(),
  unit: unitField(),
  counts: countsField(),
  frequency: frequencyField('How often there is a value. It decides how periods are written'),
  good: goodField(),
  ...populationFields,
  'can-exceed-100': yesNoField('true for a percentage that may be over 100, such as occupancy; otherwise that is a mistake').default(false),
  'close-within': numberField('How far from its target a value may be and still be called close, in its own unit', 0.5).optional(),
  owner: ownerField(),
  ...provenance,
  targets: z.array(target).default([]).describe('What the council wants to reach; each publication sees the newest published by its as-of day'),
  benchmarks: z.array(benchmark).default([]).describe('Averages to compare with: national, regional, statistical neighbours'),
  observations: z.array(observation).min(1, { error: 'at least one observation' }).describe('The values, the oldest first'),
  'observations-from': csvNameField('the observations'),
}).meta({ title: 'Indicator', description: 'One measure over time, with its target and benchmarks' });

export type IndicatorFile = z.infer<typeof indicatorSchema>;
export type ObservationFile = z.infer<typeof observation>;
export type BenchmarkFile = z.infer<typeof benchmark>;
