import type { ProtectedRecords } from '../../protect/protect-tables.ts';
import type { AboutView, GlossaryView, MethodsView } from '../../schema/report/about.ts';
import type { CouncilFile } from '../../schema/council.ts';
import { computeBlocks } from '../blocks/compute-blocks.ts';
import { typeset, type AbbreviationFinder, type ProseScope } from '../prose.ts';
import { computeAccessibility } from './accessibility.ts';

/** The pages below about/. */
export function computeAbout({ about: { accessibility, methods }, glossary }: ProtectedRecords, abbreviations: AbbreviationFinder): AboutView {
  return {
    accessibility: accessibility && computeAccessibility(accessibility),
    methods: methods && computeMethods(methods, abbreviations),
    glossary: computeGlossary(glossary),
  };
}

/** No figure and no dataset can stand in it (`validate/` gives it none), so the council of its blocks is nobody. */
const NOBODY = { id: '', file: {} as CouncilFile, datasets: new Map<string, never>(), plans: new Map<string, never>() };

function computeMethods({ file, outline }: NonNullable<ProtectedRecords['about']['methods']>, abbreviations: AbbreviationFinder): MethodsView {
  const scope: ProseScope = { asOf: '', datasets: NOBODY.datasets, outline, abbreviations, figures: [] };
  const sections = outline.sections.map((section) => ({
    id: section.id, number: null, heading: typeset(section.heading), role: 'body' as const, absence: null, figureSources: [],
    blocks: computeBlocks(section.blocks, { ...scope, council: NOBODY, section, dataPages: new Set() }),
  }));
  return { title: typeset(file.title), summary: typeset(file.summary), sections };
}

/** In alphabetical order, whatever the order of the file. The plural of a short form explains mentions; in the list its singular is enough. */
function computeGlossary({ terms, abbreviations }: ProtectedRecords['glossary']): GlossaryView {
  const sorted = (entries: Record<string, string>): [string, string][] => Object.entries(entries).sort(([a], [b]) => a.localeCompare(b, 'en'));
  return {
    terms: sorted(terms).map(([term, meaning]) => ({ id: term.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, ''), term: typeset(term), meaning: typeset(meaning) })),
    abbreviations: sorted(abbreviations).filter(([short]) => !(short.endsWith('s') && Object.hasOwn(abbreviations, short.slice(0, -1)))).map(([short, meaning]) => ({ short, meaning: typeset(meaning) })),
  };
}
