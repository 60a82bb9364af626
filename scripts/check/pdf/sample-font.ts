// A font for the tests: a TrueType program with just the tables that font-program.ts reads.

/** @param widths of its glyphs, .notdef first, in thousandths of its size */
export function makeFontProgram(widths: readonly number[]): Buffer {
  const head = Buffer.alloc(54);
  head.writeUInt16BE(1000, 18); // units per em
  const hhea = Buffer.alloc(36);
  hhea.writeUInt16BE(widths.length, 34);
  const maxp = Buffer.alloc(32);
  maxp.writeUInt16BE(widths.length, 4);
  const hmtx = Buffer.alloc(4 * widths.length);
  widths.forEach((width, glyph) => hmtx.writeUInt16BE(width, 4 * glyph));
  return assemble({ head, hhea, hmtx, maxp });
}

function assemble(tables: Record<string, Buffer>): Buffer {
  const entries = Object.entries(tables);
  const directory = Buffer.alloc(12 + 16 * entries.length);
  directory.writeUInt32BE(0x00010000, 0);
  directory.writeUInt16BE(entries.length, 4);
  let start = directory.length;
  for (const [i, [tag, table]] of entries.entries()) {
    directory.write(tag, 12 + 16 * i, 'latin1');
    directory.writeUInt32BE(start, 12 + 16 * i + 8);
    directory.writeUInt32BE(table.length, 12 + 16 * i + 12);
    start += table.length;
  }
  return Buffer.concat([directory, ...entries.map(([, table]) => table)]);
}
