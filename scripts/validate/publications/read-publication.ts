import type { MarkdownSource } from '../../load/read-markdown.ts';
import { startOf, type Problem } from '../../problem.ts';
import type { CouncilFile, Form } from '../../schema/council.ts';
import type { Publication } from '../../schema/records.ts';
import type { Outline, OutlineSection } from '../../schema/outline.ts';
import { publicationSchema, type PublicationFile } from '../../schema/publication.ts';
import type { YamlSource } from '../../load/read-yaml.ts';
import { countWords } from '../paper-rules/word-limits.ts';
import { hasTypedNumber } from '../prose/typed-numbers.ts';
import { checkShape } from '../shape.ts';
import { didYouMean } from '../suggest.ts';
import { checkExemption, checkExemptParts, type Versions } from './exemption.ts';
import { outlinePublication } from './outline.ts';
import { mergeParts, type Part } from './parts.ts';

/** Front matter and outline of one publication, whole and as the public sees it; its prose is checked when all councils are known. */
export function readPublication(id: string, index: MarkdownSource, parts: readonly Part[], councils: ReadonlyMap<string, CouncilFile>, brokenCouncils: ReadonlySet<string>): { versions: Versions | null; problems: Problem[] } {
  const front = index.frontMatter;
  if (!front) return { versions: null, problems: [{ rule: 'front-matter', place: startOf(index.path), message: 'This file has no settings at the top. Begin it with a line ---, then kind:, council:, title: and the others, then a line ---.' }] };
  const { value: file, problems } = checkShape(publicationSchema, front);
  if (!file) return { versions: null, problems };
  const council = councils.get(file.council);
  if (!council) {
    if (brokenCouncils.has(file.council)) return { versions: null, problems };
    const place = front.placeOf(['council']);
    return { versions: null, problems: [...problems, { rule: 'unknown-council', place, message: sayUnknownCouncil(file.council, councils) }] };
  }
  const { form, problem } = formOf(file, council, front);
  if (problem) return { versions: null, problems: [...problems, problem] };
  const narrative = mergeParts(parts);
  const shape = form ? withSummary(file, form) : STRATEGY_FORM;
  const { outline, problems: outlineProblems } = outlinePublication(narrative.blocks, file, shape);
  addSummaries(outline, parts);
  const whole: Publication = { id, path: index.path, file, form, narrative, outline, images: new Map(), easyRead: null };
  return {
    versions: { whole, open: openVersion(whole, parts, shape) },
    problems: [
      ...problems, ...(['title', 'summary'] as const).flatMap((name) => checkNoDigits(name, file[name], front)), ...outlineProblems,
      ...checkExemption(file, front), ...checkExemptParts(narrative, file, front),
      ...(form ? checkFront(file, form, front) : checkNoForm(file, front)),
      ...checkSections(file, shape, outline, front), ...checkSlideTitles(file, outline),
    ],
  };
}

function sayUnknownCouncil(written: string, councils: ReadonlyMap<string, CouncilFile>): string {
  const named = [...councils].find(([id, { name, 'short-name': shortName }]) => [id, name, shortName].some((one) => one.toLowerCase() === written.toLowerCase()));
  if (named) return `A council is named by its folder in data/. Write ${named[0]} in place of “${written}”.`;
  const known = [...councils.keys()];
  return `There is no council “${written}” in data/.${didYouMean(written, known) || (known.length === 0 ? '' : ` Known: ${known.join(', ')}.`)} Correct it, or add its folder.`;
}

/** To every later stage a public paper like others; only its exempt parts are empty. */
function openVersion(whole: Publication, parts: readonly Part[], shape: Form): Publication | null {
  if (whole.file.access === 'public') return whole;
  if (whole.file.access === 'exempt') return null;
  const file: PublicationFile = { ...whole.file, access: 'public' };
  const narrative = mergeParts(parts, 'open');
  const { outline } = outlinePublication(narrative.blocks, file, shape);
  addSummaries(outline, parts);
  return { ...whole, file, narrative, outline };
}

function addSummaries({ sections }: Outline, parts: readonly Part[]): void {
  for (const { heading } of parts) {
    const chapter = sections.find(({ id, role }) => role === 'chapter' && id === heading?.id);
    if (chapter && heading?.summary) chapter.summary = heading.summary;
  }
}

/** A strategy has no form of the council's: a summary, then its chapters. */
const STRATEGY_FORM: Form = {
  name: 'Strategy', 'in-use': { from: '0000-01-01', to: { 'not-applicable': 'A strategy has no form.' } }, front: [],
  sections: [{ id: 'summary', heading: 'Summary', role: 'opening', mandatory: false }, { id: 'chapters', role: 'body', mandatory: false }],
};

function withSummary(file: PublicationFile, form: Form): Form {
  return file.kind === 'deck' ? { ...form, sections: [{ id: 'summary', heading: 'Summary', role: 'opening', mandatory: false }, ...form.sections] } : form;
}

function formOf(file: PublicationFile, council: CouncilFile, front: YamlSource): { form: Form | null; problem: Problem | null } {
  if (file.kind === 'strategy') return { form: null, problem: null };
  const form = file.form !== undefined && Object.hasOwn(council.forms, file.form) ? council.forms[file.form] : undefined;
  if (form) return { form, problem: null };
  const known = Object.keys(council.forms);
  const message = file.form === undefined ? `A ${file.kind} needs its form. Add form: with one of ${known.join(', ')}.` : `There is no form “${file.form}” in council.yaml.${didYouMean(file.form, known)} Use one of ${known.join(', ')}.`;
  return { form: null, problem: { rule: 'unknown-form', place: front.placeOf(['form']), message } };
}

