import type { ChartView } from './chart.ts';
import type { ExemptNotice } from './exemption.ts';
import type { KpisView } from './kpis.ts';
import type { Inline } from './prose.ts';
import type { TableView } from './table.ts';

export type Block =
  /** `number` ('5.8') is display; `id` is the anchor, present wherever there is a number. */
  | { kind: 'paragraph'; id: string | null; number: string | null; content: Inline[] }
  /** Level 2 stands only where a chapter is a page of its own: the renderer raises its headings by one. */
  | { kind: 'heading'; level: 2 | 3 | 4; id: string; content: Inline[] }
  | { kind: 'list'; ordered: boolean; start: number; items: Block[][] }
  | { kind: 'quote'; content: Block[]; source: Inline[] }
  | { kind: 'code'; text: string }
  | { kind: 'note'; content: Block[] }
  /** Empty for the public, who see its title and notice. `mark` stands where it begins for those who may read it. */
  | { kind: 'exempt'; title: string; mark: string; notice: ExemptNotice; content: Block[] }
  | { kind: 'recommendations'; items: RecommendationView[] }
  | { kind: 'table'; table: TableView }
  | { kind: 'chart'; chart: ChartView }
  | { kind: 'kpis'; kpis: KpisView }
  | { kind: 'language'; lang: string; content: Block[] }
  | { kind: 'landscape'; content: Block[] };

export interface RecommendationView {
  id: string;
  /** '1', or null when there is only one. */
  number: string | null;
  content: Block[];
}
