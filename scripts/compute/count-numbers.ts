import type { Publication } from '../schema/records.ts';
import { inlinesOfNarrative } from '../schema/narrative.ts';
import type { NumberCount, PublicationView } from '../schema/report/publication.ts';
import type { TableView } from '../schema/report/table.ts';
import { flatten, walkBlocks } from '../schema/walk-report.ts';
import { countText } from '../schema/words.ts';
import { findNumbers } from '../validate/prose/typed-numbers.ts';

/** '351 (310 to 1,398)' holds three. */
const WRITTEN = /\d+(?:[.,]\d+)*/g;

export function countNumbers({ figures, sections }: Pick<PublicationView, 'figures' | 'sections'>, { narrative }: Pick<Publication, 'narrative'>, names: readonly string[]): NumberCount {
  const count: NumberCount = {
    inText: figures.filter(({ value }) => /\d/.test(value)).length, inTables: 0, quoted: 0, inPlans: 0,
    fixed: [...inlinesOfNarrative(narrative)].filter((inline) => inline.kind === 'figure' && inline.figure.kind === 'fixed').length,
  };
  const countTable = ({ rows }: TableView, isOfPlan = false): void => {
    for (const { text, content, header, numeric, status } of rows.flat()) {
      if (content || header) continue;
      if (numeric) count.inTables += text.match(WRITTEN)?.length ?? 0;
      else if (isOfPlan && status === null) count.inPlans += findNumbers(text, names).length;
    }
  };
  const blocks = sections.flatMap((section) => [...walkBlocks(section.blocks)]);
  for (const block of blocks) {
    if (block.kind === 'table') countTable(block.table, true);
    else if (block.kind === 'chart') countTable(block.chart.table);
    else if (block.kind === 'kpis') countTable(block.kpis.table);
  }
  // A quotation may stand in another.
  for (const block of new Set(blocks.flatMap((whole) => (whole.kind === 'quote' ? [...walkBlocks(whole.content)] : [])))) {
    if (block.kind === 'paragraph') for (const part of flatten(block.content)) if (part.kind === 'text') count.quoted += findNumbers(part.text, names).length;
  }
  return count;
}

/** '412 numbers: 398 from the data (41 in sentences, 357 in tables and charts), 14 fixed' */
export function sayNumberCount({ inText, inTables, fixed, quoted, inPlans }: NumberCount): string {
  const bound = inText + inTables;
  const parts = [
    bound > 0 ? `${bound} from the data (${inText} in sentences, ${inTables} in tables and charts)` : '', fixed > 0 ? `${fixed} fixed` : '',
    quoted > 0 ? `${quoted} in quotations` : '', inPlans > 0 ? `${inPlans} typed in plan files` : '',
  ].filter(Boolean);
  const total = bound + fixed + quoted + inPlans;
  return total === 0 ? 'no numbers' : `${countText(total, 'number')}: ${parts.join(', ')}`;
}
