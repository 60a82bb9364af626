import type { RuleGroup } from './rule-words.ts';

/** Publications as a whole: their form, their dates, how they belong together. */
export const PAPER_RULES: RuleGroup = {
  'publication-name': {
    why: 'The name of the folder is the address on the web.',
    mend: 'Rename the folder, with small letters, digits and hyphens, and no name that the site uses itself.',
  },
  'unknown-council': {
    why: 'A publication takes its numbers and its form from a council that is not there.',
    mend: 'Write the name of one of the folders in data/.',
  },
  'unknown-publication': {
    why: 'A paper, or a source of a council, names a publication that is not there.',
    mend: 'Write the name of its folder.',
  },
  'not-a-strategy': {
    why: 'A paper reports on a strategy, an edition replaces one, and a supplement adds to one that is no supplement itself.',
    mend: 'Name a strategy of the same council.',
  },
  'not-for-a-strategy': {
    why: 'A strategy goes to no meeting and follows no committee’s form.',
    mend: 'Delete the line.',
  },
  'two-current-editions': {
    why: 'A banner tells readers which edition holds, and two cannot.',
    mend: 'Write in the newer: edition: { supersedes: name of the older }. What adds to the older says supplements: in place of supersedes:. A strategy that is about something else gets a series: of its own.',
  },
  'no-chapters': {
    why: 'A strategy without chapters is a cover alone.',
    mend: 'Add a file a chapter: 01-duty.md, 02-children.md.',
  },
  'chapter-name': {
    why: 'A chapter’s file name is its address, and no two pages can have one.',
    mend: 'Rename the file.',
  },
  'no-slides': {
    why: 'A deck without slides shows nothing.',
    mend: 'Add slides.md, each slide under a heading with ##.',
  },
  'unknown-form': {
    why: 'A report follows one of the forms in the council’s council.yaml.',
    mend: 'Write form: with one of the names in the message.',
  },
  'form-not-in-use': {
    why: 'The council changed its form, and the paper is of a day on which this one was not used.',
    mend: 'Choose the form of that day, or correct in-use: in council.yaml.',
  },
  'missing-front': {
    why: 'The form wants this row at the head of the paper, and a clerk would send it back.',
    mend: 'Add it under meeting:. Where there is none, say so: { not-given: the reason }.',
  },
  'missing-section': {
    why: 'The form wants this section in every paper.',
    mend: 'Write it, or say under sections: why it does not apply; readers see the reason.',
  },
  'unknown-section': {
    why: 'The form does not have this section, and a misspelt heading would leave the right one missing.',
    mend: 'Use the form’s own heading; your own sections go where the form has the body of the paper.',
  },
  'section-order': {
    why: 'Members find their way by the order that all papers of the council have.',
    mend: 'Move the section to where the form has it.',
  },
  'section-twice': {
    why: 'A section that stands twice is read once.',
    mend: 'Put the two together.',
  },
  'section-contradiction': {
    why: 'The settings say that there is nothing to say, and the text says it.',
    mend: 'Delete the entry under sections:, or the section.',
  },
  'empty-section': {
    why: 'A heading without text leaves members guessing whether something was forgotten.',
    mend: 'Write it, or say why there is none under sections: in the settings.',
  },
  'word-limit': {
    why: 'The form limits the length, so that members can read all papers of a meeting.',
    mend: 'Shorten it, or move details to an appendix.',
  },
  'no-recommendations': {
    why: 'A minute can only record what was recommended one by one.',
    mend: 'Put them between ::: recommendations and :::, each begun with 1.',
  },
  'no-reason': {
    why: 'The form wants a reason for each recommendation, as decisions by an executive must have.',
    mend: 'Leave a line empty below the recommendation, and write “Reason: …” there.',
  },
  'appendix-order': {
    why: 'Who looks for appendix B looks behind appendix A.',
    mend: 'Put the appendices in order, without a gap.',
  },
  'appendix-not-named': {
    why: 'Nobody reads an appendix that the paper does not lead to.',
    mend: 'Write [see](#appendix-a) where it matters, or take the appendix out.',
  },
  'no-such-appendix': {
    why: 'The text speaks of an appendix that is not there, most often one that was forgotten.',
    mend: 'Add it, correct the letter, or say whose it is: “appendix C of the budget report”.',
  },
  'figure-not-named': {
    why: 'The form wants the text to speak of every chart and table.',
    mend: 'Write [see](#…) with the name from the message where it matters.',
  },
  'meeting-date': {
    why: 'A date that does not exist, is another weekday or lies before the figures is a slip that a notice would repeat.',
    mend: 'Correct the date, or the as-of date.',
  },
  'unknown-committee': {
    why: 'A committee’s misspelt name stands on the first page, in the running head and in the agenda. Of a name that resembles none of those under committees: in council.yaml, or in a draft, it is advice.',
    mend: 'Correct the name, or add it to committees: in council.yaml.',
  },
  'late-dispatch': {
    why: 'Papers must be open to the public five clear days before the meeting (Local Government Act 1972, section 100B), or say why they are late. For drafts it is advice.',
    mend: 'Correct publish-on:, or add urgency: with the reason, which stands in the front block.',
  },
  'file-name-twice': {
    why: 'Two papers of one name would overwrite each other in the agenda system.',
    mend: 'Change a title, or file-name: in council.yaml.',
  },
  'redirect-taken': {
    why: 'An old address can lead to one page only, and to none that has a page already.',
    mend: 'Delete or correct it under redirects:.',
  },
  'accessibility-status': {
    why: 'The law asks for a statement of what is not accessible, and one that claims too much is worse than none.',
    mend: 'Say partially and list what is not accessible, or add the audit that shows full compliance.',
  },
};
