import type { Inline } from './prose.ts';
import type { KpiStatus, TableView } from './table.ts';

export interface KpisView {
  id: string;
  tiles: KpiTileView[];
  table: TableView;
  notes: Inline[][];
}

export interface KpiTileView {
  indicator: string;
  label: string;
  /** '72.11%' */
  value: string;
  /** 'August 2024' */
  period: string;
  /** 'Up 1.06 percentage points since March 2024', or why it can't be said. */
  change: string;
  status: KpiStatus;
  /** 'Target met' */
  statusWords: string;
  /** 'Target: 69.00% or more'; '' where none is held, as the status says. */
  target: string;
  /** 'Better than the national average (69.00%)' and the like. */
  comparisons: string[];
  /** Drawn only for five points or more: values scaled to 0..1, oldest first, null for a gap. */
  sparkline: (number | null)[] | null;
}
