import { ADVICE_RULES } from './advice-rules.ts';
import { BLOCK_RULES } from './block-rules.ts';
import { DATA_RULES } from './data-rules.ts';
import { FILE_RULES } from './file-rules.ts';
import { FORECAST_RULES } from './forecast-rules.ts';
import { IMPORT_RULES } from './import-rules.ts';
import { PAGE_RULES } from './page-rules.ts';
import { PAPER_RULES } from './paper-rules.ts';
import { PROTECTION_RULES } from './protection-rules.ts';
import type { RuleGroup, RuleWords } from './rule-words.ts';
import { WORD_RULES } from './word-rules.ts';

/** Every rule whose id can stand in a problem or a piece of advice, in the order in which a paper comes into being. */
export const RULE_GROUPS: readonly { title: string; about: string; rules: RuleGroup }[] = [
  { title: 'Files', about: 'Whether a file can be read, and whether it lies where something reads it.', rules: FILE_RULES },
  { title: 'Numbers', about: 'What stands in data/.', rules: DATA_RULES },
  { title: 'Words', about: 'Figures, headings, links and pictures in a text.', rules: WORD_RULES },
  { title: 'Blocks', about: 'What stands between ::: and :::.', rules: BLOCK_RULES },
  { title: 'Forecasts', about: 'What may come: the months in flows.csv, the places in capacity.yaml, and the blocks that show them.', rules: FORECAST_RULES },
  { title: 'Papers', about: 'A publication as a whole: its form, its dates, its parts.', rules: PAPER_RULES },
  { title: 'People and secrets', about: 'Small numbers, exempt papers, and what has been published.', rules: PROTECTION_RULES },
  { title: 'Advice', about: 'Told and counted, and never in the way of a build.', rules: ADVICE_RULES },
  { title: 'Imports and analysts’ files', about: 'What npm run import, npm run disclosure and npm run forecast say of the files that they are given.', rules: IMPORT_RULES },
  { title: 'Finished pages and papers', about: 'What is found in them before they are published.', rules: PAGE_RULES },
];

export const RULES: ReadonlyMap<string, RuleWords> = new Map(RULE_GROUPS.flatMap(({ rules }) => Object.entries(rules)));
