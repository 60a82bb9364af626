import type { CouncilView, DatasetView, Link, Report } from '../../schema/report.ts';
import { folderOf, type DataFile, type DataFiles } from './data-files.ts';
import { jsonLdOf } from './json-ld.ts';

/** One dataset's own page. */
export interface DatasetPage {
  /** Below dist/site: 'data/dorset/foster-households/index.html' */
  path: string;
  dataset: DatasetView;
  /** Text of the page's one inline script, to the letter. */
  jsonLd: string;
  downloads: Link[];
}

/** A list of datasets: of all councils, or of one. */
export interface DataListPage {
  /** 'data/index.html', 'data/dorset/index.html' */
  path: string;
  title: string;
  council: CouncilView | null;
  demonstration: string;
  groups: { council: CouncilView; datasets: DatasetView[] }[];
  /** Its address relative to the page. */
  everything: Link;
}

const DOWNLOAD_WORDS: Record<DataFile['format'], string> = {
  CSV: 'Download the data', ODS: 'Download the spreadsheet', CSVW: 'Download the description of the columns', ZIP: 'Download all data of all councils',
};

export function datasetPages({ datasets }: Report, { byDataset }: DataFiles): DatasetPage[] {
  return datasets.map((dataset) => {
    const files = byDataset.get(folderOf(dataset)) ?? [];
    return { path: `${folderOf(dataset)}/index.html`, dataset, jsonLd: jsonLdOf(dataset, files), downloads: files.map((file) => downloadLink(file, '')) };
  });
}

/** None where there is no data. */
export function dataListPages({ datasets, councils }: Report, { everything }: DataFiles): DataListPage[] {
  if (everything === null) return [];
  const groups = councils.map((council) => ({ council, datasets: datasets.filter((dataset) => dataset.council.id === council.id) })).filter((group) => group.datasets.length > 0);
  const lines = new Set(datasets.map(({ demonstration }) => demonstration));
  return [
    { path: 'data/index.html', title: 'Data', council: null, groups, everything: downloadLink(everything, ''), demonstration: lines.size === 1 ? [...lines][0]! : 'These are demonstrations made from published papers. None is issued by the council it names.' },
    ...groups.map((group): DataListPage => ({
      path: `data/${group.council.id}/index.html`, title: `Data of ${group.council.name}`, council: group.council, groups: [group], everything: downloadLink(everything, '../'), demonstration: group.datasets[0]!.demonstration,
    })),
  ];
}

/** Path below dist/site -> bytes. */
export function dataFilesOf({ byDataset, everything }: DataFiles): Map<string, Uint8Array> {
  const own = [...byDataset].flatMap(([folder, files]) => files.map(({ name, bytes }) => [`${folder}/${name}`, bytes] as const));
  return new Map(everything ? [...own, [`data/${everything.name}`, everything.bytes]] : own);
}

/** 'Download the data (CSV, 4 kB)' */
function downloadLink({ format, name, size }: DataFile, up: string): Link {
  const words = DOWNLOAD_WORDS[format];
  return { text: `${words} (${format === 'CSVW' ? 'JSON' : format}, ${size})`, href: `${up}${name}` };
}
