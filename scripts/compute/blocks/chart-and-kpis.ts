import type { ProtectedDataset } from '../../schema/dataset.ts';
import type { FencedBlock } from '../../schema/narrative.ts';
import type { Block } from '../../schema/report/block.ts';
import type { Inline } from '../../schema/report/prose.ts';
import { computeChart } from '../chart/compute-chart.ts';
import { chartOfDatasets } from '../chart-of-datasets.ts';
import { computeKpis } from '../kpi/compute-kpis.ts';
import { markerNotes } from '../kpi/notes.ts';
import { readKpi } from '../kpi/read-kpi.ts';
import { findOtherSources, sayOtherSources } from '../other-sources.ts';
import { computeProse, typeset } from '../prose.ts';
import { captionAndNotes, computeWords, datasetsOf, periodNotes, sourceOf, type BlockScope } from './block-scope.ts';

export function computeChartBlock(block: FencedBlock, id: string, number: string, scope: BlockScope): Block {
  const datasets = datasetsOf(block, scope);
  const { caption, notes } = captionAndNotes(block);
  const { spec, narrowSpec, subtitle, description, table: data } = computeChart(chartOfDatasets(id, datasets, scope.council.file['short-name'], scope.asOf));
  const table = { ...data, columns: data.columns.map((c, i) => (i === 0 ? { ...c, text: datasets[0]?.dimensions[0]?.label ?? c.text } : c)) };
  const told = [...comparedFrom(datasets, scope.asOf), ...periodNotes(datasets, scope.asOf)].map((text): Inline[] => [{ kind: 'text', text: typeset(text) }]);
  return {
    kind: 'chart',
    chart: {
      id, number, subtitle, description, spec, narrowSpec, source: sourceOf(datasets, scope),
      headline: computeProse(caption, scope), notes: [...notes.map((note) => computeProse(note, scope)), ...told],
      table: { id: `${id}-data`, number: null, caption: `Data for ${number.replace(/^F/, 'f')}: ${subtitle}`, ...table, notes: [...table.notes, ...markerNotes(table.rows)], source: null, wide: false },
    },
  };
}

/** A chart of one series shows its target and averages too. */
function comparedFrom(datasets: readonly ProtectedDataset[], asOf: string): string[] {
  const [only, ...others] = datasets;
  if (!only || others.length > 0 || only.frequency === null) return [];
  const { entries, benchmarks, target } = readKpi(only, asOf);
  return sayOtherSources(findOtherSources(entries.map((entry) => entry.source ?? only.source), { target, benchmarks: benchmarks.filter(({ group }) => group !== 'region') }));
}

export function computeKpisBlock(block: FencedBlock, id: string, number: string, scope: BlockScope): Block {
  const { caption, notes } = captionAndNotes(block);
  const datasets = datasetsOf(block, scope);
  const shown = datasets.map((dataset) => ({ ...dataset, entries: readKpi(dataset, scope.asOf).entries }));
  const { tiles, table } = computeKpis({ id: `${id}-table`, number, caption: computeWords(caption, scope), asOf: scope.asOf, datasets, source: sourceOf(shown, scope) });
  return { kind: 'kpis', kpis: { id, notes: notes.map((note) => computeProse(note, scope)), tiles, table } };
}
