import { ExternalHyperlink, HeadingLevel, Paragraph, TableOfContents, type FileChild, type IParagraphOptions, type ParagraphChild } from 'docx';
import { joinFigureSources } from '../../schema/figure-origins.ts';
import type { Absence, Link } from '../../schema/report/link-date-absence.ts';
import type { PublicationView } from '../../schema/report/publication.ts';
import { addressOf, words } from './word-inlines.ts';
import { orderedList, UNORDERED } from './word-numbering.ts';
import { said } from './word-blocks.ts';
import type { Piece, Writing } from './writing.ts';

/** These stand on sheets that are higher than wide, in the document's own language. */
const UPRIGHT = { turned: false };
const PLAIN = { lang: '' };
const BOLD = { lang: '', bold: true };

/** The first page: whose paper it is not, what it is, and the facts of its meeting or edition. */
export function writeOpening({ demonstration, status, council, kindLabel, title, summary, front, published, updated }: PublicationView): Piece[] {
  return [
    line('Notice', demonstration),
    ...(status?.state === 'draft' ? [line('Notice', status.words)] : []),
    line('Kind', council.name), line('Kind', kindLabel), line('Title', title), line('Summary', summary),
    ...front.map(({ label, values, absence }) => fact(label, [...values, ...(absence ? [absentWords(absence)] : [])].join('; '))),
    fact('Published', published.text), ...(updated ? [fact('Last updated', updated.text)] : []),
  ];
}

/** Its entries are there before Word is asked to renew them. On a new page, for not every program keeps a heading with the contents. */
export function writeContents(): (Piece | { child: FileChild; turned: boolean })[] {
  return [said({ style: 'TOCHeading', pageBreakBefore: true, children: [words('Contents', PLAIN)] }, UPRIGHT), { child: new TableOfContents('Contents', { hyperlink: true, headingStyleRange: '1-1' }), turned: false }];
}

export function writeDiscrepancies({ discrepancies }: PublicationView, { count }: Writing): Piece[] {
  if (discrepancies.length === 0) return [];
  const numbering = { reference: orderedList(1), level: 0, instance: ++count.lists };
  return [
    heading('Where the source contradicts itself'),
    ...discrepancies.map(({ says, publish, why }) => said({ style: 'ListParagraph', numbering, children: [
      words('The source says: ', BOLD), words(`${says} `, PLAIN), words('We publish: ', BOLD), words(`${publish} `, PLAIN), words('Why: ', BOLD), words(why, PLAIN),
    ] }, UPRIGHT)),
  ];
}

/** Once for the whole document and at its end, where a clerk can cut it off; a page tells it section by section. */
export function writeOrigins({ sections, asOf }: PublicationView, { base }: Writing): Piece[] {
  const origins = joinFigureSources(sections.map(({ figureSources }) => figureSources));
  if (origins.length === 0) return [];
  const numbering = { reference: UNORDERED, level: 0 };
  return [
    heading('Where these figures come from', { pageBreakBefore: true }),
    line('Origin', `Each is the newest published by ${asOf.text}, and final unless it says otherwise.`),
    ...origins.flatMap(({ source, figures }) => [
      said({ style: 'Origin', keepNext: true, children: [words(source, BOLD)] }, UPRIGHT),
      ...figures.map(({ label, href, where, values }) => said({ style: 'Origin', numbering, children: [
        ...linked({ text: label, href: href ?? '' }, base), words(': ', PLAIN),
        ...values.flatMap(({ text, period }, i) => [words(text, BOLD), words(` (${period})${i < values.length - 1 ? ', ' : ''}`, PLAIN)]),
        ...(where === null ? [] : [words(`; ${where}`, PLAIN)]),
      ] }, UPRIGHT)),
    ]),
  ];
}

/** What a page has at its foot. */
export function writeAbout({ asOf, published, updated, history, original, previousEditions, council, sourceLicences = [], address }: PublicationView, { base }: Writing): Piece[] {
  const numbering = { reference: UNORDERED, level: 0 };
  const told = (label: string, what: Link | Absence): Piece => said({ style: 'Fact', children: [words(`${label}: `, BOLD), ...('href' in what ? linked(what, base) : [words(absentWords(what), PLAIN)])] }, UPRIGHT);
  const licence = council.licence ?? council.licenceAbsence;
  return [
    heading('About this document'),
    fact('Published', published.text), ...(updated ? [fact('Last updated', updated.text)] : []), fact('Figures published by', asOf.text),
    ...(original ? [told('Original document', original)] : []), ...previousEditions.map((edition) => told('Earlier edition', { ...edition, href: `../${edition.href}` })),
    ...(licence ? [told('Licence', licence)] : []), ...sourceLicences.map((one) => told(one.covers, one.licence)), told('Contact', council.contact),
    ...(address ? [told('Available at', { text: address, href: address })] : []),
    ...(updated ? history.map(({ date, note }) => said({ style: 'ListParagraph', numbering, children: [words(`${date.text}: `, BOLD), words(note, PLAIN)] }, UPRIGHT)) : []),
  ];
}

export function absentWords({ words, reason }: Absence): string {
  return `${words}. ${reason}`;
}

function linked({ text, href }: Link, base: string | null): ParagraphChild[] {
  const address = addressOf(href, base);
  return address === null ? [words(text, PLAIN)] : [new ExternalHyperlink({ link: address, children: [words(text, { ...PLAIN, link: true })] })];
}

function heading(text: string, more: IParagraphOptions = {}): Piece {
  return said({ heading: HeadingLevel.HEADING_1, children: [words(text, PLAIN)], ...more }, UPRIGHT);
}

function line(style: string, text: string): { child: Paragraph; turned: boolean } {
  return { child: new Paragraph({ style, children: [words(text, PLAIN)] }), ...UPRIGHT };
}

function fact(label: string, text: string): Piece {
  return said({ style: 'Fact', children: [words(`${label}: `, BOLD), words(text, PLAIN)] }, UPRIGHT);
}
