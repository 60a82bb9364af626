import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { REPOSITORY } from './toyshire.ts';

/** From 0 */
interface Position { line: number; character: number }
interface Mark { range: { start: Position }; message: string }
interface Completion { label: string; documentation?: string | { value: string } }

/** What Visual Studio Code does with the YAML extension: its language server, told of the repository and of .vscode/settings.json. */
export interface Editor {
  open(path: string, text: string): void;
  /** What is marked in an open file. */
  marksIn(path: string): Promise<Mark[]>;
  complete(path: string, at: Position): Promise<Completion[]>;
  /** Markdown; '' where nothing is said. */
  hover(path: string, at: Position): Promise<string>;
  close(): void;
}

interface Message { id?: number; method?: string; params?: unknown; result?: unknown; error?: { message: string } }

const SERVER = join(REPOSITORY, 'node_modules/yaml-language-server/bin/yaml-language-server');
const CAPABILITIES = {
  workspace: { configuration: true, workspaceFolders: true },
  textDocument: { completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } }, hover: { contentFormat: ['markdown'] } },
};
const addressOf = (path: string): string => pathToFileURL(join(REPOSITORY, path)).href;

export async function openEditor(): Promise<Editor> {
  const server = spawn(process.execPath, [SERVER, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const settings = JSON.parse(readFileSync(join(REPOSITORY, '.vscode/settings.json'), 'utf8')) as Record<string, unknown>;
  const answers: ((message: Message) => void)[] = [];
  const marks = new Map<string, PromiseWithResolvers<Mark[]>>();
  const configured = Promise.withResolvers<void>();

  const send = (message: Message): void => {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
    server.stdin.write(Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]));
  };
  const ask = (method: string, params: unknown): Promise<unknown> => new Promise((resolve, reject) => {
    answers.push(({ error, result }) => (error ? reject(new Error(error.message)) : resolve(result)));
    send({ id: answers.length - 1, method, params });
  });
  readMessages(server.stdout, ({ id, method, params, ...answer }) => {
    if (method === undefined) answers[id as number]?.(answer);
    else if (method === 'textDocument/publishDiagnostics') {
      const { uri, diagnostics } = params as { uri: string; diagnostics: Mark[] };
      marks.get(uri)?.resolve(diagnostics);
    } else if (method === 'workspace/configuration') {
      send({ id: id as number, result: (params as { items: { section: string }[] }).items.map(({ section }) => settings[section] ?? groupOf(settings, section)) });
      configured.resolve();
    } else if (id !== undefined) send({ id, result: null });
  });

  const root = pathToFileURL(REPOSITORY).href;
  await ask('initialize', { processId: process.pid, rootUri: root, workspaceFolders: [{ uri: root, name: 'repository' }], capabilities: CAPABILITIES });
  send({ method: 'initialized', params: {} });
  await configured.promise;
  const at = (path: string, position: Position): object => ({ textDocument: { uri: addressOf(path) }, position });
  return {
    open(path, text) {
      marks.set(addressOf(path), Promise.withResolvers());
      send({ method: 'textDocument/didOpen', params: { textDocument: { uri: addressOf(path), languageId: 'yaml', version: 1, text } } });
    },
    marksIn: async (path) => (await marks.get(addressOf(path))?.promise) ?? [],
    complete: async (path, position) => (await ask('textDocument/completion', at(path, position)) as { items: Completion[] }).items,
    hover: async (path, position) => (await ask('textDocument/hover', at(path, position)) as { contents: { value: string } } | null)?.contents.value ?? '',
    close: () => void server.kill(),
  };
}

/** The server's messages, each after a line with its length in bytes. */
function readMessages(stream: NodeJS.ReadableStream, receive: (message: Message) => void): void {
  let unread = Buffer.alloc(0);
  stream.on('data', (bytes: Buffer) => {
    unread = Buffer.concat([unread, bytes]);
    for (let end = unread.indexOf('\r\n\r\n'); end !== -1; end = unread.indexOf('\r\n\r\n')) {
      const after = end + 4 + Number(/Content-Length: (\d+)/.exec(unread.toString('latin1', 0, end))?.[1]);
      if (unread.length < after) return;
      const body = unread.toString('utf8', end + 4, after);
      unread = unread.subarray(after);
      receive(JSON.parse(body) as Message);
    }
  });
}

/** 'yaml' of { 'yaml.schemaStore.enable': false } -> { schemaStore: { enable: false } }, as Visual Studio Code hands settings on. */
function groupOf(settings: Record<string, unknown>, section: string): Record<string, unknown> {
  const group: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(settings)) {
    const [first, ...steps] = name.split('.');
    if (first !== section) continue;
    const inner = steps.slice(0, -1).reduce<Record<string, unknown>>((at, step) => (at[step] ??= {}) as Record<string, unknown>, group);
    inner[steps.at(-1) as string] = value;
  }
  return group;
}
