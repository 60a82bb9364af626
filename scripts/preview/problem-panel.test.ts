import { expect, test } from 'vitest';
import type { Problem } from '../problem.ts';
import { parse } from 'parse5';
import { renderPanel, type PanelView } from './problem-panel.ts';

const GOOD: PanelView = { root: '/home/officer/pap ers', texts: new Map([['content/a/index.md', 'One\n\tTwo {{ b }} <b>three</b>\n'], ['data/x/facts.yaml', 'a: 1\n']]), problems: [], warnings: [], found: [], doing: null, notice: null, failure: null, hasPage: true, publication: 'a' };
const problem = (path: string, line = 1, message = 'Wrong. Mend it.'): Problem => ({ rule: 'a-rule', place: { path, line, column: 6 }, message });
const words = (view: Partial<PanelView>): string => renderPanel({ ...GOOD, ...view }).replace(/<p class="preview-panel__flag">.*<\/p>/, '').replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ').trim();

test.each<[string, Partial<PanelView>, string]>([
  ['nothing', {}, 'Preview, with drafts. Changes show when you save.'],
  ['a problem', { problems: [problem('content/b/index.md')] }, '1 problem to mend. Below is the page as it was before. Wrong. Mend it. content/b/index.md:1:6 a-rule More about a rule: npm run rules -- a-rule'],
  ['a problem and no page', { problems: [problem('content/b/index.md')], hasPage: false }, '1 problem to mend. The page appears here when that is done. Wrong. Mend it. content/b/index.md:1:6 a-rule More about a rule: npm run rules -- a-rule'],
  ['a slow check', { doing: 'Checking the small numbers of Toyshire.' }, 'Checking the small numbers of Toyshire. Below is the page as it was before.'],
  ['a problem of the finished page, which has no file to open', { found: [problem('site/a/index.html')] }, '1 problem in the finished page. It is up to date, but a build would stop here. Wrong. Mend it. site/a/index.html a-rule More about a rule: npm run rules -- a-rule'],
  ['sources before what was found in an older page', { problems: [problem('content/b/index.md', 1, 'First.')], found: [problem('site/a/index.html')] }, '1 problem to mend. Below is the page as it was before. First. content/b/index.md:1:6 a-rule More about a rule: npm run rules -- a-rule'],
  ['a fault of the software', { failure: 'x is not a function' }, 'The software failed over this. It is no mistake of yours: pass on what the terminal shows. Below is the page as it was before. x is not a function'],
  ['a notice', { notice: 'Start it again.' }, 'Preview, with drafts. Changes show when you save. Start it again.'],
])('it says of %s', (_, view, said) => expect(words(view)).toBe(said));

test('who reads further down is led to the problems, and only to problems', () => {
  expect(renderPanel({ ...GOOD, problems: [problem('content/a/index.md')] })).toContain('<a href="#preview-panel">See what is to be mended</a>');
  expect(renderPanel({ ...GOOD, doing: 'Checking.' })).not.toContain('#preview-panel');
});

test('advice is folded away and counted by itself', () => {
  const html = renderPanel({ ...GOOD, warnings: [{ ...problem('content/a/index.md'), severity: 'warning' }] });
  expect(html).toMatch(/<details class="preview-panel__advice"><summary>1 piece of advice<\/summary>/);
  expect(html).toContain('preview-panel--good');
});

test('what concerns the page comes first, and after three the rest is folded away', () => {
  const html = renderPanel({ ...GOOD, problems: [...['b', 'c', 'd', 'e'].map((id) => problem(`content/${id}/index.md`)), problem('content/a/index.md')] });
  expect([...html.matchAll(/>content\/(\w)\//g)].map(([, id]) => id).join('')).toBe('abcde');
  expect(html.indexOf('<summary>2 more problems</summary>')).toBeGreaterThan(html.indexOf('content/c/'));
  expect(html.indexOf('<summary>2 more problems</summary>')).toBeLessThan(html.indexOf('content/d/'));
});

test('the line is shown as text, with a caret under its letter', () => {
  expect(renderPanel({ ...GOOD, problems: [problem('content/a/index.md', 2)] }))
    .toContain('<code> Two <span class="preview-panel__caret">{</span>{ b }} &lt;b&gt;three&lt;/b&gt;</code>');
  expect(renderPanel({ ...GOOD, problems: [problem('data/x/facts.yaml')] })).toContain('<code>a: 1<span class="preview-panel__caret"> </span></code>');
});

test('a place opens in an editor, whatever its folder is called', () => {
  expect(renderPanel({ ...GOOD, problems: [problem('content/a/index.md', 2)] })).toContain('href="vscode://file/home/officer/pap%20ers/content/a/index.md:2:6"');
});

test('no words become elements', () => {
  const html = renderPanel({ ...GOOD, problems: [problem('content/"><script>/index.md', 1, '<img src=x onerror=y> & “so”')] });
  expect(JSON.stringify(parse(html), (key, value: unknown) => (key === 'parentNode' ? undefined : value))).not.toMatch(/"tagName":"(script|img)"/);
});
