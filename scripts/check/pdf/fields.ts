import type { PDFDict } from '@cantoo/pdf-lib';
import { dictIn, dictsIn } from '../../render/pdf/model/objects.ts';

/** Every field of the document's form, with those within it. */
export function fieldsOf(catalog: PDFDict): PDFDict[] {
  const form = dictIn(catalog, 'AcroForm');
  const visit = (fields: PDFDict[]): PDFDict[] => fields.flatMap((field) => [field, ...visit(dictsIn(field, 'Kids'))]);
  return form ? visit(dictsIn(form, 'Fields')) : [];
}
