import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { loadFolder, type Sources } from '../../load/load-sources.ts';
import { readCsv, type CsvSource } from '../../load/read-csv.ts';
import { ProblemsFound, startOf } from '../../problem.ts';
import { newestOutBy } from '../../schema/dataset.ts';
import { flowsFileSchema } from '../../schema/flows-file.ts';
import type { FlowHistory } from '../../schema/flows.ts';
import { readEdition, TOTALS_WOULD_DO, type FlowsFiles } from '../../validate/forecast/read-flows-file.ts';
import { readRows, type EditionRead } from '../../validate/forecast/read-rows.ts';
import { checkShape } from '../../validate/shape.ts';

type Show = (sources: Pick<Sources, 'texts'>) => void;

/** What a forecast is computed from. */
export type GivenMonths = Pick<EditionRead, 'uasc' | 'onlyTotals'> & { history: FlowHistory };

/** Files that are named one by one. @throws ProblemsFound */
export async function readGiven({ flows, moves, uasc }: { flows: string; moves?: string | undefined; uasc?: string | undefined }, read: (path: string) => Promise<string>): Promise<GivenMonths> {
  const open = async (path: string): Promise<CsvSource> => {
    const { source, problems } = readCsv(path, await read(path));
    if (!source) throw new ProblemsFound(problems);
    return source;
  };
  return monthsOf(readRows(await open(flows), moves === undefined ? null : await open(moves), uasc === undefined ? null : await open(uasc)));
}

/** What the newest edition of a council's flows.yaml names; without that file, flows.csv, moves.csv and uasc.csv. @throws ProblemsFound */
export async function readOfCouncil(root: string, council: string, show: Show): Promise<GivenMonths> {
  const folder = `data/${council}`;
  const sources = await loadFolder(resolve(root), folder);
  show(sources);
  const used = [`${folder}/flows.yaml`];
  const result: FlowsFiles['result'] = { used, problems: [] };
  const found = sources.texts.has(`${folder}/flows.yaml`) ? readNewest(sources, folder, result) : readUnnamed(sources, folder, used);
  const problems = [...sources.problems.filter(({ place }) => used.includes(place.path)), ...result.problems];
  if (problems.length > 0) throw new ProblemsFound(problems);
  return monthsOf(found as EditionRead);
}

const LAST_DAY = '9999-12-31';

function readNewest(sources: Sources, folder: string, result: FlowsFiles['result']): EditionRead | null {
  const source = sources.files.get(`${folder}/flows.yaml`);
  if (source?.kind !== 'yaml') return null;
  const { value: file, problems } = checkShape(flowsFileSchema, source);
  result.problems.push(...problems);
  const edition = file && newestOutBy(file.editions, LAST_DAY);
  return edition && readEdition(edition, file.editions.indexOf(edition), { source, sources, result });
}

function readUnnamed(sources: Sources, folder: string, used: string[]): EditionRead | null {
  const open = (name: string): CsvSource | null => {
    used.push(`${folder}/${name}`);
    const csv = sources.files.get(`${folder}/${name}`);
    return csv?.kind === 'csv' ? csv : null;
  };
  const [rows, moves, uasc] = [open('flows.csv'), open('moves.csv'), open('uasc.csv')];
  if (rows) return readRows(rows, moves, uasc);
  if (!sources.problems.some(({ place }) => place.path === `${folder}/flows.csv`)) throw new ProblemsFound([{ rule: 'no-file', place: startOf(`${folder}/flows.csv`), message: 'There is no such file, and no flows.yaml beside it that names another. Correct the council’s name, or put the months there.' }]);
  return null;
}

/** @throws ProblemsFound */
function monthsOf({ history, onlyTotals, uasc, hidden, problems }: EditionRead): GivenMonths {
  if (problems.length > 0) throw new ProblemsFound(problems);
  const [first] = hidden;
  if (first) throw new ProblemsFound([{ rule: 'flows-hidden', place: first.place, message: `${hidden.length === 1 ? 'A count is hidden' : `${hidden.length} counts are hidden`} in this file, and a forecast needs them. Use the raw return; nothing that this command prints is published. ${TOTALS_WOULD_DO}` }]);
  return { history: history as FlowHistory, onlyTotals, uasc };
}

/** Any file that an analyst names, from wherever it lies. */
export function fileReader(show: Show): (path: string) => Promise<string> {
  const texts = new Map<string, string>();
  return async (path) => {
    const text = await readFile(resolve(path), 'utf8').catch(() => { throw new ProblemsFound([{ rule: 'no-file', place: startOf(path), message: 'There is no such file, or it cannot be read. Correct its name.' }]); });
    texts.set(path, text.replace(/^\ufeff/, ''));
    show({ texts });
    return texts.get(path) as string;
  };
}
