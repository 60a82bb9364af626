import type { YamlSource } from '../load/read-yaml.ts';
import { startOf, type Problem } from '../problem.ts';
import type { LedgerFile } from '../schema/ledger.ts';
import type { Publication } from '../schema/records.ts';
import type { PlaceOf } from './editions.ts';
import { selectionKey } from './count-uses.ts';
import { didYouMean } from './suggest.ts';

/** What readers may have kept must still be there: every published address, and every anchor in it. */
export function checkLedger(ledger: LedgerFile, source: YamlSource, publications: ReadonlyMap<string, Publication>, folders: ReadonlySet<string>, placeOf: PlaceOf): Problem[] {
  return Object.entries(ledger.publications).flatMap(([id, { anchors }]): Problem[] => {
    const publication = publications.get(id);
    if (!publication) {
      // A publication that is there and can't be read has problems of its own.
      return folders.has(id) ? [] : [{ rule: 'publication-gone', place: source.placeOfKey(['publications', id]), message: `“${id}” has been published and is no longer in content/. Put it back; to take it from readers, set its status: to withdrawn.` }];
    }
    if (publication.file.status === 'withdrawn') return [];
    if (publication.file.status === 'draft') return [{ rule: 'publication-gone', place: placeOf(publication, ['status']), message: 'This has been published, and as a draft its address would be gone. Set its status: back to published; to take it from readers, to withdrawn.' }];
    const { targets } = publication.outline;
    return anchors.filter((anchor) => !targets.has(anchor)).map((anchor) => ({
      rule: 'anchor-gone', place: startOf(publication.path),
      message: `The address #${anchor} of this publication has been published and is gone.${didYouMean(anchor, targets.keys())} Write {#${anchor}} at the end of the paragraph or heading that it belonged to.`,
    }));
  });
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
