import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { compileString, SassString } from 'sass';

const require = createRequire(import.meta.url);
const SOURCES = join(import.meta.dirname, '../../../templates/assets');
const FONTS = join(dirname(require.resolve('@fontsource/atkinson-hyperlegible/package.json')), 'files');
/** The folder in which Sass finds 'govuk-frontend/...'. */
const PACKAGES = join(dirname(require.resolve('govuk-frontend/package.json')), '..');

/** Compiling takes a quarter of a second; a stylesheet is the same as long as the sources and the colour are. */
const compiled = new Map<string, string>();

export interface Asset {
  /** Below dist/site, named by its content: 'assets/site-1f0a2b3c.css' */
  path: string;
  content: string | Uint8Array;
}

/** @param brandColour '#rrggbb' */
export function stylesheet(brandColour: string): Asset {
  if (!/^#[0-9a-f]{6}$/i.test(brandColour)) throw new Error(`The brand colour ${JSON.stringify(brandColour)} is not written as #rrggbb.`);
  const key = contentHash(readdirSync(SOURCES).sort().map((name) => readFileSync(join(SOURCES, name), 'utf8')).join('\0') + brandColour);
  const css = compiled.get(key) ?? compileStylesheet(brandColour);
  compiled.set(key, css);
  return named('site.css', css);
}

/** Four faces of Atkinson Hyperlegible in two subsets. */
export function fonts(): Asset[] {
  return ['latin', 'latin-ext'].flatMap((subset) => ['400', '700'].flatMap((weight) => ['normal', 'italic'].map(
    (style) => font(`${subset}-${weight}-${style}`))));
}

export function contentsScript(): Asset {
  return named('contents.js', readFileSync(join(SOURCES, 'contents.js'), 'utf8'));
}

function compileStylesheet(brandColour: string): string {
  return compileString(`@use "brand" with ($colour: ${brandColour});\n@use "site";`, {
    loadPaths: [SOURCES, PACKAGES],
    style: 'compressed',
    quietDeps: true,
    functions: {
      'font-url($face)': ([face]) => new SassString(
        `url("${font(face!.assertString('face').text).path.replace('assets/', '')}")`, { quotes: false }),
    },
  }).css;
}

/** @param face 'latin-400-normal' */
function font(face: string): Asset {
  return named(`atkinson-hyperlegible-${face}.woff2`, readFileSync(join(FONTS, `atkinson-hyperlegible-${face}.woff2`)));
}

function named(name: string, content: string | Uint8Array): Asset {
  const dot = name.lastIndexOf('.');
  return { path: `assets/${name.slice(0, dot)}-${contentHash(content)}${name.slice(dot)}`, content };
}

function contentHash(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 10);
}
