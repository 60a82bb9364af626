import { z } from 'zod';
import { absenceField, linkField, textField } from './field.ts';

/** What the whole site is called and where it stands. Without the file it has a plain name and no address. */
export const siteSchema = z.strictObject({
  title: textField().max(65, { error: 'a title of at most 65 characters' }),
  summary: textField().max(160, { error: 'a summary of at most 160 characters' }),
  address: z.union([linkField(), absenceField()]).describe('Where the site stands, for its feed and sitemap: https://example.gov.uk/sufficiency/'),
}).meta({ title: 'Site', description: 'Name and address of the whole site' });

export type SiteFile = z.infer<typeof siteSchema>;

export const UNNAMED_SITE: SiteFile = {
  title: 'Publications',
  summary: 'Sufficiency strategies for children in care and care leavers, and the papers that report on them.',
  address: { 'not-given': 'There is no content/about/site.yaml.' },
};
