import { beforeAll, expect, test } from 'vitest';
import { computeFigure } from '../compute/figure.ts';
import { machineValue } from '../compute/format.ts';
import { computeReport } from '../compute/compute-report.ts';
import { loadSources } from '../load/load-sources.ts';
import { protectTables, type ProtectedRecords } from '../protect/protect-tables.ts';
import { visibleEntries, type ProtectedDataset } from '../schema/dataset.ts';
import { decimal, sumDecimals, type Decimal } from '../schema/decimal.ts';
import type { FencedBlock, FigureRef, SourceBlock } from '../schema/narrative.ts';
import { periodText, shortPeriodText } from '../schema/period.ts';
import type { OutlineSection } from '../schema/outline.ts';
import type { Claim, Publication } from '../schema/records.ts';
import type { Report } from '../schema/report.ts';
import type { Block } from '../schema/report/block.ts';
import type { PublicationView } from '../schema/report/publication.ts';
import type { TableView } from '../schema/report/table.ts';
import { walkBlocks } from '../schema/walk-report.ts';
import { validateSources } from '../validate/validate-sources.ts';
import { copyAllCouncils } from './toyshire.ts';

/** Every place in the repository's own publications, and in Toyshire's, that says a value says the same as all others of its day. */

/** One value as it stands somewhere: '2024-10-24 dorset foster-households 2024-08' -> '191' in 'dorset-scrutiny-2024, figure 2'. */
interface Said {
  what: string;
  value: string;
  where: string;
  kind: 'prose' | 'chart' | 'kpis' | 'tile' | 'table';
}

let records: ProtectedRecords;
let claims: Claim[];
let report: Report;
let said: Said[];

beforeAll(async () => {
  const validated = validateSources(await loadSources(await copyAllCouncils()));
  claims = validated.claims;
  records = await protectTables(validated);
  report = computeReport(records);
  said = pairs().flatMap(({ view, source }) => [...saidInBlocks(view, source), ...saidInProse(view)]);
});

test('for one day, an indicator has one value for a period wherever it stands', () => {
  const byWhat = Map.groupBy(said, ({ what }) => what);
  const contradictions = [...byWhat].filter(([, all]) => new Set(all.map(({ value }) => value)).size > 1).map(([what, all]) => `${what}: ${all.map(({ value, where }) => `${value || 'none'} in ${where}`).join('; ')}`);
  expect(contradictions).toEqual([]);
  // so that the comparison is one: values said in text stand in tables too
  expect(new Set(said.map(({ kind }) => kind))).toEqual(new Set(['prose', 'chart', 'kpis', 'tile', 'table']));
  expect([...byWhat.values()].filter((all) => new Set(all.map(({ kind }) => kind)).size > 1).length).toBeGreaterThan(10);
});

test('a table whose parts make a whole sums, and its shares come to 100 within rounding', () => {
  let [sums, wholesOfShares] = [0, 0];
  for (const { publication, asOf, dataset } of wholes()) {
    const shareOf = (members: string[]): Decimal => decimal(computeFigure({ kind: 'ref', id: dataset.id, members, filters: [{ name: 'share', argument: null }] }, new Map([[dataset.id, dataset]]), asOf).value);
    for (const { parts, total, isLast } of groupsOf(dataset, asOf)) {
      if (total && dataset.unit !== 'percent') {
        expect(sumDecimals(parts.map(({ value }) => value)).big.eq(total.big), `${publication}: ${dataset.id} sums`).toBe(true);
        sums++;
      }
      // a share is of the parts beside it, by the last dimension
      if (dataset.unit !== 'percent' && !isLast) continue;
      const shares = parts.map(({ members, value }) => (dataset.unit === 'percent' ? value : shareOf(members)));
      const step = 10 ** -Math.max(...shares.map((share) => share.decimals));
      expect(sumDecimals(shares).big.minus(100).abs().lte((step * shares.length) / 2), `${publication}: shares of ${dataset.id}`).toBe(true);
      wholesOfShares++;
    }
  }
  expect(sums).toBeGreaterThan(0);
  expect(wholesOfShares).toBeGreaterThan(sums);
});

