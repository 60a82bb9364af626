import { readOperand, skipInlineImage, skipSpace, type Cursor, type Operand } from './operands.ts';

/** One operator of a content stream with its operands, as far as `start` (of the first operand) and before `end`. */
export interface Operation {
  operator: string;
  operands: Operand[];
  start: number;
  end: number;
}

/** Reads a content stream (ISO 32000-1, 7.8.2). @throws Error where the bytes are no content stream: that is a bug of whoever wrote them */
export function readOperations(bytes: Uint8Array): Operation[] {
  const operations: Operation[] = [];
  const cursor: Cursor = { bytes, at: 0 };
  for (;;) {
    skipSpace(cursor);
    const start = cursor.at;
    const operands: Operand[] = [];
    const operator = readAsFarAsOperator(cursor, operands);
    if (operator === null) return operations;
    if (operator === 'BI') skipInlineImage(cursor);
    operations.push({ operator, operands, start, end: cursor.at });
  }
}

/** Adds the operands before it; null at the end of the stream. */
function readAsFarAsOperator(cursor: Cursor, operands: Operand[]): string | null {
  while (cursor.at < cursor.bytes.length) {
    const read = readOperand(cursor);
    if (typeof read === 'string') return read;
    operands.push(read);
    skipSpace(cursor);
  }
  return null;
}
