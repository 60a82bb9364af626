import type { ChartSeries } from './chart-input.ts';

/**
 * Every chart is laid out twice, in units of its drawing: wide for page, slide and paper, narrow for wherever there is less room, as on a phone.
 * Both have text of 16 units. The wide one's is 18.7 px at 560 px, the page's measure, and 14.9 px at 448 px, where the stylesheet
 * takes the narrow one; the narrow one's is 17.2 px on a phone of 375 px and 14.4 px on one of 320 px.
 */
export interface ChartSize {
  width: number;
  /** Words at the ends of lines are wrapped to this. */
  endLabelWidth: number;
  /** Between the plot's edge and those words, for the leaders. */
  leaderSpace: number;
  /** Between the value axis's words and the plot. */
  tickSpace: number;
  /** Names of bars are wrapped to this; or, where they must not be wrapped, all stand above their bars as soon as one is wider. */
  barLabelWidth: number;
  wrapsBarLabels: boolean;
}

export const WIDE: ChartSize = { width: 480, endLabelWidth: 158, leaderSpace: 18, tickSpace: 12, barLabelWidth: 165, wrapsBarLabels: true };
export const NARROW: ChartSize = { width: 320, endLabelWidth: 100, leaderSpace: 14, tickSpace: 10, barLabelWidth: 96, wrapsBarLabels: false };

export const FONT_SIZE = 16;
export const LINE_HEIGHT = 19;

export const INK = '#0b0c0c';
export const PAPER = '#ffffff';
export const BASELINE = '#505a5f';
export const GRID = '#d9dcde';
export const GAP_BAND = '#f0f1f2';

/** Government Analysis Function, categorical palette, in its order. */
const PALETTE = ['#12436D', '#28A197', '#801650', '#F46A25'];
const PLAIN_DASH = null;
const DOTS = [2, 3];
/** Greys with at least 3:1 on white. */
const NATIONAL_GREY = '#6f777b';
const NEIGHBOURS_GREY = '#8d9296';

export interface SeriesStyle {
  colour: string;
  /** Null for a plain line. */
  dash: number[] | null;
  width: number;
  /** Vega symbol of the marked point: tells lines apart in grey print. */
  shape: string;
}

/** In print grey and where rules coincide, a dashed target still shows the solid national rule through its gaps. */
export const RULE_STYLES = {
  target: { colour: INK, dash: [6, 4], width: 1.5 },
  national: { colour: NEIGHBOURS_GREY, dash: PLAIN_DASH, width: 3 },
  neighbours: { colour: NATIONAL_GREY, dash: DOTS, width: 2 },
};

/** Tints of the council's colour: 15% and 38% of it, edged so that neither is told by its tint alone. */
export const FAN_STYLES = {
  forecast: { colour: '#12436D', dash: [9, 5], width: 3 },
  band80: { fill: '#a5b8c8', edge: { colour: '#12436D', dash: PLAIN_DASH, width: 1 } },
  band95: { fill: '#dbe3e9', edge: { colour: '#718ea7', dash: PLAIN_DASH, width: 1 } },
};

/** The council always has the first colour, benchmarks are grey, parts take the palette in order. */
export function styleSeries(series: ChartSeries[]): SeriesStyle[] {
  const partColours = series.some(({ role }) => role === 'council') ? PALETTE.slice(1) : PALETTE;
  const shapes = ['circle', 'square', 'triangle-up', 'diamond'];
  let partsSeen = 0;
  return series.map(({ role }, index) => {
    const shape = shapes[index] ?? 'circle';
    if (role === 'national') return { colour: NATIONAL_GREY, dash: PLAIN_DASH, width: 2, shape };
    if (role === 'neighbours') return { colour: NEIGHBOURS_GREY, dash: DOTS, width: 2, shape };
    const colour = role === 'council' ? PALETTE[0] : partColours[partsSeen++];
    return { colour: colour ?? INK, dash: PLAIN_DASH, width: 3, shape };
  });
}
