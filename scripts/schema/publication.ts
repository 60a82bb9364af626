import { z } from 'zod';
import { exemptParagraphsField } from './exemption.ts';
import { absenceField, choiceField, dateField, discrepancyField, idField, linkField, oldPathField, textField } from './field.ts';

const frontValue = z.union([textField(), z.array(textField()).min(1), absenceField()], { error: 'text, a list of texts, or not-given: with the reason' });

export const publicationSchema = z.strictObject({
  kind: choiceField(['strategy', 'report', 'deck']),
  council: idField(),
  title: textField(),
  summary: textField().max(160, { error: 'a summary of at most 160 characters' }),
  status: choiceField(['draft', 'published', 'withdrawn']),
  access: choiceField(['public', 'part-exempt', 'exempt']),
  'exempt-paragraph': exemptParagraphsField().optional().describe('The paragraph of Part 1 of Schedule 12A, or a list of them, for an exempt or part-exempt paper'),
  'exempt-reason': textField().optional().describe('Why the public interest in keeping it exempt outweighs that in showing it; readers see it'),
  'publish-on': dateField(),
  'as-of': dateField().describe('Figures are the newest published by this day'),
  form: idField().optional(),
  meeting: z.record(idField(), frontValue).optional().describe('The rows of the form’s front block'),
  urgency: z.union([textField(), absenceField()], { error: 'the reason, or not-given: with the reason' }).optional()
    .describe('Why the paper goes out later than five clear days before its meeting; it stands in the front block'),
  sections: z.record(idField(), absenceField()).optional().describe('Sections of the form that have nothing to say, and why'),
  updates: z.array(z.strictObject({ date: dateField(), note: textField() })).default([]),
  redirects: z.array(oldPathField()).default([]).describe('Old addresses on this site that are to lead here: strategy/2024'),
  about: idField().optional().describe('The strategy that this paper or deck reports on'),
  edition: z.strictObject({
    period: textField().describe('2024 to 2027'),
    series: idField().default('strategy').describe('Editions of one series follow each other'),
    supersedes: idField().optional().describe('The publication that this one replaces'),
  }).optional(),
  discrepancies: z.array(discrepancyField()).default([]).describe('Where the source contradicts itself, for readers to see'),
  original: z.strictObject({ title: textField(), link: z.union([linkField(), absenceField()]) }).optional(),
}).meta({ title: 'Publication', description: 'The front matter of index.md' });

export type PublicationFile = z.infer<typeof publicationSchema>;

export const glossarySchema = z.strictObject({
  abbreviations: z.record(z.string(), textField()).default({}).describe('Ofsted-style short forms and what they stand for'),
  names: z.array(textField()).default([]).describe('Names that contain a number, allowed in prose as they are'),
  terms: z.record(z.string(), textField()).default({}).describe('Terms of the field and what they mean'),
}).meta({ title: 'Glossary', description: 'Abbreviations, names and terms' });
export type GlossaryFile = z.infer<typeof glossarySchema>;

/** The day by which figures must be out to be seen: a correction moves it to the newest update, and nothing else does. */
export function asOfDay(file: PublicationFile): string {
  return file.updates.map((update) => update.date).reduce((newest, date) => (date > newest ? date : newest), file['as-of']);
}

export const chapterSchema = z.strictObject({
  title: textField(),
  summary: textField().max(160, { error: 'a summary of at most 160 characters' }).optional().describe('What the chapter says, in one sentence; it stands under the title'),
}).meta({ title: 'Chapter', description: 'The front matter of a strategy’s chapter' });
export type ChapterFile = z.infer<typeof chapterSchema>;
