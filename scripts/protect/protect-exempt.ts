import type { AllRecords, Council } from '../schema/records.ts';
import { listLedgerCounts } from './ledger-counts.ts';
import { protectTables, type ProtectedCouncil, type ProtectedRecords } from './protect-tables.ts';

/**
 * Protects once more, with exempt papers and parts beside all others. Who reads these has the public papers too, so every count that
 * the public sees is taken as known, and none of them changes. @param open what the public sees
 * @returns null where nothing is exempt
 */
export async function protectExempt(records: AllRecords, open: ProtectedRecords): Promise<ProtectedRecords | null> {
  if (records.withExempt === null) return null;
  const councils = new Map([...records.councils].map(([id, council]) => [id, withKnown(council, open.councils.get(id) as ProtectedCouncil, records)]));
  return protectTables({ ...records, ...records.withExempt, councils });
}

function withKnown(council: Council, open: ProtectedCouncil, { publications, claims }: AllRecords): Council {
  const own = publications.filter(({ file }) => file.council === council.id);
  const counts = [...council.ledger.counts ?? [], ...listLedgerCounts(open, own, claims.filter(({ publication }) => own.some(({ id }) => id === publication)))];
  return { ...council, ledger: { ...council.ledger, counts } };
}
