/** An element of a well-formed XML file without comments, as our own writers make them. */
export interface XmlElement {
  name: string;
  attributes: ReadonlyMap<string, string>;
  children: (XmlElement | string)[];
}

const PART = /<\?[^>]*\?>|<(\/?)([A-Za-z][\w:.-]*)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/gy;
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: '\'' };

/** @throws where tags don't match or something is no XML */
export function readXml(xml: string): XmlElement {
  const root: XmlElement = { name: '', attributes: new Map(), children: [] };
  const open = [root];
  PART.lastIndex = 0;
  while (PART.lastIndex < xml.length) {
    const at = PART.lastIndex;
    const match = PART.exec(xml);
    if (!match) throw new Error(`No XML at ${at}: ${xml.slice(at, at + 40)}`);
    const [, closing, name, attributes = '', empty, text] = match;
    const parent = open.at(-1) as XmlElement;
    if (text !== undefined) parent.children.push(decode(text));
    else if (name !== undefined && closing) {
      if (open.pop()?.name !== name) throw new Error(`</${name}> closes nothing.`);
    } else if (name !== undefined) {
      const element: XmlElement = { name, attributes: new Map([...attributes.matchAll(/([\w:.-]+)="([^"]*)"/g)].map(([, key, value]) => [key as string, decode(value as string)])), children: [] };
      parent.children.push(element);
      if (!empty) open.push(element);
    }
  }
  if (open.length > 1) throw new Error(`<${open.at(-1)?.name}> is not closed.`);
  return root;
}

/** Every element of that name below, in order. */
export function within(element: XmlElement, name: string): XmlElement[] {
  return element.children.flatMap((child) => (typeof child === 'string' ? [] : [...(child.name === name ? [child] : []), ...within(child, name)]));
}

export function textIn(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textIn(child))).join('');
}

function decode(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex: string | undefined, digits: string | undefined, name: string | undefined) => (
    name ? ENTITIES[name] ?? whole : String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(digits))));
}
