import { EVIDENCE_MONTHS, LONGEST_MONTHS, SPREAD_CHOICES, WEIGHT_CHOICES, type ForecastChoices } from '../schema/flows.ts';
import { defineCommand, withProblems, WrongUsage } from './command.ts';

/** The analyst's tool on raw files: what it prints may tell of single children, so it goes to the terminal and never into a build. */
export const forecastCommand = defineCommand({
  options: { flows: { type: 'string' }, moves: { type: 'string' }, uasc: { type: 'string' }, horizon: { type: 'string' }, scenario: { type: 'string' }, weight: { type: 'string' }, spread: { type: 'string' }, json: { type: 'boolean' }, csv: { type: 'boolean' }, root: { type: 'string' } },
  takes: 'a council',
  async run({ flows, moves, uasc, horizon = '36', scenario, weight = 'half', spread = 'all-councils', json = false, csv = false, root = '.' }, [council, ...more]) {
    if ((flows === undefined) === (council === undefined) || more.length > 0) throw new WrongUsage('Say a council, such as npm run forecast -- dorset, or --flows and a file.');
    if (council !== undefined && (moves !== undefined || uasc !== undefined || !/^[a-z0-9-]+$/.test(council))) throw new WrongUsage('A council is named as its folder in data/ is, and the files that its flows.yaml names are read. To read other files, give --flows, --moves and --uasc.');
    if (json && csv) throw new WrongUsage('Say --json or --csv, not both.');
    if (!/^\d{1,3}$/.test(horizon) || Number(horizon) < 1) throw new WrongUsage('--horizon needs a number of months, such as 36.');
    if (Number(horizon) > LONGEST_MONTHS) throw new WrongUsage(`--horizon is at most ${LONGEST_MONTHS} months: how far forecasts miss is known for ${EVIDENCE_MONTHS}, and of the total for ${LONGEST_MONTHS}.`);
    const choices: ForecastChoices = { weight: readChoice('weight', weight, WEIGHT_CHOICES), spread: readChoice('spread', spread, SPREAD_CHOICES) };
    await withProblems(async (show) => {
      const { fileReader, readGiven, readOfCouncil } = await import('./forecast/read-files.ts');
      const { readScenario } = await import('../validate/forecast/read-scenario.ts');
      const { answerForecast } = await import('./forecast/answer.ts');
      const { printForecast, printForecastCsv } = await import('./forecast/print.ts');
      const read = fileReader(show);
      const months = council === undefined ? await readGiven({ flows: flows as string, moves, uasc }, read) : await readOfCouncil(root, council, show);
      const answer = answerForecast(months, Number(horizon), scenario === undefined ? null : readScenario(scenario, await read(scenario)), choices);
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
