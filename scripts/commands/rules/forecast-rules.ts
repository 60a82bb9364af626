import type { RuleGroup } from './rule-words.ts';

/** What may come: the months in flows.csv, the places in capacity.yaml, and the blocks that show them. */
export const FORECAST_RULES: RuleGroup = {
  'no-months': {
    why: 'A forecast is made from what happened month by month, and the file holds headings alone.',
    mend: 'Save the sheet that holds the rows.',
  },
  'columns-missing': {
    why: 'Children of different ages in different homes come, leave and move at different rates, so that each count is by age and placement together.',
    mend: 'Export the return again with the columns that the message names.',
  },
  'months-out-of-order': {
    why: 'Each month is checked against the one above it, so that they must stand in order.',
    mend: 'Sort the rows by month, the oldest first.',
  },
  'months-missing': {
    why: 'Nobody can tell who came and who left in a month that was left out, and the rates would be wrong.',
    mend: 'Add its rows. Where it was not counted, begin the file with the month after it.',
  },
  'row-missing': {
    why: 'A group that is left out of a month could have had nobody, or have been forgotten.',
    mend: 'Add the row, with 0 where there was nobody.',
  },
  'row-twice': {
    why: 'Of two counts of one group in one month only one can be right.',
    mend: 'Delete the wrong one. Two parts of one count are added up into one row.',
  },
  'flows-do-not-balance': {
    why: 'The children of a month are those of the month before, with those who came and without those who left; where that does not hold, somebody was counted wrongly.',
    mend: 'Look at the rows of that month: most often an arrival is dated in one month and counted in another.',
  },
  'exits-above-stock': {
    why: 'No more children can leave a placement than were there, came, moved there or grew into the age.',
    mend: 'Correct the number who left, or the count of the month before; a move between placements belongs in moves.csv.',
  },
  'no-move': {
    why: 'A move from one foster home to another leaves the child in the same kind of placement, and would be counted as a change.',
    mend: 'Delete the row.',
  },
  'uasc-above-total': {
    why: 'Unaccompanied children are in care too, so that there cannot be more of them than of all.',
    mend: 'Look at that month in both files: most often one of them counts on another day, or by another date of arrival.',
  },
  'flows-hidden': {
    why: 'The months hold a count that somebody has hidden, and a forecast of the rest would be of other children.',
    mend: 'Put the raw counts of your own return into the file. They are read, and none that is small is published. Where you do not have them, add a row a month with all as age_band and placement: the total is forecast then.',
  },
  'flows-too-new': {
    why: 'A count at the end of a month cannot be out before the month ends.',
    mend: 'Correct published:, or leave the last month out.',
  },
  'too-few-months': {
    why: 'A forecast can learn from its own misses only where there are enough of them, and those of a few years may be luck.',
    mend: 'Leave weight: and spread: out until there are five years of months, or add the months of earlier years.',
  },
  'no-places-left': {
    why: 'Where none of the places can be used, no number of new ones would be enough.',
    mend: 'Correct the percentages of this type, or leave the type out.',
  },
  'no-lever': {
    why: 'A what-if under which nothing is different would repeat the forecast in a row of its own, and seem to say that a change has no effect.',
    mend: 'Say in the plan what would be different; a what-if of the places alone is shown by ::: gap.',
  },
  'type-without-places': {
    why: 'A what-if replaces a share that capacity.yaml gives, and for this type it gives none.',
    mend: 'Name a type that stands in capacity.yaml, or add the places of this one there.',
  },
  'no-flows': {
    why: 'A forecast by age and placement needs to know who came, left and moved in each month.',
    mend: 'Add flows.yaml with flows.csv to the council’s folder, or name an indicator with a count a year.',
  },
  'no-uasc': {
    why: 'Who is unaccompanied is no age and no placement, so that their number is known only where it is counted.',
    mend: 'Add uasc.csv with their months and name it in flows.yaml, as uasc-from:, or leave the block out.',
  },
  'no-capacity': {
    why: 'Without the places that there are, nobody can say how many are missing.',
    mend: 'Add capacity.yaml to the council’s folder.',
  },
  'unknown-category': {
    why: 'A forecast is of all children, of a placement, of an age or of unaccompanied children, and this is none of them.',
    mend: 'Correct its name: the message lists them.',
  },
  'not-a-series': {
    why: 'How far forecasts miss is known for counts that are made once a year, and not for others.',
    mend: 'Name an indicator with such counts.',
  },
  'forecast-of-margins': {
    why: 'A table of ages and a table of placements do not say which ages live where, nor who comes and leaves.',
    mend: 'Forecast the total, or give the counts by age and placement for each month in flows.csv.',
  },
  'forecast-without-evidence': {
    why: 'A range that rests on nothing looks as sure as one that rests on how councils fared.',
    mend: 'Forecast all children looked after.',
  },
  'forecast-in-past': {
    why: 'What has been counted is not forecast.',
    mend: 'Write a month after the last count, as the message does.',
  },
  'forecast-too-far': {
    why: 'Nobody has measured how far forecasts miss after so long, so that a range would be a guess.',
    mend: 'Write an earlier month, as the message does.',
  },
  'forecast-between-years': {
    why: 'From one count a year nothing is known of the months between.',
    mend: 'Write the month or year that the message offers.',
  },
  'no-population': {
    why: 'A target for every 10,000 children comes to a number of children only with the number who live in the area.',
    mend: 'Write of and an indicator that counts them.',
  },
  'forecast-hidden': {
    why: 'Where so few children are looked after that their number is hidden, any forecast would tell it.',
    mend: 'Leave the block out, and say why in the text.',
  },
};
