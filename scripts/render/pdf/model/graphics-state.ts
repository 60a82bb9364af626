import type { Font } from './fonts.ts';
import { IDENTITY, multiply, type Box, type Matrix } from './geometry.ts';
import { nameOperand } from './operands.ts';
import type { Operation } from './operations.ts';
import type { TextState } from './text-run.ts';

/** How the next thing is painted; saved by q, and back by Q. */
export interface GraphicsState extends TextState {
  matrix: Matrix;
  clip: Box | null;
  leading: number;
}

export const INITIAL_STATE: GraphicsState = { matrix: IDENTITY, clip: null, font: null, size: 1, rise: 0, scale: 1, characterSpace: 0, wordSpace: 0, leading: 0, mode: 0 };

/** The state after an operator that sets some of it (ISO 32000-1, 8.4.4 and 9.3). @param fontNamed by its name in the resources */
export function stateAfter(state: GraphicsState, { operator, operands }: Operation, fontNamed: (name: string) => Font | null): GraphicsState {
  const numbers = operands as number[];
  switch (operator) {
    case 'cm': return { ...state, matrix: multiply(numbers as unknown as Matrix, state.matrix) };
    case 'Tf': return { ...state, font: fontNamed(nameOperand(operands[0])), size: numbers[1]! };
    case 'Tc': return { ...state, characterSpace: numbers[0]! };
    case 'Tw': return { ...state, wordSpace: numbers[0]! };
    case 'Tz': return { ...state, scale: numbers[0]! / 100 };
    case 'TL': return { ...state, leading: numbers[0]! };
    case 'Ts': return { ...state, rise: numbers[0]! };
    case 'Tr': return { ...state, mode: numbers[0]! };
    default: return state;
  }
}
