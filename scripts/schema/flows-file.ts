import { z } from 'zod';
import { choiceField, dateOrMonthField, idField, ownerField, provenance, textField } from './field.ts';

const csvName = (begin: 'flows' | 'moves' | 'uasc') => z.string({ error: `the name of a .csv file beside this one that begins with ${begin}, such as ${begin}.csv` })
  .regex(new RegExp(`^${begin}[a-z0-9-]*\\.csv$`), { error: `the name of a .csv file beside this one that begins with ${begin}, such as ${begin}.csv` });

/** What stands behind the months of flows.csv: whose they are, and when they were out. */
export const flowsFileSchema = z.strictObject({
  title: textField('What is counted, as readers see it', 'Children in care by month'),
  definition: textField('Who is counted, and when', 'Children looked after at the end of each month.'),
  population: idField('The people that are counted, where other datasets count them too', 'children-looked-after').optional(),
  owner: ownerField(),
  ...provenance,
  weight: choiceField({
    half: 'halfway between the last count and what the flows lead to',
    chosen: 'of five places from the one to the other, that at which forecasts of this council’s past missed the total least; needs 60 months',
  }, 'Where the forecast stands between the last count and what the flows lead to. Left out, it is half', 'chosen').default('half'),
  spread: choiceField({
    'all-councils': 'by how far forecasts of English councils have missed',
    'own-errors': 'by the same, brought up to date with how far forecasts of this council’s past missed; needs 60 months',
  }, 'How wide the ranges of the forecast are drawn. Left out, it is all-councils', 'own-errors').default('all-councils'),
  editions: z.array(z.strictObject({
    published: dateOrMonthField('When these months came out, to the day or the month', '2026-04'),
    'rows-from': csvName('flows').describe('month, age_band, placement, stock_end, entries, exits: one row a month, age band and placement; the total of a month has all as both'),
    'moves-from': csvName('moves').optional().describe('month, age_band, from, to, n: changes of placement, where they are recorded'),
    'uasc-from': csvName('uasc').optional().describe('month, stock_end, entries, exits: unaccompanied asylum-seeking children, who are counted in the rows too'),
  })).min(1, { error: 'at least one edition' }).describe('Each holds all months; a later one leaves the earlier as it is'),
}).meta({ title: 'Flows', description: 'Children by month, age and placement, who came and who left: what the forecast is made from' });

export type FlowsFile = z.infer<typeof flowsFileSchema>;

/** The id under which they are a dataset, with the total of each month. */
export const FLOWS = 'flows';
