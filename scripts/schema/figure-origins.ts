import type { FigureSourceView, SourcedFigureView } from './report/section.ts';

/** One value said in prose, with where it comes from. */
type Origin = Pick<FigureSourceView, 'source'> & Omit<SourcedFigureView, 'values'> & SourcedFigureView['values'][number];

/** Each source with its measures, each measure with its values, in the order in which they come. */
export function groupOrigins(origins: readonly Origin[]): FigureSourceView[] {
  const each = [...new Map(origins.map((origin) => [JSON.stringify(origin), origin])).values()];
  return [...Map.groupBy(each, ({ source }) => source)].map(([source, from]) => ({
    source,
    figures: [...Map.groupBy(from, ({ label, href, where }) => [label, href, where].join('|')).values()].map((same): SourcedFigureView => {
      const { label, href, where } = same[0] as Origin;
      return { label, href, where, values: same.map(({ text, period }) => ({ text, period })) };
    }),
  }));
}

/** Of several sections, as one list. */
export function joinFigureSources(lists: readonly FigureSourceView[][]): FigureSourceView[] {
  return groupOrigins(lists.flat().flatMap(({ source, figures }) => figures.flatMap(({ values, ...figure }) => values.map((value) => ({ source, ...figure, ...value })))));
}
