import { expect, test } from 'vitest';
import { escapeHtml, escapeXml } from './escape.ts';

test('what could end a text or an attribute is written as an entity', () => {
  for (const escape of [escapeHtml, escapeXml]) expect(escape(`Under <5 & "over" Dorset's`)).toBe('Under &lt;5 &amp; &quot;over&quot; Dorset&#39;s');
});

test('XML loses the characters that it can’t hold, and keeps lines, tabs and other languages', () => {
  expect(escapeXml('a\u0000b\u000cc\u001bd\uffffe\tf\ng\u00a0ŵ👶')).toBe('abcde\tf\ng\u00a0ŵ👶');
});
