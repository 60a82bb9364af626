import type MarkdownIt from 'markdown-it';

/** `::: name words` ... `:::` becomes block_open / block_close around what stands between; a `:::` closes the innermost open block. */
export function blockRule(markdown: MarkdownIt): void {
  markdown.block.ruler.before('fence', 'fenced-block', (state, startLine, endLine, silent) => {
    const opening = lineText(state, startLine);
    const match = /^:{3,}\s*([^\s:][^\n]*)$/.exec(opening);
    if (!match) return false;
    if (silent) return true;
    let depth = 1;
    let line = startLine + 1;
    let nextSection = endLine;
    for (; line < endLine; line++) {
      // Most lines are neither, and a long text has many blocks.
      if (!/[:#]/.test(state.src[(state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0)] ?? '')) continue;
      const text = lineText(state, line);
      if (/^:{3,}\s*[^\s:]/.test(text)) depth++;
      else if (/^:{3,}\s*$/.test(text) && --depth === 0) break;
      if (/^##\s/.test(text)) nextSection = Math.min(nextSection, line);
    }
    // One that isn't closed ends at the next section at the latest, so that the sections after it aren't missed too.
    if (depth > 0) line = nextSection;
    const [, name = '', words = ''] = /^(\S+)\s*(.*)$/.exec((match[1] as string).trim()) ?? [];
    const open = state.push('block_open', '', 1);
    open.map = [startLine, line];
    open.info = name;
    open.meta = { words: words.trim(), closed: depth === 0 };
    const [oldParent, oldMax] = [state.parentType, state.lineMax];
    state.lineMax = line;
    state.md.block.tokenize(state, startLine + 1, line);
    [state.parentType, state.lineMax] = [oldParent, oldMax];
    state.push('block_close', '', -1);
    state.line = line + (depth === 0 ? 1 : 0);
    return true;
  }, { alt: ['paragraph', 'reference', 'blockquote', 'list'] });
}

function lineText(state: { src: string; bMarks: number[]; tShift: number[]; eMarks: number[] }, line: number): string {
  return state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]).trimEnd();
}
