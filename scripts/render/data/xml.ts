import { escapeXml } from '../../schema/escape.ts';

/** An element whose white space is kept and which is never self-closed. */
export function element(name: string, attributes: Readonly<Record<string, string | number | null>>, ...content: string[]): string {
  const said = Object.entries(attributes).flatMap(([key, value]) => (value === null ? [] : [` ${key}="${escapeXml(String(value))}"`])).join('');
  return `<${name}${said}>${content.join('')}</${name}>`;
}
