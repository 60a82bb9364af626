import type { DatasetView } from '../../schema/report/dataset.ts';
import { writeCsv } from './csv.ts';
import { writeCsvw } from './csvw.ts';
import { writeOds } from './ods.ts';
import { workbookOf } from './workbook.ts';
import { zipFiles } from './zip.ts';

/** A file to offer on a page. */
export interface DataFile {
  format: 'CSV' | 'ODS' | 'CSVW' | 'ZIP';
  mediaType: string;
  /** Beside its page: 'foster-households.csv' */
  name: string;
  bytes: Uint8Array;
  /** '4 kB' */
  size: string;
}

export interface DataFiles {
  /** By `folderOf` the dataset. */
  byDataset: ReadonlyMap<string, readonly DataFile[]>;
  everything: DataFile | null;
}

/** Below dist/site: 'data/dorset/foster-households' */
export function folderOf({ council, id }: Pick<DatasetView, 'council' | 'id'>): string {
  return `data/${council.id}/${id}`;
}

/** The downloads of every dataset, and one of everything. Made before the pages, which say how large they are. */
export function writeDataFiles(datasets: readonly DatasetView[]): DataFiles {
  const encoder = new TextEncoder();
  const byDataset = new Map(datasets.map((dataset) => [folderOf(dataset), [
    fileOf('CSV', 'text/csv', `${dataset.id}.csv`, encoder.encode(writeCsv(dataset.data))),
    fileOf('ODS', 'application/vnd.oasis.opendocument.spreadsheet', `${dataset.id}.ods`, writeOds(workbookOf(dataset))),
    fileOf('CSVW', 'application/csvm+json', `${dataset.id}.csv-metadata.json`, encoder.encode(writeCsvw(dataset))),
  ]]));
  const all = new Map([...byDataset].flatMap(([folder, files]) => files.map(({ name, bytes }) => [`${folder}/${name}`, bytes] as const)));
  return { byDataset, everything: all.size === 0 ? null : fileOf('ZIP', 'application/zip', 'everything.zip', zipFiles(all, [...all.keys()].filter((path) => path.endsWith('.ods')))) };
}

function fileOf(format: DataFile['format'], mediaType: string, name: string, bytes: Uint8Array): DataFile {
  return { format, mediaType, name, bytes, size: sizeText(bytes.length) };
}

/** '1 kB', '240 kB', '1.2 MB': thousands of bytes, rounded up. */
export function sizeText(bytes: number): string {
  const kilobytes = Math.ceil(bytes / 1000);
  return kilobytes < 1000 ? `${kilobytes}\u00a0kB` : `${(Math.ceil(bytes / 100_000) / 10).toFixed(1)}\u00a0MB`;
}
