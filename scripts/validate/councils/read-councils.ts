import type { Sources } from '../../load/load-sources.ts';
import type { YamlSource } from '../../load/read-yaml.ts';
import { startOf, type Problem, type Warning } from '../../problem.ts';
import { CAPACITY, type PlacesFile } from '../../schema/capacity.ts';
import { councilSchema, type CouncilFile } from '../../schema/council.ts';
import { ID_PATTERN } from '../../schema/field.ts';
import { FLOWS } from '../../schema/flows-file.ts';
import type { FlowEdition, FlowHistory } from '../../schema/flows.ts';
import { ledgerSchema, type LedgerFile } from '../../schema/ledger.ts';
import type { PlanFile } from '../../schema/plan.ts';
import { adviseSlips } from '../advice/likely-slips.ts';
import { joinCsv, reportUnusedCsv } from '../csv/join-csv.ts';
import { checkWhatIfPlaces } from '../forecast/check-what-ifs.ts';
import { readCapacity } from '../forecast/read-capacity.ts';
import { readFlowsFile, reportUnusedFlows } from '../forecast/read-flows-file.ts';
import { kindOfFolder, publicationFolders } from '../publications/read-publications.ts';
import { checkShape } from '../shape.ts';
import { slugOf } from '../slug.ts';
import { didYouMean } from '../suggest.ts';
import { checkDataset } from './dataset-rules.ts';
import { readFacts, readIndicator, readTable, type CouncilContext, type OpenDataset, type ReadDataset } from './datasets.ts';
import { readImportFile } from './import-file.ts';
import { checkPlanIndicators, checkPlanIds, readPlan } from './plans.ts';

/** One council's data with its numbers still in the open. */
export interface OpenCouncil {
  file: CouncilFile;
  datasets: Map<string, OpenDataset>;
  /** Each with its place in its file. */
  read: ReadDataset[];
  /** Where each of them was read. */
  paths: Map<string, string>;
  /** Ids whose file has problems: what refers to them is not reported a second time. */
  brokenIds: Set<string>;
  /** By file name. */
  plans: Map<string, PlanFile>;
  brokenPlans: Set<string>;
  ledger: { file: LedgerFile; source: YamlSource } | null;
  /** Of flows.yaml; empty where there is none, or where it has problems. */
  flows: FlowEdition<FlowHistory>[];
  /** Of capacity.yaml. */
  capacity: PlacesFile | null;
  advice: Warning[];
}

/** Folders of the site that no council may take. */
const RESERVED_COUNCILS = ['about', 'assets', 'data', 'search'];

