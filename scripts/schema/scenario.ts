import { z } from 'zod';
import { isDecimal } from './decimal.ts';
import { BANDS, TYPES } from './flows.ts';

const choices = (names: readonly string[]): string => names.map((name) => name.replace('*', '\\*')).join('|');
const band = choices([...BANDS, '*']);
const type = choices([...TYPES, '*']);

/** A number is a Decimal in a council's YAML and a number in an analyst's JSON. */
const between = (low: number, high: number, error: string) => z.preprocess((value) => (isDecimal(value) ? value.big.toNumber() : value), z.number({ error }).min(low, { error }).max(high, { error })).meta({ jsonType: 'number' });
const factor = between(0, 10, 'a factor from 0 to 10, such as 0.85');
const share = between(0, 1, 'a share from 0 to 1, such as 0.3');
const MONTHS = 'a number of months from 0 to 60, such as 12';
const wholeMonths = z.preprocess((value) => (isDecimal(value) ? value.big.toNumber() : value), z.int({ error: MONTHS }).min(0, { error: MONTHS }).max(60, { error: MONTHS })).meta({ jsonType: 'integer' });
const bandName = z.preprocess((value) => (isDecimal(value) ? value.big.toFixed() : value), z.enum([...BANDS, '*'], { error: `one of: ${[...BANDS, '*'].join(', ')}` })).meta({ jsonType: 'period' });
const typeName = z.enum(TYPES, { error: `one of: ${TYPES.join(', ')}` });
const byGroup = z.record(z.string().regex(new RegExp(`^(?:${band})\\|(?:${type})$`), { error: 'a band and a type, such as 10-15|*' }), factor);

/** What might be different: factors on the flows, by band and type, where * is all of them. */
export const levers = {
  entries: byGroup.optional().describe('Factors on how many come: "10-15|*": 0.85'),
  exits: byGroup.optional().describe('Factors on the chance of leaving care in a month'),
  moves: z.record(z.string().regex(new RegExp(`^(?:${band})\\|(?:${type})\\|(?:${type})$`), { error: 'a band and two types, such as *|residential|fostering' }), factor).optional().describe('Factors on the chance of moving: "*|residential|fostering": 1.5'),
  divert: z.array(z.tuple([bandName, typeName, typeName, share], { error: 'an age band, a type, the type instead, and a share, such as [10-15, residential, fostering, 0.3]' })).optional().describe('Shares of the entries of a band that go to another type: [10-15, residential, fostering, 0.3]'),
  start: wholeMonths.optional().describe('Months from now until it begins'),
  ramp: wholeMonths.optional().describe('Months over which it comes in, evenly'),
};

export const scenarioSchema = z.strictObject(levers);
export type ScenarioFile = z.infer<typeof scenarioSchema>;
