import { posix } from 'node:path';
import type { Problem } from '../../problem.ts';
import { inlinesOfNarrative } from '../../schema/narrative.ts';
import { problemAt, type ProseContext } from './context.ts';
import { decodeAddress } from './decode-address.ts';

/** Words that readers see don't lead into what they may not see, nor tell its name in the project: its title and paragraph are all that is public. */
export function checkExemptNames(context: ProseContext): Problem[] {
  return inlinesOfNarrative(context.narrative).flatMap((inline): Problem[] => {
    if (inline.kind === 'link') {
      const fault = exemptLinkFault(inline.href, context);
      return fault === null ? [] : [problemAt(inline.place, 'names-exempt', fault)];
    }
    if (inline.kind !== 'text' && inline.kind !== 'code') return [];
    const named = [...context.exempt].find((id) => id.includes('-') && new RegExp(`(?<![\\w-])${id}(?![\\w-])`).test(inline.text));
    return named === undefined ? [] : [problemAt({ ...inline.place, column: inline.place.column + inline.text.indexOf(named) }, 'names-exempt', `“${named}” is the name of an exempt paper’s folder, which is not public. Use the paper’s title.`)];
  });
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
