import { programOf } from './attack-piece.ts';
import { attackPieces } from './attack-model.ts';
import { indexProblem, type CountProblem, type Finding } from './count-problem.ts';
import { withPrograms, type Solver } from './solver.ts';

/** Gives the unpublished cells that nobody has counts for some that fit; any will do, since an attacker hasn't got them either. */
export function completeCounts(solver: Solver, problem: CountProblem): { problem: CountProblem; findings: Finding[] } {
  const { indexed, findings } = indexProblem(problem);
  const missing = indexed.counts.flatMap((count, cell) => (Number.isNaN(count) ? [cell] : []));
  if (findings.length > 0 || missing.length === 0) return { problem, findings };
  const known = { ...indexed, problem: { ...problem, cells: problem.cells.map((cell) => ({ ...cell, unpublished: cell.count === null })) } };
  const found = new Map<number, number>();
  for (const piece of attackPieces(known, [])) {
    const solution = withPrograms(solver, (open) => open(programOf(piece, piece.lower, piece.upper, true)).solve());
    const names = piece.cells.map((cell) => indexed.names[cell] as string);
    if (solution.state !== 'solved') findings.push({ kind: 'no-solution', cells: names, path: ['cells', piece.cells[0] as number], message: `No counts of ${names.map((name) => `“${name}”`).join(', ')} fit the sums and facts they stand in. Correct those.` });
    else piece.cells.forEach((cell, column) => found.set(cell, Math.round(solution.values[column] as number)));
  }
  return { problem: { ...problem, cells: problem.cells.map((cell, i) => (found.has(i) ? { ...cell, count: found.get(i) as number } : cell)) }, findings };
}
