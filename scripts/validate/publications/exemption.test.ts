import { expect, test } from 'vitest';
import { readMarkdown, type MarkdownSource } from '../../load/read-markdown.ts';
import { checkExemptMarks } from './exemption.ts';

function linesTold(text: string): number[] {
  const source = readMarkdown('index.md', text).source as MarkdownSource;
  return checkExemptMarks({ files: new Map([['index.md', source]]), texts: new Map([['index.md', text]]) }).map(({ place }) => place.line);
}

test.each([
  'A ratio of 2:1, at 10:30, and std::vector.', 'Two are open: exempt ones are not.', '**These**: exempt from tax.', '- Homes: exempt homes too', '---\naccess: exempt\n---\n\nWords.',
  '::: exempt Prices\nSecret.\n:::', ':::: exempt Prices\nSecret.\n::::', ':::exempt Prices\nSecret.\n:::', 'Words\n::: exempt Prices\nSecret.\n:::', '- a\n\n  ::: exempt Told elsewhere\n  Secret.\n  :::', '> ::: exempt Told elsewhere\n> Secret.\n> :::',
])('%j is no mistaken mark', (text) => expect(linesTold(text)).toEqual([]));

test.each(['\u00a0', '\u200b', '\u2060', '\u2003', '\u00ad', '. ', '*', '**', '\\', '    ', '\t', '`', '| ', 'Words '])('%j before the mark would publish the part', (before) => {
  expect(linesTold(`Words.\n\n${before}::: exempt Prices\nSecret.\n${before}:::`)).toEqual([3]);
});

test.each([':: exempt', ': exempt', ': : : exempt', '::\u00a0:exempt', ';;; exempt', '：：： exempt', ': Exempt'])('%j at the start of a line would publish the part', (mark) => {
  expect(linesTold(`Words.\n\n${mark} Prices\nSecret.`)).toEqual([3]);
});

test.each([
  ['a note', 'Words.[^a]\n\n[^a]: Note.\n\n    ::: exempt Prices\n    Secret.\n    :::', 5],
  ['code', '```\n::: exempt Prices\nSecret.\n:::\n```', 2],
  ['the settings', '---\nsummary: |\n  ::: exempt Prices\n  Secret.\n---\n', 3],
])('one in %s is told', (_, text, line) => expect(linesTold(text)).toEqual([line]));
