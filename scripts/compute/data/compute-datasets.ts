import type { ProtectedRecords } from '../../protect/protect-tables.ts';
import type { DatasetView } from '../../schema/report.ts';

/** One view a dataset, and one for all facts of a council. */
export function computeDatasets(_records: ProtectedRecords): DatasetView[] {
  return [];
}
