import { describe, expect, test } from 'vitest';
import type { Inline } from '../../schema/report/prose.ts';
import { inlineHtml } from './inline.ts';

const words: Inline = { kind: 'text', text: 'here' };
const link = (href: string): Inline => ({ kind: 'link', href, children: [words] });

describe('inlineHtml', () => {
  test.each<[string, Inline[], string]>([
    ['nothing', [], ''],
    ['a script as text', [{ kind: 'text', text: '<script>alert("1")</script>' }], '&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;'],
    ['ampersand and apostrophe', [{ kind: 'text', text: "Children's & families" }], 'Children&#39;s &amp; families'],
    ['a template expression as text', [{ kind: 'text', text: '{{ constructor }}' }], '{{ constructor }}'],
    ['a figure', [{ kind: 'figure', text: '72%', value: '72.11', use: 0 }], '<data class="figure" value="72.11">72%</data>'],
    ['a suppressed figure', [{ kind: 'figure', text: '[c]', value: '', use: 1 }], '<data class="figure" value="">[c]</data>'],
    ['a quote in a figure', [{ kind: 'figure', text: '"', value: '"><b>', use: 0 }], '<data class="figure" value="&quot;&gt;&lt;b&gt;">&quot;</data>'],
    ['nesting', [{ kind: 'strong', children: [{ kind: 'emphasis', children: [words] }] }], '<strong><em>here</em></strong>'],
    ['code', [{ kind: 'code', text: '<p>' }], '<code>&lt;p&gt;</code>'],
    ['an abbreviation', [{ kind: 'abbreviation', text: 'DfE', expansion: 'Department for "Education"' }], '<abbr title="Department for &quot;Education&quot;">DfE</abbr>'],
    ['another language', [{ kind: 'language', lang: 'cy', children: [words] }], '<span lang="cy">here</span>'],
    ['a language that is an attack', [{ kind: 'language', lang: '"><script>', children: [words] }], '<span lang="&quot;&gt;&lt;script&gt;">here</span>'],
    ['a note mark', [{ kind: 'note-mark', id: 'note-1-mark', note: 'note-1', number: 1 }], '<sup class="note-mark"><a id="note-1-mark" href="#note-1" aria-label="Note 1">1</a></sup>'],
    ['a reference', [{ kind: 'reference', href: '#fostering', text: 'paragraph 5.8' }], '<a class="govuk-link" href="#fostering">paragraph 5.8</a>'],
    ['a line break', [words, { kind: 'line-break' }, words], 'here<br>here'],
    ['an image', [{ kind: 'image', src: 'map.png', alt: 'A "map"' }], '<img src="map.png" alt="A &quot;map&quot;">'],
    ['an image from elsewhere', [{ kind: 'image', src: 'https://example.org/pixel.gif', alt: 'A map' }], 'A map'],
    ['an image as data', [{ kind: 'image', src: 'data:image/svg+xml,<svg>', alt: 'A map' }], 'A map'],
  ])('%s', (_, content, html) => {
    expect(inlineHtml(content)).toBe(html);
  });

  test.each([
    '#fostering', '../data/dorset/', 'page.html?a=1&b=2', './a:b', 'https://www.gov.uk/', 'HTTP://example.org',
    'mailto:someone@example.org', 'tel:01632960001', '/',
  ])('links to %s', (href) => {
    expect(inlineHtml([link(href)])).toBe(`<a class="govuk-link" href="${href.replace('&', '&amp;')}">here</a>`);
  });

  test.each([
    'javascript:alert(1)', 'JavaScript:alert(1)', ' javascript:alert(1)', 'java\nscript:alert(1)', 'java\tscript:alert(1)',
    '\u0001javascript:alert(1)', 'vbscript:x', 'data:text/html,<script>', 'file:///etc/passwd', 'https:example.org',
    '//example.org/', '\\\\example.org', '/\\example.org', 'https://example.org/ "onclick=', 'blob:x', '',
  ])('shows %j as words', (href) => {
    expect(inlineHtml([link(href)])).toBe('here');
  });
});
