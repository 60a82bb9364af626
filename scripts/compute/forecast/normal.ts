/** Standard normal quantiles: the ends of an interval that covers 80% or 95%, and the point below which 80% lies. */
export const Z80 = 1.2815515655446004;
export const Z95 = 1.959963984540054;
export const Z80_ONE_SIDED = 0.8416212335729143;

/** P(Z <= z), to about 15 digits. */
export function normalBelow(z: number): number {
  return z < 0 ? upperTail(-z) : 1 - upperTail(z);
}

/** P(Z > z) for z >= 0: the series of erf near the middle (Abramowitz and Stegun 7.1.6), Laplace's continued fraction further out (26.2.14). */
function upperTail(z: number): number {
  const density = Math.exp(-(z * z) / 2) / Math.sqrt(2 * Math.PI);
  if (z < 3) {
    let term = z;
    let total = z;
    for (let n = 1; Math.abs(term) > 1e-18; n++) {
      term *= (z * z) / (2 * n + 1);
      total += term;
    }
    return 0.5 - density * total;
  }
  let fraction = z;
  for (let n = 200; n >= 1; n--) fraction = z + n / fraction;
  return density / fraction;
}