/** The rows that differ in one dimension alone, its total apart; none where a value is missing. */
function groupsOf(dataset: ProtectedDataset, asOf: string): { parts: { members: string[]; value: Decimal }[]; total: Decimal | null; isLast: boolean }[] {
  return dataset.dimensions.flatMap((dimension, d) => {
    const groups = Map.groupBy(visibleEntries(dataset.entries, asOf), (e) => [e.period, ...e.members.filter((_, m) => m !== d)].join('|'));
    return [...groups.values()].flatMap((group) => {
      const held = group.flatMap(({ members, quantity }) => (quantity.state === 'shown' ? [{ members, value: quantity.value }] : []));
      const isTotal = ({ members }: { members: string[] }): boolean => members[d] === dimension.total;
      return held.length < group.length ? [] : [{ parts: held.filter((e) => !isTotal(e)), total: held.find(isTotal)?.value ?? null, isLast: d === dataset.dimensions.length - 1 }];
    });
  });
}

function pairs(): { view: PublicationView; source: Publication }[] {
  return report.publications.map((view) => ({ view, source: records.publications.find(({ id }) => id === view.id) as Publication }));
}

function datasetsOf({ council }: PublicationView): ReadonlyMap<string, ProtectedDataset> {
  return records.councils.get(council.id)?.datasets as Map<string, ProtectedDataset>;
}

/** Datasets that a publication shows or speaks of, as of its day, once each. */
function wholes(): { publication: string; asOf: string; dataset: ProtectedDataset }[] {
  return report.publications.flatMap((view) => [...new Set(claims.filter(({ publication }) => publication === view.id).map(({ dataset }) => dataset))].flatMap((id) => {
    const dataset = datasetsOf(view).get(id);
    return dataset?.kind === 'table' && dataset.partsMakeAWhole ? [{ publication: view.id, asOf: view.asOf.iso, dataset }] : [];
  }));
}

/** Figures in the text that say a value as it is held: no rounding, no change, no share. */
function saidInProse(view: PublicationView): Said[] {
  const datasets = datasetsOf(view);
  return claims.filter(({ publication }) => publication === view.id).flatMap(({ dataset: id, shown, place }): Said[] => {
    const dataset = datasets.get(id);
    if (!dataset || shown.kind !== 'ref' || !(shown as FigureRef).filters.every(({ name }) => name === 'at')) return [];
    const figure = computeFigure(shown, datasets, view.asOf.iso);
    if (dataset.kind === 'indicator') return [{ what: whatOf(view, dataset, figure.period), value: figure.value, where: `${place.path}:${place.line}`, kind: 'prose' }];
    return dataset.kind === 'table' && shown.filters.length === 0 ? [{ what: [view.asOf.iso, view.council.id, id, ...labelsOf(dataset, shown.members)].join(' / '), value: figure.value, where: `${place.path}:${place.line}`, kind: 'prose' }] : [];
  });
}

function saidInBlocks(view: PublicationView, { outline }: Publication): Said[] {
  const blocks = view.sections.flatMap((section) => [...walkBlocks(section.blocks)]);
  return outline.sections.flatMap((section) => [...fencesOf(section.blocks)].flatMap((fence): Said[] => {
    const datasets = fence.words.split(/\s+/).map((id) => datasetsOf(view).get(id)).filter((dataset) => dataset !== undefined);
    const shown = shownAs(fence, section, blocks);
    if (!shown || datasets.length === 0) return [];
    const where = `${view.id}, ${fence.name} ${fence.words}`;
    if (shown.kind === 'chart') return saidInSeries(view, datasets, shown.chart.table, where, 'chart');
    if (shown.kind === 'table') return saidInSeries(view, datasets, shown.table, where, 'table');
    return shown.kind === 'kpis' ? [...saidInKpis(view, datasets, shown.kpis.table, where), ...shown.kpis.tiles.flatMap((tile): Said[] => {
      const dataset = datasets.find(({ id }) => id === tile.indicator) as ProtectedDataset;
      return [{ what: whatOf(view, dataset, tile.period), value: numberOf(tile.value, dataset), where, kind: 'tile' }];
    })] : [];
  }));
}

