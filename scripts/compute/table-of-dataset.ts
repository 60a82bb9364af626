import { visibleEntries, type ProtectedDataset } from '../schema/dataset.ts';
import type { CellView, ColumnView } from '../schema/report/table.ts';
import { latestEdition } from './chart-of-datasets.ts';
import { periodOf } from './figure.ts';
import { formatEntry, UNIT_LABELS } from './format.ts';
import { capitalise } from '../schema/words.ts';

/** A dataset as a table: periods down for a series, first dimension down and second across for a breakdown. */
export function tableOfDataset(dataset: ProtectedDataset, asOf: string): { columns: ColumnView[]; rows: CellView[][] } {
  const unit = dataset.unit === 'count' ? capitalise(dataset.counts.replaceAll('-', ' ')) : UNIT_LABELS[dataset.unit];
  if (dataset.kind !== 'table') {
    const entries = visibleEntries(dataset.entries, asOf).sort((a, b) => ((a.period ?? '') < (b.period ?? '') ? -1 : 1));
    return {
      columns: [column('Period', false), column(`${dataset.title} (${unit})`, true)],
      rows: entries.map((e, i) => {
        const latest = dataset.frequency !== null && i === entries.length - 1;
        return [cell(capitalise(periodOf(dataset, e.period)), false, true, latest), cell(formatEntry(e), true, false, latest)];
      }),
    };
  }
  const entries = latestEdition(dataset, asOf);
  const [down, across] = dataset.dimensions;
  const find = (members: string[]) => entries.find((e) => members.every((m, d) => e.members[d] === m));
  const text = (members: string[]): string => {
    const entry = find(members);
    return entry ? formatEntry(entry) : '[x]';
  };
  return {
    columns: [column(down?.label ?? '', false), ...(across ? across.members.map((m) => column(`${m.label} (${unit})`, true)) : [column(`${dataset.title} (${unit})`, true)])],
    rows: (down?.members ?? []).map((row) => [cell(row.label, false, true), ...(across ? across.members.map((m) => cell(text([row.id, m.id]), true)) : [cell(text([row.id]), true)])]),
  };
}

function column(text: string, numeric: boolean): ColumnView {
  return { text, numeric, latest: false };
}

function cell(text: string, numeric: boolean, header = false, latest = false): CellView {
  return { text, numeric, header, latest, status: null };
}
