import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { DisclosureMeasure } from './measure-disclosure.ts';

/** Seconds that are asked for, by table. */
const ASKED: Record<string, number> = { '30 x 12 with totals': 2, 'three hierarchies': 10, 'three hierarchies, few small': 10, 'three hierarchies, a third small': 10 };

/** What suppression and audit cost, and how much is hidden beside the least that could be. */
export function benchDisclosure(): void {
  const out = execFileSync(process.execPath, [join(import.meta.dirname, 'measure-disclosure.ts')], { encoding: 'utf8' });
  for (const { name, cells, primary, secondary, suppressSeconds, auditSeconds, ratio } of JSON.parse(out) as DisclosureMeasure[]) {
    const asked = ASKED[name] === undefined ? '' : ` (at most ${ASKED[name]} s is wanted)`;
    const beside = ratio === null ? '' : `; ${ratio.toFixed(2)} times the least value that could be hidden (at most 1.30 is wanted)`;
    console.log(`disclosure, ${name}, ${cells} cells, ${primary} primary and ${secondary} secondary: ${(suppressSeconds + auditSeconds).toFixed(2)} s${asked}, suppression ${suppressSeconds.toFixed(2)}, audit ${auditSeconds.toFixed(2)}${beside}`);
  }
}
