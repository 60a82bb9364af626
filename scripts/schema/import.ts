import { z } from 'zod';
import { isDecimal } from './decimal.ts';
import { about, benchmarkGroupField, countField, countsField, dateOrMonthField, frequencyField, goodField, idField, ownerField, periodField, populationFields, provenance, textField, unitField } from './field.ts';

/** A filter's value as the file has it; 16 is a number to YAML and a text to us. */
const filterValue = z.preprocess((v) => (isDecimal(v) ? v.big.toFixed(v.decimals) : v), textField()).meta({ jsonType: 'text-or-number' });
const filters = z.record(textField(), filterValue);

const part = z.union([
  textField(),
  z.strictObject({
    column: textField('The column’s name, as the file’s first line has it', 'children_count'),
    where: filters.default({}).meta(about('Filters that differ from the value’s', { placement_stability: 'Total children' })),
  }),
], { error: 'the name of a column, or column: with where:' });

const areas = z.array(filterValue).min(1);

const series = z.strictObject({
  file: textField('The file’s name; * stands for any letters', 'cla_number*.csv'),
  where: filters.default({}).meta(about('The file’s filters and the value of each', { population_type: 'Children looked after on 31 March each year' })),
  value: textField('The column of values', 'rate_per_10000'),
  numerator: part.optional().meta(about('How many a rate counts: the column, in the same row, or column: with where: for another row', 'children_count')),
  denominator: part.optional().meta(about('Out of how many: a column, as for numerator', 'population_estimate')),
  area: filterValue.optional().meta(about('Whose figures, when not the council’s own: a name or a code', 'England', 'South West', 'E06000047')),
  frequency: frequencyField('How the indicator writes its periods: point-in-time needs day:'),
  day: z.string({ error: 'a month and day such as 03-31' }).regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, { error: 'a month and day such as 03-31' }).optional()
    .meta(about('The day within the year that figures are for: 03-31 with 2025 gives 2025-03-31', '03-31')),
  'time-identifier': textField('Which of them, where the file mixes kinds of year', 'Financial year').optional(),
  from: periodField('The first period to import', 2019, '2019-20').optional(),
  decimals: countField('Round the source’s values to this many; as they are when left out', 1).optional(),
  'average-decimals': countField('Decimals of the neighbours’ mean and median; those of the source when left out', 1).optional(),
  benchmarks: z.array(benchmarkGroupField()).optional()
    .describe('All four when left out, and none for another area; [] for none'),
  published: dateOrMonthField('When it came out, where this series comes from another release than the others', '2025-11').optional(),
  source: provenance.source.optional().meta(about('Where this series comes from, when from another source than the others', 'dfe-looked-after-2025')),
  title: textField('The heading of its page, for an indicator that isn’t there yet', 'Children in care, rate').optional(),
  label: textField('As it stands in a table of indicators, for an indicator that isn’t there yet', 'Children in care per 10,000 children').optional(),
  definition: textField('What exactly is counted, for an indicator that isn’t there yet', 'Children in care on 31 March for every 10,000 children in the area.').optional(),
  unit: unitField('What the numbers are, for an indicator that isn’t there yet').optional(),
  counts: countsField().optional(),
  good: goodField().optional(),
  owner: ownerField().optional(),
  ...populationFields,
});

export const importSchema = z.strictObject({
  published: dateOrMonthField('When the release came out; the files don’t say. --published on the command says it too', '2025-11').optional(),
  source: provenance.source,
  region: filterValue.optional().meta(about('Where another region than the file’s own is wanted', 'London')),
  neighbours: z.union([
    z.strictObject({ file: textField('The Department’s file of each council’s statistical neighbours', 'sn_model_2025_wide.csv'), model: textField('What it is called in a note to the average', 'the 2025 model').optional() }),
    z.strictObject({ members: areas.meta(about('Councils by name or code', ['Devon', '933', 'E10000016'])), model: textField('Who chose them, for a note to the average', 'the council’s own list of 2025') }),
  ], { error: 'file: with the Department’s file of neighbours, or members: with model:' }).optional().describe('Which councils are the statistical neighbours'),
  'good-or-better': z.strictObject({
    members: areas.meta(about('Councils by name or code', ['Devon', 'Essex'])),
    source: provenance.source.meta(about('Where the ratings come from: the name of one of the sources: in council.yaml', 'ofsted-2025')),
    'as-of': dateOrMonthField('When they were so rated', '2025-09'),
  }).optional().describe('Only these of the neighbours make the average: those rated good or better, by a list of the council’s own'),
  series: z.record(idField(), series).describe('The id of each indicator to write, and what is taken for it'),
}).meta({ title: 'Import', description: 'What npm run import takes from the Department for Education’s files' });

export type ImportFile = z.infer<typeof importSchema>;
export type ImportSeries = z.infer<typeof series>;
export type ImportPart = z.infer<typeof part>;
