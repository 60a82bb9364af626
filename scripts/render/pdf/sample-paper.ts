// Small papers for the tests of this folder.
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const FONT = 'atkinson-hyperlegible-latin-400-normal.woff2';
const FONT_FILE = createRequire(import.meta.url).resolve(`@fontsource/atkinson-hyperlegible/files/${FONT}`);

export const SENTENCE = 'The council has a duty to secure sufficient accommodation for the children in its care. ';

/** A folder like the built site: the font, and a page for each body. `remove` it afterwards. */
export function makeSite(bodies: Record<string, string>, title = 'Sample'): { root: string; remove: () => void } {
  const root = mkdtempSync(join(tmpdir(), 'paper-'));
  mkdirSync(join(root, 'assets'));
  copyFileSync(FONT_FILE, join(root, 'assets', FONT));
  for (const [name, body] of Object.entries(bodies)) writeFileSync(join(root, `${name}.html`), page(title, body));
  return { root, remove: () => rmSync(root, { recursive: true }) };
}

function page(title: string, body: string): string {
  return `<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<title>${title}</title>
<style>
@font-face { font-family: 'Atkinson Hyperlegible'; src: url(assets/${FONT}) format('woff2'); }
body { margin: 0; font: 11pt/1.36 'Atkinson Hyperlegible'; }
td, th { border-bottom: 1px solid; text-align: left; }
.landscape { page: landscape; }
</style>
</head>
<body>${body}</body>
</html>`;
}

export function paragraphs(count: number): string {
  return Array.from({ length: count }, (_, i) => `<p>${i + 1} ${SENTENCE.repeat(3)}</p>`).join('\n');
}

/** A paper with contents, three sections over several pages, a long table and a landscape page. */
export function wholePaper(): string {
  const sections = [['need', 'What children need'], ['homes', 'Homes we have'], ['plan', 'What we will do']] as const;
  const contents = sections.map(([id, heading]) => `<li><a href="#${id}">${heading}</a> <span class="contents__page" data-for="${id}"></span></li>`);
  const rows = Array.from({ length: 90 }, (_, i) => `<tr><th scope="row">Home ${i + 1}</th><td>${i * 7}</td></tr>`);
  const table = `<table><caption>Places by home</caption><thead><tr><th scope="col">Name of the home</th><th scope="col">Places</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
  const wide = `<div class="landscape"><h3>Wide part</h3><p>${SENTENCE}</p></div>`;
  const after = ['', table, wide];
  return `<h1>Sample</h1><ol>${contents.join('')}</ol>${sections.map(([id, heading], i) => `<h2 id="${id}">${heading}</h2>${paragraphs(10)}${after[i]}`).join('')}`;
}
