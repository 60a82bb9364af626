const SHAPES: Record<string, string> = { '•': 'Disc', '◦': 'Circle', '▪': 'Square' };
const ROMAN: readonly [string, number][] = [['m', 1000], ['cm', 900], ['d', 500], ['cd', 400], ['c', 100], ['xc', 90], ['l', 50], ['xl', 40], ['x', 10], ['ix', 9], ['v', 5], ['iv', 4], ['i', 1]];

/** What /ListNumbering says of a list with these labels (ISO 32000-1, table 347): 'Decimal' of '1.', '2.'. */
export function numberingOf(labels: readonly string[]): string {
  const marks = labels.map((label) => label.replace(/^[\s([]+|[\s.:)\]]+$/g, '')).filter((mark) => mark !== '');
  if (marks.length === 0) return 'None';
  const [shape, ...others] = new Set(marks.map((mark) => SHAPES[mark]));
  if (shape && others.length === 0) return shape;
  if (marks.every((mark) => /^-?\d+$/.test(mark))) return 'Decimal';
  for (const [isCase, letters] of [[/^[a-z]+$/, 'Lower'], [/^[A-Z]+$/, 'Upper']] as const) {
    if (marks.every((mark) => isCase.test(mark))) return `${letters}${areRoman(marks.map((mark) => mark.toLowerCase())) ? 'Roman' : 'Alpha'}`;
  }
  return 'None';
}

/** Counting on from the first, as letters of the alphabet would not: 'c', 'd' are letters; 'i' alone is a number. */
function areRoman(marks: readonly string[]): boolean {
  const first = valueOf(marks[0]!);
  return marks.every((mark, i) => mark === romanOf(first + i)) && (marks.length > 1 || marks[0]!.length > 1 || first === 1);
}

function valueOf(roman: string): number {
  let value = 0;
  for (let rest = roman; rest !== '';) {
    const [letters, worth] = ROMAN.find(([letters]) => rest.startsWith(letters)) ?? [rest, NaN];
    value += worth;
    rest = rest.slice(letters.length);
  }
  return value;
}

function romanOf(value: number): string {
  let roman = '';
  for (const [letters, worth] of ROMAN) for (; value >= worth; value -= worth) roman += letters;
  return roman;
}
