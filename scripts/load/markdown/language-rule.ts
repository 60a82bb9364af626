import type MarkdownIt from 'markdown-it';

/** `[Strategaeth]{lang=cy}` becomes language_open / language_close; the tag keeps its code in meta. */
export function languageRule(markdown: MarkdownIt): void {
  allowInLinks(markdown);
  markdown.inline.ruler.before('link', 'language', (state, silent) => {
    if (state.src[state.pos] !== '[') return false;
    const labelEnd = state.md.helpers.parseLinkLabel(state, state.pos);
    if (labelEnd < 0) return false;
    const match = /^\{lang=([a-z]{2,3}(?:-[A-Z]{2})?)\}/.exec(state.src.slice(labelEnd + 1));
    if (!match) return false;
    if (!silent) {
      const open = state.push('language_open', '', 1);
      open.meta = { lang: match[1] };
      const max = state.posMax;
      state.pos += 1;
      state.posMax = labelEnd;
      state.md.inline.tokenize(state);
      state.posMax = max;
      state.push('language_close', '', -1);
    }
    state.pos = labelEnd + 1 + match[0].length;
    return true;
  });
}

/** markdown-it takes a passage in another language within a link's words for a link in a link, which it refuses. */
function allowInLinks({ helpers }: MarkdownIt): void {
  const { parseLinkLabel } = helpers;
  helpers.parseLinkLabel = (state, start, disableNested) => {
    const end = parseLinkLabel(state, start, disableNested);
    if (end >= 0 || !disableNested) return end;
    const nested = parseLinkLabel(state, start);
    // It is asked at every bracket, so it must cost little where there are thousands.
    if (nested < 0 || !state.src.slice(start, nested).includes(']{lang=')) return end;
    return state.src.slice(start, nested).replace(/!\[[^[\]]*\]\([^()]*\)/g, '').includes('](') ? end : nested;
  };
}
