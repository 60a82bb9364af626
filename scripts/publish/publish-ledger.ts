import { join } from 'node:path';
import { stringify } from 'yaml';
import { listLedgerCounts } from '../protect/ledger-counts.ts';
import type { ProtectedCouncil, ProtectedRecords } from '../protect/protect-tables.ts';
import type { LedgerFile } from '../schema/ledger.ts';
import type { Records } from '../schema/records.ts';
import { pagesOf } from '../validate/publications/redirects.ts';
import { writeWhole } from './write-whole.ts';

const HEAD = '# What has been published. Written by `npm run publish-ledger`, never by hand and never by a build; only ever added to.\n';

/** Adds every published publication with its addresses, and every count of people as readers see it, to its council's ledger. @returns the paths written */
export async function publishLedger(root: string, records: Records, tables: ProtectedRecords): Promise<string[]> {
  const written: string[] = [];
  for (const council of records.councils.values()) {
    const publications = records.publications.filter((p) => p.file.council === council.id);
    const ledger = growLedger(council.ledger, publications, listLedgerCounts(tables.councils.get(council.id) as ProtectedCouncil, publications, records.claims));
    const path = `data/${council.id}/ledger.yaml`;
    await writeWhole(join(root, path), HEAD + stringify(ledger, { lineWidth: 0 }));
    written.push(path);
  }
  return written;
}

/** The old ledger with what is new; nothing in it is changed or dropped. */
export function growLedger(ledger: LedgerFile, publications: Records['publications'], counts: NonNullable<LedgerFile['counts']> = []): LedgerFile {
  const grown: LedgerFile['publications'] = { ...ledger.publications };
  for (const publication of publications) {
    const { id, file, outline } = publication;
    if (file.status === 'draft' || file.access === 'exempt') continue;
    const before = grown[id];
    // Of what is withdrawn a notice stands at its address, and old addresses lead there.
    const [anchors, pages] = file.status === 'withdrawn' ? [[], []] : [outline.targets.keys(), pagesOf(publication)];
    grown[id] = {
      published: before?.published ?? file['publish-on'], 'as-of': before?.['as-of'] ?? file['as-of'],
      anchors: union(before?.anchors, anchors), ...unlessEmpty('pages', union(before?.pages, pages)), ...unlessEmpty('redirects', union(before?.redirects, file.redirects)),
    };
  }
  const keyOf = ({ first: _, ...count }: (typeof counts)[number]): string => JSON.stringify([count.population, count.period, Object.entries(count.selection).sort(), count.shows]);
  const known = new Set(ledger.counts?.map(keyOf));
  const added = counts.filter((count) => !known.has(keyOf(count)) && known.add(keyOf(count)));
  const all = [...ledger.counts ?? [], ...added];
  return { publications: Object.fromEntries(Object.entries(grown).sort(([a], [b]) => (a < b ? -1 : 1))), ...(all.length > 0 ? { counts: all } : {}) };
}

function union(before: readonly string[] = [], now: Iterable<string>): string[] {
  return [...new Set([...before, ...now])].sort();
}

function unlessEmpty(name: string, list: string[]): Record<string, string[]> {
  return list.length > 0 ? { [name]: list } : {};
}
