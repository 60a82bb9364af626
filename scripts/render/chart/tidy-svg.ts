import { escapeXml } from '../../schema/escape.ts';

interface SvgWords {
  id: string;
  title: string;
  description: string;
  /** Drawn for little room: the stylesheet shows it instead of the other. */
  narrow?: boolean;
}

/** Pixels to a unit of the drawing, by nature: text of 18.7 px beside the page's 19 px. CSS only has to say `max-width: 100%; height: auto`. */
const SCALE = 560 / 480;
/** What Vega adds for its own interaction and accessibility tree. */
const DROPPED = /^(class|role|aria-[a-z]+|pointer-events)$/;

/**
 * Vega's SVG string -> ours: scalable, named by title and description, short coordinates, ids of its own, nothing that a strict policy refuses.
 * Vega escapes '<', '>' and '"' in text and attributes, so a tag is all between '<' and '>'.
 */
export function tidySvg(svg: string, { id, title, description, narrow = false }: SvgWords): string {
  const [root = ''] = /^<svg [^>]*>/.exec(svg) ?? [];
  const [, width, height] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(root) ?? [];
  if (width === undefined || height === undefined) throw new Error(`no viewBox in the SVG of chart ${id}`);
  const shapes = svg.slice(root.length).replace(/<path class="(?:background|foreground)"(?![^>]* (?:fill|stroke)=)[^>]*\/>/g, '');
  const scale = (length: string) => roundNumber(String(Number(length) * SCALE));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="chart__svg${narrow ? ' chart__svg--narrow' : ''}" role="img" aria-labelledby="${id}-title ${id}-desc"`,
    ` viewBox="0 0 ${roundNumber(width)} ${roundNumber(height)}" width="${scale(width)}" height="${scale(height)}">`,
    `<title id="${id}-title">${escapeXml(title)}</title><desc id="${id}-desc">${escapeXml(description)}</desc>`,
    dropEmptyGroups(ownIds(tidyTags(shapes, id), id)),
  ].join('');
}

function tidyTags(svg: string, chartId: string): string {
  return svg.replace(/<[a-zA-Z][^>]*>/g, (tag) =>
    tag.replace(/ ([a-zA-Z0-9:-]+)="([^"]*)"/g, (_, name: string, value: string) => {
      if (name === 'style')
        throw new Error(`chart ${chartId}: a style attribute (${value}) would be refused by the page's policy`);
      if (DROPPED.test(name) || (name === 'opacity' && value === '1')) return '';
      return ` ${name}="${value.replace(/-?\d*\.?\d+e-\d+|-?\d+\.\d{3,}/g, roundNumber)}"`;
    }),
  );
}

/** Vega numbers clip paths and gradients through the whole process; ours count within the chart, in order of appearance. */
function ownIds(svg: string, chartId: string): string {
  const names = new Map<string, string>();
  const rename = (id: string) => {
    const name = names.get(id) ?? `${chartId}-part-${names.size + 1}`;
    names.set(id, name);
    return name;
  };
  return svg.replace(/<[a-zA-Z][^>]*>/g, (tag) =>
    tag.replace(/( id="|url\(#|href="#)([^")]+)/g, (_, before: string, id: string) => before + rename(id)),
  );
}

function dropEmptyGroups(svg: string): string {
  const without = svg.replace(/<g(?: [^>]*)?(?:\/>|><\/g>)/g, '');
  return without === svg ? svg : dropEmptyGroups(without);
}

function roundNumber(number: string): string {
  return String(Math.round(Number(number) * 100) / 100 || 0);
}
