import { readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ForecastAnswer } from '../commands/forecast/answer.ts';
import { copyAnyshire, FLOWS_CSV } from './anyshire.ts';
import { runProgram } from './run-program.ts';
import { edit, FIXTURES, temporaryFolder } from './toyshire.ts';

/** `npm run forecast` as an analyst runs it. */

const FILES = ['--flows', join(FIXTURES, 'forecast/council_flows.csv'), '--moves', join(FIXTURES, 'forecast/council_moves.csv')];

const run = (...args: string[]): ReturnType<typeof runProgram> => runProgram(['forecast', ...args]);

/** Rows of one of the expected files, by column. */
async function readExpected(name: string): Promise<Record<string, string>[]> {
  const [header = '', ...rows] = (await readFile(join(FIXTURES, 'forecast', name), 'utf8')).trim().split(/\r?\n/);
  return rows.map((row) => Object.fromEntries(row.split(',').map((cell, i) => [header.split(',')[i], cell])));
}

/** Every number of the rows, as an independent implementation gives it. */
function expectClose(rows: readonly object[], expected: readonly Record<string, string>[]): void {
  expect(rows.length).toBe(expected.length);
  expected.forEach((row, i) => {
    for (const [name, text] of Object.entries(row)) {
      const value = (rows[i] as Record<string, unknown>)[name];
      if (typeof value === 'number') expect(Math.abs(value - Number(text)), `row ${i}, ${name}`).toBeLessThan(1e-9 * Math.max(1, Math.abs(value)));
      else expect(value, `row ${i}, ${name}`).toBe(text);
    }
  });
}

test('--json holds the parameters, the path, its covariance, the forecast and the back-test, to the ninth decimal', async () => {
  const { code, stdout, stderr } = await run(...FILES, '--horizon', '36', '--scenario', join(FIXTURES, 'forecast/scenario.json'), '--json');
  expect([code, stderr]).toEqual([0, '']);
  const answer = JSON.parse(stdout) as ForecastAnswer;
  expect([answer.tier, answer.notes]).toEqual(['A', []]);
  expectClose(answer.forecast, await readExpected('expected_forecast.csv'));
  expectClose(answer.scenario ?? [], await readExpected('expected_forecast_scenario.csv'));
  expectClose(answer.backtest, await readExpected('expected_backtest.csv'));
  const { h24_full_cov: covariance } = JSON.parse(await readFile(join(FIXTURES, 'forecast/expected_cov_h24.json'), 'utf8')) as { h24_full_cov: number[][] };
  covariance.forEach((row, i) => row.forEach((value, j) => expect(answer.process_covariance?.[24]?.[i]?.[j]).toBeCloseTo(value, 9)));
  const parameters = JSON.parse(await readFile(join(FIXTURES, 'forecast/expected_parameters.json'), 'utf8')) as { phi: number; lambda_: number[] };
  expect(answer.parameters?.['phi']).toBeCloseTo(parameters.phi, 9);
});

test('a person reads each year’s end, what to keep to themselves, and how it did in the past', async () => {
  const [words, csv] = await Promise.all([run(...FILES), run(...FILES, '--csv')]);
  expect([words.code, words.stderr, csv.code]).toEqual([0, '', 0]);
  expect(words.stdout).toMatch(/^Computed from raw figures, which may tell of single children: not to be published\.\nData: tier A\.\n/);
  expect(words.stdout).toContain('2029-03  total               367  302 and 445      272 and 493');
  expect(words.stdout).toMatch(/^total +24 +12 +2 +22\.1 +20\.3 +100% +100%$/m);
  expect(words.stdout).toContain('Last count was as accurate for: total at 6 months');
  expect(csv.stdout.split('\n').length).toBe(1 + 36 * 10 + 1);
});

test('--weight and --spread learn from the council’s own past, and say what', async () => {
  const own = [...FILES, '--weight', 'chosen', '--spread', 'own-errors'];
  const [json, words] = await Promise.all([run(...own, '--json'), run(...own)]);
  const { method, forecast, own_evidence: evidence, backtest_scores: scores } = JSON.parse(json.stdout) as ForecastAnswer;
  expect([method.weight, evidence?.weights.map(({ weight, loss }) => [weight, loss.toFixed(3)])]).toEqual([1, [[0, '1.066'], [0.25, '1.044'], [0.5, '1.022'], [0.75, '1.009'], [1, '1.000']]]);
  expect(evidence?.spreads.filter(({ cat }) => cat === 'total').map(({ h, n, updated }) => [h, n, updated])).toEqual([6, 12, 24, 36].map((h, i) => [h, [9, 4, 2, 1][i], expect.closeTo(forecast.find((point) => point.h === h && point.cat === 'total')?.structural_sd as number, 12)]));
  expect(new Set(scores.map(({ h }) => h))).toEqual(new Set([6, 12, 24, 36]));
  expect(words.stdout).toContain('Weight of the last count: 1, chosen on the past (miss of the total, to that of the last count: 0: 1.066, 0.25: 1.044, 0.5: 1.022, 0.75: 1.009, 1: 1.000).');
  expect(words.stdout).toMatch(/^total +12 +4 +0\.066 +0\.058$/m);
});

