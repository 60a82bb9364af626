import type MarkdownIt from 'markdown-it';

/** `{{ ... }}` on one line becomes a `figure` token; its content is the expression between the braces. */
export function figureRule(markdown: MarkdownIt): void {
  markdown.inline.ruler.before('emphasis', 'figure', (state, silent) => {
    if (!state.src.startsWith('{{', state.pos)) return false;
    const end = state.src.indexOf('}}', state.pos + 2);
    if (end === -1 || end >= state.posMax) return false;
    if (!silent) {
      const token = state.push('figure', '', 0);
      token.content = state.src.slice(state.pos + 2, end);
      token.meta = { raw: state.src.slice(state.pos, end + 2) };
    }
    state.pos = end + 2;
    return true;
  });
}
