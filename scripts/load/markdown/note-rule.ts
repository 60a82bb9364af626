import type MarkdownIt from 'markdown-it';
import type Token from 'markdown-it/lib/token.mjs';
import type { Problem } from '../../problem.ts';

/** What markdown-it-footnote leaves behind. */
export interface Notes {
  /** ':first' -> -1 for a note that no mark leads to. */
  footnotes?: { refs?: Record<string, number> };
  /** All of the text, each note where it is written. */
  written?: Token[];
}

/** The plugin moves notes to the end and drops one that stands twice or around another: `findNoteFaults` looks at them before that. */
export function noteRule(markdown: MarkdownIt): void {
  markdown.core.ruler.after('block', 'notes', ({ tokens, env }) => {
    if (tokens.some(({ type }) => type === 'footnote_reference_open')) (env as Notes).written = [...tokens];
  });
}

/** A note is one paragraph, it stands once, and a mark leads to it. */
export function findNoteFaults({ footnotes, written = [] }: Notes, body: string, path: string): Problem[] {
  const lineOf = (label: string): number => (first ??= linesOfNotes(body)).get(label) ?? -1;
  let first: Map<string, number> | undefined;
  const say = (line: number, rule: string, message: string): Problem => ({ rule, place: { path, line: line + 1, column: 1 }, message });
  const seen = new Set<string>();
  const faults = written.flatMap((opening, i): Problem[] => {
    if (opening.type !== 'footnote_reference_open') return [];
    const { label } = opening.meta as { label: string };
    const inside = written.slice(i + 1, endOf(written, i));
    const line = inside.find(({ map }) => map)?.map?.[0] ?? lineOf(label);
    if (seen.has(label)) return [say(line, 'note-twice', `There are two notes [^${label}], so one of them would not be shown. Give one of them another name, in its mark too.`)];
    seen.add(label);
    const blocks = inside.filter(({ level, nesting }) => level === opening.level + 1 && nesting >= 0);
    if (blocks.length === 0) return [say(line, 'note-shape', `The note [^${label}] has no words. Write them after the colon, or delete the note and its mark.`)];
    const other = blocks.findIndex(({ type }, at) => at > 0 || type !== 'paragraph_open');
    if (other === -1) return [];
    const from = inside.indexOf(blocks[other] as Token);
    return [say(inside.slice(from).find(({ map }) => map)?.map?.[0] ?? line, 'note-shape', 'A note is one paragraph of words, and something else begins here, which would not be shown as it is meant. Make one paragraph of the note, or put this into the text, without spaces at the start of its lines.')];
  });
  const lost = Object.entries(footnotes?.refs ?? {}).filter(([, count]) => count < 0).map(([name]) => {
    const label = name.slice(1);
    return say(lineOf(label), 'note-without-mark', `No text has the mark [^${label}], so this note would not be shown. Put the mark where the note belongs, or delete the note.`);
  });
  return [...faults, ...lost];
}

/** Of a note that begins at a token: where it closes. */
function endOf(tokens: readonly Token[], from: number): number {
  let at = from + 1;
  while (at < tokens.length && !(tokens[at]!.type === 'footnote_reference_close' && tokens[at]!.level === tokens[from]!.level)) at++;
  return at;
}

/** 'first' -> the line, from 0, on which its note is written first. */
function linesOfNotes(body: string): Map<string, number> {
  const found = body.split(/\r\n?|\n/).flatMap((text, line) => {
    const label = /^[\s>*-]*\[\^([^\]]*)\]:/.exec(text)?.[1];
    return label === undefined ? [] : [[label, line] as const];
  });
  // The first of two stands last.
  return new Map(found.reverse());
}
