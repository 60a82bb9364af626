import type { RuleGroup } from './rule-words.ts';

/** People behind small numbers, exempt papers, and what has been published. */
export const PROTECTION_RULES: RuleGroup = {
  'figure-suppressed': {
    why: 'The number counts so few people that they could be recognised, or others could be worked out from it.',
    mend: 'Leave it out, or give other words, as the message shows. npm run disclosure -- with the table’s name tells what is hidden and why.',
  },
  'words-untrue': {
    why: 'The words that stand for a hidden number must be true of it.',
    mend: 'Write words that fit, such as “a number that is not shown”.',
  },
  'few-in-homes': {
    why: 'Places in use are children, and a share of few places tells how few they are.',
    mend: 'Give the reason in place of the share, or one share for homes of several kinds. In capacity.yaml, take a round share that the council plans with, and say why in assumption:.',
  },
  'cannot-protect': {
    why: 'What council.yaml says must be shown would let a reader work out a small count, whatever else is hidden.',
    mend: 'Let one of the cells in the message be hidden, or merge two categories.',
  },
  'group-disclosure': {
    why: 'Where all of a group are in one category, everybody who is known to be in the group is known to be there.',
    mend: 'Merge categories. If it may be told, the officer who answers for it adds a waiver with a reason to council.yaml.',
  },
  'exempt-paragraph': {
    why: 'A paper is kept from the public only by a paragraph of Schedule 12A to the Local Government Act 1972, which it must cite.',
    mend: 'Add exempt-paragraph: with its number, or make the paper public.',
  },
  'exempt-part': {
    why: 'What is exempt is taken out of what the public reads, so that its beginning and end must be beyond doubt.',
    mend: 'Put ::: exempt and a title on a line by itself, outside other blocks and lists, and ::: where it ends; and write access: part-exempt.',
  },
  'exempt-part-without-title': {
    why: 'In place of an exempt part the public sees its title, and must see that something is left out.',
    mend: 'Write a title that tells nothing secret: ::: exempt Prices of the bidders.',
  },
  'exempt-address': {
    why: 'An exempt paper has no page that an old address could lead to.',
    mend: 'Delete redirects:.',
  },
  'names-exempt': {
    why: 'A link into an exempt paper would lead nowhere, and its address would tell that it is there.',
    mend: 'Take the link out. The paper’s title may be named.',
  },
  'publication-gone': {
    why: 'What has been published is never taken away without a word: people have kept its address.',
    mend: 'Put it back. To take it from readers, write status: withdrawn; a notice then stands at its address.',
  },
  'address-gone': {
    why: 'Others may link to a chapter, to a page in Easy Read or to an old address, and it has been published.',
    mend: 'Put back what stood there, or let the address lead to a publication: write it under redirects: there.',
  },
  'anchor-gone': {
    why: 'Others may link to a paragraph’s address, and it has been published.',
    mend: 'Write the address in {# } at the end of the paragraph that says it now.',
  },
  'ledger-contradiction': {
    why: 'The ledger holds what has been published, and nothing in it is ever changed.',
    mend: 'Put back what stood there. A value that was revised is a new entry in the data, with its own published: date.',
  },
};
