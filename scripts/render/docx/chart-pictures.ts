import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Page } from 'puppeteer';
import { FACES, SUBSETS } from '../../schema/typeface.ts';
import { openBrowser } from '../pdf/browser.ts';
import { PAPER_TYPEFACE } from '../pdf/page-css.ts';
import { readPicture, type Picture } from './picture.ts';

const require = createRequire(import.meta.url);
/** A chart as wide as the text prints at about 250 dots to the inch. */
const DOTS_PER_PIXEL = 3;

/** The drawings of charts as PNG, for Word draws SVG only in its newer versions, and in typefaces of the reader's machine. @param svgs by any key */
export async function takePictures(svgs: ReadonlyMap<string, string>): Promise<Map<string, Picture>> {
  if (svgs.size === 0) return new Map();
  const browser = await openBrowser();
  try {
    const tab = await browser.newPage();
    await tab.setViewport({ width: 1000, height: 1000, deviceScaleFactor: DOTS_PER_PIXEL });
    await tab.setContent(`<!DOCTYPE html><style>${fontFaces()} body { margin: 0; font-family: "${PAPER_TYPEFACE}" } svg { display: block }</style><div></div>`);
    const pictures = new Map<string, Picture>();
    for (const [key, svg] of svgs) pictures.set(key, await takePicture(tab, svg));
    return pictures;
  } finally {
    await browser.close();
  }
}

async function takePicture(tab: Page, svg: string): Promise<Picture> {
  await tab.$eval('div', async (frame, drawing) => {
    frame.innerHTML = drawing;
    await Promise.all([...frame.ownerDocument.fonts].map((font) => (font as { load(): Promise<unknown> }).load()));
  }, svg);
  const drawing = await tab.$('svg');
  if (!drawing) throw new Error('A chart has no drawing.');
  return readPicture(await drawing.screenshot({ type: 'png' }), DOTS_PER_PIXEL);
}

function fontFaces(): string {
  return SUBSETS.flatMap(({ package: name, file, range }) => FACES.map((face) => {
    const [weight, style] = face.split('-') as [string, string];
    const bytes = readFileSync(join(dirname(require.resolve(`${name}/package.json`)), 'files', `${file}-${face}.woff2`));
    return `@font-face { font-family: "${PAPER_TYPEFACE}"; font-weight: ${weight}; font-style: ${style}; ${range ? `unicode-range: ${range};` : ''} src: url(data:font/woff2;base64,${bytes.toString('base64')}) }`;
  })).join('\n');
}
