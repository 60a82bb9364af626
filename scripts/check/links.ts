import { posix } from 'node:path';
import { startOf, type Problem } from '../problem.ts';
import { decodeAddress } from '../validate/prose/decode-address.ts';
import { attribute, type Page } from './page.ts';

/** Every address in a page leads to a file of the site, and every #anchor to an element of that page; ids stand once. */
export function checkLinks(pages: readonly Page[], files: ReadonlySet<string>, elsewhere: ReadonlySet<string> = new Set()): Problem[] {
  const ids = new Map(pages.map((page) => [page.path, page.elements.flatMap((e) => attribute(e, 'id') ?? [])]));
  return pages.flatMap((page) => {
    const own = ids.get(page.path) ?? [];
    const twice = own.filter((id, i) => own.indexOf(id) !== i).map((id): Problem => ({ rule: 'id-twice-in-page', place: startOf(page.path), message: `The anchor “${id}” stands twice in the page. Give one of the two another {#id}.` }));
    const dead = page.elements.flatMap((element) => ['href', 'src'].flatMap((name) => {
      const address = attribute(element, name);
      const fault = address === null ? null : faultOf(name, address, page.path, { files, ids, elsewhere });
      return fault ? [{ rule: 'dead-link', place: startOf(page.path), message: fault }] : [];
    }));
    return [...twice, ...dead];
  });
}

interface LinkTargets {
  files: ReadonlySet<string>;
  /** Anchors by page. */
  ids: ReadonlyMap<string, string[]>;
  /** First folders of addresses that are not in this output. */
  elsewhere: ReadonlySet<string>;
}

function faultOf(name: string, address: string, from: string, { files, ids, elsewhere }: LinkTargets): string | null {
  if (/^https?:/.test(address)) return name === 'src' ? `“${address}” would be fetched from another site; pages load nothing but their own files. This is a fault of the software.` : null;
  if (/^[a-z][a-z0-9+.-]*:|^\//i.test(address)) return `“${address}” is not a relative address, so it would break where the site lies in a folder. This is a fault of the software.`;
  const [path = '', anchor] = address.split('#');
  const folder = posix.dirname(from);
  let target = path === '' ? from : posix.normalize(posix.join(folder, decodeAddress(path)));
  const isFolder = path !== '' && /(?:^|\/)\.{0,2}$/.test(path);
  if (isFolder) target = posix.join(target, 'index.html');
  if (elsewhere.has(target.split('/')[1] ?? '')) return null;
  if (!files.has(target)) return `“${address}” leads to nothing. Correct the link, or add what it should lead to.`;
  if (isFolder) return `“${address}” names a folder, which opens no page where the site lies on a memory stick. This is a fault of the software.`;
  if (anchor && !ids.get(target)?.includes(decodeAddress(anchor))) return `“${address}” names an anchor that is not there. Correct the link, or give the place that {#id}.`;
  return null;
}
