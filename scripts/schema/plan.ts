import { z } from 'zod';
import { absenceField, choiceField, countField, dateOrMonthField, idField, numberField, periodField, provenance, textField, UNITS, yesNoField } from './field.ts';
import { levers } from './scenario.ts';

/** What a council means to do: one file a strategy or programme below plan/, each with the parts it has. Ids are the council's, across all files. */

const orAbsent = <T extends z.ZodType>(field: T) => z.union([field, absenceField()]);

const priority = z.strictObject({
  number: countField(),
  title: textField(),
});

export const ACTION_STATUSES = ['not-started', 'under-way', 'done', 'late', 'stopped'] as const;

const action = z.strictObject({
  priority: z.string({ error: 'the id of a priority in this file' }),
  action: textField().describe('What will be done, as a clause: open a short-break home'),
  owner: orAbsent(textField()).describe('A post, never a person'),
  due: orAbsent(periodField()),
  published: dateOrMonthField().describe('When the action was first published'),
  ...provenance,
  updates: z.array(z.strictObject({
    date: dateOrMonthField(),
    status: choiceField(ACTION_STATUSES),
    note: textField(),
    ...provenance,
  })).default([]).describe('What was reported of it, and when; never edited once published'),
});

const measure = z.strictObject({
  priority: z.string({ error: 'the id of a priority in this file' }).optional(),
  says: textField().describe('How success will be known, in words'),
  indicator: orAbsent(idField()).describe('The indicator that tells, where one does'),
  unit: choiceField(UNITS).optional().describe('Of baseline and target, where no indicator gives it'),
  direction: choiceField(['lower', 'higher', 'none']).describe('Which way is success; none for a state to reach'),
  baseline: orAbsent(z.strictObject({ period: periodField(), value: numberField() })),
  target: orAbsent(z.strictObject({ value: numberField(), by: orAbsent(periodField()) })),
  published: dateOrMonthField(),
  ...provenance,
});

const procurement = z.strictObject({
  what: textField(),
  route: orAbsent(textField()),
  'value-band': orAbsent(textField()),
  'key-decision': orAbsent(yesNoField()),
  start: orAbsent(periodField()),
  end: orAbsent(periodField()),
  'maximum-term': orAbsent(z.strictObject({ years: countField() })),
  note: textField().optional(),
  published: dateOrMonthField(),
  ...provenance,
});

const capacity = z.strictObject({
  what: textField(),
  observations: z.array(z.strictObject({
    period: periodField(),
    homes: orAbsent(countField()),
    places: orAbsent(countField()),
    occupancy: orAbsent(numberField()).describe('Places in use, in per cent'),
    note: textField().optional(),
    published: dateOrMonthField(),
    ...provenance,
  })).min(1),
});

const scenario = z.strictObject({
  title: textField().describe('As it stands in the table of what-ifs: Fewer teenagers come into care'),
  says: textField().describe('What would change and why, in a sentence'),
  ...levers,
  published: dateOrMonthField(),
  ...provenance,
});

const solveFor = z.strictObject({
  title: textField().describe('As it stands in the table of targets: 60 children in 10,000'),
  count: countField().optional().describe('Children in care at most'),
  'rate-per-10000': numberField().optional(),
  population: z.strictObject({ value: countField(), ...provenance }).optional().describe('Children in the area at that date, of whom the rate is'),
  by: periodField().describe('A month within the forecast: 2029-03'),
  published: dateOrMonthField(),
  ...provenance,
}).refine(({ count, 'rate-per-10000': rate, population }) => (count === undefined) === (rate !== undefined && population !== undefined) && (rate === undefined) === (population === undefined), { error: 'either a count:, or a rate-per-10000: with the population: that it is of' });

export const planSchema = z.strictObject({
  title: textField(),
  begins: orAbsent(periodField()),
  ends: orAbsent(periodField()),
  priorities: z.record(idField(), priority).default({}),
  actions: z.record(idField(), action).default({}),
  measures: z.record(idField(), measure).default({}),
  procurement: z.record(idField(), procurement).default({}),
  capacity: z.record(idField(), capacity).default({}),
  scenarios: z.record(idField(), scenario).default({}).describe('What-ifs of the forecast, beside what happens if nothing changes'),
  'solve-for': z.record(idField(), solveFor).default({}).describe('Numbers to be reached: the forecast says what that would take'),
}).meta({ title: 'Plan', description: 'Priorities, actions, success measures, procurement, capacity and what-ifs of one strategy or programme' });

export type PlanFile = z.infer<typeof planSchema>;
export type PriorityFile = z.infer<typeof priority>;
export type ActionFile = z.infer<typeof action>;
export type MeasureFile = z.infer<typeof measure>;
export type ProcurementFile = z.infer<typeof procurement>;
export type CapacityFile = z.infer<typeof capacity>;
export type ScenarioOfPlan = z.infer<typeof scenario>;
export type SolveFor = z.infer<typeof solveFor>;
