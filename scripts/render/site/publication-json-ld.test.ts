import { expect, test } from 'vitest';
import type { PublicationView } from '../../schema/report/publication.ts';
import { publicationJsonLd } from './publication-json-ld.ts';
import { sampleDeck, sampleLibrary, sampleStrategy, withdrawnPaper } from './sample-publications.ts';
import { samplePaper } from './sample-report.ts';

const describe = (publication: PublicationView, address: string | null = null): Record<string, unknown> | null => {
  const text = publicationJsonLd(publication, { ...sampleLibrary.site, address });
  return text === null ? null : JSON.parse(text) as Record<string, unknown>;
};

test('a report says what it is, and that the council has not published it', () => {
  expect(describe(samplePaper)).toEqual({
    '@context': 'https://schema.org/', '@type': 'Report', name: 'Good Care Provision', description: `${samplePaper.summary} ${samplePaper.demonstration}`,
    inLanguage: 'en-GB', isAccessibleForFree: true, datePublished: '2024-10-24', dateModified: '2024-12-02',
    publisher: { '@type': 'Organization', name: 'Homes for children in care (demonstration)', description: samplePaper.demonstration },
    about: { '@type': 'GovernmentOrganization', name: 'Dorset Council' },
    isBasedOn: { '@type': 'CreativeWork', name: samplePaper.original!.text, url: samplePaper.original!.href }, license: samplePaper.council.licence!.href,
  });
});

test('what it has not is left out, and an address is told', () => {
  const bare = describe({ ...samplePaper, original: null, updated: null, council: { ...samplePaper.council, licence: null }, address: 'https://example.org/x/paper/' }, 'https://example.org/x/');
  expect(bare).toMatchObject({ url: 'https://example.org/x/paper/', dateModified: '2024-10-24', publisher: { url: 'https://example.org/x/' } });
  expect(Object.keys(bare!)).not.toEqual(expect.arrayContaining(['isBasedOn']));
  expect(Object.keys(bare!)).not.toEqual(expect.arrayContaining(['license']));
});

test.each([[sampleStrategy, 'CreativeWork'], [sampleDeck, 'PresentationDigitalDocument']])('each kind has its type', (publication, type) => {
  expect(describe(publication)).toMatchObject({ '@type': type });
});

test.each(['draft', 'withdrawn'] as const)('of what is %s nothing is said', (state) => {
  expect(describe({ ...withdrawnPaper, status: { state, words: '', link: null } })).toBeNull();
});

test('words can’t end the script element', () => {
  expect(publicationJsonLd({ ...samplePaper, title: '</script><script>' }, sampleLibrary.site)).not.toContain('<');
});
