import type { Problem, Warning } from '../problem.ts';
import { WrongUsage } from './command.ts';

type Format = 'text' | 'json' | 'github';

const FORMATS: readonly string[] = ['text', 'json', 'github'];

export function readFormat(format: string | undefined): Format {
  if (format === undefined) return 'text';
  if (!FORMATS.includes(format)) throw new WrongUsage(`--format is text, json or github, not “${format}”.`);
  return format as Format;
}

/** For a program: `json` is one list on one line, `github` a workflow command a line, which marks the place in a pull request. */
export function formatFindings(findings: readonly (Problem | Warning)[], format: 'json' | 'github'): string {
  switch (format) {
    case 'json': return JSON.stringify(findings.map(({ place: { path, line, column }, rule, severity, message }) => ({ path, line, column, rule, severity: severity ?? 'problem', message })));
    case 'github': return findings.map(({ place: { path, line, column }, rule, severity, message }) =>
      `::${severity ?? 'error'} file=${escapeProperty(path)},line=${line},col=${column},title=${escapeProperty(rule)}::${escapeData(message)}`).join('\n');
  }
}

/** As GitHub's runner reads them back. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
