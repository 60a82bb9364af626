import { EXEMPT_INFORMATION } from '../schema/exemption.ts';
import type { PublicationFile } from '../schema/publication.ts';
import type { WithheldPaper } from '../schema/records.ts';
import type { ExemptNotice, ExemptionView, WithheldView } from '../schema/report/exemption.ts';
import { joinWords, nounFor } from '../schema/words.ts';
import { typeset } from './prose.ts';

/** The settings that say by what a paper is exempt. */
export type ExemptBy = Pick<PublicationFile, 'exempt-paragraph' | 'exempt-reason'>;

const MAY_READ = 'It is for members of the council who are entitled to see it and for officers who need it for their work. Do not copy it, pass it on or talk about it in public.';

/** By title, so that their order tells nothing else. Nothing where there are none. */
export function sayWithheld(papers: readonly WithheldPaper[]): { withheld?: WithheldView[] } {
  const withheld = papers.map((paper) => ({ council: paper.council, title: typeset(paper.title), notice: sayNotice(paper) }));
  return withheld.length === 0 ? {} : { withheld: withheld.sort((a, b) => (`${a.title} ${a.notice.words}` < `${b.title} ${b.notice.words}` ? -1 : 1)) };
}

/** In place of an exempt part, or before it. */
export function sayNotice(by: ExemptBy): ExemptNotice {
  const { 'exempt-paragraph': paragraphs = [], 'exempt-reason': reason } = by;
  return {
    words: `Not for publication: exempt under ${lawOf(by)}.`,
    reasons: [`It holds information ${paragraphs.map((number) => EXEMPT_INFORMATION[number]).join('; and ')}.`, ...(reason === undefined ? [] : [`Why the public interest is better served by keeping it exempt: ${endSentence(typeset(reason))}`])],
  };
}

export function sayMark(by: ExemptBy): string {
  return `Exempt: not for publication, ${numbersOf(by)} of Schedule\u00a012A`;
}

/** What the paper itself says to whoever may read it. */
export function sayExemption(by: ExemptBy & Pick<PublicationFile, 'access'>): ExemptionView {
  const which = by.access === 'exempt' ? 'This paper is not for publication: it is exempt' : 'Parts of this paper are not for publication. They are marked where they begin and where they end, and are exempt';
  return { mark: sayMark(by), notice: [`${which} under ${lawOf(by)}.`, ...sayNotice(by).reasons, MAY_READ] };
}

/** 'paragraphs 1 and 3 of Part 1 of Schedule 12A to the Local Government Act 1972' */
function lawOf(by: ExemptBy): string {
  return `${numbersOf(by)} of Part\u00a01 of Schedule\u00a012A to the Local Government Act 1972`;
}

function numbersOf({ 'exempt-paragraph': paragraphs = [] }: ExemptBy): string {
  return `${nounFor(paragraphs.length, 'paragraph')}\u00a0${joinWords(paragraphs.map(String))}`;
}

function endSentence(words: string): string {
  return /[.?!]$/.test(words) ? words : `${words}.`;
}
