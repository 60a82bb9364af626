import { spawn } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'puppeteer';
import { openBrowser } from '../render/pdf/browser.ts';

/**
 * `npm start` on a copy of this repository's publications: milliseconds from the command to the first page in a browser, and from the
 * write of a file to its new words in the page. Prints them, the saves in order.
 */
const REPOSITORY = join(import.meta.dirname, '../..');
const [STARTS, SAVES] = [5, 20];
const FILE = 'content/dorset-scrutiny-2024/index.md';
const PAGE = 'dorset-scrutiny-2024/index.html';

export interface PreviewMeasure {
  /** To the list of all publications; the first one also reads the program for the first time, where nobody has yet. */
  startsMs: number[];
  savesMs: number[];
}

const root = await mkdtemp(join(tmpdir(), 'preview-'));
const browser = await openBrowser();
try {
  for (const folder of ['content', 'data']) await cp(join(REPOSITORY, folder), join(root, folder), { recursive: true });
  const tab = await browser.newPage();
  const startsMs: number[] = [];
  const savesMs: number[] = [];
  for (let i = 0; i < STARTS; i++) {
    const port = 30_000 + Math.floor(Math.random() * 20_000);
    const started = performance.now();
    // npm runs it in a shell; a group of its own is ended as a whole.
    const child = spawn('npm', ['start', '--silent', '--', '--root', root, '--port', String(port)], { cwd: REPOSITORY, stdio: ['ignore', 'ignore', 'inherit'], detached: true });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    await open(tab, port);
    await tab.waitForSelector('main h1');
    startsMs.push(performance.now() - started);
    if (i === STARTS - 1) savesMs.push(...await measureSaves(tab, `http://127.0.0.1:${port}/${PAGE}`));
    process.kill(-(child.pid as number), 'SIGINT');
    await ended;
  }
  console.log(JSON.stringify({ startsMs, savesMs } satisfies PreviewMeasure));
} finally {
  await browser.close();
  await rm(root, { recursive: true, force: true });
}

/** A browser that finds nobody shows a page of its own first, so it is sent when somebody listens; then it waits for the page. */
async function open(tab: Page, port: number): Promise<void> {
  const until = performance.now() + 60_000;
  while (!await isListening(port)) {
    if (performance.now() > until) throw new Error('The preview did not start.');
    await wait(10);
  }
  await tab.goto(`http://127.0.0.1:${port}/`, { waitUntil: 'domcontentloaded' });
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(true)).on('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

async function measureSaves(tab: Page, address: string): Promise<number[]> {
  await tab.goto(address, { waitUntil: 'load' });
  const file = join(root, FILE);
  const text = await readFile(file, 'utf8');
  const times: number[] = [];
  for (let i = 0; i < SAVES; i++) {
    // A person reads what came, and thinks; meanwhile the page is read back.
    await wait(700);
    const words = `Changed words ${'again and '.repeat(i)}again.`;
    const shown = tab.waitForFunction((sought) => document.querySelector('main')?.textContent.includes(sought), { polling: 'mutation', timeout: 60_000 }, words);
    const written = performance.now();
    await writeFile(file, text.replace(/(\n## [^\n]+\n\n)/, `$1${words} `));
    await shown;
    times.push(performance.now() - written);
  }
  return times;
}
