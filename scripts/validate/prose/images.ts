import { posix } from 'node:path';
import type { Problem } from '../../problem.ts';
import { inlinesOfNarrative } from '../../schema/narrative.ts';
import { problemAt, type ProseContext } from './context.ts';
import { decodeAddress } from './decode-address.ts';

/** A picture has words for who can't see it, and lies in the publication's own folder. */
export function checkImages(context: ProseContext): { problems: Problem[]; images: Map<string, string> } {
  const problems: Problem[] = [];
  const images = new Map<string, string>();
  for (const inline of inlinesOfNarrative(context.narrative)) {
    if (inline.kind !== 'image') continue;
    if (inline.alt.trim() === '') problems.push(problemAt(inline.place, 'image-without-words', 'This picture has no words for readers who cannot see it. Write what it shows between [ and ].'));
    const folder = `content/${context.publication}`;
    const name = decodeAddress(inline.src);
    const path = posix.normalize(`${folder}/${name}`);
    const file = context.assets.get(path);
    if (/^[a-z][a-z0-9+.-]*:|^\//i.test(name) || !path.startsWith(`${folder}/`)) {
      problems.push(problemAt(inline.place, 'outside-root', `“${inline.src}” lies outside the publication’s folder. Put the picture into ${folder} and write its name alone.`));
    } else if (!file) {
      problems.push(problemAt(inline.place, 'no-such-image', `There is no picture “${name}” in ${folder}. Put it there, or correct the name; .png and .jpg are read.`));
    } else images.set(path.slice(folder.length + 1), file);
  }
  return { problems, images };
}
