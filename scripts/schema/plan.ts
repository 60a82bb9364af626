import { z } from 'zod';
import { about, choiceField, countField, dateOrMonthField, idField, numberField, orAbsent, ownerField, periodField, provenance, textField, unitField, yesNoField } from './field.ts';
import { levers } from './scenario.ts';

/** What a council means to do: one file a strategy or programme below plan/, each with the parts it has. Ids are the council's, across all files. */

const priority = z.strictObject({
  number: countField('Its number in the strategy', 2),
  title: textField('What the council wants, as the strategy says it', 'More children live with families'),
}).describe('What the plan is for. Actions and measures name it by the word before the colon');

const ACTION_STATUSES = {
  'not-started': 'nothing has been done yet',
  'under-way': 'it is being done, in time',
  done: 'it is finished',
  late: 'it is being done, or should be, and won’t be ready when it was due',
  stopped: 'it won’t be done',
} as const;
const PUBLISHED = 'When it was first published, to the day or the month. A publication sees what was out by its as-of day';
const priorityField = (description: string) => z.string({ error: 'the name of a priority in this file' }).meta(about(description, 'more-families'));

const action = z.strictObject({
  priority: priorityField('Which of the priorities in this file it serves'),
  action: textField('What will be done, as a clause that begins with a small letter', 'open a short-break home'),
  owner: ownerField(),
  due: orAbsent(periodField(), 'By when it is to be done', '2025-Q4', '2025-12', 2026),
  published: dateOrMonthField(PUBLISHED, '2024-10-24'),
  ...provenance,
  updates: z.array(z.strictObject({
    date: dateOrMonthField('When it stood so', '2025-02-10'),
    status: choiceField(ACTION_STATUSES, 'How it stood on that day'),
    note: textField('What was done, or why not, in a sentence', 'A campaign runs in two towns.'),
    ...provenance,
  })).default([]).describe('What was reported of it, and when; never edited once published'),
}).describe('Something that will be done, and how it went');

const reported = z.strictObject({
  date: dateOrMonthField('When it was reported', '2025-02-10'),
  says: textField('What was reported, in few words and without a digit', 'None').regex(/^\D*$/, { error: 'words without a digit (a number belongs in an indicator, which protects small counts)' }),
  reached: yesNoField('true where the source’s words mean that success is reached, false where they mean that it is not; left out where they don’t tell').optional(),
  ...provenance,
}).describe('What a source says of it in words');

const measure = z.strictObject({
  priority: priorityField('Which of the priorities in this file it belongs to').optional(),
  says: textField('How success will be known, in words', 'More households foster'),
  indicator: orAbsent(idField(), 'The indicator that tells, where one does; the build then says whether it is on course', 'foster-households'),
  unit: unitField('Of baseline and target, where no indicator gives it').optional(),
  direction: choiceField({ lower: 'a fall is success', higher: 'a rise is success', none: 'it is a state to reach, not a number to move' }, 'Which way is success'),
  baseline: orAbsent(z.strictObject({ period: periodField('When the measure stood so', '2024-01'), value: numberField('How it stood then', 40) }), 'Where the plan set out from'),
  target: orAbsent(z.strictObject({ value: numberField('How it is to stand', 58), by: orAbsent(periodField(), 'By when it is to stand so', '2026-01') }), 'What the plan wants to reach'),
  reported: z.array(reported).default([]).describe('What was reported of it in words, where no indicator tells; never edited once published. The newest stands as the latest'),
  published: dateOrMonthField(PUBLISHED, '2024-10-24'),
  ...provenance,
}).describe('How success will be known');

const procurement = z.strictObject({
  what: textField('What is bought', 'Block contract for residential care'),
  route: orAbsent(textField(), 'How it is bought', 'Open tender'),
  'value-band': orAbsent(textField(), 'Roughly what it is worth, as the council publishes it', '£1 million to £5 million'),
  'key-decision': orAbsent(yesNoField(), 'Whether buying it is a key decision of the council’s executive', true),
  start: orAbsent(periodField(), 'When the contract begins', '2025-04-01', '2025-04'),
  end: orAbsent(periodField(), 'When it ends, unless it is extended', '2028-03'),
  'maximum-term': orAbsent(z.strictObject({ years: countField('How long it may run in all, extensions with it', 4) }), 'How long it may run, with every extension'),
  note: textField('What a reader must know beside it').optional(),
  published: dateOrMonthField(PUBLISHED, '2024-10-24'),
  ...provenance,
}).describe('A contract of the procurement pipeline');

