import { Element, Marpit } from '@marp-team/marpit';
import type MarkdownIt from 'markdown-it';

export interface Slide {
  /** Of the slide's <section>. */
  id: string;
  html: string;
}

interface DeckParts {
  /** <main> with a <section> for each slide. */
  html: string;
  /** The theme, confined to the slides, and the size of the sheet. */
  css: string;
}

const PLACEHOLDER = 'ready-slide';

/**
 * Marpit makes sections, scopes the theme and sets the sheet. It takes markdown; ours are placeholders, one a slide, whose
 * rule emits HTML that our own templates made, so that words of a publication never become markdown.
 * @param theme CSS
 */
export function assembleDeck(slides: readonly Slide[], theme: string): DeckParts {
  const marpit = new Marpit({ inlineSVG: false, container: new Element('main', { class: 'deck' }), anchor: (index) => slides[index]!.id, lang: 'en-GB', markdown: { html: false } });
  marpit.use(readySlides, slides);
  marpit.themeSet.default = marpit.themeSet.add(`/* @theme deck */\n${theme}`);
  return marpit.render(slides.map((_, index) => `${PLACEHOLDER} ${index}`).join('\n\n---\n\n'));
}

function readySlides(md: MarkdownIt, slides: readonly Slide[]): void {
  md.block.ruler.before('paragraph', PLACEHOLDER, (state, line, _lastLine, silent) => {
    const [, index] = /^ready-slide (\d+)$/.exec(state.getLines(line, line + 1, 0, false)) ?? [];
    if (index === undefined) return false;
    if (silent) return true;
    state.push(PLACEHOLDER, '', 0).meta = Number(index);
    state.line = line + 1;
    return true;
  });
  md.renderer.rules[PLACEHOLDER] = (tokens, at) => slides[tokens[at]!.meta as number]!.html;
}
