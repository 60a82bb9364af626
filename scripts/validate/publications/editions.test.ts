import { expect, test } from 'vitest';
import type { Publication } from '../../schema/records.ts';
import { checkEditions } from './editions.ts';

interface Short { kind?: string; status?: string; council?: string; day?: string; series?: string; supersedes?: string; supplements?: string; about?: string }

function publication(id: string, { kind = 'strategy', status = 'published', council = 'toyshire', day = '2024-01-01', series = 'strategy', supersedes, supplements, about }: Short = {}): Publication {
  return { id, path: `content/${id}/index.md`, file: { kind, status, council, 'publish-on': day, edition: kind === 'strategy' ? { period: '2024', series, supersedes, supplements } : undefined, about } } as unknown as Publication;
}

function check(...publications: Publication[]): string[] {
  const folders = new Set([...publications.map((p) => p.id), 'unreadable']);
  return checkEditions(publications, folders, ({ path }, at) => ({ path: `${path} ${at.join('.')}`, line: 1, column: 1 })).map(({ rule, place, message }) => `${place.path.replace(/content\/|\/index\.md/g, '')} ${rule}: ${message}`);
}

const CURRENT = (others: string): string => `two-current-editions: Both this and ${others} would be the current edition. Say which one it replaces, under edition: supersedes:, or which one it adds to, under edition: supplements:, or give it a series of its own.`;

test.each<[string, Publication[], string[]]>([
  ['nothing', [], []],
  ['one edition', [publication('a')], []],
  ['a chain of three', [publication('a'), publication('b', { supersedes: 'a' }), publication('c', { supersedes: 'b' })], []],
  ['two current ones: the newer is told', [publication('new', { day: '2025-01-01' }), publication('old')], [`new edition ${CURRENT('“old”')}`]],
  ['three current ones', [publication('a'), publication('b', { day: '2025-01-01' }), publication('c')], [`b edition ${CURRENT('“a” and “c”')}`]],
  ['two that replace the same one', [publication('a'), publication('b', { supersedes: 'a', day: '2024-02-01' }), publication('c', { supersedes: 'a', day: '2024-03-01' })], [`c edition ${CURRENT('“b”')}`]],
  ['a chain with its middle withdrawn', [publication('a'), publication('b', { supersedes: 'a', status: 'withdrawn' }), publication('c', { supersedes: 'b', day: '2025-01-01' })], [`c edition ${CURRENT('“a”')}`]],
  ['other series', [publication('a'), publication('b', { series: 'needs' })], []],
  ['other councils', [publication('a'), publication('b', { council: 'elsewhere' })], []],
  ['a draft beside the current one', [publication('a'), publication('b', { status: 'draft' })], []],
  ['a draft that replaces does so once it is published', [publication('a'), publication('b', { status: 'draft', supersedes: 'a' })], []],
  ['reports are no editions', [publication('a', { kind: 'report' }), publication('b', { kind: 'report' })], []],
  ['replaces what is not there', [publication('strategy-2024', { supersedes: 'strategy-2026' }), publication('strategy-2020', { series: 'first' })], ['strategy-2024 edition.supersedes unknown-publication: There is no publication “strategy-2026” in content/. Did you mean “strategy-2024”? Correct it.']],
  ['replaces itself', [publication('a', { supersedes: 'a' })], ['a edition.supersedes unknown-publication: “supersedes:” names this publication itself. Name another, or delete the line.']],
  ['adds to the current one', [publication('a'), publication('b', { supplements: 'a', day: '2025-01-01' })], []],
  ['adds to what is not there', [publication('strategy'), publication('b', { supplements: 'strategi' })], ['b edition.supplements unknown-publication: There is no publication “strategi” in content/. Did you mean “strategy”? Correct it.']],
  ['adds to a report', [publication('a', { kind: 'report' }), publication('b', { supplements: 'a' })], ['b edition.supplements not-a-strategy: “a” is not a strategy of this council. Name the strategy that is meant, or delete the line.']],
  ['adds to a supplement', [publication('a'), publication('b', { supplements: 'a' }), publication('c', { supplements: 'b' })], ['c edition.supplements not-a-strategy: “b” is a supplement itself. Name the strategy that both add to.']],
  ['is about what is not there', [publication('paper', { kind: 'report', about: 'strategi' }), publication('strategy')], ['paper about unknown-publication: There is no publication “strategi” in content/. Did you mean “strategy”? Correct it.']],
  ['is about itself', [publication('paper', { kind: 'report', about: 'paper' })], ['paper about unknown-publication: “about:” names this publication itself. Name another, or delete the line.']],
  ['names a publication that could not be read', [publication('paper', { kind: 'report', about: 'unreadable' })], []],
])('%s', (_, publications, expected) => expect(check(...publications)).toEqual(expected));
