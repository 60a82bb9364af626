import { parseDecimal, parseGrouped, type Decimal } from '../../schema/decimal.ts';
import type { MissingState } from '../../schema/field.ts';
import { SHORTHAND, shorthandOf } from '../../schema/shorthand.ts';

interface CellContext {
  unit: unknown;
  separator: string;
}

/** What is wrong with a cell; the place is known to who asks. */
export interface Fault {
  rule: string;
  message: string;
}

const STATUSES: Record<string, string> = { p: 'provisional', r: 'revised' };
const HOW_TO_SAY = 'Write the number, or [x] where it is not available, [z] where it does not apply, [c] where the source hides it';

type CellValue = { value: Decimal; status?: string } | { missing: MissingState; reason: string } | { fault: Fault } | null;

/** '1,234', '12%', '12 [p]', '[c]' -> a number or why there is none; null for a blank cell. */
export function readCellValue(text: string, context: CellContext): CellValue {
  if (text === '') return null;
  const missing = text.startsWith('[') ? SHORTHAND.get(shorthandOf(text)) : undefined;
  if (missing) return { ...missing };
  const [, digits = text, mark = ''] = /^(.+?)\s*\[([pr])\]$/i.exec(text) ?? [];
  const number = readNumber(digits.trim(), context);
  if ('rule' in number) return { fault: number };
  return { value: number, ...(mark ? { status: STATUSES[mark.toLowerCase()]! } : {}) };
}

export const BLANK: Fault = { rule: 'blank-cell', message: `This cell is blank, and nobody can tell whether that means none or not known. ${HOW_TO_SAY}; 0 only where it was counted and there was none.` };

function readNumber(text: string, { unit, separator }: CellContext): Decimal | Fault {
  const plain = text.replace(/^£\s*(?=[\d.])/, unit === 'pounds' ? '' : '£').replace(/(?<=\d)\s*%$/, unit === 'percent' ? '' : '%');
  const number = parseGrouped(plain);
  if (separator === ';' && /^-?\d+(?:,\d+)+$/.test(plain)) return { rule: 'not-a-number', message: `“${text}” can be read in two ways, for semicolons part the cells of this file. Write it without a comma: ${number ? `${plain.replaceAll(',', '')}, or ` : ''}${plain.replace(',', '.')}.` };
  return number ?? { rule: 'not-a-number', message: explain(text) };
}

function explain(text: string): string {
  if (/^#/.test(text)) return `“${text}” is what Excel shows when it cannot work a number out. Mend the formula, then save the file again.`;
  const scientific = /^-?\d(?:\.\d+)?e\+?\d+$/i.test(text);
  if (scientific) return `“${text}” is Excel’s short form of a long number, and its last digits are lost. Show the column as a number, then save the file again.`;
  const bare = text.replaceAll(/[£,%\s]/g, '');
  return `“${text}” is not a number of this table’s unit. ${parseDecimal(bare) ? `Write it as ${bare}, or correct the unit.` : `${HOW_TO_SAY}.`}`;
}
