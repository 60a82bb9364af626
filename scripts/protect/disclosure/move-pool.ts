import type { Move, Side } from './moves.ts';

/** Moves by the cells they change. */
export class MovePool {
  readonly #byCell = new Map<number, Move[]>();

  add(moves: readonly Move[]): void {
    for (const move of moves) {
      for (const cell of move.cells) {
        const list = this.#byCell.get(cell);
        if (list) list.push(move);
        else this.#byCell.set(cell, [move]);
      }
    }
  }

  /** Those that take the side as far as it needs. */
  for(side: Side): Move[] {
    return (this.#byCell.get(side.cell) ?? []).filter((move) => serves(move, side));
  }

  serves(side: Side): boolean {
    return this.#byCell.get(side.cell)?.some((move) => serves(move, side)) ?? false;
  }
}

function serves({ cells, changes }: Move, { cell, direction, need }: Side): boolean {
  return (changes[cells.indexOf(cell)] ?? 0) * direction >= need;
}
