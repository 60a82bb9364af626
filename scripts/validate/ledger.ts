import type { YamlSource } from '../load/read-yaml.ts';
import { startOf, type Problem } from '../problem.ts';
import type { LedgerFile } from '../schema/ledger.ts';
import type { PlaceOf } from './editions.ts';
import type { Versions } from './exemption.ts';
import { selectionKey } from './count-uses.ts';
import { didYouMean } from './suggest.ts';

/** What readers may have kept must still be there: every published address, and every anchor in it. */
export function checkLedger(ledger: LedgerFile, source: YamlSource, publications: ReadonlyMap<string, Versions>, folders: ReadonlySet<string>, placeOf: PlaceOf): Problem[] {
  return Object.entries(ledger.publications).flatMap(([id, { anchors }]): Problem[] => {
    const versions = publications.get(id);
    if (!versions) {
      // A publication that is there and can't be read has problems of its own.
      return folders.has(id) ? [] : [{ rule: 'publication-gone', place: source.placeOfKey(['publications', id]), message: `“${id}” has been published and is no longer in content/. Put its folder back; to take it from readers, write status: withdrawn in its index.md.` }];
    }
    const { whole, open } = versions;
    if (open === null) return [{ rule: 'publication-gone', place: placeOf(whole, ['access']), message: 'This has been published, and as an exempt paper its address would be gone. Write access: as it was; to take it from readers, write status: withdrawn.' }];
    if (open.file.status === 'withdrawn') return [];
    if (open.file.status === 'draft') return [{ rule: 'publication-gone', place: placeOf(open, ['status']), message: 'This has been published, and as a draft its address would be gone. Write status: published again; to take it from readers, status: withdrawn.' }];
    const { targets } = open.outline;
    return anchors.filter((anchor) => !targets.has(anchor)).map((anchor) => ({
      rule: 'anchor-gone', place: startOf(open.path),
      message: whole.outline.targets.has(anchor)
        ? `The address #${anchor} of this publication has been published and stands in an exempt part now. Give {#${anchor}} to the paragraph before that part.`
        : `The address #${anchor} of this publication has been published and is gone.${didYouMean(anchor, targets.keys())} Write {#${anchor}} at the end of the paragraph or heading that it belonged to.`,
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