test('a scenario may let the last count grow and more children come; the places it knows nothing of are refused', async () => {
  const folder = await temporaryFolder();
  const write = async (name: string, scenario: object): Promise<string> => {
    await writeFile(join(folder, name), JSON.stringify(scenario));
    return join(folder, name);
  };
  const levers = await write('levers.json', { growth: { residential: 1.03 }, 'more-entries': [['16-17', 'supported', 2], ['0', 'other', -9.5]] });
  const places = await write('places.json', { entries: { '10-15|*': 0.85 }, occupancy: { residential: 80 } });
  const [more, refused] = await Promise.all([run(...FILES, '--scenario', levers, '--json'), run(...FILES, '--scenario', places)]);
  const { forecast, scenario, notes } = JSON.parse(more.stdout) as ForecastAnswer;
  const at36 = (rows: ForecastAnswer['scenario'], cat: string): number => (rows ?? []).find((row) => row.h === 36 && row.cat === cat)?.anchor as number;
  expect(at36(scenario, 'residential') / at36(forecast, 'residential')).toBeCloseTo(1.03 ** 3, 9);
  expect((scenario?.at(-1)?.forecast as number) - (forecast.at(-1)?.forecast as number)).toBeGreaterThan(10);
  expect(notes).toEqual(['In the scenario: more would be taken away than come (other placements, under 1), so it is computed as if none came there.']);
  expect([refused.code, refused.stdout]).toEqual([1, '']);
  expect(refused.stderr).toMatch(/places\.json:1:\d+ {2}scenario-file {2}“occupancy” changes the gap between places and children, and npm run forecast knows of no places\. Delete it here, and write it into a plan: ::: gap shows what it does\.$/m);
}, 20_000);

test('beyond the evidence a note says so; past five years it is refused', async () => {
  const [far, tooFar] = await Promise.all([run(...FILES, '--horizon', '48', '--json'), run(...FILES, '--horizon', '61')]);
  expect((JSON.parse(far.stdout) as ForecastAnswer).notes).toEqual(['Beyond 36 months nothing is known of how far forecasts of parts miss; their spread is taken to grow as that of the total.']);
  expect(tooFar).toEqual({ code: 2, stdout: '', stderr: '--horizon is at most 60 months: how far forecasts miss is known for 36, and of the total for 60.\n' });
});

test('a council by its name, with its moves and without, and with two years of months', async () => {
  const root = await copyAnyshire();
  const tierOf = async (): Promise<[string, string | undefined]> => {
    const { tier, notes } = JSON.parse((await run('anyshire', '--root', root, '--json')).stdout) as ForecastAnswer;
    return [tier, notes[0]];
  };
  expect(await tierOf()).toEqual(['A', undefined]);
  for (const name of [FLOWS_CSV, 'data/anyshire/uasc.csv', 'data/anyshire/moves.csv']) await edit(join(root, name), (text) => text.split('\n').filter((line) => !/^20(?:1|20|21-0[1-4])/.test(line)).join('\n'));
  const { method, notes, own_evidence: evidence } = JSON.parse((await run('anyshire', '--root', root, '--json', '--weight', 'chosen')).stdout) as ForecastAnswer;
  expect([method.weight, notes, evidence]).toEqual([0.5, ['59 months are too few to learn from the council’s own past: 60 are needed. What was asked of it is left as it is for every council.'], null]);
  for (const name of [FLOWS_CSV, 'data/anyshire/uasc.csv']) await edit(join(root, name), (text) => text.split('\n').filter((line) => !/^20(?:1|2[0-3]|24-0[1-3])/.test(line)).join('\n'));
  await writeFile(join(root, 'data/anyshire/moves.csv'), 'month,age_band,from,to,n\n');
  expect(await tierOf()).toEqual(['D', '24 months are too few to tell how children come and go: 25 are needed. The last count stands for the months to come, with the spread that past forecasts had.']);
}, 20_000);

