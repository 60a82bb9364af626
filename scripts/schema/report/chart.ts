import type { Inline } from './prose.ts';
import type { SourceView } from './source.ts';
import type { TableView } from './table.ts';

export interface ChartView {
  id: string;
  /** 'Figure 1' */
  number: string;
  /** The message, as written by the author. */
  headline: Inline[];
  /** Measure, place, period: 'Fostering households, Dorset, August 2023 and August 2024' */
  subtitle: string;
  /** Text alternative: what the chart shows, from the same data. */
  description: string;
  /** A Vega-Lite specification with its data inline; `render/` draws it. */
  spec: Record<string, unknown>;
  /** The same chart laid out for little room, as on a phone. */
  narrowSpec: Record<string, unknown>;
  table: TableView;
  notes: Inline[][];
  source: SourceView;
}
