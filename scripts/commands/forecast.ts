import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { CsvSource } from '../load/read-csv.ts';
import { ProblemsFound, startOf } from '../problem.ts';
import { EVIDENCE_MONTHS, LONGEST_MONTHS, SPREAD_CHOICES, WEIGHT_CHOICES, type FlowHistory, type ForecastChoices } from '../schema/flows.ts';
import { defineCommand, withProblems, WrongUsage } from './command.ts';

/** The analyst's tool on raw files: what it prints may tell of single children, so it goes to the terminal and never into a build. */
export const forecastCommand = defineCommand({
  options: { flows: { type: 'string' }, moves: { type: 'string' }, horizon: { type: 'string' }, scenario: { type: 'string' }, weight: { type: 'string' }, spread: { type: 'string' }, json: { type: 'boolean' }, csv: { type: 'boolean' }, root: { type: 'string' } },
  takes: 'a council',
  async run({ flows, moves, horizon = '36', scenario, weight = 'half', spread = 'all-councils', json = false, csv = false, root = '.' }, [council, ...more]) {
    if ((flows === undefined) === (council === undefined) || more.length > 0) throw new WrongUsage('Say a council, such as npm run forecast -- dorset, or --flows and a file.');
    if (council !== undefined && (moves !== undefined || !/^[a-z0-9-]+$/.test(council))) throw new WrongUsage('A council is named as its folder in data/ is, and its own moves.csv is read. To read other files, give --flows and --moves.');
    if (json && csv) throw new WrongUsage('Say --json or --csv, not both.');
    if (!/^\d{1,3}$/.test(horizon) || Number(horizon) < 1) throw new WrongUsage('--horizon needs a number of months, such as 36.');
    if (Number(horizon) > LONGEST_MONTHS) throw new WrongUsage(`--horizon is at most ${LONGEST_MONTHS} months: how far forecasts miss is known for ${EVIDENCE_MONTHS}, and of the total for ${LONGEST_MONTHS}.`);
    const choices: ForecastChoices = { weight: readChoice('weight', weight, WEIGHT_CHOICES), spread: readChoice('spread', spread, SPREAD_CHOICES) };
    await withProblems(async (show) => {
      const texts = new Map<string, string>();
      const read = async (path: string): Promise<string> => {
        const text = await readFile(resolve(path), 'utf8').catch(() => { throw new ProblemsFound([{ rule: 'no-file', place: startOf(path), message: 'There is no such file, or it cannot be read. Correct its name.' }]); });
        texts.set(path, text.replace(/^\ufeff/, ''));
        show({ texts });
        return texts.get(path) as string;
      };
      const folder = council === undefined ? null : join(root, 'data', council);
      const history = await readHistory(read, folder === null ? flows as string : join(folder, 'flows.csv'), folder === null ? moves ?? null : join(folder, 'moves.csv'), folder !== null);
      const { readScenario } = await import('../validate/forecast/read-scenario.ts');
      const { answerForecast } = await import('./forecast/answer.ts');
      const { printForecast, printForecastCsv } = await import('./forecast/print.ts');
      const answer = answerForecast(history, Number(horizon), scenario === undefined ? null : readScenario(scenario, await read(scenario)), choices);
      console.log(json ? JSON.stringify(answer) : csv ? printForecastCsv(answer) : printForecast(answer));
    });
  },
});

/** @throws WrongUsage */
function readChoice<T extends string>(name: string, word: string, choices: readonly T[]): T {
  const found = choices.find((choice) => choice === word);
  if (found === undefined) throw new WrongUsage(`--${name} is ${choices.join(' or ')}.`);
  return found;
}

/** @throws ProblemsFound */
async function readHistory(read: (path: string) => Promise<string>, flows: string, moves: string | null, mayLackMoves: boolean): Promise<FlowHistory> {
  const [{ readCsv }, { readFlows }] = await Promise.all([import('../load/read-csv.ts'), import('../validate/forecast/read-flows.ts')]);
  const open = async (path: string): Promise<CsvSource> => {
    const { source, problems } = readCsv(path, await read(path));
    if (!source) throw new ProblemsFound(problems);
    return source;
  };
  const movesSource = moves === null ? null : await open(moves).catch((error: unknown) => {
    if (mayLackMoves && error instanceof ProblemsFound && error.problems[0]?.rule === 'no-file') return null;
    throw error;
  });
  const { history, hidden, problems } = readFlows(await open(flows), movesSource);
  if (problems.length > 0) throw new ProblemsFound(problems);
  const [first] = hidden;
  if (first) throw new ProblemsFound([{ rule: 'flows-hidden', place: first.place, message: `${hidden.length === 1 ? 'A count is hidden' : `${hidden.length} counts are hidden`} in this file, and a forecast needs them. Use the raw return; nothing that this command prints is published.` }]);
  return history as FlowHistory;
}
