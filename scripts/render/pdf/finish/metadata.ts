import { PDFName, PDFString, type PDFDocument } from '@cantoo/pdf-lib';
import { escapeXml } from '../../../schema/escape.ts';
import { dictIn, pdfText } from '../model/objects.ts';

export interface DocumentFacts {
  title: string;
  author: string;
  /** Its summary, a sentence or two. */
  subject: string;
  /** '2024-10-24': the paper's only date, whenever it is printed. */
  asOf: string;
  /** 'en-GB' */
  language: string;
}

const CREATOR = 'sufficiency';
const PRODUCER = 'Skia/PDF, pdf-lib';

/** The midnight that begins a day, by universal time: the same moment in the two ways of writing it. */
export function pdfDate(day: string): PDFString {
  return PDFString.of(`D:${day.replaceAll('-', '')}000000Z`);
}

function xmpDate(day: string): string {
  return `${day}T00:00:00Z`;
}

/**
 * Says what the document is, to people in the Info dictionary and to programs in XMP, which must agree; and how a reader's
 * program opens it: under its title, with its bookmarks. @param pdfA part of ISO 19005: only the 3rd lets data be attached
 */
export function writeMetadata(document: PDFDocument, facts: DocumentFacts, pdfA: 2 | 3): void {
  const { catalog, context } = document;
  const { title, author, subject, asOf, language } = facts;
  context.trailerInfo.Info = context.register(context.obj({
    Title: pdfText(title), Author: pdfText(author), Subject: pdfText(subject), Creator: PDFString.of(CREATOR), Producer: PDFString.of(PRODUCER),
    CreationDate: pdfDate(asOf), ModDate: pdfDate(asOf),
  }));
  catalog.set(PDFName.of('Metadata'), context.register(context.stream(Buffer.from(xmpPacket(facts, pdfA)), { Type: 'Metadata', Subtype: 'XML' })));
  catalog.set(PDFName.of('Lang'), PDFString.of(language));
  catalog.set(PDFName.of('MarkInfo'), context.obj({ Marked: true }));
  catalog.set(PDFName.of('ViewerPreferences'), context.obj({ DisplayDocTitle: true }));
  if (dictIn(catalog, 'Outlines')?.has(PDFName.of('First'))) catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'));
  for (const page of document.getPages()) page.node.set(PDFName.of('Tabs'), PDFName.of('S'));
}

export function xmpPacket({ title, author, subject, asOf, language }: DocumentFacts, pdfA: 2 | 3): string {
  const inAnyLanguage = (text: string): string => `<rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(text)}</rdf:li></rdf:Alt>`;
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title>${inAnyLanguage(title)}</dc:title>
<dc:creator><rdf:Seq><rdf:li>${escapeXml(author)}</rdf:li></rdf:Seq></dc:creator>
<dc:description>${inAnyLanguage(subject)}</dc:description>
<dc:language><rdf:Bag><rdf:li>${escapeXml(language)}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>${xmpDate(asOf)}</xmp:CreateDate>
<xmp:ModifyDate>${xmpDate(asOf)}</xmp:ModifyDate>
<xmp:MetadataDate>${xmpDate(asOf)}</xmp:MetadataDate>
<xmp:CreatorTool>${CREATOR}</xmp:CreatorTool>
<pdf:Producer>${PRODUCER}</pdf:Producer>
<pdfaid:part>${pdfA}</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
${PDFUA_SCHEMA}
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>`;
}

/** PDF/A knows no pdfuaid, so the file itself says what that is (ISO 19005-2, 6.6.2.3.3). */
const PDFUA_SCHEMA = `<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the document follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>`;
