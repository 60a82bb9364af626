import { expect, test } from 'vitest';
import { estimateParameters } from './estimate.ts';
import { forecast } from './forecast.ts';
import { add, diagonal, identity, multiply, multiplyTransposed, quadraticForm, sandwich, sum, transpose } from './matrix.ts';
import { arrivals, project, stayMatrix } from './project.ts';
import { applyScenario, whatIf } from './scenario.ts';
import { STATE_COUNT, stateOf, TYPES, BANDS, type FlowHistory } from '../../schema/flows.ts';

/** Whatever the council: what must hold of every estimate and projection. */

function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A made-up council whose counts balance: some states are never used, some months bring nobody. */
function makeHistory(seed: number, hasMoves: boolean): FlowHistory {
  const random = randomOf(seed);
  const below = (n: number): number => Math.floor(random() * n);
  const used = Array.from({ length: STATE_COUNT }, () => random() < 0.75);
  let now = used.map((isUsed) => (isUsed ? below(60) : 0));
  const history = { months: [] as string[], stock: [] as number[][], entries: [] as number[][], exits: [] as number[][], moves: [] as number[][][] };
  const size = below(8) + 1;
  for (let month = 0; month < 50; month++) {
    const entries = used.map((isUsed) => (isUsed && random() < 0.6 ? below(size) : 0));
    const exits = now.map((count) => Math.min(count, below(size)));
    now = now.map((count, state) => count - (exits[state] as number));
    const moves = now.map((count, state) => TYPES.map((_, q) => {
      const target = stateOf(Math.floor(state / TYPES.length), q);
      return target !== state && used[target] && count > 5 && random() < 0.2 ? 1 : 0;
    }));
    const after = [...now];
    moves.forEach((row, state) => row.forEach((n, q) => { after[state] = (after[state] as number) - n; after[stateOf(Math.floor(state / TYPES.length), q)]! += n; }));
    for (let state = 0; state < STATE_COUNT - TYPES.length; state++) {
      const older = state + TYPES.length;
      if (!used[older] || (after[state] as number) < 1 || random() < 0.7) continue;
      after[state] = (after[state] as number) - 1;
      after[older] = (after[older] as number) + 1;
    }
    now = add(after, entries);
    history.months.push(`month ${month}`);
    history.stock.push(now);
    history.entries.push(entries);
    history.exits.push(exits);
    history.moves.push(moves);
  }
  return { ...history, moves: hasMoves ? history.moves : null };
}

const seeds = Array.from({ length: Number(process.env['TEST_FULL'] ? 300 : 30) }, (_, i) => i + 1);
const close = (a: number, b: number): void => expect(Math.abs(a - b)).toBeLessThan(1e-8 * Math.max(1, Math.abs(b)));

test.each(seeds)('a made-up council (seed %i)', (seed) => {
  const history = makeHistory(seed, seed % 3 !== 0);
  const parameters = estimateParameters(history);
  const start = history.stock.at(-1) as number[];
  // chances
  for (const row of parameters.P) {
    close(sum(row), 1);
    expect(Math.min(...row)).toBeGreaterThanOrEqual(0);
  }
  expect(parameters.phi).toBeGreaterThanOrEqual(1);
  close(parameters.ageingCounts.at(-1) as number, 0); // the data balance
  // nobody appears or is lost: those who stay, plus those who leave, are those who were there
  const { points, projection } = forecast(start, parameters, { months: 36 });
  const Q = stayMatrix(parameters.P);
  const arriving = arrivals(Q, parameters.lambda);
  for (let h = 1; h <= 36; h++) {
    const before = projection.mean[h - 1] as number[];
    const left = sum(before.map((count, state) => count * (parameters.P[state]?.[STATE_COUNT] as number)));
    close(sum(projection.mean[h] as number[]), sum(before) - left + sum(arriving));
  }
  // a covariance
  const random = randomOf(seed + 1000);
  for (const h of [1, 12, 36]) {
    const S = projection.covariance[h] as number[][];
    S.forEach((row, i) => row.forEach((value, j) => close(value, S[j]?.[i] as number)));
    for (let i = 0; i < 20; i++) expect(quadraticForm(start.map(() => random() - 0.5), S)).toBeGreaterThan(-1e-7);
  }
  // never narrower than chance alone
  for (const { totalVariance, processVariance, lo95, lo80, hi80, hi95, forecast: centre } of points) {
    expect(totalVariance).toBeGreaterThanOrEqual(processVariance);
    expect(lo95).toBeLessThanOrEqual(lo80);
    expect(hi80).toBeLessThanOrEqual(hi95);
    if (centre >= 5) expect(lo80 < centre && centre < hi80).toBe(true);
  }
  // the categories of one kind add up
  for (const cats of [TYPES, BANDS]) {
    const at36 = points.filter(({ h }) => h === 36);
    close(sum(at36.filter(({ cat }) => (cats as readonly string[]).includes(cat)).map(({ forecast: centre }) => centre)), at36.find(({ cat }) => cat === 'total')?.forecast as number);
  }
});

