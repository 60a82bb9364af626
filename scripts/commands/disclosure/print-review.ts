import type { HiddenValue, Review, ReviewBlock } from '../../protect/review-dataset.ts';
import { joinWords } from '../../schema/words.ts';
import { intervalWords } from './print-answers.ts';

const WIDTH = 100;
const WIDEST_LABEL = 38;

/** What stands above everything that an officer sees of a dataset, on the screen or in a file that was made from it. */
export const CONFIDENTIAL = 'This holds figures that may not be published. It is for you alone: pass nothing of it on.';

/** For a terminal of 100 columns. */
export function printReview({ dataset, title, policy, shownBy, problems, isProtected, isWaived, blocks }: Review): string {
  const hidden = blocks.flatMap((block) => block.hidden);
  const shown = shownBy.length === 0 ? 'No publication shows it. This is what readers would see if one did.' : `Shown by ${joinWords(shownBy.map(({ publication, as }) => `${publication} (${joinWords(as)})`))}.`;
  return [
    ...(isProtected && (hidden.length > 0 || problems.length > 0 || shownBy.length === 0) ? [CONFIDENTIAL, ''] : []), ...wrap(`${dataset}: ${title}`), '', ...wrap(shown), ...wrap(policy.join(' ')), '',
    ...(problems.length > 0 ? ['It cannot be published as it is:', ...problems.flatMap((problem) => wrap(problem, 4, '  - ')), ''] : []),
    ...blocks.flatMap((block) => [...printBlock(block), '']),
    ...(hidden.length === 0 && problems.length === 0 && isProtected ? [isWaived ? 'Nothing is hidden: what is small here has been waived.' : 'Nothing needs hiding: no count here is small, and none gives a small one away.'] : []),
  ].join('\n').trimEnd();
}

function printBlock(block: ReviewBlock): string[] {
  return [
    ...(block.title === '' ? [] : [block.title]), ...printRows(block),
    ...(block.hidden.length === 0 ? [] : ['', `Hidden${block.title === '' ? '' : ` in ${block.title}`}, with the true count:`, ...block.hidden.flatMap(printHidden)]),
  ];
}

/** Columns that don't fit beside each other go below, with the labels of the rows once more. */
function printRows({ corner, columns, rows }: ReviewBlock): string[] {
  const labels = [corner, ...rows.map(({ label }) => label)].map((label) => wrapTo(label, WIDEST_LABEL).map((line, i) => (i === 0 ? line : `  ${line}`)));
  const labelWidth = Math.max(...labels.flat().map((line) => line.length));
  const widest = Math.max(12, Math.floor((WIDTH - labelWidth) / 4) - 2);
  const heads = columns.map((column) => wrapTo(column, widest));
  const widths = heads.map((head, c) => Math.max(...[...head, ...rows.map(({ cells }) => cells[c] ?? '')].map((line) => line.length)));
  return bandsOf(widths, WIDTH - labelWidth).flatMap((band, b) => {
    const line = (label: string, cells: string[]): string => `${label.padEnd(labelWidth)}${band.map((c, i) => `  ${(cells[i] ?? '').padStart(widths[c] as number)}`).join('')}`.trimEnd();
    const height = Math.max(...band.map((c) => (heads[c] as string[]).length), (labels[0] as string[]).length);
    const head = Array.from({ length: height }, (_, i) => line(labels[0]?.[i] ?? '', band.map((c) => heads[c]?.[i] ?? '')));
    return [...(b > 0 ? [''] : []), ...head, ...rows.flatMap(({ cells }, r) => (band.every((c) => cells[c] === '') ? [] : labels[r + 1] as string[]).map((label, i, all) => line(label, i === all.length - 1 ? band.map((c) => cells[c] ?? '') : [])))];
  });
}

function bandsOf(widths: readonly number[], room: number): number[][] {
  const bands: number[][] = [];
  let left = 0;
  widths.forEach((width, c) => {
    if (bands.length === 0 || width + 2 > left) {
      bands.push([]);
      left = room;
    }
    bands.at(-1)?.push(c);
    left -= width + 2;
  });
  return bands;
}

function printHidden({ label, value, reasons, sentences }: HiddenValue): string[] {
  const named = (of: string, text: string): string => (reasons.length === 1 && of !== 'denominator' ? text : `The ${of === 'value' ? 'value' : of}: ${text}`);
  return [
    ...wrap(`${label}: ${value}`, 4, '  '),
    ...reasons.flatMap(({ of, why, reader: [lo, up] }) => [...wrap(named(of, why), 4), ...(lo === null && up === null ? [] : wrap(`A reader can tell: ${intervalWords([lo, up])}.`, 4))]),
    ...(sentences.length === 0 ? [] : wrap(`Named in ${joinWords(sentences)}.`, 4)),
  ];
}

function wrap(text: string, indent = 0, first = ' '.repeat(indent)): string[] {
  return wrapTo(text, WIDTH - Math.max(indent, first.length)).map((line, i) => `${i === 0 ? first : ' '.repeat(indent)}${line}`);
}

/** A word that is too long stands alone. */
function wrapTo(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + 1 + word.length <= width) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines;
}
