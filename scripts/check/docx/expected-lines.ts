import { joinFigureSources } from '../../schema/figure-origins.ts';
import { tileWords } from '../../render/docx/word-blocks.ts';
import { addressOf, wordLanguage } from '../../render/docx/word-inlines.ts';
import type { Block } from '../../schema/report/block.ts';
import type { Absence, Link } from '../../schema/report/link-date-absence.ts';
import type { FootnoteView, Inline } from '../../schema/report/prose.ts';
import type { PublicationView } from '../../schema/report/publication.ts';
import type { SectionView } from '../../schema/report/section.ts';
import type { SourceView } from '../../schema/report/source.ts';
import type { CellView, TableView } from '../../schema/report/table.ts';
import { join, type Line, type Part } from './line.ts';

const BULLETS = ['•', '–', '•'];

interface Reading {
  base: string | null;
  footnotes: readonly FootnoteView[];
  /** Note id -> its number, in the order of reading. */
  notes: Map<string, number>;
}

type Where = { lang: string; depth: number };

/** What a document has to say of a publication, and nothing else: its body, then its notes. */
export function expectedLines(publication: PublicationView, base: string | null): Line[] {
  const reading: Reading = { base, footnotes: publication.footnotes, notes: new Map() };
  const { sections } = publication;
  const of = (...roles: SectionView['role'][]): Line[] => sections.filter(({ role }) => roles.includes(role)).flatMap((section) => linesOfSection(section, reading));
  const body = [
    ...opening(publication), ...of('opening', 'recommendation'), line('contents heading', 'Contents'),
    ...sections.filter(({ role }) => !['opening', 'recommendation', 'appendix'].includes(role)).flatMap((section) => linesOfSection(section, reading)),
    ...discrepancies(publication), ...of('appendix'), ...ending(publication, reading),
  ];
  // Notes that only notes mention are said in brackets there, so that none comes anew.
  return [...body, ...[...reading.notes].map(([id, number]) => ({ kind: 'note', number: String(number), text: text(reading.footnotes.find((note) => note.id === id)?.content ?? [], '', reading, true) }))];
}

function opening({ demonstration, status, council, kindLabel, title, summary, front, published, updated }: PublicationView): Line[] {
  return [
    line('paragraph', demonstration), ...(status?.state === 'draft' ? [line('paragraph', status.words)] : []),
    line('paragraph', council.name), line('paragraph', kindLabel), line('title', title), line('paragraph', summary),
    ...front.map(({ label, values, absence }) => line('paragraph', `${label}: ${[...values, ...(absence ? [absent(absence)] : [])].join('; ')}`)),
    line('paragraph', `Published: ${published.text}`), ...(updated ? [line('paragraph', `Last updated: ${updated.text}`)] : []),
  ];
}

function discrepancies({ discrepancies: list }: PublicationView): Line[] {
  return [
    ...(list.length > 0 ? [line('heading 1', 'Where the source contradicts itself')] : []),
    ...list.map(({ says, publish, why }, i) => line('point 1', `The source says: ${says} We publish: ${publish} Why: ${why}`, `${i + 1}.`)),
  ];
}

function ending({ sections, asOf, published, updated, history, original, previousEditions, council, sourceLicences = [], address }: PublicationView, reading: Reading): Line[] {
  const linked = (label: string, what: Link | Absence): Line => ('href' in what
    ? { kind: 'paragraph', number: '', text: join([plain(`${label}: `), { ...plain(what.text), href: addressOf(what.href, reading.base) ?? '' }]) }
    : line('paragraph', `${label}: ${absent(what)}`));
  const origins = joinFigureSources(sections.map(({ figureSources }) => figureSources));
  const licence = council.licence ?? council.licenceAbsence;
  return [
    ...(origins.length > 0 ? [line('heading 1', 'Where these figures come from'), line('paragraph', `Each is the newest published by ${asOf.text}, and final unless it says otherwise.`)] : []),
    ...origins.flatMap(({ source, figures }): Line[] => [
      line('paragraph', source),
      ...figures.map(({ label, href, where, values }) => ({ kind: 'point 1', number: '•', text: join([
        { ...plain(label), href: addressOf(href ?? '', reading.base) ?? '' }, plain(`: ${values.map(({ text, period }) => `${text} (${period})`).join(', ')}${where === null ? '' : `; ${where}`}`),
      ]) })),
    ]),
    line('heading 1', 'About this document'),
    line('paragraph', `Published: ${published.text}`), ...(updated ? [line('paragraph', `Last updated: ${updated.text}`)] : []), line('paragraph', `Figures published by: ${asOf.text}`),
    ...(original ? [linked('Original document', original)] : []), ...previousEditions.map((edition) => linked('Earlier edition', { ...edition, href: `../${edition.href}` })),
    ...(licence ? [linked('Licence', licence)] : []), ...sourceLicences.map((one) => linked(one.covers, one.licence)), linked('Contact', council.contact), ...(address ? [linked('Available at', { text: address, href: address })] : []),
    ...(updated ? history.map(({ date, note }) => line('point 1', `${date.text}: ${note}`, '•')) : []),
  ];
}

