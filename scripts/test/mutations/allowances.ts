import type { Report } from '../../schema/report.ts';
import type { PublicationView } from '../../schema/report/publication.ts';
import type { Allowance } from './mutation.ts';

/** What a report that differs may do, and no more. */

/** These words stand in the place of those, wherever they stood, and nothing else is changed. */
export function writes(instead: string, of: string): Allowance {
  return (before, after) => (JSON.stringify(before).replaceAll(JSON.stringify(of).slice(1, -1), JSON.stringify(instead).slice(1, -1)) === JSON.stringify(after) ? null : `more is changed than “${of}” to “${instead}”`);
}

/** Figures are those of before, or fewer, or said again. What small counts are hidden on data pages goes by what papers show, so these may differ. */
export const keepsFigures: Allowance = (before, after) => {
  for (const publication of after.publications) {
    const known = before.publications.find(({ id }) => id === publication.id);
    const said = new Set(known ? figuresOf(known) : []);
    const more = figuresOf(publication).filter((figure) => !said.has(figure));
    if (more.length > 0) return `${publication.id} says a figure that it did not say: ${more[0]}`;
  }
  return null;
};

/** Only the pages about the site differ. */
export const keepsPublications: Allowance = (before, after) => (JSON.stringify({ ...before, about: null }) === JSON.stringify({ ...after, about: null }) ? null : 'a publication is changed');

/** Lines of words were taken out, doubled or moved: nothing is said that was not said before. */
export const saysNothingNew: Allowance = (before, after) => {
  const wrong = keepsFigures(before, after);
  if (wrong) return wrong;
  const known = new Set(wordsOf(before));
  const fresh = wordsOf(after).filter((word) => !known.has(word));
  return fresh.length === 0 ? null : `says “${fresh.slice(0, 5).join(' ')}”, which it did not say`;
};

/** Numbers of one file were changed: publications that show none of them stay as they were, and so do the figures of other datasets. */
export function changesOnly(path: string): Allowance {
  const name = path.split('/').at(-1)!.replace(/\.\w+$/, '');
  const isOther = (dataset: string, report: Report): boolean => (name === 'facts' ? report.datasets.some(({ id }) => id === dataset && id !== 'facts') : dataset !== name);
  return (before, after) => {
    const others = (report: Report): string => JSON.stringify(report.publications.map(({ id, figures }) => [id, figures.filter(({ dataset }) => isOther(dataset, before)).map(({ dataset, text }) => [dataset, text])]));
    if (others(before) !== others(after)) return `figures of other files than ${path} are changed`;
    const told = (report: Report): string => JSON.stringify(report.datasets.filter(({ id }) => id !== name).map((dataset) => ({ ...dataset, council: null })));
    return told(before) === told(after) ? null : `pages of other data than ${path} are changed`;
  };
}

function figuresOf({ figures }: PublicationView): string[] {
  return figures.map(({ dataset, text, value, period, status }) => [dataset, text, value, period, status].join(' | '));
}

function wordsOf(report: Report): string[] {
  const texts: string[] = [];
  const visit = (value: unknown, name: string): void => {
    if (typeof value === 'string' && !/^(?:id|href|anchor|src|number|note|use)$/.test(name)) texts.push(value);
    else if (Array.isArray(value)) for (const item of value) visit(item, name);
    else if (value && typeof value === 'object') for (const [key, item] of Object.entries(value)) visit(item, key);
  };
  visit(report.publications, '');
  return texts.flatMap((text) => text.match(/\p{L}+/gu) ?? []);
}
