import type { RuleGroup } from './rule-words.ts';

/** The numbers in data/. */
export const DATA_RULES: RuleGroup = {
  'no-council': {
    why: 'Every folder below data/ is a council’s, and council.yaml says whose.',
    mend: 'Add council.yaml, or move the files into the folder of the council that they belong to.',
  },
  'council-name': {
    why: 'The name of a council’s folder is an address on the web.',
    mend: 'Rename the folder, with small letters, digits and hyphens.',
  },
  'reserved-name': {
    why: 'The site uses some addresses itself, and two pages cannot have one.',
    mend: 'Rename the folder or the file.',
  },
  'id-twice': {
    why: 'A sentence names a figure by its name alone, so that no two may share one.',
    mend: 'Rename one of the two, and what refers to it.',
  },
  'no-such-period': {
    why: 'Periods are compared and sorted, so that each must be a day, month, quarter or year.',
    mend: 'Write 2024-03-31, 2024-03, 2024-Q1, 2024, or 2023-24 for a financial year.',
  },
  'period-frequency': {
    why: 'A series is by month, quarter or year throughout; one period of another kind could not be drawn or compared with the rest.',
    mend: 'Write the period as its neighbours are written, or correct frequency:.',
  },
  'duplicate-period': {
    why: 'Two values for the same period, published on the same day, cannot both be right.',
    mend: 'Delete one. If the figure was revised, keep both and give the newer its own published: date.',
  },
  'not-a-count': {
    why: 'A number of people, homes or places is whole, and never less than 0.',
    mend: 'Correct the number, or its unit:.',
  },
  'below-0': {
    why: 'A share or an amount is never less than none; only a change can be.',
    mend: 'Correct the number, or say that the measure is a change, as the message shows.',
  },
  'over-100': {
    why: 'A part is never more than its whole, so that a percentage above 100 is most often a slip.',
    mend: 'Correct it, or write can-exceed-100: true where the measure is of a kind that can.',
  },
  'percent-contradiction': {
    why: 'A percentage does not follow from the two numbers that it was made of, or no numbers of people fit it and the other figures of the same people. Where its numbers are typed elsewhere, it may be off by one in its last digit, since sources round as they like.',
    mend: 'Correct whichever is wrong. Where the source itself says so, add discrepancy: with what it says, what is published and why.',
  },
  'average-of-whom': {
    why: 'An average of few people tells of each of them. It is hidden by the number of people that it is of, which must be right.',
    mend: 'Write that number as denominator:, with counts: children, young-people or care-leavers, and no numerator:.',
  },
  'no-discrepancy': {
    why: 'Readers would be told of a contradiction that is none.',
    mend: 'Delete discrepancy:.',
  },
  'parts-sum': {
    why: 'The parts of a table, or of a month, do not come to their total, or the months of a year to theirs, so that one of the numbers is wrong.',
    mend: 'Correct it. Where the parts of a table are not meant to make a whole, write parts-make-a-whole: false; where somebody is counted in several months, adds-up: false.',
  },
  'count-contradiction': {
    why: 'Two files give different numbers of the same people.',
    mend: 'Correct the one that is wrong; if they speak of different people, give one another population: or subset:.',
  },
  'unknown-member': {
    why: 'A row or a sentence names a category that its table does not have.',
    mend: 'Correct the spelling, or add the category under members: of the table.',
  },
  'sum-twice': {
    why: 'A category that is part of two sums would be counted twice.',
    mend: 'Name it under one of them only.',
  },
  'subset-of-nothing': {
    why: 'What is said to be some of the people needs to say of which people.',
    mend: 'Add population:, with the name that all figures of these people share.',
  },
  'unknown-population': {
    why: 'Those who came or left are put beside the count of those whom they joined or left, so that count must be there.',
    mend: 'Write the population: of that count, or delete joins: or leaves:.',
  },
  'joins-and-leaves': {
    why: 'Who comes makes a count larger and who leaves makes it smaller, so that a count of both tells neither.',
    mend: 'Give each a file of its own, and delete one of joins: and leaves: here.',
  },
  'counts-on-a-day': {
    why: 'Who came or left is counted over a time. A count on a day is of those who are there, and three of them make no quarter.',
    mend: 'Delete adds-up:, joins: or leaves:; or write the periods as months, quarters or years, where that is what is counted.',
  },
  'unknown-measure': {
    why: 'A measure can have a threshold of its own for small counts; one that is misspelt would get the usual one.',
    mend: 'Correct the name, or add it under disclosure: measures: in council.yaml.',
  },
  'unknown-dataset': {
    why: 'A decision in council.yaml speaks of a table or indicator that is not there.',
    mend: 'Correct its name, or delete the decision.',
  },
  'unknown-source': {
    why: 'Every number says where it comes from, and sources are described once, in council.yaml.',
    mend: 'Correct the name, or add the source under sources: in council.yaml.',
  },
  'unknown-priority': {
    why: 'An action, a measure or a block belongs to a priority that no plan has.',
    mend: 'Correct its name, or add it under priorities: of the plan.',
  },
  'unknown-plan': {
    why: 'A block shows a plan that is not there.',
    mend: 'Correct its name: it is that of the file in plan/, without .yaml.',
  },
  'plan-ends-early': {
    why: 'A plan cannot end before it begins.',
    mend: 'Correct begins: or ends:.',
  },
  'action-too-early': {
    why: 'An action that is due before its strategy begins belongs to an earlier one, or its date is a slip.',
    mend: 'Correct due:, or move the action.',
  },
  'update-too-early': {
    why: 'An action or a measure cannot have been reported on before it was published.',
    mend: 'Correct the date of the update or report, or published: of what it is about.',
  },
  'reported-beside-indicator': {
    why: 'Where figures tell how a measure stands, words beside them could say something else.',
    mend: 'Delete reported:, or write not-given: with the reason in place of the indicator.',
  },
};
