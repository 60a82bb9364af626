import { z } from 'zod';
import { exemptParagraphsField } from './exemption.ts';
import { about, absenceField, choiceField, dateField, discrepancyField, idField, linkField, oldPathField, orAbsent, textField } from './field.ts';

const frontValue = z.union([textField(), z.array(textField()).min(1), absenceField()], { error: 'text, a list of texts, or not-given: with the reason' });

export const publicationSchema = z.strictObject({
  kind: choiceField({ strategy: 'chapters, each a page of its own', report: 'one long page with numbered paragraphs, in a form of the council’s', deck: 'slides' }, 'What it is'),
  council: textField('Whose it is: the council’s folder in data/', 'dorset'),
  title: textField('Its title, at most 65 characters and without a figure that would go stale', 'Homes for children in care'),
  summary: textField('What it says, in one sentence under the title and in search engines').max(160, { error: 'a summary of at most 160 characters' }),
  status: choiceField({ draft: 'not published; only a preview shows it', published: 'published from publish-on:', withdrawn: 'a notice stands at its address' }, 'Whether readers see it'),
  access: choiceField({ public: 'anybody may read it', 'part-exempt': 'a part is exempt, and left out of what the public sees', exempt: 'never on the public site' }, 'Who may read it (Local Government Act 1972, Schedule 12A)'),
  'exempt-paragraph': exemptParagraphsField().optional().meta(about('The paragraph of Part 1 of Schedule 12A, or a list of them, for an exempt or part-exempt paper', 3, [1, 3])),
  'exempt-reason': textField('Why the public interest in keeping it exempt outweighs that in showing it; readers see it', 'The terms are still being negotiated.').optional(),
  'publish-on': dateField('The day on which it is published; for a paper, on which the agenda goes out', '2025-03-10'),
  'as-of': dateField('Figures are the newest published by this day, for ever', '2025-03-01'),
  form: idField('In which of the council’s forms; council.yaml has them', 'cabinet-2021').optional(),
  meeting: z.record(idField(), frontValue).optional().meta(about('The rows of the form’s front block', { committee: 'Cabinet', date: '2025-03-18' })),
  urgency: z.union([textField(), absenceField()], { error: 'the reason, or not-given: with the reason' }).optional()
    .meta(about('Why the paper goes out later than five clear days before its meeting; it stands in the front block', 'The grant must be accepted by 20 March.')),
  sections: z.record(idField(), absenceField()).optional().meta(about('Sections of the form that have nothing to say, and why', { climate: { 'not-applicable': 'The paper changes nothing for the climate.' } })),
  updates: z.array(z.strictObject({
    date: dateField('The day of the correction; it becomes the new as-of day', '2025-06-02'),
    note: textField('What has changed, for readers', 'The number of fostering households was corrected.'),
  })).default([]).describe('Corrections since it was published. Without an entry, later data change nothing'),
  redirects: z.array(oldPathField()).default([]).meta(about('Old addresses on this site that are to lead here', ['strategy/2024'])),
  about: idField('The strategy that this paper or deck reports on', 'dorset-strategy-2024').optional(),
  edition: z.strictObject({
    period: textField('The years that it is for', '2024 to 2027'),
    series: idField('Editions of one series follow each other', 'strategy').default('strategy'),
    supersedes: idField('The publication that this one replaces', 'dorset-strategy-2020').optional(),
    supplements: idField('The strategy that this one adds to and does not replace', 'dorset-strategy-2024').optional(),
  }).refine(({ supersedes, supplements }) => supersedes === undefined || supplements === undefined, { error: 'either supersedes: or supplements:, for what adds to a strategy replaces none' }).optional().describe('Which edition of the strategy it is'),
  discrepancies: z.array(discrepancyField()).default([]).describe('Where the source contradicts itself, for readers to see'),
  original: z.strictObject({
    title: textField('What the document is called', 'Good Care Provision'),
    link: orAbsent(linkField(), 'Where it can be read', 'https://example.gov.uk/papers/123'),
  }).optional().describe('The real document, where this retells one'),
}).meta({ title: 'Publication', description: 'The front matter of index.md' });

export type PublicationFile = z.infer<typeof publicationSchema>;

export const glossarySchema = z.strictObject({
  abbreviations: z.record(z.string(), textField()).default({}).meta(about('Short forms and what they stand for; every mention is explained by itself', { CQC: 'Care Quality Commission' })),
  names: z.array(textField()).default([]).meta(about('Names that contain a number, allowed in prose as they are', ['Priority 1'])),
  terms: z.record(z.string(), textField()).default({}).meta(about('Terms of the field and what they mean, in one sentence each', { 'special guardian': 'Someone who looks after a child until they are 18 by order of a court.' })),
}).meta({ title: 'Glossary', description: 'Abbreviations, names and terms' });
export type GlossaryFile = z.infer<typeof glossarySchema>;

/** Where the page of an old address lies below dist/site: 'strategy/2024' -> 'strategy/2024/index.html' */
export function redirectFile(path: string): string {
  return path.endsWith('.html') ? path : `${path}/index.html`;
}

/** The day by which figures must be out to be seen: a correction moves it to the newest update, and nothing else does. */
export function asOfDay(file: PublicationFile): string {
  return file.updates.map((update) => update.date).reduce((newest, date) => (date > newest ? date : newest), file['as-of']);
}

export const chapterSchema = z.strictObject({
  title: textField('The chapter’s heading', 'Children in our care'),
  summary: textField('What the chapter says, in one sentence; it stands under the title').max(160, { error: 'a summary of at most 160 characters' }).optional(),
}).meta({ title: 'Chapter', description: 'The front matter of a strategy’s chapter' });