function checkNoForm(file: PublicationFile, front: YamlSource): Problem[] {
  const wrong = (['form', 'meeting', 'sections'] as const).filter((name) => file[name] !== undefined)
    .map((name): Problem => ({ rule: 'not-for-a-strategy', place: front.placeOfKey([name]), message: `“${name}” is for reports and decks; a strategy has edition: instead. Delete it.` }));
  return file.edition ? wrong : [...wrong, { rule: 'missing', place: front.placeOf(['edition']), message: 'A strategy needs its edition. Add edition: { period: 2024 to 2027 }.' }];
}

/** Who lists a deck's slides must be able to tell them apart. */
function checkSlideTitles(file: PublicationFile, outline: Outline): Problem[] {
  if (file.kind !== 'deck') return [];
  const seen = new Map<string, number>();
  return outline.sections.flatMap((slide): Problem[] => {
    const words = slide.heading.toLowerCase();
    const first = seen.get(words);
    seen.set(words, first ?? slide.place.line);
    return first === undefined ? [] : [{ rule: 'slide-title-twice', place: slide.place, message: `The slide that begins on line ${first} has this title too. Say in each title what its slide shows.` }];
  });
}

function checkFront(file: PublicationFile, form: Form, front: YamlSource): Problem[] {
  const known = form.front.map((row) => row.id);
  const meeting = file.meeting ?? {};
  const unknown = Object.keys(meeting).filter((id) => !known.includes(id)).map((id): Problem => ({
    rule: 'unknown-name', place: front.placeOfKey(['meeting', id]), message: `The form’s front block has no “${id}”.${didYouMean(id, known) || ` It has ${known.join(', ')}.`} Correct or delete it.`,
  }));
  const meant = Object.keys(meeting).map((id) => didYouMean(id, known)).join();
  const missing = form.front.filter((row) => row.mandatory && !Object.hasOwn(meeting, row.id) && !meant.includes(`“${row.id}”`)).map((row): Problem => ({
    rule: 'missing-front', place: front.placeOfKey(['meeting']), message: `The front block lacks “${row.label}”. Add ${row.id}: under meeting:, or ${row.id}: { not-given: the reason }.`,
  }));
  return [...unknown, ...missing];
}

/** A setting can hold no figure, so it does without numbers; years and dates may stand. */
export function checkNoDigits(name: 'title' | 'summary', words: string, front: YamlSource): Problem[] {
  if (!hasTypedNumber(words)) return [];
  return [{ rule: 'typed-number', place: front.placeOf([name]), message: `The ${name} has a number typed in it, which would go stale. Say it without the number.` }];
}

function checkSections(file: PublicationFile, form: Form, outline: Outline, front: YamlSource): Problem[] {
  const known = form.sections.filter((s) => s.role !== 'body').map((s) => s.id);
  const unknown = Object.keys(file.sections ?? {}).filter((id) => !known.includes(id)).map((id): Problem => ({
    rule: 'unknown-name', place: front.placeOfKey(['sections', id]), message: `The form has no section “${id}”.${didYouMean(id, known) || ` It has ${known.join(', ')}.`} Correct or delete it.`,
  }));
  const meant = Object.keys(file.sections ?? {}).map((id) => didYouMean(id, known)).join();
  const rest = form.sections.flatMap((section): Problem[] => {
    const there = outline.sections.filter((s) => (section.role === 'body' ? ['body', 'chapter', 'slide'].includes(s.role) : s.formSection === section.id));
    const written = there.filter((s) => s.absence === null);
    if (there.length === 0) {
      // A deck without slides is told so already.
      if (!section.mandatory || meant.includes(`“${section.id}”`) || (section.role === 'body' && file.kind === 'deck')) return [];
      const name = section.heading ?? 'numbered sections';
      return [{ rule: 'missing-section', place: front.placeOf(['form']), message: section.role === 'body'
        ? 'The form wants the paper’s own numbered sections here. Add at least one heading (## ...) with text.'
        : `The form wants the section “${name}”. Add the heading ## ${name} with its text, or, under sections: in the settings, ${section.id}: { not-applicable: the reason }.` }];
    }
    if (written.length > 0 && section.role !== 'body' && file.sections && Object.hasOwn(file.sections, section.id)) {
      return [{ rule: 'section-contradiction', place: front.placeOfKey(['sections', section.id]), message: `“${section.heading}” is said to have nothing in it, but it stands in the text too. Delete one of the two.` }];
    }
    return written.flatMap((s) => sectionProblems(s, section['word-limit'] ?? null));
  });
  return [...unknown, ...rest];
}

function sectionProblems(section: OutlineSection, wordLimit: number | null): Problem[] {
  if (section.blocks.length === 0) return [{ rule: 'empty-section', place: section.place, message: `“${section.heading}” has a heading and no text. Write it, or say why there is none under sections: in the settings.` }];
  if (wordLimit === null) return [];
  const words = countWords(section.blocks);
  return words > wordLimit
    ? [{ rule: 'word-limit', place: section.place, message: `“${section.heading}” has ${words} words; the form allows ${wordLimit}. Shorten it.` }] : [];
}
