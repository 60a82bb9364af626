import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { importDfe, type ImportRequest } from '../import/import-dfe.ts';
import { loadSources } from '../load/load-sources.ts';
import { ProblemsFound } from '../problem.ts';
import { copyToyshire, edit, temporaryFolder } from './toyshire.ts';

/** Invented councils in the layout of Explore Education Statistics. Toyshire is 990, E99999999, in the region Toyland. */

export const HEADER = 'time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,la_name,new_la_code,group,children_count,population,rate';
const NATION = 'E92000001,England,,,,,';
const REGION = 'E92000001,England,E12000099,Toyland,,,';
const COUNCILS: Record<string, string> = {
  toyshire: 'E92000001,England,E12000099,Toyland,990,Toyshire,E99999999', north: 'E92000001,England,E12000099,Toyland,991,"North, City of",E99000001',
  south: 'E92000001,England,E12000099,Toyland,992,South,E99000002', east: 'E92000001,England,E12000098,Gameland,993,East,E99000003', west: 'E92000001,England,E12000098,Gameland,994,West,E99000004',
};

export function row(year: number, where: string, rate: string, group = 'In care on 31 March', [count, population] = ['10', '2000']): string {
  const level = where === 'nation' ? 'National' : where === 'region' ? 'Regional' : 'Local authority';
  return `${year},Reporting year,${level},${where === 'nation' ? NATION : where === 'region' ? REGION : COUNCILS[where] ?? where},${group},${count},${population},${rate}`;
}

// Of the four neighbours one is hidden: (60 + 61 + 65) / 3 = 62; the middle one is 61. Rows are in no order.
export const RATES = [HEADER, row(2025, 'west', 'c'), row(2024, 'toyshire', '50'), row(2025, 'nation', '67'), row(2025, 'east', '65'), row(2025, 'toyshire', '53', undefined, ['20', '3774']), row(2025, 'toyshire', '9', 'Starting'),
  row(2025, 'north', '60'), row(2025, 'south', '61'), row(2025, 'region', '62'), row(2024, 'nation', '66'), row(2023, 'toyshire', 'x', undefined, ['x', 'x'])].join('\n');
export const NEIGHBOURS = 'old_la_code,la_name,region_ind,region_name,SN_1,SN_1P,SN_2,SN_2P,SN_3,SN_3P,SN_4,SN_4P\n990,Toyshire,1,Toyland,993,Close,991,Close,992,Close,994,Close \n';

/** data/toyshire/import.yaml for the release of May 2025. */
export const MAY = `published: 2025-05
source: toy-2025
neighbours: { file: "sn*.csv", model: the 2025 model }
series:
  care-rate:
    file: rates.csv
    where: { group: In care on 31 March }
    value: rate
    numerator: children_count
    denominator: population
    frequency: point-in-time
    day: 03-31
    unit: per-10000
    counts: children
    good: neither
    title: Looked-after rate
    definition: Children in care for every 10,000 children.
    owner: Head of Toy Care
`;
export const CARE = 'data/toyshire/indicators/care-rate.yaml';

interface Run {
  lines: string[];
  problems: string[];
}

export async function importInto(root: string, files: Record<string, string | Uint8Array>, config: string | null = MAY, more: Partial<ImportRequest> = {}): Promise<Run> {
  const folder = await temporaryFolder();
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  if (config !== null) await writeNew(join(root, 'data/toyshire/import.yaml'), config);
  try {
    const lines = await importDfe(await loadSources(root), { council: 'toyshire', files: Object.keys(files).map((name) => join(folder, name)), published: undefined, area: undefined, ...more });
    return { lines, problems: [] };
  } catch (error) {
    if (!(error instanceof ProblemsFound)) throw error;
    return { lines: [], problems: error.problems.map(({ rule, place: { path, line }, message }) => `${path.split('/').at(-1)}:${line} ${rule} ${message}`) };
  }
}

export async function writeNew(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}

export const FILES = { 'rates.csv': RATES, 'sn_model.csv': NEIGHBOURS };
/** Toyshire with two releases among its sources, of May 2025 and of May 2026. */
export async function startToyshire(): Promise<string> {
  const root = await copyToyshire();
  const release = (year: number): string => `  toy-${year}:\n    title: Rates of ${year}\n    publisher: Department for Education\n    published: ${year}-05\n    link: { not-given: Invented. }\n`;
  await edit(join(root, 'data/toyshire/council.yaml'), (text) => text.replace('sources:\n', `sources:\n${release(2025)}${release(2026)}`));
  return root;
}
