import { warningAt } from '../../problem.ts';
import type { EditorialRule } from './editorial-context.ts';

const LONGEST_TITLE = 65;

/** Search engines and browser tabs cut what is longer. */
export const checkLongTitles: EditorialRule = ({ titles }) => titles.filter(({ text }) => text.length > LONGEST_TITLE)
  .map(({ text, place }) => warningAt(place(), 'long-title', `This title has ${text.length} characters, and search results and browser tabs cut it off after about ${LONGEST_TITLE}. Say the rest in the summary, unless the title is that of the paper itself.`));