function linesOfSection({ number, heading, summary, absence, blocks }: SectionView, reading: Reading): Line[] {
  return [
    line('heading 1', heading, number ?? ''), ...(summary ? [line('paragraph', summary)] : []), ...(absence ? [line('paragraph', absent(absence))] : []),
    ...linesOf(blocks, { lang: '', depth: 0 }, reading),
  ];
}

function linesOf(blocks: readonly Block[], where: Where, reading: Reading): Line[] {
  const { lang, depth } = where;
  return blocks.flatMap((block): Line[] => {
    switch (block.kind) {
      case 'paragraph': return [{ kind: 'paragraph', number: block.number ?? '', text: text(block.content, lang, reading) }];
      case 'heading': return [{ kind: `heading ${block.level === 4 ? 3 : 2}`, number: '', text: text(block.content, lang, reading) }];
      case 'list': return block.items.flatMap((item, i) => marked(item, `point ${depth + 1}`, block.ordered ? `${block.start + i}.` : BULLETS[depth % 3] as string, where, reading));
      case 'quote': return [...linesOf(block.content, where, reading), ...(block.source.length > 0 ? [{ kind: 'paragraph', number: '', text: text(block.source, lang, reading) }] : [])];
      case 'code': return [line('paragraph', block.text, '', lang)];
      case 'exempt': return [line('paragraph', block.title, '', lang), line('paragraph', [block.notice.words, ...block.notice.reasons].join(' '), '', lang)];
      case 'recommendations': return block.items.flatMap((item) => marked(item.content, 'recommendation', item.number ?? '', where, reading));
      case 'table': return linesOfTable(block.table, lang, reading);
      case 'chart': {
        const { number, headline, subtitle, description, source, notes, table } = block.chart;
        return [caption(number, headline, lang, reading), line('paragraph', subtitle, '', lang), line('paragraph', `(picture: ${description})`), sourceLine(source, lang, reading), ...noteLines(notes, lang, reading), ...linesOfTable(table, lang, reading)];
      }
      case 'kpis': return [...block.kpis.tiles.map((tile) => line('point 1', tileWords(tile).join(''), '•', lang)), ...linesOfTable(block.kpis.table, lang, reading), ...noteLines(block.kpis.notes, lang, reading)];
      case 'language': return linesOf(block.content, { ...where, lang: block.lang }, reading);
      case 'note': case 'landscape': return linesOf(block.content, where, reading);
    }
  });
}

function marked([first, ...rest]: readonly Block[], kind: string, number: string, where: Where, reading: Reading): Line[] {
  const inside = { ...where, depth: where.depth + 1 };
  if (first?.kind !== 'paragraph') return linesOf(first ? [first, ...rest] : [], inside, reading);
  return [{ kind, number, text: text(first.content, where.lang, reading) }, ...linesOf(rest, inside, reading)];
}

