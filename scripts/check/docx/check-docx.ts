import { startOf, type Problem } from '../../problem.ts';
import { wholeOf } from '../../render/docx/word-documents.ts';
import { docxPath } from '../../render/docx/docx-path.ts';
import { anchorPagesOf } from '../../render/site/addresses.ts';
import type { Report } from '../../schema/report.ts';
import type { PublicationView } from '../../schema/report/publication.ts';
import { faultsOfAccess, faultsOfPackage, faultsOfReferences } from './conditions.ts';
import { expectedLines } from './expected-lines.ts';
import { wordsOf, type Line } from './line.ts';
import { readLines } from './read-lines.ts';
import { readPackage } from './read-package.ts';

const LANGUAGE = 'en-GB';
const MOST_FAULTS = 8;
/** How far on either side the place is searched where both go on alike. */
const REACH = 40;

/** Each Word document says what the report says, word for word in its order, with its numbers; and Word and its readers can use it. @param documents by publication id */
export function checkDocuments(documents: ReadonlyMap<string, Uint8Array>, report: Report): Problem[] {
  const strategies = anchorPagesOf(report);
  return report.publications.flatMap((publication) => {
    const docx = documents.get(publication.id);
    if (!docx) return [];
    return checkDocx(docx, wholeOf(publication, strategies)).map((words): Problem => (
      { rule: 'word-differs', place: startOf(`site/${docxPath(publication.id)}`), message: `In this Word document ${words}. This is a fault of the software.` }));
  });
}

/** @param whole a publication with the addresses of its one page, and from where they lead */
export function checkDocx(docx: Uint8Array, { publication, base }: { publication: PublicationView; base: string | null }): string[] {
  const word = readPackage(docx);
  const said = readLines(word);
  const faults = [
    ...faultsOfPackage(word), ...faultsOfAccess(word, { title: publication.title, language: LANGUAGE }), ...faultsOfReferences(word, said),
    ...compareLines(expectedLines(publication, base), said.lines), ...lostFigures(publication, said.figures),
  ];
  return faults.slice(0, MOST_FAULTS);
}

function compareLines(meant: readonly Line[], said: readonly Line[]): string[] {
  const [wanted, read] = [meant.map(wordsOf), said.map(wordsOf)];
  const faults: string[] = [];
  for (let i = 0, k = 0; i < wanted.length || k < read.length;) {
    if (wanted[i] === read[k]) {
      i++;
      k++;
      continue;
    }
    const [missing, added] = nextAgreement(wanted, read, i, k);
    const [lost, strange] = [wanted.slice(i, i + missing), read.slice(k, k + added)];
    faults.push(strange.length === 0 ? `“${lost.join(' / ')}” is missing` : lost.length === 0 ? `“${strange.join(' / ')}” is too much` : `“${strange.join(' / ')}” stands for “${lost.join(' / ')}”`);
    i += missing;
    k += added;
  }
  return faults;
}

/** How many lines to pass on either side until they are the same again: as few as can be. */
function nextAgreement(wanted: readonly string[], read: readonly string[], i: number, k: number): [missing: number, added: number] {
  const [left, right] = [wanted.length - i, read.length - k];
  for (let passed = 1; passed <= Math.min(2 * REACH, left + right); passed++) {
    // As many on both sides first: a changed line stands for one.
    const ways = Array.from({ length: passed + 1 }, (_, a) => a).filter((a) => a <= left && passed - a <= right).sort((a, b) => Math.abs(2 * a - passed) - Math.abs(2 * b - passed));
    for (const a of ways) if (wanted[i + a] === read[k + passed - a]) return [a, passed - a];
  }
  return [left, right];
}

/** Told by the report's own list, and not by what is expected to be read. */
function lostFigures({ figures }: PublicationView, said: readonly string[]): string[] {
  const left = [...said];
  return figures.flatMap(({ text }) => {
    const at = left.indexOf(text);
    if (at === -1) return [`the figure “${text}” is missing`];
    left.splice(at, 1);
    return [];
  });
}
