import { loadSources, type Sources } from '../../load/load-sources.ts';
import { ID_PATTERN } from '../../schema/field.ts';
import { isDate } from '../../schema/period.ts';
import { datesIn } from '../../schema/meeting-date.ts';
import type { Publication } from '../../schema/records.ts';
import { readCouncils, type OpenCouncil } from '../../validate/councils/read-councils.ts';
import { findMarks } from '../../validate/plain-texts.ts';
import { hasTypedNumber } from '../../validate/prose/typed-numbers.ts';
import { publicationFolders, readPublications, RESERVED_FOLDERS } from '../../validate/publications/read-publications.ts';
import { slugOf } from '../../validate/slug.ts';
import { WrongUsage } from '../command.ts';
import type { Ask } from './ask.ts';

/** What is there already, and today. */
export interface Ground {
  sources: Sources;
  councils: ReadonlyMap<string, OpenCouncil>;
  publications: readonly Publication[];
  /** 2027-01-04 */
  today: string;
}

/** What is to be written, by path from the root, and what the person is told then. */
export interface Scaffold {
  files: ReadonlyMap<string, string>;
  told: readonly string[];
}

/** Mistakes elsewhere are for `npm run check`; what can be read is enough to begin something new. */
export async function readGround(root: string, today: string): Promise<Ground> {
  const sources = await loadSources(root);
  const councils = readCouncils(sources, []);
  if (councils.size === 0) throw new WrongUsage('There is no council here to write for. Go to the folder that holds content/ and data/, or name it with --root; npm run check says if a council.yaml can’t be read.');
  const publications = readPublications(sources, new Map([...councils].map(([id, council]) => [id, council.file])), []).map(({ whole }) => whole);
  return { sources, councils, publications, today };
}

export async function askCouncil(ask: Ask, { councils }: Ground): Promise<{ id: string; council: OpenCouncil }> {
  const choices = new Map([...councils].map(([id, { file }]) => [id, file.name]));
  const only = councils.size === 1 ? [...councils.keys()][0] : undefined;
  const id = only ?? await ask({ option: 'council', words: 'For which council?', choices });
  return { id, council: councils.get(id) as OpenCouncil };
}

export async function askTitle(ask: Ask): Promise<string> {
  return ask({ option: 'title', words: 'What is its title?', fault: (title) => (hasTypedNumber(title) ? 'A number in a title would go stale; years and dates may stand. Say it without the number.' : findMarks(title).length > 0 ? 'A title is plain words: {{ }}, ** and links would be printed as they stand. Take them out.' : null) });
}

/** '12 January 2027' -> '2027-01-12' */
export async function askDate(ask: Ask, option: string, words: string, otherwise?: string): Promise<string> {
  const dateOf = (said: string): string | null => {
    const [first, ...more] = datesIn(said);
    return first?.text === said && more.length === 0 ? first.date : null;
  };
  const said = await ask({ option, words, ...(otherwise === undefined ? {} : { otherwise }), fault: (date) => (dateOf(date) === null ? `“${date}” is no day. Write it as 2027-01-12 or 12 January 2027.` : null) });
  return isDate(said) ? said : dateOf(said) as string;
}

/** Systems take 255; what lies below it must fit too. */
export const LONGEST_NAME = 100;

export function tooLong(name: string): string {
  return `A name of ${name.length} characters is too long to be typed or read out. Use at most ${LONGEST_NAME}.`;
}

/** The folder, which becomes the address: from the title, unless somebody names it. */
export async function nameOf(ask: Ask, ground: Ground, words: readonly string[]): Promise<string> {
  const taken = publicationFolders(ground.sources);
  const suggested = slugOf(words.join(' '), 12).slice(0, LONGEST_NAME).replace(/-+$/, '');
  const fault = (name: string): string | null => {
    if (!ID_PATTERN.test(name)) return `“${name}” becomes a web address. Use small letters, digits and hyphens only.`;
    if (name.length > LONGEST_NAME) return tooLong(name);
    if (RESERVED_FOLDERS.includes(name) || ground.councils.has(name)) return `The address “${name}” belongs to another part of the site. Give it another name.`;
    return taken.has(name) ? `content/${name} is there already, and nothing was changed. Give it another name with --name.` : null;
  };
  return ask({ option: 'name', words: 'What is its folder called? It becomes the address.', otherwise: suggested, fault });
}

/** The council's strategy that nothing has replaced; one of another series only where there is no such. */
export function currentStrategy(council: string, { publications }: Ground): Publication | null {
  const own = publications.filter(({ file }) => file.council === council && file.kind === 'strategy' && file.status === 'published' && !file.edition?.supplements);
  const replaced = new Set(own.flatMap(({ file }) => file.edition?.supersedes ?? []));
  const rank = ({ file }: Publication): string => `${(file.edition?.series ?? 'strategy') === 'strategy' ? 1 : 0}${file['publish-on']}`;
  return own.filter(({ id }) => !replaced.has(id)).sort((a, b) => (rank(a) < rank(b) ? 1 : -1))[0] ?? null;
}

export function sayNext(path: string, what: string): string[] {
  return [`Next: open ${path} and put your own words in place of each “To write:”.`, `npm start shows ${what} as you write; npm run check lists what is left. It stays a draft until you write status: published.`];
}