test.each(seeds.slice(0, 10))('a what-if that changes nothing is the forecast; twice the entries bring twice the arrivals (seed %i)', (seed) => {
  const history = makeHistory(seed, true);
  const parameters = estimateParameters(history);
  const start = history.stock.at(-1) as number[];
  const same = whatIf(parameters, { entries: { '*|*': 1, '10-15|fostering': 1 }, exits: { '*|residential': 1 }, moves: { '*|*|*': 1 }, divert: [['*', 'residential', 'fostering', 0]], 'more-entries': [['0', 'other', 0]], growth: { '*': 1, residential: 1 } });
  expect(forecast(start, parameters, { months: 24, ...same }).points).toEqual(forecast(start, parameters, { months: 24 }).points);
  const doubled = applyScenario(parameters, { entries: { '*|*': 2 } })(1);
  arrivals(stayMatrix(doubled.P), doubled.lambda).forEach((value, i) => close(value, 2 * (arrivals(stayMatrix(parameters.P), parameters.lambda)[i] as number)));
  // later, and by and by
  const [late, slow, all] = [{ start: 12 }, { ramp: 24 }, {}].map((when) => forecast(start, parameters, { months: 24, categories: ['total'], scenario: applyScenario(parameters, { entries: { '*|*': 0.5 }, ...when }) }).points.map((point) => point.forecast));
  const plain = forecast(start, parameters, { months: 24, categories: ['total'] }).points.map((point) => point.forecast);
  expect(late?.slice(0, 12)).toEqual(plain.slice(0, 12));
  if (sum(parameters.lambda) > 0) expect((all?.at(-1) as number) < (slow?.at(-1) as number) && (slow?.at(-1) as number) < (plain.at(-1) as number)).toBe(true);
});

test.each(seeds.slice(0, 10))('the recursion is the closed form where arrivals come one by one (seed %i)', (seed) => {
  const history = makeHistory(seed, true);
  const parameters = { ...estimateParameters(history), phi: 1 };
  const start = history.stock.at(-1) as number[];
  const Q = stayMatrix(parameters.P);
  const { mean, covariance } = project(start, () => parameters, 24);
  let power = identity(STATE_COUNT);
  let arrived = start.map(() => 0);
  for (let h = 1; h <= 24; h++) {
    arrived = add(arrived, multiplyTransposed(power, arrivals(Q, parameters.lambda)));
    power = multiply(power, Q);
  }
  const stayed = multiplyTransposed(power, start);
  add(stayed, arrived).forEach((value, i) => close(mean[24]?.[i] as number, value));
  const shared = sandwich(power, diagonal(start));
  diagonal(add(stayed, arrived)).forEach((row, i) => row.forEach((value, j) => close(covariance[24]?.[i]?.[j] as number, value - (shared[i]?.[j] as number))));
  expect(transpose(transpose(Q))).toEqual(Q);
});
