import { posix } from 'node:path';
import type { DataPath } from '../../load/read-yaml.ts';
import type { Place, Problem } from '../../problem.ts';
import { inlinesOfNarrative, type FencedBlock, type SourceBlock } from '../../schema/narrative.ts';
import { textsIn } from '../texts-in.ts';
import { problemAt, type ProseContext } from './context.ts';
import { decodeAddress } from './decode-address.ts';

/** Words that readers see don't lead into what they may not see, nor tell its name in the project: its title and paragraph are all that is public. */
export function checkExemptNames(context: ProseContext): Problem[] {
  const { narrative, outline, exempt } = context;
  const ofInlines = inlinesOfNarrative(narrative).flatMap((inline): Problem[] => {
    if (inline.kind === 'link') {
      const fault = exemptLinkFault(inline.href, context);
      return fault === null ? [] : [problemAt(inline.place, 'names-exempt', fault)];
    }
    return inline.kind === 'text' || inline.kind === 'code' ? namesIn(inline.text, exempt, inline.place) : inline.kind === 'image' ? namesIn(inline.alt, exempt, inline.place, 2) : [];
  });
  const beside = [...openingLines(narrative.blocks).map(({ words, place }) => ({ words, place })), ...outline.sections.map(({ summary = '', place }) => ({ words: summary, place }))];
  return [...ofInlines, ...beside.flatMap(({ words, place }) => namesIn(words, exempt, place, null))];
}

/** The settings of a paper, or of its Easy Read version, that anybody reads. What names publications there has rules of its own. */
export function checkExemptNamesInSettings(file: object, exempt: ReadonlySet<string>, placeOf: (at: DataPath) => Place): Problem[] {
  return textsIn(file, []).filter(({ path: [name] }) => !NAMING.has(String(name))).flatMap(({ text, path }) => namesIn(text, exempt, placeOf(path), null));
}

const NAMING = new Set(['about', 'edition', 'redirects']);

/** `::: quote A child`, `::: exempt Prices`: the words after a block's name. */
function openingLines(blocks: readonly SourceBlock[]): FencedBlock[] {
  return blocks.flatMap((block): FencedBlock[] => (block.kind === 'block' ? [block, ...openingLines(block.content)] : block.kind === 'blockquote' ? openingLines(block.content) : block.kind === 'list' ? block.items.flatMap(openingLines) : []));
}

/** @param before columns of the place that stand before the text; null where the place is all that is known */
function namesIn(text: string, exempt: ReadonlySet<string>, place: Place, before: number | null = 0): Problem[] {
  const named = [...exempt].filter((id) => id.includes('-')).map((id) => ({ id, at: text.search(new RegExp(`(?<![\\w-])${id}(?![\\w-])`, 'i')) })).find(({ at }) => at !== -1);
  if (!named) return [];
  return [problemAt(before === null ? place : { ...place, column: place.column + named.at + before }, 'names-exempt', `“${named.id}” is the name of an exempt paper’s folder, which is not public. Use the paper’s title.`)];
}

/** What is wrong with a link into exempt words; null of every other link. */
export function exemptLinkFault(href: string, { publication, exempt, exemptAnchors }: ProseContext): string | null {
  if (href.startsWith('#')) {
    const id = decodeAddress(href.slice(1));
    return exemptAnchors.has(id) ? `{#${id}} stands in an exempt part, which the public does not see. Take this link out, or move it into the exempt part.` : null;
  }
  const path = decodeAddress(href).split(/[?#]/)[0] ?? '';
  const steps = (/^[a-z][a-z0-9+.-]*:/i.test(path) ? path : posix.normalize(`/${publication}/${path}`)).split('/');
  const named = steps.find((step) => exempt.has(step) || exempt.has(step.replace(/\.pdf$/, '')));
  return named === undefined ? null : `“${href}” leads to an exempt paper, which has no public page. Take the link out; the paper’s title may be named.`;
}
