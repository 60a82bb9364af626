import type { MarkdownSource } from '../load/read-markdown.ts';
import { startOf, type Problem } from '../problem.ts';
import type { CouncilFile, Form } from '../schema/council.ts';
import type { Publication } from '../schema/records.ts';
import { flatten, plainText, proseOf } from '../schema/narrative.ts';
import type { Outline, OutlineSection } from '../schema/outline.ts';
import { publicationSchema, type PublicationFile } from '../schema/publication.ts';
import type { YamlSource } from '../load/read-yaml.ts';
import { outlineReport } from './outline.ts';
import { maskAllowed } from './prose/typed-numbers.ts';
import { checkShape } from './shape.ts';
import { didYouMean } from './suggest.ts';

/** Front matter and outline of one publication; its prose is checked when all councils are known. */
export function readPublication(id: string, source: MarkdownSource, councils: ReadonlyMap<string, CouncilFile>, brokenCouncils: ReadonlySet<string>): { publication: Publication | null; problems: Problem[] } {
  const front = source.frontMatter;
  if (!front) return { publication: null, problems: [{ rule: 'front-matter', place: startOf(source.path), message: 'This file has no settings at the top. Begin it with a line ---, then kind:, council:, title: and the others, then a line ---.' }] };
  const { value: file, problems } = checkShape(publicationSchema, front);
  if (!file) return { publication: null, problems };
  const council = councils.get(file.council);
  if (!council) {
    if (brokenCouncils.has(file.council)) return { publication: null, problems };
    const place = front.placeOf(['council']);
    return { publication: null, problems: [...problems, { rule: 'unknown-council', place, message: `There is no council “${file.council}” in data/.${didYouMean(file.council, councils.keys())} Correct it, or add its folder.` }] };
  }
  const form = file.form !== undefined && Object.hasOwn(council.forms, file.form) ? council.forms[file.form] : undefined;
  if (!form) {
    const place = front.placeOf(['form']);
    const known = Object.keys(council.forms);
    return { publication: null, problems: [...problems, { rule: 'unknown-form', place, message: file.form === undefined ? `A report needs its form. Add form: with one of ${known.join(', ')}.` : `There is no form “${file.form}” in council.yaml.${didYouMean(file.form, known)} Use one of ${known.join(', ')}.` }] };
  }
  const { outline, problems: outlineProblems } = outlineReport(source.narrative.blocks, file, form);
  return {
    publication: { id, path: source.path, file, form, narrative: source.narrative, outline, images: new Map() },
    problems: [...problems, ...outlineProblems, ...checkFront(file, form, front), ...checkSections(file, form, outline, front), ...checkDates(file, form, front)],
  };
}

function checkFront(file: PublicationFile, form: Form, front: YamlSource): Problem[] {
  const known = form.front.map((row) => row.id);
  const meeting = file.meeting ?? {};
  const unknown = Object.keys(meeting).filter((id) => !known.includes(id)).map((id): Problem => ({
    rule: 'unknown-name', place: front.placeOfKey(['meeting', id]), message: `The form’s front block has no “${id}”.${didYouMean(id, known) || ` It has ${known.join(', ')}.`} Correct or delete it.`,
  }));
  const meant = Object.keys(meeting).map((id) => didYouMean(id, known)).join();
  const missing = form.front.filter((row) => row.mandatory && !(row.id in meeting) && !meant.includes(`“${row.id}”`)).map((row): Problem => ({
    rule: 'missing-front', place: front.placeOfKey(['meeting']), message: `The front block lacks “${row.label}”. Add ${row.id}: under meeting:, or ${row.id}: { not-given: the reason }.`,
  }));
  const typed = (['title', 'summary'] as const).flatMap((name): Problem[] => (/\d/.test(maskAllowed(file[name], []))
    ? [{ rule: 'typed-number', place: front.placeOf([name]), message: `The ${name} has a number typed in it, which would go stale. Say it without the number.` }] : []));
  return [...unknown, ...missing, ...typed];
}

function checkSections(file: PublicationFile, form: Form, outline: Outline, front: YamlSource): Problem[] {
  const known = form.sections.filter((s) => s.role !== 'body').map((s) => s.id);
  const unknown = Object.keys(file.sections ?? {}).filter((id) => !known.includes(id)).map((id): Problem => ({
    rule: 'unknown-name', place: front.placeOfKey(['sections', id]), message: `The form has no section “${id}”.${didYouMean(id, known) || ` It has ${known.join(', ')}.`} Correct or delete it.`,
  }));
  const rest = form.sections.flatMap((section): Problem[] => {
    const there = outline.sections.filter((s) => (section.role === 'body' ? s.role === 'body' : s.formSection === section.id));
    const written = there.filter((s) => s.absence === null);
    if (there.length === 0) {
      if (!section.mandatory) return [];
      const name = section.heading ?? 'numbered sections';
      return [{ rule: 'missing-section', place: front.placeOf(['form']), message: section.role === 'body'
        ? 'The form wants the paper’s own numbered sections here. Add at least one heading (## ...) with text.'
        : `The form wants the section “${name}”. Add the heading ## ${name} with its text, or say why there is none under sections: ${section.id}:.` }];
    }
    if (written.length > 0 && section.role !== 'body' && file.sections && section.id in file.sections) {
      return [{ rule: 'section-contradiction', place: front.placeOfKey(['sections', section.id]), message: `“${section.heading}” is said to have nothing in it, but it stands in the text too. Delete one of the two.` }];
    }
    return written.flatMap((s) => sectionProblems(s, section['word-limit'] ?? null));
  });
  return [...unknown, ...rest];
}

function sectionProblems(section: OutlineSection, wordLimit: number | null): Problem[] {
  if (section.blocks.length === 0) return [{ rule: 'empty-section', place: section.place, message: `“${section.heading}” has a heading and no text. Write it, or say why there is none under sections: in the settings.` }];
  if (wordLimit === null) return [];
  const words = [...proseOf(section.blocks)].flatMap((run) => [...flatten(run.inlines)]).reduce((sum, i) => sum + (i.kind === 'text' ? plainText([i]).split(/\s+/).filter(Boolean).length : i.kind === 'figure' ? 1 : 0), 0);
  return words > wordLimit
    ? [{ rule: 'word-limit', place: section.place, message: `“${section.heading}” has ${words} words; the form allows ${wordLimit}. Shorten it.` }] : [];
}

function checkDates(file: PublicationFile, form: Form, front: YamlSource): Problem[] {
  const problems: Problem[] = [];
  const to = form['in-use'].to;
  const day = file['publish-on'];
  if (day < form['in-use'].from || (typeof to === 'string' && day > to)) {
    problems.push({ rule: 'form-not-in-use', place: front.placeOf(['form']), message: `The form “${form.name}” was in use from ${form['in-use'].from}${typeof to === 'string' ? ` to ${to}` : ''}, not on ${day}. Choose the form of that day, or correct its dates in council.yaml.` });
  }
  if (file.access !== 'public' && !file['exempt-paragraph']) {
    problems.push({ rule: 'exempt-paragraph', place: front.placeOf(['access']), message: 'An exempt paper must name the paragraph of Schedule 12A. Add exempt-paragraph:.' });
  }
  return problems;
}
