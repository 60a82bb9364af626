import { startOf, type Problem } from '../../problem.ts';
import { plainText, proseOf, type SourceInline } from '../../schema/narrative.ts';
import type { Publication } from '../../schema/records.ts';
import type { Layer } from './layers.ts';
import { scanForCanaries } from './scan-for-canaries.ts';
import { foldWords } from './text-forms.ts';

/** Fewer words than these may stand in any paper by chance: 'There are none.' */
const FEWEST_WORDS = 5;
const FEWEST_LETTERS = 24;

/**
 * Sentences that only readers of drafts or of exempt papers may see.
 * @param open papers that everybody reads; what they say too is no secret
 * @param said other words that are public: those of the data, and by law a paper's title and the reason why it is exempt
 */
export function secretPhrases(secret: readonly Publication[], open: readonly Publication[], said: readonly string[] = []): string[] {
  const phrases = new Set(secret.flatMap(runsOf).flatMap((run) => run.split(/(?<=[.!?;:])\s+/)).map((phrase) => phrase.trim().replace(/[.!?;:,]+$/, ''))
    .filter((phrase) => phrase.length >= FEWEST_LETTERS && phrase.split(/\s+/).length >= FEWEST_WORDS));
  if (phrases.size === 0) return [];
  const byLaw = [...secret, ...open].flatMap(({ file }) => [file.title, file['exempt-reason'] ?? '']);
  const known = foldWords([...open.flatMap(runsOf), ...said, ...byLaw].join('\n'));
  return [...phrases].filter((phrase) => !known.includes(foldWords(phrase)));
}

/** Words as they stand between the figures, whose numbers aren't known here. */
function runsOf({ narrative: { blocks, footnotes }, file: { summary } }: Publication): string[] {
  const prose = [...proseOf(blocks).map(({ inlines }) => inlines), ...footnotes];
  return [summary, ...prose.flatMap(splitAtFigures)];
}

function splitAtFigures(inlines: readonly SourceInline[]): string[] {
  const runs: SourceInline[][] = [[]];
  for (const inline of inlines) {
    if (inline.kind === 'figure' || inline.kind === 'note-mark') runs.push([]);
    else (runs.at(-1) as SourceInline[]).push(inline);
  }
  return runs.map(plainText).filter((run) => run.trim() !== '');
}

/** No byte that the public can read has a sentence of a draft or of an exempt paper in it. */
export function checkExemptWords(layers: readonly Layer[], phrases: readonly string[]): Problem[] {
  const hits = scanForCanaries(layers, phrases.map((phrase) => ({ name: phrase, secret: phrase })));
  return [...Map.groupBy(hits, ({ path, canary }) => `${path} ${canary}`).values()].map(([hit]) => {
    const { path, canary, layer } = hit as (typeof hits)[number];
    return { rule: 'secret-words', place: startOf(path), message: `This file says “${canary}” (${layer}), which stands only in a draft or in what is exempt. This is a fault of the software, unless the same words were written into data or a title too: then change them there.` };
  });
}

/** The name of an exempt paper's folder tells of it as its address would. One word alone may mean anything. */
export function checkExemptFolders(layers: readonly Layer[], exempt: readonly Publication[]): Problem[] {
  const folders = exempt.filter(({ id, file }) => file.access === 'exempt' && id.includes('-')).map(({ id }) => ({ id, pattern: new RegExp(`(?<![\\w-])${id}(?![\\w-])`) }));
  if (folders.length === 0) return [];
  const hits = layers.filter(({ bytes }) => !bytes.includes(0)).flatMap(({ path, bytes }) => {
    const text = bytes.toString('utf8');
    return folders.filter(({ pattern }) => pattern.test(text)).map(({ id }) => ({ path, id }));
  });
  return [...Map.groupBy(hits, ({ path, id }) => `${path} ${id}`).values()].map(([hit]) => ({
    rule: 'secret-words', place: startOf(hit?.path ?? ''), message: `This file says “${hit?.id}”, the name of an exempt paper’s folder, which is not public. It stands in data, a plan or the glossary: take it out there, or give the folder another name.`,
  }));
}
