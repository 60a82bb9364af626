import type { Page } from 'puppeteer';

/** A slide that holds more than its sheet. */
export interface SlideOverflow {
  /** Id of the slide's section. */
  section: string;
  /** By how much, in CSS pixels of a sheet of 1280 by 720. */
  pixels: number;
}

/** How often deck.scss can make the tables of a slide smaller, by `data-shrink`. */
const SMALLEST = 2;

/** Makes the tables of a slide smaller while it overflows, and lists what overflows still. */
export async function fitSlides(tab: Page): Promise<SlideOverflow[]> {
  const slides = await tab.$$eval('main > section', (sections, smallest) => sections.map((section) => {
    for (let shrink = 0; ; shrink++) {
      section.setAttribute('data-shrink', String(shrink));
      const pixels = overflowOf(section);
      if (pixels <= 1 || shrink === smallest) return { section: section.id, pixels };
    }

    /** What an element scrolls, and what stands out of the slide or of the space between its title and its foot. */
    function overflowOf(slide: Element): number {
      const body = slide.querySelector('.slide__body');
      return Math.ceil(Math.max(0, ...[slide, body].flatMap((box) => (box ? [box.scrollHeight - box.clientHeight, box.scrollWidth - box.clientWidth, ...beyond(box)] : []))));
    }

    function beyond(box: Element): number[] {
      const frame = box.getBoundingClientRect();
      return [...box.querySelectorAll(':not(svg *)')].map((child) => child.getBoundingClientRect()).filter(({ width, height }) => width > 0 && height > 0)
        .map(({ left, top, right, bottom }) => Math.max(frame.left - left, frame.top - top, right - frame.right, bottom - frame.bottom));
    }
  }), SMALLEST);
  return slides.filter(({ pixels }) => pixels > 1);
}
