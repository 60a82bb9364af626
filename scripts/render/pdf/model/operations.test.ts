import { describe, expect, it } from 'vitest';
import { readOperations } from './operations.ts';

const read = (content: string) => readOperations(Buffer.from(content, 'latin1'));
const bytes = (...values: number[]) => Uint8Array.from(values);

it.each([
  ['12', 12],
  ['-.5', -0.5],
  ['+3.', 3],
  ['.23999999', 0.23999999],
  ['841.91998', 841.91998],
  ['-0.1', -0.1],
  ['0.30000000000000004', 0.30000000000000004],
  ['123456789012345678', 123456789012345678],
  ['2147483648.123456', 2147483648.123456],
])('reads the number %s as JavaScript does', (written, value) => {
  expect(read(`${written} g`)[0]!.operands).toEqual([value]);
});

it.each<[string, unknown]>([
  ['<0037>', bytes(0, 0x37)],
  ['<00 3\n7>', bytes(0, 0x37)],
  ['<37F>', bytes(0x37, 0xF0)],
  ['<>', bytes()],
  ['<00370038>', bytes(0, 0x37, 0, 0x38)],
  ['(a(b)\\)\\101\\\nc)', bytes(...Buffer.from('a(b))Ac'))],
  ['/Span', { name: 'Span' }],
  ['/A#20B', { name: 'A B' }],
  ['true', true],
  ['null', null],
  ['[1 (a) /b]', [1, bytes(97), { name: 'b' }]],
  ['<</MCID 3 /Lang (cy)>>', new Map<string, unknown>([['MCID', 3], ['Lang', bytes(...Buffer.from('cy'))]])],
])('reads the operand %s', (written, value) => {
  expect(read(`${written} x`)).toEqual([{ operator: 'x', operands: [value], start: 0, end: written.length + 2 }]);
});

it('says where each operation stands, its operands included', () => {
  const content = 'q % a comment\n1 0 0 1 5 6 cm\n/P <</MCID 0>>BDC (x)\' EMC Q';
  expect(read(content).map(({ start, end }) => content.slice(start, end))).toEqual(['q', '1 0 0 1 5 6 cm', '/P <</MCID 0>>BDC', '(x)\'', 'EMC', 'Q']);
});

it('skips the bytes of an image that stands in the content', () => {
  expect(read('q BI /W 1 /H 1 ID (\x00>EIx EI Q').map(({ operator }) => operator)).toEqual(['q', 'BI', 'Q']);
});

describe('content that breaks off', () => {
  it.each([
    ['(abc', 'within a string'],
    ['[1 2', 'before ]'],
    ['[1 Tj]', 'the operator Tj among operands'],
    ['1 ) Tj', 'stray \')\''],
  ])('%s is refused', (content, message) => {
    expect(() => read(content)).toThrow(message);
  });
});
