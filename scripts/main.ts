import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { WrongUsage, type Command } from './commands/command.ts';
import { NoBrowser } from './problem.ts';
import { didYouMean } from './validate/suggest.ts';

/** argv -> one command. Exit code 0 good, 1 the author's problems, 2 wrong usage or a bug. */

/** Each brings what it needs, and nobody waits for the others'. */
const COMMANDS: Record<string, () => Promise<Command>> = {
  build: async () => (await import('./commands/build.ts')).buildCommand,
  check: async () => (await import('./commands/check.ts')).checkCommand,
  start: async () => (await import('./commands/start.ts')).startCommand,
  new: async () => (await import('./commands/new.ts')).newCommand,
  import: async () => (await import('./commands/import.ts')).importCommand,
  schemas: async () => (await import('./commands/schemas.ts')).schemasCommand,
  'publish-ledger': async () => (await import('./commands/publish-ledger.ts')).publishLedgerCommand,
  forecast: async () => (await import('./commands/forecast.ts')).forecastCommand,
  rules: async () => (await import('./commands/rules.ts')).rulesCommand,
  disclosure: async () => (await import('./commands/disclosure.ts')).disclosureCommand,
};

// Half of what a short command takes is reading the program; the next one finds it read.
enableCompileCache(join(import.meta.dirname, '../node_modules/.cache/compiled'));

async function main(argv: string[]): Promise<void> {
  const [name = '', ...rest] = argv;
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!load) throw new WrongUsage(`${name ? `There is no command “${name}”.${didYouMean(name, Object.keys(COMMANDS))}` : 'Say which command to run.'} Commands are ${Object.keys(COMMANDS).join(', ')}.`);
  const command = await load();
  const { values, positionals, tokens } = parseArgs({ args: rest, options: command.options, strict: false, allowPositionals: true, tokens: true });
  for (const token of tokens) {
    if (token.kind === 'positional' && command.takes === undefined) throw new WrongUsage(`“${token.value}” is not expected here. Options begin with --.`);
    if (token.kind !== 'option') continue;
    const wanted = Object.hasOwn(command.options, token.name) ? command.options[token.name]?.type : undefined;
    const known = Object.keys(command.options);
    if (!wanted) throw new WrongUsage(`“${name}” has no option --${token.name}.${didYouMean(token.name, known)} It has ${known.map((o) => `--${o}`).join(', ')}.`);
    if (wanted === 'string' && !token.value) throw new WrongUsage(`--${token.name} needs a value after it.`);
    if (wanted === 'boolean' && token.value !== undefined) throw new WrongUsage(`--${token.name} takes no value.`);
  }
  await command.run(values as Record<string, never>, positionals);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  // A mistake in how it was called, or in what the machine lacks, needs no stack; a bug does.
  console.error(error instanceof WrongUsage || error instanceof NoBrowser ? error.message : error);
  process.exitCode = 2;
});
