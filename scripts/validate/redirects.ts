import type { Problem } from '../problem.ts';
import type { Publication } from '../schema/records.ts';
import type { PlaceOf } from './editions.ts';
import { RESERVED_FOLDERS } from './publications.ts';

/** Files at the top of the site that the build makes. */
const OWN_FILES = ['index.html', '404.html', 'feed.xml', 'sitemap.xml', '_headers'];

/** An old address leads to one publication, and stands where nothing else does. @param folders of publications and councils */
export function checkRedirects(publications: readonly Publication[], folders: readonly string[], placeOf: PlaceOf): Problem[] {
  const taken = new Map<string, string>();
  return publications.flatMap((publication) => publication.file.redirects.flatMap((path, index): Problem[] => {
    // Some file systems tell no capital from a small letter.
    const key = path.toLowerCase().replace(/\/index\.html$/, '');
    const other = taken.get(key);
    taken.set(key, other ?? publication.id);
    const owner = other ? `the redirects of “${other}”` : ownerOf(key, publication, folders);
    return owner === null ? [] : [{
      rule: 'redirect-taken', place: placeOf(publication, ['redirects', index]),
      message: `The old address “${path}” belongs to ${owner} already. Delete the line, or correct it.`,
    }];
  }));
}

function ownerOf(path: string, { id, outline, images }: Publication, folders: readonly string[]): string | null {
  const [first = '', ...rest] = path.split('/');
  if (OWN_FILES.includes(path) || RESERVED_FOLDERS.includes(first)) return 'the site itself';
  if (first === id) {
    const pages = ['', 'index.html', 'all', 'easy-read', `${id}.pdf`, ...outline.sections.flatMap((s) => (s.role === 'chapter' ? [s.id] : [])), ...images.keys()];
    return pages.includes(rest.join('/')) ? 'a page of this publication' : null;
  }
  return folders.includes(first) ? `“${first}”` : null;
}
