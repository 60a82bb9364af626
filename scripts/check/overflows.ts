import { startOf, type Problem } from '../problem.ts';
import type { PaperOverflow } from '../render/pdf/papers.ts';
import type { Publication } from '../schema/records.ts';

/** A slide that holds more than fits, at its heading in slides.md. A slide is 720 pixels high. */
export function checkOverflows(overflows: readonly PaperOverflow[], publications: readonly Publication[]): Problem[] {
  return overflows.map(({ publication: id, section, pixels }) => {
    const slide = publications.find((p) => p.id === id)?.outline.sections.find((s) => s.id === section);
    return {
      rule: 'slide-overflow', place: slide?.place ?? startOf(`content/${id}/index.md`),
      message: `This slide holds more than fits on it: ${Math.ceil(pixels)} of 720 pixels too much. Make two slides of it, or shorten it to five lines, or one chart.`,
    };
  });
}
