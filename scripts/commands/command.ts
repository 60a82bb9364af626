import { adviceCount, formatProblem, ProblemsFound, sayMore, type Warning } from '../problem.ts';
import type { Sources } from '../load/load-sources.ts';
import { countText } from '../schema/words.ts';

type OptionTypes = Readonly<Record<string, { type: 'string' | 'boolean' }>>;
type Values<O extends OptionTypes> = { [Name in keyof O]?: O[Name]['type'] extends 'string' ? string : boolean };

export interface Command<O extends OptionTypes = OptionTypes> {
  options: O;
  /** What may stand after the command without --, as a person would call it: 'a table' */
  takes?: string;
  run: (options: Values<O>, names: readonly string[]) => Promise<void>;
}

/** Types the values that `run` gets by the options beside it. */
export function defineCommand<const O extends OptionTypes>(command: Command<O>): Command {
  return command as unknown as Command;
}

/** A mistake in how a command was called: exit code 2, and no stack. */
export class WrongUsage extends Error {}

/** Problems are printed with their lines; anything else passes through. */
export async function withProblems(run: (show: (sources: Pick<Sources, 'texts'>) => void) => Promise<void>): Promise<void> {
  let texts: ReadonlyMap<string, string> = new Map();
  try {
    await run((sources) => { texts = sources.texts; });
  } catch (error) {
    if (!(error instanceof ProblemsFound)) throw error;
    for (const problem of error.problems) console.error(formatProblem(problem, texts.get(problem.place.path)));
    printWarnings(error.warnings, texts);
    console.error(`\n${countText(error.problems.length, 'problem')}. Nothing was changed in the output.\n${sayMore(error.problems)}`);
    process.exitCode = 1;
  }
}

/** After the problems, and never counted among them. */
export function printWarnings(warnings: readonly Warning[], texts: ReadonlyMap<string, string>): void {
  if (warnings.length === 0) return;
  for (const warning of warnings) console.error(formatProblem(warning, texts.get(warning.place.path)));
  console.error(`\n${adviceCount(warnings)}. Nothing is held up by it.`);
}
