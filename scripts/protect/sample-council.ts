import { readCsv, type CsvSource } from '../load/read-csv.ts';
import { readYaml, type YamlSource } from '../load/read-yaml.ts';
import { startOf, type ProblemsFound } from '../problem.ts';
import { councilSchema } from '../schema/council.ts';
import type { ProtectedDataset } from '../schema/dataset.ts';
import type { LedgerFile } from '../schema/ledger.ts';
import type { PlanFile } from '../schema/plan.ts';
import type { Claim, Council, Publication } from '../schema/records.ts';
import { UNNAMED_SITE } from '../schema/site.ts';
import { readFacts, readIndicator, readTable, sealDataset } from '../validate/councils/datasets.ts';
import { readFlowsFile, sealEdition, type FlowsFileRead } from '../validate/forecast/read-flows-file.ts';
import { openPlaces } from '../validate/places.ts';
import { readPlan } from '../validate/councils/plans.ts';
import { checkShape } from '../validate/shape.ts';
import type { ProtectedFlows } from './protect-flows.ts';
import { protectTables } from './protect-tables.ts';

/** For tests: a council of a few files, and publications that show them. */
export interface Sample {
  /** Below `disclosure:` in council.yaml */
  policy?: string;
  /** What the paper that all comes from is called. */
  paper?: string;
  facts?: string;
  indicators?: Record<string, string>;
  tables?: Record<string, string>;
  /** flows.yaml, and the .csv files beside it by name. */
  flows?: { file: string; csv: Record<string, string> };
  plans?: Record<string, string>;
  ledger?: LedgerFile['counts'];
  /** Publication day of each paper, and what it shows; one paper of everything when left out. */
  papers?: { day: string; shows: string[]; status?: 'published' | 'draft' }[];
}

const yaml = (path: string, text: string): YamlSource => {
  const { source, problems } = readYaml(`data/toyshire/${path}.yaml`, text);
  if (!source) throw new Error(problems[0]?.message);
  return source;
};

/** A quarter of a table's file, since the rest is the same for all: dimensions, rows and what is said of its people. */
export const table = (more: string, rows: string, published = '2024-11-20'): string => `
title: Table
definition: A table.
unit: count
counts: children
owner: Head
source: paper
${more}
editions:
  - period: 2024
    published: ${published}
    rows:
${rows.trim().split('\n').map((row) => `      - { ${row.trim()} }`).join('\n')}
`;

/** Every problem that protecting finds: 'data/toyshire/tables/t.yaml:9:3 group-disclosure All 12 of …' */
export async function problemsOf(sample: Sample): Promise<string> {
  return protectSample(sample).then(() => '', (error: ProblemsFound) => error.problems.map(({ rule, place, message }) => `${place.path}:${place.line}:${place.column} ${rule} ${message}`).join('\n'));
}

export async function protectSample({ policy, paper = 'Paper', facts, indicators = {}, tables = {}, flows, plans = {}, ledger, papers }: Sample): Promise<{ datasets: Map<string, ProtectedDataset>; flows: readonly ProtectedFlows[]; show: (id: string) => string }> {
  const settings = yaml('council', `
name: Toyshire Council
short-name: Toyshire
code: E99999999
colour: "#4b2e83"
licence: { not-given: x }
contact: { not-given: x }
sources: { paper: { title: ${paper}, publisher: Toyshire, published: 2024, link: { not-given: x } } }
forms: {}
${policy ? `disclosure:\n  owner: Head of Toys\n${policy}` : ''}
`.replace('published: 2024,', 'published: 2024-11-20,'));
  const file = checkShape(councilSchema, settings);
  if (!file.value) throw new Error(file.problems[0]?.message);
  const council = { id: 'toyshire', file: file.value };
  const months = flows && readFlows(flows, council);
  const read = [
    ...(months?.read ? [months.read] : []),
    ...(facts ? readFacts(yaml('facts', facts), council).read : []),
    ...Object.entries(indicators).flatMap(([id, text]) => readIndicator(id, yaml(`indicators/${id}`, text), council).read),
    ...Object.entries(tables).flatMap(([id, text]) => readTable(id, yaml(`tables/${id}`, text), council).read),
  ];
  const written = new Map(Object.entries(plans).map(([id, text]) => [id, yaml(`plan/${id}`, text)] as const));
  const raw = new Map(read.map(({ dataset }) => [dataset.id, sealDataset(dataset)] as const));
  const shown = papers ?? [{ day: '2025-01-01', shows: [...raw.keys()] }];
  const publications = shown.map(({ day, status = 'published' }, i) => ({ id: `paper-${i}`, narrative: { blocks: [], footnotes: [] }, file: { council: 'toyshire', status, access: 'public', 'publish-on': day } }) as unknown as Publication);
  const claims = shown.flatMap(({ shows, day }, i) => shows.map((dataset): Claim => ({ publication: `paper-${i}`, asOf: day, dataset, shown: { kind: 'block', name: 'table' }, place: startOf(`content/paper-${i}/index.md`) })));
  const files = new Map([settings, ...written.values()].map((source) => [source.path, source]));
  const toyshire: Council = {
    ...council, datasets: raw, flows: (months?.editions ?? []).map(sealEdition), ledger: { publications: {}, ...(ledger ? { counts: ledger } : {}) }, ...openPlaces('toyshire', { read }, { files }),
    plans: new Map([...written].map(([id, source]) => [id, readPlan(source, council).plan as PlanFile])),
  };
  const { councils } = await protectTables({
    publications, claims, site: UNNAMED_SITE, about: { accessibility: null, methods: null }, glossary: { abbreviations: {}, names: [], terms: {} },
    councils: new Map([['toyshire', toyshire]]),
  });
  const datasets = councils.get('toyshire')?.datasets as Map<string, ProtectedDataset>;
  const show = (id: string): string => (datasets.get(id) as ProtectedDataset).entries
    .map(({ quantity }) => (quantity.state === 'shown' ? quantity.value.big.toFixed() : quantity.state === 'suppressed' ? '[c]' : '[x]')).join(' ');
  return { datasets, flows: councils.get('toyshire')?.flows ?? [], show };
}

function readFlows({ file, csv }: NonNullable<Sample['flows']>, council: Parameters<typeof readFlowsFile>[1]): FlowsFileRead {
  const texts = new Map(Object.entries(csv).map(([name, text]) => [`data/toyshire/${name}`, text]));
  const found = readFlowsFile(yaml('flows', file), council, { root: '', texts, problems: [], files: new Map([...texts].map(([path, text]) => [path, readCsv(path, text).source as CsvSource])) });
  if (found.problems[0]) throw new Error(found.problems[0].message);
  return found;
}
