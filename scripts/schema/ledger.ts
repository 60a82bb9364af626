import { z } from 'zod';
import { choiceField, countField, dateField, idField, periodField, textField } from './field.ts';

/** What has been published, written on purpose by one command and only ever added to. */
export const ledgerSchema = z.strictObject({
  publications: z.record(idField(), z.strictObject({
    published: dateField('When it was published'),
    'as-of': dateField('Its as-of day then'),
    anchors: z.array(textField()).describe('Addresses inside the publication that readers may have kept'),
    pages: z.array(textField()).optional().describe('Its pages beside the first, such as a chapter’s or the one in Easy Read'),
    redirects: z.array(textField()).optional().describe('Old addresses that led to it'),
  })).default({}).describe('Every publication that is out'),
  counts: z.array(z.strictObject({
    population: textField('The population, or the dataset that is one of its own', 'children-looked-after'),
    period: z.union([periodField(), z.literal('')]).describe('When the count is for; empty where the source doesn’t say'),
    selection: z.record(z.string(), textField()).default({}).describe('Which of the population; all when empty'),
    shows: z.union([countField(), choiceField({ hidden: 'readers saw that it is hidden' })], { error: 'a count, or hidden' }).describe('What readers saw'),
    first: dateField('The day on which a reader could first see it so'),
  })).optional().describe('Counts of people that were shown or hidden'),
}).meta({ title: 'Ledger', description: 'What has been published; written by npm run publish-ledger, never by hand' });

export type LedgerFile = z.infer<typeof ledgerSchema>;
