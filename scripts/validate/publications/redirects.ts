import type { Problem } from '../../problem.ts';
import { redirectFile } from '../../schema/publication.ts';
import type { Publication } from '../../schema/records.ts';
import type { PlaceOf } from '../places.ts';
import { RESERVED_FOLDERS } from './read-publications.ts';

/** Files at the top of the site that the build makes. */
const OWN_FILES = ['index.html', '404.html', 'feed.xml', 'sitemap.xml', '_headers'];

/** A file of the site, or a folder with all that is in it. */
interface Taken {
  path: string;
  /** As its author knows it. */
  name: string;
  owner: string;
  isFolder?: boolean;
}

/** An old address leads to one publication, and stands where nothing else does. @param folders of publications and councils */
export function checkRedirects(publications: readonly Publication[], folders: readonly string[], placeOf: PlaceOf): Problem[] {
  const redirects: Taken[] = [];
  return publications.flatMap((publication) => {
    const own = takenBy(publication, folders);
    return publication.file.redirects.flatMap((address, index): Problem[] => {
      const problem = conflict(address, [...redirects, ...own]);
      redirects.push({ path: redirectFile(address), name: address, owner: `the redirects of “${publication.id}”` });
      return problem === null ? [] : [{ rule: 'redirect-taken', place: placeOf(publication, ['redirects', index]), message: `The old address “${address}” ${problem}. Delete the line, or correct it.` }];
    });
  });
}

/** Where a page can't stand: in the place of another file, below one, or above one. */
function conflict(address: string, taken: readonly Taken[]): string | null {
  // Some file systems tell no capital from a small letter.
  const [written, file] = [address.toLowerCase(), redirectFile(address).toLowerCase()];
  for (const { path, name, owner, isFolder = false } of taken) {
    const other = path.toLowerCase();
    if (written === other || file === other || (isFolder && file.startsWith(`${other}/`))) return `belongs to ${owner} already`;
    if (file.startsWith(`${other}/`)) return `lies below “${name}”, which belongs to ${owner} and is no folder`;
    if (other.startsWith(`${file}/`)) return `is no folder, and “${name}”, which belongs to ${owner}, lies below it`;
  }
  return null;
}

function takenBy({ id, images, ...publication }: Publication, folders: readonly string[]): Taken[] {
  const own = ['index.html', ...pagesOf(publication).map((page) => `${page}/index.html`), `${id}.pdf`, `${id}.docx`, ...images.keys()];
  return [
    ...OWN_FILES.map((path): Taken => ({ path, name: path, owner: 'the site itself' })),
    ...RESERVED_FOLDERS.map((path): Taken => ({ path, name: path, owner: 'the site itself', isFolder: true })),
    ...folders.filter((path) => path !== id).map((path): Taken => ({ path, name: path, owner: `“${path}”`, isFolder: true })),
    ...own.map((path): Taken => ({ path: `${id}/${path}`, name: `${id}/${path}`, owner: 'this publication' })),
  ];
}

/** Pages of a publication beside its first, by their folders: a strategy's chapters and the page that holds it all, and the one in Easy Read. */
export function pagesOf({ file, outline, easyRead }: Pick<Publication, 'file' | 'outline' | 'easyRead'>): string[] {
  const chapters = outline.sections.flatMap(({ role, id }) => (role === 'chapter' ? [id] : []));
  return [...(file.kind === 'strategy' ? ['all'] : []), ...chapters, ...(easyRead ? ['easy-read'] : [])];
}
