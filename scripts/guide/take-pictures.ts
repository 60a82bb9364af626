import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Page } from 'puppeteer';
import { RESTART } from '../preview/run-preview.ts';
import { openBrowser } from '../render/pdf/browser.ts';
import { escapeHtml } from '../schema/escape.ts';
import { answers, openPractice, PAPER, pictures, type Practice } from './practice.ts';
import { openTerminal, type Terminal } from './terminal.ts';

/** Makes the pictures beside GUIDE.md again: the real preview and the real terminal, while the guide's own edits are saved. */

const WIDTH = 900;
const MOST_BYTES = 150_000;
const HOME = 'http://127.0.0.1:8080/';
const FONTS = join(dirname(createRequire(import.meta.url).resolve('@fontsource/atkinson-hyperlegible-mono/package.json')), 'files');

const [practice, browser] = [await openPractice(), await openBrowser()];
const open: Terminal[] = [];
/** Written at the end: a preview notices any file that changes beside the program. */
const taken = new Map<string, Uint8Array>();
try {
  await takeAll(practice);
  for (const [file, bytes] of taken) {
    writeFileSync(join(import.meta.dirname, file), bytes);
    console.log(`${file}  ${(bytes.length / 1000).toFixed(0)} kB`);
  }
} finally {
  await Promise.all(open.map((terminal) => terminal.stop()));
  await browser.close();
  await practice.remove();
}

async function takeAll({ folder, save }: Practice): Promise<void> {
  const type = (command: string, given: readonly string[] = []): Terminal => {
    const terminal = openTerminal(command, folder, given);
    open.push(terminal);
    return terminal;
  };
  const tab = await browser.newPage();
  await tab.setViewport({ width: WIDTH, height: 620, deviceScaleFactor: 1.25 });

  const preview = type('npm start');
  await preview.says(/ready after/);
  if (!preview.said().includes(HOME)) throw new Error(`Something else uses the port of ${HOME}. Stop it, and take the pictures again.`);
  await photographTerminal('start.png', 'npm start', preview.said());
  await tab.goto(`${HOME}${PAPER}/`, { waitUntil: 'load' });
  await photograph(tab, 'paper.png');

  const paper = async (words: string): Promise<void> => { await tab.waitForFunction((sought) => document.body.innerText.includes(sought), { polling: 100 }, words); };
  await tab.evaluate(() => document.getElementById('brief-summary')?.scrollIntoView());
  await save('change');
  await tab.waitForSelector('[data-preview-changed]');
  await photograph(tab, 'changed.png');
  await save('add');
  await paper('191 fostering households');
  const saidBefore = preview.said().length;
  await save('mistake');
  await paper('1 problem to mend');
  await tab.evaluate(() => scrollTo(0, 0));
  await photograph(tab, 'mistake-page.png');
  await preview.says('1 problem.');
  await save('mend');
  await preview.says('mended');
  await photographTerminal('mistake-terminal.png', null, preview.said().slice(saidBefore).trim());

  const check = type('npm run check');
  await check.ended;
  await photographTerminal('check.png', 'npm run check', check.said());
  const build = type('npm run build -- --docx');
  await build.ended;
  await photographTerminal('build.png', 'npm run build -- --docx', build.said());

  const scaffold = type('npm run new', answers.map(({ answer }) => answer));
  await scaffold.ended;
  await photographTerminal('new.png', null, scaffold.said().slice(scaffold.said().indexOf('On which day')));
  const [, draft = ''] = /Made content\/([^/]+)\//.exec(scaffold.said()) ?? [];
  await tab.goto(`${HOME}${draft}/`, { waitUntil: 'load' });
  await tab.evaluate(() => document.querySelector('main h2')?.scrollIntoView());
  await photograph(tab, 'draft.png');
}

async function photographTerminal(file: string, command: string | null, text: string): Promise<void> {
  const page = await browser.newPage();
  const face = (weight: number): string => `@font-face { font-family: Terminal; font-weight: ${weight}; src: url(data:font/woff2;base64,${readFileSync(join(FONTS, `atkinson-hyperlegible-mono-latin-${weight}-normal.woff2`)).toString('base64')}); }`;
  await page.setViewport({ width: WIDTH, height: 200 });
  await page.setContent(`<!DOCTYPE html><html lang="en-GB"><style>${face(400)}${face(700)}
    body { margin: 0; padding: 20px 24px; background: #1b1b1b; color: #f4f4f4; font: 400 17px/1.5 Terminal; white-space: pre-wrap; overflow-wrap: anywhere; }
  </style><body>${command === null ? '' : `<b>sufficiency &gt; ${escapeHtml(command)}</b>\n\n`}${escapeHtml(text)}`);
  await page.evaluate(() => document.fonts.ready);
  await photograph(page, file, true);
  await page.close();
}

async function photograph(page: Page, file: string, fullPage = false): Promise<void> {
  if (!pictures.some((picture) => picture.file === file)) throw new Error(`GUIDE.md shows no ${file}.`);
  const words = await page.evaluate(() => document.body.innerText);
  if (words.includes(practice.folder)) throw new Error(`${file} would show a folder of this machine.`);
  if (words.includes(RESTART)) throw new Error('A file of the program was saved meanwhile. Take the pictures again.');
  const bytes = await page.screenshot({ fullPage });
  if (bytes.length > MOST_BYTES) throw new Error(`${file} has ${bytes.length} bytes, more than ${MOST_BYTES}.`);
  taken.set(file, bytes);
}
