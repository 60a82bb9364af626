import { ProblemsFound, sortProblems, startOf, type Place, type Problem } from '../problem.ts';
import type { CouncilFile } from '../schema/council.ts';
import { policyOf } from '../schema/disclosure.ts';
import type { Entry, ProtectedDataset, ProtectedQuantity, RawQuantity } from '../schema/dataset.ts';
import type { Decimal } from '../schema/decimal.ts';
import type { PlanFile } from '../schema/plan.ts';
import type { GlossaryFile } from '../schema/publication.ts';
import type { About, Claim, Council, Publication, Records } from '../schema/records.ts';
import { isSecret, openSecret } from '../schema/secret.ts';
import type { SiteFile } from '../schema/site.ts';
import { countUses, isProtected, type CountUse } from '../validate/count-uses.ts';
import { findPopulations, type KnownUse, type PopulationCell } from '../validate/populations.ts';
import { checkSuppressedClaims, saidBounds } from './check-claims.ts';
import type { Interval } from './disclosure/count-problem.ts';
import { firstDays } from './first-days.ts';
import { hidePopulation, type HiddenCells } from './hide-population.ts';
import { implyNumerators } from './implied-counts.ts';
import { readLedgerCounts } from './ledger-counts.ts';

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
}

/**
 * Opens every sealed count that may be shown, and leaves a marker for the others: small ones, and those that would give a small one away.
 * A dataset has a page that shows all its entries, so whatever publication claims it claims all of it; what none claims stays hidden.
 * @throws ProblemsFound where a table can't be protected, or where a sentence says what is hidden
 */
export async function protectTables(records: Omit<Records, 'warnings'>): Promise<ProtectedRecords> {
  const { publications, glossary, site, about, claims } = records;
  const councils = new Map<string, ProtectedCouncil>();
  const problems: Problem[] = [];
  for (const [id, council] of records.councils) {
    const own = publications.filter(({ file }) => file.council === id);
    const ofCouncil = claims.filter(({ publication }) => own.some((one) => one.id === publication));
    councils.set(id, await protectCouncil(council, own, ofCouncil, problems));
  }
  if (problems.length > 0) throw new ProblemsFound(sortProblems(problems));
  return { publications, glossary, site, about, claims, councils };
}

async function protectCouncil(council: Council, publications: readonly Publication[], claims: readonly Claim[], problems: Problem[]): Promise<ProtectedCouncil> {
  const { id, file, plans } = council;
  const policy = policyOf(file);
  const outFrom = firstDays(publications, claims);
  const claimed = new Set(claims.map(({ dataset }) => dataset));
  const sealed = [...council.datasets.values()].filter((dataset) => isProtected(dataset, file));
  const shown = sealed.filter((dataset) => claimed.has(dataset.id));
  const counts = shown.flatMap((dataset) => countUses(dataset).flatMap((use): KnownUse[] => {
    const count = use.quantity && openQuantity(use.quantity as RawQuantity);
    return count?.state === 'shown' ? [{ use, count: count.value.big.toNumber() }] : [];
  }));
  const known = [...counts, ...implyNumerators(shown, counts, policy)];
  const { isKnown, wasHidden } = readLedgerCounts(council.ledger);
  const said = saidBounds(council, claims, policy);
  // Words that aren't true of a count aren't said of it: it is shown, or its author hears of it.
  const saidOf = ({ uses, count }: PopulationCell): Interval | undefined => uses
    .flatMap(({ entry, role }) => (role === 'value' && said.has(entry) ? [said.get(entry) as Interval] : [])).find(([lo, up]) => count >= lo && count <= up);
  const hidden = new Set<PopulationCell>();
  const primary = new Set<PopulationCell>();
  const populations = findPopulations(known);
  for (const population of populations) {
    const found = await hidePopulation({ population, policy, isKnown, wasHidden, saidOf, seed: `${id} ${policy['tie-break'] ?? ''}`, outFrom: ({ uses }) => uses.map((use) => outFrom(use)).sort()[0] as string });
    for (const cell of found.hidden) hidden.add(cell);
    for (const cell of found.primary) primary.add(cell);
    problems.push(...found.faults.map((fault) => problemOf(fault, id)));
  }
  const marks = marksOf(populations.flatMap(({ cells }) => cells), hidden, primary);
  const datasets = new Map([...council.datasets].map(([key, dataset]) => [key, {
    ...dataset,
    entries: dataset.entries.map((entry): Entry<ProtectedQuantity> => {
      const isOpen = !isProtected(dataset, file) || claimed.has(key);
      return { ...entry, ...protectEntry(entry, isOpen ? marks.get(entry) : ALL_HIDDEN) };
    }),
  }]));
  problems.push(...checkSuppressedClaims(claims, datasets, { policy, isPrimary: (entry) => marks.get(entry)?.isPrimary ?? false, countOf: (entry) => counts.find(({ use }) => use.entry === entry && use.role === 'value')?.count ?? null, rawOf: (dataset, i) => council.datasets.get(dataset.id)?.entries[i] as Entry<unknown> }));
  return { id, file, plans, datasets };
}

/** What of an entry is hidden. */
interface Marks {
  value: boolean;
  numerator: boolean;
  denominator: boolean;
  isPrimary: boolean;
}

const ALL_HIDDEN: Marks = { value: true, numerator: true, denominator: true, isPrimary: false };

/** A percentage or rate is hidden with either of the two that it is made of. */
function marksOf(cells: readonly PopulationCell[], hidden: ReadonlySet<PopulationCell>, primary: ReadonlySet<PopulationCell>): Map<Entry<unknown>, Marks> {
  const marks = new Map<Entry<unknown>, Marks>();
  for (const cell of cells) {
    if (!hidden.has(cell)) continue;
    for (const { entry, role } of cell.uses) {
      const before = marks.get(entry) ?? { value: false, numerator: false, denominator: false, isPrimary: false };
      marks.set(entry, { ...before, value: true, [role]: true, isPrimary: before.isPrimary || primary.has(cell) });
    }
  }
  return marks;
}

function protectEntry({ quantity, numerator, denominator }: Entry<RawQuantity>, marks: Marks | undefined): Pick<Entry<ProtectedQuantity>, 'quantity' | 'numerator' | 'denominator'> {
  const open = (raw: RawQuantity, isHidden = false): ProtectedQuantity => (isHidden && raw.state === 'held' ? { state: 'suppressed' } : openQuantity(raw));
  return { quantity: open(quantity, marks?.value), numerator: numerator && open(numerator, marks?.numerator), denominator: denominator && open(denominator, marks?.denominator) };
}

function openQuantity(quantity: RawQuantity): Exclude<ProtectedQuantity, { state: 'suppressed' }> {
  if (quantity.state === 'missing') return quantity;
  return { state: 'shown', value: isSecret(quantity.value) ? openSecret(quantity.value) as Decimal : quantity.value };
}

function problemOf({ rule, cell: { uses: [use] }, message }: HiddenCells['faults'][number], council: string): Problem {
  return { rule, place: placeOf(use, council), message };
}

/** Lines are not known here any more; the message names the cells. */
function placeOf(use: CountUse<unknown> | undefined, council: string): Place {
  const file = { fact: 'facts', indicator: `indicators/${use?.dataset.id}`, table: `tables/${use?.dataset.id}` }[use?.dataset.kind ?? 'fact'];
  return startOf(`data/${council}/${file}.yaml`);
}
