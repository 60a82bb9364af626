import { warningAt, type Warning } from '../../problem.ts';
import { flatten, plainText } from '../../schema/narrative.ts';
import { lineOf, type OwnWords } from './own-words.ts';
import type { EditorialRule } from './editorial-context.ts';

const ADDRESS = /(?:https?:\/\/|\bwww\.)[^\s<>]*[^\s<>.,;:!?)]/g;

/** An address is read out letter by letter. */
export const checkBareAddresses: EditorialRule = ({ runs }) => runs.flatMap((run) => [...linked(run), ...typed(run)]);

function linked({ inlines }: OwnWords): Warning[] {
  return [...flatten(inlines)].flatMap((inline) => (inline.kind === 'link' && isAddress(plainText(inline.children).trim())
    ? [warningAt(inline.place, 'bare-address', 'The words of this link are its address, which is read out letter by letter. Write what it leads to between [ and ].')] : []));
}

function typed({ inlines, place, text: withLinks }: OwnWords): Warning[] {
  if (withLinks.search(ADDRESS) === -1) return [];
  const { text, placeOf } = lineOf(inlines.filter(({ kind }) => kind !== 'link'), place);
  return [...text.matchAll(ADDRESS)].map((match) => warningAt(placeOf(match.index), 'bare-address', `The address “${match[0]}” stands in the text as it is: it leads nowhere and is read out letter by letter. Write [what it is](${match[0]}).`));
}

function isAddress(words: string): boolean {
  return [...words.matchAll(ADDRESS)].some((match) => match[0].length >= words.length - 1);
}
