import { warningAt, type Warning } from '../../problem.ts';
import type { Outline } from '../../schema/outline.ts';

/** A chapter without its sentence has none under its title, and its page none for those who search. */
export function adviseSummaries({ sections }: Outline): Warning[] {
  return sections.filter(({ role, summary }) => role === 'chapter' && summary === undefined).map(({ heading, place }) => (
    warningAt(place, 'no-summary', `The chapter “${heading}” does not say what is in it. Add summary: below its title, with one sentence; it stands under the title and helps people who search.`)));
}
