// Papers with one fault each in their fonts, colours or content. Of sample-pdf.ts.
import { PDFArray, PDFName } from '@cantoo/pdf-lib';
import type { Broken } from './broken-structure.ts';
import { letters, stream, text, type SamplePdf } from './sample-pdf.ts';

/** More text of the first paragraph. */
const show = (sample: SamplePdf, codes: string): void => { sample.content = sample.content.replace(/(MCID 1>> BDC)/, `$1 ${letters(codes, 22)}`); };

export const BROKEN_CONTENT: readonly Broken[] = [
  { id: '10-001', what: 'a letter that has no character', breaks: (sample) => { delete sample.unicode['0003']; show(sample, '0003'); } },
  { id: '31-027', what: 'a font without characters', breaks: (sample) => { delete (sample as Partial<SamplePdf>).unicode; } },
  { id: '31-028', what: 'a code that is the character U+0000', breaks: (sample) => { sample.unicode['0003'] = '0000'; } },
  { id: '31-029', what: 'a code that is the character U+FEFF', breaks: (sample) => { sample.unicode['0003'] = 'FEFF'; } },
  { id: '31-029', what: 'a code that is the character U+FFFE', breaks: (sample) => { sample.unicode['0003'] = 'FFFE'; } },
  { id: '31-030', what: 'an empty box for a letter', breaks: (sample) => { sample.unicode['0000'] = '0063'; show(sample, '0000'); } },
  { id: 'A 6.2.11.7.3', what: 'a character of private use', breaks: (sample) => { sample.unicode['0003'] = 'E001'; show(sample, '0003'); } },

  { id: '31-001', what: 'a font of another registry than its encoding', breaks: (sample) => { withEncoding(sample, { Registry: text('Other'), Ordering: text('Identity'), Supplement: 0 }); } },
  { id: '31-002', what: 'a font of another ordering than its encoding', breaks: (sample) => { withEncoding(sample, { Registry: text('Adobe'), Ordering: text('Japan1'), Supplement: 0 }); } },
  { id: '31-003', what: 'a font of a later supplement than its encoding', breaks: (sample) => { withEncoding(sample, { Registry: text('Adobe'), Ordering: text('Identity'), Supplement: -1 }); } },
  { id: '31-004', what: 'a map of glyphs of another kind', breaks: (sample) => { sample.descendant.CIDToGIDMap = 'Other'; } },
  { id: '31-005', what: 'no map of glyphs', breaks: (sample) => { delete sample.descendant.CIDToGIDMap; } },
  { id: '31-006', what: 'an encoding that isn’t in the file', breaks: (sample) => { sample.font.Encoding = 'Other-H'; } },
  { id: '31-009', what: 'a font that isn’t in the file', breaks: (sample) => { delete sample.descriptor.FontFile2; } },
  { id: '31-011', what: 'a letter that isn’t in the font', breaks: (sample) => { sample.unicode['0009'] = '0063'; sample.descendant.W = [3, [250], 9, [250]]; show(sample, '0009'); } },
  { id: '31-011', what: 'a letter that a table leads out of the font', breaks: (sample) => { sample.descendant.CIDToGIDMap = stream(sample.context, Buffer.from([0, 0, 0, 9, 0, 2])); sample.descendant.W = [1, [250], 3, [250]]; } },
  { id: '31-016', what: 'a letter that is wider than in the font', breaks: (sample) => { sample.descendant.W = [1, [501.5], 3, [250]]; } },
  { id: 'typeface', what: 'another typeface', breaks: (sample) => { sample.font.BaseFont = 'AAAAAA+NotoSans-Regular'; } },
  { id: 'typeface', what: 'a font of another format', breaks: (sample) => { sample.descendant.Subtype = 'CIDFontType0'; } },
  { id: 'A 6.1.8', what: 'a font’s name that is no UTF-8', breaks: (sample) => { sample.font.BaseFont = PDFName.of('AAAAAA+AtkinsonHyperlegible-#FF'); } },

  { id: '30-001', what: 'a page of another file', breaks: ({ resources, context }) => { resources.XObject = { X1: stream(context, '', { Subtype: 'Form', BBox: [0, 0, 1, 1], Ref: {} }) }; } },
  { id: '30-002', what: 'a form with tagged content that is painted twice', breaks: (sample) => {
    sample.resources.XObject = { X1: stream(sample.context, '', { Subtype: 'Form', BBox: [0, 0, 1, 1], Resources: {}, StructParents: 9 }) };
    sample.content += '\n/X1 Do /X1 Do';
  } },
  { id: 'A 6.2.8', what: 'a picture that readers may smooth', breaks: ({ resources, context }) => { resources.XObject = { X1: stream(context, '\0', { Subtype: 'Image', Width: 1, Height: 1, BitsPerComponent: 8, ColorSpace: 'DeviceGray', Interpolate: true }) }; } },
  { id: 'A 6.2.8', what: 'a picture with another for printing', breaks: ({ resources, context }) => { resources.XObject = { X1: stream(context, '\0', { Subtype: 'Image', Width: 1, Height: 1, BitsPerComponent: 8, ColorSpace: 'DeviceGray', Alternates: [] }) }; } },
  { id: 'A 6.2.8', what: 'a mask of 8 bits', breaks: ({ resources, context }) => { resources.XObject = { X1: stream(context, '\0', { Subtype: 'Image', Width: 1, Height: 1, BitsPerComponent: 8, ImageMask: true }) }; } },
  { id: 'A 6.2.8', what: 'a picture of 3 bits', breaks: ({ resources, context }) => { resources.XObject = { X1: stream(context, '\0', { Subtype: 'Image', Width: 1, Height: 1, BitsPerComponent: 3, ColorSpace: 'DeviceGray' }) }; } },
  { id: 'A 6.2.9', what: 'a program for a printer', breaks: ({ resources, context }) => { resources.XObject = { X1: stream(context, '', { Subtype: 'PS' }) }; } },
  { id: 'A 6.2.9', what: 'a form with one', breaks: ({ resources, context }) => { resources.XObject = { X1: stream(context, '', { Subtype: 'Form', BBox: [0, 0, 1, 1], Subtype2: 'PS' }) }; } },

  { id: 'A 6.2.2', what: 'an unknown operator', breaks: (sample) => { sample.content += '\nBX 1 odd EX'; } },
  { id: 'A 6.2.2', what: 'a form that uses the page’s resources', breaks: (sample) => {
    sample.resources.XObject = { X1: stream(sample.context, '', { Subtype: 'Form', BBox: [0, 0, 1, 1] }) };
    sample.content += '\n/X1 Do';
  } },
  { id: 'A 6.1.13-8', what: 'states nested too deep', breaks: (sample) => { sample.content += `\n${'q '.repeat(29)}${'Q '.repeat(29)}`; } },
  { id: 'A 6.1.13-8', what: 'a number next to nothing', breaks: (sample) => { sample.content += `\n0.${'0'.repeat(38)}1 w`; } },
  { id: 'A 6.2.3', what: 'a profile that is for no device', breaks: ({ profile }) => { profile.write('abst', 12, 'latin1'); } },
  { id: 'A 6.2.3', what: 'a profile of a later version', breaks: ({ profile }) => { profile[8] = 5; } },
  { id: 'A 6.2.3', what: 'two profiles', amend: ({ document: { catalog, context } }) => catalog.lookup(PDFName.of('OutputIntents'), PDFArray).push(context.obj({ S: 'GTS_PDFX', DestOutputProfile: stream(context, '') })) },
  { id: 'A 6.2.4', what: 'colours without a profile', breaks: ({ catalog }) => { catalog.OutputIntents = []; } },
  { id: 'A 6.2.4', what: 'colours of another kind than the profile’s', breaks: ({ profile }) => { profile.write('CMYK', 16, 'latin1'); } },
  { id: 'A 6.2.4', what: 'colours of a kind that is chosen by its name', breaks: (sample) => { sample.content += '\n/DeviceCMYK cs'; } },
  { id: 'A 6.2.4', what: 'a picture’s colours of another kind than the profile’s', breaks: ({ resources, context }) => { resources.XObject = { X1: stream(context, '\0', { Subtype: 'Image', Width: 1, Height: 1, BitsPerComponent: 8, ColorSpace: 'DeviceCMYK' }) }; } },
  { id: 'A 6.2.4', what: 'a palette of another kind than the profile’s', breaks: ({ resources }) => { resources.ColorSpace = { C1: ['Indexed', 'DeviceCMYK', 0, text('abcd')] }; } },
  { id: 'A 6.2.4', what: 'a spot colour of another kind than the profile’s', breaks: ({ resources }) => { resources.ColorSpace = { C1: ['Separation', 'Gold', 'DeviceCMYK', {}] }; } },
  { id: 'A 6.2.5', what: 'a curve for a printer', breaks: ({ resources }) => { resources.ExtGState = { G1: { TR: 'Identity' } }; } },
  { id: 'A 6.2.5', what: 'a second curve for a printer', breaks: ({ resources }) => { resources.ExtGState = { G1: { TR2: 'Identity' } }; } },
  { id: 'A 6.2.6', what: 'an unknown way to render colours', breaks: (sample) => { sample.content += '\n/Odd ri'; } },
  { id: 'A 6.2.6', what: 'an unknown way to render colours, in a state', breaks: ({ resources }) => { resources.ExtGState = { G1: { RI: 'Odd' } }; } },
  { id: 'A 6.2.10', what: 'an unknown blend mode', breaks: ({ resources }) => { resources.ExtGState = { G1: { BM: 'Odd' } }; } },
];

function withEncoding(sample: SamplePdf, CIDSystemInfo: Record<string, unknown>): void {
  sample.font.Encoding = stream(sample.context, '', { Type: 'CMap', CMapName: 'Own', CIDSystemInfo });
}