export function readCouncils(sources: Sources, problems: Problem[]): Map<string, OpenCouncil> {
  const councils = new Map<string, OpenCouncil>();
  const folders = new Set([...sources.files.keys(), ...sources.texts.keys()].flatMap((path) => /^data\/([^/]+)\//.exec(path)?.[1] ?? []));
  for (const id of folders) {
    const path = `data/${id}/council.yaml`;
    const source = sources.files.get(path);
    if (source?.kind !== 'yaml') {
      if (!sources.texts.has(path)) problems.push({ rule: 'no-council', place: startOf(path), message: `The folder data/${id} has no council.yaml. Add it, with the council’s name, sources and forms.` });
      continue;
    }
    if (!ID_PATTERN.test(id)) problems.push({ rule: 'council-name', place: startOf(path), message: `The folder’s name “${id}” becomes a web address, and so has small letters, digits and hyphens only. Rename it, for instance ${slugOf(id)}.` });
    if (RESERVED_COUNCILS.includes(id)) problems.push({ rule: 'reserved-name', place: startOf(path), message: `The address “${id}” belongs to another part of the site. Rename the council’s folder.` });
    const shape = checkShape(councilSchema, source);
    problems.push(...shape.problems, ...shape.value ? checkRetold(shape.value, source, publicationFolders(sources)) : []);
    if (shape.value) councils.set(id, readCouncil({ id, file: shape.value, kindOf: (publication) => kindOfFolder(publication, sources) }, sources, problems));
  }
  return councils;
}

function checkRetold({ sources }: CouncilFile, file: YamlSource, folders: ReadonlySet<string>): Problem[] {
  return Object.entries(sources).flatMap(([id, { 'retold-as': publication }]): Problem[] => (publication === undefined || folders.has(publication) ? []
    : [{ rule: 'unknown-publication', place: file.placeOf(['sources', id, 'retold-as']), message: `There is no publication “${publication}” in content/.${didYouMean(publication, folders)} Correct it, or delete the line.` }]));
}

function readCouncil(context: CouncilContext, sources: Sources, problems: Problem[]): OpenCouncil {
  const council: OpenCouncil = { file: context.file, datasets: new Map(), read: [], paths: new Map(), brokenIds: new Set(), plans: new Map(), brokenPlans: new Set(), ledger: null, flows: [], capacity: null, advice: [] };
  const folder = `data/${context.id}/`;
  const plans: [string, YamlSource, PlanFile][] = [];
  const usedCsv = new Set<string>();
  for (const path of sources.texts.keys()) {
    if (!path.startsWith(folder)) continue;
    const kind = dataKind(path.slice(folder.length));
    const id = path.split('/').at(-1)?.replace(/\.ya?ml$/, '') ?? '';
    const source = sources.files.get(path);
    const yaml = source?.kind === 'yaml' ? source : null;
    if (kind === 'plan') {
      const { plan, problems: found } = yaml ? readPlan(yaml, context) : { plan: null, problems: [] };
      problems.push(...found);
      if (plan && yaml) plans.push([id, yaml, plan]);
      else council.brokenPlans.add(id);
    } else if (kind === 'import') {
      if (yaml) problems.push(...readImportFile(yaml, context).problems);
    } else if (kind === 'ledger') {
      if (yaml) council.ledger = readLedger(yaml, problems);
    } else if (kind === 'flows') {
      const read = yaml && readFlowsFile(yaml, context, sources);
      problems.push(...read?.problems ?? []);
      for (const used of read?.used ?? []) usedCsv.add(used);
      if (!read?.read || read.used.some((used) => !sources.files.has(used))) council.brokenIds.add(FLOWS);
      else {
        council.flows = read.editions;
        addDataset(read.read, council, context, problems);
      }
    } else if (kind === 'capacity') {
      const read = yaml && readCapacity(yaml, context);
      problems.push(...read?.problems ?? []);
      council.capacity = read?.capacity ?? null;
      if (read?.capacity) council.advice.push(...read.advice);
      else council.brokenIds.add(CAPACITY);
    } else if (kind) {
      const joined = yaml && kind !== 'facts' ? joinCsv(yaml, kind, sources) : { source: yaml, used: [], problems: [] };
      const result = joined.source ? readers[kind](id, joined.source, context) : { read: [], problems: [] };
      problems.push(...joined.problems, ...result.problems);
      for (const used of joined.used) usedCsv.add(used);
      const lacksRows = joined.problems.length > 0 || joined.used.some((used) => !sources.files.has(used));
      if (lacksRows || result.problems.length > 0 || source === undefined) for (const broken of kind === 'facts' ? factIds(sources.texts.get(path) ?? '') : [id]) council.brokenIds.add(broken);
      if (!lacksRows) for (const read of result.read) addDataset(read, council, context, problems);
    }
  }
  problems.push(...reportUnusedCsv(folder, usedCsv, sources), ...reportUnusedFlows(folder, usedCsv, sources));
  const indicators = new Set([...council.datasets].flatMap(([id, dataset]) => (dataset.kind === 'indicator' ? [id] : [])).concat(...council.brokenIds));
  for (const [id, source, plan] of plans) {
    problems.push(...checkPlanIndicators(plan, source, indicators), ...checkWhatIfPlaces(plan, source, council.capacity, council.brokenIds));
    council.plans.set(id, plan);
  }
  problems.push(...checkPlanIds(plans));
  return council;
}

const readers = {
  facts: (_: string, source: YamlSource, context: CouncilContext) => readFacts(source, context),
  indicators: readIndicator,
  tables: readTable,
};

/** What a file below data/<council>/ holds, or null where nothing reads it. */
export function dataKind(path: string): keyof typeof readers | 'plan' | 'ledger' | 'import' | 'flows' | 'capacity' | null {
  if (path === 'flows.yaml') return 'flows';
  if (path === 'capacity.yaml') return 'capacity';
  if (path === 'facts.yaml') return 'facts';
  if (path === 'ledger.yaml') return 'ledger';
  if (path === 'import.yaml') return 'import';
  const match = /^(indicators|tables|plan)\/[a-z0-9-]+\.yaml$/.exec(path);
  return match ? (match[1] as 'indicators' | 'tables' | 'plan') : null;
}

/** Facts whose file is broken still count as known ids, so that one mistake isn't reported at every mention. */
function factIds(text: string): string[] {
  return [...text.matchAll(/^([a-z0-9-]+):/gm)].map((match) => match[1] as string);
}

function readLedger(source: YamlSource, problems: Problem[]): OpenCouncil['ledger'] {
  const shape = checkShape(ledgerSchema, source);
  problems.push(...shape.problems);
  return shape.value && { file: shape.value, source };
}

function addDataset(read: ReadDataset, council: OpenCouncil, context: CouncilContext, problems: Problem[]): void {
  const { id } = read.dataset;
  if (id === 'facts' && read.dataset.kind !== 'fact') problems.push({ rule: 'reserved-name', place: startOf(read.file.path), message: 'The name “facts” belongs to the page of all single figures. Rename the file.' });
  const found = checkDataset(read, context);
  problems.push(...found);
  // Its figures would be told to be wrong a second time, at every mention.
  if (found.length > 0) council.brokenIds.add(id);
  else council.advice.push(...adviseSlips(read));
  const other = council.paths.get(id);
  if (other) return void problems.push({ rule: 'id-twice', place: read.file.placeOfKey(read.base), message: `The name “${id}” is used for two figures, here and in ${other}. Rename one of them.` });
  council.datasets.set(id, read.dataset);
  council.read.push(read);
  council.paths.set(id, read.file.path);
}
