import type { Parameters } from './estimate.ts';
import { add, diagonal, identity, multiplyTransposed, sandwich, sum, zeros, type Matrix, type Vector } from './matrix.ts';

export interface Projection {
  /** [months ahead][state], from 0: now */
  mean: number[][];
  /** [months ahead][state][state]: what chance alone does, if the rates were known and stayed. */
  covariance: number[][][];
}

/** The mean and its exact covariance, month by month (specification 1.4). @param parametersOf may change over the months, as a what-if does */
export function project(start: Vector, parametersOf: (monthsAhead: number) => Pick<Parameters, 'P' | 'lambda' | 'phi'>, months: number): Projection {
  const mean: number[][] = [[...start]];
  const covariance: number[][][] = [start.map(() => zeros(start.length))];
  for (let h = 1; h <= months; h++) {
    const { P, lambda, phi } = parametersOf(h);
    const Q = stayMatrix(P);
    const arriving = arrivals(Q, lambda);
    const before = mean[h - 1] as number[];
    const moved = multiplyTransposed(Q, before);
    mean.push(add(moved, arriving));
    covariance.push(nextCovariance({ Q, before, moved, arriving, extra: (phi - 1) / (sum(lambda) || 1), covariance: covariance[h - 1] as number[][] }));
  }
  return { mean, covariance };
}

/** As the mean of `project`, without its covariance, which is most of the work. [state] */
export function projectMean(start: Vector, { P, lambda }: Pick<Parameters, 'P' | 'lambda'>, months: number): number[] {
  const Q = stayMatrix(P);
  const arriving = arrivals(Q, lambda);
  let mean = [...start];
  for (let h = 1; h <= months; h++) mean = add(multiplyTransposed(Q, mean), arriving);
  return mean;
}

/** Without the exit column. */
export function stayMatrix(P: Matrix): number[][] {
  return P.map((row) => row.slice(0, -1));
}

/** Those who come within a month are there for half of it on average: (I + Q)'/2 lambda */
export function arrivals(Q: Matrix, lambda: Vector): number[] {
  return multiplyTransposed(identity(lambda.length).map((row, i) => row.map((value, j) => (value + (Q[i]?.[j] as number)) / 2)), lambda);
}

function nextCovariance({ Q, before, moved, arriving, extra, covariance }: { Q: Matrix; before: Vector; moved: Vector; arriving: Vector; extra: number; covariance: Matrix }): number[][] {
  const spread = sandwich(Q, covariance);
  const shared = sandwich(Q, diagonal(before));
  return spread.map((row, i) => row.map((value, j) =>
    value - (shared[i]?.[j] as number) + (i === j ? (moved[i] as number) + (arriving[i] as number) : 0) + extra * (arriving[i] as number) * (arriving[j] as number)));
}