const capacity = z.strictObject({
  what: textField('Which homes they are', 'The council’s own homes'),
  observations: z.array(z.strictObject({
    period: periodField('When it was so', '2025-01-31'),
    homes: orAbsent(countField(), 'How many homes there are', 3),
    places: orAbsent(countField(), 'For how many children there is room', 12),
    occupancy: orAbsent(numberField(), 'Places in use, in per cent', 91.7),
    note: textField('What a reader must know beside it', 'One place was added in May 2024.').optional(),
    published: dateOrMonthField(PUBLISHED, '2025-02'),
    ...provenance,
  })).min(1).describe('How much there was, each time it was counted; the oldest first'),
}).describe('Room for children in homes of one kind');

const scenario = z.strictObject({
  title: textField('As it stands in the table of what-ifs', 'Fewer teenagers come into care'),
  says: textField('What would change and why, in a sentence', 'Edge-of-care help keeps more teenagers at home.'),
  ...levers,
  published: dateOrMonthField(PUBLISHED, '2026-04'),
  ...provenance,
}).describe('A what-if of the forecast');

const solveFor = z.strictObject({
  title: textField('As it stands in the table of targets', 'As many children as the strategy aims for'),
  count: countField('Children in care at most', 330).optional(),
  'rate-per-10000': numberField('The rate to reach, in place of a count', 60).optional(),
  population: z.strictObject({ value: countField('How many children live in the area at that date', 66000), ...provenance }).optional().describe('Children in the area at that date, of whom the rate is'),
  by: periodField('A month within the forecast', '2029-03'),
  published: dateOrMonthField(PUBLISHED, '2026-04'),
  ...provenance,
}).refine(({ count, 'rate-per-10000': rate, population }) => (count === undefined) === (rate !== undefined && population !== undefined) && (rate === undefined) === (population === undefined), { error: 'either a count:, or a rate-per-10000: with the population: that it is of' }).describe('A number to be reached: the forecast says what that would take');

export const planSchema = z.strictObject({
  title: textField('The strategy’s or programme’s own title', 'Sufficiency strategy 2024 to 2027'),
  begins: orAbsent(periodField(), 'When the plan begins', 2024, '2024-04'),
  ends: orAbsent(periodField(), 'When the plan ends', 2027),
  priorities: z.record(idField(), priority).default({}).describe('What the plan is for'),
  actions: z.record(idField(), action).default({}).describe('What will be done; shown by ::: actions and a priority'),
  measures: z.record(idField(), measure).default({}).describe('How success will be known; shown by ::: measures and this file’s name'),
  procurement: z.record(idField(), procurement).default({}).describe('Contracts to come; shown by ::: procurement and this file’s name'),
  capacity: z.record(idField(), capacity).default({}).describe('Homes and places; shown by ::: capacity and this file’s name'),
  scenarios: z.record(idField(), scenario).default({}).describe('What-ifs of the forecast, beside what happens if nothing changes; shown by ::: scenarios, and with their places by ::: gap, each with this file’s name'),
  'solve-for': z.record(idField(), solveFor).default({}).describe('Numbers to be reached; shown by ::: targets'),
}).meta({ title: 'Plan', description: 'Priorities, actions, success measures, procurement, capacity and what-ifs of one strategy or programme' });

export type PlanFile = z.infer<typeof planSchema>;
export type ActionFile = z.infer<typeof action>;
export type MeasureFile = z.infer<typeof measure>;
export type CapacityFile = z.infer<typeof capacity>;
export type ScenarioOfPlan = z.infer<typeof scenario>;
export type SolveFor = z.infer<typeof solveFor>;
