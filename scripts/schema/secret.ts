/**
 * A raw count of people. Nothing but `protect/` may open it, and it refuses to be made a text, added or serialised:
 * a template or a JSON file that meets one throws instead of telling. A log shows “Secret”.
 */
export interface Secret<T> {
  readonly sealed: true;
  /** Keeps the type parameter; never present. */
  readonly never?: T;
}

const contents = new WeakMap<object, unknown>();

function refuse(): never {
  throw new Error('a secret count was about to be shown; read it from a protected table instead');
}

export function sealSecret<T>(value: T): Secret<T> {
  const secret = { sealed: true as const };
  Object.defineProperties(secret, {
    toString: { value: refuse }, toJSON: { value: refuse }, valueOf: { value: refuse },
    [Symbol.toPrimitive]: { value: refuse },
    [Symbol.for('nodejs.util.inspect.custom')]: { value: () => 'Secret' },
  });
  contents.set(secret, value);
  return secret;
}

/** For `protect/` alone; a test of the stages' imports enforces it. */
export function openSecret<T>(secret: Secret<T>): T {
  return contents.get(secret) as T;
}

export function isSecret(value: unknown): value is Secret<unknown> {
  return typeof value === 'object' && value !== null && contents.has(value);
}
