import { z } from 'zod';
import { BANDS, TYPES } from './flows.ts';

const band = [...BANDS, '*'].map((name) => name.replace('*', '\\*')).join('|');
const type = [...TYPES, '*'].map((name) => name.replace('*', '\\*')).join('|');
const factor = z.number({ error: 'a factor from 0 to 10, such as 0.85' }).min(0, { error: 'a factor from 0 to 10, such as 0.85' }).max(10, { error: 'a factor from 0 to 10, such as 0.85' });
const byGroup = z.record(z.string().regex(new RegExp(`^(?:${band})\\|(?:${type})$`), { error: 'a band and a type, such as 10-15|*' }), factor);

/** What might be different: factors on the flows, by band and type, where * is all of them. */
export const scenarioSchema = z.strictObject({
  entries: byGroup.optional().describe('Factors on how many come: 10-15|*: 0.85'),
  exits: byGroup.optional().describe('Factors on the chance of leaving care in a month'),
  moves: z.record(z.string().regex(new RegExp(`^(?:${band})\\|(?:${type})\\|(?:${type})$`), { error: 'a band and two types, such as *|residential|fostering' }), factor).optional().describe('Factors on the chance of moving: *|residential|fostering: 1.5'),
  divert: z.array(z.tuple([z.enum([...BANDS, '*']), z.enum(TYPES), z.enum(TYPES), z.number().min(0).max(1)])).optional().describe('Shares of the entries of a band that go to another type'),
  start: z.number().int().min(0).max(60).optional().describe('Months from now until it begins'),
  ramp: z.number().int().min(0).max(60).optional().describe('Months over which it comes in, evenly'),
});
export type ScenarioFile = z.infer<typeof scenarioSchema>;
