import { link, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { ProtectedRecords } from '../protect/protect-tables.ts';
import type { LedgerFile } from '../schema/ledger.ts';
import type { Publication, Records } from '../schema/records.ts';
import { growLedger, publishLedger } from './publish-ledger.ts';

function publication(id: string, anchors: string[], more: object = {}): Publication {
  return {
    id, file: { council: 'toyshire', status: 'published', access: 'public', 'publish-on': '2025-03-10', 'as-of': '2025-03-01', updates: [], redirects: [], ...more },
    outline: { sections: [], targets: new Map(anchors.map((anchor) => [anchor, 'the paragraph'])) },
  } as unknown as Publication;
}

/** A strategy with an Easy Read version and old addresses. */
function strategy(chapters: string[], more: object = {}): Publication {
  const { outline, ...rest } = publication('plan', [], { kind: 'strategy', redirects: ['old.html'], ...more });
  return { ...rest, easyRead: {}, outline: { ...outline, sections: [{ id: 'summary', role: 'opening' }, ...chapters.map((id) => ({ id, role: 'chapter' }))] } } as unknown as Publication;
}

const EMPTY: LedgerFile = { publications: {} };
const PLAN = { published: '2025-03-10', 'as-of': '2025-03-01', anchors: [], pages: ['all', 'easy-read', 'homes'], redirects: ['old.html'] };
const HELD: LedgerFile = { publications: { report: { published: '2025-03-10', 'as-of': '2025-03-01', anchors: ['children', 'homes'] } } };

test.each<[string, LedgerFile, Publication[], LedgerFile]>([
  ['a new one', EMPTY, [publication('report', ['homes', 'children'])], HELD],
  ['nothing new', HELD, [publication('report', ['homes', 'children'])], HELD],
  ['an anchor that is new, and one that is gone', HELD, [publication('report', ['homes', 'carers'])], { publications: { report: { published: '2025-03-10', 'as-of': '2025-03-01', anchors: ['carers', 'children', 'homes'] } } }],
  ['other dates than at first', HELD, [publication('report', ['homes', 'children'], { 'publish-on': '2026-01-01', 'as-of': '2026-01-01' })], HELD],
  ['one that is gone from the sources', HELD, [], HELD],
  ['a draft', EMPTY, [publication('report', ['homes'], { status: 'draft' })], EMPTY],
  ['an exempt paper', EMPTY, [publication('report', ['homes'], { access: 'exempt' })], EMPTY],
  ['a strategy with its pages and old addresses', EMPTY, [strategy(['homes'])], { publications: { plan: PLAN } }],
  ['a chapter more, a chapter less and another old address', { publications: { plan: PLAN } }, [strategy(['carers'], { redirects: ['older.html'] })], { publications: { plan: { ...PLAN, pages: ['all', 'carers', 'easy-read', 'homes'], redirects: ['old.html', 'older.html'] } } }],
  ['an old address of one withdrawn since', { publications: { plan: PLAN } }, [strategy(['carers'], { status: 'withdrawn', redirects: ['older.html'] })], { publications: { plan: { ...PLAN, redirects: ['old.html', 'older.html'] } } }],
  ['one withdrawn since', HELD, [publication('report', [], { status: 'withdrawn' })], HELD],
  ['one that is a draft again', HELD, [publication('report', ['carers'], { status: 'draft' })], HELD],
])('%s', (_, before, publications, after) => {
  const kept = structuredClone(before);
  expect(growLedger(before, publications)).toEqual(after);
  expect(before).toEqual(kept);
});

test('counts are added to, each once for each way in which it was shown', () => {
  const shown = (shows: number | 'hidden', first: string): NonNullable<LedgerFile['counts']>[number] => ({ population: 'p', period: '2024', selection: { sex: 'girls' }, shows, first });
  const once = growLedger(EMPTY, [], [shown(50, '2025-03-10'), shown(50, '2025-03-10')]);
  expect(once.counts).toEqual([shown(50, '2025-03-10')]);
  expect(growLedger(once, [], [shown(50, '2025-04-01'), shown('hidden', '2025-05-01')]).counts).toEqual([shown(50, '2025-03-10'), shown('hidden', '2025-05-01')]);
  expect(growLedger(once, []).counts).toEqual(once.counts);
});

test('publications stand in alphabetical order, whatever order they come in', () => {
  const ids = ['c', 'a', 'b'].map((id) => publication(id, []));
  expect(Object.keys(growLedger({ publications: { bb: { published: '2024-01-01', 'as-of': '2024-01-01', anchors: [] } } }, ids).publications)).toEqual(['a', 'b', 'bb', 'c']);
});

test('a new ledger takes the place of the old, which is never half written over', async () => {
  const root = await mkdtemp(join(tmpdir(), 'ledger-'));
  const path = join(root, 'data/toyshire/ledger.yaml');
  await mkdir(join(root, 'data/toyshire'), { recursive: true });
  await writeFile(path, 'the old one');
  await link(path, join(root, 'kept'));
  const records = { councils: new Map([['toyshire', { id: 'toyshire', ledger: EMPTY }]]), publications: [], claims: [] } as unknown as Records;
  await publishLedger(root, records, { councils: new Map([['toyshire', { file: {}, datasets: new Map() }]]) } as unknown as ProtectedRecords);
  expect(await readFile(join(root, 'kept'), 'utf8')).toBe('the old one');
  expect(await readdir(join(root, 'data/toyshire'))).toEqual(['ledger.yaml']);
  await rm(root, { recursive: true });
});

test('each council has a file of its own, which says that nobody writes it by hand', async () => {
  const root = await mkdtemp(join(tmpdir(), 'ledger-'));
  for (const id of ['toyshire', 'elsewhere']) await mkdir(join(root, 'data', id), { recursive: true });
  const councils = new Map([['toyshire', { id: 'toyshire', ledger: EMPTY }], ['elsewhere', { id: 'elsewhere', ledger: EMPTY }]]);
  const records = { councils, publications: [publication('report', ['homes', 'children'])], claims: [] } as unknown as Records;
  const tables = { councils: new Map([...councils.keys()].map((id) => [id, { file: {}, datasets: new Map() }])) } as unknown as ProtectedRecords;
  expect(await publishLedger(root, records, tables)).toEqual(['data/toyshire/ledger.yaml', 'data/elsewhere/ledger.yaml']);
  const text = await readFile(join(root, 'data/toyshire/ledger.yaml'), 'utf8');
  expect(text).toMatch(/^# .*never by hand/);
  expect(parse(text)).toEqual(HELD);
  expect(parse(await readFile(join(root, 'data/elsewhere/ledger.yaml'), 'utf8'))).toEqual(EMPTY);
  await rm(root, { recursive: true });
});
