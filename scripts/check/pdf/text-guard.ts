import { linesOf, wordsOf, type Kid, type StructureElement, type StructureTree } from '../../render/pdf/model/structure.ts';
import type { PageContent } from '../../render/pdf/model/page-content.ts';
import { dictsIn, nameIn, textIn } from '../../render/pdf/model/objects.ts';
import type { PrintedFacts } from '../../render/pdf/prepare-paper.ts';
import { pageOf } from './subject.ts';

/** Words that the page and its PDF don't have in common. */
export interface TextDifference {
  /** Counted from 1. */
  page: number;
  message: string;
}

interface Word {
  word: string;
  /** Counted from 0. */
  page: number;
}

/** Standard types, and those of PDF 2.0 that are mapped to Span, whose words run on into those around. Every other element ends words. */
const INLINE = new Set(['Code', 'Em', 'Link', 'NonStruct', 'Quote', 'Reference', 'Ruby', 'Span', 'Strong', 'Sub']);
/** What a list puts before its items by itself; the page's text doesn't hold it. */
const MARKER = /^(?:[•◦▪‣–—-]?|(?:\d+|[a-z]{1,8})[.)])$/i;
const MOST_DIFFERENCES = 8;
/** How many words on either side are searched for the place where the texts agree again, and how many must then agree. */
const REACH = 400;
const AGREEING = 4;

/** The page's text and the PDF's, as a reader of its tags meets it, word by word in reading order. */
export function compareTexts({ tree, pages }: { tree: StructureTree; pages: readonly PageContent[] }, { stretches }: Pick<PrintedFacts, 'stretches'>): TextDifference[] {
  const page = stretches.flatMap(wordsIn);
  const pdf = wordsOfTags(tree, pages);
  const differences: TextDifference[] = [];
  for (let i = 0, k = 0; i < page.length || k < pdf.length;) {
    if (i < page.length && k < pdf.length && isSame(page[i]!, pdf[k]!.word)) {
      i++;
      k++;
      continue;
    }
    const [missing, added] = nextAgreement(page, pdf, i, k);
    differences.push({
      page: ((pdf[k] ?? pdf.at(-1))?.page ?? 0) + 1,
      message: describe(page.slice(i, i + missing), pdf.slice(k, k + added).map(({ word }) => word), page.slice(Math.max(0, i - 5), i)),
    });
    if (differences.length === MOST_DIFFERENCES) break;
    i += missing;
    k += added;
  }
  return differences;
}

function wordsIn(text: string): string[] {
  return text.normalize('NFC').replace(/[\u200b\u2060\ufeff]/g, '').split(/\s+/).filter((word) => word !== '' && word !== '\u00ad');
}

/** A soft hyphen is seen only where a line is broken at it. */
function isSame(onPage: string, inPdf: string): boolean {
  return onPage === inPdf || (onPage.includes('\u00ad') && onPage.replaceAll('\u00ad', '') === inPdf.replace(/[\u00ad\u2010]|-(?=\p{Ll})/gu, ''));
}

function wordsOfTags(tree: StructureTree, pages: readonly PageContent[]): Word[] {
  const words: Word[] = [];
  let open: { text: string; page: number } | null = null;
  const end = (): void => {
    if (open) for (const word of wordsIn(open.text)) words.push({ word, page: open.page });
    open = null;
  };
  const say = (text: string, page: number): void => {
    open = { text: (open?.text ?? '') + text, page: open?.page ?? page };
    // What follows may be on the next page.
    if (/\s$/.test(text)) end();
  };
  const visit = (kid: Kid): void => {
    if (kid.kind === 'marked') say(linesOf(kid, pages).join(''), kid.page);
    if (kid.kind !== 'element') return;
    if (!INLINE.has(kid.type)) end();
    const spoken = textIn(kid.dict, 'ActualText') ?? textIn(kid.dict, 'Alt');
    if (isMarker(kid, pages)) return;
    if (spoken !== undefined) say(spoken, pageOf(kid) ?? open?.page ?? words.at(-1)?.page ?? 0);
    else kid.kids.forEach(visit);
    if (!INLINE.has(kid.type)) end();
  };
  tree.kids.forEach(visit);
  end();
  return words;
}

function isMarker(element: StructureElement, pages: readonly PageContent[]): boolean {
  const item = element.parent;
  if (element.type !== 'Lbl' || !item || !['LI', 'TOCI'].includes(item.type)) return false;
  // A list of terms, whose labels are the page's own words.
  if (item.parent && dictsIn(item.parent.dict, 'A').some((attributes) => nameIn(attributes, 'ListNumbering') === 'None')) return false;
  return MARKER.test((textIn(element.dict, 'ActualText') ?? wordsOf(element, pages)).trim());
}

/** How many words to pass on either side until the texts agree again: as few as can be. */
function nextAgreement(page: readonly string[], pdf: readonly Word[], i: number, k: number): [missing: number, added: number] {
  const [left, right] = [page.length - i, pdf.length - k];
  const agree = (a: number, b: number): boolean => {
    for (let n = 0; n < AGREEING; n++) {
      if (i + a + n === page.length && k + b + n === pdf.length) return true;
      if (!isSame(page[i + a + n] ?? '', pdf[k + b + n]?.word ?? '\0')) return false;
    }
    return true;
  };
  for (let passed = 1; passed <= Math.min(REACH, left + right); passed++) {
    for (let a = Math.max(0, passed - right); a <= Math.min(passed, left); a++) if (agree(a, passed - a)) return [a, passed - a];
  }
  return [left, right];
}

function describe(missing: readonly string[], added: readonly string[], before: readonly string[]): string {
  const after = before.length > 0 ? ` after “${before.join(' ')}”` : ' at its beginning';
  if (missing.join('') === added.join('')) return `The PDF says “${shorten(added)}” where the page says “${shorten(missing)}”,${after}: a space is ${missing.length > added.length ? 'lost' : 'too many'}.`;
  if (added.length === 0) return `The PDF lacks “${shorten(missing)}”,${after}.`;
  if (missing.length === 0) return `The PDF says “${shorten(added)}”,${after}, which the page doesn’t.`;
  return `The PDF says “${shorten(added)}” where the page says “${shorten(missing)}”,${after}.`;
}

function shorten(words: readonly string[]): string {
  return words.length <= 14 ? words.join(' ') : `${words.slice(0, 8).join(' ')} … ${words.slice(-4).join(' ')} (${words.length} words)`;
}
