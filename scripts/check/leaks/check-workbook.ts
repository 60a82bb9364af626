import { strFromU8, unzipSync } from 'fflate';

const PARTS = ['mimetype', 'meta.xml', 'styles.xml', 'content.xml', 'META-INF/manifest.xml'];
/** What a spreadsheet can hold and its reader doesn't see, by its name in OpenDocument. */
const UNSEEN: [RegExp, string][] = [
  [/\btable:visibility="(?!visible")/, 'a hidden row or column'],
  [/\btable:display="false"/, 'a hidden worksheet'],
  [/\btable:formula=/, 'a formula'],
  [/<table:named-(?:range|expression)\b/, 'a named range'],
  [/<office:annotation\b/, 'a comment'],
  [/<table:tracked-changes\b/, 'a record of its changes'],
  [/<(?:office:scripts?|script:)/, 'a script'],
  [/<(?:draw:object|table:table-source|table:dde-link)\b/, 'an embedded or linked file'],
  [/<!--/, 'an XML comment'],
];

/** @returns what an .ods file hides, in sentences */
export function checkWorkbook(bytes: Uint8Array): string[] {
  const parts = unzipSync(bytes);
  const xml = PARTS.filter((name) => name.endsWith('.xml')).map((name) => strFromU8(parts[name] ?? new Uint8Array())).join('\n');
  return [
    ...Object.keys(parts).filter((name) => !PARTS.includes(name)).map((name) => `The spreadsheet holds a part that no reader sees: ${name}`),
    ...UNSEEN.filter(([pattern]) => pattern.test(xml)).map(([, what]) => `The spreadsheet holds ${what}, which no reader sees`),
    // Programs take the value for true and people the words.
    ...[...xml.matchAll(/office:value="(-?[\d.]+)"[^>]*><text:p>(?=\[)([^<]*)/g)].map(([, value, shown]) => `A cell of the spreadsheet shows ${shown} and holds ${value}`),
  ];
}
