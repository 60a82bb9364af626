import type { RuleGroup } from './rule-words.ts';

/** Told and counted, and never in the way of a build. */
export const ADVICE_RULES: RuleGroup = {
  'long-sentence': {
    why: 'Above 25 words, or 15 in Easy Read, many readers lose the thread.',
    mend: 'Make two sentences of it, or a list.',
  },
  'all-capitals': {
    why: 'Capitals are slow to read, and some screen readers spell them out.',
    mend: 'Write small letters. A short form is explained in the glossary.',
  },
  'unknown-acronym': {
    why: 'Readers from outside the service do not know its short forms.',
    mend: 'Write it in full, or add it to the short forms in content/about/glossary.yaml.',
  },
  'bold-heading': {
    why: 'A line in bold looks like a heading, but who jumps between headings misses it.',
    mend: 'Make it a heading with ###, or take the bold away.',
  },
  'link-words': {
    why: 'Links are heard as a list, in which “click here” tells nothing.',
    mend: 'Name what the link leads to.',
  },
  'bare-address': {
    why: 'An address is read out letter by letter.',
    mend: 'Write what it leads to: [the council’s budget](https://…).',
  },
  'long-title': {
    why: 'Search results and tabs of a browser cut a title off after about 65 characters.',
    mend: 'Say the rest in the summary, unless the title is the paper’s own.',
  },
  'no-summary': {
    why: 'A sentence about a chapter helps people to choose what to read, and to find it.',
    mend: 'Add summary: to the settings of the chapter.',
  },
  'easy-read-behind': {
    why: 'An Easy Read version that lags behind tells some readers what no longer holds.',
    mend: 'Read the two side by side, mend the words, and write the new day into checked-against:.',
  },
  'words-not-shown': {
    why: 'In settings and data, a # with a space before it begins a remark, which no reader sees; so a text would end in the middle. Remarks beside numbers, names and dates are left alone.',
    mend: 'Put the whole text in quotation marks. A remark stands on a line of its own.',
  },
  'held-back': {
    why: 'The public data pages show what was out by the newest publication’s as-of date, and these values are newer.',
    mend: 'Leave it, if that is meant. To show them earlier, write data-as-of: in council.yaml.',
  },
  'headline-contradicts': {
    why: 'A headline is typed once, and the figures of its chart go on. Told is one that says “more”, “rose” or the like, or the contrary, where the newest value is the other way beside every value before it. Headlines with two directions, or with “but” and “until”, are left alone.',
    mend: 'Say what the chart shows now.',
  },
  'likely-slip': {
    why: 'A slip of the keyboard passes every other check, and is read in a meeting. A value is told that is at least four times the values before and after it in its series, or a quarter of them or less; and one that differs from both by more than a quarter, where two of its digits swapped would bring it near. Numbers under 20 beside each other are left alone, and so is a value with status: revised.',
    mend: 'Compare it with the source. If it is right, write the reason beside it, as in checked: The return says so too.',
  },
  'small-number': {
    why: 'A count that tables and charts hide is told all the same where a sentence says it in words, or quotes somebody who does.',
    mend: 'Write “a small number” or leave it out. If other people are meant, leave it as it is.',
  },
  'order-of-size': {
    why: 'Where rows stand from the largest to the smallest, a hidden count lies between those above and below it, and that can be enough to work it out.',
    mend: 'List the members in another order under members:, such as that of their names.',
  },
  'counts-no-people': {
    why: 'Only counts of people are protected, and counts: says whether they are.',
    mend: 'Write counts: children, young-people or care-leavers. Where they are places or something else, say so in the title.',
  },
  'occupancy-high': {
    why: 'Where homes are kept nearly full, a child who needs a bed finds none, the more often the fewer beds there are.',
    mend: 'Take a lower share, or say in its assumption: why it can be kept.',
  },
  'no-accessibility-statement': {
    why: 'The law asks every public body’s website for one.',
    mend: 'Write content/about/accessibility.yaml.',
  },
  'statement-review': {
    why: 'An accessibility statement is reviewed at least once a year.',
    mend: 'Test again, mend what has changed, and write the new day into last-reviewed:.',
  },
  'no-background-papers': {
    why: 'A report lists the background papers that it relies on (Local Government Act 1972, section 100D).',
    mend: 'Add the section, or say under sections: that there are none.',
  },
  'personal-contact': {
    why: 'A paper stays public for longer than a person stays in a post.',
    mend: 'Name the post, and give the team’s address.',
  },
};
