import type { CountProblem } from '../protect/disclosure/count-problem.ts';
import { makeTable, seededRandom, type TableShape } from './count-tables.ts';

/** Tables of many kinds, one a seed: shapes, hierarchies, densities and rules that nobody chose for their ease. */

export interface SpreadTable {
  id: string;
  problem: CountProblem;
}

type Size = 'small' | 'middle' | 'large';

const SHAPES: Record<Size, Pick<TableShape, 'dimensions' | 'bands'>[]> = {
  small: [
    { dimensions: [[9]] }, { dimensions: [[4, 3]] }, { dimensions: [[6], [5]] }, { dimensions: [[3, 3], [5]] }, { dimensions: [[8], [3]] },
    { dimensions: [[4], [4], [3]] }, { dimensions: [[12]], bands: [3] }, { dimensions: [[2, 3], [4]], bands: [3, 0] }, { dimensions: [[3], [3], [3]] }, { dimensions: [[2, 2], [2, 2]] },
  ],
  middle: [
    { dimensions: [[300]] }, { dimensions: [[12, 25]] }, { dimensions: [[30], [12]] }, { dimensions: [[6, 5], [12]] }, { dimensions: [[5, 6], [12]], bands: [4, 0] },
    { dimensions: [[10], [8], [4]] }, { dimensions: [[4, 3], [6], [5]] }, { dimensions: [[40], [30]] }, { dimensions: [[3, 3, 3], [4, 4]] }, { dimensions: [[24], [4, 3]], bands: [5, 0] },
  ],
  large: [
    { dimensions: [[10_000]] }, { dimensions: [[100], [100]] }, { dimensions: [[20], [20], [20]] }, { dimensions: [[5, 4], [3, 4], [4, 5]] }, { dimensions: [[6, 5], [20], [12]] },
    { dimensions: [[40, 10], [5, 4]] }, { dimensions: [[12, 20]], bands: [15] }, { dimensions: [[24], [4, 4], [6]], bands: [5, 0, 0] }, { dimensions: [[60], [60]] }, { dimensions: [[4, 3, 3], [5, 4], [8]] },
  ],
};

const SHARES = [0.01, 0.05, 0.15, 0.3, 0.6];
const ZEROS = [0, 0.1, 0.4];
const MEANS = [2, 5, 20, 100];
const THRESHOLDS = [5, 5, 3, 9];

/** Every fourth has its grand total forced out, every fifth is known only by its margins: linked tables of one population. */
export function drawTable(size: Size, seed: number): SpreadTable {
  const random = seededRandom(seed * 6007 + size.length);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const shape = SHAPES[size][seed % SHAPES[size].length] as TableShape;
  const [mean, threshold, small, zero] = [pick(MEANS), pick(THRESHOLDS), pick(SHARES), pick(ZEROS)];
  const zeros = random() < 0.75 ? 'published' : 'protected';
  const isByChance = random() < 0.3;
  const problem = makeTable({ ...shape, mean, seed, threshold, zeros, ...(isByChance ? {} : { shares: { small, zero: Math.min(zero, 1 - small) } }) });
  const [isForced, isLinked] = [random() < 0.25, random() < 0.4 && shape.dimensions.length === 3];
  const cells = problem.cells.map((cell) => {
    const totals = cell.name.split(' ').filter((code) => code.length === 1).length;
    return { ...cell, ...(isForced && totals === shape.dimensions.length ? { forced: true } : {}), ...(isLinked && totals === 0 ? { unpublished: true } : {}) };
  });
  const words = [JSON.stringify(shape.dimensions), shape.bands && `bands ${shape.bands.join()}`, `mean ${mean}`, isByChance ? 'by chance' : `${small * 100}% small, ${zero * 100}% zero`, `1 to ${threshold}`, `zeros ${zeros}`, isForced && 'forced', isLinked && 'linked'];
  return { id: `${size} ${seed}: ${words.filter(Boolean).join(', ')}`, problem: { ...problem, cells } };
}
