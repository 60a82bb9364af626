import { defineCommand, withProblems, WrongUsage } from './command.ts';

/** Files of an analyst's own; a table of ours, by its name, is to be a third way. */
export const disclosureCommand = defineCommand({
  options: { audit: { type: 'string' }, protect: { type: 'string' }, threshold: { type: 'string' }, zeros: { type: 'string' }, json: { type: 'boolean' } },
  async run({ audit, protect, threshold = '5', zeros = 'published', json = false }) {
    const [path, ...more] = [audit, protect].filter((file) => file !== undefined);
    if (path === undefined || more.length > 0) throw new WrongUsage('Say --audit and a file, or --protect and a file.');
    if (!/^\d{1,9}$/.test(threshold)) throw new WrongUsage('--threshold needs a whole number, such as 5.');
    if (zeros !== 'published' && zeros !== 'protected') throw new WrongUsage('--zeros is published or protected.');
    await withProblems(async (show) => {
      const { readAnalystsFile, answerAudit, answerProtect } = await import('../protect/disclosure/answer-files.ts');
      const { printAudit, printProtect } = await import('../protect/disclosure/print-answers.ts');
      const text = await readAnalystsFile(path);
      show({ texts: new Map([[path, text]]) });
      if (audit !== undefined) {
        const answers = await answerAudit(path, text);
        console.log(json ? JSON.stringify(answers) : printAudit(answers));
      } else {
        const answer = await answerProtect(path, text, { threshold: Number(threshold), zeros });
        console.log(json ? JSON.stringify(answer) : printProtect(answer));
      }
    });
  },
});
