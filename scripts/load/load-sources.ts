import { readFileSync, realpathSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname, extname, join, relative, sep } from 'node:path';
import { startOf, type Problem } from '../problem.ts';
import { pictureFault } from './picture-fault.ts';
import { readCsv, type CsvSource } from './read-csv.ts';
import { readMarkdown, type MarkdownSource } from './read-markdown.ts';
import { readYaml, type YamlSource } from './read-yaml.ts';

interface AssetSource {
  kind: 'asset';
  path: string;
  /** Where it lies on the disk, checked to be inside the root. */
  file: string;
}

export interface Sources {
  root: string;
  /** By path from the root, with '/', in alphabetical order. */
  files: Map<string, YamlSource | MarkdownSource | CsvSource | AssetSource>;
  /** Text of every file that could be read, for showing a problem's line. */
  texts: Map<string, string>;
  problems: Problem[];
}

const LARGEST_PICTURE_BYTES = 5_000_000;
/** A thousand pages of words; the parsers take a second for it. */
const LARGEST_TEXT_BYTES = 1_000_000;
/** Characters that would break a line of a message. */
const UNSEEN = /\p{Cc}/gu;
/** What begins with a dot, or lies in a folder that does; what Office keeps beside an open file; and what Windows leaves, unseen, in a folder with pictures. */
const OF_PROGRAMS = /(?:^|\/)(?:\.|~\$|(?:thumbs\.db|desktop\.ini)$)/i;
const IMAGES = ['.png', '.jpg', '.jpeg'];

/** By path: what was read of a file, and what the file was like then. */
export type FilesRead = Map<string, { state: string; read: Sources }>;

/**
 * Reads content/ and data/ below the root. A file that can't be read is a problem; the others are still read.
 * @param before what a preview has read already: a file that is as it was is not read again
 */
export async function loadSources(root: string, before: FilesRead = new Map()): Promise<Sources> {
  const sources: Sources = { root, files: new Map(), texts: new Map(), problems: [] };
  const rootReal = realPath(root);
  if (rootReal === null) {
    sources.problems.push({ rule: 'nothing-to-build', place: startOf(root), message: 'There is no such folder. Correct the name after --root.' });
    return sources;
  }
  const paths = (await Promise.all(['content', 'data'].map((folder) => listFiles(root, folder, sources.problems)))).flat().sort();
  if (!paths.some((path) => /^content\/[^/]+\/[^/]+$/.test(path))) {
    sources.problems.push({ rule: 'nothing-to-build', place: startOf('content'), message: 'There is no content folder with a publication here. Go to the folder that holds content/ and data/, or name it with --root.' });
  }
  // One after the other: the files are many and small, and waiting for each costs more than reading it.
  for (const path of paths) {
    const { files, texts, problems } = loadOnce(path, rootReal, root, before);
    for (const [name, file] of files) sources.files.set(name, file);
    for (const [name, text] of texts) sources.texts.set(name, text);
    sources.problems.push(...problems);
  }
  return sources;
}

/** As `loadSources`, of the files that lie in one folder below the root, such as data/dorset; of a folder that isn't there none. */
export async function loadFolder(root: string, folder: string): Promise<Sources> {
  const sources: Sources = { root, files: new Map(), texts: new Map(), problems: [] };
  const rootReal = realPath(root);
  const paths = rootReal === null ? [] : await listFiles(root, folder, sources.problems);
  for (const path of paths.filter((one) => dirname(one) === folder).sort()) loadFile(path, rootReal as string, sources);
  return sources;
}

function loadOnce(path: string, rootReal: string, root: string, before: FilesRead): Sources {
  const state = stateOf(join(root, path));
  const known = before.get(path);
  if (known?.state === state) return known.read;
  const read: Sources = { root, files: new Map(), texts: new Map(), problems: [] };
  loadFile(path, rootReal, read);
  before.set(path, { state, read });
  return read;
}

/** Another after each save, whether it writes into the file or puts another in its place. */
function stateOf(path: string): string {
  const file = realPath(path);
  const stat = file === null ? undefined : statSync(file, { throwIfNoEntry: false });
  return stat ? [file, stat.ino, stat.size, stat.mtimeMs, stat.ctimeMs].join(' ') : 'gone';
}

/** null where there is nothing, or a link that leads nowhere. */
function realPath(path: string): string | null {
  try {
    return realpathSync.native(path);
  } catch {
    return null;
  }
}

async function listFiles(root: string, folder: string, problems: Problem[]): Promise<string[]> {
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return [];
    if (error.code !== 'EACCES' && error.code !== 'EPERM') throw error;
    problems.push({ rule: 'not-readable', place: startOf(relative(root, error.path ?? join(root, folder)).split(sep).join('/')), message: 'This folder cannot be opened, for it is another person’s or is locked. Ask who put it there for the right to read it.' });
    return [];
  });
  return entries.filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + (root.endsWith(sep) ? 0 : 1)).split(sep).join('/')).filter((path) => !OF_PROGRAMS.test(path));
}

