/** As much linear algebra as a projection takes: dense, row by row, a few dozen states. Nothing here changes its arguments. */

export type Vector = readonly number[];
export type Matrix = readonly Vector[];

export function zeros(size: number): number[] {
  return new Array<number>(size).fill(0);
}

export function sum(vector: Vector): number {
  return vector.reduce((total, value) => total + value, 0);
}

export function dot(a: Vector, b: Vector): number {
  return a.reduce((total, value, i) => total + value * (b[i] as number), 0);
}

export function add(a: Vector, b: Vector): number[] {
  return a.map((value, i) => value + (b[i] as number));
}

/** A'v */
export function multiplyTransposed(matrix: Matrix, vector: Vector): number[] {
  const result = zeros(matrix[0]?.length ?? 0);
  matrix.forEach((row, i) => {
    const weight = vector[i] as number;
    if (weight !== 0) row.forEach((value, j) => { result[j] = (result[j] as number) + value * weight; });
  });
  return result;
}

export function multiply(a: Matrix, b: Matrix): number[][] {
  return a.map((row) => multiplyTransposed(b, row));
}

/** A'SA */
export function sandwich(a: Matrix, s: Matrix): number[][] {
  const half = multiply(s, a);
  return transpose(a).map((column) => multiplyTransposed(half, column));
}

export function transpose(matrix: Matrix): number[][] {
  return (matrix[0] ?? []).map((_, j) => matrix.map((row) => row[j] as number));
}

export function diagonal(vector: Vector): number[][] {
  return vector.map((value, i) => vector.map((_, j) => (i === j ? value : 0)));
}

export function identity(size: number): number[][] {
  return diagonal(zeros(size).map(() => 1));
}

/** v'Sv */
export function quadraticForm(vector: Vector, matrix: Matrix): number {
  return dot(vector, matrix.map((row) => dot(row, vector)));
}
