import { inlinesOfNarrative, type SourceInline } from '../../schema/narrative.ts';
import { resolveFigure } from '../resolve-figure.ts';
import { problemAt, type Findings, type ProseContext } from './context.ts';

/** Every {{ figure }} must exist, with its members, filters and periods, and have a value to say. */
export function checkFigures(context: ProseContext): Findings {
  const findings: Findings = { problems: [], claims: [] };
  for (const inline of inlinesOfNarrative(context.narrative)) {
    if (inline.kind === 'figure') checkFigure(inline, context, findings);
    if (inline.kind === 'text' && /\{\{|\}\}/.test(inline.text)) {
      const place = { ...inline.place, column: inline.place.column + inline.text.search(/\{\{|\}\}/) };
      findings.problems.push(problemAt(place, 'figure-syntax', 'A figure begins with {{ and ends with }}, and one of the two is missing here. Add it; inside a table with | columns, write \\| instead of |.'));
    }
  }
  return findings;
}

function checkFigure({ figure, place }: SourceInline & { kind: 'figure' }, context: ProseContext, { problems, claims }: Findings): void {
  if (figure.kind === 'fixed') return;
  if (figure.kind === 'error') return void problems.push(problemAt(place, 'figure-syntax', figure.message));
  if (context.brokenIds.has(figure.id)) return;
  const resolution = resolveFigure(figure, context.datasets, context.asOf);
  if ('message' in resolution) return void problems.push(problemAt(place, resolution.rule, resolution.message));
  const { entry, since, ask, orElse, dataset } = resolution.figure;
  const missing = [entry, since].find((e) => e?.quantity.state === 'missing');
  if (missing?.quantity.state === 'missing' && orElse === null && !['period', 'target', 'benchmark'].includes(ask)) {
    problems.push(problemAt(place, 'figure-missing', `“${figure.id}” has no value: “${missing.quantity.reason.replace(/[.]$/, '')}”. Leave it out, or give the words to use instead: {{ ${figure.id} | or "not known" }}.`));
  }
  if (ask === 'percent-change' && since?.quantity.state === 'held' && since.quantity.value.big.eq(0)) {
    problems.push(problemAt(place, 'change-from-nothing', `“${dataset.id}” was 0 then, so there is no percentage change. Use “change since”.`));
  }
  claims.push({ publication: context.publication, asOf: context.asOf, dataset: figure.id, shown: figure, place });
}
