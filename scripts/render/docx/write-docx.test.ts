import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { sampleSource } from '../../check/docx/sample-docx.ts';
import { readPicture } from './picture.ts';
import { writeDocx, type WordSource } from './write-docx.ts';
import { shareWidth } from './word-tables.ts';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 }); // pages are laid out, on a busy machine

let source: WordSource;
let files: Record<string, Uint8Array>;
let docx: Uint8Array;
beforeAll(async () => {
  source = await sampleSource('inkshire-report');
  docx = await writeDocx(source);
  files = unzipSync(docx);
});
const part = (path: string): string => new TextDecoder().decode(files[path]);

test('the same report gives the same bytes, however many were written before', async () => {
  expect(Buffer.from(await writeDocx(source)).equals(Buffer.from(docx))).toBe(true);
});

test('the list of types comes first, and no day is that of the machine', () => {
  expect(Object.keys(files).slice(0, 2)).toEqual(['[Content_Types].xml', '_rels/.rels']);
  // The paper of 10 June was last updated before it came out.
  expect(part('docProps/core.xml').match(/\d{4}-\d\d-\d\dT[\d:]+Z/g)).toEqual(['2025-06-10T00:00:00Z', '2025-06-10T00:00:00Z']);
});

test('properties tell whose paper it is', () => {
  expect(part('docProps/core.xml')).toContain('<dc:creator>Papers of Inkshire (demonstration)</dc:creator>');
  expect(part('docProps/core.xml')).toContain('<dc:subject>Where children in the care of an invented council live');
});

test('the notice stands on the first page and at the foot of every one', () => {
  const notice = 'It is not issued by Inkshire Council.';
  expect(part('word/document.xml').indexOf(notice)).toBeLessThan(part('word/document.xml').indexOf('Committee report'));
  const feet = Object.keys(files).filter((path) => path.startsWith('word/footer'));
  expect(feet).toHaveLength(2);
  for (const path of feet) expect(part(path)).toContain(notice);
});

test('the sheet turns for what is wide, and back', () => {
  const sheets = [...part('word/document.xml').matchAll(/<w:pgSz [^>]*>/g)].map(([tag]) => tag.includes('w:orient="landscape"'));
  // The indicators of appendix A and the wide table of appendix B.
  expect(sheets).toEqual([false, true, false, true, false]);
});

test('each appendix begins on a new page', () => {
  const headings = part('word/document.xml').match(/<w:p>(?:(?!<\/w:p>).)*>Appendix [A-Z]: (?:(?!<\/w:p>).)*<\/w:p>/g) ?? [];
  const own = headings.filter((heading) => heading.includes('w:val="Heading1"'));
  expect(own).toHaveLength(3);
  for (const heading of own) expect(heading).toContain('<w:pageBreakBefore/>');
});

test('a note that is mentioned again is a note once, and then a reference to it', () => {
  expect(part('word/document.xml').match(/<w:footnoteReference /g)).toHaveLength(8);
  expect(part('word/document.xml').match(/NOTEREF note_note_1 /g)).toHaveLength(6);
});

test('without an address of the site, links to its other pages are plain words', async () => {
  const nowhere = unzipSync(await writeDocx({ ...source, base: null }));
  expect(new TextDecoder().decode(nowhere['word/_rels/document.xml.rels'])).not.toContain('inkshire-strategy');
  expect(new TextDecoder().decode(nowhere['word/_rels/document.xml.rels'])).toContain('https://example.org/nib');
});

describe('columns', () => {
  test.each<[string, string[][], number, number[]]>([
    // 170 for the sides and 100 a character: 'abcd' needs 570, 'ab' and 'ab cd' the least of 3 letters, 470
    ['have what they ask for where there is room', [['abcd', 'ab'], ['ab', 'ab cd']], 5000, [570, 670]],
    ['share what is left where there is too little', [['a', 'abc abc abc abc'], ['a', 'abc abc abc abc']], 1500, [750, 750]],
    ['that ask for little get it all', [['a', 'abc abc abc abc'], ['a', 'abc a']], 1500, [830, 670]],
    ['shrink alike where not even their longest words fit', [['abcdefghij'], ['abcdefghij']], 1000, [500, 500]],
  ])('%s', (_, columns, room, widths) => {
    expect(shareWidth(columns, room, ({ length }) => length * 100)).toEqual(widths);
  });
});

describe('pictures', () => {
  const jpeg = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 1, 0xff, 0xc0, 0, 11, 8, 0, 40, 0, 60, 1, 0, 0, 0]);
  test('a JPEG says its size in its first frame', () => {
    expect(readPicture(jpeg)).toMatchObject({ type: 'jpg', width: 60, height: 40 });
  });
  test('dots are not pixels where a drawing was taken large', () => {
    expect(readPicture(jpeg, 2)).toMatchObject({ width: 30, height: 20 });
  });
  test('what is neither PNG nor JPEG is a bug', () => {
    expect(() => readPicture(new TextEncoder().encode('GIF89a, but not really'))).toThrow('neither PNG nor JPEG');
  });
});
