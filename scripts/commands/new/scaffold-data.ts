import { stringify } from 'yaml';
import { COUNTED, ID_PATTERN, UNITS } from '../../schema/field.ts';
import { FREQUENCIES, type Frequency } from '../../schema/period.ts';
import type { OpenCouncil } from '../../validate/councils/read-councils.ts';
import { slugOf } from '../../validate/slug.ts';
import type { Ask } from './ask.ts';
import { askCouncil, LONGEST_NAME, tooLong, type Ground, type Scaffold } from './ground.ts';
import { toWrite } from './hints.ts';

const listOf = (words: readonly string[]): Map<string, string> => new Map(words.map((word) => [word, word]));
const VALUE = { missing: 'not-collected', reason: toWrite('the number, as value: in place of missing: and reason:') };

/** A measure over time, with one value still to come. */
export async function scaffoldIndicator(ask: Ask, ground: Ground): Promise<Scaffold> {
  const { id: council, title, name, unit, counts, source } = await askDataset(ask, ground);
  const frequency = await ask({ option: 'frequency', words: 'For which periods is it counted?', choices: listOf(FREQUENCIES) }) as Frequency;
  const good = await ask({ option: 'good', words: 'Is a high or a low value good?', choices: listOf(['high', 'low', 'neither']) });
  const path = `data/${council}/indicators/${name}.yaml`;
  const text = stringify({
    title, label: title, definition: toWrite('what is counted, of whom and when'), unit, counts, frequency, good, owner: toWrite('the post that answers for the figure'), source,
    observations: [{ period: periodOf(ground.today, frequency), ...VALUE, published: ground.today }],
  }, { lineWidth: 0 });
  return { files: new Map([[path, text]]), told: sayDataset(path, `{{ ${name} }} or ::: chart ${name}`) };
}

/** A breakdown by one dimension, with two members to rename. */
export async function scaffoldTable(ask: Ask, ground: Ground): Promise<Scaffold> {
  const { id: council, title, name, unit, counts, source } = await askDataset(ask, ground);
  const inCsv = await ask({ option: 'rows', words: 'Where are its rows to stand?', choices: new Map([['yaml', 'in the same file'], ['csv', 'in a .csv file beside it, for Excel']]), otherwise: 'yaml' }) === 'csv';
  const path = `data/${council}/tables/${name}.yaml`;
  const text = stringify({
    title, definition: toWrite('what is counted, of whom and when'), unit, counts, 'parts-make-a-whole': false, owner: toWrite('the post that answers for the figures'), source,
    dimensions: [{ id: 'group', label: toWrite('what the rows are, such as Age or Home'), members: { first: toWrite('the first row, as readers see it'), second: toWrite('the second row') } }],
    editions: [{ period: ground.today.slice(0, 4), published: ground.today, ...(inCsv ? { 'rows-from': `${name}.csv` } : { rows: [{ group: 'first', ...VALUE }, { group: 'second', ...VALUE }] }) }],
  }, { lineWidth: 0 });
  const csv = ['group,value,missing,reason', ...['first', 'second'].map((member) => `${member},,${VALUE.missing},"${VALUE.reason}"`), ''].join('\r\n');
  return { files: new Map([[path, text], ...(inCsv ? [[path.replace(/yaml$/, 'csv'), csv] as const] : [])]), told: [...sayDataset(path, `::: table ${name}`), 'Where the rows make a whole, write parts-make-a-whole: true, and the sums are checked.'] };
}

async function askDataset(ask: Ask, ground: Ground): Promise<{ id: string; title: string; name: string; unit: string; counts: string; source: string }> {
  const { id, council } = await askCouncil(ask, ground);
  const title = await ask({ option: 'title', words: 'What is its title?' });
  const name = await ask({ option: 'name', words: 'What is it called in a text? Small letters, digits and hyphens.', otherwise: slugOf(title, 6).slice(0, LONGEST_NAME).replace(/-+$/, ''), fault: (said) => nameFault(said, council) });
  const unit = await ask({ option: 'unit', words: 'In which unit?', choices: listOf(UNITS) });
  const counts = await ask({ option: 'counts', words: 'What does it count? Small counts of people are protected.', choices: listOf(COUNTED) });
  const sources = new Map(Object.entries(council.file.sources).map(([key, { title: words }]) => [key, words]));
  const source = await ask({ option: 'source', words: 'Where does it come from? Another source goes into council.yaml first.', choices: sources });
  return { id, title, name, unit, counts, source };
}

function nameFault(name: string, council: OpenCouncil): string | null {
  if (!ID_PATTERN.test(name) || name === 'facts') return `“${name}” can’t be its name. Use small letters, digits and hyphens, and not “facts”.`;
  if (name.length > LONGEST_NAME) return tooLong(name);
  const path = council.paths.get(name);
  return path === undefined && !council.brokenIds.has(name) ? null : `A figure “${name}” is there already${path ? `, in ${path}` : ''}, and nothing was changed. Give it another name with --name.`;
}

/** The newest whole period may be another; this is one that fits. */
function periodOf(today: string, frequency: Frequency): string {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  switch (frequency) {
    case 'day': case 'point-in-time': return today;
    case 'year': return String(year);
    case 'quarter': return `${year}-Q${Math.ceil(month / 3)}`;
    case 'financial-year': { const first = month < 4 ? year - 1 : year; return `${first}-${String((first + 1) % 100).padStart(2, '0')}`; }
    default: return today.slice(0, 7);
  }
}

function sayDataset(path: string, use: string): string[] {
  return [`Made ${path}. No reader sees it before a published paper shows it.`, `Next: open it and put the numbers and your own words in place of each “To write:”. Correct the period, and the day on which the value was published.`, `Then write ${use} in a paper. npm run check lists what is left.`];
}
