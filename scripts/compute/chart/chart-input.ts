/** What a chart is computed from. Every value is already protected and rounded for display. */

export interface ChartPoint {
  /** '2024-03' or 'children' */
  key: string;
  /** 'March 2024' or 'Children' */
  label: string;
  /** 'Mar 2024' */
  shortLabel: string;
  /** ISO date for a time axis, null for a category */
  date: string | null;
  /** In the unit of `unitLabel`: 2.9 where that is '£ million'. */
  value: number | null;
  /** What readers see: '72.11%', '[c]' */
  text: string;
  absent: 'suppressed' | 'missing' | null;
}

export interface ChartSeries {
  id: string;
  label: string;
  role: 'council' | 'national' | 'neighbours' | 'part';
  points: ChartPoint[];
}

export interface ChartInput {
  id: string;
  /** 'time' series or 'category' breakdown */
  shape: 'time' | 'category';
  /** 'Long-term placement stability' */
  measure: string;
  /** For axis and table header: '%', '£ million', 'households', 'per 10,000' */
  unitLabel: string;
  /** Display unit kind, for the axis's tick format */
  unit: 'percent' | 'count' | 'rate' | 'money';
  place: string;
  /** 'March to August 2024' */
  period: string;
  series: ChartSeries[];
  target: { value: number; text: string } | null;
  /** `period` in words, or null where the source doesn't give it. */
  benchmarks: { role: 'national' | 'neighbours'; label: string; period: string | null; value: number; text: string }[];
  goodIs: 'high' | 'low' | 'neither';
}
