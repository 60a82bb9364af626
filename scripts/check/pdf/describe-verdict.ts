import { startOf, type Problem } from '../../problem.ts';
import { countText } from '../../schema/words.ts';
import type { PaperVerdict } from './check-pdf.ts';
import type { Finding } from './condition.ts';
import type { TextDifference } from './text-guard.ts';

/** What a structure's name is called. */
const CALLED: Record<string, string> = {
  Table: 'a table', TR: 'a table', TH: 'a table', TD: 'a table', THead: 'a table', TBody: 'a table', TFoot: 'a table',
  L: 'a list', LI: 'a list', Lbl: 'a list', LBody: 'a list', TOC: 'the contents', TOCI: 'the contents', Figure: 'a chart or picture', Formula: 'a formula', Note: 'a note', Link: 'a link',
  P: 'a paragraph', H: 'a heading', H1: 'a heading', H2: 'a heading', H3: 'a heading', H4: 'a heading', H5: 'a heading', H6: 'a heading', BlockQuote: 'a quotation', Caption: 'a caption',
};
const FAULT = 'This is a fault of the software: pass this message on to its maintainers.';

/** Told at the publication's settings, one problem for each condition that isn't met: its first place, and how many more there are. */
export function describeVerdict(publication: string, { findings, differences }: PaperVerdict): Problem[] {
  const place = startOf(`content/${publication}/index.md`);
  return [
    ...[...Map.groupBy(findings, ({ id }) => id).values()].map((found) => ({ rule: 'paper-not-accessible', place, message: describeFindings(found) })),
    ...differences.map((difference) => ({ rule: 'paper-text-differs', place, message: describeDifference(difference) })),
  ];
}

function describeFindings([first, ...more]: readonly Finding[]): string {
  const { id, means, page, element, expected, actual, remedy } = first!;
  const where = `${page === null ? 'as a whole' : `on page ${page}`}${element === null ? '' : `, in ${CALLED[element] ?? `the element ${element}`}`}`;
  const others = more.length === 0 ? '' : `, and the same in ${countText(more.length, 'more place')}`;
  return `The PDF of this publication can’t be read by everybody, ${where}. What must be so: ${means} Expected: ${expected}. Found: ${actual}${others} (${standardOf(id)}). ${remedy ?? FAULT}`;
}

function describeDifference({ page, message }: TextDifference): string {
  return `The words of this publication’s PDF are not those of its page, on page ${page} of the PDF. ${message} ${FAULT}`;
}

function standardOf(id: string): string {
  if (id.startsWith('A ')) return `PDF/A-2, ${id.slice(2)}`;
  if (id.startsWith('UA ')) return `PDF/UA-1, ${id.slice(3)}`;
  return /^\d/.test(id) ? `Matterhorn protocol, ${id}` : `our own condition “${id}”`;
}
