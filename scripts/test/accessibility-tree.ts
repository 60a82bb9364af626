import type { Page, Protocol } from 'puppeteer';

/** One thing that a screen reader meets. */
export interface TreeNode {
  /** Of ARIA, or Chromium's own: 'heading', 'StaticText', 'DisclosureTriangle' */
  role: string;
  name: string;
  /** Of a heading. */
  level: number | null;
  isFocusable: boolean;
  /** Of a link: where it leads to. */
  url: string | null;
  /** Chromium's id of the element or text. */
  backendId: number;
  /** What it stands in, the nearest first. */
  parents: readonly TreeNode[];
}

/** What Chromium hands to a screen reader, in its order. What it leaves out is left out, and so are the parts of an image. */
export async function readAccessibilityTree(tab: Page): Promise<TreeNode[]> {
  const session = await tab.createCDPSession();
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const read: TreeNode[] = [];
  const visit = (node: Protocol.Accessibility.AXNode, parents: readonly TreeNode[]): void => {
    const own = readNode(node, parents);
    if (own.role === 'InlineTextBox') return;
    if (!node.ignored) read.push(own);
    if (own.role === 'image') return;
    for (const id of node.childIds ?? []) visit(byId.get(id)!, node.ignored ? parents : [own, ...parents]);
  };
  visit(nodes[0]!, []);
  return read;
}

function readNode({ role, name, properties = [], backendDOMNodeId }: Protocol.Accessibility.AXNode, parents: readonly TreeNode[]): TreeNode {
  const property = (wanted: string): unknown => properties.find((one) => one.name === wanted)?.value.value;
  return {
    role: String(role?.value), name: String(name?.value ?? ''), level: (property('level') as number | undefined) ?? null, isFocusable: property('focusable') === true,
    url: (property('url') as string | undefined) ?? null, backendId: backendDOMNodeId ?? 0, parents,
  };
}

/** Chromium's ids of all elements and texts, in the order of the document. */
export async function readDocumentOrder(tab: Page): Promise<number[]> {
  const session = await tab.createCDPSession();
  const { root } = await session.send('DOM.getDocument', { depth: -1 });
  await session.detach();
  const flat = ({ backendNodeId, children = [] }: Protocol.DOM.Node): number[] => [backendNodeId, ...children.flatMap(flat)];
  return flat(root);
}

/** The words that stand in each thing of the tree. */
export function wordsWithin(nodes: readonly TreeNode[]): Map<TreeNode, string> {
  const words = new Map<TreeNode, string>();
  for (const { role, name, parents } of nodes) {
    if (role === 'StaticText') for (const parent of parents) words.set(parent, `${words.get(parent) ?? ''}${name}`);
  }
  return words;
}
