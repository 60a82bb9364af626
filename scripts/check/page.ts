import { defaultTreeAdapter as tree, parse, type DefaultTreeAdapterTypes } from 'parse5';

type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.Node;

/** A rendered page, parsed as a browser would. */
export interface Page {
  /** 'site/dorset-scrutiny-2024/index.html' */
  path: string;
  html: string;
  elements: Element[];
}

export function readPage(path: string, html: string): Page {
  const elements: Element[] = [];
  const visit = (node: Node): void => {
    if (tree.isElementNode(node)) elements.push(node);
    if ('childNodes' in node) for (const child of node.childNodes) visit(child);
  };
  visit(parse(html));
  return { path, html, elements };
}

export function attribute(element: Element, name: string): string | null {
  return element.attrs.find((a) => a.name === name)?.value ?? null;
}

/** Words of an element, white space folded. */
export function textOf(element: Element): string {
  const visit = (node: Node): string => (tree.isTextNode(node) ? node.value : 'childNodes' in node ? node.childNodes.map(visit).join('') : '');
  return visit(element).replace(/[ \t\r\n]+/g, ' ').trim();
}

export function descendants(element: Element, tagName: string): Element[] {
  return element.childNodes.flatMap((child) => (tree.isElementNode(child) ? [...(child.tagName === tagName ? [child] : []), ...descendants(child, tagName)] : []));
}
