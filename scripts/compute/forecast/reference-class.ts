/**
 * How the number of children in care of English councils changed over 1, 2, 3 and 5 years: [change, share of windows in which it was that or less].
 * From the Department for Education's open data, March 2011 to 2025 (specification, part 2).
 */
const CHANGES: Record<number, readonly (readonly [change: number, share: number])[]> = {
  1: [[-0.2, 0.003], [-0.157, 0.007], [-0.1, 0.043], [-0.096, 0.05], [-0.071, 0.1], [-0.031, 0.25], [0.013, 0.5], [0.065, 0.75], [0.117, 0.9]],
  2: [[-0.2, 0.013], [-0.157, 0.032], [-0.134, 0.05], [-0.1, 0.094], [-0.097, 0.1], [-0.04, 0.25], [0.032, 0.5], [0.107, 0.75], [0.188, 0.9]],
  3: [[-0.2, 0.021], [-0.157, 0.044], [-0.148, 0.05], [-0.108, 0.1], [-0.1, 0.11], [-0.039, 0.25], [0.053, 0.5], [0.149, 0.75], [0.257, 0.9]],
  5: [[-0.2, 0.024], [-0.166, 0.05], [-0.157, 0.055], [-0.121, 0.1], [-0.1, 0.129], [-0.028, 0.25], [0.09, 0.5], [0.246, 0.75], [0.381, 0.9]],
};

interface ReferenceShare {
  /** Of the windows; below the lowest that is known, that. */
  share: number;
  isAtMost: boolean;
  years: number;
}

/** In how many windows the number changed by no more than this: -0.1 is a fall of 10% or more. */
export function shareThatFell(change: number, months: number): ReferenceShare {
  const years = [1, 2, 3, 5].reduce((best, other) => (Math.abs(other * 12 - months) < Math.abs(best * 12 - months) ? other : best));
  const known = CHANGES[years] as (typeof CHANGES)[number];
  const after = known.findIndex(([at]) => at >= change);
  if (after === 0) return { share: (known[0] as readonly [number, number])[1], isAtMost: change < (known[0] as readonly [number, number])[0], years };
  if (after === -1) return { share: (known.at(-1) as readonly [number, number])[1], isAtMost: false, years };
  const [[x0, y0], [x1, y1]] = [known[after - 1], known[after]] as [readonly [number, number], readonly [number, number]];
  return { share: y0 + ((y1 - y0) * (change - x0)) / (x1 - x0), isAtMost: false, years };
}
