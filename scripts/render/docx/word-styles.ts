import { BorderStyle, LineRuleType, type IParagraphStyleOptions, type IStylesOptions } from 'docx';
import { NUMBER_HANG } from './word-numbering.ts';

/** On every machine that has Word, and one that people with low vision read well. */
const FONT = 'Arial';
const INK = '0B0C0C';

/** Words of 12 points. Word keeps the sizes of its own styles in half points. @param colour of the council, for headings */
export function wordStyles(colour: string): IStylesOptions {
  const brand = colour.replace('#', '').toUpperCase();
  const heading = (size: number, before: number): object => ({ run: { font: FONT, size, bold: true, color: brand, italics: false }, paragraph: { spacing: { before, after: 120 }, keepNext: true, keepLines: true } });
  const own = (id: string, name: string, more: Pick<IParagraphStyleOptions, 'run' | 'paragraph' | 'next'>): IParagraphStyleOptions => ({ id, name, basedOn: 'Normal', quickFormat: true, ...more });
  return {
    default: {
      document: { run: { font: FONT, size: 24, color: INK, language: { value: 'en-GB' } }, paragraph: { spacing: { after: 160, ...lines(276) } } },
      title: { run: { font: FONT, size: 48, bold: true, color: brand }, paragraph: { spacing: { before: 60, after: 160 }, keepLines: true } },
      heading1: heading(32, 400), heading2: heading(26, 300), heading3: heading(24, 240),
      caption: { run: { font: FONT, size: 22, italics: false, color: INK }, paragraph: { spacing: { before: 280, after: 100 }, keepNext: true, keepLines: true } },
      listParagraph: { paragraph: { spacing: { after: 100 } } },
      footnoteText: { run: { font: FONT, size: 20 }, paragraph: { spacing: { after: 40 } } },
      hyperlink: { run: { color: '0563C1', underline: {} } },
    },
    paragraphStyles: [
      own('NumberedParagraph', 'Numbered paragraph', { paragraph: { numbering: { reference: 'paper', level: 1 }, indent: { left: NUMBER_HANG, hanging: NUMBER_HANG } } }),
      own('Recommendation', 'Recommendation', { paragraph: { border: { left: { style: BorderStyle.SINGLE, size: 18, space: 8, color: brand } } } }),
      own('Quote', 'Quote', { run: { color: INK, italics: false }, paragraph: { indent: { right: 425 }, border: { left: { style: BorderStyle.SINGLE, size: 12, space: 10, color: '8C8C8C' } } } }),
      own('QuoteSource', 'Quote source', { run: { size: 22 }, paragraph: { indent: { right: 425 } } }),
      own('Aside', 'Aside', { paragraph: { border: { left: { style: BorderStyle.SINGLE, size: 24, space: 10, color: 'B1B4B6' } } } }),
      own('Code', 'Code', { run: { font: 'Courier New', size: 20 }, paragraph: { keepLines: true } }),
      own('TableText', 'Table text', { run: { size: 20 }, paragraph: { spacing: { after: 0, ...lines(252) } } }),
      own('TableTextSmall', 'Table text, small', { run: { size: 18 }, paragraph: { spacing: { after: 0, ...lines(240) } } }),
      own('TableNote', 'Table note', { run: { size: 20 }, paragraph: { spacing: { before: 80, after: 80 } } }),
      own('AfterTable', 'After table', { run: { size: 12 }, paragraph: { spacing: { after: 120, ...lines(240) } } }),
      own('ChartSubtitle', 'Chart subtitle', { run: { size: 20 }, paragraph: { keepNext: true, spacing: { after: 80 } } }),
      own('Drawing', 'Drawing', { paragraph: { keepNext: true, spacing: { after: 60, ...lines(240) } } }),
      own('Kind', 'Kind of document', { run: { bold: true, color: brand }, paragraph: { spacing: { before: 240, after: 0 } } }),
      own('Summary', 'Summary', { run: { size: 28 }, paragraph: { spacing: { after: 200 } } }),
      own('Fact', 'Fact', { paragraph: { spacing: { after: 60 } } }),
      own('Notice', 'Notice', { run: { size: 22 }, paragraph: { spacing: { after: 120 }, border: { top: line(), bottom: line() } } }),
      own('Origin', 'Where figures come from', { run: { size: 20 }, paragraph: { spacing: { after: 60 } } }),
      { id: 'TOCHeading', name: 'TOC Heading', basedOn: 'Normal', next: 'Normal', run: { bold: true, size: 32, color: brand }, paragraph: { spacing: { after: 120 }, keepNext: true } },
      { id: 'TOC1', name: 'toc 1', basedOn: 'Normal', next: 'Normal', paragraph: { spacing: { after: 80 } } },
      { id: 'Header', name: 'header', basedOn: 'Normal', run: { size: 18 }, paragraph: { spacing: { after: 0 } } },
      { id: 'Footer', name: 'footer', basedOn: 'Normal', run: { size: 18 }, paragraph: { spacing: { after: 0 } } },
    ],
    characterStyles: [
      { id: 'FigureValue', name: 'Figure from the data', quickFormat: true, run: {} },
      { id: 'CodeWords', name: 'Code words', run: { font: 'Courier New', noProof: true } },
    ],
  };
}

/** In 240ths of a line. Without the rule Word would take them for twentieths of a point and cut pictures off. */
function lines(line: number): { line: number; lineRule: 'auto' } {
  return { line, lineRule: LineRuleType.AUTO };
}

function line(): { style: 'single'; size: number; space: number; color: string } {
  return { style: BorderStyle.SINGLE, size: 6, space: 4, color: 'B1B4B6' };
}
