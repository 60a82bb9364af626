import type { Sources } from '../../load/load-sources.ts';
import type { YamlSource } from '../../load/read-yaml.ts';
import type { Problem } from '../../problem.ts';
import { EXEMPT, type FencedBlock, type Narrative, type SourceBlock } from '../../schema/narrative.ts';
import type { PublicationFile } from '../../schema/publication.ts';
import type { Publication, WithheldPaper } from '../../schema/records.ts';

/** A paper in its two versions. */
export interface Versions {
  whole: Publication;
  /** What the public sees; null where the paper is exempt as a whole. */
  open: Publication | null;
}

/** The settings of an exempt paper: its paragraph is public by law, and it has no address on the site. */
export function checkExemption(file: PublicationFile, front: YamlSource): Problem[] {
  const { access, redirects } = file;
  const say = (rule: string, name: keyof PublicationFile, message: string): Problem => ({ rule, place: front.placeOfKey([name]), message });
  if (access === 'public') {
    return (['exempt-paragraph', 'exempt-reason'] as const).filter((name) => file[name] !== undefined)
      .map((name) => say('exempt-paragraph', name, `A public paper has no ${name}. Delete the line, or write access: exempt or access: part-exempt.`));
  }
  return [
    ...(file['exempt-paragraph'] ? [] : [{ rule: 'exempt-paragraph', place: front.placeOf(['access']), message: `The paragraph of Schedule 12A that makes this ${access} is missing. Add exempt-paragraph: with its number, 1 to 7, or a list such as [1, 3].` }]),
    ...(access === 'exempt' && redirects.length > 0 ? [say('exempt-address', 'redirects', 'An exempt paper has no page that old addresses could lead to. Delete redirects:.')] : []),
  ];
}

/** Exempt parts stand where they can be taken out whole: straight in the text, or in an appendix. */
export function checkExemptParts({ blocks }: Pick<Narrative, 'blocks'>, { access }: PublicationFile, front: YamlSource): Problem[] {
  const parts = [...exemptPartsOf(blocks, null)];
  const none = access === 'part-exempt' && parts.length === 0
    ? [{ rule: 'exempt-part', place: front.placeOf(['access']), message: 'This paper is part-exempt and has no exempt part. Put ::: exempt and a title before the part and ::: after it, or write access: public.' }] : [];
  return [...none, ...parts.flatMap(({ block, within }): Problem[] => {
    const message = access === 'exempt' ? 'The whole paper is exempt, so it has no exempt parts. Delete this line and the ::: that ends the part, or write access: part-exempt.'
      : access === 'public' ? 'Only a part-exempt paper has exempt parts. Write access: part-exempt in the settings, with its exempt-paragraph:.'
      : within !== null ? `An exempt part stands by itself or in an appendix, not inside ${within}. Close what is above it first, or put the whole of it into the exempt part.`
      : block.content.length === 0 ? 'This exempt part is empty. Put its text between the two ::: lines, or delete it.' : null;
    return message === null ? [] : [{ rule: 'exempt-part', place: block.place, message }];
  })];
}

/** On a page about the site: all of it is public. */
export function refuseExemptParts({ blocks }: Pick<Narrative, 'blocks'>): Problem[] {
  return [...exemptPartsOf(blocks, null)].map(({ block: { place } }) => ({ rule: 'exempt-part', place, message: 'All of this page is public, so nothing in it can be exempt. Delete this part, or put it into a paper with access: part-exempt.' }));
}

/** Two colons or more before the word, or one at the line's start; a missed shift key gives semicolons, and Word gives spaces that aren't seen. */
const LOOKS_EXEMPT = /[:;：][\s\u00ad\u200b-\u200f\u2060]*[:;：][\s\u00ad\u200b-\u200f\u2060]*exempt|^[^\p{L}\p{N}]*[:;：]\s*exempt\b/iu;

/** A mark that isn't read as one, for whatever stands before it or around it, would publish the words after it. */
export function checkExemptMarks({ files, texts }: Pick<Sources, 'files' | 'texts'>): Problem[] {
  return [...files.values()].flatMap((file) => {
    if (file.kind !== 'markdown') return [];
    const read = new Set([...exemptPartsOf(file.narrative.blocks, null)].map(({ block }) => block.place.line));
    return (texts.get(file.path) ?? '').split(/\r?\n/).flatMap((text, i): Problem[] => {
      const match = LOOKS_EXEMPT.exec(text);
      return match === null || read.has(i + 1) ? [] : [{ rule: 'exempt-part', place: { path: file.path, line: i + 1, column: match.index + 1 }, message: 'This is not read as the beginning of an exempt part, so its words would be public. Type the line anew: ::: exempt and a title, with nothing before it, not even a space, and not in code or in a note.' }];
    });
  });
}

interface ExemptPart {
  block: FencedBlock;
  /** 'a list', 'the block “note”'; null where it may stand. */
  within: string | null;
}

function* exemptPartsOf(blocks: readonly SourceBlock[], within: string | null): Generator<ExemptPart> {
  for (const block of blocks) {
    if (block.kind === 'block') {
      if (block.name === EXEMPT) yield { block, within };
      yield* exemptPartsOf(block.content, within ?? (block.name === 'appendix' ? null : block.name === EXEMPT ? 'another exempt part' : `the block “${block.name}”`));
    }
    if (block.kind === 'blockquote') yield* exemptPartsOf(block.content, within ?? 'a quotation');
    if (block.kind === 'list') for (const item of block.items) yield* exemptPartsOf(item, within ?? 'a list');
  }
}

export function isExempt({ file }: Pick<Publication, 'file'>): boolean {
  return file.access === 'exempt';
}

export function withheldPaper({ file }: Publication): WithheldPaper {
  return { council: file.council, isDraft: file.status === 'draft', title: file.title, 'exempt-paragraph': file['exempt-paragraph'], 'exempt-reason': file['exempt-reason'] };
}
