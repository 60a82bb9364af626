import type { Publication } from '../schema/records.ts';
import type { Report } from '../schema/report.ts';

/** Those that the report shows, of what is withdrawn none: `${publicationId}/${name}` -> file on disk. */
export function picturesOf(sources: readonly Pick<Publication, 'id' | 'images'>[], { publications }: Pick<Report, 'publications'>): Map<string, string> {
  const files = new Map(sources.map(({ id, images }) => [id, images]));
  return new Map(publications.flatMap(({ id, images }) => images.map((name) => [`${id}/${name}`, files.get(id)?.get(name) as string] as const)));
}
