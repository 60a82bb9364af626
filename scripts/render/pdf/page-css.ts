/** The typeface of the pages, declared by them with @font-face; the running head and the foot are set in it too. */
export const PAPER_TYPEFACE = 'Atkinson Hyperlegible';

/** Of a running head: two lines beside another as long. A third would stand where printers can't print. */
const MOST_CHARACTERS = 90;

export interface PageTexts {
  title: string;
  committee: string;
  /** Stands at the foot of every page: 'This is a demonstration ...' */
  notice: string;
  /** An address, as it is to be read: 'https://example.org/dorset-scrutiny-2024/'; null where there is none yet. */
  availableAt: string | null;
  /** At the head of every page of an exempt paper, the first too: 'Exempt: not for publication, paragraph 3 of Schedule 12A' */
  exemptMark?: string | null;
}

/**
 * What a page needs to become a paper: A4 with a running head from page 2 and a foot, the named page
 * `landscape`, and where pages may break. A status that changes when a successor comes out stays off it: the paper
 * of a day is the same whenever it is printed. Added after the page's own styles.
 */
export function pageCss({ title, committee, notice, availableAt, exemptMark = null }: PageTexts): string {
  const type = `font: 400 9pt/1.25 "${PAPER_TYPEFACE}"; color: #3d3d3d;`;
  const head = `${type} vertical-align: bottom; padding-bottom: 6mm;`;
  const foot = `${type} vertical-align: top; padding-top: 5mm; overflow-wrap: anywhere;`;
  return `
@page {
  size: A4;
  margin: 20mm;
  @top-left { ${head} text-align: left; ${exemptMark ? 'font-weight: 700; color: #000000; ' : ''}content: ${cssString(exemptMark ?? shorten(title))}; }
  @top-right { ${head} text-align: right; padding-left: 8mm; content: ${cssString(shorten(exemptMark ? title : committee))}; }
  @bottom-left { ${foot} text-align: left; content: ${cssString([...(exemptMark ? [`${shorten(committee)}.`] : []), notice, ...(availableAt ? [`Available at ${availableAt}`] : [])].join(' '))}; }
  @bottom-right { ${foot} text-align: right; padding-left: 8mm; white-space: nowrap; content: "Page " counter(page) " of " counter(pages); }
}
@page :first {
  ${exemptMark ? '' : '@top-left { content: none; }'}
  @top-right { content: none; }
}
@page landscape { size: 297mm 210mm; }
h1, h2, h3, h4, h5, h6, caption { break-after: avoid; break-inside: avoid; }
table, figure, tr { break-inside: avoid; }
p, li, dd { orphans: 2; widows: 2; }
.status-banner:not([data-status="draft"]) { display: none; }
`;
}

/** To about what a running head can hold; what stands after the last comma stays, because it may be the meeting's date. */
export function shorten(text: string): string {
  if (text.length <= MOST_CHARACTERS) return text;
  const end = /, \d[^,]{0,30}$/.exec(text)?.[0] ?? '';
  return `${text.slice(0, MOST_CHARACTERS - end.length).replace(/[\s,;:]*\s\S*$/, '')} …${end}`;
}

/** A CSS string literal that can end neither itself, nor its line, nor the <style> element it stands in. */
function cssString(text: string): string {
  const escaped = text.replace(/["\\<\p{Cc}]/gu, (character) => `\\${character.codePointAt(0)!.toString(16)} `);
  return `"${escaped}"`;
}
