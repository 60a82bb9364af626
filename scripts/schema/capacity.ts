import { z } from 'zod';
import { absenceField, countField, dateOrMonthField, numberField, provenance, textField, yesNoField } from './field.ts';
import type { PlacementType } from './flows.ts';

/** A number, when it held, and what it rests on. */
const stated = <T extends z.ZodType>(value: T) => z.strictObject({
  value,
  at: dateOrMonthField(),
  source: provenance.source.optional(),
  where: provenance.where,
  assumption: textField().optional().describe('Why this is taken, where no source gives it'),
}).refine(({ source, assumption }) => (source === undefined) !== (assumption === undefined), { error: 'either a source: or an assumption: with the reason' });

const placesOfType = z.strictObject({
  places: stated(countField()).describe('Places within the area, whoever runs them'),
  unavailable: stated(numberField()).describe('Of these, how many cannot be used, in per cent'),
  'used-by-others': stated(numberField()).describe('Of these, how many other councils’ children have, in per cent'),
  occupancy: stated(numberField()).describe('How full places can be kept without turning too many children away, in per cent'),
  'in-area': stated(numberField()).describe('Of the council’s own children, how many should live in the area, in per cent'),
  'ring-fenced': stated(yesNoField()).describe('true where new places would be for the council’s own children alone'),
});

export const capacitySchema = z.strictObject({
  owner: z.union([textField(), absenceField()]).describe('A post, never a person'),
  editions: z.array(z.strictObject({
    published: dateOrMonthField(),
    types: z.strictObject({ fostering: placesOfType.optional(), residential: placesOfType.optional(), supported: placesOfType.optional(), other: placesOfType.optional() } satisfies Record<PlacementType, z.ZodType>),
  })).min(1, { error: 'at least one edition' }).describe('Each holds all types; a later one leaves the earlier as it is'),
}).meta({ title: 'Places', description: 'Places by type of placement, and what the gap between them and the forecast rests on' });

export type PlacesFile = z.infer<typeof capacitySchema>;
export type PlacesEdition = PlacesFile['editions'][number];
export type PlacesOfType = z.infer<typeof placesOfType>;

export const PERCENTAGES = ['unavailable', 'used-by-others', 'occupancy', 'in-area'] as const;

/** Where its file is said to have problems. */
export const CAPACITY = 'capacity';
