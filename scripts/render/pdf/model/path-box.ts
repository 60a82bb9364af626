import type { Box, Matrix } from './geometry.ts';

/** Grows around the points of a path as they are drawn; a chart has tens of thousands, so none of them is kept. */
export interface PathBox {
  add(matrix: Matrix, x: number, y: number): void;
  /** Null while there is no point. */
  box(): Box | null;
  clear(): void;
}

export function tracePath(): PathBox {
  let [left, bottom, right, top] = [Infinity, Infinity, -Infinity, -Infinity];
  return {
    add([a, b, c, d, e, f], x, y) {
      const [pageX, pageY] = [a * x + c * y + e, b * x + d * y + f];
      if (pageX < left) left = pageX;
      if (pageX > right) right = pageX;
      if (pageY < bottom) bottom = pageY;
      if (pageY > top) top = pageY;
    },
    box: () => (left > right ? null : [left, bottom, right, top]),
    clear() {
      [left, bottom, right, top] = [Infinity, Infinity, -Infinity, -Infinity];
    },
  };
}
