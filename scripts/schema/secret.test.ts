import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { decimal } from './decimal.ts';
import { isSecret, openSecret, sealSecret } from './secret.ts';

const COUNT = 73519;
const secret = sealSecret(COUNT);
const loose = secret as unknown as number;

test.each<[string, () => unknown]>([
  ['String()', () => String(secret)],
  ['a template literal', () => `${loose}`],
  ['toString', () => (secret as object).toString()],
  ['valueOf', () => secret.valueOf()],
  ['+', () => loose + 1],
  ['joining to a text', () => 'x' + loose],
  ['-', () => loose - 1],
  ['unary +', () => +loose],
  ['<', () => loose < 5],
  ['== with a number', () => loose == COUNT],
  ['Math.max', () => Math.max(loose, 1)],
  ['sorting', () => [loose, 1].sort()],
  ['join', () => [secret].join()],
  ['JSON.stringify', () => JSON.stringify(secret)],
  ['JSON.stringify of what holds it', () => JSON.stringify({ rows: [{ quantity: { value: secret } }] })],
])('a secret refuses %s', (_, act) => expect(act).toThrow('a secret count was about to be shown'));

test.each<[string, () => unknown]>([
  ['util.inspect', () => inspect(secret, { showHidden: true, depth: null })],
  ['util.inspect of what holds it', () => inspect({ deep: [new Map([['a', secret]])] }, { showHidden: true, depth: null })],
  ['a copy by spread', () => inspect({ ...secret }, { showHidden: true })],
  ['Object.entries', () => inspect(Object.entries(secret))],
  ['its own property names', () => inspect(Reflect.ownKeys(secret))],
  ['structuredClone', () => inspect(structuredClone({ ...secret }))],
])('%s shows nothing of it', (_, act) => expect(act()).not.toContain('735'));

test('a copy is no secret and opens to nothing', () => {
  const copy = { ...secret };
  expect(isSecret(copy)).toBe(false);
  expect(openSecret(copy)).toBeUndefined();
});

test('two secrets of one count are not equal, so that nobody can compare', () => expect(sealSecret(COUNT) === secret).toBe(false));

test('it opens to what was sealed', () => {
  expect(isSecret(secret)).toBe(true);
  expect(openSecret(secret)).toBe(COUNT);
  expect(openSecret(sealSecret(decimal('4'))).big.toNumber()).toBe(4);
});
