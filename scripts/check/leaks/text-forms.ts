/** How the same words are written in files, and back. */

const NAMED: Record<string, string> = {
  amp: '&', lt: '<', gt: '>', quot: '"', apos: '\'', nbsp: '\u00a0', thinsp: '\u2009', ensp: '\u2002', emsp: '\u2003', comma: ',', period: '.', shy: '\u00ad', zwj: '\u200d', zwnj: '\u200c',
  lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', ndash: '–', mdash: '—', hellip: '…', NewLine: '\n', Tab: '\t',
};

export function decodeEntities(text: string): string {
  return text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w+));?/gi, (whole, hex: string | undefined, digits: string | undefined, name: string | undefined) => {
    const code = hex ? parseInt(hex, 16) : Number(digits);
    return name !== undefined ? NAMED[name] ?? whole : code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** \u00a0 and \x20, as in JSON and in scripts. */
export function decodeEscapes(text: string): string {
  return text.replace(/\\(?:u([\da-f]{4})|x([\da-f]{2}))/gi, (_, four: string | undefined, two: string | undefined) => String.fromCharCode(parseInt((four ?? two) as string, 16)));
}

/** Elements that begin a line of their own; the tags of all others may stand in the middle of a word. */
const OWN_LINE = /<\/?(?:address|article|aside|blockquote|br|caption|dd|details|div|dl|dt|figcaption|figure|footer|form|h[1-6]|header|hr|li|main|nav|ol|option|p|pre|section|summary|table|tbody|td|tfoot|th|thead|title|tr|ul|text|desc|table:table-cell|text:p|entry|link|url|loc)\b[^>]*>/gi;

export function markupWords(markup: string): string {
  return decodeEntities(markup.replace(OWN_LINE, '\n').replace(/<[^>]*>/g, ''));
}

/** Cases, kinds of space and of quotation mark, hyphens for a line's end: what may differ while a reader reads the same. */
export function foldWords(text: string): string {
  return text.normalize('NFKC').replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '').replace(/[‘’‚‛`´]/g, '\'').replace(/[“”„‟]/g, '"').replace(/[‐‑–—−]/g, '-').replace(/\s+/g, ' ').toLowerCase().trim();
}