function loadFile(path: string, rootReal: string, sources: Sources): void {
  const fail = (rule: string, message: string): void => void sources.problems.push({ rule, place: startOf(path.replaceAll(UNSEEN, '\ufffd')), message });
  if (path.search(UNSEEN) !== -1) return fail('unknown-file', 'The name of this file, or of its folder, has a character in it that cannot be seen (shown as \ufffd). Rename it.');
  const file = realPath(join(sources.root, path));
  if (file === null || !(file + sep).startsWith(rootReal + sep)) {
    return fail('outside-root', 'This is a link to a place outside the project’s folder. Put the file itself here.');
  }
  const stat = statSync(file, { throwIfNoEntry: false });
  if (!stat?.isFile()) return fail('not-readable', 'This is a link to a folder, or something else that is no file. Put the file itself here.');
  const extension = extname(path).toLowerCase();
  const most = IMAGES.includes(extension) ? LARGEST_PICTURE_BYTES : LARGEST_TEXT_BYTES;
  if (stat.size > most) return fail('file-too-large', `This file has ${Math.ceil(stat.size / 1_000_000)} MB; at most ${most / 1_000_000} MB can be read. Split it, or make the picture smaller.`);
  if (![...IMAGES, '.yaml', '.yml', '.md', '.csv'].includes(extension)) {
    return fail('unknown-file', `Nothing here reads ${extension === '' ? 'a file without an ending' : `a ${extension} file`}. Save it as .md for words, .yaml for numbers, .csv for the rows of a table, or .png or .jpg for a picture; or take it out.`);
  }
  const bytes = readBytes(file);
  if (bytes === null) return fail('not-readable', 'This file cannot be opened, for it is another person’s or another program holds it. Close it there, or ask for the right to read it.');
  if (IMAGES.includes(extension)) {
    const fault = pictureFault(bytes, extension);
    return fault === null ? void sources.files.set(path, { kind: 'asset', path, file }) : fail('not-a-picture', fault);
  }
  const { text: saved, fault } = (extension === '.csv' ? decodeSpreadsheet : decodeUtf8)(bytes);
  // Old programs end a line so; editors show it as one.
  const text = saved.replaceAll(/\r(?!\n)/g, '\n');
  sources.texts.set(path, text);
  if (fault) return void sources.problems.push({ rule: 'not-utf-8', place: { path, ...fault }, message: `This file is not saved as UTF-8, so letters such as £ or é would come out wrong. Save it again with the encoding UTF-8${extension === '.csv' ? ', which Excel calls “CSV UTF-8 (Comma delimited)”' : ''}.` });
  const conflict = placeOfConflict(text);
  if (conflict) return void sources.problems.push({ rule: 'two-versions', place: { path, ...conflict }, message: 'The file holds two versions of the same lines, between <<<<<<< and >>>>>>>. Keep one of the two, and delete the lines with <<<<<<<, ======= and >>>>>>>.' });
  const { source, problems } = extension === '.md' ? readMarkdown(path, text) : extension === '.csv' ? readCsv(path, text) : readYaml(path, text);
  sources.problems.push(...problems);
  if (source) sources.files.set(path, source);
}

/** null where the system does not let us. */
function readBytes(file: string): Uint8Array | null {
  try {
    return readFileSync(file);
  } catch (error) {
    if (['EACCES', 'EPERM', 'EBUSY', 'ENOENT'].includes((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw error;
  }
}

interface Decoded {
  /** Without a byte-order mark. */
  text: string;
  /** The first letter that isn't UTF-8. */
  fault: { line: number; column: number } | null;
}

/** Where it isn't UTF-8, the text is the nearest that can be shown: a � for each wrong letter. */
function decodeUtf8(bytes: Uint8Array): Decoded {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  if (isUtf16) return { text: new TextDecoder('utf-16le').decode(bytes), fault: { line: 1, column: 1 } };
  const text = new TextDecoder().decode(bytes);
  const wrong = text.search(/[\0\ufffd]/);
  return { text: text.replaceAll('\0', '\ufffd'), fault: wrong === -1 ? null : placeIn(text, wrong) };
}

/** Excel saves a plain “CSV” as Windows-1252. In it five bytes mean nothing; a file that has them is something else. */
function decodeSpreadsheet(bytes: Uint8Array): Decoded {
  const decoded = decodeUtf8(bytes);
  const isWindows = decoded.fault !== null && !bytes.some((byte) => [0, 0x81, 0x8d, 0x8f, 0x90, 0x9d].includes(byte));
  return isWindows ? { text: new TextDecoder('windows-1252').decode(bytes), fault: null } : decoded;
}

/** What a merge leaves behind when two people changed the same lines. */
function placeOfConflict(text: string): { line: number; column: number } | null {
  const mark = /^(?:<{7}|>{7}|\|{7})(?: |$)/m.exec(text);
  return mark && placeIn(text, mark.index);
}

function placeIn(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split(/\r\n?|\n/);
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}
