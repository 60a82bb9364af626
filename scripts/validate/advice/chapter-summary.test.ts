import { expect, test } from 'vitest';
import type { OutlineSection } from '../../schema/outline.ts';
import { adviseSummaries } from './chapter-summary.ts';

const section = (role: OutlineSection['role'], summary?: string): OutlineSection => ({
  id: 'x', formSection: null, role, number: null, heading: 'The law', ...(summary === undefined ? {} : { summary }), absence: null, blocks: [], labels: new Map(), place: { path: '01-law.md', line: 2, column: 8 },
});

test('a chapter without a summary is advised to have one, at its title; nothing else is', () => {
  const sections = [section('opening'), section('chapter', 'What the law asks.'), section('chapter'), section('slide')];
  expect(adviseSummaries({ sections, targets: new Map() })).toEqual([{
    severity: 'warning', rule: 'no-summary', place: { path: '01-law.md', line: 2, column: 8 },
    message: 'The chapter “The law” does not say what is in it. Add summary: below its title, with one sentence; it stands under the title and helps people who search.',
  }]);
});
