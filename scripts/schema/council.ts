import { z } from 'zod';
import { disclosureSchema } from './disclosure.ts';
import { fileNameField } from './agenda-file-name.ts';
import { about, choiceField, countField, dateField, dateOrMonthField, idField, linkField, orAbsent, textField, wholeNumberField, yesNoField } from './field.ts';
import { CLEAR_DAYS } from './working-days.ts';

const SECTION_ROLES = {
  opening: 'stands first and is not numbered, such as a summary',
  recommendation: 'what the committee is asked to decide; not numbered',
  body: 'the author’s own sections, under headings of their own',
  implication: 'what the paper means for money, law, the climate and so on',
  closing: 'stands last, such as background papers or sign-off',
} as const;

const formSection = z.strictObject({
  id: idField('What a paper calls it under sections:, where it has nothing to say', 'financial'),
  heading: textField('Its heading in the paper. Left out for the body, whose headings are the author’s own', 'Financial implications').optional(),
  role: choiceField(SECTION_ROLES, 'What the section is for'),
  mandatory: yesNoField('false where a paper may leave it out; otherwise it needs the section, or a reason why not').default(true),
  numbered: yesNoField('Whether its paragraphs are numbered. When left out, all but opening and recommendation are').optional(),
  'word-limit': wholeNumberField('Words that it may have', 300).optional(),
  hint: textField('What belongs there, in one line, for who begins a paper with npm run new', 'what it costs, and from which budget').optional(),
}).refine((section) => section.role === 'body' || section.heading !== undefined, { error: 'a heading:, unless its role: is body' }).describe('A section, in the order in which papers have it');

const form = z.strictObject({
  name: textField('What the council calls it', 'Cabinet report'),
  'in-use': z.strictObject({ from: dateField('The first paper in this form', '2024-01-01'), to: orAbsent(dateField(), 'The last paper in this form', '2024-12-31') })
    .describe('The dates of the papers this form was seen in'),
  front: z.array(z.strictObject({
    id: idField('What a paper calls it under meeting:', 'author'), label: textField('What stands before it in the front block', 'Report author'),
    mandatory: yesNoField('false where a paper may leave it out').default(true),
  }))
    .describe('The rows of the front block. The rows “committee” and “date” say which meeting the paper is for'),
  sections: z.array(formSection).min(1).describe('The sections, in the order in which papers have them'),
  'word-limit': wholeNumberField('Words that the whole paper may have, appendices left aside', 4000).optional(),
  reasons: choiceField({ each: 'below each one, as a paragraph “Reason: …”', section: 'in a section of the form' }, 'Where the reasons for recommendations stand').optional(),
  'figures-named': yesNoField('true where the text must lead to each chart and table').optional(),
}).describe('How the council’s papers of one kind are laid out');

/** Days are counted as the courts count clear days: without weekends and bank holidays. */
const dispatch = z.strictObject({
  'clear-days': countField('Clear days between the day on which the agenda goes out and the meeting', 6).refine((days) => days >= CLEAR_DAYS, { error: 'a whole number, 5 or more: the law asks for five clear days' }).default(CLEAR_DAYS),
  'final-paper': countField('How many working days before the meeting the finished paper must be with the clerk', 7).optional(),
  closed: z.array(dateField()).default([]).meta(about('Days on which the offices are closed, besides weekends and bank holidays', ['2026-12-29'])),
});

const licenceFields = {
  name: textField('What it is called', 'Open Government Licence version 3.0'),
  link: linkField('Where it can be read', 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/'),
};

const source = z.strictObject({
  title: textField('What it is called, as readers see it', 'Good Care Provision'),
  publisher: textField('Who published it', 'Dorset Council'),
  published: dateOrMonthField('When it came out, to the day or the month', '2024-10-24'),
  link: orAbsent(linkField(), 'Where it can be read', 'https://example.gov.uk/papers/123'),
  'retold-as': idField('The publication that retells it with numbers of its own, so that places in it are said to be in the original', 'dorset-scrutiny-2024').optional(),
  licence: z.strictObject({ ...licenceFields, covers: textField('What is under it, as it begins a line', 'Figures from the Department for Education') }).optional()
    .describe('Under which others may use its figures, where that isn’t the council’s licence'),
}).describe('A paper or release that numbers come from. Data name it by the word before the colon');

export const councilSchema = z.strictObject({
  name: textField('As it stands at the head of a page', 'Dorset Council'),
  'short-name': textField('As it stands in a chart', 'Dorset'),
  code: z.string({ error: 'a nine-character code such as E06000059' }).regex(/^[EWSN]\d{8}$/, { error: 'a nine-character code such as E06000059' })
    .meta(about('Office for National Statistics code of the area', 'E06000059')),
  colour: z.string({ error: 'a colour such as "#1f4d3a"' }).regex(/^#[0-9a-f]{6}$/i, { error: 'a colour such as "#1f4d3a"' })
    .meta(about('Of headings and rules, in quotation marks: # and six digits or letters. Dark enough to be read on white', '#1f4d3a')),
  invented: yesNoField('true where neither the council nor its figures exist, which every page then says').optional(),
  licence: orAbsent(z.strictObject(licenceFields), 'Under which others may use the council’s words and data'),
  contact: orAbsent(z.strictObject({ team: textField('Who answers questions', 'Children’s commissioning'), page: linkField('Where to write to them', 'https://example.gov.uk/contact') }), 'A team and a web page; never a person’s own number or address'),
  website: orAbsent(linkField(), 'Where the publications will stand, for ‘Available at’ on paper', 'https://example.gov.uk/sufficiency/').optional(),
  feedback: orAbsent(linkField(), 'The council’s page for telling it what is wrong with a publication', 'https://example.gov.uk/feedback').optional(),
  'data-as-of': dateField('The data pages show what was published by this day, or by the newest day that a publication names where that is later', '2025-11-30').optional(),
  papers: z.strictObject({
    'attach-data': yesNoField('true puts the data that a publication shows into its PDF, as CSV files').default(false),
    'file-name': fileNameField().optional().meta(about('The name under which the agenda system wants a PDF; {council} and {name}, the folder’s, may stand in it too', '{date} {committee} {title}')),
  }).optional().describe('What the council’s PDFs hold besides their words, and what the agenda system calls them'),
  committees: z.array(textField()).min(1, { error: 'a list with at least one entry' }).optional().meta(about('The committees that papers go to, by their full names. Where they are listed, a paper names one of them', ['Cabinet', 'Children’s Scrutiny Committee'])),
  dispatch: dispatch.optional().describe('By when a paper must be finished and sent out before its meeting'),
  disclosure: disclosureSchema.optional().describe('How small counts of people are protected; without it, 1 to 5 are hidden'),
  sources: z.record(idField(), source).describe('Where numbers come from, each described once; data name them by the word before the colon'),
  forms: z.record(idField(), form).describe('How the council’s reports and decks are laid out; a publication chooses one with form:'),
}).meta({ title: 'Council', description: 'Name, brand, licence, sources and report forms of one council' });

export type CouncilFile = z.infer<typeof councilSchema>;
export type Form = z.infer<typeof form>;
export type FormSection = z.infer<typeof formSection>;
