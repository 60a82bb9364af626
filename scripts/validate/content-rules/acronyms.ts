import { warningAt, type Warning } from '../../problem.ts';
import type { EditorialRule } from './editorial-context.ts';

/** Known to every reader, or no acronym at all. */
const COMMON = new Set([
  'UK', 'EU', 'US', 'BBC', 'NHS', 'GP', 'GPS', 'TV', 'ID', 'IT', 'MP', 'PDF', 'CSV', 'ODS', 'HTML', 'URL', 'OK', 'AM', 'PM', 'VAT', 'PO', 'BSL',
  'GDPR', 'ISBN', 'WCAG', 'MOT', 'DVD', 'SMS', 'FAQ', 'USB', 'QR', 'ASAP', 'CEO', 'HR', 'AGM', 'RAG', 'YAML', 'SVG', 'ISO', 'ONS', 'EHRC',
]);
const ACRONYM = /(?<![\p{L}\p{N}&/.-])([A-Z]{2,6})(s?)(?![\p{L}\p{N}&-])/gu;
const ROMAN = /^[IVX]+$/;

/** All-capital words of 2 to 6 letters that no glossary explains and the text doesn't spell out; each once, at its first place. */
export const checkAcronyms: EditorialRule = ({ runs, glossary }) => {
  const known = new Set([...COMMON, ...Object.keys(glossary.abbreviations).flatMap((short) => [short, short.replace(/s$/, '')])]);
  const names = [...glossary.names, ...Object.keys(glossary.terms)].filter((name) => /[A-Z]{2}/.test(name));
  const found = new Map<string, Warning>();
  for (const { text, placeOf } of runs) {
    if (!/[A-Z]{2}/.test(text)) continue;
    // The all-capitals rule has these.
    if (!/\p{Ll}/u.test(text) && / /.test(text.trim())) continue;
    const open = names.reduce((words, name) => words.replaceAll(name, (match) => ' '.repeat(match.length)), text);
    for (const match of open.matchAll(ACRONYM)) {
      const short = match[1] as string;
      if (known.has(short) || ROMAN.test(short)) continue;
      // 'independent fostering agency (IFA)' explains it from here on.
      if (open[match.index - 1] === '(' && open[match.index + match[0].length] === ')') known.add(short);
      else if (!found.has(short)) found.set(short, warningAt(placeOf(match.index), 'unknown-acronym', `“${short}” is nowhere explained, and readers from outside the service will not know it. Write it in full, or add it to the short forms in content/about/glossary.yaml, which explains it wherever it stands.`));
    }
  }
  return [...found.values()];
};
