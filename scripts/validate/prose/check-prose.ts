import type { Problem } from '../../problem.ts';
import { checkBlocks } from '../blocks/block-rules.ts';
import { checkAnchors } from './anchors.ts';
import { checkCaptions } from './captions.ts';
import type { Findings, ProseContext } from './context.ts';
import { checkExemptNames } from './exempt-names.ts';
import { checkFigures } from './figures.ts';
import { checkHeadings } from './headings.ts';
import { checkImages } from './images.ts';
import { checkLeftoverMarks } from './leftover-marks.ts';
import { checkLinks } from './links.ts';
import { checkPlainPlaces } from './plain-places.ts';
import { checkStrayBraces } from './stray-braces.ts';
import { checkTypedNumbers } from './typed-numbers.ts';
import { checkWebMarks } from './web-marks.ts';

const RULES: readonly ((context: ProseContext) => Problem[])[] = [checkAnchors, checkCaptions, checkExemptNames, checkHeadings, checkLeftoverMarks, checkLinks, checkPlainPlaces, checkStrayBraces, checkTypedNumbers, checkWebMarks];

/** What is wrong in one text, what it shows of the data, and its pictures. */
export function checkProse(context: ProseContext): Findings & { images: Map<string, string> } {
  const [figures, blocks, pictures] = [checkFigures(context), checkBlocks(context), checkImages(context)];
  return {
    problems: [...[figures, blocks, pictures].flatMap(({ problems }) => problems), ...RULES.flatMap((rule) => rule(context))],
    claims: [...figures.claims, ...blocks.claims], images: pictures.images,
  };
}
