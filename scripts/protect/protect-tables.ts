import type { ProtectedDataset, ProtectedQuantity, RawQuantity } from '../schema/dataset.ts';
import type { CouncilFile } from '../schema/council.ts';
import type { PlanFile } from '../schema/plan.ts';
import type { About, Claim, Records, Publication } from '../schema/records.ts';
import type { GlossaryFile } from '../schema/publication.ts';
import type { SiteFile } from '../schema/site.ts';
import { isSecret, openSecret } from '../schema/secret.ts';

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
 * Opens every sealed count. No rule of disclosure control is applied yet: what a council's data holds is what is shown,
 * so data with counts of 1 to 5 people must not be put in. This is the one place where that will change.
 */
export function protectTables(records: Omit<Records, 'warnings'>): ProtectedRecords {
  const { publications, glossary, site, about, claims } = records;
  return {
    publications, glossary, site, about, claims,
    councils: new Map([...records.councils].map(([id, council]) => [id, {
      id, file: council.file, plans: council.plans,
      datasets: new Map([...council.datasets].map(([key, dataset]) => [key, {
        ...dataset,
        entries: dataset.entries.map((entry) => ({
          ...entry, quantity: openQuantity(entry.quantity),
          numerator: entry.numerator && openQuantity(entry.numerator), denominator: entry.denominator && openQuantity(entry.denominator),
        })),
      }])),
    }])),
  };
}

function openQuantity(quantity: RawQuantity): ProtectedQuantity {
  if (quantity.state === 'missing') return quantity;
  return { state: 'shown', value: isSecret(quantity.value) ? openSecret(quantity.value) : quantity.value };
}
