import { PDFName, PDFString, type PDFDocument } from '@cantoo/pdf-lib';
import { srgbProfile } from './srgb-profile.ts';

const CONDITION = 'sRGB IEC61966-2.1';

/** Says which red, green and blue are meant (ISO 19005-2, 6.2.3): Chromium's colours are sRGB, but it writes them as those of whatever device there is. */
export function addOutputIntent({ catalog, context }: PDFDocument): void {
  const profile = context.register(context.flateStream(srgbProfile(), { N: 3 }));
  const intent = context.obj({ Type: 'OutputIntent', S: 'GTS_PDFA1', OutputConditionIdentifier: PDFString.of(CONDITION), Info: PDFString.of(CONDITION), DestOutputProfile: profile });
  catalog.set(PDFName.of('OutputIntents'), context.obj([intent]));
}
