import type { DataFileView } from '../../schema/report/data-file.ts';

/** RFC 4180 in UTF-8 without a byte-order mark, which would become part of the first column's name: one header row of machine names. */
export function writeCsv({ columns, rows }: DataFileView): string {
  return [columns.map(({ name }) => name), ...rows.map((row) => row.map(({ value }) => value))].map((cells) => `${cells.map(quoteCell).join(',')}\r\n`).join('');
}

function quoteCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
