import { ProblemsFound, sortProblems, startOf, type Problem } from '../problem.ts';
import type { PlacesFile } from '../schema/capacity.ts';
import type { CouncilFile } from '../schema/council.ts';
import { policyOf } from '../schema/disclosure.ts';
import { FLOWS } from '../schema/flows-file.ts';
import { lastDay } from '../schema/period.ts';
import { isOutBy, newestOutBy, type Entry, type ProtectedDataset, type ProtectedQuantity, type RawQuantity } from '../schema/dataset.ts';
import type { PlanFile } from '../schema/plan.ts';
import type { GlossaryFile } from '../schema/publication.ts';
import type { About, Claim, Council, Publication, Records } from '../schema/records.ts';
import type { SiteFile } from '../schema/site.ts';
import { countUses, isProtected } from '../validate/populations/count-uses.ts';
import { checkSuppressedClaims } from './check-claims.ts';
import { checkFixed, checkStated } from './check-stated.ts';
import { decideCells, openHeld, type DecidedPopulation } from './decide-cells.ts';
import { findHiddenSpans } from './hidden-spans.ts';
import type { HiddenCells } from './hide-population.ts';
import { protectFlows, type ProtectedFlows } from './protect-flows.ts';

/** What compute may read: councils with protected data, and the publications. */
export interface ProtectedRecords {
  councils: Map<string, ProtectedCouncil>;
  publications: Publication[];
  glossary: GlossaryFile;
  site: SiteFile;
  about: About;
  claims: Claim[];
}

export interface ProtectedCouncil {
  id: string;
  file: CouncilFile;
  datasets: Map<string, ProtectedDataset>;
  plans: Map<string, PlanFile>;
  /** What forecasts may be made from, an edition each; left out where no publication shows one. */
  flows?: readonly ProtectedFlows[];
  capacity?: PlacesFile | null;
}

/** What of each entry is hidden: by council, by dataset, in the order of its entries. It holds no count, so it can be laid over other counts too. */
export type HiddenEntries = ReadonlyMap<string, HiddenOfCouncil>;
type HiddenOfCouncil = ReadonlyMap<string, readonly Marks[]>;

/**
 * Opens every sealed count that may be shown, and leaves a marker for the others: small ones, and those that would give a small one away.
 * A dataset has a page that shows all its entries, so whatever publication claims it claims all of it; what none claims stays hidden.
 * @throws ProblemsFound where a table can't be protected, or where a sentence says what is hidden
 */
export async function protectTables(records: Omit<Records, 'warnings'>): Promise<ProtectedRecords> {
  const { hidden, problems } = await decideHidden(records);
  return hideTables(records, hidden, problems);
}

export async function decideHidden({ councils, publications, claims }: Pick<Records, 'councils' | 'publications' | 'claims'>): Promise<{ hidden: HiddenEntries; problems: Problem[] }> {
  const hidden = new Map<string, HiddenOfCouncil>();
  const problems: Problem[] = [];
  for (const [id, council] of councils) {
    const own = publications.filter(({ file }) => file.council === id);
    hidden.set(id, await decideCouncil(council, own, claimsOf(own, claims), problems));
  }
  return { hidden, problems };
}

/** @param problems found on the way here, told with those of this step. @throws where of any entry nothing was decided: a fault of ours, that may open nothing */
export function hideTables({ councils, publications, glossary, site, about, claims }: Omit<Records, 'warnings'>, hidden: HiddenEntries, problems: readonly Problem[] = []): ProtectedRecords {
  const done = [...councils.values()].map((council) => hideCouncil(council, hidden.get(council.id), claimsOf(publications.filter(({ file }) => file.council === council.id), claims)));
  const all = [...problems, ...done.flatMap((one) => one.problems)];
  if (all.length > 0) throw new ProblemsFound(sortProblems(all));
  return { publications, glossary, site, about, claims, councils: new Map(done.map(({ council }) => [council.id, council])) };
}

function claimsOf(publications: readonly Publication[], claims: readonly Claim[]): Claim[] {
  return claims.filter(({ publication }) => publications.some((one) => one.id === publication));
}

async function decideCouncil(council: Council, publications: readonly Publication[], claims: readonly Claim[], problems: Problem[]): Promise<HiddenOfCouncil> {
  const { file } = council;
  const claimed = new Set(claims.map(({ dataset }) => dataset));
  const decided = await decideCells(council, publications, claims);
  problems.push(...decided.flatMap(({ found }) => found.faults.map((fault) => problemOf(fault, council))));
  const marks = marksOf(decided);
  problems.push(...checkStated(council, (entry) => marks.get(entry)?.value === true), ...checkFixed(publications, claims, council, (entry) => marks.get(entry)?.isPrimary === true));
  return new Map([...council.datasets].map(([key, dataset]) => {
    const isJudged = isProtected(dataset, file);
    if (isJudged && !claimed.has(key)) return [key, dataset.entries.map(() => ALL_HIDDEN)];
    const counted = new Set(isJudged ? countUses(dataset).flatMap(({ entry, quantity }) => (quantity.state === 'held' ? [entry] : [])) : []);
    return [key, dataset.entries.map((entry) => marks.get(entry) ?? (counted.has(entry) ? failUndecided(`${council.id}/${key}`) : NOTHING_HIDDEN))];
  }));
}

