import { readXml, textIn, within, type XmlElement } from '../xml.ts';

/** The document's metadata as XMP holds them. */
export interface Xmp {
  text: string;
  /** Why it can't be read, or null. */
  fault: string | null;
  properties: readonly XmpProperty[];
  /** Properties that the file itself defines, as PDF/A asks for what is not predefined. */
  defined: readonly ExtensionProperty[];
}

interface XmpProperty {
  /** 'http://purl.org/dc/elements/1.1/' */
  namespace: string;
  prefix: string;
  name: string;
  /** Its words; of alternatives in several languages the default's, of a list all with commas between. */
  value: string;
  /** Languages of its alternatives, as they are written: 'x-default'. */
  languages: readonly string[];
}

interface ExtensionProperty {
  namespace: string;
  name: string;
  /** What its definition lacks of what PDF/A asks for. */
  lacks: readonly string[];
}

export const DC = 'http://purl.org/dc/elements/1.1/';
export const PDFUA_ID = 'http://www.aiim.org/pdfua/ns/id/';
export const PDFA_ID = 'http://www.aiim.org/pdfa/ns/id/';
export const XMP_BASIC = 'http://ns.adobe.com/xap/1.0/';
export const ADOBE_PDF = 'http://ns.adobe.com/pdf/1.3/';
export const PDFA_EXTENSION = 'http://www.aiim.org/pdfa/ns/extension/';

export function readXmp(bytes: Uint8Array): Xmp {
  const text = Buffer.from(bytes).toString('utf8');
  try {
    const root = readXml(text);
    const properties = readProperties(root);
    return { text, fault: null, properties, defined: readExtensions(root) };
  } catch (error) {
    return { text, fault: (error as Error).message, properties: [], defined: [] };
  }
}

export function propertyOf(xmp: Xmp | null, namespace: string, name: string): XmpProperty | undefined {
  return xmp?.properties.find((property) => property.namespace === namespace && property.name === name);
}

function readProperties(root: XmlElement): XmpProperty[] {
  return within(root, 'rdf:RDF').flatMap((rdf) => elementsIn(rdf).flatMap((description) => {
    const namespaces = new Map([root, ...descendants(root)].flatMap((element) => namespacesOf(element)));
    const make = (qualified: string, value: string, languages: string[] = []): XmpProperty => {
      const [prefix, name] = qualified.split(':') as [string, string];
      return { namespace: namespaces.get(prefix) ?? '', prefix, name, value, languages };
    };
    const short = [...description.attributes].filter(([key]) => key.includes(':') && !/^(?:xmlns|rdf|xml):/.test(key)).map(([key, value]) => make(key, value));
    return [...short, ...elementsIn(description).map((element) => make(element.name, valueOf(element), within(element, 'rdf:li').flatMap((item) => item.attributes.get('xml:lang') ?? [])))];
  }));
}

function valueOf(element: XmlElement): string {
  const items = within(element, 'rdf:li');
  if (items.length === 0) return textIn(element).trim();
  const byDefault = items.find((item) => item.attributes.get('xml:lang') === 'x-default');
  return (byDefault ? [byDefault] : items).map((item) => textIn(item).trim()).join(', ');
}

/** What every schema, and every property of one, has to say of itself (ISO 19005-2, 6.6.2.3.3). */
const SCHEMA_FIELDS = ['schema', 'namespaceURI', 'prefix'];
const PROPERTY_FIELDS = ['name', 'valueType', 'category', 'description'];

function readExtensions(root: XmlElement): ExtensionProperty[] {
  return within(root, 'pdfaExtension:schemas').flatMap((schemas) => itemsIn(schemas).flatMap((schema) => {
    const namespace = fieldOf(schema, 'pdfaSchema:namespaceURI');
    const lacks = SCHEMA_FIELDS.filter((field) => fieldOf(schema, `pdfaSchema:${field}`) === '').map((field) => `pdfaSchema:${field}`);
    return elementsIn(schema).filter(({ name }) => name === 'pdfaSchema:property').flatMap(itemsIn).map((property) => {
      const missing = PROPERTY_FIELDS.filter((field) => fieldOf(property, `pdfaProperty:${field}`) === '').map((field) => `pdfaProperty:${field}`);
      const category = fieldOf(property, 'pdfaProperty:category');
      return { namespace, name: fieldOf(property, 'pdfaProperty:name'), lacks: [...lacks, ...missing, ...(['internal', 'external', ''].includes(category) ? [] : ['a category that is internal or external'])] };
    });
  }));
}

/** The items of the bag, sequence or choice in an element. */
function itemsIn(element: XmlElement): XmlElement[] {
  return elementsIn(element).flatMap(elementsIn).filter(({ name }) => name === 'rdf:li');
}

function fieldOf(element: XmlElement, name: string): string {
  const field = elementsIn(element).find((child) => child.name === name);
  return field ? textIn(field).trim() : element.attributes.get(name) ?? '';
}

function elementsIn(element: XmlElement): XmlElement[] {
  return element.children.filter((child) => typeof child !== 'string');
}

function descendants(element: XmlElement): XmlElement[] {
  return elementsIn(element).flatMap((child) => [child, ...descendants(child)]);
}

function namespacesOf({ attributes }: XmlElement): [string, string][] {
  return [...attributes].filter(([key]) => key.startsWith('xmlns:')).map(([key, value]) => [key.slice('xmlns:'.length), value]);
}
