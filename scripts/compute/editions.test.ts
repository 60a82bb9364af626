import { expect, test } from 'vitest';
import type { Publication } from '../schema/records.ts';
import { aboutOf, findEditions, isPast, previousEditions, statusOf, supplementsOf } from './editions.ts';

function publication(id: string, more: object = {}): Publication {
  return { id, path: `content/${id}/index.md`, file: { kind: 'strategy', title: `Title of ${id}`, status: 'published', ...more } } as Publication;
}
const edition = (period: string, supersedes?: string, series = 'strategy'): { edition: object } => ({ edition: { period, series, ...(supersedes ? { supersedes } : {}) } });

const OLD = publication('old', edition('2020 to 2023'));
const NOW = publication('now', edition('2024 to 2027', 'old'));
const PAPER = publication('paper', { kind: 'report', about: 'old' });
const SLIDES = publication('slides', { kind: 'deck', about: 'now' });
const NEXT_DRAFT = publication('next', { status: 'draft', ...edition('2028 to 2030', 'now') });
const WITHDRAWN = publication('gone', { status: 'withdrawn', ...edition('2024 to 2027') });
const NEEDS = publication('needs', edition('2025', undefined, 'needs'));
const EXTRA = publication('extra', { edition: { period: '2021', series: 'strategy', supplements: 'old' } });
const editions = findEditions([OLD, NOW, PAPER, SLIDES, NEXT_DRAFT, WITHDRAWN, NEEDS, EXTRA]);

test.each<[string, Publication, ReturnType<typeof statusOf>]>([
  ['the current one', NOW, { state: 'current', words: 'This is the current strategy.', link: null }],
  ['one of another series', NEEDS, { state: 'current', words: 'This is the current edition.', link: null }],
  ['one that was replaced leads to the other', OLD, { state: 'superseded', words: 'This strategy has been replaced.', link: { text: 'Title of now, 2024 to 2027', href: 'now/' } }],
  ['a draft', NEXT_DRAFT, { state: 'draft', words: 'This is a draft. It is not published.', link: null }],
  ['a withdrawn one', WITHDRAWN, { state: 'withdrawn', words: 'This publication has been withdrawn.', link: null }],
  ['a supplement to one that was replaced', EXTRA, { state: 'superseded', words: 'The strategy that this supplements has been replaced.', link: { text: 'Title of now, 2024 to 2027', href: 'now/' } }],
  ['a paper has nothing to say', PAPER, null],
  ['nor has a deck', SLIDES, null],
])('status of %s', (_, of, expected) => expect(statusOf(of, editions)).toEqual(expected));

test('a strategy and its newest supplement lead to each other, and a draft of one is not told', () => {
  const add = (id: string, day: string, status = 'published'): Publication => publication(id, { status, 'publish-on': day, edition: { period: day.slice(0, 4), series: 'strategy', supplements: 'now' } });
  const [first, second, draft] = [add('first', '2025-01-01'), add('second', '2026-01-01'), add('third', '2027-01-01', 'draft')];
  const found = findEditions([OLD, NOW, first, second, draft]);
  expect(statusOf(NOW, found)).toEqual({ state: 'current', words: 'This is the current strategy. A supplement adds to it:', link: { text: 'Title of second, 2026', href: 'second/' } });
  expect(statusOf(first, found)).toEqual({ state: 'current', words: 'This supplements the current strategy.', link: null });
  expect(supplementsOf(first, found)).toEqual({ text: 'Title of now, 2024 to 2027', href: 'now/' });
  expect(isPast(first, found)).toBe(false);
});

test('a title that says its period says it once', () => {
  const successor = publication('now', { title: 'Strategy 2024 to 2027', ...edition('2024 to 2027', 'old') });
  expect(statusOf(OLD, findEditions([OLD, successor]))?.link?.text).toBe('Strategy 2024 to 2027');
});

test.each<[string, Publication, boolean]>([
  ['the current strategy', NOW, false], ['the replaced one', OLD, true], ['a paper about the replaced one', PAPER, true], ['a deck about the current one', SLIDES, false],
  // a draft replaces nothing yet
  ['a supplement to the replaced one', EXTRA, true],
  ['a draft', NEXT_DRAFT, false], ['a withdrawn one', WITHDRAWN, true], ['one of another series', NEEDS, false],
])('is %s past?', (_, of, expected) => expect(isPast(of, editions)).toBe(expected));

test('the editions before this one, newest first, as far back as readers can see', () => {
  const newest = publication('newest', edition('2028 to 2030', 'now'));
  const all = findEditions([OLD, NOW, newest, PAPER]);
  expect(previousEditions(newest, all)).toEqual([{ text: 'Title of now, 2024 to 2027', href: 'now/' }, { text: 'Title of old, 2020 to 2023', href: 'old/' }]);
  expect(previousEditions(OLD, all)).toEqual([]);
  expect(previousEditions(newest, findEditions([newest, OLD]))).toEqual([]);
  expect(previousEditions(publication('yearly', { kind: 'report', ...edition('2025', 'old') }), all)).toHaveLength(1);
});

test('a withdrawn successor gives its place back', () => {
  const withdrawn = publication('now', { status: 'withdrawn', ...edition('2024 to 2027', 'old') });
  const after = findEditions([OLD, withdrawn, PAPER]);
  expect([statusOf(OLD, after)?.state, isPast(OLD, after), isPast(PAPER, after)]).toEqual(['current', false, false]);
});

test('a paper names the strategy that it is about, if readers can see that', () => {
  expect(aboutOf(PAPER, editions)).toEqual({ text: 'Title of old, 2020 to 2023', href: 'old/' });
  expect(aboutOf(NOW, editions)).toBeNull();
  expect(aboutOf(PAPER, findEditions([PAPER, NOW]))).toBeNull();
});
