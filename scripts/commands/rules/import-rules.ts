import type { RuleGroup } from './rule-words.ts';

/** What npm run import, npm run disclosure and npm run forecast say of the files that they are given. */
export const IMPORT_RULES: RuleGroup = {
  'import-file': {
    why: 'The command names a file that is not there or is empty.',
    mend: 'Correct its name, or download it again.',
    example: 'There is no such file. Correct its name; a folder’s files are named one by one, or with *.csv.',
  },
  'import-header': {
    why: 'The file lacks a column that every file of Explore Education Statistics has, or has one twice.',
    mend: 'Take the file that the release’s page names “Download full data set” or “Create your own tables”.',
    example: 'Two columns have this name. Delete one of the two.',
  },
  'import-row': {
    why: 'A row does not fit under the header, as happens when a file was changed by hand or not fully loaded.',
    mend: 'Download the file again.',
    example: 'This row has 12 cells, and the header 14. Download the file again.',
  },
  'import-column': {
    why: 'A column, or a value in one, that import.yaml asks for is not in the file.',
    mend: 'Correct the name or the value in import.yaml; the message offers what the file has.',
    example: 'cla_number.csv has no column “cla_at_31_mach”. Did you mean “cla_at_31_march”? Correct it.',
  },
  'import-filter': {
    why: 'Two rows of the file answer to what import.yaml asks for, and only one can be meant.',
    mend: 'Say which under where: in import.yaml.',
    example: 'This row and line 40 both give Dorset for 2024: “age” is “Total” there and “Under 1” here. Say which is meant under where: in import.yaml.',
  },
  'import-contradiction': {
    why: 'Two files give different values for the same place and period.',
    mend: 'Import from one release at a time.',
    example: 'This row says “410” of Dorset for 2024, and line 40 says “412”. Import from one release at a time, or ask the Department which is right.',
  },
  'import-period': {
    why: 'The release counts time in another way than the indicator.',
    mend: 'Correct frequency: or day: in import.yaml, or choose the rows with time-identifier:.',
    example: '“202324” of the kind “Academic year” cannot be written as a period by month. Correct frequency: or day: in import.yaml, or choose the rows with time-identifier:.',
  },
  'import-value': {
    why: 'A cell holds neither a number nor a symbol of the Department’s, so that nobody can say what it means.',
    mend: 'Take another column, or say in import.yaml how many decimals: to keep.',
    example: '“n/k” is neither a number nor one of the Department’s symbols. Take another column, or download the file again.',
  },
  'import-area': {
    why: 'The files name the council otherwise than council.yaml does, or have no row of it.',
    mend: 'Name it with --area, as the files do or by its code.',
    example: 'The files have no row of a council “Dorest”. Did you mean “Dorset”? Name one with --area, as the files do or by its code.',
  },
  'import-neighbours': {
    why: 'An average of the statistical neighbours needs to know who they are.',
    mend: 'Add the Department’s file of neighbours to the command, or list them in import.yaml.',
    example: 'There is no row of Dorset here. Take a newer file of neighbours, or list them in import.yaml under neighbours: members:.',
  },
  'import-published': {
    why: 'Every value carries the day on which it came out, and the files do not say it.',
    mend: 'Add published: in import.yaml, or --published 2025-11 to the command.',
    example: 'Nothing says when the release came out, and the files do not. Add published: with the day or month, such as 2025-11, here or as --published 2025-11 on the command.',
  },
  'import-indicator': {
    why: 'What import.yaml says of a series and what its indicator says contradict each other.',
    mend: 'Correct the one that is wrong, or give the imported series a name of its own.',
    example: 'This says unit: percent, and data/dorset/indicators/stability.yaml says count. Correct the one that is wrong, or give the imported series a name of its own.',
  },
  'import-csv': {
    why: 'An import adds to the .yaml of an indicator, and this one has its values in a spreadsheet.',
    mend: 'Move them into the .yaml, or give the imported series a name of its own.',
    example: 'The values of this indicator stand in a spreadsheet, and the import adds to the .yaml. Move them there as observations:, or give the imported series a name of its own.',
  },
  'import-changed': {
    why: 'A value that has been published is never changed; a revision is a new entry with its own date.',
    mend: 'If the files are a newer release, give its date with published:; else correct what is wrong.',
    example: 'Here stands 410 for 2024, published November 2024, and the files say 412. What is published is never changed: if the files are a newer release, give its own date with published:; else correct what is wrong.',
  },
  'no-file': {
    why: 'A command was given a file that is not there.',
    mend: 'Correct its name.',
    example: 'There is no such file, or it cannot be read. Correct its name.',
  },
  'json-syntax': {
    why: 'An analyst’s file for npm run disclosure is not written as JSON.',
    mend: 'Mend it where the message points.',
    example: 'This is not JSON. Look for a missing quotation mark, comma or bracket here or just before.',
  },
  'disclosure-file': {
    why: 'An analyst’s file for npm run disclosure lacks something, or contradicts itself.',
    mend: 'Compare it with scripts/protect/disclosure/files.ts, which says what such a file holds.',
    example: 'A list of equations is expected here: [ ["T", ["a", "b"]] ].',
  },
  'scenario-file': {
    why: 'An analyst’s what-if for npm run forecast is not written as JSON.',
    mend: 'Look for a missing quotation mark, comma or bracket.',
    example: 'This is not JSON. Look for a missing quotation mark, comma or bracket. A what-if is written as { "entries": { "10-15|*": 0.85 } }.',
  },
};
