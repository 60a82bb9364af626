/** A transformation, as `cm` takes it: x' = a x + c y + e, y' = b x + d y + f. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];
/** In points from the page's lower left corner. */
export type Box = readonly [left: number, bottom: number, right: number, top: number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** First `inner`, then `outer`. */
export function multiply(inner: Matrix, outer: Matrix): Matrix {
  return [
    inner[0] * outer[0] + inner[1] * outer[2], inner[0] * outer[1] + inner[1] * outer[3],
    inner[2] * outer[0] + inner[3] * outer[2], inner[2] * outer[1] + inner[3] * outer[3],
    inner[4] * outer[0] + inner[5] * outer[2] + outer[4], inner[4] * outer[1] + inner[5] * outer[3] + outer[5],
  ];
}

/** The box around a transformed rectangle. */
export function boxOf([a, b, c, d, e, f]: Matrix, [left, bottom, right, top]: Box): Box {
  return [
    Math.min(a * left, a * right) + Math.min(c * bottom, c * top) + e, Math.min(b * left, b * right) + Math.min(d * bottom, d * top) + f,
    Math.max(a * left, a * right) + Math.max(c * bottom, c * top) + e, Math.max(b * left, b * right) + Math.max(d * bottom, d * top) + f,
  ];
}

export function unite(a: Box | null, b: Box | null): Box | null {
  return a && b ? [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])] : (a ?? b);
}

/** What two boxes share, or null where they share nothing; null as `clip` clips nothing. */
export function clipTo(box: Box | null, clip: Box | null): Box | null {
  if (!box || !clip) return box;
  const shared: Box = [Math.max(box[0], clip[0]), Math.max(box[1], clip[1]), Math.min(box[2], clip[2]), Math.min(box[3], clip[3])];
  return shared[0] > shared[2] || shared[1] > shared[3] ? null : shared;
}
