import { createHash } from 'node:crypto';

/**
 * What a page may load: its own site's files, and inline blocks that are these very bytes. `frame-ancestors` works in a
 * header alone, and the search engine is WebAssembly, so its page alone may run that and fetch its index.
 */
function contentPolicy({ scripts, styles, search, connects = search }: { scripts: readonly string[]; styles: readonly string[]; search: boolean; connects?: boolean }): string {
  const sources = (blocks: readonly string[]): string => ["'self'", ...new Set(blocks.map(hashSource))].join(' ');
  return [
    "default-src 'none'", `script-src ${sources(scripts)}${search ? " 'wasm-unsafe-eval'" : ''}`, `style-src ${sources(styles)}`, "font-src 'self'", "img-src 'self'",
    ...(connects ? ["connect-src 'self'"] : []), "form-action 'self'", "base-uri 'none'",
  ].join('; ');
}

/** 'sha256-...' of an inline block, as a policy names it. */
export function hashSource(block: string): string {
  return `'sha256-${createHash('sha256').update(block).digest('base64')}'`;
}

/** A browser hashes an inline block with its line ends as LF. */
function inlineBlocks(html: string, name: 'script' | 'style'): string[] {
  return [...html.matchAll(new RegExp(`<${name}(?![^>]*\\ssrc=)[^>]*>([^]*?)</${name}>`, 'g'))].map(([, block]) => block!.replaceAll('\r\n', '\n'));
}

const isSearch = (path: string): boolean => path.startsWith('search/');
const CHARSET = '<meta charset="utf-8">\n';

/** Puts into each page its own policy, first of all that it could load anything by. @param files path below dist/site -> content */
export function addPolicies(files: ReadonlyMap<string, string | Uint8Array>): Map<string, string | Uint8Array> {
  return new Map([...files].map(([path, content]) => [path, path.endsWith('.html') && typeof content === 'string' ? addPolicy(path, content) : content]));
}

/** @param connects in a preview a page asks its own server for its new words */
export function addPolicy(path: string, html: string, connects = isSearch(path)): string {
  if (!html.includes(CHARSET)) throw new Error(`${path} does not begin with its character set, after which its policy belongs.`);
  const policy = contentPolicy({ scripts: inlineBlocks(html, 'script'), styles: inlineBlocks(html, 'style'), search: isSearch(path), connects });
  return html.replace(CHARSET, () => `${CHARSET}<meta http-equiv="Content-Security-Policy" content="${policy}">\n`);
}

/**
 * `_headers`, as Netlify, Cloudflare Pages and others read it. Rules there don't replace each other, so the policy for all
 * is what any page needs, and each page's own narrows it. A block of data (JSON-LD) is no script, so it needs no hash here.
 */
export function hostHeaders(files: ReadonlyMap<string, string | Uint8Array>): string {
  const notFound = files.get(NOT_FOUND);
  const styles = typeof notFound === 'string' ? inlineBlocks(notFound, 'style') : [];
  return `/*
  Content-Security-Policy: ${contentPolicy({ scripts: [], styles, search: [...files.keys()].some(isSearch) })}; frame-ancestors 'none'
  Referrer-Policy: no-referrer
  X-Content-Type-Options: nosniff
  Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(), usb=()
/assets/*
  Cache-Control: public, max-age=31536000, immutable
`;
}

export const NOT_FOUND = '404.html';
