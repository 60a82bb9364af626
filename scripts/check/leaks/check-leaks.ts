import { unzipSync } from 'fflate';
import { startOf, type Problem } from '../../problem.ts';
import type { Report } from '../../schema/report.ts';
import { walkBlocks } from '../../schema/walk-report.ts';
import { attribute, descendants, textOf, type Page } from '../page.ts';
import { checkWorkbook } from './check-workbook.ts';

/** What may lie on the site; whatever else is there was put there by mistake. */
const KNOWN_FILES = [
  /\.html$/, /^site\/(?:_headers|feed\.xml|sitemap\.xml)$/, /^site\/assets\/[\w-]+\.(?:css|js|svg|woff2)$/,
  /^site\/search\/pagefind\/(?:pagefind(?:-worker)?\.js|pagefind-entry\.json|words\.json|wasm\.[\w-]+\.pagefind|pagefind\.[\w-]+\.pf_meta|index\/[\w-]+\.pf_index|fragment\/[\w-]+\.pf_fragment)$/,
  /^site\/data\/[\w-]+\/([\w-]+)\/\1\.(?:csv|ods|csv-metadata\.json)$/, /^site\/data\/everything\.zip$/,
  /^site\/([\w-]+)\/\1\.(?:pdf|docx)$/, /^site\/(?!(?:about|assets|data|search)\/)[\w-]+\/.+\.(?:png|jpe?g)$/i,
];
/** Each has its user: where a page number goes, how a banner looks, where search begins. */
const DATA_ATTRIBUTES = new Set(['data-for', 'data-status', 'data-root']);
/** The government's shorthand; [p] and [r] are no gaps. */
const SHORTHAND = new Set(['[c]', '[x]', '[z]', '[low]', '[u]', '[p]', '[r]']);
/** Symbols that say nothing, or say different things to different readers, in a cell for a number. */
const SYMBOLS = /^(?:|\*|\.{1,3}|…|:|~|[-–—]|n\/?a|null|none|nan|undefined)$/i;

/** What nobody sees and everybody can read: none of it may stand in what is published. */
export function checkLeaks(pages: readonly Page[], paths: readonly string[], files: ReadonlyMap<string, Uint8Array>, report: Report): Problem[] {
  const written = writtenTables(report);
  return [...paths.flatMap(checkKind), ...pages.flatMap((page) => checkPage(page, written)), ...[...files].flatMap(([path, bytes]) => checkFile(path, bytes, new Set(paths))), ...checkFigures(report)];
}

function checkKind(path: string): Problem[] {
  return KNOWN_FILES.some((known) => known.test(path)) ? [] : [fault(path, 'No file of this kind belongs on the site.')];
}

/** Captions of the tables that an author typed: a cell of theirs may be empty, and no number was ever there. */
function writtenTables({ publications }: Report): Set<string> {
  return new Set(publications.flatMap(({ sections = [] }) => sections.flatMap(({ blocks }) => [...walkBlocks(blocks)]))
    .flatMap((block) => (block.kind === 'table' && block.table.rows.flat().some(({ content }) => content) ? [`${block.table.id}-caption`] : [])));
}

/** @param written captions of tables without computed cells */
function checkPage(page: Page, written: ReadonlySet<string>): Problem[] {
  const { path, html, elements } = page;
  const attributes = new Set(elements.flatMap(({ attrs }) => attrs.filter(({ name, value }) => name.startsWith('data-') && (!DATA_ATTRIBUTES.has(name) || /^[\d.,\s]+$/.test(value))).map(({ name, value }) => `${name}="${value}"`)));
  const cells = elements.filter(({ tagName }) => tagName === 'table').flatMap((table) => descendants(table, 'td'));
  const marks = new Set(cells.flatMap((cell) => textOf(cell).match(/\[[a-z]{1,3}\]/g) ?? []));
  const computed = elements.filter((element) => element.tagName === 'table' && !written.has(attribute(descendants(element, 'caption')[0] ?? element, 'id') ?? '')).flatMap((table) => descendants(table, 'td'));
  const symbols = new Set(computed.filter((cell) => attribute(cell, 'class')?.includes('numeric')).map(textOf).filter((text) => SYMBOLS.test(text)));
  return [
    ...(html.includes('<!--') ? [fault(path, `The page holds a comment, which everybody can read: ${html.slice(html.indexOf('<!--')).slice(0, 60)}`)] : []),
    ...[...attributes].map((said) => fault(path, `The page holds ${said}, which no reader sees and everybody can read.`)),
    ...[...marks].flatMap((mark) => (!SHORTHAND.has(mark) ? [fault(path, `A table holds ${mark}, which is none of the shorthand: ${[...SHORTHAND].join(' ')}.`)]
      : html.includes(`${mark} means`) ? [] : [fault(path, `A table holds ${mark}, and the page does not say what it means.`)])),
    ...[...symbols].map((symbol) => fault(path, `${symbol === '' ? 'A cell for a number is empty' : `“${symbol}” stands in a cell for a number`}; it should say why there is none, in shorthand such as [c] or [x].`)),
  ];
}

function checkFile(path: string, bytes: Uint8Array, paths: ReadonlySet<string>): Problem[] {
  if (path.endsWith('.ods')) return checkWorkbook(bytes).map((words) => fault(path, words));
  if (path.endsWith('.zip')) return namesIn(bytes).filter((name) => !paths.has(`site/${name}`)).map((name) => fault(path, `It holds ${name}, which stands nowhere else on the site.`));
  if (!/\.(?:css|js|svg|xml)$/.test(path)) return [];
  const text = Buffer.from(bytes).toString('utf8');
  return [
    ...(/[#@]\s*sourceMappingURL=/.test(text) ? [fault(path, 'It names a source map, which shows what it was made from.')] : []),
    ...(/\.(?:svg|xml)$/.test(path) && text.includes('<!--') ? [fault(path, 'It holds a comment, which everybody can read.')] : []),
  ];
}

function namesIn(zip: Uint8Array): string[] {
  const names: string[] = [];
  unzipSync(zip, { filter: ({ name }) => { names.push(name); return false; } });
  return names;
}

/** Tables and what stands in the text are compared with the report by `checkNumbers`; here, that the report itself has no number behind what is hidden. */
function checkFigures({ publications }: Report): Problem[] {
  return publications.flatMap(({ id, figures }) => figures
    .filter(({ status, value }) => status === 'suppressed' && value !== '')
    .map(({ dataset, value }) => fault(`site/${id}/index.html`, `The figure “${dataset}” is hidden, and ${value} stands behind its words.`)));
}

function fault(path: string, message: string): Problem {
  return { rule: 'leak', place: startOf(path), message: `${message.replace(/[^.]$/, '$&.')} This is a fault of the software.` };
}
