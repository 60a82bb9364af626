import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname } from 'node:path';

export interface Asked {
  /** Below the site's root, decoded: '' or 'dorset/index.html' */
  path: string;
  query: URLSearchParams;
  /** A person waits for it in a window, and not a page for a part of it. */
  isOpened: boolean;
}

export interface Reply {
  status: number;
  body: string | Uint8Array;
  /** Extension of the name it would have as a file: '.html' */
  extension: string;
  /** Where to go instead. */
  location?: string;
}

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.svg': 'image/svg+xml', '.png': 'image/png', '.jpg': 'image/jpeg', '.jpeg': 'image/jpeg',
  '.woff2': 'font/woff2', '.pdf': 'application/pdf', '.csv': 'text/csv; charset=utf-8', '.json': 'application/json', '.ods': 'application/vnd.oasis.opendocument.spreadsheet', '.zip': 'application/zip', '.xml': 'application/xml',
};
/** As a host sends them with the built site; nothing is kept, for everything may change. */
const HEADERS = {
  'Content-Security-Policy': "frame-ancestors 'none'", 'Referrer-Policy': 'no-referrer', 'X-Content-Type-Options': 'nosniff', 'Cross-Origin-Resource-Policy': 'same-origin', 'Cache-Control': 'no-store',
};
const HOST = '127.0.0.1';
const PORTS_TRIED = 20;

export interface PreviewServer {
  /** The one asked for, or the next that was free. */
  port: number;
  address: string;
  close(): Promise<void>;
}

/**
 * Answers this machine alone. A page of another site that has its name lead here (DNS rebinding) is refused by the name it asks for.
 * @param events takes over a connection that stays open, for what changes on a page
 */
export async function serve(wantedPort: number, answer: (asked: Asked) => Promise<Reply>, events: (asked: Asked, response: ServerResponse) => boolean): Promise<PreviewServer> {
  let hosts: ReadonlySet<string> = new Set();
  const server = createServer((request, response) => {
    const refusal = refusalOf(request, hosts);
    if (refusal) return send(response, refusal, request.method);
    const asked = readRequest(request);
    if (asked === null) return send(response, plain(400, 'This address cannot be read.'), request.method);
    if (events(asked, response)) return;
    void answer(asked).then((reply) => send(response, reply, request.method));
  });
  const port = await listen(server, wantedPort);
  hosts = new Set([HOST, 'localhost'].map((name) => `${name}:${port}`));
  return {
    port, address: `http://${HOST}:${port}/`,
    close: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}

function refusalOf({ method, headers }: IncomingMessage, hosts: ReadonlySet<string>): Reply | null {
  if (!hosts.has(headers.host?.toLowerCase() ?? '')) return plain(403, 'The preview answers only to the address that it gave in the terminal.');
  return method === 'GET' || method === 'HEAD' ? null : plain(405, 'The preview is only for reading.');
}

function readRequest({ url = '/', headers }: IncomingMessage): Asked | null {
  try {
    const { pathname, searchParams } = new URL(url, 'http://preview');
    const accept = headers.accept ?? '';
    const isOpened = headers['sec-fetch-dest'] === 'document' || (headers['sec-fetch-dest'] === undefined && accept.includes('text/html'));
    return { path: decodeURIComponent(pathname).replace(/^\//, ''), query: searchParams, isOpened };
  } catch {
    return null;
  }
}

export function plain(status: number, words: string): Reply {
  return { status, body: `${words}\n`, extension: '.txt' };
}

export function sendHead(response: ServerResponse, status: number, type: string, more: Record<string, string> = {}): void {
  response.writeHead(status, { ...HEADERS, 'Content-Type': type, ...more });
}

function send(response: ServerResponse, { status, body, extension, location }: Reply, method: string | undefined): void {
  sendHead(response, status, TYPES[extname(`x${extension}`)] ?? 'text/plain; charset=utf-8', location === undefined ? {} : { Location: location });
  response.end(method === 'HEAD' ? undefined : body);
}

async function listen(server: Server, wanted: number): Promise<number> {
  for (let port = wanted; port < wanted + PORTS_TRIED && port < 65_536; port++) {
    if (await isListening(server, port)) return port;
  }
  throw new PortsTaken(`Ports ${wanted} to ${Math.min(wanted + PORTS_TRIED - 1, 65_535)} are all taken. Close another preview, or name another port with --port.`);
}

export class PortsTaken extends Error {}

function isListening(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const settle = (error?: NodeJS.ErrnoException): void => {
      server.removeAllListeners('error').removeAllListeners('listening');
      if (!error) resolve(true);
      else if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(false);
      else reject(error);
    };
    server.once('error', settle).once('listening', () => settle()).listen(port, HOST);
  });
}
