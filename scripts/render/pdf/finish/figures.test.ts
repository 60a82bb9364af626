import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openBrowser } from '../browser.ts';
import { arrayIn, dictsIn, nameIn, numberIn, textIn } from '../model/objects.ts';
import { elementsOf } from '../model/structure.ts';
import { printSample } from '../sample-print.ts';
import { boundFigures, mendFigures } from './figures.ts';
import { showAfter } from './sample-tagged.ts';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 }); // a browser, on a busy machine

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const drawing = (label: string, size = 50) => `<svg role="img" aria-label="${label}" width="${size}" height="${size}" style="display: block"><rect width="${size}" height="${size}"/><text y="9">9</text></svg>`;

it.each([
  ['a frame around a drawing', `<figure>${drawing('Chart')}<figcaption>Caption</figcaption></figure>`, '(Div (Figure="Chart" 9) (Caption (NonStruct Caption)))'],
  ['a labelled frame', `<figure aria-label="Frame">${drawing('Chart')}<p>Words</p></figure>`, '(Div (Figure="Chart" 9) (P (NonStruct Words)))'],
  ['a frame around words', '<figure><p>Words</p></figure>', '(Div (P (NonStruct Words)))'],
  ['a frame around a frame', `<figure><figure>${drawing('Chart')}</figure></figure>`, '(Div (Div (Figure="Chart" 9)))'],
  ['a labelled group, as of our charts', `<figure role="group" aria-label="Frame"><p>Head</p>${drawing('Chart')}</figure>`, '(Div (P (NonStruct Head)) (Figure="Chart" 9))'],
  ['a drawing of drawings', `<figure aria-label="Both">${drawing('One')}${drawing('Two')}</figure>`, '(Figure="Both" 9 9)'],
  ['a drawing alone', `<p>${drawing('Chart')}</p>`, '(P (Figure="Chart" 9))'],
])('makes one figure a drawing of %s', async (_, body, expected) => {
  expect(await showAfter(browser, body, mendFigures)).toBe(expected);
});

it('keeps the label of a frame as its title', async () => {
  const { tagged } = await printSample(browser, `<figure aria-label="Frame">${drawing('Chart')}<p>Words</p></figure>`);
  mendFigures(tagged);
  expect(elementsOf(tagged.tree).map(({ dict }) => textIn(dict, 'T') ?? '').join('')).toBe('Frame');
});

it('says where a figure stands on its page, and that it stands alone', async () => {
  const { tagged } = await printSample(browser, `${drawing('First', 96)}<div style="break-before: page; padding: 96px">${drawing('Second', 192)}</div><p>In <svg role="img" aria-label="Third" width="8" height="8"><rect width="8" height="8"/></svg> words</p>`);
  boundFigures(tagged);
  const said = elementsOf(tagged.tree).filter(({ type }) => type === 'Figure').map(({ dict }) => {
    const layout = dictsIn(dict, 'A').find((attributes) => nameIn(attributes, 'O') === 'Layout');
    const box = arrayIn(layout, 'BBox')!.asArray().map((points) => Math.round(Number(String(points))));
    return [textIn(dict, 'Alt'), nameIn(layout, 'Placement'), ...box];
  });
  const [left, top] = [57, 785]; // of an A4 page with margins of 20 mm
  expect(said.slice(0, 2)).toEqual([['First', 'Block', left, top - 72, left + 72, top], ['Second', 'Block', left + 72, top - 72 - 144, left + 72 + 144, top - 72]]);
  expect(said[2]!.slice(0, 2)).toEqual(['Third', undefined]);
});

it('says no place of a figure on two pages', async () => {
  const { tagged } = await printSample(browser, `${drawing('One')}<div style="break-before: page">${drawing('Two')}</div>`);
  const [one, two] = elementsOf(tagged.tree).filter(({ type }) => type === 'Figure');
  one!.kids.push(...two!.kids);
  boundFigures(tagged);
  expect([one, two].map((figure) => dictsIn(figure!.dict, 'A').length)).toEqual([0, 1]);
  expect(numberIn(dictsIn(two!.dict, 'A')[0], 'BBox')).toBeUndefined();
});
