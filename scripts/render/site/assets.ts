import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { FACES, SUBSETS } from '../../schema/typeface.ts';

const require = createRequire(import.meta.url);
const SOURCES = join(import.meta.dirname, '../../../templates/assets');
/** The folder in which Sass finds 'govuk-frontend/...'. */
const PACKAGES = join(dirname(require.resolve('govuk-frontend/package.json')), '..');

/** Compiling takes half a second; a stylesheet is the same as long as its sources, its colour and the libraries are. */
const compiled = new Map<string, string>();
let sources: string | undefined;
const CACHE = join(PACKAGES, '.cache/site-css');

export interface Asset {
  /** Below dist/site, named by its content: 'assets/site-1f0a2b3c.css' */
  path: string;
  content: string | Uint8Array;
}

/** @param brandColour '#rrggbb' */
export function stylesheet(brandColour: string): Asset {
  return named('site.css', cachedCss('site', brandColour, ''));
}

/**
 * The theme of slides in a council's colour.
 * @param fontFolder from where the CSS will stand to the folder of the fonts: '../site/assets/'
 */
export function slideTheme(brandColour: string, fontFolder: string): string {
  return cachedCss('deck', brandColour, fontFolder);
}

function cachedCss(entry: 'site' | 'deck', brandColour: string, fontFolder: string): string {
  if (!/^#[0-9a-f]{6}$/i.test(brandColour)) throw new Error(`The brand colour ${JSON.stringify(brandColour)} is not written as #rrggbb.`);
  sources ??= contentHash(sourceTexts().join('\0'));
  const key = contentHash([sources, entry, brandColour, fontFolder].join('\0'));
  const css = compiled.get(key) ?? readCache(key) ?? writeCache(key, compileCss(entry, brandColour, fontFolder));
  compiled.set(key, css);
  return css;
}

function sourceTexts(): string[] {
  const versions = ['govuk-frontend', ...SUBSETS.map((subset) => subset.package)].map((name) => readFileSync(require.resolve(`${name}/package.json`), 'utf8'));
  // Sass shows nobody its package.json, except on the disk.
  versions.push(readFileSync(join(dirname(require.resolve('sass')), 'package.json'), 'utf8'));
  return [readFileSync(import.meta.filename, 'utf8'), ...versions, ...readdirSync(SOURCES).sort().map((name) => readFileSync(join(SOURCES, name), 'utf8'))];
}

function readCache(key: string): string | undefined {
  try {
    return readFileSync(join(CACHE, `${key}.css`), 'utf8');
  } catch {
    return undefined;
  }
}

/** By a rename, so that another build never reads half a file. A cache that can't be written costs time, nothing else. */
function writeCache(key: string, css: string): string {
  const file = join(CACHE, `${key}.css`);
  try {
    mkdirSync(CACHE, { recursive: true });
    writeFileSync(`${file}.${process.pid}`, css);
    renameSync(`${file}.${process.pid}`, file);
  } catch (error) {
    if (!['EACCES', 'EROFS', 'ENOSPC'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
  return css;
}

/** Four faces of the typeface in each of its subsets. */
export function fonts(): Asset[] {
  return SUBSETS.flatMap(({ name }) => FACES.map((face) => font(`${name}-${face}`)));
}

/** The face that most words stand in: worth asking for before the stylesheet does. */
export function bodyFont(): Asset {
  return font('latin-400-normal');
}

/** A roof in the council's colour, for the tab of a browser. No council's logo. @param brandColour '#rrggbb' */
export function icon(brandColour: string): Asset {
  return named('icon.svg', readFileSync(join(SOURCES, 'icon.svg'), 'utf8').replace('#2b3a42', brandColour));
}

export function contentsScript(): Asset {
  return named('contents.js', readFileSync(join(SOURCES, 'contents.js'), 'utf8'));
}

/** Search in the browser, over the index that render/search/ makes. */
export function searchScript(): Asset {
  return named('search.js', readFileSync(join(SOURCES, 'search.js'), 'utf8'));
}

function compileCss(entry: string, brandColour: string, fontFolder: string): string {
  // Here and not above: who has the stylesheet need not wait for Sass.
  const { compileString, SassString } = require('sass') as typeof import('sass');
  return compileString(`@use "brand" with ($colour: ${brandColour});\n@use "${entry}";`, {
    loadPaths: [SOURCES, PACKAGES],
    style: 'compressed',
    quietDeps: true,
    functions: {
      'font-url($face)': ([face]) => new SassString(
        `url("${font(face!.assertString('face').text).path.replace('assets/', fontFolder)}")`, { quotes: false }),
    },
  }).css;
}

/** @param face 'latin-400-normal' */
function font(face: string): Asset {
  const subset = SUBSETS.findLast(({ name }) => face.startsWith(`${name}-`))!;
  const file = `${subset.file}${face.slice(subset.name.length)}.woff2`;
  return named(file, readFileSync(require.resolve(`${subset.package}/files/${file}`)));
}

function named(name: string, content: string | Uint8Array): Asset {
  const dot = name.lastIndexOf('.');
  return { path: `assets/${name.slice(0, dot)}-${contentHash(content)}${name.slice(dot)}`, content };
}

function contentHash(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 10);
}
