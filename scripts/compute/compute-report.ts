import type { ProtectedCouncil, ProtectedRecords } from '../protect/protect-tables.ts';
import type { DeclaredAbsence } from '../schema/field.ts';
import { dateText, isDate } from '../schema/period.ts';
import type { Publication } from '../schema/records.ts';
import type { Absence, CouncilView, FootnoteView, FrontRow, PublicationView, Report, SectionView } from '../schema/report.ts';
import { computeBlocks } from './blocks/compute-blocks.ts';
import { abbreviationFinder, computeProse, noteId, noteMarkId, typeset, type AbbreviationFinder, type ProseScope } from './prose.ts';
import { flatten, proseOf } from '../schema/narrative.ts';

/** Protected records -> everything that will be said. Pure; knows no file, no clock and no raw number. */
export interface ComputeOptions {
  includeDrafts?: boolean;
  /** Papers will be printed, so pages may offer them. */
  pdf?: boolean;
}

export function computeReport(records: ProtectedRecords, { includeDrafts = false, pdf = true }: ComputeOptions = {}): Report {
  const abbreviations = abbreviationFinder(records.glossary.abbreviations);
  const publications = records.publications
    .filter((publication) => (publication.file.status === 'published' || (includeDrafts && publication.file.status === 'draft')) && publication.file.access === 'public')
    .map((publication) => computePublication(publication, records.councils.get(publication.file.council) as ProtectedCouncil, abbreviations, pdf));
  return { publications: publications.sort(newestFirst), councils: [...records.councils.values()].map(councilView) };
}

function newestFirst(a: PublicationView, b: PublicationView): number {
  return a.published.iso === b.published.iso ? (a.id < b.id ? -1 : 1) : a.published.iso < b.published.iso ? 1 : -1;
}

function councilView({ id, file }: ProtectedCouncil): CouncilView {
  return {
    id, name: file.name, shortName: file['short-name'], colour: file.colour,
    licence: 'link' in file.licence ? { text: file.licence.name, href: file.licence.link } : null,
  };
}

function computePublication(publication: Publication, council: ProtectedCouncil, abbreviations: AbbreviationFinder, pdf: boolean): PublicationView {
  const { file, outline } = publication;
  const scope: ProseScope = { asOf: file['as-of'], datasets: council.datasets, outline, abbreviations, figures: [] };
  const sections = outline.sections.map((section): SectionView => ({
    id: section.id, number: section.number, heading: typeset(section.heading), role: section.role, absence: absenceView(section.absence),
    blocks: computeBlocks(section.blocks, { ...scope, council, section }),
  }));
  const footnotes = computeFootnotes(publication, scope);
  const front = computeFront(publication);
  return {
    id: publication.id, kind: file.kind, kindLabel: 'Committee report', council: councilView(council),
    title: typeset(file.title), summary: typeset(file.summary),
    demonstration: `This is a demonstration made from published papers. It is not issued by ${council.file.name}.`,
    address: typeof council.file.website === 'string' ? `${council.file.website.replace(/\/$/, '')}/${publication.id}/` : null,
    original: file.original && typeof file.original.link === 'string' ? { text: file.original.title, href: file.original.link } : null,
    downloads: pdf ? [{ text: 'Download this report (PDF)', href: `${publication.id}.pdf` }] : [],
    asOf: { iso: file['as-of'], text: dateText(file['as-of']) },
    published: { iso: file['publish-on'], text: dateText(file['publish-on']) },
    front, runningHead: ['committee', 'date'].flatMap((id) => front.find((row) => row.id === id)?.values ?? []).join(', ') || council.file.name,
    contents: outline.sections.filter((s) => s.number !== null || s.role === 'appendix').map((s) => ({ id: s.id, number: s.number, text: typeset(s.heading) })),
    sections, footnotes, figures: scope.figures, images: [...publication.images.keys()],
  };
}

/** Rows in the form's order; a row that nobody wrote and the form doesn't insist on is left out. */
function computeFront({ file, form }: Publication): FrontRow[] {
  return (form?.front ?? []).flatMap((row): FrontRow[] => {
    const value = file.meeting?.[row.id];
    if (value === undefined) return [];
    if (typeof value === 'string' || Array.isArray(value)) {
      return [{ id: row.id, label: row.label, values: [value].flat().map((v) => (isDate(v) ? dateText(v) : typeset(v))), absence: null }];
    }
    return [{ id: row.id, label: row.label, values: [], absence: absenceView(value) }];
  });
}

function absenceView(absence: DeclaredAbsence | null): Absence | null {
  if (absence === null) return null;
  return 'not-given' in absence
    ? { state: 'not-given', words: 'Not given', reason: typeset(absence['not-given']) }
    : { state: 'not-applicable', words: 'Not applicable', reason: typeset(absence['not-applicable']) };
}

function computeFootnotes({ narrative }: Publication, scope: ProseScope): FootnoteView[] {
  const marks = [...proseOf(narrative.blocks)].flatMap((run) => [...flatten(run.inlines)]).flatMap((i) => (i.kind === 'note-mark' ? [i] : []));
  return narrative.footnotes.map((content, i) => ({
    id: noteId(i + 1), number: i + 1, content: computeProse(content, scope),
    marks: marks.filter((m) => m.note === i + 1).map((m) => noteMarkId(m.note, m.occurrence)),
  }));
}
