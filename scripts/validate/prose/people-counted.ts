/** 'four', 'Four ill children' */
interface PeopleCounted {
  count: number;
  said: string;
  at: number;
}

const NUMBERS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen', 'twenty'];
export const PEOPLE = 'child(?:ren)?|young (?:people|person)|people|persons?|individuals?|care leavers?|girls?|boys?|siblings|brothers|sisters|bab(?:y|ies)|infants?|teenagers?|youngsters?|pupils?|students?';
/** 'homes for 1 or 2 children' says how large they are. */
const NOT_BEFORE = '\\b(?:homes?|houses?|places?|beds?|rooms?|space|capacity)\\sfor\\s(?:up to\\s)?(?:[\\w-]+\\s(?:or|to)\\s)?';
/** 'three carers for children', 'two years of children’s words' */
const NOT_BETWEEN = 'of|and|or|in|to|for|with|at|from|on|by|who|that|per|years?|months?|weeks?|days?|times|homes?|places|carers|famil(?:y|ies)|councils?|teams?';
/** With up to three words between: 'two of the older girls'. 'two or more children' is a definition, and 'one of the children' says no count. */
const COUNTED = new RegExp(`(?<![\\w.,£-]|${NOT_BEFORE})(\\d{1,3}|${NUMBERS.slice(1).join('|')})(?! or (?:more|fewer|less|over|under))(?:\\s(?!(?:${NOT_BETWEEN})\\b)[\\p{L}’'-]+|\\sof\\s(?:the|these|those|our|its)\\b){0,3}\\s(?:${PEOPLE})\\b(?!['’]s)`, 'giu');

/** People whom a text counts, in digits or in words. */
export function peopleCounted(text: string): PeopleCounted[] {
  return [...text.matchAll(COUNTED)].flatMap(({ 0: said, 1: written = '', index }) => {
    const word = NUMBERS.indexOf(written.toLowerCase());
    return word === 1 && /\sof\s/i.test(said) ? [] : [{ count: word === -1 ? Number(written) : word, said, at: index }];
  });
}
