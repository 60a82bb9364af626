import type { ProtectedCouncil } from '../protect/protect-tables.ts';
import { correctedEntries, visibleEntries } from '../schema/dataset.ts';
import { asOfDay } from '../schema/publication.ts';
import type { DeclaredAbsence, Discrepancy } from '../schema/field.ts';
import { flatten, proseOf } from '../schema/narrative.ts';
import { dateText, isDate } from '../schema/period.ts';
import type { Claim, Publication } from '../schema/records.ts';
import type { Absence, CouncilView, FootnoteView, FrontRow, PublicationView, SectionView } from '../schema/report.ts';
import { computeBlocks } from './blocks/compute-blocks.ts';
import { aboutOf, isPast, statusOf, type Editions } from './editions.ts';
import { computeProse, noteId, noteMarkId, typeset, type AbbreviationFinder, type ProseScope } from './prose.ts';

export interface PublicationScope {
  council: ProtectedCouncil;
  /** What this publication shows. */
  claims: readonly Claim[];
  abbreviations: AbbreviationFinder;
  editions: Editions;
  pdf: boolean;
}

const KIND_LABELS = { report: 'Committee report', strategy: 'Strategy', deck: 'Presentation' };
const PDF_WORDS = { report: 'Download this report (PDF)', strategy: 'Download the whole strategy (PDF)', deck: 'Download the slides (PDF)' };

export function computePublication(publication: Publication, { council, claims, abbreviations, editions, pdf }: PublicationScope): PublicationView {
  const { file, outline, id } = publication;
  const isWithdrawn = file.status === 'withdrawn';
  const asOf = asOfDay(file);
  const datasets = asOf === file['as-of'] ? council.datasets : correctDatasets(council.datasets, file['as-of'], asOf);
  const scope: ProseScope = { asOf, datasets, outline, abbreviations, figures: [] };
  const sections = isWithdrawn ? [] : outline.sections.map((section): SectionView => ({
    id: section.id, number: section.number, heading: typeset(section.heading), role: section.role, absence: absenceView(section.absence),
    blocks: computeBlocks(section.blocks, { ...scope, council: { ...council, datasets }, section }), figureSources: [],
  }));
  const footnotes = isWithdrawn ? [] : computeFootnotes(publication, scope);
  const front = computeFront(publication);
  return {
    id, kind: file.kind, kindLabel: file.edition ? `${KIND_LABELS[file.kind]} ${file.edition.period}` : KIND_LABELS[file.kind],
    council: councilView(council), title: typeset(file.title), summary: typeset(file.summary),
    edition: file.edition?.period ?? null, status: statusOf(publication, editions), isPast: isPast(publication, editions), about: aboutOf(publication, editions),
    discrepancies: isWithdrawn ? [] : [...file.discrepancies, ...discrepanciesOf(claims, council, asOf)].map(({ says, publish, why }) => ({ says: typeset(says), publish: typeset(publish), why: typeset(why) })),
    demonstration: `This is a demonstration made from published papers. It is not issued by ${council.file.name}.`,
    address: typeof council.file.website === 'string' ? `${council.file.website.replace(/\/$/, '')}/${id}/` : null,
    original: file.original && typeof file.original.link === 'string' ? { text: file.original.title, href: file.original.link } : null,
    downloads: pdf && !isWithdrawn ? [{ text: PDF_WORDS[file.kind], href: `${id}.pdf` }] : [],
    asOf: { iso: asOf, text: dateText(asOf) },
    published: { iso: file['publish-on'], text: dateText(file['publish-on']) },
    front, runningHead: ['committee', 'date'].flatMap((row) => front.find((r) => r.id === row)?.values ?? []).join(', ') || council.file.name,
    contents: sections.filter((s) => s.number !== null || s.role === 'appendix' || s.role === 'slide').map((s) => ({ id: s.id, number: s.number, text: s.heading })),
    sections, footnotes, figures: scope.figures, images: isWithdrawn ? [] : [...publication.images.keys()],
  };
}

function correctDatasets(datasets: ProtectedCouncil['datasets'], firstAsOf: string, asOf: string): ProtectedCouncil['datasets'] {
  return new Map([...datasets].map(([id, dataset]) => [id, { ...dataset, entries: correctedEntries(dataset.entries, firstAsOf, asOf) }]));
}

/** Noted in the data, of everything that this publication shows; each once. */
function discrepanciesOf(claims: readonly Claim[], council: ProtectedCouncil, asOf: string): Discrepancy[] {
  const shown = new Set(claims.map((claim) => claim.dataset));
  return [...shown].flatMap((id) => visibleEntries(council.datasets.get(id)?.entries ?? [], asOf).flatMap((entry) => entry.discrepancy ?? []));
}

export function councilView({ id, file }: ProtectedCouncil): CouncilView {
  return {
    id, name: file.name, shortName: file['short-name'], colour: file.colour,
    licence: 'link' in file.licence ? { text: file.licence.name, href: file.licence.link } : null,
  };
}

/** Rows in the form's order; a row that nobody wrote and the form doesn't insist on is left out. A strategy's are its edition's. */
function computeFront({ file, form }: Publication): FrontRow[] {
  const edition = file.edition ? [{ id: 'edition', label: 'Period', values: [file.edition.period], absence: null }] : [];
  const rows = (form?.front ?? []).flatMap((row): FrontRow[] => {
    const value = file.meeting?.[row.id];
    if (value === undefined) return [];
    if (typeof value === 'string' || Array.isArray(value)) {
      return [{ id: row.id, label: row.label, values: [value].flat().map((v) => (isDate(v) ? dateText(v) : typeset(v))), absence: null }];
    }
    return [{ id: row.id, label: row.label, values: [], absence: absenceView(value) }];
  });
  const published = file.kind === 'strategy' ? [{ id: 'published', label: 'Published', values: [dateText(file['publish-on'])], absence: null }] : [];
  return [...edition, ...rows, ...published];
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
