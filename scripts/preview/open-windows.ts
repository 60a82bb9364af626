import type { ServerResponse } from 'node:http';
import { sendHead } from './serve.ts';

/** The pages that browsers show now, each with a connection over which it hears of changes (server-sent events). */
export interface OpenWindows {
  add(path: string, response: ServerResponse): void;
  /** Each path once. */
  paths(): string[];
  send(path: string, message: object): void;
}

export function openWindows(): OpenWindows {
  const windows = new Map<ServerResponse, string>();
  return {
    add(path, response) {
      sendHead(response, 200, 'text/event-stream');
      // Who has lost the connection asks again soon.
      response.write('retry: 500\n\n');
      windows.set(response, path);
      response.on('close', () => windows.delete(response));
    },
    paths: () => [...new Set(windows.values())],
    send(path, message) {
      for (const [response, shown] of windows) if (shown === path) response.write(`data: ${JSON.stringify(message)}\n\n`);
    },
  };
}
