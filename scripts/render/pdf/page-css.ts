/** The typeface of the pages, declared by them with @font-face; the running head and the foot are set in it too. */
export const PAPER_TYPEFACE = 'Atkinson Hyperlegible';

export interface PageTexts {
  title: string;
  committee: string;
  /** Stands at the foot of every page: 'This is a demonstration ...' */
  notice: string;
  /** An address, as it is to be read: 'https://example.org/dorset-scrutiny-2024/'; null where there is none yet. */
  availableAt: string | null;
}

/**
 * What a page needs to become a paper: A4 with a running head from page 2 and a foot, the named page
 * `landscape`, and where pages may break. A status that changes when a successor comes out stays off it: the paper
 * of a day is the same whenever it is printed. Added after the page's own styles.
 */
export function pageCss({ title, committee, notice, availableAt }: PageTexts): string {
  const type = `font: 400 9pt/1.3 "${PAPER_TYPEFACE}"; color: #3d3d3d;`;
  const head = `${type} vertical-align: bottom; padding-bottom: 6mm;`;
  const foot = `${type} vertical-align: top; padding-top: 6mm;`;
  return `
@page {
  size: A4;
  margin: 20mm;
  @top-left { ${head} text-align: left; content: ${cssString(title)}; }
  @top-right { ${head} text-align: right; padding-left: 8mm; content: ${cssString(committee)}; }
  @bottom-left { ${foot} text-align: left; content: ${cssString(availableAt ? `${notice} Available at ${availableAt}` : notice)}; }
  @bottom-right { ${foot} text-align: right; padding-left: 8mm; white-space: nowrap; content: "Page " counter(page) " of " counter(pages); }
}
@page :first {
  @top-left { content: none; }
  @top-right { content: none; }
}
@page landscape { size: 297mm 210mm; }
h1, h2, h3, h4, h5, h6, caption { break-after: avoid; break-inside: avoid; }
table, figure, tr { break-inside: avoid; }
p, li { orphans: 3; widows: 3; }
.status-banner:not([data-status="draft"]) { display: none; }
`;
}

/** A CSS string literal that can end neither itself, nor its line, nor the <style> element it stands in. */
export function cssString(text: string): string {
  const escaped = text.replace(/["\\<\p{Cc}]/gu, (character) => `\\${character.codePointAt(0)!.toString(16)} `);
  return `"${escaped}"`;
}
