import type { ProtectedCouncil } from '../protect/protect-tables.ts';
import { agendaFileName } from '../schema/agenda-file-name.ts';
import { correctedEntries, visibleEntries, type ProtectedDataset } from '../schema/dataset.ts';
import type { Discrepancy } from '../schema/field.ts';
import { flatten, inlinesOfNarrative, proseOf } from '../schema/narrative.ts';
import type { OutlineSection } from '../schema/outline.ts';
import { dateText } from '../schema/period.ts';
import { asOfDay } from '../schema/publication.ts';
import type { Claim, Publication } from '../schema/records.ts';
import type { DateView } from '../schema/report/link-date-absence.ts';
import type { FigureView, FootnoteView } from '../schema/report/prose.ts';
import type { ChangeView, PublicationView } from '../schema/report/publication.ts';
import type { SectionView } from '../schema/report/section.ts';
import { absenceView } from './absence-view.ts';
import { computeBlocks } from './blocks/compute-blocks.ts';
import { councilView, demonstrationOf } from './council-view.ts';
import { computeAttachedData } from './data/attached-data.ts';
import { computeEasyRead } from './easy-read.ts';
import { aboutOf, isPast, previousEditions, statusOf, supplementsOf, type Editions } from './editions.ts';
import { sayExemption } from './exemption.ts';
import { computeFigureSources } from './figure-sources.ts';
import { computeFront } from './front.ts';
import { licencesShown } from './licences.ts';
import { pageAddress } from './page-address.ts';
import { computeProse, noteId, noteMarkId, typeset, type AbbreviationFinder, type ProseScope } from './prose.ts';

interface PublicationScope {
  council: ProtectedCouncil;
  /** What this publication shows. */
  claims: readonly Claim[];
  abbreviations: AbbreviationFinder;
  editions: Editions;
  pdf: boolean;
  docx: boolean;
  /** Where the whole site stands; null where that isn't known. */
  siteAddress: string | null;
  /** As machines are told, see `sayPublisher`. */
  publisher: string;
  /** What of the council's data can be linked to: 'foster-households', 'facts', 'facts#toy-homes' */
  dataPages: ReadonlySet<string>;
}

const KIND_LABELS = { report: 'Committee report', strategy: 'Strategy', deck: 'Presentation' };
const PDF_WORDS = { report: 'Download this report (PDF)', strategy: 'Download the whole strategy (PDF)', deck: 'Download the slides (PDF)' };
const DOCX_WORDS = { report: 'Word document, to paste into an agenda system', strategy: 'Word document, to edit or reuse' };

export function computePublication(publication: Publication, { council, claims, abbreviations, editions, pdf, docx, publisher, siteAddress, dataPages }: PublicationScope): PublicationView {
  const { file, outline, id } = publication;
  const isWithdrawn = file.status === 'withdrawn';
  const asOf = asOfDay(file);
  const datasets = asOf === file['as-of'] ? council.datasets : correctDatasets(council.datasets, file['as-of'], asOf);
  const scope: ProseScope = { asOf, datasets, outline, abbreviations, figures: [] };
  const written = isWithdrawn ? [] : outline.sections.map((section) => ({
    section, ...collectFigures(scope, () => computeBlocks(section.blocks, { ...scope, council: { ...council, datasets }, section, dataPages, exemptBy: file })),
  }));
  const notes = isWithdrawn ? [] : collectFootnotes(publication, scope);
  const sections = written.map(({ section, made: blocks, figures }): SectionView => ({
    id: section.id, number: section.number, heading: typeset(section.heading), ...(section.summary ? { summary: typeset(section.summary) } : {}), role: section.role, absence: absenceView(section.absence), blocks,
    figureSources: computeFigureSources([...figures, ...notesIn(section).flatMap((note) => notes[note - 1]?.figures ?? [])], { council: council.id, datasets, pages: dataPages }),
  }));
  const footnotes = notes.map(({ made }) => made);
  const easyRead = publication.easyRead && !isWithdrawn ? computeEasyRead(publication.easyRead, { asOf, datasets, abbreviations }) : null;
  const front = computeFront(publication);
  const history = computeHistory(publication);
  const supplements = supplementsOf(publication, editions);
  return {
    id, kind: file.kind, kindLabel: kindLabelOf(file),
    council: councilView(council), title: typeset(file.title), summary: typeset(file.summary),
    edition: file.edition?.period ?? null, status: statusOf(publication, editions), isPast: isPast(publication, editions), about: aboutOf(publication, editions), ...(supplements ? { supplements } : {}),
    discrepancies: isWithdrawn ? [] : [...file.discrepancies, ...discrepanciesOf(claims, council, asOf)].map(({ says, publish, why }) => ({ says: typeset(says), publish: typeset(publish), why: typeset(why) })),
    demonstration: demonstrationOf(council), publisher,
    address: pageAddress(id, council.file, siteAddress),
    original: file.original && typeof file.original.link === 'string' ? { text: file.original.title, href: file.original.link } : null,
    downloads: isWithdrawn ? [] : downloadsOf(publication, council, { pdf, docx, isSupplement: supplements !== null }),
    ...(isWithdrawn ? {} : { sourceLicences: licencesShown(datasetsShown(publication, claims, council), asOf) }),
    ...(council.file.papers?.['attach-data'] && !isWithdrawn ? { attachedData: computeAttachedData(datasetsShown(publication, claims, council), { asOf, council: council.file['short-name'] }) } : {}),
    asOf: dateView(asOf), published: dateView(file['publish-on']), updated: file.updates.length > 0 ? history[0]!.date : null, history,
    previousEditions: previousEditions(publication, editions), redirects: file.redirects,
    front, runningHead: ['committee', 'date'].flatMap((row) => front.find((r) => r.id === row)?.values ?? []).join(', ') || council.file.name,
    contents: sections.filter((s) => s.number !== null || s.role === 'appendix' || s.role === 'slide').map((s) => ({ id: s.id, number: s.number, text: s.heading })),
    sections, footnotes, easyRead, figures: scope.figures, images: isWithdrawn ? [] : [...publication.images.keys()], ...(file.access === 'public' ? {} : { exemption: sayExemption(file) }),
  };
}

