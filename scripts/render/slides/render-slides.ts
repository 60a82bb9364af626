import type { FootnoteView } from '../../schema/report/prose.ts';
import type { PublicationView } from '../../schema/report/publication.ts';
import type { SectionView } from '../../schema/report/section.ts';
import { walkBlocks } from '../../schema/walk-report.ts';
import type { ChartDrawing } from '../chart/draw-charts.ts';
import { footnotesOf } from '../site/anchors-and-notes.ts';
import { slideTheme } from '../site/assets.ts';
import { changeBlocks, changeInlines } from '../site/change-blocks.ts';
import { openTemplates } from '../site/open-templates.ts';
import { numberSlides } from '../site/publication-pages.ts';
import { assembleDeck, type Slide } from './assemble-deck.ts';

/** From print/, where the deck lies while it is printed, to the built site. */
const SITE = '../site/';
/** Height by width, up to which a drawing as wide as the slide leaves room for its words above. */
const BROADEST_RATIO = 0.28;
const TITLE_SLIDE = 'title-slide';

/**
 * A deck as HTML to print, one 16:9 section a slide, the title first. It is to lie in a folder beside site/.
 * Speaker's notes are in no report; opening words and contradictions stand on the deck's web page alone.
 * @param charts chart id to its SVGs; a slide has room for the wide one
 */
export function renderSlides(publication: PublicationView, charts: Record<string, ChartDrawing>): string {
  const drawings = Object.fromEntries(Object.entries(charts).map(([id, { wide }]): [string, ChartDrawing] => [id, { wide, narrow: null }]));
  const templates = openTemplates();
  const deck = numberSlides(publication);
  const slides: Slide[] = [
    { id: TITLE_SLIDE, html: templates.render('components/title-slide.njk', { publication: deck }) },
    ...deck.sections.filter(({ role }) => role === 'slide').map((section) => (
      { id: section.id, html: templates.render('components/slide.njk', { publication: deck, drawings, ...slideWords(deck, section), source: sayOrigins(section), shape: chartShape(section, drawings) }) })),
  ];
  return templates.render('layouts/slides.njk', { publication: deck, ...assembleDeck(slides, slideTheme(deck.council.colour, `${SITE}assets/`)) });
}

function slideWords({ id, footnotes }: PublicationView, section: SectionView): { slide: SectionView; notes: FootnoteView[] } {
  const src = (file: string): string => (/^[a-z][a-z0-9+.-]*:|^\//i.test(file) ? file : `${SITE}${id}/${file}`);
  // What several slides mention stands at the foot of each, so each has an anchor of its own.
  const note = (anchor: string): string => `${anchor}-${section.number}`;
  return { slide: { ...section, blocks: changeBlocks(section.blocks, { src, note }) }, notes: footnotesOf(footnotes, [section]).map((footnote) => ({ ...footnote, id: note(footnote.id), content: changeInlines(footnote.content, { src, note }) })) };
}

/** Where its figures come from, but for what stands under a chart or a table; '' where nothing is left to say. */
function sayOrigins({ blocks, figureSources }: SectionView): string {
  const inside = [...walkBlocks(blocks)];
  const told = inside.flatMap((block) => (block.kind === 'chart' ? [block.chart.source.text] : block.kind === 'table' ? [block.table.source?.text ?? ''] : []));
  // Tiles stand in place of their table, and of its foot.
  const tiles = inside.flatMap((block) => (block.kind === 'kpis' && block.kpis.tiles.length > 0 ? [block.kpis.table.source?.text ?? ''] : []));
  return [...new Set([...tiles, ...figureSources.map(({ source }) => source).filter((source) => ![...told, ...tiles].some((text) => text.includes(source)))])].filter(Boolean).join('; ');
}

/** A chart alone on its slide has its words above it where it is broad, beside it where it is tall. */
function chartShape({ blocks }: SectionView, drawings: Record<string, ChartDrawing>): 'broad' | 'tall' | null {
  const [only] = blocks;
  if (blocks.length !== 1 || only?.kind !== 'chart') return null;
  const [, width, height] = /viewBox="0 0 (\S+) ([^"]+)"/.exec(drawings[only.chart.id]?.wide ?? '') ?? [];
  return Number(height) / Number(width) < BROADEST_RATIO ? 'broad' : 'tall';
}