test('unaccompanied children are added, and all else stays as it was', async () => {
  const own = ['--uasc', join(FIXTURES, 'forecast/council_uasc.csv')];
  const [json, plain, csv, plainCsv, words] = await Promise.all([run(...FILES, ...own, '--json'), run(...FILES, '--json'), run(...FILES, ...own, '--csv'), run(...FILES, '--csv'), run(...FILES, ...own)]);
  const { uasc, ...rest } = JSON.parse(json.stdout) as ForecastAnswer;
  expect({ ...rest, uasc: null }).toEqual(JSON.parse(plain.stdout));
  expect(csv.stdout.startsWith(plainCsv.stdout.trimEnd())).toBe(true);
  const added = csv.stdout.slice(plainCsv.stdout.length).trim().split('\n').map((line) => line.split(','));
  expect([added.length, new Set(added.map((row) => `${row[2]} ${row.at(-1)}`))]).toEqual([36, new Set(['uasc base'])]);
  // The spread of past errors after 1, 2 and 3 years (specification, part 2).
  expect([12, 24, 36].map((h) => uasc?.forecast.find((row) => row.h === h)?.structural_sd)).toEqual([0.296, 0.477, 0.601]);
  expect(uasc?.backtest_scores.map(({ cat, h }) => `${cat} ${h}`)).toEqual(['uasc 6', 'uasc 12', 'uasc 24']);
  expect(words.stdout).toMatch(/^Unaccompanied asylum-seeking children, who are counted above too:$/m);
  expect(words.stdout).toMatch(/^2029-03 {2}uasc +28 {2}13 and 59 +8 and 87$/m);
}, 20_000);

test('where a file hides counts and gives totals, the total alone is forecast, and a note says so', async () => {
  const path = join(await temporaryFolder(), 'flows.csv');
  const months = Array.from({ length: 60 }, (_, t) => `${2021 + Math.floor(t / 12)}-${String((t % 12) + 1).padStart(2, '0')}`);
  await writeFile(path, ['month,age_band,placement,stock_end,entries,exits', ...months.flatMap((month) => [`${month},0,other,[c],[c],[c]`, `${month},all,all,90,6,6`])].join('\n'));
  const [plain, scenario] = await Promise.all([run('--flows', path, '--json'), run('--flows', path, '--scenario', join(FIXTURES, 'forecast/scenario.json'), '--json')]);
  const { tier, notes, forecast, parameters, backtest_scores: scores } = JSON.parse(plain.stdout) as ForecastAnswer;
  expect([tier, notes, parameters]).toEqual(['totals', ['Counts by age and placement are hidden in the file, so the forecast is made from the totals of each month, and is of the total alone.'], null]);
  expect(forecast.map(({ cat, forecast: centre }) => [cat, Math.round(centre)])).toEqual(Array.from({ length: 36 }, () => ['total', 90]));
  expect(new Set(scores.map(({ cat }) => cat))).toEqual(new Set(['total']));
  const answer = JSON.parse(scenario.stdout) as ForecastAnswer;
  expect([answer.scenario, answer.notes[0]?.endsWith(' The what-if is left out, for it is one of ages and placements.')]).toEqual([null, true]);
});

describe('a council’s flows.yaml', () => {
  const LATER = '  - published: 2026-06-20\n    rows-from: flows-june.csv\n';
  const withLater = async (): Promise<string> => {
    const root = await copyAnyshire();
    await edit(join(root, 'data/anyshire/flows.yaml'), (text) => text.replace('editions:\n', `editions:\n${LATER}`));
    return root;
  };

  test('names what is read: the newest edition, wherever it stands', async () => {
    const root = await withLater();
    const months = (await readFile(join(root, FLOWS_CSV), 'utf8')).trimEnd();
    const march = months.split('\n').filter((line) => line.startsWith('2026-03'));
    const april = march.map((line) => [...line.replace('2026-03', '2026-04').split(',').slice(0, 4), 0, 0].join(','));
    await writeFile(join(root, 'data/anyshire/flows-june.csv'), `${months}\n${april.join('\n')}\n`);
    const { tier, forecast } = JSON.parse((await run('anyshire', '--root', root, '--json')).stdout) as ForecastAnswer;
    // It names no moves, so the moves.csv that lies there isn't read.
    expect([tier, forecast[0]?.month]).toEqual(['B', '2026-05']);
  });

  test('that names a file which isn’t there is told once; a broken file and a link that leads elsewhere too', async () => {
    const [none, broken, linked] = await Promise.all([withLater(), withLater(), withLater()]);
    await writeFile(join(broken, 'data/anyshire/flows-june.csv'), 'month,"age_band\n');
    await symlink(FILES[1] as string, join(linked, 'data/anyshire/flows-june.csv'));
    const told = await Promise.all([none, broken, linked].map((root) => run('anyshire', '--root', root)));
    expect(told.map(({ code, stdout, stderr }) => [code, stdout, stderr.split('\n')[0], /^1 problem\./m.test(stderr)])).toEqual([
      [1, '', 'data/anyshire/flows.yaml:7:16  no-such-csv  There is no file “flows-june.csv” in data/anyshire. Did you mean “flows.csv”? Put it there, or correct the name.', true],
      [1, '', 'data/anyshire/flows-june.csv:1:7  csv-syntax  A quotation mark opens here and is not closed, so the rest of the file would be one cell. Close it, or delete it.', true],
      [1, '', 'data/anyshire/flows-june.csv:1:1  outside-root  This is a link to a place outside the project’s folder. Put the file itself here.', true],
    ]);
  });

  test('that isn’t there leaves flows.csv; without it too, or of another council, that is said', async () => {
    const root = await copyAnyshire();
    await rm(join(root, 'data/anyshire/flows.yaml'));
    const [found, none] = await Promise.all([run('anyshire', '--root', root, '--json'), run('anyshore', '--root', root)]);
    expect((JSON.parse(found.stdout) as ForecastAnswer).tier).toBe('A');
    expect([none.code, none.stderr.split('\n')[0]]).toEqual([1, 'data/anyshore/flows.csv:1:1  no-file  There is no such file, and no flows.yaml beside it that names another. Correct the council’s name, or put the months there.']);
  });
}, 20_000);

