import type { Dataset } from '../schema/dataset.ts';
import { isMeasured } from '../schema/field.ts';
import { measuresNamed, policyOf, type CellsOf } from '../schema/disclosure.ts';
import { anyPeriodText, dateText } from '../schema/period.ts';
import type { Claim, Council, Publication } from '../schema/records.ts';
import { countText } from '../schema/words.ts';
import { countUses, isProtected, namesOfUse } from '../validate/populations/count-uses.ts';
import { FEWEST_AVERAGED } from './average-cells.ts';

/** The council's decisions as far as they touch a dataset, in sentences. */
export function policyWords({ file }: Pick<Council, 'file'>, dataset: Dataset<{ state: string }>): string[] {
  if (!isProtected(dataset, file)) return [dataset.area === undefined ? `It counts ${dataset.counts}, not people, so nothing of it is hidden.` : `It is about ${dataset.area}, and other areas’ figures are out already, so nothing of it is hidden.`];
  const policy = policyOf(file);
  const { threshold, reason, zeros, owner, waivers, 'must-show': mustShow } = policy;
  const own = measuresNamed(policy, [...new Set(countUses(dataset).flatMap(namesOfUse))]);
  return [
    `Counts of 1 to ${threshold} are hidden${reason === undefined ? '' : ` (${endless(reason)})`}. A count of 0 is ${zeros === 'published' ? 'shown' : 'hidden too'}.`,
    ...(isMeasured(dataset.unit) && dataset.entries.some(({ denominator }) => denominator) ? [`An average of fewer than ${Math.max(FEWEST_AVERAGED, threshold + 1)} people is hidden.`] : []),
    ...(dataset.entries.some(({ numerator, quantity }) => numerator === null && quantity.state === 'held') && (dataset.unit === 'percent' || dataset.unit === 'per-10000') ? ['What is typed without numerator: is hidden where it may count so few; with it, that number is judged.'] : []),
    typeof owner === 'string' ? `${owner} answers for this.` : 'Nobody is named in council.yaml who answers for this.',
    ...own.map(([id, measure]) => `Of “${id}”, counts of 1 to ${measure.threshold} are hidden: ${endless(measure.reason)}.`),
    ...waivers.filter((waiver) => waiver.dataset === dataset.id).map((waiver) => `Waived for ${cellWords(waiver)} by ${waiver.by} on ${dateText(waiver.on)}: ${WAIVED[waiver.waives]}, because: ${endless(waiver.reason)}.`),
    ...mustShow.filter((cells) => cells.dataset === dataset.id).map((cells) => `Never hidden to protect others: ${cellWords(cells)}, because: ${endless(cells.reason)}.`),
  ];
}

const WAIVED = { 'small-count': 'small counts are shown', 'whole-category': 'everybody of a row may be in one category' };

/** 'all of it', 'home foster, 2024' */
function cellWords({ cell = {}, period }: CellsOf): string {
  return [...Object.entries(cell).map(([dimension, member]) => `${dimension} ${member}`), ...(period === undefined ? [] : [anyPeriodText(period)])].join(', ') || 'all of it';
}

function endless(text: string): string {
  return text.replace(/[.]$/, '');
}

/** Every publication that claims a dataset, and how often in which way: 'table', 'chart', '3 sentences'. */
export function shownBy(claims: readonly Claim[], publications: readonly Publication[]): { publication: string; as: string[] }[] {
  return [...Map.groupBy(claims, ({ publication }) => publication)].map(([id, own]) => {
    const status = publications.find((publication) => publication.id === id)?.file.status;
    const blocks = own.flatMap(({ shown }) => (shown.kind === 'block' ? [shown.name] : []));
    const sentences = own.filter(({ shown }) => shown.kind === 'ref').length;
    return { publication: `${id}${status === 'published' ? '' : ` (${status})`}`, as: [...new Set(blocks), ...(sentences > 0 ? [`${countText(sentences, 'figure')} in the text`] : [])] };
  });
}
