import type { DatasetView } from '../../schema/report/dataset.ts';
import type { Absence } from '../../schema/report/link-date-absence.ts';
import type { Sheet, SheetCell, Workbook } from './ods.ts';

const COVER = 'Cover';
const CONTENTS = 'Contents';
const NOTES = 'Notes';
/** The most that Excel takes. */
const LONGEST_NAME = 31;
const ONE_TABLE = 'This worksheet contains one table.';

/** Cover, contents, notes and the one table, by the Analysis Function's 'Releasing statistics in spreadsheets'. */
export function workbookOf(dataset: DatasetView): Workbook {
  const { title, headline } = dataset;
  const name = sheetName(title);
  return { title, subject: headline, sheets: [cover(dataset), contents(title, name), notes(dataset), data(dataset, name)] };
}

/** A sheet's name: cut at a word, without what a spreadsheet forbids, and none of the names that are taken. */
export function sheetName(title: string): string {
  const clean = title.replace(/[[\]*?:/\\'’]/g, '').replace(/\s+/g, ' ').trim();
  const whole = clean.length <= LONGEST_NAME ? clean : clean.slice(0, LONGEST_NAME + 1).replace(/[ ,]+\S*$/, '').slice(0, LONGEST_NAME);
  return ['', COVER, CONTENTS, NOTES, 'History'].some((taken) => taken.toLowerCase() === whole.toLowerCase()) ? `Data ${whole}`.trim() : whole;
}

function cover({ title, demonstration, headline, definition, area, unit, referencePeriod, published, source, owner, licence, sourceLicences = [], revisions, comparisons, discrepancies, usedBy, address, council }: DatasetView): Sheet {
  const heading = (text: string): SheetCell[] => [{ text, look: 'heading' }];
  const section = (name: string, ...lines: string[]): SheetCell[][] => (lines.length > 0 ? [heading(name), ...lines.map((text) => words(text))] : []);
  const linked = (name: string, { text, href }: { text: string; href: string | null }): SheetCell[][] => [heading(name), words(text, href ?? undefined)];
  return {
    name: COVER, widthsCm: [24], table: null,
    rows: [
      [{ text: title, look: 'title' }], words(demonstration), words(headline),
      ...section('What it is', definition),
      ...section('Area', area), ...section('Unit', unit), ...section('Period', inWords(referencePeriod)), ...section('Newest value published', published.text),
      ...linked('Source', source),
      ...section('Who answers for it', inWords(owner)),
      ...('href' in licence ? linked('Licence', licence) : section('Licence', inWords(licence))),
      ...sourceLicences.flatMap((one) => linked(`Licence: ${one.covers}`, one.licence)),
      ...section('Target and comparisons', ...comparisons), ...section('Revisions', ...revisions),
      ...section('Where the source contradicts itself', ...discrepancies.map(({ says, publish, why }) => `The source says: ${says} We publish: ${publish} Why: ${why}`)),
      ...section('Used in', ...usedBy.map(({ text }) => text)),
      ...section('Council', council.name),
      ...(address ? linked('Web page', { text: address, href: address }) : []),
    ],
  };
}

function inWords(said: string | Absence): string {
  return typeof said === 'string' ? said : `${said.words}. ${said.reason}`;
}

function contents(title: string, name: string): Sheet {
  const row = (sheet: string, what: string): SheetCell[] => [{ text: sheet, look: 'words', href: `#'${sheet}'.A1` }, { text: what, look: 'words' }];
  return {
    name: CONTENTS, widthsCm: [9, 19], table: { name: 'contents', headerRow: 2 },
    rows: [[{ text: 'Contents', look: 'title' }], words(ONE_TABLE), header('Worksheet', 'What it holds'), row(COVER, 'What the data are and where they come from'), row(NOTES, 'Shorthand, and what each column means'), row(name, title)],
  };
}

function notes({ data }: DatasetView): Sheet {
  const row = (term: string, meaning: string): SheetCell[] => [{ text: term, look: 'words' }, { text: meaning, look: 'words' }];
  return {
    name: NOTES, widthsCm: [9, 19], table: { name: 'notes', headerRow: 2 },
    rows: [
      [{ text: 'Notes', look: 'title' }], words(ONE_TABLE), header('Shorthand or column', 'Meaning'),
      ...data.shorthand.map(({ mark, meaning }) => row(mark, `${meaning}.`)),
      ...data.columns.map(({ title, description }) => row(title, description)),
    ],
  };
}

function data({ id, title, data: { columns, rows, shorthand } }: DatasetView, name: string): Sheet {
  const see = shorthand.length > 0 ? 'Shorthand in square brackets is explained in the worksheet Notes.' : 'The columns are explained in the worksheet Notes.';
  return {
    name, widthsCm: columns.map(widthOf), table: { name: `data_${id.replaceAll('-', '_')}`, headerRow: 3 },
    rows: [
      [{ text: title, look: 'title' }], plain(ONE_TABLE), plain(see),
      columns.map(({ title: text, datatype }): SheetCell => ({ text, look: datatype === 'decimal' ? 'number-header' : 'header' })),
      ...rows.map((row) => row.map(({ value, text }, c): SheetCell => {
        const isNumber = columns[c]?.datatype === 'decimal';
        return isNumber && /^-?\d/.test(value) ? { text, look: 'number', number: value } : { text, look: isNumber ? 'number' : 'words' };
      })),
    ],
  };
}

/** Of words above a table, which must not make its first column wide: they run on over the empty cells beside them. */
function plain(text: string): SheetCell[] {
  return [{ text, look: 'line' }];
}

function words(text: string, href?: string): SheetCell[] {
  return [{ text, look: 'words', ...(href === undefined ? {} : { href }) }];
}

function header(...titles: string[]): SheetCell[] {
  return titles.map((text) => ({ text, look: 'header' }));
}

function widthOf({ name, datatype }: { name: string; datatype: string }): number {
  if (['source', 'note', 'figure'].includes(name)) return 12;
  return datatype === 'decimal' ? 4 : name === 'id' ? 8 : 5.5;
}