describe('wrong usage', () => {
  test.each([
    [[], 'Say a council, such as npm run forecast -- dorset, or --flows and a file.'],
    [['dorset', '--flows', 'x.csv'], 'Say a council, such as npm run forecast -- dorset, or --flows and a file.'],
    [['../dorset'], 'A council is named as its folder in data/ is, and the files that its flows.yaml names are read. To read other files, give --flows, --moves and --uasc.'],
    [[...FILES, '--weight', '0.3'], '--weight is half or chosen.'], [[...FILES, '--spread', 'own'], '--spread is all-councils or own-errors.'],
    [[...FILES, '--json', '--csv'], 'Say --json or --csv, not both.'],
    [[...FILES, '--horizon', 'long'], '--horizon needs a number of months, such as 36.'],
    [[...FILES, '--horizon', '0'], '--horizon needs a number of months, such as 36.'],
  ])('%j', async (args, sentence) => expect(await run(...args)).toEqual({ code: 2, stdout: '', stderr: `${sentence}\n` }));
});

describe('bad files', () => {
  const flows = 'month,age_band,placement,stock_end,entries,exits\n';
  test.each<[string, string, RegExp]>([
    ['months that do not balance', `${flows}2025-01,0,other,5,0,0\n2025-02,0,other,7,1,0\n`, /^\S+:3:17 {2}flows-do-not-balance {2}.*2025-02 does not balance: .* 1 too many\./],
    ['a hidden count', `${flows}2025-01,0,other,5,0,0\n2025-02,0,other,[c],1,0\n`, /^\S+:3:17 {2}flows-hidden {2}.*Use the raw return; nothing that this command prints is published\./],
    ['an open quotation mark', `${flows}2025-01,"0,other,5,0,0\n`, /csv-syntax/],
  ])('%s', async (_, text, told) => {
    const path = join(await temporaryFolder(), 'flows.csv');
    await writeFile(path, text);
    const { code, stdout, stderr } = await run('--flows', path);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(told);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test('a file or a scenario that is not there, or is none', async () => {
    const folder = await temporaryFolder();
    const scenario = join(folder, 'scenario.json');
    await writeFile(scenario, '{\n\t"entries": { "10-14|*": 0.8 },\n\t"start": 99\n}\n');
    const broken = join(folder, 'broken.json');
    await writeFile(broken, '{ "entries": ');
    const [none, wrong, noJson] = await Promise.all([run('--flows', join(folder, 'none.csv')), run(...FILES, '--scenario', scenario), run(...FILES, '--scenario', broken)]);
    expect(none.stderr).toContain('no-file  There is no such file, or it cannot be read. Correct its name.');
    expect([none.code, wrong.code, noJson.code]).toEqual([1, 1, 1]);
    expect(wrong.stderr).toMatch(/:2:15 {2}wrong-name {2}“10-14\|\*” cannot stand here\. Write a band and a type, such as 10-15\|\*\.$/m);
    expect(wrong.stderr).toMatch(/:3:11 {2}wrong-value {2}“start” cannot be 99\. Write a number of months from 0 to 60, such as 12\.$/m);
    expect(noJson.stderr).toContain('scenario-file  This is not JSON.');
  });
});
