import type { RuleGroup } from './rule-words.ts';

/** Whether a file can be read at all, and whether it lies where something reads it. */
export const FILE_RULES: RuleGroup = {
  'nothing-to-build': {
    why: 'Without a content folder there is no paper to read, and most often the command was given in the wrong folder.',
    mend: 'Go to the folder that holds content/ and data/, or name it: npm run check -- --root folder.',
  },
  'unknown-file': {
    why: 'A file of a kind that nobody reads would be left out without a word.',
    mend: 'Save its words in a .md file, its numbers in .yaml or .csv, its picture as .png or .jpg; or take it out of content/ and data/.',
  },
  'unknown-place': {
    why: 'A file in a place where nobody looks would be left out without a word.',
    mend: 'Compare its name and folder with its neighbours’, and move or rename it.',
  },
  'outside-root': {
    why: 'What lies outside the project’s folder is not there on another machine, and could be something that was never meant to be published.',
    mend: 'Put the file itself into the folder and write its name alone.',
  },
  'not-readable': {
    why: 'A file that cannot be opened would be left out without a word.',
    mend: 'Close it in the other program, ask for the right to read it, or put the file itself in place of a link.',
  },
  'file-too-large': {
    why: 'A picture of more than 5 MB makes pages slow to load, and a text of more than 1 MB is seldom what was meant.',
    mend: 'Save the picture smaller, at about 1,600 pixels wide; split a long table into several.',
  },
  'not-a-picture': {
    why: 'A picture is published as it is, and a file that is something else could hold anything, a hidden number too.',
    mend: 'Save the picture as PNG or JPEG with the ending .png or .jpg, or take the file out.',
  },
  'not-utf-8': {
    why: 'Letters such as £, é and ’ are written in another way in other encodings, and would come out wrong in the paper.',
    mend: 'Save the file again with the encoding UTF-8. Excel calls it “CSV UTF-8 (Comma delimited)”, Notepad has it in the “Save as” window.',
  },
  'not-in-typeface': {
    why: 'The typeface of pages and papers lacks some signs; they would be printed in another one or as an empty box.',
    mend: 'Say it in words, or use the sign that the message offers.',
  },
  'two-versions': {
    why: 'Two people changed the same lines, and a program put both versions into the file, for somebody to choose.',
    mend: 'Between <<<<<<< and ======= stands one version, between ======= and >>>>>>> the other. Keep what is right and delete the three lines of signs.',
  },
  'yaml-syntax': {
    why: 'Settings and numbers stand as “name: value”, and indentation and a few signs have a meaning; where they break the rules, nothing after them can be trusted.',
    mend: 'Look where the mark ^ points. Most often a text needs quotation marks because it holds a colon or begins with a sign, or a line has one space more or less than its neighbours.',
  },
  'front-matter': {
    why: 'Between two lines --- at the top of a text stand its settings, such as its title; without them nobody knows what it is.',
    mend: 'Begin the file with a line ---, write the settings, one a line, and end them with another line ---.',
  },
  'csv-syntax': {
    why: 'A quotation mark that is not closed makes one cell of all that follows.',
    mend: 'Close or delete it, or open the file in a spreadsheet and save it as CSV again.',
  },
  'csv-heading': {
    why: 'The headings of a spreadsheet say which column is what; one that is not known would be read as nothing.',
    mend: 'Write the headings as the table’s dimensions and members are called, or as period, value and published.',
  },
  'csv-empty': {
    why: 'A spreadsheet without rows was most often saved from the wrong sheet.',
    mend: 'Save the sheet that holds the table.',
  },
  'csv-unused': {
    why: 'Rows that no table takes would be shown nowhere.',
    mend: 'Name the file in the table’s rows-from:, give it the table’s own name, or take it out.',
  },
  'no-such-csv': {
    why: 'A table takes its rows from a file that is not there.',
    mend: 'Put the file beside the table, and write its name without a folder.',
  },
  'rows-twice': {
    why: 'Where a table has rows of its own and rows in a spreadsheet, nobody can tell which ones count.',
    mend: 'Delete one of the two.',
  },
  'blank-cell': {
    why: 'A blank cell could mean none, not known or hidden, and each is published differently.',
    mend: 'Write 0 only where it was counted and there was none; else [x] not available, [z] not applicable, [c] hidden by the source.',
  },
  'excel-date': {
    why: 'Excel makes dates of what only looks like one, such as the ages 10-14, and changes what is saved.',
    mend: 'Set the column’s format to Text, type it again, and save.',
  },
  'not-a-number': {
    why: 'A cell for a number holds something else, which would be left out of every sum.',
    mend: 'Write digits with a full stop for decimals, or the shorthand that says why there is none.',
  },
  missing: {
    why: 'Something that every file of this kind must say is not said.',
    mend: 'Add the line that the message names. Your editor shows what it is for when the pointer rests on it.',
  },
  'wrong-value': {
    why: 'A setting can be one of a few things, such as a date or a word of a list, and this is something else.',
    mend: 'Write it as the message says.',
  },
  'wrong-name': {
    why: 'Names that the files give become addresses on the web, so that they have small letters, digits and hyphens alone.',
    mend: 'Write it in small letters, with hyphens for spaces.',
  },
  'unknown-name': {
    why: 'A setting that is misspelt would be left out without a word.',
    mend: 'Correct the name before the colon. Where it is the second half of a text with a comma in it, put the whole text in quotation marks.',
  },
};
