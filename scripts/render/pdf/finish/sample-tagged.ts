// For the tests of this folder: a structure as one line.
import type { Browser } from 'puppeteer';
import { dictsIn, nameIn, textIn } from '../model/objects.ts';
import type { TaggedDocument } from '../model/structure-edit.ts';
import { linesOf, type Kid, type StructureElement } from '../model/structure.ts';
import { printSample } from '../sample-print.ts';
import { readCell } from './cell-attributes.ts';

/** What steps make of a body. */
export async function showAfter(browser: Browser, body: string, ...steps: ((tagged: TaggedDocument) => void)[]): Promise<string> {
  const { tagged } = await printSample(browser, body);
  for (const step of steps) step(tagged);
  return showStructure(tagged);
}

/** The structure within Document: '(L:Disc (LI (Lbl="•" ~) (LBody Words)))'. What is drawn is ~, a space alone _, a link's area @. */
export function showStructure({ tree, pages }: TaggedDocument): string {
  return tree.kids.map((root) => showKids(root)).join(' ');

  function showKids(element: StructureElement): string {
    return element.kids.map(showKid).filter((shown) => shown !== '').join(' ');
  }

  function showKid(kid: Kid): string {
    if (kid.kind === 'object') return '@';
    if (kid.kind === 'marked') return linesOf(kid, pages).join(' ').trim() || (linesOf(kid, pages).length > 0 ? '_' : '~');
    const kids = showKids(kid);
    return `(${kid.type}${showAttributes(kid)}${kids && ` ${kids}`})`;
  }
}

function showAttributes(element: StructureElement): string {
  const { scope, columns, rows } = readCell(element);
  const numbering = dictsIn(element.dict, 'A').map((attributes) => nameIn(attributes, 'ListNumbering')).find((name) => name);
  const said = textIn(element.dict, 'ActualText') ?? textIn(element.dict, 'Alt');
  return [numbering, scope].flatMap((name) => (name ? `:${name}` : [])).join('')
    + (columns > 1 || rows > 1 ? ` ${columns}x${rows}` : '')
    + (element.type === 'Note' ? `#${textIn(element.dict, 'ID')}` : '')
    + (said === undefined ? '' : `="${said.trim()}"`);
}
