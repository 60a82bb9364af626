import { z } from 'zod';
import { linkField, orAbsent, textField } from './field.ts';

/** What the whole site is called and where it stands. Without the file it has a plain name and no address. */
export const siteSchema = z.strictObject({
  title: textField('What the whole site is called', 'Homes for children in care').max(65, { error: 'a title of at most 65 characters' }),
  summary: textField('What is to be found there, for search engines and the first page').max(160, { error: 'a summary of at most 160 characters' }),
  address: orAbsent(linkField(), 'Where the site stands, for its feed, its sitemap and links to its pages', 'https://example.gov.uk/sufficiency/'),
}).meta({ title: 'Site', description: 'Name and address of the whole site' });

export type SiteFile = z.infer<typeof siteSchema>;

export const UNNAMED_SITE: SiteFile = {
  title: 'Publications',
  summary: 'Sufficiency strategies for children in care and care leavers, and the papers that report on them.',
  address: { 'not-given': 'There is no content/about/site.yaml.' },
};
