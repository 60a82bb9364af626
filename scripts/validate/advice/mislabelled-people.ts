import { warningAt, type Warning } from '../../problem.ts';
import { policyOf, thresholdFor } from '../../schema/disclosure.ts';
import { countsPeople } from '../../schema/field.ts';
import type { OpenCouncil } from '../councils/read-councils.ts';
import { PEOPLE } from '../prose/people-counted.ts';

/** “Children who ran away”, “Number of girls in hostels”; not “Children’s homes” or “Most children for whom there is room” */
const OF_PEOPLE = new RegExp(`^(?:the )?(?:(?:number|count|total) of )?(?:(?!most\\b|more\\b)[\\p{L}-]+ )?(?:${PEOPLE})\\b(?!['’]s)`, 'iu');

/** What is said to count places or something else isn't protected, and one slip in a list of choices would publish a child. */
export function adviseMislabelled({ read, file }: Pick<OpenCouncil, 'read' | 'file'>): Warning[] {
  return read.filter(({ dataset: { counts, unit, title } }) => !countsPeople(counts) && unit === 'count' && OF_PEOPLE.test(title)).flatMap(({ dataset: { title, counts, entries, measure }, file: source, base }) => {
    const most = thresholdFor(policyOf(file), [title, ...(measure === undefined ? [] : [measure])]);
    const isSmall = entries.some(({ quantity }) => quantity.state === 'held' && quantity.value.big.gt(0) && quantity.value.big.lte(most));
    return isSmall ? [warningAt(source.placeOf([...base, 'counts']), 'counts-no-people', `“${title}” sounds like people, and counts: ${counts} says that they are none, so that counts of 1 to ${most} are shown. If they are people, write counts: children, young-people or care-leavers.`)] : [];
  });
}
