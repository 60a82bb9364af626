import type { Sources } from '../load/load-sources.ts';
import type { DataPath, YamlSource } from '../load/read-yaml.ts';
import { startOf, warningAt, type Place, type Problem, type Warning } from '../problem.ts';
import { accessibilitySchema, type AccessibilityFile } from '../schema/accessibility.ts';
import { methodsSchema } from '../schema/methods.ts';
import { dateText } from '../schema/period.ts';
import { flatten, proseOf } from '../schema/narrative.ts';
import { glossarySchema, type GlossaryFile } from '../schema/publication.ts';
import type { About, Publication } from '../schema/records.ts';
import { PLAIN_FORM } from './publications/easy-read.ts';
import { refuseExemptParts } from './publications/exemption.ts';
import { outlinePublication } from './publications/outline.ts';
import { checkShape } from './shape.ts';

export const GLOSSARY = 'content/about/glossary.yaml';
const ACCESSIBILITY = 'content/about/accessibility.yaml';
const METHODS = 'content/about/methods.md';
/** Pages below about/ that words may link to. */
export const ABOUT_PAGES = ['about', 'about/accessibility', 'about/glossary', 'about/methods'];

export function isAboutFile(path: string): boolean {
  return [GLOSSARY, ACCESSIBILITY, METHODS].includes(path);
}

export function readGlossary(sources: Sources, problems: Problem[]): GlossaryFile {
  const source = sources.files.get(GLOSSARY);
  if (source?.kind !== 'yaml') return { abbreviations: {}, names: [], terms: {} };
  const shape = checkShape(glossarySchema, source);
  problems.push(...shape.problems);
  return shape.value ?? { abbreviations: {}, names: [], terms: {} };
}

export function placeInGlossary({ files }: Pick<Sources, 'files'>): (path: DataPath) => Place {
  const source = files.get(GLOSSARY);
  return (path) => (source?.kind === 'yaml' ? source.placeOf(path) : startOf(GLOSSARY));
}

export function readAbout(sources: Sources, problems: Problem[]): About {
  return { accessibility: readAccessibility(sources, problems), methods: readMethods(sources, problems) };
}

function readAccessibility(sources: Sources, problems: Problem[]): AccessibilityFile | null {
  const source = sources.files.get(ACCESSIBILITY);
  if (source?.kind !== 'yaml') return null;
  const { value, problems: found } = checkShape(accessibilitySchema, source);
  problems.push(...found, ...(value ? checkStatus(value, source) : []));
  return value;
}

/** What automated tests find is less than half of what can be wrong. */
function checkStatus(file: AccessibilityFile, source: YamlSource): Problem[] {
  const issues = file['non-compliances'].length;
  const wrong = (message: string): Problem[] => [{ rule: 'accessibility-status', place: source.placeOf(['status']), message }];
  if (file.status !== 'fully') return issues > 0 ? [] : wrong('The site is said not to comply fully, and non-compliances: lists nothing. List what is not accessible, or what has not been tested yet.');
  if (issues > 0) return wrong('The site is said to comply fully, and non-compliances: lists what does not. Write status: partially.');
  return file.tests.some(({ how }) => how === 'audit') ? [] : wrong('The site is said to comply fully, and no independent checker has tested it; automated tests find less than half of what can be wrong. Write status: partially, or add the audit to tests:.');
}

function readMethods(sources: Sources, problems: Problem[]): About['methods'] {
  const source = sources.files.get(METHODS);
  if (source?.kind !== 'markdown') return null;
  const { path, frontMatter, narrative } = source;
  if (!frontMatter) {
    problems.push({ rule: 'front-matter', place: startOf(path), message: 'This file has no settings at the top. Begin it with a line ---, then title: and summary:, then a line ---.' });
    return null;
  }
  const { value: file, problems: found } = checkShape(methodsSchema, frontMatter);
  const { outline, problems: outlineProblems } = outlinePublication(narrative.blocks, { kind: 'report', sections: undefined }, PLAIN_FORM);
  const noted = [...proseOf(narrative.blocks)].filter(({ inlines }) => [...flatten(inlines)].some(({ kind }) => kind === 'note-mark'));
  problems.push(...noted.map(({ block }): Problem => ({ rule: 'footnote-here', place: block.place, message: 'The page about methods has no footnotes. Say it in the text, and delete the note.' })));
  problems.push(...found, ...outlineProblems, ...refuseExemptParts(narrative));
  return file && { path, file, narrative, outline };
}

/** Regulation 8 asks for a statement that is kept under review; GOV.UK's model says once a year. */
export function checkReview(sources: Sources, { accessibility }: About, publications: readonly Publication[]): Warning[] {
  const source = sources.files.get(ACCESSIBILITY);
  if (!sources.texts.has(ACCESSIBILITY) && publications.length > 0) return [warningAt(startOf('content/about'), 'no-accessibility-statement', 'There is no accessibility statement, and the law asks a public body’s website for one. Write content/about/accessibility.yaml.')];
  if (!accessibility || source?.kind !== 'yaml') return [];
  const reviewed = accessibility['last-reviewed'];
  const newest = publications.flatMap(({ file }) => (file.status === 'draft' ? [] : [file['publish-on'], ...file.updates.map(({ date }) => date)])).sort().at(-1);
  return newest === undefined || newest <= aYearAfter(reviewed) ? []
    : [warningAt(source.placeOf(['last-reviewed']), 'statement-review', `The accessibility statement was last reviewed on ${dateText(reviewed)}, more than 12 months before the newest publication (${dateText(newest)}). Test again, mend what has changed, and write the new date.`)];
}

function aYearAfter(date: string): string {
  return `${Number(date.slice(0, 4)) + 1}${date.slice(4)}`;
}
