import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { loadSources, type Sources } from './load/load-sources.ts';
import { formatProblem, NoBrowser, ProblemsFound, type Warning } from './problem.ts';
import { protectTables } from './protect/protect-tables.ts';
import { publishLedger } from './publish/publish-ledger.ts';
import { isReplaceable, mendSwap } from './publish/swap.ts';
import { writeSchemas } from './schema/json-schema.ts';
import { didYouMean } from './validate/suggest.ts';
import { validateSources } from './validate/validate-sources.ts';

/** argv -> one command. Exit code 0 good, 1 the author's problems, 2 wrong usage or a bug. */

class WrongUsage extends Error {}

const OPTIONS = {
  root: { type: 'string' }, out: { type: 'string' }, only: { type: 'string' },
  'no-pdf': { type: 'boolean' }, 'include-drafts': { type: 'boolean' },
  audit: { type: 'string' }, protect: { type: 'string' }, threshold: { type: 'string' }, zeros: { type: 'string' }, json: { type: 'boolean' },
} as const;

const COMMANDS: Record<string, { options: readonly (keyof typeof OPTIONS)[]; run: (options: Options) => Promise<void> }> = {
  build: { options: ['root', 'out', 'only', 'no-pdf', 'include-drafts'], run: runBuild },
  check: { options: ['root'], run: runCheck },
  schemas: { options: ['out'], run: runSchemas },
  'publish-ledger': { options: ['root'], run: runPublishLedger },
  disclosure: { options: ['audit', 'protect', 'threshold', 'zeros', 'json'], run: runDisclosure },
};

type Options = { root?: string; out?: string; only?: string; 'no-pdf'?: boolean; 'include-drafts'?: boolean; audit?: string; protect?: string; threshold?: string; zeros?: string; json?: boolean };

