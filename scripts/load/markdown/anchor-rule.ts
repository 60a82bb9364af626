import type MarkdownIt from 'markdown-it';

const ANCHOR = /(?<!\s)\s*\{#([A-Za-z0-9][A-Za-z0-9-]*)\}\s*$/;

/** `{#id}` at the end of a heading or paragraph becomes `meta.anchor` of its opening token. In a note, which is shown at the end, it stays for `checkLeftoverMarks`. */
export function anchorRule(markdown: MarkdownIt): void {
  markdown.core.ruler.before('inline', 'anchor', (state) => {
    let notes = 0;
    for (const [i, token] of state.tokens.entries()) {
      if (/^footnote_reference_(?:open|close)$/.test(token.type)) notes += token.nesting;
      const opening = state.tokens[i - 1];
      if (token.type !== 'inline' || notes > 0 || !opening || !/^(heading|paragraph)_open$/.test(opening.type)) continue;
      const match = ANCHOR.exec(token.content);
      if (!match) continue;
      opening.meta = { anchor: match[1] };
      token.content = token.content.slice(0, match.index);
    }
  });
}
