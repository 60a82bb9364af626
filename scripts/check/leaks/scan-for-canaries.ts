import { formsOf, type Canary, type Form } from './canaries.ts';
import type { Layer } from './layers.ts';
import { foldWords } from './text-forms.ts';

/** Where a secret stands that should stand nowhere. */
interface Hit {
  canary: string;
  path: string;
  layer: string;
  form: string;
  /** What stands about it: '…<td>4,710,007</td>…' */
  context: string;
}

/** Of every canary and file the first place in each layer, for a file that tells it once often tells it again. */
export function scanForCanaries(layers: readonly Layer[], canaries: readonly Canary[]): Hit[] {
  const forms = canaries.flatMap(formsOf);
  const [plain, folded] = [indexForms(forms.filter(({ isFolded }) => !isFolded)), indexForms(forms.filter(({ isFolded }) => isFolded))];
  return layers.flatMap(({ path, layer, bytes }) => {
    const found = find(bytes, plain).map((match) => ({ ...match, context: contextAt(bytes, match.at, match.form.bytes.length) }));
    const words = folded.forms.size > 0 && isText(bytes) ? Buffer.from(foldWords(bytes.toString('utf8'))) : null;
    if (words) found.push(...find(words, folded).map((match) => ({ ...match, context: contextAt(words, match.at, match.form.bytes.length) })));
    return found.filter(({ form }, i) => found.findIndex((other) => other.form.canary === form.canary) === i)
      .map(({ form, context }): Hit => ({ canary: form.canary.name, path, layer, form: form.name, context }));
  });
}

/** By their first three bytes, with a mark for every pair of bytes that one begins with: there are hundreds of forms, and millions of bytes in which none begins. */
interface FormIndex {
  begins: Uint8Array;
  forms: Map<number, Form[]>;
}

function indexForms(forms: readonly Form[]): FormIndex {
  const index: FormIndex = { begins: new Uint8Array(65536), forms: new Map() };
  for (const form of forms) {
    if (form.bytes.length < 3) throw new Error(`“${form.bytes.toString()}” is too short to look for: it stands everywhere.`);
    index.begins[form.bytes.readUInt16BE(0)] = 1;
    const key = form.bytes.readUIntBE(0, 3);
    index.forms.set(key, [...index.forms.get(key) ?? [], form]);
  }
  return index;
}

function find(bytes: Buffer, { begins, forms }: FormIndex): { form: Form; at: number }[] {
  const first = new Map<Form, number>();
  for (let at = 0; at + 2 < bytes.length; at++) {
    if (begins[(bytes[at]! << 8) | bytes[at + 1]!] === 0) continue;
    for (const form of forms.get((bytes[at]! << 16) | (bytes[at + 1]! << 8) | bytes[at + 2]!) ?? []) {
      if (!first.has(form) && bytes.compare(form.bytes, 0, form.bytes.length, at, Math.min(bytes.length, at + form.bytes.length)) === 0) first.set(form, at);
    }
  }
  return [...first].map(([form, at]) => ({ form, at }));
}

function isText(bytes: Buffer): boolean {
  return !bytes.includes(0);
}

const AROUND = 40;

export function contextAt(bytes: Buffer, at: number, length: number): string {
  return bytes.toString('utf8', Math.max(0, at - AROUND), at + length + AROUND).replace(/[\0-\x1f\ufffd]+/g, ' ').trim();
}
