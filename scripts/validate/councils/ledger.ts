import type { YamlSource } from '../../load/read-yaml.ts';
import { startOf, type Problem } from '../../problem.ts';
import type { LedgerFile } from '../../schema/ledger.ts';
import { redirectFile } from '../../schema/publication.ts';
import type { Publication } from '../../schema/records.ts';
import { selectionKey } from '../populations/count-uses.ts';
import type { PlaceOf } from '../places.ts';
import { EASY_READ } from '../publications/easy-read.ts';
import type { Versions } from '../publications/exemption.ts';
import { pagesOf } from '../publications/redirects.ts';
import { didYouMean } from '../suggest.ts';

/** What readers may have kept must still be there: every published address, and every anchor in it. An old address may lead to any publication. @param texts every file of the sources: one that is there and can't be read has problems of its own */
export function checkLedger(ledger: LedgerFile, source: YamlSource, publications: ReadonlyMap<string, Versions>, texts: ReadonlyMap<string, string>, placeOf: PlaceOf): Problem[] {
  const there = new Set([...publications.values()].flatMap(({ open }) => (open ? filesOf(open) : [])));
  return Object.entries(ledger.publications).flatMap(([id, { anchors, pages = [], redirects = [] }]): Problem[] => {
    const versions = publications.get(id);
    if (!versions) return texts.has(`content/${id}/index.md`) ? [] : [{ rule: 'publication-gone', place: source.placeOfKey(['publications', id]), message: `“${id}” has been published and is no longer in content/. Put its folder back; to take it from readers, write status: withdrawn in its index.md.` }];
    const { whole, open } = versions;
    if (open === null) return [{ rule: 'publication-gone', place: placeOf(whole, ['access']), message: 'This has been published, and as an exempt paper its address would be gone. Write access: as it was; to take it from readers, write status: withdrawn.' }];
    if (open.file.status === 'draft') return [{ rule: 'publication-gone', place: placeOf(open, ['status']), message: 'This has been published, and as a draft its address would be gone. Write status: published again; to take it from readers, status: withdrawn.' }];
    const lost = redirects.filter((address) => !there.has(redirectFile(address))).map((address): Problem => ({
      rule: 'address-gone', place: placeOf(open, ['redirects']),
      message: `The old address “${address}” has led here since it was published, and leads nowhere now. Write it under redirects: again, here or where it is to lead.`,
    }));
    if (open.file.status === 'withdrawn') return lost;
    const { targets } = open.outline;
    return [...lost, ...pages.filter((page) => !there.has(`${id}/${page}/index.html`) && !(page === 'easy-read' && texts.has(`content/${id}/${EASY_READ}`))).map((page): Problem => ({
      rule: 'address-gone', place: startOf(open.path),
      message: `The page ${id}/${page} has been published and is gone. ${bringBack(page)}, or write redirects: [${id}/${page}], so that its address leads to the first page.`,
    })), ...anchors.filter((anchor) => !targets.has(anchor)).map((anchor) => ({
      rule: 'anchor-gone', place: startOf(open.path),
      message: whole.outline.targets.has(anchor)
        ? `The address #${anchor} of this publication has been published and stands in an exempt part now. Give {#${anchor}} to the paragraph before that part.`
        : `The address #${anchor} of this publication has been published and is gone.${didYouMean(anchor, targets.keys())} Write {#${anchor}} at the end of the paragraph or heading that it belonged to.`,
    }))];
  });
}

/** Pages below dist/site as they would be published now, where old addresses lead too. */
function filesOf(publication: Publication): string[] {
  const { id, file } = publication;
  if (file.status === 'draft') return [];
  const pages = file.status === 'withdrawn' ? [] : pagesOf(publication);
  return [`${id}/index.html`, ...pages.map((page) => `${id}/${page}/index.html`), ...file.redirects.map(redirectFile)];
}

function bringBack(page: string): string {
  if (page === 'easy-read') return `Put ${EASY_READ} back`;
  return page === 'all' ? 'Write kind: strategy again' : `Give a chapter’s file that name again, such as 01-${page}.md`;
}

/** The same people on the same day: shown with two numbers, or shown and hidden. */
export function checkLedgerCounts({ counts = [] }: LedgerFile, source: YamlSource): Problem[] {
  const seen = new Map<string, { at: number; shows: number | 'hidden' }>();
  return counts.flatMap(({ population, period, selection, shows, first }, i): Problem[] => {
    const key = JSON.stringify([population, period, selectionKey(selection), first]);
    const other = seen.get(key);
    if (!other) seen.set(key, { at: i, shows });
    if (!other || other.shows === shows) return [];
    const say = (what: number | 'hidden'): string => (what === 'hidden' ? 'hidden' : `shown as ${what}`);
    return [{ rule: 'ledger-contradiction', place: source.placeOf(['counts', i]), message: `This count of “${population}” is ${say(shows)} from ${first}, and on line ${source.placeOf(['counts', other.at]).line} it is ${say(other.shows)} from the same day. The ledger is only ever added to: put back what npm run publish-ledger wrote.` }];
  });
}
