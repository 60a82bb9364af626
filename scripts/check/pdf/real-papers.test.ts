import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openBrowser } from '../../render/pdf/browser.ts';
import { finishPdf } from '../../render/pdf/finish.ts';
import type { Printed } from '../../render/pdf/print.ts';
import { SENTENCE, wholePaper } from '../../render/pdf/sample-paper.ts';
import { printSample } from '../../render/pdf/sample-print.ts';
import { checkPaper, checkPdf } from './check-pdf.ts';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 }); // a browser, on a busy machine

const EXPECTED = { title: 'Sample', language: 'en-GB', typeface: 'Atkinson Hyperlegible' };
/** The sample's one font has no bold; a made-up one would be a font of its own. */
const ONE_WEIGHT = '<style>* { font-weight: 400 !important; }</style>';
const rows = Array.from({ length: 120 }, (_, i) => `<tr><th scope="row">Home ${i + 1}</th><td>${i * 7}</td><td><a href="https://example.org/${i}">Report ${i}</a></td></tr>`).join('');

/** Whatever a paper may hold that the published ones don't. */
const UNSEEN = `${ONE_WEIGHT}<h1>Sample</h1>
<h2 id="need">Need</h2><p>${SENTENCE}A note<sup><a href="#fn1" id="fnref1" role="doc-noteref">1</a></sup>, the <abbr title="Overview and Scrutiny Committee">OSC</abbr>, <em>words</em> <strong>and</strong> <span lang="cy">croeso</span>.</p>
<h3>Kinds</h3><ul><li>One<ul><li>Two<ol><li>Three</li><li><p>Four</p><p>Five</p></li></ol></li></ul></li><li><p>Six <a href="#need">again</a></p></li></ul>
<h4>Level four</h4><blockquote><p>${SENTENCE}</p><p>Somebody</p></blockquote><div lang="cy"><p>Mae’r cyngor yn gyfrifol.</p></div>
<table><caption>Homes</caption><thead><tr><th scope="col">Home</th><th scope="col">Places</th><th scope="col">Report</th></tr></thead><tbody>${rows}</tbody></table>
<table><thead><tr><th rowspan="2" scope="col">A</th><th colspan="2" scope="colgroup">B</th></tr><tr><th scope="col">C</th><th scope="col">D</th></tr></thead><tbody><tr><th scope="row">E</th><td>1</td><td>2</td></tr></tbody></table>
<figure role="group" aria-labelledby="cap"><svg role="img" aria-label="More homes than before" width="200" height="100"><g opacity="0.5"><rect width="50" height="60"/></g><text x="60" y="40">191</text></svg><figcaption id="cap">Homes by year</figcaption></figure>
<div class="landscape"><h2>Appendix</h2><table><tr><th scope="col">Wide</th><th scope="col">Part</th></tr><tr><td>1</td><td>2</td></tr></table></div>
<section><h2>Notes</h2><ol><li id="fn1" role="doc-endnote"><p>The note. <a href="#fnref1" role="doc-backlink">Back</a></p></li></ol></section>`;

let browser: Browser;
beforeAll(async () => { browser = await openBrowser(); });
afterAll(() => browser.close());

async function printAndFinish(body: string): Promise<Printed & { finished: Uint8Array }> {
  const printed = await printSample(browser, body);
  const facts = { title: 'Sample', author: 'Sample Council', subject: 'A sample.', asOf: '2024-10-24', attachments: [], printed: printed.facts };
  return { ...printed, finished: await finishPdf(printed.pdf, facts) };
}

it.each([['with all that papers hold', UNSEEN], ['with contents and a table over pages', `${ONE_WEIGHT}${wholePaper()}`]])('nothing is found in a paper %s, once it is finished', async (_, body) => {
  const { finished, facts } = await printAndFinish(body);
  expect(await checkPaper(finished, EXPECTED, facts)).toEqual({ findings: [], differences: [] });
});

it('what the browser leaves to be done is found in its print', async () => {
  const { pdf } = await printSample(browser, UNSEEN);
  const found = await checkPdf(pdf, EXPECTED);
  expect([...new Set(found.map(({ id }) => id))]).toEqual(expect.arrayContaining(['01-005', '02-001', '06-001', '09-005', '28-004', '28-012', 'A 6.1.3-1', 'A 6.2.4']));
});

it('a symbol that the typeface lacks is found, and told to the officer', async () => {
  const { finished } = await printAndFinish(`${ONE_WEIGHT}<h1>Sample</h1><p>Homes ✓</p>`);
  const found = await checkPdf(finished, EXPECTED);
  expect(found.length).toBeGreaterThan(0);
  expect(found.filter(({ remedy }) => remedy === undefined)).toEqual([]);
});