function linesOfTable({ number, caption: statement, columns, rows, notes, cellNotes, source }: TableView, lang: string, reading: Reading): Line[] {
  const row = (kind: string, cells: readonly Pick<CellView, 'text' | 'content' | 'notes'>[]): Line => (
    { kind, number: '', text: cells.map(({ text: words, content, notes: own = [] }) => text([...(content ?? [{ kind: 'text', text: words }]), { kind: 'text', text: own.join(', ') }], lang, reading)).join(' | ') });
  return [
    ...(number !== null || statement !== '' ? [caption(number, statement === '' ? [] : [{ kind: 'text', text: statement }], lang, reading)] : []),
    row('header row', columns), ...rows.map((cells) => row('row', cells)),
    ...(cellNotes ? [...cellNotes.map((words, i) => line('paragraph', words, `${i + 1}.`, lang)), ...notes.map((words) => line('paragraph', words, '', lang))] : noteLines(notes.map((words) => [{ kind: 'text', text: words }]), lang, reading)), ...(source ? [sourceLine(source, lang, reading)] : []),
  ];
}

/** Its number is counted by Word, and is of no language. */
function caption(number: string | null, statement: readonly Inline[], lang: string, reading: Reading): Line {
  const look = { lang: lang && wordLanguage(lang), href: '' };
  const [, name = '', digits = ''] = /^(.*?)(\d*)$/.exec(number ?? '') ?? [];
  const label = number === null ? [] : [{ text: name, isFigure: false, ...look }, plain(digits), { text: statement.length > 0 ? ' ' : '', isFigure: false, ...look }];
  return { kind: 'caption', number: '', text: join([...label, ...partsOf(statement, look, reading, false)]) };
}

function noteLines(notes: readonly Inline[][], lang: string, reading: Reading): Line[] {
  if (notes.length === 1) return [{ kind: 'paragraph', number: '', text: text([{ kind: 'text', text: 'Note: ' }, ...notes[0] as Inline[]], lang, reading) }];
  return notes.map((note, i) => ({ kind: 'paragraph', number: `${i + 1}.`, text: text(note, lang, reading) }));
}

function sourceLine({ text: words, href }: SourceView, lang: string, reading: Reading): Line {
  return { kind: 'paragraph', number: '', text: text([{ kind: 'text', text: 'Source: ' }, href === null ? { kind: 'text', text: words } : { kind: 'link', href, children: [{ kind: 'text', text: words }] }], lang, reading) };
}

function text(content: readonly Inline[], lang: string, reading: Reading, inNote = false): string {
  return join(partsOf(content, { lang: lang && wordLanguage(lang), href: '' }, reading, inNote));
}

function partsOf(content: readonly Inline[], look: Pick<Part, 'lang' | 'href'>, reading: Reading, inNote: boolean): Part[] {
  return content.flatMap((part): Part[] => {
    const say = (words: string, isFigure = false): Part[] => [{ text: words.replaceAll('\u2060', ''), isFigure, ...look }];
    switch (part.kind) {
      case 'text': case 'abbreviation': case 'code': return say(part.text);
      case 'figure': return say(part.text, true);
      case 'emphasis': case 'strong': return partsOf(part.children, look, reading, inNote);
      case 'language': return partsOf(part.children, { ...look, lang: wordLanguage(part.lang) }, reading, inNote);
      case 'link': return partsOf(part.children, { ...look, href: part.href.startsWith('#') ? '#' : addressOf(part.href, reading.base) ?? '' }, reading, inNote);
      case 'reference': return [{ text: part.text, isFigure: false, ...look, href: '#' }];
      case 'note-mark': return noteMark(part.note, look, reading, inNote);
      case 'image': return [{ text: `(picture: ${part.alt})`, isFigure: false, lang: '', href: look.href }];
      case 'line-break': return [plain(' ')];
    }
  });
}

function noteMark(id: string, look: Pick<Part, 'lang' | 'href'>, reading: Reading, inNote: boolean): Part[] {
  const { notes, footnotes } = reading;
  if (!notes.has(id) && inNote) return [{ text: ' [', isFigure: false, ...look }, ...partsOf(footnotes.find((note) => note.id === id)?.content ?? [], look, reading, true), { text: ']', isFigure: false, ...look }];
  if (!notes.has(id)) notes.set(id, notes.size + 1);
  return [plain(`^${notes.get(id)}`)];
}

function plain(words: string): Part {
  return { text: words, lang: '', isFigure: false, href: '' };
}

function line(kind: string, words: string, number = '', lang = ''): Line {
  return { kind, number, text: join([{ ...plain(words), lang: lang && wordLanguage(lang) }]) };
}

function absent({ words, reason }: Absence): string {
  return `${words}. ${reason}`;
}
