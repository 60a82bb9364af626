import type { ChartSeries } from './chart-input.ts';

/**
 * One static drawing serves phone, page and paper: 480 units wide with 16-unit text.
 * At 335 px (a 375 px phone) the text is 11.2 px, at 560 px (the page's measure) 18.7 px. A 640-wide chart with 13 px text would be 6.8 px on the phone.
 */
export const CHART_WIDTH = 480;
export const FONT_SIZE = 16;
export const LINE_HEIGHT = 19;

export const INK = '#0b0c0c';
export const PAPER = '#ffffff';
export const BASELINE = '#505a5f';
export const GRID = '#d9dcde';
export const GAP_BAND = '#f0f1f2';

/** Government Analysis Function, categorical palette, in its order. */
const PALETTE = ['#12436D', '#28A197', '#801650', '#F46A25'];
const PLAIN_DASH: number[] = [];
const DOTS = [2, 3];
/** Greys with at least 3:1 on white. */
const NATIONAL_GREY = '#6f777b';
const NEIGHBOURS_GREY = '#8d9296';

export interface SeriesStyle {
  colour: string;
  dash: number[];
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
