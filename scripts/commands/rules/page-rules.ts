import { PASS_IT_ON, type RuleGroup } from './rule-words.ts';

/** What is found in finished pages and papers before they are published. */
export const PAGE_RULES: RuleGroup = {
  'not-public': {
    why: 'A draft or an exempt paper was asked for in a build for the public.',
    mend: 'Add --include-drafts to see a draft, --include-exempt to print an exempt paper.',
    example: 'This publication is a draft or exempt, so it is not built. To see a draft, add --include-drafts to the command; to print an exempt paper, --include-exempt.',
  },
  'slide-overflow': {
    why: 'What does not fit on a slide is cut off at its foot.',
    mend: 'Make two slides of it, or shorten it to five lines, or one chart.',
    example: 'This slide holds more than fits on it: 48 of 720 pixels too much. Make two slides of it, or shorten it to five lines, or one chart.',
  },
  'dead-link': {
    why: 'Every link of a finished page is followed before it is published.',
    mend: 'Correct the link, or add what it should lead to.',
    example: '“../toyshire-report/#homes” names an anchor that is not there. Correct the link, or give the place that {#id}.',
  },
  'id-twice-in-page': {
    why: 'Of two places with one address in a page, only the first can be reached.',
    mend: 'Give one of the two another name in {# }.',
    example: 'The anchor “homes” stands twice in the page. Give one of the two another {#id}.',
  },
  'secret-words': {
    why: 'No public file may hold a sentence of a draft or of an exempt paper.',
    mend: 'If you wrote the same words into data or a title too, change them there. Otherwise pass the message on to those who look after the software.',
    example: 'This file says “Bids are open until May” (text), which stands only in a draft or in what is exempt. This is a fault of the software, unless the same words were written into data or a title too: then change them there.',
  },
  'paper-not-accessible': {
    why: 'A PDF must be readable by ear and without colour (PDF/UA), and every paper is tested for it.',
    mend: 'Do what the message says; where it calls it a fault of the software, pass it on to those who look after that.',
    example: 'The PDF of this publication can’t be read by everybody, on page 2, in a table. What must be so: Each table has header cells. Expected: a header. Found: none (Matterhorn protocol, 15-003). This is a fault of the software: pass this message on to its maintainers.',
  },
  'paper-text-differs': {
    why: 'The words of a PDF, in reading order, must be those of its page.',
    mend: PASS_IT_ON,
    example: 'The words of this publication’s PDF are not those of its page, on page 3 of the PDF. A word is missing. This is a fault of the software: pass this message on to its maintainers.',
  },
  'word-differs': {
    why: 'A Word document must say what the page says, number by number.',
    mend: PASS_IT_ON,
    example: 'In this Word document the line “1.1 Homes” is missing. This is a fault of the software.',
  },
  'numbers-differ': {
    why: 'Every number is read back from the finished page and compared with the data.',
    mend: PASS_IT_ON,
    example: 'The page of this publication was not rendered. This is a fault of the software.',
  },
  'data-differ': {
    why: 'The spreadsheets for download must hold what their page shows.',
    mend: PASS_IT_ON,
    example: 'The spreadsheet marks no table. This is a fault of the software.',
  },
  'files-differ': {
    why: 'What is published must be what is listed, file by file.',
    mend: PASS_IT_ON,
    example: 'This file is listed for the site and was not made. This is a fault of the software.',
  },
  leak: {
    why: 'No public file may hold what readers are not shown, such as a remark or a hidden number.',
    mend: PASS_IT_ON,
    example: 'The figure “care-by-home” is hidden, and 3 stands behind its words. This is a fault of the software.',
  },
  policy: {
    why: 'Each page names what a browser may load for it, and nothing comes from another site.',
    mend: PASS_IT_ON,
    example: 'The page has no Content-Security-Policy. This is a fault of the software.',
  },
  html: {
    why: 'Pages are tested for mistakes that browsers forgive and screen readers do not; the rule’s own name follows, as in html/no-dup-id.',
    mend: PASS_IT_ON,
    example: 'Duplicate id “homes”. This is a fault of the software.',
  },
};
