import { textIn, within, type XmlElement } from '../xml.ts';
import type { ReadLines } from './read-lines.ts';
import { childrenOf, valueOf, type WordPackage } from './read-package.ts';

/** What Word needs to open the file, and its readers to use it; each fault in words. */
export function faultsOfPackage({ paths, xml, relationships }: WordPackage): string[] {
  const types = xml.get('[Content_Types].xml');
  const known = new Set([...within(types ?? NOTHING, 'Default').map(({ attributes }) => attributes.get('Extension')), ...within(types ?? NOTHING, 'Override').map(({ attributes }) => attributes.get('PartName')?.slice(1))]);
  return [
    ...(paths[0] === '[Content_Types].xml' ? [] : ['its first part is not the list of types']),
    ...paths.filter((path) => path !== '[Content_Types].xml' && !known.has(path) && !known.has(path.split('.').at(-1))).map((path) => `the type of “${path}” is not listed`),
    ...[...relationships].flatMap(([owner, list]) => [...list].flatMap(([id, { target, isExternal }]) => (isExternal || paths.includes(target) ? [] : [`“${id}” of ${owner || 'the package'} leads to “${target}”, which is not there`]))),
    ...[...xml].filter(([path]) => !path.endsWith('.rels')).flatMap(([path, root]) => wantedIds(root).filter((id) => !relationships.get(path)?.has(id)).map((id) => `“${id}” in ${path} leads nowhere`)),
  ];
}

function wantedIds({ attributes, children }: XmlElement): string[] {
  const own = ['r:id', 'r:embed', 'r:link'].flatMap((name) => attributes.get(name) ?? []);
  return [...own, ...children.flatMap((child) => (typeof child === 'string' ? [] : wantedIds(child)))];
}

/** What the checker of Word, and people who read with ears or a keyboard, would stumble over. */
export function faultsOfAccess({ xml }: WordPackage, { title, language }: { title: string; language: string }): string[] {
  const document = xml.get('word/document.xml') ?? NOTHING;
  const said = within(xml.get('docProps/core.xml') ?? NOTHING, 'dc:title').map(textIn)[0] ?? '';
  const spoken = within(within(xml.get('word/styles.xml') ?? NOTHING, 'w:docDefaults')[0] ?? NOTHING, 'w:lang')[0]?.attributes.get('w:val') ?? '';
  const footers = [...xml].filter(([path]) => /^word\/footer\d+\.xml$/.test(path)).map(([, root]) => root);
  return [
    ...(said === title ? [] : [`its title is “${said}” for “${title}”`]),
    ...(spoken === language ? [] : [`its language is “${spoken}” for “${language}”`]),
    ...(within(document, 'wp:anchor').length === 0 ? [] : ['a picture floats beside the text']),
    ...within(document, 'wp:docPr').filter(({ attributes }) => (attributes.get('descr') ?? '') === '').map(({ attributes }) => `the picture ${attributes.get('id')} has no alternative text`),
    ...twice(within(document, 'wp:docPr').map(({ attributes }) => attributes.get('id') ?? '')).map((id) => `two pictures have the id ${id}`),
    ...twice(within(document, 'w:bookmarkStart').map(({ attributes }) => attributes.get('w:name') ?? '')).map((name) => `two bookmarks have the name ${name}`),
    ...faultsOfHeadings(document), ...within(document, 'w:tbl').flatMap(faultsOfTable),
    ...footers.filter((footer) => !['PAGE', 'NUMPAGES'].every((field) => within(footer, 'w:instrText').some((element) => textIn(element).trim() === field))).map(() => 'a foot doesn’t say which page it is, of how many'),
  ];
}

/** The first is of level 1, and none goes down by more than one. */
function faultsOfHeadings(document: XmlElement): string[] {
  const levels = within(document, 'w:p').flatMap((paragraph): [number, string][] => {
    const [, level] = /^Heading(\d)$/.exec(valueOf(childrenOf(paragraph, 'w:pPr')[0], 'w:pStyle') ?? '') ?? [];
    return level === undefined ? [] : [[Number(level), textIn(paragraph)]];
  });
  return levels.flatMap(([level, words], i) => (level > (levels[i - 1]?.[0] ?? 0) + 1 ? [`the heading “${words}” is of level ${level} and follows one of level ${levels[i - 1]?.[0] ?? 0}`] : []));
}

function faultsOfTable(table: XmlElement): string[] {
  const rows = childrenOf(table, 'w:tr');
  const name = textIn(rows[0] ?? NOTHING).slice(0, 40);
  const headers = rows.map((row) => within(row, 'w:tblHeader').length > 0);
  const columns = within(childrenOf(table, 'w:tblGrid')[0] ?? NOTHING, 'w:gridCol').length;
  return [
    ...(headers[0] && !headers.includes(true, 1) ? [] : [`the table “${name}” has not one header row at its top`]),
    ...(within(table, 'w:gridSpan').length + within(table, 'w:vMerge').length === 0 ? [] : [`the table “${name}” has merged cells`]),
    ...(rows.every((row) => childrenOf(row, 'w:tc').length === columns) ? [] : [`the table “${name}” has rows of different length`]),
  ];
}

/** Links within the document, and the contents. */
export function faultsOfReferences({ xml }: WordPackage, { lines, contents, bookmarks, references }: ReadLines): string[] {
  const ways = [...xml.values()].flatMap((root) => [
    ...within(root, 'w:hyperlink').flatMap(({ attributes }) => (attributes.has('r:id') ? [] : attributes.get('w:anchor') ?? [])),
    ...within(root, 'w:fldSimple').flatMap(({ attributes }) => /^\s*(?:NOTE)?REF\s+(\S+)/.exec(attributes.get('w:instr') ?? '')?.[1] ?? []),
  ]);
  const headings = lines.filter(({ kind }) => kind === 'heading 1').map(({ number, text }) => `${number} ${text.replace(/\^\d+/g, '')}`.trim());
  return [
    ...[...new Set(ways)].filter((name) => !bookmarks.has(name)).map((name) => `a link leads to “${name}”, which is not there`),
    ...references.filter(({ bookmark, shown }) => bookmarks.get(bookmark) !== shown).map(({ bookmark, shown }) => `a reference says “${shown}” and leads to “${bookmarks.get(bookmark) ?? 'nothing'}”`),
    ...(headings.join('\n') === contents.map(({ words }) => words).join('\n') ? [] : ['its contents are not its headings']),
    ...contents.filter(({ page }) => !/^\d+$/.test(page)).map(({ words }) => `the contents give no page for “${words}”`),
  ];
}

function twice(list: readonly string[]): string[] {
  return [...new Set(list.filter((item, i) => list.indexOf(item) !== i))];
}

const NOTHING: XmlElement = { name: '', attributes: new Map(), children: [] };
