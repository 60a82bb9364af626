import { writeFile } from 'node:fs/promises';
import { didYouMean } from '../validate/suggest.ts';
import { defineCommand, WrongUsage } from './command.ts';
import { listRules, renderCatalogue, tellRule } from './rules/render-catalogue.ts';
import { RULES } from './rules/rules.ts';

/** What a rule's id in a problem means: one of them, all of them, or the page about them. */
export const rulesCommand = defineCommand({
  options: { out: { type: 'string' } },
  takes: 'a rule',
  async run({ out }, [id, ...more]) {
    if (more.length > 0) throw new WrongUsage(`One rule at a time: “${id}” or “${more[0]}”.`);
    if (out !== undefined) {
      await writeFile(out, renderCatalogue());
      return console.log(`${out} explains ${RULES.size} rules`);
    }
    if (id === undefined) return console.log(`${listRules()}\n\nnpm run rules -- typed-number says more of one.`);
    const known = id.startsWith('html/') ? 'html' : id;
    if (!RULES.has(known)) throw new WrongUsage(`There is no rule “${id}”.${didYouMean(id, RULES.keys())} Without a name, npm run rules lists them all.`);
    console.log(tellRule(known));
  },
});
