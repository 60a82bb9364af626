import { relative, resolve, sep } from 'node:path';
import { loadSources, type Sources } from '../load/load-sources.ts';
import { ProblemsFound, type Problem, type Warning } from '../problem.ts';
import { protectExempt } from '../protect/protect-exempt.ts';
import { protectTables } from '../protect/protect-tables.ts';
import { countText } from '../schema/words.ts';
import { validateSources } from '../validate/validate-sources.ts';
import { defineCommand, printWarnings, withProblems } from './command.ts';
import { formatFindings, readFormat } from './format-problems.ts';

export const checkCommand = defineCommand({
  options: { root: { type: 'string' }, format: { type: 'string' } },
  async run(options) {
    const format = readFormat(options.format);
    const root = resolve(options.root ?? '.');
    if (format !== 'text') return printForProgram(root, format);
    await withProblems(async (show) => {
      const { publications, warnings, texts } = await check(root, show);
      printWarnings(warnings, texts);
      console.log(`No problems in ${countText(publications, 'publication')}`);
    });
  },
});

async function check(root: string, show: (sources: Pick<Sources, 'texts'>) => void): Promise<{ publications: number; warnings: readonly Warning[]; texts: ReadonlyMap<string, string> }> {
  const sources = await loadSources(root);
  show(sources);
  const records = validateSources(sources);
  await protectExempt(records, await protectTables(records));
  return { publications: records.publications.length + records.withheld.length, warnings: (records.withExempt ?? records).warnings, texts: sources.texts };
}

/** On the standard output, problems too: whoever reads it is no person. */
async function printForProgram(root: string, format: 'json' | 'github'): Promise<void> {
  const print = (findings: readonly (Problem | Warning)[]): void => console.log(formatFindings(format === 'github' ? findings.map((finding) => fromHere(finding, root)) : findings, format));
  try {
    print((await check(root, () => undefined)).warnings);
  } catch (error) {
    if (!(error instanceof ProblemsFound)) throw error;
    print([...error.problems, ...error.warnings]);
    process.exitCode = 1;
  }
}

/** A mark in a pull request goes by the path in the repository, of which a council's folder may be a part. */
function fromHere<T extends Problem | Warning>(finding: T, root: string): T {
  const folder = relative(process.cwd(), root).split(sep).join('/');
  return folder === '' ? finding : { ...finding, place: { ...finding.place, path: `${folder}/${finding.place.path}` } };
}
