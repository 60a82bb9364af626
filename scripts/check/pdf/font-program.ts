/** What a TrueType font program says of its glyphs. */
export interface FontProgram {
  glyphCount: number;
  /** In thousandths of the font's size. */
  widthOf(glyph: number): number;
}

/** Reads the tables head, hhea, maxp and hmtx; null where it isn't TrueType or has not all of them. */
export function readFontProgram(bytes: Uint8Array): FontProgram | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = readTables(view);
  const [head, hhea, maxp, hmtx] = ['head', 'hhea', 'maxp', 'hmtx'].map((tag) => tables.get(tag));
  if (head === undefined || hhea === undefined || maxp === undefined || hmtx === undefined) return null;
  const unitsPerEm = view.getUint16(head + 18);
  const metrics = view.getUint16(hhea + 34);
  return {
    glyphCount: view.getUint16(maxp + 4),
    // The last width holds for all glyphs after it.
    widthOf: (glyph) => (view.getUint16(hmtx + 4 * Math.min(glyph, metrics - 1)) / unitsPerEm) * 1000,
  };
}

/** Tag -> where the table begins; nothing where the file is another format's, or ends too soon. */
function readTables(view: DataView): Map<string, number> {
  const tables = new Map<string, number>();
  const isTrueType = view.byteLength > 12 && [0x00010000, 0x74727565].includes(view.getUint32(0));
  if (!isTrueType) return tables;
  for (let i = 0, at = 12; i < view.getUint16(4) && at + 16 <= view.byteLength; i++, at += 16) {
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((k) => view.getUint8(at + k)));
    const start = view.getUint32(at + 8);
    if (start + view.getUint32(at + 12) <= view.byteLength) tables.set(tag, start);
  }
  return tables;
}
