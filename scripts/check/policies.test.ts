import { expect, test } from 'vitest';
import { addPolicies } from '../render/site/content-policy.ts';
import { readPage } from './page.ts';
import { checkPolicies } from './policies.ts';

const DATA = '<script type="application/ld+json">{"@type":"Dataset","name":"Homes’ data"}</script>';
const page = (inside: string): string => `<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n<title>T</title>\n${inside}\n</head>\n<body><p>Words</p></body>\n</html>\n`;
const withPolicy = (inside: string, path = 'a/index.html'): string => addPolicies(new Map([[path, page(inside)]])).get(path) as string;
const faults = (html: string): string[] => checkPolicies([readPage('site/a/index.html', html)]).map(({ message }) => message);

test('a page with its policy has no fault, inline blocks named by their hash', () => {
  const html = withPolicy(`${DATA}\n<style>p { color: red; }</style>\n<link rel="stylesheet" href="../site.css">\n<script src="../x.js" defer></script>`);
  expect(faults(html)).toEqual([]);
  expect(html).toMatch(/script-src 'self' 'sha256-[\w+/]+='; style-src 'self' 'sha256-[\w+/]+=';/);
  expect(html).not.toContain('unsafe');
});

test.each([
  ['an inline script that was changed', (html: string) => html.replace('Homes’ data', 'Homes’ data, changed'), 'An inline <script> is not named in the policy by its hash: “{"@type":"Dataset","name":"Homes’ data, ”.'],
  ['an inline style that was added', (html: string) => html.replace('</head>', '<style>p{}</style></head>'), 'An inline <style> is not named in the policy by its hash: “p{}”.'],
  ['a style attribute', (html: string) => html.replace('<p>', '<p style="color:red">'), '<p> has the attribute style, which the policy refuses.'],
  ['a handler', (html: string) => html.replace('<p>', '<p onclick="go()">'), '<p> has the attribute onclick, which the policy refuses.'],
  ['a stylesheet from elsewhere', (html: string) => html.replace('</head>', '<link rel="stylesheet" href="https://example.org/x.css"></head>'), 'A <link> would be fetched from another site: https://example.org/x.css.'],
  ['a preload from elsewhere', (html: string) => html.replace('</head>', '<link rel="preload" href="//example.org/x.woff2"></head>'), 'A <link> would be fetched from another site: //example.org/x.woff2.'],
  ['something loaded before the policy', (html: string) => html.replace('<meta charset', '<link rel="stylesheet" href="x.css"><meta charset'), 'The page loads something before its Content-Security-Policy.'],
  ['no policy', () => page(''), 'The page has no Content-Security-Policy.'],
])('%s is a fault', (_, spoil, message) => {
  expect(faults(spoil(withPolicy(DATA)))).toEqual([`${message} This is a fault of the software.`]);
});

test.each(["'unsafe-inline'", "'unsafe-eval'", 'https:', '*'])('a policy with %s lets in too much', (source) => {
  expect(faults(withPolicy('').replace("script-src 'self'", `script-src 'self' ${source}`))[0]).toContain('lets in too much');
});

test('an absolute canonical address is no fault', () => {
  expect(faults(withPolicy('<link rel="canonical" href="https://example.gov.uk/a/">'))).toEqual([]);
});

test('the search page alone may run WebAssembly and fetch its index', () => {
  expect(withPolicy('', 'search/index.html')).toMatch(/'wasm-unsafe-eval'.*connect-src 'self'/);
  expect(faults(withPolicy('', 'search/index.html'))).toEqual([]);
  expect(withPolicy('')).not.toMatch(/wasm|connect-src/);
});
