import type { RuleGroup } from './rule-words.ts';

/** The words of a publication: numbers and figures in them, headings, links, pictures. */
export const WORD_RULES: RuleGroup = {
  'typed-number': {
    why: 'A number that is typed stays as it is when the data change, and then contradicts the chart beside it.',
    mend: 'Write the figure in its place, as {{ foster-households }}. Put a new number into facts.yaml first. A number that is law or part of a name is written {{ fixed 16 "age in the protocol’s title" }}; a name with a number in it may be listed in the glossary.',
  },
  'unknown-figure': {
    why: 'A sentence or a block names a figure that the council’s data do not have.',
    mend: 'Correct its name, or add it to facts.yaml, indicators/ or tables/.',
  },
  'figure-syntax': {
    why: 'What stands between {{ and }} cannot be read as a figure, and would be printed as it is.',
    mend: 'Write {{ name }}, or {{ name | at 2023-08 }} for one of its periods. In a table with | columns, write \\| instead of |.',
  },
  'wrong-members': {
    why: 'A table holds many numbers, and a sentence says one of them.',
    mend: 'Name one category of each of the table’s dimensions after its name, and none after the name of a single figure.',
  },
  'unknown-filter': {
    why: 'What follows | in a figure, its filter, says what is wanted of it, such as its change; this is not known.',
    mend: 'Correct it. The README lists all that may follow |, under filters.',
  },
  'filter-argument': {
    why: 'Some of what may follow | needs a period, a number or words after it, and some takes none.',
    mend: 'Write it as the message shows.',
  },
  'filter-twice': {
    why: 'What stands twice after | asks for two things at once.',
    mend: 'Delete one of the two.',
  },
  'filters-contradict': {
    why: 'Two things after | ask for two different numbers, and a figure is one.',
    mend: 'Keep one; write a second figure for the other.',
  },
  'unknown-period': {
    why: 'The figure has no value for that period, or none that was out by the publication’s as-of date.',
    mend: 'Choose one of the periods that the message lists, or add the value to the data.',
  },
  'not-yet-published': {
    why: 'A publication shows what was known on its as-of date, and this was not out yet.',
    mend: 'Use another figure, correct published: in the data, or move as-of: on with an entry under updates:.',
  },
  'figure-missing': {
    why: 'A sentence cannot say a value that there is not.',
    mend: 'Leave it out, or give the words to use instead: {{ waiting-time | or "not known" }}.',
  },
  'change-from-nothing': {
    why: 'From 0, nothing can rise by a percentage.',
    mend: 'Say the change in numbers, with “change since”.',
  },
  'no-benchmark': {
    why: 'The indicator has no such average that was out by the as-of date.',
    mend: 'Import or add it under benchmarks:, or leave out what asks for it.',
  },
  'no-target': {
    why: 'The indicator has no target that was out by the as-of date.',
    mend: 'Add it under targets:, or leave out what asks for it.',
  },
  'no-whole': {
    why: 'A share needs the whole that it is a part of.',
    mend: 'Add the table’s total, or say the number itself.',
  },
  'figure-in-heading': {
    why: 'A heading’s address is made from its words, and would change with the number. A title beside ::: is printed as it is written.',
    mend: 'Say the figure in the text below the heading.',
  },
  'text-before-heading': {
    why: 'Text before the first heading belongs to no section, so that no contents list leads to it.',
    mend: 'Put it under a heading.',
  },
  'empty-heading': {
    why: 'A heading without words is a step that leads nowhere, most of all for those who jump between headings.',
    mend: 'Write its words, or delete the line.',
  },
  'heading-level': {
    why: 'The title has the first level and sections the second, so that the order of a page can be heard.',
    mend: 'Use ## for a section and ### within it.',
  },
  'heading-jump': {
    why: 'Who listens to a page takes a level that is left out for a part that is missing.',
    mend: 'Use the level that the message names.',
  },
  'slide-title-twice': {
    why: 'A slide’s title is its message, and two slides with one message are one slide.',
    mend: 'Say in each title what its slide shows.',
  },
  'anchor-twice': {
    why: 'Two places with one address cannot both be linked to.',
    mend: 'Give one of them another name in {# }.',
  },
  'anchor-reserved': {
    why: 'The page has a part of its own with that address.',
    mend: 'Choose another name.',
  },
  'link-to-nothing': {
    why: 'A link that leads nowhere costs a reader’s trust.',
    mend: 'Correct the address, or write {# } with that name at the end of the paragraph that is meant.',
  },
  'note-without-mark': {
    why: 'A note that no mark leads to would not be shown.',
    mend: 'Put its mark, such as [^1], where it belongs, or delete the note.',
  },
  'note-shape': {
    why: 'A note is one paragraph of words at the foot of the page; a list, a table, code or another note in it would be lost or run together.',
    mend: 'Make one paragraph of it, or put it into the text, without spaces at the start of its lines.',
  },
  'note-twice': {
    why: 'Of two notes with one name, only the last would be shown.',
    mend: 'Give one of them another name, such as [^2], in its mark too.',
  },
  'leftover-mark': {
    why: 'A sign of the markup, such as the braces of a figure, was written in a way that cannot be read, or where only plain text is shown, such as in a title; or it is a mark of web pages. It would be printed as it stands.',
    mend: 'Write it as the message shows.',
  },
  'link-without-words': {
    why: 'Nobody can see or hear a link that has no words.',
    mend: 'Say between [ and ] what it leads to: [the register of homes](https://example.org/register).',
  },
  'image-without-words': {
    why: 'Who cannot see the picture must be told what it shows.',
    mend: 'Say it between [ and ]: ![A street of new homes](homes.jpg).',
  },
  'no-such-image': {
    why: 'The picture is not in the publication’s folder.',
    mend: 'Put it there, or correct its name; capitals count.',
  },
  'words-only': {
    why: 'A picture or the mark of a note would be lost in this place.',
    mend: 'Put it into the text beside it.',
  },
  'footnote-here': {
    why: 'The page about methods has no place for notes.',
    mend: 'Say it in the text.',
  },
  'easy-read-shape': {
    why: 'Easy Read means one idea a line, with its picture before it, and nothing else.',
    mend: 'Use headings, short sentences and lists; leave the rest to the full publication.',
  },
  'indented-text': {
    why: 'A line that begins with four spaces or a tab is shown as computer code.',
    mend: 'Take the spaces at the start of the line out.',
  },
  'line-not-shown': {
    why: 'A line of hyphens or asterisks alone is no heading that anybody could jump to; words beside the ``` that begins code are for programs; and a line that begins with words in square brackets and a colon keeps an address for a link, of two with the same words only the first. None of them is shown.',
    mend: 'Write a heading, as ## and its words. Take the brackets away, or write the link where it belongs: [words](address).',
  },
  'cell-not-shown': {
    why: 'A row with more cells than the table’s header has columns would lose its last words.',
    mend: 'Give the header another column. A | that is no border of a cell is written \\|, in a figure too: {{ homes \\| at 2024 }}.',
  },
  'title-not-shown': {
    why: 'Words in quotation marks after the address of a link or a picture are seen by few readers, so that pages and papers leave them out.',
    mend: 'Put the words into the text: [the plan of 2024](address).',
  },
  'too-long': {
    why: 'A paragraph of many pages cannot be read, by people least of all, nor a text with thousands of notes or brackets.',
    mend: 'Make several of it; between paragraphs stands an empty line.',
  },
  'too-deep': {
    why: 'Lists and blocks that stand one inside the other, many times over, cannot be followed by anybody.',
    mend: 'Write it with fewer.',
  },
  'to-write': {
    why: 'A scaffold leaves hints where words are still to be written, and they must not be published. In a draft they are advice.',
    mend: 'Write your own words in place of “To write:” and the hint.',
  },
};
