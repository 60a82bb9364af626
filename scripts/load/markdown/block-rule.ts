import type MarkdownIt from 'markdown-it';

/** `::: name words` ... `:::` becomes block_open / block_close around what stands between; a `:::` closes the innermost open block. */
export function blockRule(markdown: MarkdownIt): void {
  markdown.block.ruler.before('fence', 'fenced-block', (state, startLine, endLine, silent) => {
    const opening = lineText(state, startLine);
    const match = /^:{3,}\s*([^\s:][^\n]*)$/.exec(opening);
    if (!match) return false;
    if (silent) return true;
    const { line, isClosed } = findEnd(state, startLine + 1, endLine);
    const [, name = '', words = ''] = /^(\S+)\s*(.*)$/.exec((match[1] as string).trim()) ?? [];
    const open = state.push('block_open', '', 1);
    open.map = [startLine, line];
    open.info = name;
    open.meta = { words: words.trim(), closed: isClosed };
    const [oldParent, oldMax] = [state.parentType, state.lineMax];
    state.lineMax = line;
    state.md.block.tokenize(state, startLine + 1, line);
    [state.parentType, state.lineMax] = [oldParent, oldMax];
    state.push('block_close', '', -1);
    state.line = line + (isClosed ? 1 : 0);
    return true;
  }, { alt: ['paragraph', 'reference', 'blockquote', 'list'] });
}

interface Lines {
  src: string;
  bMarks: number[];
  tShift: number[];
  eMarks: number[];
}

/**
 * The line that closes a block, or where it ends without one: at the next section at the latest, so that the sections after it aren't missed too.
 * @param fencesBefore the first line of code that isn't closed, which hides no mark
 */
function findEnd(state: Lines, from: number, endLine: number, fencesBefore = endLine): { line: number; isClosed: boolean } {
  let depth = 1;
  let nextSection = endLine;
  let fence: { mark: string; line: number } | null = null;
  for (let line = from; line < endLine; line++) {
    // Most lines are none of these, and a long text has many blocks.
    if (!/[:#`~>+*\d-]/.test(state.src[(state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0)] ?? '')) continue;
    const text = lineText(state, line);
    const [, mark = '', info = ''] = FENCE.exec(text) ?? [];
    if (fence) {
      if (mark.startsWith(fence.mark) && info === '') fence = null;
    } else if (mark !== '' && line < fencesBefore && !(mark.startsWith('`') && info.includes('`'))) fence = { mark, line };
    else if (/^:{3,}\s*[^\s:]/.test(text)) depth++;
    else if (/^:{3,}\s*$/.test(text) && --depth === 0) return { line, isClosed: true };
    else if (/^##\s/.test(text)) nextSection = Math.min(nextSection, line);
  }
  return fence ? findEnd(state, from, endLine, fence.line) : { line: nextSection, isClosed: false };
}

/** The first or last line of code, in a list or quotation too. */
const FENCE = /^(?:(?:[-+*]|\d{1,9}[.)]|>)\s*)*(`{3,}|~{3,})\s*(.*)$/;

function lineText(state: Lines, line: number): string {
  return state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]).trimEnd();
}
