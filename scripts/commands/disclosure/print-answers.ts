import { joinWords } from '../../schema/words.ts';
import type { AuditAnswer, JsonInterval, ProtectAnswer } from './answer-files.ts';

/** For a person at a terminal; `--json` is for programs. */
export function printAudit(answers: readonly AuditAnswer[]): string {
  return answers.map(({ id, integer }) => [id, ...Object.entries(integer).map(([cell, interval]) => `  ${cell}: ${intervalWords(interval)}`)].join('\n')).join('\n\n');
}

export function printProtect({ primary, secondary, hiddenValue, pass, intervals, findings }: ProtectAnswer): string {
  const cells = Object.entries(intervals).map(([cell, { interval, exact, pass: isSafe, why }]) => `  ${cell}: ${intervalWords(interval)}${exact ? '' : ' or wider'}${isSafe ? '' : `, which tells too much. ${why ?? ''}`}`);
  return [
    `Hidden because they are small: ${listed(primary)}`, `Hidden to protect those: ${listed(secondary)}`, `Together they count ${hiddenValue}.`,
    ...(cells.length > 0 ? ['What a reader can tell of each small one:', ...cells] : []),
    ...findings, pass ? 'This may be published.' : 'This may not be published.',
  ].join('\n');
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? 'none' : joinWords(names);
}

export function intervalWords([lo, up]: JsonInterval): string {
  if (lo !== null && lo === up) return `exactly ${lo}`;
  return lo === null ? (up === null ? 'anything' : `${up} or less`) : up === null ? `${lo} or more` : `${lo} to ${up}`;
}
