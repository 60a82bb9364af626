import Big from 'big.js';
import type { Place, Problem } from '../../problem.ts';
import { lastDay } from '../../schema/period.ts';
import { partsOf } from '../../schema/share.ts';
import type { OpenDataset } from '../councils/datasets.ts';
import type { KnownUse } from './population-cell.ts';
import { findTypedShares, shownText } from './typed-shares.ts';

/**
 * A percentage or rate that is typed without its numerator must be what other figures of the same people make it. A source may round as it likes:
 * only what is more than one off in its last digit is told, and only of figures that were out by then.
 */
export function checkTypedShares(datasets: readonly OpenDataset[], counts: readonly KnownUse[], placeOf: (known: Pick<KnownUse, 'use'>) => Place): Problem[] {
  return findTypedShares(datasets, counts).flatMap((share): Problem[] => {
    const { use, shown, per, part, whole } = share;
    const isOut = (known: KnownUse | null | undefined): known is KnownUse => known != null && known.use.published <= use.published;
    // What was revised is of counts that may have been revised too.
    const isRevised = use.dataset.entries.some(({ period, members, published }) => period === use.entry.period && members.join() === use.entry.members.join() && lastDay(published) < use.published);
    if (!whole || !isOut(whole.given) || isRevised || use.entry.discrepancy) return [];
    const [least, most] = partsOf(whole.count, shown, per, 'one-unit');
    const said = shownText(share);
    const textOf = (count: number): string => shownText({ per, shown: { ...shown, big: new Big(count).times(per).div(whole.count) } });
    const mend = 'Correct the one that is wrong; if the source itself says so, add discrepancy: with what it says, what is published and why.';
    const because = (message: string): Problem[] => [{ rule: 'percent-contradiction', place: placeOf({ use: { ...use, role: 'value' } }), message: `${message} ${mend}` }];
    if (part) return !isOut(part) || (part.count >= least && part.count <= most) ? [] : because(`This says ${said}, and ${placeText(placeOf(part))} and ${placeText(placeOf(whole.given))} say ${part.count} and ${whole.count} of the same people, which makes ${textOf(part.count)}.`);
    const below = Math.floor(shown.big.times(whole.count).div(per).toNumber());
    return least <= most ? [] : because(`No number of people is ${said} of the ${whole.count} that ${placeText(placeOf(whole.given))} gives: ${below} would be ${textOf(below)} and ${below + 1} ${textOf(below + 1)}. Is it of other people? Then say so with out-of:, denominator: or another population:.`);
  });
}

function placeText({ path, line }: Place): string {
  return `${path}, line ${line}`;
}
