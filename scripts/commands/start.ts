import { resolve } from 'node:path';
import { defineCommand, WrongUsage } from './command.ts';

const DEFAULT_PORT = 8080;

export const startCommand = defineCommand({
  options: { root: { type: 'string' }, port: { type: 'string' } },
  async run(options) {
    const port = Number(options.port ?? DEFAULT_PORT);
    if (!/^\d+$/.test(options.port ?? '0') || port > 65_535 || (options.port !== undefined && port < 1)) throw new WrongUsage('--port needs a whole number from 1 to 65535, such as 8080.');
    let close = async (): Promise<void> => {};
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void close().then(() => process.exit(0)));
    const [{ runPreview }, { PortsTaken }] = await Promise.all([import('../preview/run-preview.ts'), import('../preview/serve.ts')]);
    try {
      ({ close } = await runPreview({ root: resolve(options.root ?? '.'), port, say: (line) => console.log(line) }));
    } catch (error) {
      if (error instanceof PortsTaken) throw new WrongUsage(error.message);
      throw error;
    }
  },
});
