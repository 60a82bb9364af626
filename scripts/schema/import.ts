import { z } from 'zod';
import { isDecimal } from './decimal.ts';
import { absenceField, choiceField, countField, COUNTED, dateOrMonthField, idField, periodField, populationFields, provenance, textField, UNITS } from './field.ts';
import { FREQUENCIES } from './period.ts';

/** A filter's value as the file has it; 16 is a number to YAML and a text to us. */
const filterValue = z.preprocess((v) => (isDecimal(v) ? v.big.toFixed(v.decimals) : v), textField());
const filters = z.record(textField(), filterValue);

const part = z.union([
  textField(),
  z.strictObject({ column: textField(), where: filters.default({}).describe('Filters that differ from the value’s: { placement_stability: Total children }') }),
], { error: 'the name of a column, or column: with where:' });

const areas = z.array(filterValue).min(1);

const series = z.strictObject({
  file: textField().describe('The file’s name; * stands for any letters: cla_number*.csv'),
  where: filters.default({}).describe('The file’s filters and the value of each: { population_type: Children looked after on 31 March each year }'),
  value: textField().describe('The column of values: rate_per_10000'),
  numerator: part.optional().describe('The column, in the same row, or column: with where: for another row'),
  denominator: part.optional(),
  area: filterValue.optional().describe('Whose figures, when not the council’s own: England, South West, County Durham or a code'),
  frequency: choiceField(FREQUENCIES).describe('How the indicator writes its periods: point-in-time needs day:'),
  day: z.string({ error: 'a month and day such as 03-31' }).regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, { error: 'a month and day such as 03-31' }).optional()
    .describe('The day within the year that figures are for: 03-31 with 2025 gives 2025-03-31'),
  'time-identifier': textField().optional().describe('Where the file mixes them: Financial year'),
  from: periodField().optional().describe('The first period to import'),
  decimals: countField().optional().describe('Round the source’s values to this many'),
  'average-decimals': countField().optional().describe('Decimals of the neighbours’ mean and median; those of the source when left out'),
  benchmarks: z.array(choiceField(['national', 'region', 'neighbours', 'neighbours-median'])).optional()
    .describe('All four when left out, and none for another area; [] for none'),
  published: dateOrMonthField().optional().describe('Where this series comes from another release than the others'),
  source: provenance.source.optional(),
  title: textField().optional(),
  label: textField().optional(),
  definition: textField().optional(),
  unit: choiceField(UNITS).optional(),
  counts: choiceField(COUNTED).optional(),
  good: choiceField(['high', 'low', 'neither']).optional(),
  owner: z.union([textField(), absenceField()]).optional(),
  ...populationFields,
});

export const importSchema = z.strictObject({
  published: dateOrMonthField().optional().describe('When the release came out; --published on the command says it too'),
  source: provenance.source,
  region: filterValue.optional().describe('Where another region than the file’s own is wanted: London'),
  neighbours: z.union([
    z.strictObject({ file: textField().describe('sn_model_2025_wide.csv'), model: textField().optional().describe('the 2025 model') }),
    z.strictObject({ members: areas.describe('Councils by name or code'), model: textField().describe('Who chose them: the council’s own list of 2025') }),
  ], { error: 'file: with the Department’s file of neighbours, or members: with model:' }).optional(),
  'good-or-better': z.strictObject({
    members: areas.describe('Councils by name or code'), source: provenance.source, 'as-of': dateOrMonthField(),
  }).optional().describe('Only these of the neighbours make the average: those rated good or better, by a list of the council’s own'),
  series: z.record(idField(), series).describe('The id of each indicator to write, and what is taken for it'),
}).meta({ title: 'Import', description: 'What npm run import takes from the Department for Education’s files' });

export type ImportFile = z.infer<typeof importSchema>;
export type ImportSeries = z.infer<typeof series>;
export type ImportPart = z.infer<typeof part>;
