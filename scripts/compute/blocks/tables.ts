import type { ProtectedDataset } from '../../schema/dataset.ts';
import type { FencedBlock, SourceBlock } from '../../schema/narrative.ts';
import { dateText } from '../../schema/period.ts';
import type { PlanFile } from '../../schema/plan.ts';
import type { CellView, TableView } from '../../schema/report/table.ts';
import { wordsOf } from '../../schema/walk-report.ts';
import { markerNotes } from '../kpi/notes.ts';
import { computeProse, typeset } from '../prose.ts';
import { tabulateActions } from '../plan/actions.ts';
import { tabulateCapacity } from '../plan/capacity.ts';
import type { PlanTable } from '../plan/cells.ts';
import { tabulateMeasures } from '../plan/measures.ts';
import { tabulateProcurement } from '../plan/procurement.ts';
import { tableOfDataset } from '../table-of-dataset.ts';
import { captionAndNotes, computeWords, datasetsOf, periodNotes, sourceOf, type BlockScope } from './block-scope.ts';

export const MOST_PORTRAIT_COLUMNS = 8;

/** `::: table`, and the parts of a plan. */
export function computeTableBlock(block: FencedBlock, id: string, number: string | null, scope: BlockScope): TableView {
  const { caption, notes } = captionAndNotes(block);
  const head = { id, number, caption: computeWords(caption, scope) };
  const ownNotes = notes.map((note) => computeWords(note, scope));
  const written = block.content.find((b) => b.kind === 'pipe-table');
  if (written) return { ...proseTable(written, id, number, scope), ...head, notes: ownNotes };
  if (block.name === 'table') {
    const [dataset] = datasetsOf(block, scope) as [ProtectedDataset];
    const { columns, rows } = tableOfDataset(dataset, scope.asOf);
    return { ...head, columns, rows, notes: [...ownNotes, ...periodNotes([dataset], scope.asOf), ...markerNotes(rows)], source: sourceOf([dataset], scope), wide: columns.length > MOST_PORTRAIT_COLUMNS };
  }
  const table = tabulatePlan(block, scope);
  return { ...head, columns: keepRoomForRows(table), rows: table.rows, notes: [...ownNotes, ...table.notes], ...cellNotesOf(table), source: sourceOfPlan(table, scope), wide: false, wordy: isWordy(table.rows) };
}

function tabulatePlan({ name, words }: FencedBlock, { asOf, council }: BlockScope): PlanTable {
  if (name === 'actions') return tabulateActions([...council.plans.values()].find((p) => words in p.priorities) as PlanFile, words, asOf);
  const plan = council.plans.get(words) as PlanFile;
  if (name === 'measures') return tabulateMeasures(plan, council.datasets, asOf);
  return name === 'procurement' ? tabulateProcurement(plan, asOf) : tabulateCapacity(plan, asOf);
}

/** Of the plan's own words; an indicator's figures say theirs where they stand. */
function sourceOfPlan({ sources: ids = [] }: PlanTable, { council }: BlockScope): TableView['source'] {
  const sources = [...new Set(ids)].flatMap((id) => council.file.sources[id] ?? []);
  const [only] = sources;
  if (!only) return null;
  return { text: sources.map(({ publisher, title, published }) => typeset(`${publisher}, ${title}, ${dateText(published)}`)).join('; '), href: sources.length === 1 && typeof only.link === 'string' ? only.link : null };
}

/** A table that the author wrote. */
export function proseTable(block: SourceBlock & { kind: 'pipe-table' }, id: string, number: string | null, scope: BlockScope): TableView {
  const { header, rows, numeric } = block;
  const cells = rows.map((row) => row.map((cell, i): CellView => {
    const content = computeProse(cell, scope);
    return { text: wordsOf(content), content, numeric: numeric[i] ?? false, header: i === 0, latest: false, status: null };
  }));
  return {
    id, number, caption: '', notes: [], source: null, wide: header.length > MOST_PORTRAIT_COLUMNS, wordy: isWordy(cells),
    columns: header.map((cell, i) => ({ text: computeWords(cell, scope), numeric: numeric[i] ?? false, latest: false })),
    rows: cells,
  };
}

export function cellNotesOf({ cellNotes }: PlanTable): Pick<TableView, 'cellNotes'> {
  return cellNotes?.length ? { cellNotes } : {};
}

const LONG_CELL = 60;

/** What the rows are may be a sentence, which mustn't become a column of single words. */
function keepRoomForRows({ columns, rows }: PlanTable): TableView['columns'] {
  const isLong = rows.some(([header]) => (header?.text.length ?? 0) > LONG_CELL);
  return isLong ? columns.map((column, c) => (c === 0 ? { ...column, wordy: true } : column)) : columns;
}

function isWordy(rows: readonly CellView[][]): boolean {
  return rows.some(([, ...cells]) => cells.length > 1 && cells.some((cell) => cell.text.length > LONG_CELL));
}
