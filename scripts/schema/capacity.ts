import { z } from 'zod';
import { countField, dateOrMonthField, numberField, ownerField, provenance, textField, yesNoField } from './field.ts';
import type { PlacementType } from './flows.ts';

/** A number, when it held, and what it rests on. */
const stated = <T extends z.ZodType>(value: T) => z.strictObject({
  value,
  at: dateOrMonthField('When it held', '2026-03-31'),
  source: provenance.source.optional(),
  where: provenance.where,
  assumption: textField('Why this is taken, where no source gives it', 'The council plans with this figure.').optional(),
}).refine(({ source, assumption }) => (source === undefined) !== (assumption === undefined), { error: 'either a source: or an assumption: with the reason' });

const placesOfType = z.strictObject({
  places: stated(countField('The number of places', 60)).describe('Places within the area, whoever runs them'),
  unavailable: stated(numberField('The percentage', 5)).describe('Of these, how many cannot be used, in per cent'),
  'used-by-others': stated(numberField('The percentage', 5)).describe('Of these, how many other councils’ children have, in per cent'),
  occupancy: stated(numberField('The percentage', 5)).describe('How full places can be kept without turning too many children away, in per cent'),
  'in-area': stated(numberField('The percentage', 5)).describe('Of the council’s own children, how many should live in the area, in per cent'),
  'ring-fenced': stated(yesNoField('true or false')).describe('true where new places would be for the council’s own children alone'),
});

export const capacitySchema = z.strictObject({
  owner: ownerField(),
  editions: z.array(z.strictObject({
    published: dateOrMonthField('When these figures came out, to the day or the month', '2026-04'),
    types: z.strictObject({
      fostering: placesOfType.optional().describe('Places with foster carers'), residential: placesOfType.optional().describe('Places in children’s homes'),
      supported: placesOfType.optional().describe('Places in supported accommodation'), other: placesOfType.optional().describe('All other places'),
    } satisfies Record<PlacementType, z.ZodType>).describe('The places of each type of placement'),
  })).min(1, { error: 'at least one edition' }).describe('Each holds all types; a later one leaves the earlier as it is'),
}).meta({ title: 'Places', description: 'Places by type of placement, and what the gap between them and the forecast rests on' });

export type PlacesFile = z.infer<typeof capacitySchema>;
export type PlacesEdition = PlacesFile['editions'][number];
export type PlacesOfType = z.infer<typeof placesOfType>;

export const PERCENTAGES = ['unavailable', 'used-by-others', 'occupancy', 'in-area'] as const;

/** Where its file is said to have problems. */
export const CAPACITY = 'capacity';
