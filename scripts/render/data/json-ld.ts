import type { DatasetView } from '../../schema/report/dataset.ts';
import type { DataFile } from './data-files.ts';

/**
 * schema.org Dataset, the exact text between the tags of the page's <script type="application/ld+json">: a policy that
 * allows the script by its hash hashes this.
 */
export function jsonLdOf(dataset: DatasetView, files: readonly DataFile[]): string {
  const { title, headline, definition, demonstration, publisher, council, area, unit, published, licence, sourceLicences = [], coverage, source, address } = dataset;
  return writeJsonLd({
    '@type': 'Dataset',
    name: title,
    description: `${definition} ${headline} ${demonstration}`,
    inLanguage: 'en-GB',
    isAccessibleForFree: true,
    ...(address ? { url: address } : {}),
    creator: { '@type': 'Organization', name: publisher },
    about: { '@type': 'GovernmentOrganization', name: council.name },
    dateModified: published.iso,
    spatialCoverage: area,
    ...(coverage ? { temporalCoverage: coverage } : {}),
    ...('href' in licence && sourceLicences.length === 0 ? { license: licence.href } : {}),
    ...(source.href ? { isBasedOn: source.href } : {}),
    variableMeasured: { '@type': 'PropertyValue', name: title, unitText: unit },
    distribution: files.filter(({ format }) => format !== 'CSVW').map(({ format, mediaType, name, size }) => ({
      '@type': 'DataDownload', name: format, encodingFormat: mediaType, contentUrl: address ? new URL(name, address).href : name, contentSize: size,
    })),
  });
}

/** Nothing in it can end the script element that it stands in. */
export function writeJsonLd(said: Record<string, unknown>): string {
  return JSON.stringify({ '@context': 'https://schema.org/', ...said }).replaceAll('<', '\\u003c');
}
