import MarkdownIt from 'markdown-it';
import footnote from 'markdown-it-footnote';
import type { Problem } from '../problem.ts';
import { EXEMPT, type Narrative } from '../schema/narrative.ts';
import { anchorRule } from './markdown/anchor-rule.ts';
import { blockRule } from './markdown/block-rule.ts';
import { figureRule } from './markdown/figure-rule.ts';
import { languageRule } from './markdown/language-rule.ts';
import { findMisread, lengthRule, type Misread } from './markdown/misread.ts';
import { buildNarrative } from './markdown/narrative.ts';
import { findNoteFaults, noteRule, type Notes } from './markdown/note-rule.ts';
import { placeRule } from './markdown/place-rule.ts';
import { readYaml, type YamlSource } from './read-yaml.ts';

export interface MarkdownSource {
  kind: 'markdown';
  path: string;
  frontMatter: YamlSource | null;
  narrative: Narrative;
  /** What is left of it for the public: read from the text without the lines in its `::: exempt` parts, so that nothing in them can tell. The same where there are none. */
  open: Narrative;
}

/** CommonMark, pipe tables and footnotes; raw HTML off, so that an officer's < is a <; text is joined by `buildNarrative`, which knows places. The order of our rules is stated here only. */
const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false }).disable(['strikethrough', 'text_join'])
  // Its types name another copy of markdown-it's; the plugin takes this one.
  .use(footnote as unknown as (markdown: MarkdownIt) => void).use(blockRule).use(figureRule).use(languageRule).use(anchorRule).use(lengthRule).use(noteRule).use(placeRule)
  .disable('footnote_inline');

export function readMarkdown(path: string, text: string): { source: MarkdownSource | null; problems: Problem[] } {
  const split = /^---[ \t]*\r?\n([\s\S]*?)^---[ \t]*(?:\r?\n|$)/m.exec(text);
  const hasFrontMatter = split?.index === 0;
  if (!hasFrontMatter && /^---[ \t]*\r?\n/.test(text)) {
    return { source: null, problems: [{ rule: 'front-matter', place: { path, line: 1, column: 1 }, message: 'The settings at the top begin with --- but do not end. Add a line --- below them.' }] };
  }
  const before = /^\s+(?=---[ \t]*\r?\n[\w-]+:)/.exec(text)?.[0];
  if (before !== undefined) {
    return { source: null, problems: [{ rule: 'front-matter', place: { path, line: before.split('\n').length, column: 1 }, message: `The settings begin with --- on the first line, and there is ${before.includes('\n') ? 'an empty line' : 'a space'} before it. Take it out.` }] };
  }
  const front = hasFrontMatter ? readYaml(path, split[1] as string, 1) : { source: null, problems: [] };
  if (front.problems.length > 0) return { source: null, problems: front.problems };
  // Blank lines in the place of the front matter keep every line number true.
  const body = hasFrontMatter ? split[0].replace(/[^\n]/g, '') + text.slice(split[0].length) : text;
  const env: Misread & Notes = {};
  const tokens = markdown.parse(body, env);
  const misread = findMisread(tokens, env, body, path);
  if (misread.some(({ rule }) => rule === 'too-long' || rule === 'too-deep')) return { source: null, problems: misread };
  const narrative = buildNarrative(tokens, path);
  const exempt = tokens.filter(({ type, info }) => type === 'block_open' && info === EXEMPT).flatMap(({ map }) => (map ? [map] : []));
  const open = exempt.length === 0 ? narrative : buildNarrative(markdown.parse(blankWithin(body, exempt), {}), path);
  return { source: { kind: 'markdown', path, frontMatter: front.source, narrative, open }, problems: [...misread, ...findNoteFaults(env, body, path)] };
}

/** The lines between a block's first and last become empty, so that those after it keep their numbers. */
function blankWithin(text: string, blocks: readonly [number, number][]): string {
  return text.split(/\r\n?|\n/).map((line, i) => (blocks.some(([first, last]) => i > first && i < last) ? '' : line)).join('\n');
}
