import type { Report } from '../../schema/report.ts';
import type { CouncilView } from '../../schema/report/council.ts';
import { FACTS, type DatasetView } from '../../schema/report/dataset.ts';
import type { Link } from '../../schema/report/link-date-absence.ts';
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
  groups: { council: CouncilView; parts: DataListPart[] }[];
  /** Its address relative to the page. */
  everything: Link;
}

/** Datasets of one area, by title. */
interface DataListPart {
  id: string;
  /** 'Elsewhere: England'; null above those of the council's own area where they stand right under its name. */
  heading: string | null;
  datasets: DatasetView[];
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
  const groups = councils.map((council) => ({ council, parts: partsOf(council, datasets, null) })).filter(({ parts }) => parts.length > 0);
  const lines = new Set(datasets.map(({ demonstration }) => demonstration));
  return [
    { path: 'data/index.html', title: 'Data', council: null, groups, everything: downloadLink(everything, ''), demonstration: lines.size === 1 ? [...lines][0]! : 'These are demonstrations made from published papers. None is issued by the council it names.' },
    ...groups.map(({ council, parts }): DataListPage => ({
      path: `data/${council.id}/index.html`, title: `Data of ${council.name}`, council, everything: downloadLink(everything, '../'), demonstration: parts[0]!.datasets[0]!.demonstration,
      groups: [{ council, parts: [...partsOf(council, datasets, parts.length > 1 ? council.shortName : 'Datasets'), ...heldElsewhere(council, datasets)] }],
    })),
  ];
}

/** The council's own area first, then each other that it compares itself with. */
function partsOf({ id, shortName }: CouncilView, datasets: readonly DatasetView[], ownHeading: string | null): DataListPart[] {
  const areas = Map.groupBy(datasets.filter(({ council }) => council.id === id), ({ area }) => area);
  const others = [...areas.keys()].filter((area) => area !== shortName).sort((a, b) => a.localeCompare(b, 'en'));
  return [shortName, ...others].flatMap((area, i): DataListPart[] => {
    const held = areas.get(area);
    return held ? [{ id: `${id}--${i}`, heading: area === shortName ? ownHeading : `Elsewhere: ${area}`, datasets: byTitle(held) }] : [];
  });
}

/** Of this council's area, but kept by another council beside its own figures. */
function heldElsewhere({ id, shortName }: CouncilView, datasets: readonly DatasetView[]): DataListPart[] {
  const holders = Map.groupBy(datasets.filter(({ council, area }) => council.id !== id && area === shortName), ({ council }) => council.name);
  return [...holders].map(([holder, held], i) => ({ id: `${id}--held-${i}`, heading: `${shortName}, in the data of ${holder}`, datasets: byTitle(held) }));
}

/** The page that all facts share comes last. */
function byTitle(datasets: readonly DatasetView[]): DatasetView[] {
  return datasets.toSorted((a, b) => Number(a.id === FACTS) - Number(b.id === FACTS) || a.title.localeCompare(b.title, 'en'));
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
