import type { Place } from '../../problem.ts';
import { flatten, proseOf, type Prose } from '../../schema/narrative.ts';
import type { OutlineSection } from '../../schema/outline.ts';
import type { Finding, PaperRule } from './paper-context.ts';

/** 'Appendix C of the guidance' is somebody else's; 'Appendix C to this report' is not. */
const NAMED = /\bappendix ([a-z]|\d{1,2})\b(?!(?: and [a-z0-9]+)? (?:of|to|in|from) (?!this\b))/giu;
/** 'appendices A, B and D', 'Appendices A to C'. A small letter after the first may be a word. */
const SEVERAL = /\b[Aa]ppendices ((?:[A-Za-z]|\d{1,2})\b(?:(?:,| and|, and| to|–|-) ?(?:[A-Z]|\d{1,2})\b)+)(?! (?:of|to|in|from) (?!this\b))/gu;

interface Mention {
  /** 'A', '2' */
  letter: string;
  place: Place;
  section: OutlineSection;
}

/** As many as there are letters; a list that counts down would have no end. */
const MOST_APPENDICES = 26;

/** Every appendix is named in the text, every one that is named is there, and they stand in order. */
export const checkAppendices: PaperRule = ({ publication: { outline } }) => {
  const appendices = outline.sections.filter(({ role }) => role === 'appendix').map((section) => ({ section, letter: letterOf(section) }));
  const mentions = outline.sections.flatMap((section) => proseOf(section.blocks).flatMap((prose) => mentionsIn(prose, section)));
  const links = outline.sections.flatMap((section) => linksIn(section).map((href) => ({ section, href })));
  const letters = appendices.map(({ letter }) => letter);
  const there = letters.length > 0 ? `; there ${letters.length === 1 ? 'is' : 'are'} ${letters.join(', ')}` : '';
  const isNamed = ({ section, letter }: (typeof appendices)[number]): boolean => [...mentions.filter((mention) => mention.letter === letter), ...links.filter(({ href }) => href === `#${section.id}`)].some((one) => one.section !== section);
  // One without a title is told so already.
  const unnamed = appendices.filter((appendix) => /: \S/.test(appendix.section.heading) && !isNamed(appendix));
  return [
    ...unnamed.map(({ section, letter }): Finding => ({ rule: 'appendix-not-named', place: section.place, message: `The text never speaks of appendix ${letter}, so nobody is led to it. Where it matters, write [see](#${section.id}), which becomes “appendix ${letter}”; or take the appendix out.` })),
    ...mentions.filter(({ letter }) => !letters.includes(letter)).map(({ letter, place }): Finding => ({ rule: 'no-such-appendix', place, message: `There is no appendix ${letter} here${there}. Add ::: appendix ${letter} with its title, or correct the text. Of another paper’s, say whose: “appendix ${letter} of the budget report”.` })),
    ...appendices.flatMap(({ section, letter }, i): Finding[] => {
      const wanted = nextAfter(letters[i - 1] ?? null, letter);
      return letter === wanted ? [] : [{ rule: 'appendix-order', place: section.place, message: `Appendix ${letter} stands where appendix ${wanted} is expected. Put the appendices in order, without a gap, and mend what refers to them.` }];
    }),
  ];
};

function linksIn({ blocks }: OutlineSection): string[] {
  return proseOf(blocks).flatMap(({ inlines }) => flatten(inlines).flatMap((inline) => (inline.kind === 'link' ? [inline.href] : [])));
}

function letterOf({ heading }: OutlineSection): string {
  return (/^Appendix ([^\s:]+)/.exec(heading)?.[1] ?? '').toUpperCase();
}

/** Neither in the words of others nor in those of a link that leads to them. */
function mentionsIn({ inlines, within }: Prose, section: OutlineSection): Mention[] {
  if (within.some(({ name }) => name === 'quote')) return [];
  const own = flatten(inlines);
  const elsewhere = new Set(own.flatMap((inline) => (inline.kind === 'link' && !inline.href.startsWith('#') ? flatten(inline.children) : [])));
  return own.flatMap((inline) => (inline.kind !== 'text' || elsewhere.has(inline) ? []
    : [...inline.text.matchAll(NAMED), ...inline.text.matchAll(SEVERAL)].flatMap((match) => lettersIn(match[1] as string).map((letter) => ({ letter, section, place: { ...inline.place, column: inline.place.column + match.index } })))));
}

/** 'A, C to E' -> A, C, D, E */
function lettersIn(list: string): string[] {
  const named: string[] = [];
  for (const [, isRange, own = ''] of list.toUpperCase().matchAll(/( TO |–|-)?\b([A-Z]|\d{1,2})\b/g)) {
    let next = nextAfter(named.at(-1) ?? null, own);
    while (isRange && next !== own && named.length < MOST_APPENDICES) {
      named.push(next);
      next = nextAfter(next, own);
    }
    named.push(own);
  }
  return named;
}

/** A, B, C or 1, 2, 3: as the first is, from the beginning. */
function nextAfter(before: string | null, own: string): string {
  if (before === null) return /^\d+$/.test(own) ? '1' : 'A';
  return /^\d+$/.test(before) ? String(Number(before) + 1) : String.fromCharCode(before.charCodeAt(0) + 1);
}
