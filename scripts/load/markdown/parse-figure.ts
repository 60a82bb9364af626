import type { FigureFilter, ParsedFigure } from '../../schema/narrative.ts';

/**
 * The grammar of what stands between {{ and }}:
 *   figure  = id { member } { '|' filter }
 *   filter  = words [ argument ]        'at 2015', 'percent change since 2023-08', 'share', 'round 0'
 *   fixed   = 'fixed' number '"' why '"'
 * Which ids, members and filters exist is validation's concern.
 */
export function parseFigure(expression: string): ParsedFigure {
  const text = expression.trim();
  if (text === 'fixed' || text.startsWith('fixed ')) return parseFixed(text);
  const [head = '', ...filters] = text.split('|').map((part) => part.trim());
  const words = head.split(/\s+/).filter(Boolean);
  const [id, ...members] = words;
  if (!id) return { kind: 'error', message: 'There is nothing between {{ and }}. Write the name of a figure, such as {{ foster-households }}.' };
  if (/[{}]/.test(head)) return { kind: 'error', message: 'There is a brace too many here. A figure begins with {{ and ends with }}; delete the others.' };
  const wrong = words.find((word) => !/^[a-z0-9][a-z0-9-]*$/.test(word));
  if (wrong) return { kind: 'error', message: `“${wrong}” cannot be part of a figure’s name, which has small letters, digits and hyphens only. Write it as in {{ foster-households | at 2023-08 }}.` };
  if (filters.includes('')) return { kind: 'error', message: 'There is a | with nothing after it. Write what you want of the figure after it, such as at 2023-08, or delete it.' };
  return { kind: 'ref', id, members, filters: filters.map(parseFilter) };
}

function parseFilter(text: string): FigureFilter {
  // The argument is the last word when it has a digit in it or stands in quotation marks; all before it is the name.
  const words = text.replace(/\s+/g, ' ');
  const at = words.endsWith('"') ? words.indexOf(' "') : words.lastIndexOf(' ');
  const argument = at === -1 ? '' : words.slice(at + 1);
  if (!/^"[^"]*"$|^\S*\d/.test(argument)) return { name: words, argument: null };
  return { name: words.slice(0, at), argument: argument.replace(/^"|"$/g, '') };
}

function parseFixed(text: string): ParsedFigure {
  const match = /^fixed\s+(?<number>£?\d[\d,.]*(?:%|st|nd|rd|th)?)\s+["“](?<why>[^"”]+)["”]$/.exec(text);
  if (!match?.groups) return { kind: 'error', message: 'A fixed number needs the number and the reason in quotation marks. Write it as {{ fixed 16 "age in the protocol’s title" }}.' };
  return { kind: 'fixed', text: match.groups['number'] as string, why: match.groups['why'] as string };
}
