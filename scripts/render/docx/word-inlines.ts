import { BuilderElement, Bookmark, ExternalHyperlink, FootnoteReferenceRun, ImageRun, InternalHyperlink, NoBreakHyphen, SoftHyphen, TextRun, type IRunOptions, type ParagraphChild } from 'docx';
import type { Inline } from '../../schema/report/prose.ts';
import { isSafeHref } from '../site/inline.ts';
import type { Picture } from './picture.ts';
import { textWidth, type Look, type Writing } from './writing.ts';

/** In CSS pixels, of a sheet that stands. */
const WIDEST_PICTURE = (textWidth(false) / 1440) * 96;
const HIGHEST_PICTURE = 700;
/** Words of a link, where a style of their own takes the place of Word's. */
const LINK_LOOK = { color: '0563C1', underline: {} };

/** Words inside a paragraph. Abbreviations are their letters alone: Word has no way to say what they stand for. */
export function writeInlines(content: readonly Inline[], look: Look, writing: Writing): ParagraphChild[] {
  return content.flatMap((part): ParagraphChild[] => {
    switch (part.kind) {
      case 'text': case 'abbreviation': return [words(part.text, look)];
      case 'figure': return [words(part.text, look, { style: 'FigureValue', ...(look.link ? LINK_LOOK : {}) })];
      case 'emphasis': return writeInlines(part.children, { ...look, italics: true }, writing);
      case 'strong': return writeInlines(part.children, { ...look, bold: true }, writing);
      case 'language': return writeInlines(part.children, { ...look, lang: part.lang }, writing);
      case 'code': return [words(part.text, look, { style: 'CodeWords', ...(look.link ? LINK_LOOK : {}) })];
      case 'link': return link(part.href, part.children, look, writing);
      case 'reference': return reference(part, look, writing);
      case 'note-mark': return noteMark(part.note, look, writing);
      case 'image': return [picture(pictureOf(part.src, writing), part.alt, writing)];
      case 'line-break': return [new TextRun({ break: 1 })];
    }
  });
}

/** Soft and unbreakable hyphens are elements in Word; as characters they would always be seen, or in another font. */
export function words(text: string, { bold, italics, lang, link }: Look, more: IRunOptions = {}): TextRun {
  const children = text.replaceAll('\u2060', '').split(/(\u00ad|\u2011)/).filter((piece) => piece !== '').map((piece) => (piece === '\u00ad' ? new SoftHyphen() : piece === '\u2011' ? new NoBreakHyphen() : piece));
  return new TextRun({ children, ...(bold ? { bold } : {}), ...(italics ? { italics } : {}), ...(link ? { style: 'Hyperlink' } : {}), ...(lang ? { language: { value: wordLanguage(lang) } } : {}), ...more });
}

/** 'cy' -> 'cy-GB': Word finds its dictionaries by language and place. */
export function wordLanguage(lang: string): string {
  return { cy: 'cy-GB', en: 'en-GB' }[lang] ?? lang;
}

/** A field that shows these runs until Word works it out anew. */
export function field(instruction: string, ...runs: TextRun[]): ParagraphChild {
  return new BuilderElement({ name: 'w:fldSimple', attributes: { instruction: { key: 'w:instr', value: instruction } }, children: runs }) as unknown as ParagraphChild;
}

function link(href: string, children: readonly Inline[], look: Look, writing: Writing): ParagraphChild[] {
  const inside = (isLink: boolean): ParagraphChild[] => writeInlines(children, { ...look, ...(isLink ? { link: true } : {}) }, writing);
  if (href.startsWith('#')) {
    const target = writing.bookmarks.get(anchorIn(href));
    return target ? [new InternalHyperlink({ anchor: target.name, children: inside(true) })] : inside(false);
  }
  const address = addressOf(href, writing.base);
  return address === null ? inside(false) : [new ExternalHyperlink({ link: address, children: inside(true) })];
}

/** Null where it leads nowhere that a reader of the document could go. */
export function addressOf(href: string, base: string | null): string | null {
  if (!isSafeHref(href)) return null;
  if (/^[a-z][a-z0-9+.-]*:/i.test(href)) return href;
  return base && new URL(href, base).href;
}

/** The number is a field, so that it follows where a clerk moves a paragraph; it looks like its sentence, as Word's own do. */
function reference({ href, text }: { href: string; text: string }, look: Look, { bookmarks }: Writing): ParagraphChild[] {
  const target = bookmarks.get(anchorIn(href));
  if (!target) return [words(text, look)];
  const [, before = '', number] = /^(.*\s)(\d[\d.]*)$/.exec(text) ?? [];
  if (target.refersBy === 'number' && number !== undefined) return [new InternalHyperlink({ anchor: target.name, children: [words(before, look), field(`REF ${target.name} \\w \\h`, words(number, look))] })];
  if (target.refersBy === 'label') return [new InternalHyperlink({ anchor: target.name, children: [field(`REF ${target.name} \\h \\* lower`, words(text, look))] })];
  return [new InternalHyperlink({ anchor: target.name, children: [words(text, look)] })];
}

export function anchorIn(href: string): string {
  try {
    return decodeURIComponent(href.slice(1));
  } catch {
    return href.slice(1);
  }
}

/** A note can't have notes: one that stands nowhere else is said in brackets. */
function noteMark(id: string, look: Look, writing: Writing): ParagraphChild[] {
  const { views, numbers, repeated } = writing.notes;
  const said = numbers.get(id);
  const bookmark = `note_${id.replace(/\W/g, '_')}`;
  if (said !== undefined) return [field(`NOTEREF ${bookmark} \\f \\h`, new TextRun({ text: String(said), style: 'FootnoteReference' }))];
  if (look.inNote) return [words(' [', look), ...writeInlines(views.get(id)?.content ?? [], look, writing), words(']', look)];
  numbers.set(id, numbers.size + 1);
  const mark = new FootnoteReferenceRun(numbers.size);
  return repeated.has(id) ? [new Bookmark({ id: bookmark, children: [mark] })] : [mark];
}

function pictureOf(src: string, { pictures }: Writing): Picture {
  const name = decodeURIComponent(src.replace(/^(?:\.\.\/)*/, ''));
  const found = pictures.get(name);
  if (!found) throw new Error(`The picture ${name} was not read.`);
  return found;
}

/** Stands in the line, in its own proportions, and never wider than the text. */
export function picture({ type, bytes, width, height }: Picture, alt: string, { count }: Writing): ImageRun {
  const scale = Math.min(1, WIDEST_PICTURE / width, HIGHEST_PICTURE / height);
  const id = String(++count.drawings);
  return new ImageRun({ type, data: bytes, transformation: { width: Math.round(width * scale), height: Math.round(height * scale) }, altText: { id, name: `Picture ${id}`, description: alt } });
}