function kindLabelOf({ kind, edition }: Publication['file']): string {
  if (edition?.supplements) return 'Supplement to the strategy';
  return edition ? `${KIND_LABELS[kind]} ${edition.period}` : KIND_LABELS[kind];
}

function downloadsOf(publication: Publication, council: ProtectedCouncil, { pdf, docx, isSupplement }: Pick<PublicationScope, 'pdf' | 'docx'> & { isSupplement: boolean }): NonNullable<PublicationView['downloads']> {
  const { id, file: { kind } } = publication;
  const saveAs = saveNameOf(publication, council);
  return [
    ...(pdf ? [{ text: isSupplement ? 'Download the whole supplement (PDF)' : PDF_WORDS[kind], href: `${id}.pdf`, ...(saveAs === null ? {} : { saveAs }) }] : []),
    ...(docx && kind !== 'deck' ? [{ text: DOCX_WORDS[kind], href: `${id}.docx`, ...(saveAs === null ? {} : { saveAs: saveAs.replace(/\.pdf$/, '.docx') }) }] : []),
  ];
}

/** What the agenda system calls the paper, where the council says that; a strategy is on no agenda. */
function saveNameOf({ id, file }: Publication, council: ProtectedCouncil): string | null {
  const pattern = council.file.papers?.['file-name'];
  return pattern === undefined || file.kind === 'strategy' ? null : agendaFileName(pattern, { id, file, council: council.file['short-name'] });
}

function dateView(iso: string): DateView {
  return { iso, text: dateText(iso) };
}

function computeHistory({ file }: Publication): ChangeView[] {
  const updates = file.updates.map(({ date, note }) => ({ date: dateView(date), note: typeset(note) })).sort((a, b) => (a.date.iso < b.date.iso ? 1 : -1));
  return [...updates, { date: dateView(file['publish-on']), note: 'First published.' }];
}

/** The scope gathers figures as words are computed; these are those that came with what is made here. */
function collectFigures<T>(scope: ProseScope, make: () => T): { made: T; figures: FigureView[] } {
  const before = scope.figures.length;
  return { made: make(), figures: scope.figures.slice(before) };
}

function notesIn({ blocks }: OutlineSection): number[] {
  return [...proseOf(blocks)].flatMap((run) => [...flatten(run.inlines)]).flatMap((part) => (part.kind === 'note-mark' ? [part.note] : []));
}

function correctDatasets(datasets: ProtectedCouncil['datasets'], firstAsOf: string, asOf: string): ProtectedCouncil['datasets'] {
  return new Map([...datasets].map(([id, dataset]) => [id, { ...dataset, entries: correctedEntries(dataset.entries, firstAsOf, asOf) }]));
}

/** Those of the paper, each once; its Easy Read version is a page alone. */
function datasetsShown({ easyRead }: Publication, claims: readonly Claim[], { datasets }: ProtectedCouncil): ProtectedDataset[] {
  const shown = new Set(claims.filter(({ place }) => place.path !== easyRead?.path).map(({ dataset }) => dataset));
  return [...shown].flatMap((id) => datasets.get(id) ?? []);
}

/** Noted in the data, of everything that this publication shows; each once. */
function discrepanciesOf(claims: readonly Claim[], council: ProtectedCouncil, asOf: string): Discrepancy[] {
  const shown = new Set(claims.map((claim) => claim.dataset));
  return [...shown].flatMap((id) => visibleEntries(council.datasets.get(id)?.entries ?? [], asOf).flatMap((entry) => entry.discrepancy ?? []));
}

/** Each note with the figures that it says. */
function collectFootnotes({ narrative }: Pick<Publication, 'narrative'>, scope: ProseScope): { made: FootnoteView; figures: FigureView[] }[] {
  const marks = inlinesOfNarrative(narrative).filter((i) => i.kind === 'note-mark');
  return narrative.footnotes.map((content, i) => collectFigures(scope, () => ({
    id: noteId(i + 1), number: i + 1, content: computeProse(content, scope),
    marks: marks.filter((m) => m.note === i + 1).map((m) => noteMarkId(m.note, m.occurrence)),
  })));
}
