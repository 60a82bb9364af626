import type { CsvSource } from '../../load/read-csv.ts';
import type { FlowHistory } from '../../schema/flows.ts';
import { readFlows, type FlowsRead } from './read-flows.ts';
import { readUasc } from './read-uasc.ts';

/** All that one edition holds. */
export interface EditionRead extends FlowsRead {
  uasc: FlowHistory | null;
}

/** flows.csv with the files that go with it. */
export function readRows(flows: CsvSource, moves: CsvSource | null, uasc: CsvSource | null): EditionRead {
  const read = readFlows(flows, moves);
  if (!uasc || !read.history) return { ...read, uasc: null };
  const own = readUasc(uasc, read.history, read.months);
  return { ...read, history: own.history && read.history, uasc: own.history, problems: [...read.problems, ...own.problems] };
}
