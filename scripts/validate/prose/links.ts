import { posix } from 'node:path';
import type { Problem } from '../../problem.ts';
import { flatten, inlinesOfNarrative, type SourceInline } from '../../schema/narrative.ts';
import { didYouMean } from '../suggest.ts';
import { problemAt, type ProseContext } from './context.ts';
import { decodeAddress } from './decode-address.ts';
import { exemptLinkFault } from './exempt-names.ts';

/** Links and cross-references lead somewhere that exists. */
export function checkLinks(context: ProseContext): Problem[] {
  const problems: Problem[] = [];
  for (const inline of inlinesOfNarrative(context.narrative)) {
    if (inline.kind !== 'link') continue;
    // One into exempt words is told there.
    const fault = exemptLinkFault(inline.href, context) === null ? linkFault(inline.href, context) : null;
    if (fault) problems.push(problemAt(inline.place, 'link-to-nothing', fault));
    if (!flatten(inline.children).some(isSeen)) problems.push(problemAt(inline.place, 'link-without-words', 'This link has no words, so nobody can see or hear it. Write between [ and ] what it leads to.'));
  }
  return problems;
}

function isSeen(inline: SourceInline): boolean {
  return ['figure', 'image', 'code'].includes(inline.kind) || (inline.kind === 'text' && inline.text.trim() !== '');
}

/** As people say it; a folder of ours has no dot in its name. */
const WEB_ADDRESS = /^(?:\/\/)?(?:[a-z0-9-]+\.)+(?:uk|org|com|net|gov|eu|wales)(?:[/?#:]|$)/i;

/** Soft hyphens, spaces without width and marks of direction, as an address spells them. */
const UNSEEN = /%(?:C2%AD|E2%80%8[B-F]|E2%80%A[A-E]|E2%81%A[0-9]|EF%BB%BF)/i;

function linkFault(href: string, context: ProseContext): string | null {
  const anchors = [...context.outline.targets.keys()];
  if (href === '' || href === '#') return 'This link leads nowhere. Give it an address, or take it out.';
  if (href.startsWith('#')) {
    const id = decodeAddress(href.slice(1));
    return anchors.includes(id) ? null : `There is no {#${id}} in this publication.${didYouMean(id, anchors)} Correct it, or write {#${id}} at the end of the paragraph that is meant.`;
  }
  if (UNSEEN.test(href)) return 'There is a character in this address that cannot be seen, as Word and web pages leave behind, and nothing stands at an address with it. Type the address anew.';
  if (/^https?:\/\/[^/]/.test(href)) return null;
  if (/^[a-z][a-z0-9+.-]*:/i.test(href)) return `“${href.split(':')[0]}:” links are not published here. Link to a web page, with https://.`;
  if (WEB_ADDRESS.test(href)) return `The address of a web page begins with https://. Write https://${href.replace(/^\/\//, '')}.`;
  const [path = '', anchor = ''] = decodeAddress(href).split('#');
  const target = posix.normalize(`/${context.publication}/${path}`).replace(/(?:^|\/)index\.html$/, '').replace(/^\/+|\/+$/g, '');
  if (context.drafts.has(target) && !context.drafts.has(context.publication)) return `“${href}” is a draft, so readers could not follow this link. Publish it first, or take the link out.`;
  const targets = context.publications.get(target);
  if (targets === undefined) return `There is no publication at “${href}”.${didYouMean(target, context.publications.keys())} Write it as ../name-of-publication/.`;
  if (anchor === '' || targets === null || targets.has(anchor)) return null;
  return `“${target}” has no {#${anchor}}.${didYouMean(anchor, targets)} Correct the link, or take # and what follows off it.`;
}