function* fencesOf(blocks: readonly SourceBlock[]): Generator<FencedBlock> {
  for (const block of blocks) {
    if (block.kind === 'block' && ['chart', 'kpis', 'table'].includes(block.name)) yield block;
    else if (block.kind === 'block' && block.name !== 'notes') yield* fencesOf(block.content);
  }
}

function shownAs(fence: FencedBlock, { labels }: OutlineSection, blocks: readonly Block[]): Block | undefined {
  const id = labels.get(fence)?.id;
  return blocks.find((b) => (b.kind === 'chart' && b.chart.id === id) || (b.kind === 'kpis' && b.kpis.id === id) || (b.kind === 'table' && b.table.id === id));
}

/** A row for each period and a column for each indicator; or, of a breakdown, a row and a column for its members. */
function saidInSeries(view: PublicationView, datasets: readonly ProtectedDataset[], { columns, rows }: TableView, where: string, kind: Said['kind']): Said[] {
  return rows.flatMap((row) => row.slice(1).flatMap((cell, i): Said[] => {
    const label = row[0]?.text ?? '';
    const [first] = datasets as [ProtectedDataset];
    if (first.kind === 'table') {
      const labels = first.dimensions.length > 1 ? [label, columns[i + 1]?.text.replace(/ \([^)]*\)$/, '') ?? ''] : [label];
      return [{ what: [view.asOf.iso, view.council.id, first.id, ...labels].join(' / '), value: numberOf(cell.text, first), where, kind }];
    }
    const dataset = datasets[i] as ProtectedDataset;
    return periodOf(dataset, label) === null ? [] : [{ what: whatOf(view, dataset, label), value: numberOf(cell.text, dataset), where, kind }];
  }));
}

/** A row for each indicator, and a column for each period among the others. */
function saidInKpis(view: PublicationView, datasets: readonly ProtectedDataset[], { columns, rows }: TableView, where: string): Said[] {
  return datasets.flatMap((dataset, i) => columns.flatMap((column, c): Said[] => (periodOf(dataset, column.text) === null ? []
    : [{ what: whatOf(view, dataset, column.text), value: numberOf(rows[i]?.[c]?.text ?? '', dataset), where, kind: 'kpis' }])));
}

function whatOf(view: PublicationView, dataset: ProtectedDataset, period: string): string {
  const id = periodOf(dataset, period);
  if (id === null) throw new Error(`${view.id}: ${dataset.id} has no period “${period}”`);
  return [view.asOf.iso, view.council.id, dataset.id, id].join(' / ');
}

/** 'Aug 2024', 'August 2024' and '12 months to August 2024' -> '2024-08' */
function periodOf({ entries, frequency }: ProtectedDataset, text: string): string | null {
  if (frequency === null) return null;
  const forms = (period: string): string[] => [periodText(period, frequency), shortPeriodText(period, frequency), ...(frequency.startsWith('rolling') ? [periodText(period, 'month')] : [])];
  return entries.find(({ period }) => period !== null && forms(period).some((form) => form.toLowerCase() === text.toLowerCase()))?.period ?? null;
}

/** '£3.4 million' and '3.4' -> '3400000'; '' for a marker such as [x]. */
function numberOf(text: string, { unit }: ProtectedDataset): string {
  const digits = /^\[/.test(text) ? null : /(−?)[^\d−]*(\d[\d,]*(?:\.\d+)?)/.exec(text);
  return digits ? machineValue(decimal(`${digits[1] ? '-' : ''}${digits[2]?.replaceAll(',', '')}`), unit) : '';
}

function labelsOf({ dimensions }: ProtectedDataset, members: readonly string[]): string[] {
  return members.map((id, d) => dimensions[d]?.members.find((member) => member.id === id)?.label ?? id);
}