async function runBuild(options: Options): Promise<void> {
  const root = resolve(options.root ?? '.');
  const dist = resolve(root, 'dist');
  const isPreview = options.only !== undefined || options['no-pdf'] === true || options['include-drafts'] === true;
  const out = resolve(options.out ?? (isPreview ? resolve(root, '.preview') : dist));
  if (isPreview && out === dist) throw new WrongUsage('A preview (--only, --no-pdf, --include-drafts) never goes into dist/. Give another folder after --out, or leave --out away.');
  if (!await isReplaceable(out)) throw new WrongUsage(`${out} holds other things than a build, and a build replaces its whole folder. Give a new or empty folder after --out.`);
  const started = performance.now();
  // Here and not above: a check needs no browser, no Sass and no Vega, and should not wait for them.
  const { build } = await import('./build.ts');
  await withProblems(async (show) => {
    const onWarnings = (warnings: readonly Warning[]): void => {
      if (warnings.length > 0) console.error(`${adviceCount(warnings)}; npm run check lists it.`);
    };
    const report = await build({ root, out, onWarnings, onNotice: (words) => console.error(words), pdf: options['no-pdf'] !== true, only: options.only ?? null, includeDrafts: options['include-drafts'] === true, onSources: (sources) => {
      show(sources);
      if (options.only !== undefined) checkOnly(options.only, sources);
    } });
    for (const { id, title, figures } of report.publications) console.log(`${id}: ${title} (${figures.length} figures in its text)`);
    const count = report.publications.length;
    console.log(`Built ${count} publication${count === 1 ? '' : 's'} in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  });
}

function checkOnly(only: string, sources: Sources): void {
  const ids = [...sources.texts.keys()].flatMap((path) => /^content\/([^/]+)\/index\.md$/.exec(path)?.[1] ?? []);
  if (!ids.includes(only)) throw new WrongUsage(`There is no publication “${only}” in content/.${didYouMean(only, ids)}`);
}

async function runCheck(options: Options): Promise<void> {
  const root = resolve(options.root ?? '.');
  await mendSwap(resolve(root, 'dist'));
  await withProblems(async (show) => {
    const sources = await loadSources(root);
    show(sources);
    const records = validateSources(sources);
    await protectTables(records);
    const { publications, warnings } = records;
    printWarnings(warnings, sources.texts);
    console.log(`No problems in ${publications.length} publication${publications.length === 1 ? '' : 's'}`);
  });
}

async function runPublishLedger(options: Options): Promise<void> {
  const root = resolve(options.root ?? '.');
  await withProblems(async (show) => {
    const sources = await loadSources(root);
    show(sources);
    const records = validateSources(sources);
    for (const path of await publishLedger(root, records, await protectTables(records))) console.log(`${path} holds every published address and count`);
  });
}

/** Files of an analyst's own; a table of ours, by its name, is to be a third way. */
async function runDisclosure({ audit, protect, threshold = '5', zeros = 'published', json = false }: Options): Promise<void> {
  const [path, ...more] = [audit, protect].filter((file) => file !== undefined);
  if (path === undefined || more.length > 0) throw new WrongUsage('Say --audit and a file, or --protect and a file.');
  if (!/^\d{1,9}$/.test(threshold)) throw new WrongUsage('--threshold needs a whole number, such as 5.');
  if (zeros !== 'published' && zeros !== 'protected') throw new WrongUsage('--zeros is published or protected.');
  await withProblems(async (show) => {
    const { readAnalystsFile, answerAudit, answerProtect } = await import('./protect/disclosure/answer-files.ts');
    const { printAudit, printProtect } = await import('./protect/disclosure/print-answers.ts');
    const text = await readAnalystsFile(path);
    show({ texts: new Map([[path, text]]) });
    if (audit !== undefined) {
      const answers = await answerAudit(path, text);
      console.log(json ? JSON.stringify(answers) : printAudit(answers));
    } else {
      const answer = await answerProtect(path, text, { threshold: Number(threshold), zeros });
      console.log(json ? JSON.stringify(answer) : printProtect(answer));
    }
  });
}

async function runSchemas(options: Options): Promise<void> {
  for (const path of await writeSchemas(resolve(options.out ?? '.vscode/schemas'))) console.log(path);
}

/** Problems are printed with their lines; anything else passes through. */
async function withProblems(run: (show: (sources: Pick<Sources, 'texts'>) => void) => Promise<void>): Promise<void> {
  let texts: ReadonlyMap<string, string> = new Map();
  try {
    await run((sources) => { texts = sources.texts; });
  } catch (error) {
    if (!(error instanceof ProblemsFound)) throw error;
    for (const problem of error.problems) console.error(formatProblem(problem, texts.get(problem.place.path)));
    printWarnings(error.warnings, texts);
    const count = error.problems.length;
    console.error(`\n${count} problem${count === 1 ? '' : 's'}. Nothing was changed in the output.`);
    process.exitCode = 1;
  }
}

/** After the problems, and never counted among them. */
function printWarnings(warnings: readonly Warning[], texts: ReadonlyMap<string, string>): void {
  if (warnings.length === 0) return;
  for (const warning of warnings) console.error(formatProblem(warning, texts.get(warning.place.path)));
  console.error(`\n${adviceCount(warnings)}. Nothing is held up by it.`);
}

function adviceCount({ length }: readonly Warning[]): string {
  return `${length} ${length === 1 ? 'piece' : 'pieces'} of advice`;
}

async function main(argv: string[]): Promise<void> {
  const [name = '', ...rest] = argv;
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) throw new WrongUsage(`${name ? `There is no command “${name}”.${didYouMean(name, Object.keys(COMMANDS))}` : 'Say which command to run.'} Commands are ${Object.keys(COMMANDS).join(', ')}.`);
  const { values, tokens } = parseArgs({ args: rest, options: OPTIONS, strict: false, tokens: true });
  for (const token of tokens) {
    if (token.kind === 'positional') throw new WrongUsage(`“${token.value}” is not expected here. Options begin with --.`);
    if (token.kind !== 'option') continue;
    if (!(command.options as readonly string[]).includes(token.name)) throw new WrongUsage(`“${name}” has no option --${token.name}.${didYouMean(token.name, command.options)} It has ${command.options.map((o) => `--${o}`).join(', ')}.`);
    const wanted = OPTIONS[token.name as keyof typeof OPTIONS].type;
    if (wanted === 'string' && !token.value) throw new WrongUsage(`--${token.name} needs a value after it.`);
    if (wanted === 'boolean' && token.value !== undefined) throw new WrongUsage(`--${token.name} takes no value.`);
  }
  await command.run(values as Options);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  // A mistake in how it was called, or in what the machine lacks, needs no stack; a bug does.
  console.error(error instanceof WrongUsage || error instanceof NoBrowser ? error.message : error);
  process.exitCode = 2;
});
