import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';


export interface Position { line: number; character: number }
export interface Diagnostic { range: { start: Position; end: Position }; message: string }
export interface Completion { label: string; insertText?: string; documentation?: string | { value: string } }

/** What Visual Studio Code does with the YAML extension: its language server, told of the repository and of .vscode/settings.json. */
export interface Editor {
  open(path: string, text: string): void;
  /** What is marked in the file. */
  diagnose(path: string): Promise<Diagnostic[]>;
  complete(path: string, at: Position): Promise<Completion[]>;
  /** Markdown; '' where nothing is said. */
  hover(path: string, at: Position): Promise<string>;
  close(): void;
}

const REPOSITORY = join(import.meta.dirname, '../..');
const SERVER = join(REPOSITORY, 'node_modules/yaml-language-server/bin/yaml-language-server');
const addressOf = (path: string): string => pathToFileURL(join(REPOSITORY, path)).href;

interface Message { id?: number; method?: string; params?: unknown; result?: unknown; error?: { message: string } }

export async function openEditor(): Promise<Editor> {
  const server = spawn(process.execPath, [SERVER, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const settings = JSON.parse(readFileSync(join(REPOSITORY, '.vscode/settings.json'), 'utf8')) as Record<string, unknown>;
  const answers = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  const marked = new Map<string, Diagnostic[]>();
  const waiting = new Map<string, (found: Diagnostic[]) => void>();

  const send = (message: Message): void => {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
    server.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
    server.stdin.write(body);
  };
  const ask = (method: string, params: unknown): Promise<unknown> => new Promise((resolve, reject) => {
    const id = answers.size + 1;
    answers.set(id, { resolve, reject });
    send({ id, method, params });
  });
  const receive = ({ id, method, params, result, error }: Message): void => {
    if (method === undefined) return error ? answers.get(id as number)?.reject(new Error(error.message)) : answers.get(id as number)?.resolve(result);
    if (method === 'textDocument/publishDiagnostics') {
      const { uri, diagnostics } = params as { uri: string; diagnostics: Diagnostic[] };
      marked.set(uri, diagnostics);
      waiting.get(uri)?.(diagnostics);
    } else if (id !== undefined) {
      const asked = method === 'workspace/configuration' ? (params as { items: { section: string }[] }).items.map(({ section }) => sectionOf(settings, section)) : null;
      send({ id, result: asked });
    }
  };
  let unread = Buffer.alloc(0);
  server.stdout.on('data', (bytes: Buffer) => {
    unread = Buffer.concat([unread, bytes]);
    for (;;) {
      const end = unread.indexOf('\r\n\r\n');
      const length = Number(/Content-Length: (\d+)/.exec(unread.toString('latin1', 0, Math.max(end, 0)))?.[1]);
      if (end === -1 || unread.length < end + 4 + length) return;
      const body = unread.toString('utf8', end + 4, end + 4 + length);
      unread = unread.subarray(end + 4 + length);
      receive(JSON.parse(body) as Message);
    }
  });

  const root = pathToFileURL(REPOSITORY).href;
  await ask('initialize', {
    processId: process.pid, rootUri: root, workspaceFolders: [{ uri: root, name: 'repository' }],
    capabilities: { workspace: { configuration: true, workspaceFolders: true, didChangeConfiguration: { dynamicRegistration: true } }, textDocument: { completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } }, hover: { contentFormat: ['markdown'] } } },
  });
  send({ method: 'initialized', params: {} });
  return {
    open: (path, text) => send({ method: 'textDocument/didOpen', params: { textDocument: { uri: addressOf(path), languageId: 'yaml', version: 1, text } } }),
    diagnose: (path) => new Promise((resolve) => {
      const found = marked.get(addressOf(path));
      if (found) resolve(found);
      else waiting.set(addressOf(path), resolve);
    }),
    async complete(path, position) {
      const found = await ask('textDocument/completion', { textDocument: { uri: addressOf(path) }, position }) as { items: Completion[] };
      return found.items;
    },
    async hover(path, position) {
      const found = await ask('textDocument/hover', { textDocument: { uri: addressOf(path) }, position }) as { contents: { value: string } } | null;
      return found?.contents.value ?? '';
    },
    close: () => void server.kill(),
  };
}

/** 'yaml' of { 'yaml.schemaStore.enable': false } -> { schemaStore: { enable: false } }, as Visual Studio Code hands settings on. */
function sectionOf(settings: Record<string, unknown>, section: string): unknown {
  if (section in settings) return settings[section];
  const group: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(settings)) {
    if (!name.startsWith(`${section}.`)) continue;
    const steps = name.slice(section.length + 1).split('.');
    const inner = steps.slice(0, -1).reduce<Record<string, unknown>>((at, step) => (at[step] ??= {}) as Record<string, unknown>, group);
    inner[steps.at(-1) as string] = value;
  }
  return group;
}
