import { createInterface } from 'node:readline/promises';
import type { Readable, Writable } from 'node:stream';
import { didYouMean } from '../../validate/suggest.ts';
import { WrongUsage } from '../command.ts';

interface Question {
  /** As it is called on the command line: 'committee' */
  option: string;
  /** 'Which committee?' */
  words: string;
  /** What may be answered: value -> what it means. Without them any words may. */
  choices?: ReadonlyMap<string, string>;
  /** Something else than the choices may be answered too. */
  isOpen?: boolean;
  /** For whoever presses Enter, and where nobody is asked. */
  otherwise?: string;
  /** What is wrong with an answer and what to do, or null. */
  fault?: (answer: string) => string | null;
}

/** Ctrl-C, or the end of input: nothing has been made by then. */
export class Stopped extends Error {}

export type Ask = (question: Question) => Promise<string>;

/** Answers that came with the command; whoever calls it without a terminal gives all that have no default. */
export function answersFrom(given: Readonly<Record<string, string | boolean | undefined>>, terminal: { input: Readable; output: Writable } | null): { ask: Ask; close: () => void } {
  const lines = terminal && createInterface({ ...terminal, terminal: false });
  const next = lines?.[Symbol.asyncIterator]();
  // Ctrl-C is the end of input; a second one ends the program, whatever it does.
  const stop = (): void => lines?.close();
  if (lines) process.once('SIGINT', stop);
  const ask: Ask = async (question) => {
    const answer = given[question.option];
    if (typeof answer === 'string') {
      const said = meant(question, answer.trim());
      const fault = faultOf(question, said);
      if (fault) throw new WrongUsage(`--${question.option}: ${fault}`);
      return said;
    }
    if (!terminal || !next) {
      const fault = question.otherwise === undefined ? null : faultOf(question, question.otherwise);
      if (fault) throw new WrongUsage(fault);
      if (question.otherwise !== undefined) return question.otherwise;
      throw new WrongUsage(`Say --${question.option} as well. ${question.words}${question.choices ? ` It is one of ${[...question.choices.keys()].join(', ')}.` : ''}`);
    }
    terminal.output.write(`\n${question.words}\n${listOf(question)}`);
    for (;;) {
      terminal.output.write(question.otherwise === undefined ? '> ' : `[${question.otherwise}] > `);
      const line = await next.next();
      if (line.done) throw new Stopped();
      const said = meant(question, line.value.trim() || question.otherwise || '');
      const fault = faultOf(question, said);
      if (!fault) return said;
      terminal.output.write(`${fault}\n`);
    }
  };
  return {
    ask,
    close() {
      process.off('SIGINT', stop);
      lines?.close();
    },
  };
}

function listOf({ choices, isOpen }: Question): string {
  if (!choices) return '';
  const lines = [...choices].map(([value, meaning], i) => `  ${String(i + 1).padStart(2)}  ${meaning === value ? value : `${value}: ${meaning}`}\n`);
  return `${lines.join('')}Type a number or a name${isOpen ? ', or something else' : ''}.\n`;
}

/** '2' -> the second choice; 'Dorset Council' and 'DORSET' -> 'dorset'. */
function meant({ choices = new Map() }: Question, said: string): string {
  if (/^\d+$/.test(said)) return [...choices.keys()][Number(said) - 1] ?? said;
  const same = said.toLowerCase();
  return [...choices].find(([value, meaning]) => [value, meaning, `${value}: ${meaning}`].some((words) => words.toLowerCase() === same))?.[0] ?? said;
}

function faultOf({ choices, isOpen, fault }: Question, answer: string): string | null {
  if (answer.trim() === '') return 'This needs an answer.';
  if (choices && !choices.has(answer) && (!isOpen || /^\d+$/.test(answer))) return `There is no “${answer}”.${didYouMean(answer, choices.keys())} Use one of ${[...choices.keys()].join(', ')}.`;
  return fault?.(answer.trim()) ?? null;
}
