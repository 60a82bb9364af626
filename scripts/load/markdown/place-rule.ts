import type MarkdownIt from 'markdown-it';
import type Token from 'markdown-it/lib/token.mjs';

/** Gives every inline child `meta.line` and `meta.column` (from 1). markdown-it itself keeps lines of blocks only. */
export function placeRule(markdown: MarkdownIt): void {
  markdown.core.ruler.after('inline', 'place', (state) => {
    const lines = state.src.split('\n');
    let tableLine = -1;
    let cellEnd = 0;
    for (const token of state.tokens) {
      // Cells carry no line: the header is the table's first, the body begins two below.
      if (token.type === 'table_open') tableLine = (token.map?.[0] ?? 0) - 1;
      if (token.type === 'tr_open') {
        tableLine++;
        cellEnd = 0;
      }
      if (token.type === 'tbody_open') tableLine++;
      if (token.type !== 'inline') continue;
      if (token.map) placeChildren(token, token.map, lines, 0);
      else cellEnd = placeChildren(token, [tableLine, tableLine + 1], lines, cellEnd);
    }
  });
}

/** @returns the column (from 0) after the content on its first line, where the row's next cell begins */
function placeChildren(inline: Token, [firstLine]: [number, number], lines: readonly string[], from: number): number {
  const starts = contentLineStarts(inline.content);
  let [cursor, row, indent] = [0, -1, 0];
  for (const child of inline.children ?? []) {
    const written = child.type === 'figure' ? (child.meta as { raw: string }).raw
      : child.type === 'image' ? `![${child.content}` : child.type === 'link_open' ? '[' : child.content;
    const found = written ? inline.content.indexOf(written, cursor) : cursor;
    const at = found === -1 ? cursor : found;
    while (at >= (starts[row + 1] ?? Infinity)) {
      row++;
      indent = startOf(inline.content.slice(starts[row], starts[row + 1]).trimEnd(), lines[firstLine + row] ?? '', from);
    }
    const start = starts[row] ?? 0;
    child.meta = { ...(child.meta as object | null), line: firstLine + row + 1, column: indent + at - start + 1 };
    if (found !== -1 && child.type !== 'link_open') cursor = found + written.length;
    if (child.type === 'link_open') cursor = at + 1;
  }
  return startOf(inline.content, lines[firstLine] ?? '', from) + inline.content.length;
}

/** Where the content stands in its line; with an escape in it (a table's \|) at the next character that isn't space or |. */
function startOf(content: string, line: string, from: number): number {
  const at = line.indexOf(content, from);
  return at === -1 ? from + Math.max(line.slice(from).search(/[^\s|]/), 0) : at;
}

function contentLineStarts(content: string): number[] {
  const starts = [0];
  for (let i = content.indexOf('\n'); i !== -1; i = content.indexOf('\n', i + 1)) starts.push(i + 1);
  return starts;
}
