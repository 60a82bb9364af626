import type { DatasetView } from '../../schema/report/dataset.ts';
import type { Link } from '../../schema/report/link-date-absence.ts';
import type { SourceLicenceView } from '../../schema/report/source.ts';

/**
 * The metadata of a dataset's CSV, as 'Metadata Vocabulary for Tabular Data' (W3C, 17 December 2015) has it.
 * It lies beside the file under the name by which readers look for it: '<file>.csv-metadata.json'.
 */
export function writeCsvw(dataset: DatasetView): string {
  const { publisher, id, title, headline, definition, demonstration, published, area, licence, sourceLicences = [], source, data, coverage } = dataset;
  const metadata = {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'en-GB' }],
    url: `${id}.csv`,
    'dc:title': title,
    'dc:description': `${definition} ${demonstration}`,
    'dc:abstract': headline,
    'dc:publisher': { 'schema:name': publisher },
    'dc:source': source.href ? { '@id': source.href } : source.text,
    'dc:modified': published.iso,
    'dc:spatial': area,
    ...(coverage ? { 'dc:temporal': coverage } : {}),
    'dc:language': 'en-GB',
    ...('href' in licence && sourceLicences.length === 0 ? { 'dc:license': { '@id': licence.href } } : { 'dc:rights': rightsOf(licence, sourceLicences) }),
    tableSchema: {
      columns: data.columns.map(({ name, title: words, datatype, description }, c) => ({
        // The first title is the header in the file; a reader compares the two.
        name, titles: [name, words], datatype, 'dc:description': description,
        ...nullsOf(data, c),
      })),
      ...(data.key.length > 0 ? { primaryKey: data.key } : {}),
    },
  };
  return `${JSON.stringify(metadata, null, 2)}\n`;
}

/** One licence of the whole can be named to a machine; several, or none, are told in words. */
function rightsOf(licence: DatasetView['licence'], sourceLicences: readonly SourceLicenceView[]): string {
  const told = ({ text, href }: Link): string => `${text} (${href})`;
  return ['href' in licence ? told(licence) : `${licence.words}: ${licence.reason}`, ...sourceLicences.map((one) => `${one.covers}: ${told(one.licence)}`)].join(' ');
}

/** The shorthand that stands in a column where a value is missing, so that no reader takes it for a value. */
function nullsOf({ rows }: DatasetView['data'], column: number): { null?: string[] } {
  const marks = [...new Set(rows.map((row) => row[column]?.value ?? ''))].filter((value) => /^\[[a-z]\]$/.test(value)).sort();
  return marks.length > 0 ? { null: marks } : {};
}
