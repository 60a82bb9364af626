/** An element whose white space is kept and which is never self-closed. */
export function element(name: string, attributes: Readonly<Record<string, string | number | null>>, ...content: string[]): string {
  const said = Object.entries(attributes).flatMap(([key, value]) => (value === null ? [] : [` ${key}="${escapeXml(String(value))}"`])).join('');
  return `<${name}${said}>${content.join('')}</${name}>`;
}

/** Control characters can't stand in XML 1.0 at all. */
export function escapeXml(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? c);
}
