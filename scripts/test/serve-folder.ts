import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.json': 'application/json',
  '.svg': 'image/svg+xml', '.png': 'image/png', '.woff2': 'font/woff2', '.wasm': 'application/wasm',
};

/** A folder as a plain host serves it, for what a browser refuses to a page opened as a file: modules and searches. */
export async function serveFolder(folder: string): Promise<{ home: string; close: () => void }> {
  const server = createServer((request, response) => {
    const path = decodeURI(new URL(request.url ?? '', 'http://x').pathname).replace(/\/$/, '/index.html');
    readFile(join(folder, path)).then(
      (content) => response.writeHead(200, { 'Content-Type': TYPES[extname(path)] ?? 'application/octet-stream' }).end(content),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return { home: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, close: () => void server.close() };
}
