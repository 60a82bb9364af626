import type { RuleGroup } from './rule-words.ts';

/** What stands between ::: and :::. */
export const BLOCK_RULES: RuleGroup = {
  'unknown-block': {
    why: 'A block that is not known could not be shown.',
    mend: 'Correct its name. The README lists all blocks.',
  },
  'block-not-closed': {
    why: 'A block without an end would swallow the text below it.',
    mend: 'Put a line ::: where it ends.',
  },
  'empty-block': {
    why: 'An empty block would be an empty frame on the page.',
    mend: 'Put its text between its two lines, or delete both.',
  },
  'block-inside': {
    why: 'An appendix is a part of the whole paper, and cannot stand inside another block.',
    mend: 'Close the block above it first.',
  },
  'block-names-nothing': {
    why: 'The block must say which chart, table or plan it shows.',
    mend: 'Write the name after it, as in ::: chart foster-households.',
  },
  'words-beside-block': {
    why: 'Words on the block’s own line would not be shown.',
    mend: 'Put them on a line of their own below it.',
  },
  'only-paragraphs': {
    why: 'In such a block the first sentence is the headline and the others are notes; a list or table in it has no place.',
    mend: 'Move it below the block.',
  },
  'no-headline': {
    why: 'A chart’s headline says what it shows, for those who read no further and those who cannot see it.',
    mend: 'Write a sentence on the line below ::: chart.',
  },
  'no-caption': {
    why: 'A caption tells what a table shows before its cells are read or heard.',
    mend: 'Write it on the line below the block’s name.',
  },
  'caption-twice': {
    why: 'Two tables with one caption cannot be told apart in the contents or by ear.',
    mend: 'Say in each what it shows.',
  },
  'fact-in-chart': {
    why: 'A single number has nothing to be compared with.',
    mend: 'Say it in the text, or name an indicator or a table.',
  },
  'mixed-chart': {
    why: 'Measures of different units or periods cannot share an axis without misleading.',
    mend: 'Give each a chart of its own.',
  },
  'too-many-series': {
    why: 'More than four lines or bars side by side cannot be told apart, least of all without colour.',
    mend: 'Split the chart, or show a table.',
  },
  'one-table': {
    why: 'A block has one caption, and so shows one table.',
    mend: 'Give each table its own block.',
  },
  'too-many-dimensions': {
    why: 'A page has rows and columns, and nothing for a third dimension.',
    mend: 'Make a table with two of the dimensions in data/, and show that.',
  },
  'not-an-indicator': {
    why: 'A table of indicators compares them with targets and averages, which tables and facts do not have.',
    mend: 'Name indicators only.',
  },
  'mixed-frequency': {
    why: 'Indicators by month and by year cannot stand under the same columns.',
    mend: 'Give each kind a block of its own.',
  },
  'priority-without-actions': {
    why: 'A table of actions without actions is empty.',
    mend: 'Add the actions to the plan, or delete the block.',
  },
  'quote-without-source': {
    why: 'A reader must know whose words these are.',
    mend: 'Write whose, where and when after ::: quote.',
  },
  'language-code': {
    why: 'A screen reader changes its voice by the code of the language.',
    mend: 'Write the code of two letters: cy for Welsh, pl for Polish.',
  },
  'appendix-without-title': {
    why: 'An appendix is named by its letter and listed by its title.',
    mend: 'Write both: ::: appendix A Procurement timetable.',
  },
  'unnumbered-recommendations': {
    why: 'A minute names a recommendation by its number.',
    mend: 'Begin each with 1. instead of a bullet.',
  },
  'beside-recommendations': {
    why: 'Text between recommendations belongs to none of them and would not be shown.',
    mend: 'Put it into a recommendation, or above the block.',
  },
  'notes-outside-deck': {
    why: 'Only a deck has a speaker, and elsewhere the notes would be lost.',
    mend: 'Use ::: note for what readers should see.',
  },
};