function failUndecided(what: string): never {
  throw new Error(`Nothing was decided of ${what}, so it can't be opened.`);
}

function hideCouncil(council: Council, hidden: HiddenOfCouncil | undefined, claims: readonly Claim[]): { council: ProtectedCouncil; problems: Problem[] } {
  const { id, file, plans, datasets: raw, capacity = null } = council;
  const marks = new Map<Entry<unknown>, Marks>([...raw].flatMap(([key, { entries }]) => {
    const decided = (hidden ?? failUndecided(id)).get(key) ?? [];
    return entries.map((entry, i) => [entry, decided[i] ?? failUndecided(`${id}/${key}`)] as const);
  }));
  const datasets = new Map([...raw].map(([key, dataset]) => [key, {
    ...dataset,
    entries: dataset.entries.map((entry): Entry<ProtectedQuantity> => ({ ...entry, ...protectEntry(entry, marks.get(entry) as Marks) })),
  }]));
  const counts = new Map([...raw.values()].filter(({ unit }) => unit === 'count').flatMap(({ entries }) => entries.flatMap((entry): [Entry<unknown>, number][] => {
    const count = openQuantity(entry.quantity);
    return count.state === 'shown' ? [[entry, count.value.big.toNumber()]] : [];
  })));
  const problems = checkSuppressedClaims(claims, datasets, {
    policy: policyOf(file), isPrimary: (entry) => marks.get(entry)?.isPrimary ?? false,
    countOf: (entry) => counts.get(entry) ?? null,
    rawOf: (dataset, i) => raw.get(dataset.id)?.entries[i] as Entry<unknown>,
    thresholdOf: (entry) => marks.get(entry)?.threshold ?? 0,
  });
  const flows = claims.some(({ dataset }) => dataset === FLOWS) ? protectFlows(council, (month, published) => datasets.get(FLOWS)?.entries.some((entry) => entry.period === month && isOutBy(entry.published, lastDay(published)) && entry.quantity.state === 'suppressed') === true, findHiddenSpans(datasets, new Set(claims.map(({ dataset }) => dataset)), file)) : [];
  return { council: { id, file, plans, datasets, flows, capacity }, problems: [...problems, ...checkForecasts(claims, flows)] };
}

/** What of an entry is hidden. */
export interface Marks {
  value: boolean;
  numerator: boolean;
  denominator: boolean;
  isPrimary: boolean;
  /** Counts of 1 to this are hidden where it stands; 0 where nothing was judged. */
  threshold: number;
}

export const NOTHING_HIDDEN: Marks = { value: false, numerator: false, denominator: false, isPrimary: false, threshold: 0 };
const ALL_HIDDEN: Marks = { ...NOTHING_HIDDEN, value: true, numerator: true, denominator: true };

/** Of every entry whose counts were judged. A percentage or rate is hidden with either of the two that it is made of. */
function marksOf(decided: readonly DecidedPopulation[]): Map<Entry<unknown>, Marks> {
  const marks = new Map<Entry<unknown>, Marks>();
  for (const { population: { cells }, found: { hidden, primary, grounds } } of decided) {
    for (const { entry } of cells.flatMap(({ uses }) => uses)) if (!marks.has(entry)) marks.set(entry, NOTHING_HIDDEN);
    for (const cell of hidden) {
      for (const { entry, role } of cell.uses) {
        const before = marks.get(entry) ?? NOTHING_HIDDEN;
        marks.set(entry, { ...before, value: true, [role]: true, isPrimary: before.isPrimary || primary.has(cell), threshold: Math.max(before.threshold, grounds.decided.get(cell)?.threshold ?? 0) });
      }
    }
  }
  return marks;
}

function protectEntry({ quantity, numerator, denominator }: Entry<RawQuantity>, marks: Marks): Pick<Entry<ProtectedQuantity>, 'quantity' | 'numerator' | 'denominator'> {
  const open = (raw: RawQuantity, isHidden: boolean): ProtectedQuantity => (isHidden && raw.state === 'held' ? { state: 'suppressed' } : openQuantity(raw));
  return { quantity: open(quantity, marks.value), numerator: numerator && open(numerator, marks.numerator), denominator: denominator && open(denominator, marks.denominator) };
}

function openQuantity(quantity: RawQuantity): Exclude<ProtectedQuantity, { state: 'suppressed' }> {
  return quantity.state === 'missing' ? quantity : { state: 'shown', value: openHeld(quantity) };
}

/** Where not even the newest total may be shown. */
function checkForecasts(claims: readonly Claim[], flows: readonly ProtectedFlows[]): Problem[] {
  return claims.filter(({ dataset, asOf, shown }) => dataset === FLOWS && shown.kind === 'block' && newestOutBy(flows, asOf)?.tier === 'none')
    .map(({ place }) => ({ rule: 'forecast-hidden', place, message: 'There are so few children in care that not even their total may be shown, so there can be no forecast. Leave this block out, and say so in the text.' }));
}

function problemOf({ rule, cell: { uses: [use] }, message }: HiddenCells['faults'][number], { id, placeOf }: Council): Problem {
  return { rule, place: use ? placeOf(use) : startOf(`data/${id}`), message };
}
