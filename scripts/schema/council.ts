import { z } from 'zod';
import { disclosureSchema } from './disclosure.ts';
import { fileNameField } from './agenda-file-name.ts';
import { absenceField, choiceField, countField, dateField, dateOrMonthField, idField, linkField, textField, wholeNumberField, yesNoField } from './field.ts';
import { CLEAR_DAYS } from './working-days.ts';

export const SECTION_ROLES = ['opening', 'recommendation', 'body', 'implication', 'closing'] as const;

const formSection = z.strictObject({
  id: idField(),
  heading: textField().optional().describe('Left out for the body: its headings are the author’s own'),
  role: choiceField(SECTION_ROLES),
  mandatory: yesNoField().default(true),
  numbered: yesNoField().optional().describe('By default all but opening and recommendation are numbered'),
  'word-limit': wholeNumberField().optional(),
  hint: textField().optional().describe('What belongs there, in one line, for who begins a paper with npm run new'),
}).refine((section) => section.role === 'body' || section.heading !== undefined, { error: 'a section with a heading, unless its role is body' });

const form = z.strictObject({
  name: textField(),
  'in-use': z.strictObject({ from: dateField(), to: z.union([dateField(), absenceField()]) })
    .describe('The dates of the papers this form was seen in'),
  front: z.array(z.strictObject({ id: idField(), label: textField(), mandatory: yesNoField().default(true) }))
    .describe('The rows of the front block. The rows “committee” and “date” say which meeting the paper is for'),
  sections: z.array(formSection).min(1),
  'word-limit': wholeNumberField().optional().describe('Words that the whole paper may have, appendices left aside'),
  reasons: choiceField(['each', 'section']).optional().describe('Where the reasons for recommendations stand: below each one, as a paragraph “Reason: …”, or in a section of the form'),
  'figures-named': yesNoField().optional().describe('true where the text must lead to each chart and table'),
});

/** Days are counted as the courts count clear days: without weekends and bank holidays. */
const dispatch = z.strictObject({
  'clear-days': countField().refine((days) => days >= CLEAR_DAYS, { error: 'a whole number, 5 or more: the law asks for five clear days' }).default(CLEAR_DAYS)
    .describe('Clear days between the day on which the agenda goes out and the meeting'),
  'final-paper': countField().optional().describe('How many working days before the meeting the finished paper must be with the clerk: 7'),
  closed: z.array(dateField()).default([]).describe('Days on which the offices are closed, besides weekends and bank holidays: 2026-12-29'),
});

const source = z.strictObject({
  title: textField(),
  publisher: textField(),
  published: dateOrMonthField(),
  link: z.union([linkField(), absenceField()]),
});

export const councilSchema = z.strictObject({
  name: textField().describe('As it stands at the head of a page: Dorset Council'),
  'short-name': textField().describe('As it stands in a chart: Dorset'),
  code: z.string({ error: 'a nine-character code such as E06000059' }).regex(/^[EWSN]\d{8}$/, { error: 'a nine-character code such as E06000059' })
    .describe('Office for National Statistics code of the area'),
  colour: z.string({ error: 'a colour such as "#1f4d3a"' }).regex(/^#[0-9a-f]{6}$/i, { error: 'a colour such as "#1f4d3a"' }),
  invented: yesNoField().optional().describe('true where neither the council nor its figures exist, which every page then says'),
  licence: z.union([z.strictObject({ name: textField(), link: linkField() }), absenceField()]),
  contact: z.union([z.strictObject({ team: textField(), page: linkField() }), absenceField()]).describe('A team and a web page; never a person’s own number or address'),
  website: z.union([linkField(), absenceField()]).optional().describe('Where the publications will stand, for ‘Available at’ on paper: https://example.gov.uk/sufficiency/'),
  feedback: z.union([linkField(), absenceField()]).optional().describe('The council’s page for telling it what is wrong with a publication'),
  'data-as-of': dateField().optional().describe('The data pages show what was published by this day, or by the newest day that a publication names where that is later'),
  papers: z.strictObject({
    'attach-data': yesNoField().default(false).describe('true puts the data that a publication shows into its PDF, as CSV files'),
    'file-name': fileNameField().optional().describe('The name under which the agenda system wants a PDF: {date} {committee} {title}'),
  }).optional().describe('What the council’s PDFs hold besides their words, and what the agenda system calls them'),
  dispatch: dispatch.optional().describe('By when a paper must be finished and sent out before its meeting'),
  disclosure: disclosureSchema.optional().describe('How small counts of people are protected; without it, 1 to 5 are hidden'),
  sources: z.record(idField(), source),
  forms: z.record(idField(), form),
}).meta({ title: 'Council', description: 'Name, brand, licence, sources and report forms of one council' });

export type CouncilFile = z.infer<typeof councilSchema>;
export type Form = z.infer<typeof form>;
export type FormSection = z.infer<typeof formSection>;
export type SourceEntry = z.infer<typeof source>;
