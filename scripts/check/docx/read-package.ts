import { posix } from 'node:path';
import { unzipSync } from 'fflate';
import { readXml, within, type XmlElement } from '../xml.ts';

/** The parts of a .docx file. */
export interface WordPackage {
  /** In the order in which they lie in the file. */
  paths: string[];
  xml: ReadonlyMap<string, XmlElement>;
  /** By the part they belong to; the package's own by ''. */
  relationships: ReadonlyMap<string, ReadonlyMap<string, Relationship>>;
}

interface Relationship {
  /** The last word of its type: 'image', 'hyperlink' */
  type: string;
  /** A path in the package, or an address. */
  target: string;
  isExternal: boolean;
}

/** @throws where it is no zip, or a part no XML */
export function readPackage(docx: Uint8Array): WordPackage {
  const files = unzipSync(docx);
  const paths = Object.keys(files);
  const xml = new Map(paths.filter((path) => /\.(?:xml|rels)$/.test(path)).map((path) => [path, readXml(new TextDecoder().decode(files[path]))]));
  const relationships = new Map([...xml].filter(([path]) => path.endsWith('.rels')).map(([path, root]) => [ownerOf(path), readRelationships(ownerOf(path), root)]));
  return { paths, xml, relationships };
}

/** 'word/_rels/document.xml.rels' -> 'word/document.xml' */
function ownerOf(rels: string): string {
  return rels.replace(/_rels\/([^/]*)\.rels$/, '$1');
}

function readRelationships(owner: string, root: XmlElement): Map<string, Relationship> {
  return new Map(within(root, 'Relationship').map(({ attributes }) => {
    const isExternal = attributes.get('TargetMode') === 'External';
    const target = attributes.get('Target') ?? '';
    return [attributes.get('Id') ?? '', { type: (attributes.get('Type') ?? '').replace(/^.*\//, ''), isExternal, target: isExternal ? target : target.startsWith('/') ? target.slice(1) : posix.join(posix.dirname(owner), target) }];
  }));
}

/** 'w:val' of the first such element among the children. */
export function valueOf(element: XmlElement | undefined, name: string): string | undefined {
  return childrenOf(element, name)[0]?.attributes.get('w:val');
}

export function childrenOf(element: XmlElement | undefined, ...names: string[]): XmlElement[] {
  return (element?.children ?? []).filter((child): child is XmlElement => typeof child !== 'string' && (names.length === 0 || names.includes(child.name)));
}
