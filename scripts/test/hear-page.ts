import type { Page } from 'puppeteer';
import { readAccessibilityTree, readDocumentOrder, wordsWithin, type TreeNode } from './accessibility-tree.ts';

/** What a screen reader's user would stumble over in an open page with all its folds open. @returns 'table “Homes”: a row has no header' */
export async function hearPage(tab: Page): Promise<string[]> {
  const { stops, silent } = await tab.evaluate(openFolds);
  const [nodes, order] = [await readAccessibilityTree(tab), await readDocumentOrder(tab)];
  const ofRole = (...roles: string[]): TreeNode[] => nodes.filter(({ role }) => roles.includes(role));
  return [
    ...nameless(ofRole('image', 'SvgRoot', 'Canvas', 'table', 'region', 'navigation', 'heading', 'link', 'button', 'DisclosureTriangle', 'textbox', 'searchbox')),
    ...twiceNamed(ofRole('image')), ...twiceNamed(ofRole('region', 'navigation', 'form', 'search', 'complementary')),
    ...landmarkFaults(ofRole('main', 'banner', 'contentinfo')),
    ...headingFaults(ofRole('heading')),
    ...tableFaults(ofRole('table'), ofRole('row', 'rowheader', 'columnheader')),
    ...linkFaults(ofRole('link'), wordsWithin(nodes)),
    ...orderFaults(nodes, order),
    ...stopFaults(nodes, stops), ...silent.map((words) => `“${words}” is shown and never said`),
  ];
}

/** Runs in the page. @returns how many things in it can have the focus, and the words that are hidden from who listens */
function openFolds(): { stops: number; silent: string[] } {
  for (const fold of document.querySelectorAll('details')) fold.open = true;
  const shown = (selector: string): Element[] => [...document.querySelectorAll(selector)].filter((e) => e.checkVisibility({ visibilityProperty: true }));
  return {
    stops: shown('a[href], button, input, select, textarea, summary, [tabindex]').filter((e) => (e as HTMLElement).tabIndex >= 0).length,
    silent: shown('[aria-hidden="true"]').map((e) => (e.textContent ?? '').replace(/\s+/g, ' ').trim()).filter((words) => words !== ''),
  };
}

const say = ({ role, name }: TreeNode): string => `${role} “${name}”`;

function nameless(nodes: readonly TreeNode[]): string[] {
  return nodes.filter(({ name }) => name.trim() === '').map((node) => `a ${node.role} has no name, in ${node.parents[0] ? say(node.parents[0]) : 'nothing'}`);
}

function twiceNamed(nodes: readonly TreeNode[]): string[] {
  const names = nodes.map(say);
  return nodes.filter((node, i) => names.indexOf(say(node)) !== i).map((node) => `${say(node)}: another has the same name`);
}

function landmarkFaults(landmarks: readonly TreeNode[]): string[] {
  const count = (role: string): number => landmarks.filter((one) => one.role === role).length;
  return [...(count('main') === 1 ? [] : [`the page has ${count('main')} main parts`]), ...['banner', 'contentinfo'].filter((role) => count(role) > 1).map((role) => `the page has more than one ${role}`)];
}

function headingFaults(headings: readonly TreeNode[]): string[] {
  const levels = headings.map(({ level }) => level ?? 0);
  const tops = levels.filter((level) => level === 1).length;
  return [
    ...(tops === 1 ? [] : [`the page has ${tops} headings of level 1`]),
    ...headings.filter((_, i) => levels[i]! > (levels[i - 1] ?? 0) + 1).map((heading) => `${say(heading)}: its level ${heading.level} skips one`),
  ];
}

function tableFaults(tables: readonly TreeNode[], parts: readonly TreeNode[]): string[] {
  return tables.flatMap((table) => {
    const own = parts.filter(({ parents }) => parents.includes(table));
    const rows = own.filter(({ role }) => role === 'row');
    const bare = rows.filter((row) => !own.some(({ role, parents }) => role !== 'row' && parents.includes(row)));
    return [...(own.some(({ role }) => role === 'columnheader') ? [] : [`${say(table)}: its columns have no headers`]), ...(bare.length > 0 ? [`${say(table)}: ${bare.length} of its ${rows.length} rows have no header`] : [])];
  });
}

/** Links of one name that lead to several places must stand in words that tell them apart: a paragraph, a row, an item of a list with those round it. */
function linkFaults(links: readonly TreeNode[], words: ReadonlyMap<TreeNode, string>): string[] {
  const around = ({ parents, name }: TreeNode): string => words.get(parents.findLast(({ role }) => ['paragraph', 'listitem', 'row', 'definition', 'heading'].includes(role)) ?? parents[0]!) ?? name;
  const told = Map.groupBy(links, (link) => `${link.name}\n${around(link)}`);
  return [...told.values()].filter((same) => new Set(same.map(({ url }) => url)).size > 1).map((same) => `${say(same[0]!)}: nothing tells its ${same.length} targets apart`);
}

function orderFaults(nodes: readonly TreeNode[], order: readonly number[]): string[] {
  const places = new Map(order.map((id, i) => [id, i]));
  const placed = nodes.filter(({ backendId }) => places.has(backendId));
  return placed.filter((node, i) => i > 0 && places.get(node.backendId)! < places.get(placed[i - 1]!.backendId)!).map((node) => `${say(node)}: is heard out of its place in the document`);
}

function stopFaults(nodes: readonly TreeNode[], stops: number): string[] {
  const heard = nodes.filter(({ isFocusable, role }) => isFocusable && role !== 'RootWebArea').length;
  return heard === stops ? [] : [`${stops} things can have the focus and ${heard} of them are heard`];
}
