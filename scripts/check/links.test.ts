import { expect, test } from 'vitest';
import { checkLinks } from './links.ts';
import { readPage } from './page.ts';

const FILES = new Set(['site/index.html', 'site/404.html', 'site/paper/index.html', 'site/paper/paper.pdf', 'site/paper/My map.png', 'site/assets/site.css']);

function check(html: string): string[] {
  const pages = [
    readPage('site/paper/index.html', `<!DOCTYPE html><html lang="en-GB"><body><h2 id="progress">P</h2><p id="café">C</p>${html}</body></html>`),
    readPage('site/index.html', '<!DOCTYPE html><html lang="en-GB"><body><h1 id="papers">Papers</h1></body></html>'),
  ];
  return checkLinks(pages, FILES).map((p) => `${p.place.path} ${p.rule}: ${p.message}`);
}

test.each([
  '<a href="#progress">x</a>', '<a href="">x</a>', '<a href="#caf%C3%A9">x</a>', '<a href="../index.html">x</a>', '<a href="../index.html#papers">x</a>',
  '<a href="./index.html">x</a>', '<a href="paper.pdf">x</a>', '<img src="My%20map.png" alt="x">', '<link href="../assets/site.css" rel="stylesheet">', '<a href="https://example.org/#x">x</a>', '<a>x</a>',
])('good: %s', (html) => expect(check(html)).toEqual([]));

const NOTHING = 'leads to nothing. Correct the link, or add what it should lead to.';
const NO_ANCHOR = 'names an anchor that is not there. Correct the link, or give the place that {#id}.';
const FOLDER = 'names a folder, which opens no page where the site lies on a memory stick. This is a fault of the software.';
const ABSOLUTE = 'is not a relative address, so it would break where the site lies in a folder. This is a fault of the software.';

test.each([
  ['<a href="other.pdf">x</a>', `“other.pdf” ${NOTHING}`],
  ['<a href="../papers/">x</a>', `“../papers/” ${NOTHING}`],
  ['<a href="../../index.html">x</a>', `“../../index.html” ${NOTHING}`],
  ['<a href="My map.PNG">x</a>', `“My map.PNG” ${NOTHING}`],
  ['<img src="gone.png" alt="x">', `“gone.png” ${NOTHING}`],
  ['<link href="../assets/print.css" rel="stylesheet">', `“../assets/print.css” ${NOTHING}`],
  ['<a href="#nowhere">x</a>', `“#nowhere” ${NO_ANCHOR}`],
  ['<a href="../index.html#progress">x</a>', `“../index.html#progress” ${NO_ANCHOR}`],
  ['<a href="../">x</a>', `“../” ${FOLDER}`],
  ['<a href="..">x</a>', `“..” ${FOLDER}`],
  ['<a href="./">x</a>', `“./” ${FOLDER}`],
  ['<a href="../#papers">x</a>', `“../#papers” ${FOLDER}`],
  ['<a href="paper.pdf#page">x</a>', `“paper.pdf#page” ${NO_ANCHOR}`],
  ['<a href="#%ff">x</a>', `“#%ff” ${NO_ANCHOR}`],
  ['<a href="/index.html">x</a>', `“/index.html” ${ABSOLUTE}`],
  ['<a href="//example.org/">x</a>', `“//example.org/” ${ABSOLUTE}`],
  ['<a href="javascript:alert(1)">x</a>', `“javascript:alert(1)” ${ABSOLUTE}`],
  ['<a href="mailto:a@example.org">x</a>', `“mailto:a@example.org” ${ABSOLUTE}`],
  ['<script src="https://example.org/x.js"></script>', '“https://example.org/x.js” would be fetched from another site; pages load nothing but their own files. This is a fault of the software.'],
])('dead: %s', (html, message) => expect(check(html)).toEqual([`site/paper/index.html dead-link: ${message}`]));

test('an anchor stands once in a page; the same one in another page is another', () => {
  expect(check('<p id="progress">again</p><p id="papers">x</p>')).toEqual(['site/paper/index.html id-twice-in-page: The anchor “progress” stands twice in the page. Give one of the two another {#id}.']);
});
